//! Values that nobody looks for, and what stands between values.

use super::{Json, Rest, space};

/// What follows a value of an object or an array, and what is left behind that.
#[derive(Debug, Clone, Copy)]
pub(in crate::decode) enum Next<'t> {
    /// Another value.
    Value(&'t [u8]),
    /// Nothing.
    End(&'t [u8]),
}

impl<'t> Next<'t> {
    /// What is left.
    #[inline]
    pub(in crate::decode) const fn rest(self) -> &'t [u8] {
        match self {
            Self::Value(rest) | Self::End(rest) => rest,
        }
    }
}

impl<'t> Json<'t> {
    /// What follows a value of an object or an array.
    #[inline(always)]
    pub(in crate::decode) fn next(&mut self, rest: &'t [u8], closer: u8) -> Option<Next<'t>> {
        match space::passed(rest) {
            [b',', rest @ ..] => Some(Next::Value(rest)),
            [byte, rest @ ..] if *byte == closer => Some(Next::End(rest)),
            rest if closer == b'}' => self.fail(rest, "expected `,` or `}`"),
            rest => self.fail(rest, "expected `,` or `]`"),
        }
    }

    /// What stands first in an object or an array, from behind what opened it.
    #[inline(always)]
    pub(in crate::decode) fn first(rest: &'t [u8], closer: u8) -> Next<'t> {
        match space::passed(rest) {
            [byte, rest @ ..] if *byte == closer => Next::End(rest),
            rest => Next::Value(rest),
        }
    }

    /// What is left behind a value, however deep it is.
    #[inline(always)]
    pub(in crate::decode) fn skip(&mut self, rest: &'t [u8]) -> Rest<'t> {
        match space::passed(rest) {
            [b'"', rest @ ..] => self.skip_string(rest),
            [b'{', rest @ ..] => self.skip_rest(rest, b'}'),
            [b'[', rest @ ..] => self.skip_rest(rest, b']'),
            rest => self.skip_plain(rest),
        }
    }

    /// What is left behind an object or an array, from behind what opened it.
    #[inline(never)]
    pub(in crate::decode) fn skip_rest(&mut self, rest: &'t [u8], mut closer: u8) -> Rest<'t> {
        self.closers.clear();
        let mut next = Self::first(rest, closer);
        loop {
            let rest = match next {
                Next::End(rest) => match self.closers.pop() {
                    None => return Some(rest),
                    Some(outer) => {
                        closer = outer;
                        rest
                    }
                },
                Next::Value(rest) => {
                    let rest = if closer == b'}' { self.skip_key(rest)? } else { rest };
                    let (inner, rest) = match space::passed(rest) {
                        [b'"', rest @ ..] => (None, self.skip_string(rest)?),
                        [b'{', rest @ ..] => (Some(b'}'), rest),
                        [b'[', rest @ ..] => (Some(b']'), rest),
                        rest => (None, self.skip_plain(rest)?),
                    };
                    if let Some(inner) = inner {
                        self.closers.push(closer);
                        closer = inner;
                        next = Self::first(rest, closer);
                        continue;
                    }
                    rest
                }
            };
            next = self.next(rest, closer)?;
        }
    }

    #[inline]
    fn skip_key(&mut self, rest: &'t [u8]) -> Rest<'t> {
        let rest = self.quote(rest)?;
        let rest = self.skip_string(rest)?;
        self.colon(rest)
    }

    /// What is left behind a number or a word.
    #[inline]
    fn skip_plain(&mut self, rest: &'t [u8]) -> Rest<'t> {
        match rest {
            [b'-' | b'0'..=b'9', ..] => self.skip_number(rest),
            [b'n', ..] => self.word(rest, b"null"),
            [b't', ..] => self.word(rest, b"true"),
            [b'f', ..] => self.word(rest, b"false"),
            _ => self.fail(rest, "expected value"),
        }
    }
}
