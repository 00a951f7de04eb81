//! Paths into JSON: the singular queries of RFC 9535, with the leading `@.` optional.

use std::fmt;
use std::ops::Range;

/// A parsed path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JsonPath {
    /// Where it starts; `None` where the path does not say.
    pub(crate) root: Option<Root>,
    /// The steps from there.
    pub(crate) steps: Vec<Step>,
}

/// Where a path starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Root {
    /// `$`: the response body.
    Body,
    /// `@`: the item, or the element of an array.
    Item,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A member of an object.
    Key(String),
    /// An element of an array, counted from 0.
    Index(usize),
}

/// What is wrong with a path, and where in its text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PathError {
    pub(crate) at: Range<usize>,
    pub(crate) message: &'static str,
    pub(crate) help: Option<&'static str>,
}

/// How many steps a path has at most. Tables are nested as deep.
const MAX_STEPS: usize = 32;

impl JsonPath {
    /// Parses a path.
    pub(crate) fn parse(text: &str) -> Result<Self, PathError> {
        let mut reader = Reader { text, at: 0 };
        let root = reader.root()?;
        let mut steps = Vec::new();
        if root.is_none() {
            steps.push(if text.starts_with('[') { reader.bracket()? } else { reader.name()? });
        }
        while reader.at < text.len() {
            if steps.len() == MAX_STEPS {
                return Err(reader.error_here("a path has more steps than an answer is deep"));
            }
            steps.push(reader.step()?);
        }
        Ok(Self { root, steps })
    }
}

