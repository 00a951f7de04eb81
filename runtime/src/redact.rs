//! Texts without the credentials that they may quote.

use http::HeaderValue;
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret as _, SecretString};

/// Stands for what is not shown.
pub(crate) const MASK: &str = "[redacted]";

/// How often a text may be percent-encoded so that a secret in it is still found.
const MAX_ENCODINGS: usize = 3;

/// A secret with fewer characters than this is short: an ordinary text may hold it by chance.
pub const SHORT: usize = 8;

/// Where a short secret counts as one. Others do wherever they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Short {
    Anywhere,
    /// Only where no letter and no digit is beside it.
    Apart,
}

/// What no text may show: the credentials, and the base64 of those that are sent so.
pub(crate) fn secrets<'h>(
    credentials: Vec<SecretString>,
    headers: impl Iterator<Item = &'h HeaderValue>,
) -> Vec<SecretString> {
    let basic = headers.filter_map(|value| value.to_str().ok()?.strip_prefix("Basic ")).map(SecretString::from);
    credentials.into_iter().chain(basic).collect()
}

/// Whether a secret has fewer characters than [`SHORT`].
pub fn is_short(secret: &SecretString) -> bool {
    secret.expose_secret().chars().count() < SHORT
}

/// A text without secrets, also where they are percent-encoded, or in lower case as host names are.
pub(crate) fn redacted(text: &str, secrets: &[SecretString]) -> String {
    excerpt(text, usize::MAX, secrets)
}

/// As [`redacted`], for a text that has to stay legible: a short secret in the midst of a word is left there.
pub(crate) fn legible(text: &str, secrets: &[SecretString]) -> String {
    shown(text, usize::MAX, secrets, Short::Apart)
}

/// The beginning of a text, with no part of a secret: so many characters, or some more where a secret was.
pub(crate) fn excerpt(text: &str, most: usize, secrets: &[SecretString]) -> String {
    shown(text, most, secrets, Short::Anywhere)
}

fn shown(text: &str, most: usize, secrets: &[SecretString], short: Short) -> String {
    let (mut shown, mut count, mut at) = (String::new(), 0, 0);
    while let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|_| count < most) {
        let length = match quoted(text, at, secrets, short) {
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
        at += length;
    }
    if is_hidden(&shown, secrets, short) { MASK.to_owned() } else { shown }
}

/// Whether a secret shows where a text is decoded more than once.
fn is_hidden(text: &str, secrets: &[SecretString], short: Short) -> bool {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let holds = |text: String| text.char_indices().any(|(at, _)| quoted(&text, at, secrets, short).is_some());
    let mut readings = std::iter::successors(Some(decoded(text)), |text| Some(decoded(text))).take(MAX_ENCODINGS);
    text.contains('%') && readings.any(holds)
}

/// How many bytes of a text are a secret at this place, if any are.
fn quoted(text: &str, at: usize, secrets: &[SecretString], short: Short) -> Option<usize> {
    let (before, rest) = text.as_bytes().split_at(at);
    let found = secrets.iter().filter_map(|secret| {
        let length = quotation(rest, secret.expose_secret().as_bytes())?;
        let counts =
            short == Short::Anywhere || !is_short(secret) || is_apart(before, rest.get(length..).unwrap_or_default());
        counts.then_some(length)
    });
    found.max()
}

/// Whether neither what stands before nor what stands behind goes on with a letter or a digit.
fn is_apart(before: &[u8], behind: &[u8]) -> bool {
    let last = match *before {
        [.., b'%', high, low] => hexadecimal(high, low).or(Some(low)),
        _ => before.last().copied(),
    };
    let first = match *behind {
        [b'%', high, low, ..] => hexadecimal(high, low),
        _ => behind.first().copied(),
    };
    ![last, first].into_iter().flatten().any(|byte| byte.is_ascii_alphanumeric())
}

/// How many bytes at the beginning of a text are a secret, if any are.
fn quotation(text: &[u8], secret: &[u8]) -> Option<usize> {
    if secret.is_empty() {
        return None;
    }
    let lower = secret.iter().map(u8::to_ascii_lowercase);
    if text.starts_with(secret) || text.iter().copied().take(secret.len()).eq(lower) {
        return Some(secret.len());
    }
    secret.iter().try_fold(0, |length, byte| Some(length + encoded(text.get(length..)?, *byte)?))
}

/// How many bytes at the beginning of a URL's text stand for this byte.
fn encoded(text: &[u8], byte: u8) -> Option<usize> {
    match *text {
        [b'%', high, low, ..] if hexadecimal(high, low) == Some(byte) => Some(3),
        // In a query, a plus may be a space; in a path, a backslash becomes a slash.
        [b'+', ..] if byte == b' ' => Some(1),
        [b'/', ..] if byte == b'\\' => Some(1),
        [plain, ..] if plain == byte => Some(1),
        _ => None,
    }
}

fn hexadecimal(high: u8, low: u8) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        redacted(text, &["a b/c+d=".into(), "t0ken".into(), "Host".into(), "p%\"\\".into(), "".into()])
    }

    #[test]
    fn a_secret_is_found_however_it_is_encoded() {
        for text in [
            "a b/c+d=",
            "a%20b%2Fc%2Bd%3D",
            "a+b%2fc%2Bd%3d",
            "%61%20b/c+d=",
            "Host",
            "host",
            "%74%30%6b%65%6e",
            "p%%22/",
            "p%25%22%5c",
        ] {
            assert_eq!(shown(text), MASK, "{text}");
            assert_eq!(shown(&format!("\u{e9}{text}\u{e9}{text}")), format!("\u{e9}{MASK}\u{e9}{MASK}"), "{text}");
        }
    }

    #[test]
    fn a_text_that_was_encoded_again_and_again_is_not_shown() {
        assert_eq!(shown("/x?q=%2574%2530ken"), MASK);
        assert_eq!(shown("/x?q=a%252520b%25252Fc%25252Bd%25253D"), MASK);
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is() {
        for text in ["", "a b/c+d", "t0ke", "T0ken", "HOST", "a%2", "%", "100 % \u{1f600} a+b"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn a_short_secret_is_left_in_the_midst_of_a_legible_word() {
        let shown = |text: &str| legible(text, &["k".into(), "a/b".into(), "long-secret".into()]);
        assert_eq!(shown("/fd/tickets/1?k=v&key=ok#2k"), "/fd/tickets/1?[redacted]=v&key=ok#2k");
        for text in ["k", "a/b", "a%2Fb", "%6b", "%2520k%2520"] {
            assert_eq!(shown(text), MASK, "{text}");
        }
        assert_eq!(shown("%20k%20, x%6Bx, xa%2Fbx"), "%20[redacted]%20, x%6Bx, xa%2Fbx");
        assert_eq!(shown("xlong-secretx"), "x[redacted]x");
        assert_eq!(redacted("tickets", &["k".into()]), "tic[redacted]ets");
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

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_secret_is_left(before in any::<String>(), secret in "[!-~]{1,12}", times in 0..3_u32, after in "[%0-9a-f]*") {
            let quoted = (0..times).fold(secret.clone(), |text, _| text.bytes().map(|byte| format!("%{byte:02X}")).collect());
            let shown = redacted(&format!("{before}{quoted}{after}"), &[secret.as_str().into()]);
            let left = shown.split(MASK).flat_map(|part| [part.to_owned(), percent_decode_str(part).decode_utf8_lossy().into()]);
            for part in left {
                prop_assert!(!part.contains(&secret), "{}", shown);
            }
        }
    }
}
