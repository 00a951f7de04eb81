//! Text from elsewhere, made fit for one line of a terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many columns of a terminal the text takes at most. Terminals differ on ligatures and joined emoji, which some draw
/// as one and others character by character.
pub(crate) fn width(text: &str) -> usize {
    let apart: usize = text.chars().filter_map(|c| c.width()).sum();
    text.width().max(apart)
}

/// The text on one line: runs of white space become a space, and characters that would steer the terminal, or turn the
/// direction of what follows, become U+FFFD.
pub(crate) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text, cut to so many columns of a terminal; an ellipsis stands for what is missing.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else { return String::new() };
    let ends = text.char_indices().map(|(start, c)| start + c.len_utf8());
    // The width of a sequence is not the sum of its characters' widths, so prefixes are measured.
    let end = ends.take_while(|end| width(&text[..*end]) <= room).last().unwrap_or(0);
    format!("{}\u{2026}", text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::{cut, line, width};

    #[test]
    fn several_lines_become_one() {
        assert_eq!(line("  first\n\tsecond \r\n"), "first second");
    }

    #[test]
    fn a_ligature_counts_as_its_letters() {
        assert_eq!(width("\u{644}\u{627}"), 2);
        assert_eq!(width("\u{2764}\u{fe0f}"), 2);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(line("a\u{1b}[31mb\u{7}\u{202e}c"), "a\u{fffd}[31mb\u{fffd}\u{fffd}c");
    }

    #[test]
    fn what_fits_is_not_cut() {
        assert_eq!(cut("注文は", 6), "注文は");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn a_cut_goes_by_columns_of_the_screen() {
        assert_eq!(cut("注文はいつ", 6), "注文…");
        assert_eq!(cut("注文はいつ", 7), "注文は…");
        assert_eq!(cut("u\u{308}ber allem", 5), "u\u{308}ber…");
        assert_eq!(cut("word word", 6), "word…");
        assert_eq!(cut("word", 1), "…");
        assert_eq!(cut("word", 0), "");
    }

    #[test]
    fn no_cut_is_wider_than_asked() {
        for text in ["👩‍👩‍👧‍👧 and 🇩🇪 flags", "شكرا جزيلا لك", "Grüße aus Köln 🙂", "注文はいつ届きますか"]
        {
            for room in 0..30 {
                assert!(width(&cut(text, room)) <= room, "{text} {room}");
            }
        }
    }
}
