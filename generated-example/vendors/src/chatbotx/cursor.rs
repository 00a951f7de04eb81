//! The opaque cursor: base64 of the last row's key as JSON.

use crate::data::Message;
use base64::Engine;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use serde_json::{Value, json};

/// The server decodes with or without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &ALPHABET,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The row after which a page starts.
#[derive(Debug)]
pub(super) struct Cursor {
    created_at: String,
    id: i64,
}

/// Text that is no JSON behind base64: the server throws.
#[derive(Debug)]
pub(super) struct Garbage;

impl Cursor {
    /// `None` for JSON of another shape, which the server takes for no cursor at all.
    pub(super) fn decode(text: &str) -> Result<Option<Self>, Garbage> {
        let json = LENIENT.decode(text).map_err(|_| Garbage)?;
        let value: Value = serde_json::from_slice(&json).map_err(|_| Garbage)?;
        Ok(Self::from_json(&value))
    }

    fn from_json(value: &Value) -> Option<Self> {
        if value.get("direction")?.as_str()? != "prev" {
            return None;
        }
        let created_at = value.get("createdAt")?.as_str().filter(|text| is_timestamp(text))?.to_owned();
        let id = value.get("id")?.as_str()?.parse().ok()?;
        Some(Self { created_at, id })
    }

    pub(super) fn encode(last: &Message) -> String {
        let key = json!({ "direction": "prev", "createdAt": last.timestamp(), "id": last.truth.id });
        STANDARD.encode(key.to_string())
    }

    /// Whether the row comes after the cursor. Timestamps of one width order as text.
    pub(super) fn precedes(&self, message: &Message) -> bool {
        (message.timestamp(), message.numeric_id()) < (self.created_at.clone(), self.id)
    }
}

/// `2026-01-03T02:11:00.000Z`.
fn is_timestamp(text: &str) -> bool {
    let shape = b"0000-00-00T00:00:00.000Z";
    let fits = |(found, wanted): (u8, &u8)| if *wanted == b'0' { found.is_ascii_digit() } else { found == *wanted };
    text.len() == shape.len() && text.bytes().zip(shape).all(fits)
}
