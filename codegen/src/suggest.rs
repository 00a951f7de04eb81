//! What somebody may have meant: the nearest of the names that would fit.

use crate::diagnostic::quoted;

/// Longest name that another may have been meant for, in characters.
const LONGEST: usize = 100;
/// How many names are listed.
const LISTED: usize = 40;

/// `did you mean ...?` if one name is near, the list of all names otherwise, nothing if there are none.
#[must_use]
pub fn suggest<S: AsRef<str>>(got: &str, expected: &[S]) -> Option<String> {
    if let Some(name) = nearest(got, expected) {
        return Some(format!("did you mean {}?", quoted(name)));
    }
    match expected {
        [] => None,
        [only] => Some(format!("expected {}", quoted(only.as_ref()))),
        _ => Some(format!("expected {}", one_of(expected))),
    }
}

/// The name that was probably meant, if one is near enough.
#[must_use]
pub fn nearest<'n, S: AsRef<str>>(got: &str, expected: &'n [S]) -> Option<&'n str> {
    let got = comparable(got);
    if got.len() > LONGEST {
        return None;
    }
    let limit = got.len().max(3) / 3;
    let near = expected.iter().map(S::as_ref).filter_map(|name| {
        let name_chars = comparable(name);
        let distance =
            if got.len().abs_diff(name_chars.len()) <= limit { distance(&got, &name_chars) } else { usize::MAX };
        (distance <= limit).then_some((distance, name))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// ``one of `a`, `b` ``, or the only name. Of very many names some are left out.
pub(crate) fn one_of<S: AsRef<str>>(names: &[S]) -> String {
    let shown: Vec<_> = names.iter().take(LISTED).map(|name| quoted(name.as_ref())).collect();
    match names.len().saturating_sub(LISTED) {
        0 if shown.len() == 1 => shown.concat(),
        0 => format!("one of {}", shown.join(", ")),
        more => format!("one of {} and {more} others", shown.join(", ")),
    }
}

/// Case, hyphens and underscores are no difference: `baseUrl` is `base_url`.
fn comparable(name: &str) -> Vec<char> {
    name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_suggested() {
        let names = ["header", "query", "base_url"];
        assert_eq!(suggest("haeder", &names).unwrap(), "did you mean `header`?");
        assert_eq!(suggest("qury", &names).unwrap(), "did you mean `query`?");
        assert_eq!(suggest("baseUrl", &names).unwrap(), "did you mean `base_url`?");
    }

    #[test]
    fn without_a_near_name_all_are_listed() {
        assert_eq!(suggest("color", &["header", "query"]).unwrap(), "expected one of `header`, `query`");
        assert_eq!(suggest("color", &["header"]).unwrap(), "expected `header`");
        assert_eq!(suggest::<&str>("color", &[]), None);
    }

    #[test]
    fn of_very_many_names_some_are_listed() {
        let names: Vec<_> = (0..50).map(|number| format!("n{number}")).collect();
        assert!(one_of(&names).ends_with("`n38`, `n39` and 10 others"));
    }

    #[test]
    fn a_name_of_any_length_is_compared_in_no_time() {
        assert_eq!(nearest(&"a".repeat(500_000), &["a".repeat(500_001)]), None);
    }

    #[test]
    fn a_short_name_is_near_only_with_one_difference() {
        assert_eq!(nearest("typ", &["type"]), Some("type"));
        assert_eq!(nearest("get", &["post"]), None);
        assert_eq!(nearest("", &["type"]), None);
    }
}
