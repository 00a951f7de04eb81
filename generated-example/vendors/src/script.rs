//! What the people of the data sets say, when, and in which direction: a function of the message's number alone.

use crate::data::Direction;

/// 2026-01-05T08:00:00Z.
const START: i64 = 1_767_600_000;

const LINES: [&str; 12] = [
    "Hello, is the blue one still available?",
    "Yes, we have three left.",
    "Gr\u{fc}\u{df}e aus K\u{f6}ln \u{1f642}",
    "She said \"tomorrow\", with a back\\slash.",
    "first line\nsecond line",
    "5 < 6 & 7 > 6, <b>really</b>",
    "T\u{f4}i mu\u{1ed1}n \u{111}\u{1ed5}i \u{111}\u{1ecb}a ch\u{1ec9} giao h\u{e0}ng",
    "\u{634}\u{643}\u{631}\u{627} \u{62c}\u{632}\u{64a}\u{644}\u{627}",
    "\tindented, and a trailing space ",
    "Order #100% ready? a+b=c",
    "\u{6ce8}\u{6587}\u{306f}\u{3044}\u{3064}\u{5c4a}\u{304d}\u{307e}\u{3059}\u{304b}",
    "null",
];

/// When message `number` was sent: microseconds since 1970, a whole number of milliseconds, later than the one before.
pub(crate) fn sent_at(number: u64) -> i64 {
    let jitter = mix(number);
    let seconds = START + number.cast_signed() * 613 + (jitter % 600).cast_signed();
    seconds * 1_000_000 + ((jitter >> 16) % 1_000).cast_signed() * 1_000
}

/// What message `number` says.
pub(crate) fn text(number: u64) -> String {
    let line = LINES[(mix(number) % LINES.len() as u64) as usize];
    format!("{line} [{number}]")
}

/// Who spoke: a bit more often the contact.
pub(crate) fn direction(number: u64) -> Direction {
    if mix(number ^ 0xd1).is_multiple_of(5) || number.is_multiple_of(2) {
        Direction::Outbound
    } else {
        Direction::Inbound
    }
}

/// One of `choices`.
pub(crate) fn pick<T: Copy, const N: usize>(number: u64, choices: [T; N]) -> T {
    choices[(mix(number ^ 0x5e) % N as u64) as usize]
}

/// An identifier of `length` letters and digits, the same for the same name and number.
pub(crate) fn opaque(length: usize, name: &str, number: u64) -> String {
    const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let seed = hash(name).wrapping_add(mix(number));
    (0..length as u64).map(|at| char::from(ALPHABET[(mix(seed ^ (at << 32)) % 62) as usize])).collect()
}

/// An RFC 9562 shaped identifier, the same for the same name.
pub(crate) fn uuid(name: &str) -> String {
    let (high, low) = (mix(hash(name)), mix(hash(name) ^ 1));
    let (a, b, c) = (high >> 32, high >> 16 & 0xffff, high & 0xfff);
    let (d, e) = (low >> 48 & 0x3fff | 0x8000, low & 0xffff_ffff_ffff);
    format!("{a:08x}-{b:04x}-4{c:03x}-{d:04x}-{e:012x}")
}

/// FNV-1a.
fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// SplitMix64.
fn mix(seed: u64) -> u64 {
    let mut value = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::{opaque, sent_at};
    use std::collections::BTreeSet;

    #[test]
    fn a_later_message_has_a_later_whole_second() {
        assert!((1..5_000).all(|number| sent_at(number) / 1_000_000 < sent_at(number + 1) / 1_000_000));
    }

    #[test]
    fn identifiers_do_not_repeat() {
        let ids: BTreeSet<String> = (0..5_000).map(|number| opaque(20, "x", number)).collect();
        assert_eq!(ids.len(), 5_000);
    }
}
