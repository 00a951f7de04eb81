//! Specs as large as a file may be. What takes more than a moment here compares everything with everything.

mod documents;
mod operations;
mod parts;
mod types;

use specloom_tests::{Seeds, run_check};

/// Largest file that is read, in bytes.
const SIZE: usize = 1024 * 1024;
/// Most entries of a list or a mapping.
const ENTRIES: usize = 2000;

fn check(text: &str) {
    assert!(text.len() <= SIZE, "{} bytes are refused unread", text.len());
    run_check("spec.yaml", text, &Seeds::read());
}

/// So many parts, one behind the other.
fn many(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// As many parts as a file of the largest size has room for, beside a small spec.
fn full(part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for at in 0.. {
        let part = part(at);
        if text.len() + part.len() > SIZE - 4096 {
            break;
        }
        text.push_str(&part);
    }
    text
}
