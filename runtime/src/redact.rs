//! Texts without the credentials that they may quote.

use http::HeaderValue;
use secrecy::{ExposeSecret as _, SecretString};

/// Stands for what is not shown.
pub(crate) const MASK: &str = "[redacted]";

/// What no text may show: the credentials, and the base64 of those that are sent so.
pub(crate) fn secrets<'h>(
    credentials: Vec<SecretString>,
    headers: impl Iterator<Item = &'h HeaderValue>,
) -> Vec<SecretString> {
    let basic = headers.filter_map(|value| value.to_str().ok()?.strip_prefix("Basic ")).map(SecretString::from);
    credentials.into_iter().chain(basic).collect()
}

/// A text without secrets, also where they are percent-encoded or in other letter case, as host names are.
pub(crate) fn redacted(text: &str, secrets: &[SecretString]) -> String {
    excerpt(text, usize::MAX, secrets)
}

/// The beginning of a text, with no part of a secret: so many characters, or some more where a secret was.
pub(crate) fn excerpt(text: &str, most: usize, secrets: &[SecretString]) -> String {
    let (mut shown, mut count, mut rest) = (String::new(), 0, text);
    while let Some(char) = rest.chars().next().filter(|_| count < most) {
        let quoted = secrets.iter().filter_map(|secret| quotation(rest.as_bytes(), secret.expose_secret().as_bytes()));
        let length = match quoted.max() {
            Some(length) => {
                shown.push_str(MASK);
                length
            }
            None => {
                shown.push(char);
                char.len_utf8()
            }
        };
        count += 1;
        rest = rest.get(length..).unwrap_or_default();
    }
    shown
}

/// How many bytes at the beginning of a text are a secret, if any are.
fn quotation(text: &[u8], secret: &[u8]) -> Option<usize> {
    if secret.is_empty() {
        return None;
    }
    if text.get(..secret.len()).is_some_and(|start| start.eq_ignore_ascii_case(secret)) {
        return Some(secret.len());
    }
    secret.iter().try_fold(0, |length, byte| Some(length + encoded(text.get(length..)?, *byte)?))
}

/// How many bytes at the beginning of a URL's text stand for this byte.
fn encoded(text: &[u8], byte: u8) -> Option<usize> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    match *text {
        [b'%', high, low, ..] if digit(high)? * 16 + digit(low)? == u32::from(byte) => Some(3),
        // In a query, a plus may be a space.
        [b'+', ..] if byte == b' ' => Some(1),
        [plain, ..] if plain.eq_ignore_ascii_case(&byte) => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        redacted(text, &["a b/c+d=".into(), "t0ken".into(), "".into()])
    }

    #[test]
    fn a_secret_is_found_however_it_is_encoded() {
        for text in ["a b/c+d=", "a%20b%2Fc%2Bd%3D", "a+b%2fc%2Bd%3d", "%61%20b/c+d=", "T0KEN", "%74%30%6b%65%6e"] {
            assert_eq!(shown(text), MASK, "{text}");
            assert_eq!(shown(&format!("\u{e9}{text}\u{e9}{text}")), format!("\u{e9}{MASK}\u{e9}{MASK}"), "{text}");
        }
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is() {
        for text in ["", "a b/c+d", "t0ke", "a%2", "%", "100 % \u{1f600} a+b"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn an_excerpt_ends_with_no_part_of_a_secret() {
        let secrets = ["t0ken".into()];
        assert_eq!(excerpt("ab t0ken cd", 4, &secrets), "ab [redacted]");
        assert_eq!(excerpt("ab t0ken cd", 3, &secrets), "ab ");
        assert_eq!(excerpt("\u{e9}\u{e9}\u{e9}", 2, &secrets), "\u{e9}\u{e9}");
    }

    #[test]
    fn the_base64_of_basic_authentication_is_a_secret() {
        let header = HeaderValue::from_static("Basic amFuZTpw");
        let found = secrets(vec!["jane".into()], [&header].into_iter());
        assert_eq!(redacted("Authorization: Basic amFuZTpw", &found), "Authorization: Basic [redacted]");
    }
}
