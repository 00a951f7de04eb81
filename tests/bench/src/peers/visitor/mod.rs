//! Visitors that write straight into the record, one for each vendor: what the parser allows at best.

#[macro_use]
mod object;
mod centerfy;
mod chatbotx;
mod chatwoot;
mod highlevel;
mod leaf;
mod octopush;

use serde::de::DeserializeSeed;

use super::{Page, Wrong};
use crate::Vendor;

pub(super) fn decode(vendor: Vendor, body: &[u8], conversation: &str) -> Result<Page, Wrong> {
    // One check of the whole text is cheaper than one for each text in it.
    let text = std::str::from_utf8(body)?;
    match vendor {
        Vendor::Centerfy => centerfy::decode(text),
        Vendor::ChatbotX => chatbotx::decode(text),
        Vendor::HighLevel => highlevel::decode(text),
        Vendor::Octopush => octopush::decode(text, conversation),
        Vendor::Chatwoot => chatwoot::decode(text),
    }
}

/// Reads a whole document.
fn read<'de, T>(text: &'de str, reader: impl DeserializeSeed<'de, Value = T>) -> Result<(), Wrong> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    reader.deserialize(&mut deserializer)?;
    Ok(deserializer.end()?)
}
