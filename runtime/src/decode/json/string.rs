//! Strings: what ends them, and what their escapes stand for.

use super::{Json, Rest};

/// A string that was read.
#[derive(Debug, Clone, Copy)]
pub(in crate::decode) enum Quoted<'t> {
    /// It stands in the text as it is.
    Plain(&'t [u8]),
    /// It had escapes: it is kept until the next one that has some.
    Unescaped,
}

impl<'t> Json<'t> {
    /// Reads a string, from behind its opening quote.
    #[inline(always)]
    pub(in crate::decode) fn quoted(&mut self, rest: &'t [u8]) -> Option<(Quoted<'t>, &'t [u8])> {
        match split(rest) {
            (text, [b'"', rest @ ..]) => Some((Quoted::Plain(text), rest)),
            (text, stopped) => Some((Quoted::Unescaped, self.unescape(text, stopped)?)),
        }
    }

    /// A key, as it was read.
    #[inline(always)]
    pub(super) fn lend_bytes(&self, key: Quoted<'t>) -> &[u8] {
        match key {
            Quoted::Plain(key) => key,
            Quoted::Unescaped => self.unescaped.as_bytes(),
        }
    }

    /// A text, as it was read; `rest` is what is left behind it.
    #[inline(always)]
    pub(in crate::decode) fn lend(&self, text: Quoted<'t>, rest: &'t [u8]) -> &str {
        match text {
            Quoted::Plain(text) => self.before(text, self.position(rest) - 1),
            Quoted::Unescaped => &self.unescaped,
        }
    }

    /// What is left behind a string, from behind its opening quote.
    #[inline(always)]
    pub(super) fn skip_string(&mut self, rest: &'t [u8]) -> Rest<'t> {
        match stop(rest) {
            [b'"', rest @ ..] => Some(rest),
            stopped => self.skip_escapes(stopped),
        }
    }

    /// A part of the text that ends at `end`, as a text.
    #[inline(always)]
    fn before(&self, part: &'t [u8], end: usize) -> &'t str {
        self.text.get(end - part.len()..end).unwrap_or_default()
    }

    /// Reads a string on from where it stopped first.
    #[inline(never)]
    fn unescape(&mut self, plain: &'t [u8], stopped: &'t [u8]) -> Rest<'t> {
        let mut text = std::mem::take(&mut self.unescaped);
        text.clear();
        text.push_str(self.before(plain, self.position(stopped)));
        let read = self.unescape_to(&mut text, stopped);
        self.unescaped = text;
        read
    }

    fn unescape_to(&mut self, text: &mut String, mut stopped: &'t [u8]) -> Rest<'t> {
        while let Some(escape) = self.escape_at(stopped)? {
            let (char, rest) = self.escape(escape)?;
            text.push(char);
            let (plain, rest) = split(rest);
            text.push_str(self.before(plain, self.position(rest)));
            stopped = rest;
        }
        Some(stopped.get(1..).unwrap_or_default())
    }

    /// What is left behind a string, from where it stopped first.
    #[inline(never)]
    fn skip_escapes(&mut self, mut stopped: &'t [u8]) -> Rest<'t> {
        while let Some(escape) = self.escape_at(stopped)? {
            let rest = match letter(escape) {
                Some((_, rest)) => rest,
                // Half of a character is none, but where nobody reads it there need be none.
                None => self.code_unit(escape)?.1,
            };
            stopped = stop(rest);
        }
        Some(stopped.get(1..).unwrap_or_default())
    }

    /// What is left behind the backslash, if it is an escape for which a string stopped. Otherwise the string ends.
    fn escape_at(&mut self, stopped: &'t [u8]) -> Option<Option<&'t [u8]>> {
        match stopped {
            [b'"', ..] => Some(None),
            [b'\\', rest @ ..] => Some(Some(rest)),
            _ => self.fail(stopped, "control character in a string"),
        }
    }

    /// Reads an escape, from behind its backslash.
    fn escape(&mut self, escape: &'t [u8]) -> Option<(char, &'t [u8])> {
        if let Some(read) = letter(escape) {
            return Some(read);
        }
        let (first, rest) = self.code_unit(escape)?;
        let (units, rest) = match (first, rest) {
            (0xD800..=0xDBFF, [] | [b'\\']) => return self.fail(&[], HALF),
            (0xD800..=0xDBFF, [b'\\', rest @ ..]) if rest.starts_with(b"u") => {
                let (second, rest) = self.code_unit(rest)?;
                ([first, second], rest)
            }
            _ => ([first, 0], rest),
        };
        match char::decode_utf16(units).next() {
            Some(Ok(char)) => Some((char, rest)),
            _ => self.fail(escape, HALF),
        }
    }

    /// Reads `u` and four digits.
    fn code_unit(&mut self, escape: &'t [u8]) -> Option<(u16, &'t [u8])> {
        let [b'u', digits @ ..] = escape else { return self.fail(escape, INVALID) };
        let (mut unit, mut rest) = (0, digits);
        for _ in 0..4 {
            let Some((digit, behind)) = hex_digit(rest) else { return self.fail(rest, INVALID) };
            unit = unit << 4 | digit;
            rest = behind;
        }
        Some((unit, rest))
    }
}

const HALF: &str = "half of a character in a string";
const INVALID: &str = "invalid escape in a string";

/// Splits a string at the first byte at which it stops: a quote, a backslash, or a control character, which it must not
/// have.
#[inline(always)]
fn split(rest: &[u8]) -> (&[u8], &[u8]) {
    let stopped = stop(rest);
    (rest.get(..rest.len() - stopped.len()).unwrap_or_default(), stopped)
}

/// What is left from the first byte on at which a string stops.
#[inline(always)]
fn stop(rest: &[u8]) -> &[u8] {
    let mut left = rest;
    while let Some((block, behind)) = left.split_first_chunk() {
        let found = stops(u64::from_le_bytes(*block));
        if found != 0 {
            return left.get(found.trailing_zeros() as usize / 8..).unwrap_or_default();
        }
        left = behind;
    }
    stop_at_last(left)
}

/// The same in the last bytes of the text.
#[inline(never)]
fn stop_at_last(rest: &[u8]) -> &[u8] {
    let found = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
    found.and_then(|at| rest.get(at..)).unwrap_or_default()
}

/// The highest bit of each byte at which a string stops. A byte behind the first may be marked, too.
#[inline(always)]
const fn stops(block: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    // What is less than another borrows from its own highest bit, and sometimes from the byte behind it. The flip of a bit
    // exchanges the quote and the space, which brings the quote next to the control characters.
    let quote_or_control = (block ^ (EACH * 0x02)).wrapping_sub(EACH * 0x21);
    let backslash = (block ^ (EACH * b'\\' as u64)).wrapping_sub(EACH);
    (quote_or_control | backslash) & !block & (EACH << 7)
}

/// What an escape of one letter stands for.
#[inline]
fn letter(escape: &[u8]) -> Option<(char, &[u8])> {
    let (letter, rest) = escape.split_first()?;
    let char = match letter {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    };
    Some((char, rest))
}

fn hex_digit(rest: &[u8]) -> Option<(u16, &[u8])> {
    let (digit, rest) = rest.split_first()?;
    Some((char::from(*digit).to_digit(16)? as u16, rest))
}
