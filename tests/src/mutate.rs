//! Changes to a spec that leave most of it as it is, so that they reach what a random text never would.

use specloom_codegen::Source;

/// Choices that follow from bytes: those of a fuzzer, or those of a generator with a seed.
#[derive(Debug)]
pub struct Choices<'b>(&'b [u8]);

impl<'b> Choices<'b> {
    /// Choices that end with the bytes.
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// Whether all bytes were used.
    pub const fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    /// A number below a limit; 0 when all bytes were used.
    pub fn below(&mut self, limit: usize) -> usize {
        let width = if limit > 256 { 2 } else { 1 };
        let (taken, rest) = self.0.split_at(width.min(self.0.len()));
        self.0 = rest;
        taken.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)) % limit.max(1)
    }

    /// The next bytes, apart from the rest.
    pub fn take(&mut self, bytes: usize) -> Self {
        let (taken, rest) = self.0.split_at(bytes.min(self.0.len()));
        self.0 = rest;
        Self(taken)
    }

    pub(crate) fn of<'t, T>(&mut self, from: &'t [T]) -> Option<&'t T> {
        from.get(self.below(from.len()))
    }
}

/// Most changes that are made to one spec.
const MAX_CHANGES: usize = 8;

/// Values of every kind, and such as end or open something.
const VALUES: &[&str] = &[
    "",
    "~",
    "0",
    "-1",
    "1.5",
    "true",
    "none",
    "\"none\"",
    "\"\"",
    "[]",
    "{}",
    "[a]",
    "{ a: b }",
    "[[]]",
    "$",
    "\"@\"",
    "a.b",
    "a[0]",
    "\"a[0].b\"",
    "list<string>",
    "list<list<string>>",
    "string",
    "integer",
    "timestamp",
    "Note",
    "/",
    "/{id}",
    "\"{token}\"",
    "\"{\"",
    "\"}\"",
    "http://x",
    "https://{a}.example.com?api_key=b",
    "4294967296",
    "9223372036854775808",
    "{ none: x }",
    "{ from: a, as: rfc3339 }",
    "{ from: a, table: { b: none }, otherwise: none }",
    "{ each: a, map: { id: id } }",
    "{ map: {} }",
    "{ join: [a, b] }",
    "{ param: a }",
    "{ const: a }",
    "[a, { const: b }]",
    "{ from: a, unseen: b }",
    "self",
    "unknown",
    "type",
    "\u{e4}",
    "*a",
    "&a b",
    "!!str a",
    "<<",
    "|",
    ">",
    "'",
    "- a",
];

/// Pieces that a text is cut with.
const PIECES: &[&str] = &[
    "\t",
    " ",
    "  ",
    "\n",
    ": ",
    ":",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    "\"",
    "#",
    "&a ",
    "*a",
    "<<: *a",
    "!t ",
    "---\n",
    "|\n",
    "\\",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "\u{1f600}",
];

/// A good spec with changes: its index, and its text.
pub fn mutated(specs: &[Source], choices: &mut Choices<'_>) -> (usize, String) {
    let index = choices.below(specs.len());
    let Some(source) = specs.get(index) else { return (0, String::new()) };
    let mut lines: Vec<String> = source.text.lines().map(str::to_owned).collect();
    for _ in 0..MAX_CHANGES {
        if choices.is_over() || lines.is_empty() {
            break;
        }
        change(&mut lines, specs, choices);
    }
    (index, lines.join("\n") + "\n")
}

fn change(lines: &mut Vec<String>, specs: &[Source], choices: &mut Choices<'_>) {
    let kind = choices.below(10);
    let at = choices.below(lines.len());
    let other = choices.below(lines.len());
    match kind {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at].clone()),
        2 => lines.swap(at, other),
        3 => indent(&mut lines[at], choices),
        4 => lines[at] = with_value(&lines[at], choices.of(VALUES).copied().unwrap_or_default()),
        5 => lines[at] = with_value(&lines[at], value(&lines[other].clone())),
        6 => lines[at] = with_key(&lines[at], key(&lines[other].clone())),
        7 => lines.insert(at, foreign(specs, choices)),
        8 => cut_in(&mut lines[at], choices),
        _ => nested(&mut lines[at], choices),
    }
}

/// Moves a line to the left or to the right.
fn indent(line: &mut String, choices: &mut Choices<'_>) {
    let width = choices.below(6);
    *line = match choices.below(2) {
        0 => " ".repeat(width) + line,
        _ => line.trim_start_matches(' ').to_owned(),
    };
}

fn key(line: &str) -> &str {
    line.split_once(':').map_or(line, |(key, _)| key).trim()
}

fn value(line: &str) -> &str {
    line.split_once(": ").map_or("", |(_, value)| value)
}

fn with_value(line: &str, value: &str) -> String {
    line.split_once(':').map_or_else(|| line.to_owned(), |(key, _)| format!("{key}: {value}"))
}

fn with_key(line: &str, key: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    line.split_once(':').map_or_else(|| line.to_owned(), |(_, value)| format!("{}{key}:{value}", &line[..indent]))
}

/// A line of any spec.
fn foreign(specs: &[Source], choices: &mut Choices<'_>) -> String {
    let lines: Vec<_> = choices.of(specs).map_or_else(Vec::new, |spec| spec.text.lines().collect());
    choices.of(&lines).map_or_else(String::new, |line| (*line).to_owned())
}

/// Puts a piece into a line, at the start of a character.
fn cut_in(line: &mut String, choices: &mut Choices<'_>) {
    let starts: Vec<_> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
    let at = choices.of(&starts).copied().unwrap_or_default();
    line.insert_str(at, choices.of(PIECES).copied().unwrap_or_default());
}

/// Replaces a value inside `{ key: value }` on one line.
fn nested(line: &mut String, choices: &mut Choices<'_>) {
    let colons: Vec<_> = line.match_indices(": ").map(|(at, _)| at + 2).collect();
    let Some(&start) = choices.of(&colons) else { return };
    let end = line[start..].find([',', '}']).map_or(line.len(), |length| start + length);
    line.replace_range(start..end, choices.of(VALUES).copied().unwrap_or_default());
}
