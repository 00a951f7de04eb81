//! What tables are made of: data that stays for as long as the process runs.

/// A text that stays.
pub(crate) fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

/// A value that stays.
pub(crate) fn one<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Rows that stay.
pub(crate) fn rows<T>(rows: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(rows.into_iter().collect())
}

/// Texts that stay.
pub(crate) fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> &'static [&'static str] {
    rows(texts.into_iter().map(|each| text(each)))
}

/// Pairs of texts that stay.
pub(crate) fn pairs(pairs: &[(String, String)]) -> &'static [(&'static str, &'static str)] {
    rows(pairs.iter().map(|(name, value)| (text(name), text(value))))
}
