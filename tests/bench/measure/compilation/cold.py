"""What a client adds to a cold build of a crate that has an HTTP client, an async runtime and JSON already."""

import shutil

from results import TREE
from stats import summary

from .workshop import runtime

HTTP = """\
# What the runtime asks for.
reqwest = { version = "0.13", default-features = false, features = ["gzip", "http2", "rustls-no-provider", "system-proxy"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }
rustls-platform-verifier = "0.7"
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt-multi-thread", "time"] }
"""

BASE_MAIN = """\
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let provider = rustls::crypto::ring::default_provider();
    rustls::crypto::CryptoProvider::install_default(provider).map_err(|_| "there is one")?;
    let answer = reqwest::get("https://app.chatwoot.com/").await?;
    println!("{}", serde_json::from_slice::<serde_json::Value>(&answer.bytes().await?)?);
    Ok(())
}
"""

CLIENT_MAIN = """\
CLIENTS

#[tokio::main]
async fn main() -> Result<(), specloom::Error> {
    let client = chatwoot::Client::new(chatwoot::Config::from_env()?)?;
    println!("{:?}", client.list_messages(42).send().await?);
    Ok(())
}
"""

WITHOUT_MACRO = ["gzip", "rustls"]


def base(workshop):
    """A crate without specloom."""
    crate = workshop.crate("base", HTTP)
    (crate.sources / "main.rs").write_text(BASE_MAIN)
    return crate


def client(workshop, name, clients, features, build_dependencies=""):
    """A crate with one client, however it is generated."""
    crate = workshop.crate(name, HTTP + runtime(features), build_dependencies)
    (crate.folder / "specs").mkdir()
    for spec in ("messaging.yaml", "chatwoot.yaml"):
        shutil.copy(TREE / "specs" / spec, crate.folder / "specs")
    shutil.copytree(TREE / "specs/samples/chatwoot", crate.folder / "specs/samples/chatwoot")
    (crate.sources / "main.rs").write_text(CLIENT_MAIN.replace("CLIENTS", clients))
    return crate


def checked_in(workshop):
    """A crate that holds the output of `specloom generate`."""
    crate = client(workshop, "checked_in", "mod clients;\nuse clients::chatwoot;", WITHOUT_MACRO)
    workshop.generate(crate.folder / "specs", crate.sources / "clients")
    return crate


def by_macro(workshop):
    """A crate that generates by the macro."""
    return client(workshop, "by_macro", 'specloom::providers!("specs/chatwoot.yaml");', ["macros", *WITHOUT_MACRO])


def by_build_script(workshop):
    """A crate that generates by a build script."""
    include = 'include!(concat!(env!("OUT_DIR"), "/specloom.rs"));'
    codegen = f'specloom-codegen = {{ path = "{TREE}/codegen" }}'
    crate = client(workshop, "by_build_script", include, WITHOUT_MACRO, codegen)
    (crate.folder / "build.rs").write_text('fn main() {\n    specloom_codegen::build("specs");\n}\n')
    return crate


def by_progenitor(workshop):
    """A crate that generates by the macro of progenitor, which reads OpenAPI."""
    dependencies = HTTP + 'chrono = { version = "0.4", features = ["serde"] }\nprogenitor = "0.15"\nprogenitor-client = "0.15"\n'
    crate = workshop.crate("by_progenitor", dependencies + 'serde = { version = "1", features = ["derive"] }\n')
    shutil.copy(TREE / "tests/bench/measure/compilation/chatwoot.openapi.json", crate.folder)
    (crate.sources / "main.rs").write_text(PROGENITOR_MAIN)
    return crate


PROGENITOR_MAIN = """\
progenitor::generate_api!("chatwoot.openapi.json");

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let provider = rustls::crypto::ring::default_provider();
    rustls::crypto::CryptoProvider::install_default(provider).map_err(|_| "there is one")?;
    let client = Client::new("https://app.chatwoot.com");
    println!("{:?}", client.list_messages(1, 42, None).await?);
    Ok(())
}
"""

PEER = "progenitor's macro"
SHARE = 0.118
"""The goal, 8 of 68 seconds: what a client costs beyond what it is built with, of what progenitor's does."""


def measure(workshop, results, rounds):
    """Builds every crate from nothing, in turns."""
    without = base(workshop)
    crates = {
        "checked-in code": checked_in(workshop),
        "the macro": by_macro(workshop),
        "a build script": by_build_script(workshop),
        PEER: by_progenitor(workshop),
    }
    add_packages(results, without, crates)
    for crate in (without, *crates.values()):
        crate.cargo("fetch")
    rows = [[cold(crate) for crate in (without, *crates.values())] for _ in range(rounds)]
    results.add("compile/cold/base", "cold build with reqwest, tokio and serde_json", summary([row[0] for row in rows]), "s CPU")
    more = {way: [row[place] - row[0] for row in rows] for place, way in enumerate(crates, 1)}
    for way, seconds in more.items():
        results.add(f"compile/cold/{slug(way)}", f"a client by {way}: more than that", summary(seconds), "s CPU")
    for way in ("the macro", "a build script"):
        share = summary([own / other for own, other in zip(more[way], more[PEER])])
        what = f"a client by {way}: more than that"
        results.add(f"compile/cold/{slug(way)}/share", what, share, "of its time", against=PEER, at_most=SHARE)


def cold(crate):
    """CPU seconds of a build into an empty folder."""
    target = crate.folder / "target"
    cost = crate.cargo("build", target=target)
    shutil.rmtree(target)
    return cost.cpu


def add_packages(results, without, crates):
    """Counts the packages that come with a client."""
    before = without.tree()
    for way, crate in crates.items():
        more = sorted(crate.tree() - before)
        at_most = 10 if way == "checked-in code" else None
        results.add(f"compile/packages/{slug(way)}", f"packages that come with a client by {way}", len(more), "packages", at_most=at_most)
        print(f"  {', '.join(more)}")
    generator = [package for package in crates["checked-in code"].tree() if is_generator(package)]
    what = "packages of the generator that come with checked-in code"
    results.add("compile/packages/generator", what, len(generator), "packages", at_most=0)


def is_generator(package):
    """Whether nothing but generators of code need it."""
    return package.split()[0] in ("specloom-codegen", "specloom-macros", "granit-parser", "annotate-snippets", "prettyplease")


def slug(way):
    """The way as part of an id."""
    return way.removeprefix("the ").removeprefix("a ").replace("'s", "").replace(" ", "-")