impl fmt::Display for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.root {
            Some(Root::Body) => f.write_str("$")?,
            Some(Root::Item) if self.steps.is_empty() => f.write_str("@")?,
            _ => {}
        }
        for (i, step) in self.steps.iter().enumerate() {
            match step {
                Step::Key(key) if is_shorthand(key) && i == 0 && self.root != Some(Root::Body) => f.write_str(key)?,
                Step::Key(key) if is_shorthand(key) => write!(f, ".{key}")?,
                Step::Key(key) => write!(f, "['{}']", key.replace('\\', "\\\\").replace('\'', "\\'"))?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

fn is_shorthand(key: &str) -> bool {
    !key.starts_with(|c: char| c.is_ascii_digit()) && !key.is_empty() && key.chars().all(is_name_char)
}

/// `member-name-shorthand` of RFC 9535, section 2.5.1.1.
fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn error(&self, len: usize, message: &'static str) -> PathError {
        let at = self.at..(self.at + len).min(self.text.len());
        PathError { at, message, help: None }
    }

    /// An error at the next character, whatever its length.
    fn error_here(&self, message: &'static str) -> PathError {
        self.error(self.rest().chars().next().map_or(0, char::len_utf8), message)
    }

    fn root(&mut self) -> Result<Option<Root>, PathError> {
        let root = match self.rest().chars().next() {
            None => return Err(self.error(0, "a path is empty")),
            Some('$') => Root::Body,
            Some('@') => Root::Item,
            Some(_) => return Ok(None),
        };
        self.at += 1;
        Ok(Some(root))
    }

    fn step(&mut self) -> Result<Step, PathError> {
        if self.rest().starts_with("..") {
            return Err(self.error(2, "a path names exactly one place, so `..` cannot stand in it"));
        }
        match self.rest().chars().next() {
            Some('[') => self.bracket(),
            Some('.') => {
                self.at += 1;
                self.name()
            }
            _ => {
                let help = Some("a key with other characters is written as `['key']`");
                Err(PathError { help, ..self.error_here("expected `.` or `[` in a path") })
            }
        }
    }

    fn name(&mut self) -> Result<Step, PathError> {
        let len = self.rest().find(|c| !is_name_char(c)).unwrap_or(self.rest().len());
        let name = &self.rest()[..len];
        if name.is_empty() {
            let help = Some("a key with other characters is written as `['key']`, an element as `[0]`");
            return Err(PathError { help, ..self.error_here("expected a key in a path") });
        }
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            let help = Some("an element of an array is written as `[0]`, such a key as `['0']`");
            return Err(PathError { help, ..self.error(len, "a key in a path does not start with a digit") });
        }
        let step = Step::Key(name.to_owned());
        self.at += len;
        Ok(step)
    }

    fn bracket(&mut self) -> Result<Step, PathError> {
        let start = self.at;
        self.at += 1;
        let step = match self.rest().chars().next() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            _ => self.index()?,
        };
        if !self.rest().starts_with(']') {
            self.at = start;
            return Err(self.error(1, "`[` is not closed in a path"));
        }
        self.at += 1;
        Ok(step)
    }

    fn quoted(&mut self, quote: char) -> Result<Step, PathError> {
        let start = self.at;
        self.at += 1;
        let mut key = String::new();
        let mut chars = self.text[self.at..].char_indices();
        while let Some((i, c)) = chars.next() {
            match c {
                c if c == quote => {
                    self.at += i + 1;
                    return Ok(Step::Key(key));
                }
                '\\' => match chars.next() {
                    Some((_, escaped @ ('\\' | '\'' | '"' | '/'))) => key.push(escaped),
                    _ => {
                        self.at += i;
                        return Err(self.error(1, "only quotes, `/` and `\\` are escaped in a path"));
                    }
                },
                c => key.push(c),
            }
        }
        self.at = start;
        Err(self.error(1, "a quoted key is not closed in a path"))
    }

    fn index(&mut self) -> Result<Step, PathError> {
        let len = self.rest().find(']').unwrap_or(self.rest().len());
        let index = &self.rest()[..len];
        let plain = index == "0" || !index.starts_with('0') && index.chars().all(|c| c.is_ascii_digit());
        let Some(number) = index.parse().ok().filter(|_| plain) else {
            let help = match index.chars().next() {
                Some('*') | None => Some("where a list is read, the path ends at the array itself"),
                Some('-') => Some("an answer is read from front to back, so elements cannot be counted from the end"),
                _ => None,
            };
            return Err(PathError { help, ..self.error(len, "expected an index such as `0` in a path") });
        };
        self.at += len;
        Ok(Step::Index(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> String {
        match JsonPath::parse(text) {
            Ok(path) => format!("{:?} {:?}", path.root, path.steps),
            Err(e) => format!("{:?} {}", e.at, e.message),
        }
    }

    #[test]
    fn every_form_is_read() {
        for (text, want) in [
            ("id", r#"None [Key("id")]"#),
            ("@", "Some(Item) []"),
            ("$", "Some(Body) []"),
            ("@.a", r#"Some(Item) [Key("a")]"#),
            ("$.meta.labels[0]", r#"Some(Body) [Key("meta"), Key("labels"), Index(0)]"#),
            ("['@odata.nextLink'].x", r#"None [Key("@odata.nextLink"), Key("x")]"#),
            (r#"a["it's"]['it\'s']"#, r#"None [Key("a"), Key("it's"), Key("it's")]"#),
            ("ü.ñ", r#"None [Key("ü"), Key("ñ")]"#),
        ] {
            assert_eq!(parsed(text), want, "{text}");
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        for (text, want) in [
            ("", "0..0 a path is empty"),
            ("a..b", "1..3 a path names exactly one place, so `..` cannot stand in it"),
            ("a.", "2..2 expected a key in a path"),
            ("a-b", "1..2 expected `.` or `[` in a path"),
            ("a.0", "2..3 a key in a path does not start with a digit"),
            ("a[-1]", "2..4 expected an index such as `0` in a path"),
            ("a[01]", "2..4 expected an index such as `0` in a path"),
            ("a[*]", "2..3 expected an index such as `0` in a path"),
            ("a[0", "1..2 `[` is not closed in a path"),
            ("a['b", "2..3 a quoted key is not closed in a path"),
            (&format!("a{}", "[0]".repeat(32)), "94..95 a path has more steps than an answer is deep"),
            ("a ü", "1..2 expected `.` or `[` in a path"),
        ] {
            assert_eq!(parsed(text), want, "{text}");
        }
    }

    #[test]
    fn a_path_is_shown_as_it_is_written() {
        for text in ["id", "@", "$", "$.a[0].b", "a['b c']", "['@odata.nextLink'].x"] {
            assert_eq!(JsonPath::parse(text).map(|p| p.to_string()).as_deref(), Ok(text));
        }
        assert_eq!(JsonPath::parse("@.a.b").map(|p| p.to_string()).as_deref(), Ok("a.b"));
    }
}
