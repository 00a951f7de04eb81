//! How often a vendor may be asked.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::model;
use crate::spec::{Limits, Text, Wait, WaitFormat};
use crate::yaml::Spanned;

/// The most requests of a limit. Those of the latest stretch of time are kept in memory.
pub(crate) const MOST_REQUESTS: u32 = 1_000_000;

/// The longest time of a limit, in seconds. A client keeps no count of what was sent before it was made.
const LONGEST: u64 = 24 * 60 * 60;

pub(super) fn lower(written: Option<&Spanned<Limits>>, lowering: &mut Lowering<'_>) -> model::Limits {
    let Some(limits) = written else { return model::Limits::default() };
    let requests = limits.requests.map(|requests| check_requests(requests, lowering));
    let per = limits.per.as_ref().and_then(|per| seconds(per, lowering));
    check_parts(limits, lowering);
    let wait = limits.wait.as_ref().and_then(|wait| lower_wait(wait, lowering));
    model::Limits { rate: requests.zip(per), wait }
}

fn check_requests(requests: Spanned<u32>, lowering: &mut Lowering<'_>) -> u32 {
    let message = match requests.value {
        0 => "a limit of 0 requests lets nothing through".to_owned(),
        1..=MOST_REQUESTS => return requests.value,
        _ => format!("a limit of {} requests is more than {MOST_REQUESTS}", requests.value),
    };
    lowering.push(Diagnostic::error(Code::Limit, message, requests.span));
    requests.value
}

/// The time of a limit in seconds.
fn seconds(per: &Text, lowering: &mut Lowering<'_>) -> Option<u32> {
    let (message, help) = match parse(per) {
        None => (format!("{} is no time", quoted(per)), "write a whole number and `s`, `m` or `h`: `60s`"),
        Some(0) => ("requests are counted in a time longer than zero".to_owned(), "write a longer time, such as `60s`"),
        Some(seconds) if seconds <= LONGEST => return u32::try_from(seconds).ok(),
        Some(_) => (
            format!("{} is longer than `24h`", quoted(per)),
            "leave longer limits out: a client does not know what was sent before it was made",
        ),
    };
    lowering.push(Diagnostic::error(Code::Limit, message, per.span).help(help));
    None
}

/// Reads `60s`, `5m` or `1h`.
fn parse(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let factor = match text.strip_prefix(digits)? {
        "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        _ => return None,
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // Digits that are no number are too many.
    is_number.then(|| digits.parse().unwrap_or(u64::MAX).saturating_mul(factor))
}

/// Requests are counted in a time; without either, there has to be a header at least.
fn check_parts(limits: &Spanned<Limits>, lowering: &mut Lowering<'_>) {
    let (message, span, help) = match (&limits.requests, &limits.per) {
        (Some(requests), None) => {
            ("`requests` needs the time in which they are counted", requests.span, "add `per`, such as `per: 60s`")
        }
        (None, Some(per)) => {
            ("`per` needs the number of requests in that time", per.span, "add `requests`, such as `requests: 100`")
        }
        (None, None) if limits.wait.is_none() => {
            ("`limits` says nothing", limits.span, "give `requests` and `per`, or `wait`, or leave it out")
        }
        _ => return,
    };
    lowering.missing(limits.span, Diagnostic::error(Code::Limit, message, span).help(help));
}

fn lower_wait(wait: &Spanned<Wait>, lowering: &mut Lowering<'_>) -> Option<(String, WaitFormat)> {
    lowering.header_name(&wait.header);
    if wait.format.is_none() {
        let message = format!("{} does not say what its value means", quoted(&wait.header));
        let help = "add `as`: `seconds` or `millis` from now on, or a time as `unix_seconds`, `unix_millis`, `rfc3339` \
            or `http_date`";
        lowering.missing(wait.span, Diagnostic::error(Code::ResetUnit, message, wait.header.span).help(help));
    }
    Some((wait.header.value.clone(), wait.format?))
}
