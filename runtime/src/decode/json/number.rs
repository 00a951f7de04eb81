//! Numbers.

use super::{Json, Rest};
use crate::record::Value;

/// So many digits fit into 64 bits, whatever they are and with a sign.
const SAFE_DIGITS: usize = 18;

impl<'t> Json<'t> {
    /// Reads a number.
    #[inline]
    pub(super) fn number(&mut self, start: &'t [u8]) -> Option<(Value<'static>, &'t [u8])> {
        let (is_negative, digits) = sign(start);
        let (magnitude, rest) = self.integer(digits)?;
        let is_integer = !matches!(rest, [b'.' | b'e' | b'E', ..]);
        // A zero with a sign keeps it, which an integer does not have.
        if is_integer && digits.len() - rest.len() <= SAFE_DIGITS && !(is_negative && magnitude == 0) {
            let magnitude = i128::from(magnitude);
            return Some((Value::Integer(if is_negative { -magnitude } else { magnitude }), rest));
        }
        self.long_number(start, rest)
    }

    /// Reads a number of which only the integer part was read.
    #[inline(never)]
    fn long_number(&mut self, start: &'t [u8], rest: &'t [u8]) -> Option<(Value<'static>, &'t [u8])> {
        let rest = self.skip_fraction(rest)?;
        let number = self.text.get(self.position(start)..self.position(rest)).and_then(Value::number);
        match number {
            Some(number) => Some((number, rest)),
            None => self.fail(start, "number out of range"),
        }
    }

    /// What is left behind a number.
    #[inline]
    pub(super) fn skip_number(&mut self, start: &'t [u8]) -> Rest<'t> {
        match self.integer(sign(start).1)? {
            (_, rest @ [b'.' | b'e' | b'E', ..]) => self.skip_fraction(rest),
            (_, rest) => Some(rest),
        }
    }

    /// Reads the digits before the point, of which there is no zero too many. More than [`SAFE_DIGITS`] are not read right.
    #[inline]
    fn integer(&mut self, rest: &'t [u8]) -> Option<(u64, &'t [u8])> {
        match rest {
            [b'0', b'0'..=b'9', ..] => self.fail(rest, INVALID),
            _ => self.digits(rest),
        }
    }

    /// What is left behind a fraction and an exponent, of which either may be missing.
    fn skip_fraction(&mut self, mut rest: &'t [u8]) -> Rest<'t> {
        if let [b'.', digits @ ..] = rest {
            (_, rest) = self.digits(digits)?;
        }
        if let [b'e' | b'E', b'+' | b'-', digits @ ..] | [b'e' | b'E', digits @ ..] = rest {
            (_, rest) = self.digits(digits)?;
        }
        Some(rest)
    }

    /// Reads digits, at least one.
    #[inline]
    fn digits(&mut self, start: &'t [u8]) -> Option<(u64, &'t [u8])> {
        let (mut number, mut rest) = (0_u64, start);
        while let [digit @ b'0'..=b'9', behind @ ..] = rest {
            number = number.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            rest = behind;
        }
        if rest.len() == start.len() { self.fail(rest, INVALID) } else { Some((number, rest)) }
    }
}

const INVALID: &str = "invalid number";

/// Whether a number begins with a sign, and what is left behind it.
#[inline]
const fn sign(start: &[u8]) -> (bool, &[u8]) {
    match start {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, start),
    }
}
