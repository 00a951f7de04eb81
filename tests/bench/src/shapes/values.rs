//! Values as they come from real accounts: texts of people, ids, times.

use fastrand::Rng;

const WORDS: [&str; 40] = [
    "thanks",
    "I'll",
    "get",
    "back",
    "to",
    "you",
    "soon",
    "order",
    "number",
    "the",
    "delivery",
    "tomorrow",
    "please",
    "call",
    "me",
    "when",
    "invoice",
    "is",
    "ready",
    "we",
    "have",
    "received",
    "your",
    "payment",
    "hello",
    "appointment",
    "confirmed",
    "for",
    "next",
    "Tuesday",
    "at",
    "10:30",
    "regards",
    "and",
    "with",
    "our",
    "team",
    "ok",
    "great",
    "https://example.com/t/abc123",
];
const FOREIGN: [&str; 9] = ["café", "naïve", "señor", "Grüße", "👍", "😀", "日本語", "привет", "déjà"];

/// Values that follow from a seed.
#[derive(Debug)]
pub(super) struct Values(Rng);

impl Values {
    pub(super) fn new() -> Self {
        Self(Rng::with_seed(0x5eed))
    }

    /// One of several.
    pub(super) fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.0.usize(..values.len())]
    }

    /// Whether something happens that happens once in so many times.
    pub(super) fn once_in(&mut self, times: u32) -> bool {
        self.0.u32(..times) == 0
    }

    /// What somebody wrote: 20 to 160 characters, a third up to 400; three in ten with words beyond ASCII, some with line
    /// breaks or quotes, which are escaped in JSON.
    pub(super) fn text(&mut self) -> String {
        let target = 20 + if self.once_in(3) { self.0.usize(..380) } else { self.0.usize(..140) };
        let flavor = self.0.u32(..10);
        let mut text = String::new();
        while text.chars().count() < target {
            if !text.is_empty() {
                text.push(if flavor < 2 && self.once_in(12) { '\n' } else { ' ' });
            }
            text.push_str(&self.word(flavor));
        }
        text
    }

    fn word(&mut self, flavor: u32) -> String {
        match flavor {
            0..3 if self.once_in(8) => self.one_of(&FOREIGN).to_owned(),
            3 if self.once_in(10) => format!("\"{}\"", self.one_of(&WORDS)),
            _ => self.one_of(&WORDS).to_owned(),
        }
    }

    pub(super) fn uuid(&mut self) -> String {
        let (high, low) = (self.0.u64(..), self.0.u64(..));
        let (time, node) = (high >> 32, low & 0xffff_ffff_ffff);
        format!("{time:08x}-{:04x}-{:04x}-{:04x}-{node:012x}", high >> 16 & 0xffff, high & 0xffff, low >> 48)
    }

    /// Twenty letters and digits.
    pub(super) fn id(&mut self) -> String {
        (0..20).map(|_| self.0.alphanumeric()).collect()
    }

    /// A time as in RFC 3339, a minute after that of the message before.
    pub(super) fn time(&mut self, message: usize) -> String {
        let (day, hour, minute) = (1 + message / 1440 % 28, message / 60 % 24, message % 60);
        format!("2026-04-{day:02}T{hour:02}:{minute:02}:{:02}.{:03}Z", self.0.u32(..60), self.0.u32(..1000))
    }
}
