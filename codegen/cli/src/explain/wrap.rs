//! Texts in lines that fit a terminal.

/// Columns of a line.
const WIDTH: usize = 80;

/// A text whose lines fit; all of them are indented. A word that is wider than a line has one of its own.
pub(super) fn wrapped(text: &str, indent: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(" ".repeat(indent) + word),
        }
    }
    lines.join("\n")
}

/// A text all of whose lines are indented, but for empty ones.
pub(super) fn indented(text: &str, indent: usize) -> String {
    let indented = |line: &str| if line.is_empty() { String::new() } else { " ".repeat(indent) + line };
    text.lines().map(indented).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_before_column_81() {
        let text = wrapped(&"four ".repeat(20), 2);
        let widths: Vec<_> = text.lines().map(|line| line.chars().count()).collect();
        assert_eq!(widths, [76, 26]);
        assert_eq!(wrapped(&"ü".repeat(81), 0).lines().count(), 1);
        assert_eq!(wrapped(&format!("{} {}", "a".repeat(77), "bb"), 0).lines().count(), 1);
        assert_eq!(wrapped(&format!("{} {}", "a".repeat(77), "bbb"), 0).lines().count(), 2);
        assert_eq!(wrapped("", 4), "");
    }

    #[test]
    fn empty_lines_stay_empty() {
        assert_eq!(indented("a:\n\n  b\n", 4), "    a:\n\n      b");
    }
}
