"""Crates with any number of providers: as `specloom generate` writes them, and as written by hand."""

import re
import shutil

from results import TREE

from .workshop import runtime

VENDORS = ("centerfy", "chatbotx", "highlevel", "octopush", "chatwoot")
"""The catalogue. Crates hold whole sets of these five, so that sizes and shapes stay in proportion."""

DEPENDENCIES = f"""\
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"
tokio = {{ version = "1", features = ["rt"] }}
{runtime(["gzip", "rustls"])}
"""


def write_specs(folder, sets, edit=lambda text: text):
    """Writes the interface and so many copies of the catalogue under other names, samples included."""
    folder.mkdir()
    shutil.copy(TREE / "specs/messaging.yaml", folder)
    for number in range(sets):
        for vendor in VENDORS:
            name = f"{vendor}_{number:03}"
            text = edit((TREE / f"specs/{vendor}.yaml").read_text())
            text = text.replace(f"provider: {vendor}\n", f"provider: {name}\n")
            text = text.replace(f"samples/{vendor}/", f"samples/{name}/")
            (folder / f"{name}.yaml").write_text(text)
            shutil.copytree(TREE / f"specs/samples/{vendor}", folder / f"samples/{name}")


def messages_only(spec):
    """The spec without what it has beside the messages of a conversation: operations and types of the vendor's own, which
    the peer does not have either."""
    spec = re.sub(r"^(?:enums|records):\n(?:(?: .*)?\n)+", "", spec, flags=re.MULTILINE)
    head, operations = spec.split("\noperations:\n")
    (messages,) = re.findall(r"^  list_messages:\n(?:(?:   .*)?\n)+", operations, flags=re.MULTILINE)
    filter_by_type = r"^ +types: .*\n"
    return f"{head}\noperations:\n{re.sub(filter_by_type, '', messages, flags=re.MULTILINE)}"


OPEN = """
/// Makes a client: every provider can be reached.
pub fn open(provider: &str, config: serde_json::Value) -> Result<Box<dyn messaging::Messaging>, specloom::Error> {
    messaging::connect(provider, config, specloom::Options::new())
}
"""

OPEN_MAIN = """
fn main() {
    let text: Vec<String> = std::env::args().collect();
    let config = serde_json::from_str(&text[2]).unwrap();
    let client = NAME::open(&text[1], config).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    println!("{:?}", runtime.block_on(client.list_messages(&text[3]).send()));
}
"""


def generated(workshop, sets):
    """A crate with the checked-in output of `specloom generate`: clients of all that the catalogue has."""
    return checked_in(workshop, f"generated_{sets}", sets, lambda spec: spec)


def generated_messages(workshop, sets):
    """The same of what the peer has: clients that list messages."""
    return checked_in(workshop, f"messages_{sets}", sets, messages_only)


def checked_in(workshop, name, sets, edit):
    """A crate with the output of `specloom generate`."""
    crate = workshop.crate(name, DEPENDENCIES)
    write_specs(crate.folder / "specs", sets, edit)
    workshop.generate(crate.folder / "specs", crate.sources)
    (crate.sources / "mod.rs").rename(crate.sources / "lib.rs")
    with (crate.sources / "lib.rs").open("a") as lib:
        lib.write(OPEN)
    (crate.sources / "main.rs").write_text(OPEN_MAIN.replace("NAME", name))
    return crate


DECODE = """
pub mod clients { pub mod messaging; }

#[derive(Clone, Copy)]
pub enum Vendor { Centerfy, ChatbotX, HighLevel, Octopush, Chatwoot }

/// Decodes a page: every provider can be reached.
pub fn decode(set: usize, vendor: Vendor, body: &[u8], conversation: &str) -> Result<peers::Page, peers::Wrong> {
    match set { ARMS _ => Err("no such provider".into()) }
}

pub mod peers {
    use crate::clients::messaging::Message;

    #[derive(Debug, Default, PartialEq)]
    pub struct Page { pub messages: Vec<Message>, pub next: Option<String> }

    pub type Wrong = Box<dyn std::error::Error + Send + Sync>;

    MODULES
}
"""

DECODE_MAIN = """
use NAME::Vendor::{Centerfy, ChatbotX, Chatwoot, HighLevel, Octopush};

fn main() {
    let text: Vec<String> = std::env::args().collect();
    let number: usize = text[1].parse().unwrap();
    let vendor = [Centerfy, ChatbotX, HighLevel, Octopush, Chatwoot][number % 5];
    println!("{:?}", NAME::decode(number / 5, vendor, text[2].as_bytes(), &text[3]));
}
"""


def narrow(workshop, sets):
    """A crate that decodes the same messages by hand, with the benchmark's peer `narrow`: structs of the mapped fields
    and a mapping for each provider, without a client."""
    name = f"narrow_{sets}"
    crate = workshop.crate(name, DEPENDENCIES)
    workshop.generate(TREE / "specs/messaging.yaml", crate.sources / "clients")
    copies = [f"set_{number:03}" for number in range(sets)]
    for copy in copies:
        write_narrow(crate.sources / "peers", copy)
    arms = " ".join(
        f"{number} => peers::{copy}::narrow::decode(vendor, body, conversation)," for number, copy in enumerate(copies)
    )
    modules = " ".join(f"pub mod {copy} {{ pub use super::Wrong; mod meaning; pub mod narrow; }}" for copy in copies)
    (crate.sources / "lib.rs").write_text(DECODE.replace("ARMS", arms).replace("MODULES", modules))
    (crate.sources / "main.rs").write_text(DECODE_MAIN.replace("NAME", name))
    return crate


def write_narrow(peers, copy):
    """Writes a copy of the peer into a module of its own."""
    (peers / copy).mkdir(parents=True)
    for file in ("narrow.rs", "mapping.rs", "meaning.rs"):
        text = (TREE / "tests/bench/src/peers" / file).read_text()
        text = text.replace("crate::peers::meaning", f"crate::peers::{copy}::meaning")
        text = text.replace("pub(super) use mapping::decode;", "pub use mapping::decode;")
        text = text.replace("pub(in crate::peers) fn decode", "pub fn decode")
        (peers / copy / file).write_text(text)
