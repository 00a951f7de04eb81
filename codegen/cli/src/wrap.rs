//! Texts in lines that fit a terminal.

use crate::trial::text::width;

/// A text whose lines have so many columns at most; all of them are indented. A word that is wider than a line has one of
/// its own.
pub(crate) fn wrapped(text: &str, indent: usize, columns: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(" ".repeat(indent) + word),
        }
    }
    lines.join("\n")
}

/// A text all of whose lines are indented, but for empty ones.
pub(crate) fn indented(text: &str, indent: usize) -> String {
    let indented = |line: &str| if line.is_empty() { String::new() } else { " ".repeat(indent) + line };
    text.lines().map(indented).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_before_they_are_too_wide() {
        let text = wrapped(&"four ".repeat(20), 2, 80);
        let widths: Vec<_> = text.lines().map(width).collect();
        assert_eq!(widths, [76, 26]);
        assert_eq!(wrapped(&"ü".repeat(81), 0, 80).lines().count(), 1);
        assert_eq!(wrapped(&format!("{} {}", "a".repeat(77), "bb"), 0, 80).lines().count(), 1);
        assert_eq!(wrapped(&format!("{} {}", "a".repeat(77), "bbb"), 0, 80).lines().count(), 2);
        assert_eq!(wrapped("\u{6ce8}\u{6587} \u{306f}\u{3044}", 1, 6), " \u{6ce8}\u{6587}\n \u{306f}\u{3044}");
        assert_eq!(wrapped("", 4, 80), "");
    }

    #[test]
    fn empty_lines_stay_empty() {
        assert_eq!(indented("a:\n\n  b\n", 4), "    a:\n\n      b");
    }
}
