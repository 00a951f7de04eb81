//! The texts that are read, and places in them.

use std::ops::Range;

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as it is shown, and as other files refer to it.
    pub path: String,
    /// The text of the file.
    pub text: String,
}

/// All files of a run: the specs, and the samples that they name.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<(Kind, Source)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Spec,
    Sample,
}

/// Which file of a [`Sources`] is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub(crate) u32);

/// A place: bytes `start` to `end` of a file. The default is the very start of the first file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

/// A place as editors count: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line on which the place ends.
    pub end_line: usize,
    /// Column behind the last character.
    pub end_column: usize,
}

static NOTHING: Source = Source { path: String::new(), text: String::new() };

impl Sources {
    /// Adds a spec. A byte order mark is dropped: places are counted from behind it.
    pub fn add(&mut self, source: Source) -> FileId {
        self.add_unmarked(source.unmarked())
    }

    /// Adds a spec whose byte order mark was dropped.
    pub(crate) fn add_unmarked(&mut self, source: Source) -> FileId {
        self.push(Kind::Spec, source)
    }

    /// Adds an answer of a vendor, which specs refer to by its path.
    pub fn add_sample(&mut self, source: Source) -> FileId {
        self.push(Kind::Sample, source.unmarked())
    }

    /// The id of the file that is added next.
    pub(crate) fn next(&self) -> FileId {
        FileId(saturated(self.0.len()))
    }

    /// The file of an id; an empty one if the id is of another collection.
    pub fn get(&self, file: FileId) -> &Source {
        self.0.get(file.0 as usize).map_or(&NOTHING, |(_, source)| source)
    }

    /// The specs in the order in which they were added.
    pub fn specs(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.of(Kind::Spec)
    }

    /// The samples in the order in which they were added.
    pub fn samples(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.of(Kind::Sample)
    }

    fn push(&mut self, kind: Kind, source: Source) -> FileId {
        self.0.push((kind, source));
        FileId(saturated(self.0.len() - 1))
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = (FileId, &Source)> {
        let numbered = (0..).map(FileId).zip(&self.0);
        numbered.filter(move |(_, (its, _))| *its == kind).map(|(id, (_, source))| (id, source))
    }

    /// Line and column of a place's start, both counted from 1, the column in characters.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        position(&self.get(span.file).text, span.start as usize)
    }

    /// Where a place starts and ends; nothing if its file has no text, as one that could not be read.
    pub fn region(&self, span: Span) -> Option<Region> {
        let text = &self.get(span.file).text;
        let (line, column) = self.line_column(span);
        let (end_line, end_column) = position(text, span.range().end);
        (!text.is_empty()).then_some(Region { line, column, end_line, end_column })
    }
}

impl Source {
    /// Drops the byte order mark.
    pub(crate) fn unmarked(mut self) -> Self {
        if let Some(rest) = self.text.strip_prefix('\u{feff}') {
            self.text = rest.to_owned();
        }
        self
    }
}

impl Span {
    /// A place, from offsets in a file.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: saturated(range.start), end: saturated(range.end) }
    }

    /// The offsets, as a range that is never reversed.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end.max(self.start) as usize
    }

    /// Whether another place lies in this one.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..floor_char_boundary(text, offset)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The nearest offset at or before a given one at which the text can be cut.
pub(crate) fn floor_char_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn saturated(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, start: usize) -> (usize, usize) {
        let mut sources = Sources::default();
        let file = sources.add(Source { path: "x.yaml".into(), text: text.into() });
        sources.line_column(Span::new(file, start..start))
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(at("a: ä€b\nc", 8), (1, 6));
        assert_eq!(at("a: 1\nbc", 6), (2, 2));
    }

    #[test]
    fn line_ends_of_windows_do_not_move_columns() {
        assert_eq!(at("a: 1\r\nb: 2\r\n", 9), (2, 4));
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        assert_eq!(at("\u{feff}ab", 1), (1, 2));
    }

    #[test]
    fn places_outside_the_text_are_moved_into_it() {
        assert_eq!(at("ä", 1), (1, 1));
        assert_eq!(at("ab", 99), (1, 3));
        assert_eq!(Sources::default().line_column(Span::default()), (1, 1));
    }

    #[test]
    fn a_region_ends_behind_its_last_character() {
        let mut sources = Sources::default();
        let file = sources.add(Source { path: "x.yaml".into(), text: "a: ä€\nb: 1\n".into() });
        let region = |start, end| sources.region(Span::new(file, start..end)).unwrap();
        assert_eq!(region(3, 8), Region { line: 1, column: 4, end_line: 1, end_column: 6 });
        assert_eq!(region(3, 10), Region { line: 1, column: 4, end_line: 2, end_column: 2 });
        assert_eq!(region(5, 5), Region { line: 1, column: 5, end_line: 1, end_column: 5 });
        assert_eq!(region(99, 120), Region { line: 3, column: 1, end_line: 3, end_column: 1 });
    }

    #[test]
    fn a_file_without_text_has_no_regions() {
        let mut sources = Sources::default();
        let file = sources.add(Source { path: "x.yaml".into(), text: String::new() });
        assert_eq!(sources.region(Span::new(file, 0..0)), None);
    }
}
