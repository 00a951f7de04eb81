//! Texts from elsewhere, made fit for a terminal.

use std::time::Duration;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many columns of a terminal the text takes at most. Terminals differ on ligatures and joined emoji, which some draw
/// as one and others character by character.
pub(crate) fn width(text: &str) -> usize {
    let apart: usize = text.chars().filter_map(|char| char.width()).sum();
    text.width().max(apart)
}

/// The text on one line: runs of white space become a space, and characters that would steer the terminal, or turn the
/// direction of what follows, become U+FFFD.
pub(crate) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().map(|char| if steers(char) { char::REPLACEMENT_CHARACTER } else { char }).collect()
}

/// Whether a character steers the terminal, or turns the direction of what follows.
pub(crate) fn steers(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text, cut to so many columns of a terminal; an ellipsis stands for what is missing.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else { return String::new() };
    let ends = text.char_indices().map(|(start, char)| start + char.len_utf8());
    // The width of a sequence is not the sum of its characters' widths, so prefixes are measured.
    let end = ends.take_while(|end| width(&text[..*end]) <= room).last().unwrap_or(0);
    format!("{}\u{2026}", text[..end].trim_end())
}

/// A number of bytes: `812 B`, `14.2 kB`.
pub(crate) fn bytes(count: usize) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{:.1} kB", count as f64 / 1e3),
        _ => format!("{:.1} MB", count as f64 / 1e6),
    }
}

/// A time: `217 ms`, `2.5 s`.
pub(crate) fn time(duration: Duration) -> String {
    match duration.as_millis() {
        millis @ 0..1_000 => format!("{millis} ms"),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(line("  first\n\tsecond \r\n"), "first second");
        assert_eq!(line("a\u{1b}[31mb\u{7}\u{202e}c"), "a\u{fffd}[31mb\u{fffd}\u{fffd}c");
    }

    #[test]
    fn a_cut_goes_by_columns_of_the_screen() {
        assert_eq!(cut("注文は", 6), "注文は");
        assert_eq!(cut("注文はいつ", 6), "注文…");
        assert_eq!(cut("注文はいつ", 7), "注文は…");
        assert_eq!(cut("u\u{308}ber allem", 5), "u\u{308}ber…");
        assert_eq!(cut("word", 1), "…");
        assert_eq!(cut("word", 0), "");
    }

    #[test]
    fn no_cut_is_wider_than_asked() {
        for text in ["👩‍👩‍👧‍👧 and 🇩🇪 flags", "شكرا جزيلا لك", "Grüße aus Köln 🙂"]
        {
            for room in 0..30 {
                assert!(width(&cut(text, room)) <= room, "{text} {room}");
            }
        }
    }

    #[test]
    fn quantities_have_their_unit() {
        assert_eq!([0, 999, 1_000, 14_249, 3_100_000].map(bytes), ["0 B", "999 B", "1.0 kB", "14.2 kB", "3.1 MB"]);
        assert_eq!([0, 999, 2_500].map(Duration::from_millis).map(time), ["0 ms", "999 ms", "2.5 s"]);
    }
}
