//! How a block is laid out.

/// How a block is laid out. By default it is plain, and as wide as its texts are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// Whether there are escape sequences for a terminal that shows colours.
    pub colors: bool,
    /// The columns of the terminal: texts are wrapped to them, and excerpts cut. Fewer than
    /// [`Layout::MIN_WIDTH`] count as so many.
    pub width: Option<usize>,
}

/// The width that excerpts are cut to where there is no terminal.
const WIDTH: usize = 140;
/// What line numbers and dots take of the width of an excerpt.
const MARGIN: usize = 20;

impl Layout {
    /// Texts are wrapped to no fewer columns: there would be a word on each line.
    pub const MIN_WIDTH: usize = 40;

    /// The width that texts are wrapped to.
    pub(super) fn wrapping(self) -> Option<usize> {
        self.width.map(|width| width.max(Self::MIN_WIDTH))
    }

    /// The width that excerpts are cut to.
    pub(super) fn width(self) -> usize {
        self.wrapping().unwrap_or(WIDTH)
    }

    /// The columns of a line that are seen at once.
    pub(super) fn room(self) -> usize {
        self.width() - MARGIN
    }
}

/// Breaks a text at spaces, so that no line is wider than `width` unless a word is.
pub(super) fn wrap(text: &str, width: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        match column {
            0 => {}
            _ if column + 1 + length > width => {
                wrapped.push('\n');
                column = 0;
            }
            _ => {
                wrapped.push(' ');
                column += 1;
            }
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_is_too_narrow_counts_as_one_that_is_not() {
        let width = |width| Layout { width, ..Layout::default() }.width();
        assert_eq!([Some(8), Some(40), Some(100), None].map(width), [40, 40, 100, 140]);
    }

    #[test]
    fn a_text_is_broken_at_spaces_and_loses_nothing_else() {
        assert_eq!(wrap("a bc def", 4), "a bc\ndef");
        assert_eq!(wrap("ä€ü bc", 6), "ä€ü bc");
        assert_eq!(wrap("wider than that", 3), "wider\nthan\nthat");
        assert_eq!(wrap("", 3), "");
    }
}
