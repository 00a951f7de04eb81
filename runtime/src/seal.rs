//! Positions without credentials. Some vendors write the credential of a request into the link of the next page, and what
//! is stored to go on there should not hold it.

use secrecy::{ExposeSecret as _, SecretString};

/// Stands around the number of a secret. A position that holds it has it twice.
const MARK: char = '\0';

/// A position with marks in the place of secrets: `0` for the first as it is, `0uppl` for the first where its first and its
/// last byte are percent-encoded.
pub(crate) fn sealed(position: &str, secrets: &[SecretString]) -> String {
    let (mut sealed, mut rest) = (String::new(), position);
    while let Some(char) = rest.chars().next() {
        let (length, mark) = match secret_in(rest, secrets) {
            Some((length, mark)) => (length, format!("{MARK}{mark}{MARK}")),
            None if char == MARK => (1, format!("{MARK}{MARK}")),
            None => (char.len_utf8(), char.to_string()),
        };
        sealed.push_str(&mark);
        rest = rest.get(length..).unwrap_or_default();
    }
    sealed
}

/// The position as the vendor gave it; `None` if it is none that was sealed.
pub(crate) fn opened(position: &str, secrets: &[SecretString]) -> Option<String> {
    let mut parts = position.split(MARK);
    let mut opened = parts.next()?.to_owned();
    while let Some(mark) = parts.next() {
        match mark {
            "" => opened.push(MARK),
            _ => opened.push_str(&secret_of(mark, secrets)?),
        }
        opened.push_str(parts.next()?);
    }
    Some(opened)
}

/// The secret at the beginning of a text: how long it is there, and its mark.
fn secret_in(text: &str, secrets: &[SecretString]) -> Option<(usize, String)> {
    let found = secrets.iter().enumerate().filter_map(|(index, secret)| {
        let secret = secret.expose_secret();
        if text.starts_with(secret) {
            return Some((secret.len(), index.to_string())).filter(|_| !secret.is_empty());
        }
        let (length, forms) = encoded(text, secret)?;
        Some((length, format!("{index}{forms}")))
    });
    found.max()
}

/// How a secret is percent-encoded at the beginning of a text: its length there, and a letter for each byte.
fn encoded(text: &str, secret: &str) -> Option<(usize, String)> {
    let (mut length, mut forms) = (0, String::new());
    for byte in secret.bytes() {
        let rest = text.get(length..)?;
        let form = FORMS.into_iter().find(|form| rest.starts_with(&written(byte, *form)))?;
        length += written(byte, form).len();
        forms.push(form);
    }
    Some((length, forms))
}

/// Upper-case and lower-case hexadecimal digits, the byte itself, and a plus for a space.
const FORMS: [char; 4] = ['u', 'l', 'p', 's'];

fn written(byte: u8, form: char) -> String {
    match form {
        'u' => format!("%{byte:02X}"),
        'l' => format!("%{byte:02x}"),
        's' if byte == b' ' => "+".to_owned(),
        _ => char::from(byte).to_string(),
    }
}

fn secret_of(mark: &str, secrets: &[SecretString]) -> Option<String> {
    let (index, forms) = mark.split_at(mark.find(FORMS).unwrap_or(mark.len()));
    let secret = secrets.get(index.parse::<usize>().ok()?)?.expose_secret();
    if forms.is_empty() {
        return Some(secret.to_owned());
    }
    (forms.len() == secret.len())
        .then(|| secret.bytes().zip(forms.chars()).map(|(byte, form)| written(byte, form)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn secrets() -> [SecretString; 2] {
        ["t0ken".into(), "a b/c".into()]
    }

    /// Marks are easier to see as bars.
    fn marked(text: &str) -> String {
        text.replace('|', "\0")
    }

    #[test]
    fn a_position_goes_there_and_back() {
        for (position, expected) in [
            ("/x?page=2", "/x?page=2"),
            ("/x?key=t0ken&page=2", "/x?key=|0|&page=2"),
            ("t0kent0ken", "|0||0|"),
            ("/x?key=a%20b%2Fc", "/x?key=|1pupup|"),
            ("/x?key=%61+b%2fc", "/x?key=|1usplp|"),
            ("| a ||", "|| a ||||"),
            ("T0KEN %2 \u{1f600}", "T0KEN %2 \u{1f600}"),
            ("", ""),
        ] {
            let (position, expected) = (marked(position), marked(expected));
            assert_eq!(sealed(&position, &secrets()), expected);
            assert_eq!(opened(&expected, &secrets()), Some(position));
        }
    }

    #[test]
    fn a_mark_that_is_none_is_refused() {
        for damaged in ["|", "|0", "|2|", "|x|", "|u|", "|0u|", "|-1|", "a|0|b|"] {
            assert_eq!(opened(&marked(damaged), &secrets()), None, "{damaged:?}");
        }
    }

    /// Texts, marks, and secrets as they are or encoded, one after the other.
    fn positions(secret: &str) -> impl Strategy<Value = String> + use<> {
        let (plain, encoded) =
            (secret.to_owned(), secret.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>());
        let parts = prop_oneof![
            any::<String>(),
            "[%0-9a-fA-F+ \\x00]{0,6}",
            Just("\0".to_owned()),
            Just(encoded.to_ascii_uppercase()),
            Just(encoded),
            Just(plain)
        ];
        vec(parts, 0..8).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_position_goes_there_and_back(
            (secret, position) in "[ -~]{1,6}".prop_flat_map(|secret| (Just(secret.clone()), positions(&secret))),
            other in "[ -~]{0,3}",
        ) {
            let secrets = [secret.into(), other.into()];
            prop_assert_eq!(opened(&sealed(&position, &secrets), &secrets), Some(position));
        }
    }
}
