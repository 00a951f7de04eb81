//! Names and paths as messages show them.

use crate::diagnostic::is_hidden;
use crate::yaml::{in_quotes, is_null};

/// Names between backquotes, at most so many.
pub(super) fn some_of<S: AsRef<str>>(names: &[S], max: usize) -> String {
    let shown: Vec<_> = names.iter().take(max).map(|name| format!("`{}`", name.as_ref())).collect();
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// A path as it stands inside of brackets or braces in YAML.
pub(super) fn in_yaml(path: &str) -> String {
    let special = path.starts_with(['@', '*', '&', '!', '%', '`', '-', '?', '<', '>', '|'])
        || path.contains(['[', ']', '{', '}', ',', ':', '#', '\'', '"', ' '])
        || path.contains(is_hidden)
        || is_null(path);
    if special { in_quotes(path) } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_of_names_are_cut() {
        let names = ["a", "b", "c"];
        assert_eq!(some_of(&names, 3), "`a`, `b`, `c`");
        assert_eq!(some_of(&names, 1), "`a` and 2 more");
    }

    #[test]
    fn a_path_that_yaml_would_misread_is_quoted() {
        for (path, written) in [
            ("a.b", "a.b"),
            ("$.a", "$.a"),
            ("a[0]", "\"a[0]\""),
            ("@.a", "\"@.a\""),
            ("['a b']", "\"['a b']\""),
            ("['it\\'s']", "'[''it\\''s'']'"),
            ("null", "\"null\""),
            ("a\u{202e}b\n", "\"a\\U0000202eb\\U0000000a\""),
        ] {
            assert_eq!(in_yaml(path), written);
            assert_eq!(serde_yaml::from_str::<Vec<String>>(&format!("[{written}]")).unwrap(), [path]);
        }
    }
}
