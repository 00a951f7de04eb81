"""A folder outside of the tree, with the crates that are compiled for a measurement."""

import json
import os
import shutil
from pathlib import Path

from process import output, run
from results import TREE

CHECK = ("check", "--lib")
DEV = ("build", "--lib")
RELEASE = ("build", "--lib", "--release")
DOC = ("doc", "--lib", "--no-deps")

MANIFEST = """\
[package]
name = "{name}"
version = "0.0.0"
edition = "2024"

[dependencies]
{dependencies}
{build_dependencies}
[profile.release]
strip = true

[workspace]
"""


class Workshop:
    """The folder and what is made in it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.target = self.folder / "target"
        self.specloom = build_specloom()

    def crate(self, name, dependencies, build_dependencies=""):
        """A crate with these dependencies, in the versions of the tree's lock file; its sources are still to be written."""
        folder = self.folder / name
        (folder / "src").mkdir(parents=True)
        builds = build_dependencies and f"\n[build-dependencies]\n{build_dependencies}\n"
        manifest = MANIFEST.format(name=name, dependencies=dependencies, build_dependencies=builds)
        (folder / "Cargo.toml").write_text(manifest)
        shutil.copy(TREE / "Cargo.lock", folder)
        return Crate(folder, self.target)

    def generate(self, specs, out):
        """Runs `specloom generate`."""
        return run([self.specloom, "generate", "--out", out, specs], self.folder)


class Crate:
    """A crate that is compiled, again and again."""

    def __init__(self, folder, target):
        self.folder = folder
        self.sources = folder / "src"
        self.target = target

    def cargo(self, *arguments, target=None):
        """What a call of Cargo costs. Nothing is incremental: each time is the first."""
        target = str(target or self.target)
        return run(["cargo", *arguments], self.folder, CARGO_TARGET_DIR=target, CARGO_INCREMENTAL="0")

    def alone(self, *arguments):
        """What it costs to compile this crate and no other; its dependencies have to be there."""
        os.utime(self.sources / "lib.rs")
        return self.cargo(*arguments)

    def tree(self):
        """The packages that are compiled for it on this machine, by name and version."""
        command = ["cargo", "tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]
        lines = output(command, self.folder).splitlines()
        return {" ".join(line.split()[:2]) for line in lines if line} - {f"{self.folder.name} v0.0.0"}


def build_specloom():
    """Builds the command line of this tree and returns the path of its program."""
    command = ["cargo", "build", "--release", "--locked", "-p", "specloom-cli", "--message-format", "json"]
    messages = [json.loads(line) for line in output(command, TREE).splitlines() if line.startswith("{")]
    return next(message["executable"] for message in messages if message.get("executable"))


def runtime(features):
    """The line of the dependency on this tree's runtime."""
    return f'specloom = {{ path = "{TREE}/runtime", default-features = false, features = {json.dumps(features)} }}'
