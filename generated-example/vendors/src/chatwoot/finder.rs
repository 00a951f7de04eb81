//! The message finder: which messages a request gets, and in which order.

use crate::data::Message;
use crate::request::Request;

/// How many of the newest messages there are on a page.
pub(super) const LATEST: usize = 20;
/// How many messages follow the one that is named.
pub(super) const AFTER: usize = 100;
const BETWEEN: usize = 1_000;

/// The four queries: by id, in the order of time. `newest_first` is in the order of time.
pub(super) fn find<'a>(
    request: &Request<'_>,
    newest_first: impl DoubleEndedIterator<Item = &'a Message>,
) -> Vec<&'a Message> {
    let after = present(request, "after").map(ruby_integer);
    let before = present(request, "before").map(ruby_integer);
    match (after, before) {
        (None, None) => ascending(newest_first.take(LATEST)),
        (None, Some(before)) => ascending(newest_first.filter(|message| message.numeric_id() < before).take(LATEST)),
        (Some(after), None) => newest_first.rev().filter(|message| message.numeric_id() > after).take(AFTER).collect(),
        (Some(after), Some(before)) => {
            let between = after..before;
            newest_first.rev().filter(|message| between.contains(&message.numeric_id())).take(BETWEEN).collect()
        }
    }
}

fn ascending<'a>(newest_first: impl Iterator<Item = &'a Message>) -> Vec<&'a Message> {
    let mut messages: Vec<&Message> = newest_first.collect();
    messages.reverse();
    messages
}

/// `present?` of Rails.
pub(super) fn present<'a>(request: &'a Request<'_>, name: &str) -> Option<&'a str> {
    request.param(name).filter(|value| !value.trim().is_empty())
}

/// `to_i` of Ruby: the leading integer, or 0.
fn ruby_integer(text: &str) -> i64 {
    let text = text.trim_start();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    sign * digits[..end].parse::<i64>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::ruby_integer;

    #[test]
    fn an_integer_is_what_the_text_begins_with() {
        let integers = ["42", "42abc", " 7", "-3", "+5", "abc", "", "20.5"].map(ruby_integer);
        assert_eq!(integers, [42, 42, 7, -3, 5, 0, 0, 20]);
    }
}
