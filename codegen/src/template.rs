//! Texts with `{name}` placeholders.

use std::ops::Range;

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// A placeholder's name.
    Name(&'a str),
}

/// What is wrong with a template, and where in its text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TemplateError {
    pub(crate) at: Range<usize>,
    pub(crate) message: &'static str,
}

/// Splits a template. A brace cannot be escaped: no URL and no header of a vendor has one.
pub(crate) fn parse(text: &str) -> Result<Vec<Part<'_>>, TemplateError> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(brace) = text[at..].find(['{', '}']).map(|i| at + i) {
        if text[brace..].starts_with('}') {
            return Err(TemplateError { at: brace..brace + 1, message: "`}` has no `{` before it" });
        }
        if text[brace + 1..].starts_with('{') {
            return Err(TemplateError { at: brace..brace + 2, message: "a placeholder stands in single braces" });
        }
        let name_end = text[brace + 1..].find(['{', '}']).map(|i| brace + 1 + i);
        let Some(end) = name_end.filter(|&end| text[end..].starts_with('}')) else {
            return Err(TemplateError { at: brace..brace + 1, message: "`{` is not closed" });
        };
        if end == brace + 1 {
            return Err(TemplateError { at: brace..end + 1, message: "a placeholder has no name" });
        }
        if brace > at {
            parts.push(Part::Text(&text[at..brace]));
        }
        parts.push(Part::Name(&text[brace + 1..end]));
        at = end + 1;
    }
    if at < text.len() {
        parts.push(Part::Text(&text[at..]));
    }
    Ok(parts)
}

/// What looks like a placeholder in a text that need be no template: the names, and where they stand.
pub(crate) fn names(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices('{').filter_map(|(brace, _)| {
        let start = brace + 1;
        let end = start + text[start..].find(['{', '}'])?;
        text[end..].starts_with('}').then(|| (start..end, &text[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::Part::{Name, Text};
    use super::*;

    #[test]
    fn text_and_names_alternate() {
        assert_eq!(parse("/a/{b}/c{d}"), Ok(vec![Text("/a/"), Name("b"), Text("/c"), Name("d")]));
        assert_eq!(parse("plain"), Ok(vec![Text("plain")]));
        assert_eq!(parse(""), Ok(vec![]));
    }

    #[test]
    fn names_are_found_among_other_braces() {
        let found = |text| names(text).map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(found(r#"{"a":{"b":"{c}"}} {d}"#), ["c", "d"]);
        assert_eq!(found("{{a}} } {"), ["a"]);
    }

    #[test]
    fn mistakes_have_a_place() {
        for (text, at, message) in [
            ("a{b", 1..2, "`{` is not closed"),
            ("a{{b}}", 1..3, "a placeholder stands in single braces"),
            ("a{b{c}", 1..2, "`{` is not closed"),
            ("a}b", 1..2, "`}` has no `{` before it"),
            ("a{}", 1..3, "a placeholder has no name"),
        ] {
            assert_eq!(parse(text), Err(TemplateError { at, message }), "{text}");
        }
    }
}
