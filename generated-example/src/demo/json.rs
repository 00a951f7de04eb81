//! Messages for programs.

use std::io;

use serde::Serialize;
use specloom_example::messaging::Message;

use super::screen;

/// A message and who has it.
#[derive(Debug, Serialize)]
struct Line<'a> {
    provider: &'a str,
    #[serde(flatten)]
    message: &'a Message,
}

/// Prints one message a line.
pub(crate) fn print(provider: &str, messages: &[Message]) -> io::Result<()> {
    let mut text = String::new();
    for message in messages {
        text += &serde_json::to_string(&Line { provider, message })?;
        text.push('\n');
    }
    screen::print(&text)
}
