//! The vendors' pages with every field, as a generator of clients makes structs from an OpenAPI document; and pages made
//! of them, with values as they come from real accounts.
//!
//! Texts stay texts where such a generator would parse times and UUIDs, which would only take longer.

pub mod centerfy;
pub mod chatbotx;
pub mod chatwoot;
pub mod highlevel;
pub mod octopush;
mod values;

use serde::Serialize;

/// An object whose keys the vendor does not document.
pub type Open = serde_json::Map<String, serde_json::Value>;

/// A page as it is sent.
pub(crate) fn body(page: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(page).expect("a page is JSON")
}

/// The same page as PHP writes it: slashes and everything beyond ASCII are escaped. They stand in texts only.
pub(crate) fn as_php(body: &[u8]) -> Vec<u8> {
    let mut php = String::new();
    for char in std::str::from_utf8(body).expect("JSON is UTF-8").chars() {
        match char {
            '/' => php.push_str("\\/"),
            char if char.is_ascii() => php.push(char),
            char => char.encode_utf16(&mut [0; 2]).iter().for_each(|unit| php.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    php.into_bytes()
}
