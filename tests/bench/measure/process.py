"""What a command costs: itself and all that it starts and waits for."""

import os
import shlex
import subprocess
import tempfile
import time
from dataclasses import dataclass

from failed import Failed

# `ru_maxrss` counts KiB, on macOS bytes.
RSS_UNIT = 1 if os.uname().sysname == "Darwin" else 1024
MIB = 1024 * 1024


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    cpu: float
    """CPU seconds, those of all processes together, in user and in system mode."""
    wall: float
    """Seconds."""
    peak: float
    """The most memory that one of the processes held, in MiB."""


def run(command, folder, **environment):
    """Runs a command to its end. What it prints is shown if it fails."""
    with tempfile.TemporaryFile() as printed:
        start = time.monotonic()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        # The process is gone, and `subprocess` has to know.
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            printed.seek(0)
            end = printed.read().decode(errors="replace")[-4000:]
            raise Failed(f"`{shlex.join(process.args)}` in {folder} failed:\n{end}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * RSS_UNIT / MIB)


def output(command, folder, **environment):
    """What a command prints."""
    command = [str(part) for part in command]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"`{shlex.join(command)}` in {folder} failed:\n{done.stderr[-4000:]}")
    return done.stdout
