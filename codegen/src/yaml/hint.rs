//! What was probably meant by a value of the wrong kind.

use super::fault::MAPPING;
use super::read::Names;
use super::scalar::is_null;
use super::tree::{Kind, NodeId, Tree};
use super::written::in_quotes;
use crate::diagnostic::quoted;

/// How many items of a list are shown as keys.
const LISTED: usize = 3;

/// What to write instead of a value where one of another kind is expected.
pub(super) fn of_value(expected: &str, node: NodeId, tree: &Tree) -> Option<String> {
    match (expected, tree.kind(node)) {
        ("text", Kind::Scalar { text, plain: true }) if is_null(text) && !text.is_empty() => {
            Some(format!("if the word is meant, put it in quotes: `\"{text}\"`"))
        }
        ("text", Kind::Mapping(entries)) => {
            let [(name, value)] = entries.as_slice() else { return None };
            let is_placeholder =
                tree.text(*value).is_empty() && !matches!(tree.kind(*value), Kind::Mapping(_) | Kind::List(_));
            let text = format!("{{{}}}", tree.text(*name));
            is_placeholder.then(|| format!("if {} is a text, it needs quotes: `{}`", quoted(&text), in_quotes(&text)))
        }
        ("a list", Kind::Scalar { text, plain: true }) if text.starts_with('-') => {
            Some("a space is missing behind the `-`".to_owned())
        }
        ("a list", Kind::Scalar { text, plain }) if !text.is_empty() => {
            let item = if *plain { text.clone() } else { in_quotes(text) };
            Some(format!("a list of one is written in brackets: `[{item}]`"))
        }
        (MAPPING, Kind::Scalar { text, plain: true }) => pair(text),
        (MAPPING, Kind::List(items)) if items.iter().all(|item| !tree.text(*item).is_empty()) => {
            let keys: Vec<_> = items.iter().take(LISTED).map(|item| format!("{}: …", tree.text(*item))).collect();
            let first = keys.first()?;
            let shown = if items.len() > LISTED { first } else { &keys.join(", ") };
            Some(format!("each becomes a key, with what is said of it behind: `{{ {shown} }}`"))
        }
        _ => None,
    }
}

/// What to write instead of a value where a mapping with these keys is expected.
pub(super) fn of_mapping(names: Names, node: NodeId, tree: &Tree) -> Option<String> {
    match tree.kind(node) {
        Kind::Scalar { text, plain: true } if text.starts_with(char::is_alphabetic) => pair(text)
            .or_else(|| names.contains(&"type").then(|| format!("if this is its type, write `{{ type: {text} }}`"))),
        _ => None,
    }
}

/// What to write instead of a key that other languages have.
pub(super) fn of_key(key: &str, names: Names) -> Option<String> {
    let help = match key {
        "nullable" | "optional" if names.contains(&"required") => {
            "a value may be absent, unless it is `required: true`"
        }
        "post" | "put" | "patch" | "delete" if names.contains(&"get") => "an operation reads, with `get`",
        _ => return None,
    };
    Some(help.to_owned())
}

/// What a text lacks that looks like a key and its value.
fn pair(text: &str) -> Option<String> {
    let (key, value) = text.split_once(':')?;
    let is_pair = !key.contains(' ') && !value.is_empty() && !value.starts_with("//");
    is_pair.then(|| "a space is missing behind the `:`".to_owned())
}
