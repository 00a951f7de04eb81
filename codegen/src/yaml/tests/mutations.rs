//! Damaged documents: whatever the text, the answer is a value or a diagnostic, and every diagnostic can be shown.

use super::read_all;
use super::shapes::{SERVICE, Service};

const PIECES: &[&str] = &[
    "\t", " ", "\n", "\r\n", "\r", ":", ": ", "- ", "[", "]", "{", "}", "'", "\"", "&a ", "*a", "*id", "!t ", "!!str ",
    "|\n", ">\n", "#", "%", "---\n", "...\n", "? ", "<<: ", "<<: *id", "~", "0", "ä", "😀", "\u{0}", "\u{85}",
    "\u{2028}", "\u{feff}", ",", "\\", "@", "`", "\u{200b}", "\u{7f}", "\u{301}",
];

/// A generator with a fixed seed (xorshift), so that a failure can be repeated.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn check(text: &str) {
    let (value, found, sources) = read_all::<Service>(text);
    assert!(value.is_some() || !found.is_empty(), "neither a value nor a diagnostic: {text:?}");
    for diagnostic in &found {
        let shown = [diagnostic.render(&sources), diagnostic.snippet(&sources), diagnostic.headline(&sources)];
        assert!(shown.iter().all(|text| !text.is_empty()));
    }
}

fn mutated(text: &str, numbers: &mut Numbers) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(chars.len() + 1);
        let end = (at + numbers.below(12)).min(chars.len());
        match numbers.below(4) {
            0 => drop(chars.drain(at..end)),
            1 => chars.truncate(at),
            2 => drop(chars.splice(at..at, chars[at..end].to_vec())),
            _ => drop(chars.splice(at..at, PIECES[numbers.below(PIECES.len())].chars())),
        }
    }
    chars.into_iter().collect()
}

#[test]
fn no_damage_makes_the_reader_panic() {
    let mut numbers = Numbers(0x5eed);
    for _ in 0..4000 {
        check(&mutated(SERVICE, &mut numbers));
    }
}

#[test]
fn no_end_of_a_text_makes_the_reader_panic() {
    for (end, _) in SERVICE.char_indices() {
        check(&SERVICE[..end]);
        check(&SERVICE[end..]);
    }
}
