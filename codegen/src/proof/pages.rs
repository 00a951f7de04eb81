//! SL0064: what says how a list goes on can say it.

use specloom_values::{Value, boolean, key};

use super::claims::{BODY, Claim, Expect};
use super::evidence::{Evidence, Refused};
use super::fit::Fit;
use super::origin::Unfollowed;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::sample::Node;

pub(super) fn check(evidence: &Evidence<'_>, diagnostics: &mut Diagnostics) {
    for (claim, finding) in evidence.claims.list.iter().zip(&evidence.findings) {
        let Some(wanted) = wanted(&claim.expect) else { continue };
        let here: Vec<_> = finding.refused.iter().filter(|refused| refused.depth == claim.steps.len()).collect();
        if let Some(first) = here.first() {
            let mut diagnostic = match first.fit {
                Fit::Unfollowed(why) => unfollowed(claim, why),
                _ => refused(claim, first, wanted),
            };
            diagnostic.notes.extend(here.iter().map(|refused| (refused.node.span, note(refused))));
            diagnostics.push(diagnostic);
        } else if let (Some(at), Some(_)) = (finding.lacking.first(), finding.seen) {
            let message = "every item needs a key, but a sample has one without it";
            let diagnostic = Diagnostic::error(Code::PageValue, message, claim.written.span);
            diagnostics
                .push(diagnostic.note(*at, "there is no key here").help("take what every item has, such as its id"));
        }
    }
    diagnostics.extend(promised(evidence));
}

/// What is read, and what it has to be.
const fn wanted(expect: &Expect) -> Option<(&'static str, &'static str)> {
    match expect {
        Expect::Cursor => Some(("a cursor", "a string or an integer")),
        Expect::Key => Some(("a key", "a string or an integer")),
        Expect::Link(_) => Some(("the URL of the next page", "a string")),
        Expect::More => Some(("whether there are more pages", "`true` or `false`")),
        Expect::Count => Some(("a number of items or pages", "an integer from 0 on")),
        _ => None,
    }
}

/// A value of another type, or out of bounds.
fn refused(claim: &Claim, first: &Refused<'_>, (what, wanted): (&str, &str)) -> Diagnostic {
    let expected = match (first.fit, first.node.scalar()) {
        (Fit::Refused(expected), Some(_)) => expected,
        _ => wanted,
    };
    let found = match (&claim.expect, first.node.scalar()) {
        (Expect::Count, Some(Value::Integer(..0))) => "a negative one",
        _ => first.node.describe(),
    };
    let message = format!("{what} has to be {expected}, but a sample has {found} there");
    let diagnostic = Diagnostic::error(Code::PageValue, message, claim.written.span);
    Diagnostic { help: help(&claim.expect, first.node.describe()), ..diagnostic }
}

fn help(expect: &Expect, found: &str) -> Option<String> {
    match (expect, found) {
        (Expect::Cursor, "a boolean") => Some("what says whether there is another page stands under `more`".to_owned()),
        (Expect::Cursor | Expect::Link(_), "an object") => Some("the path goes on to what is in it".to_owned()),
        _ => None,
    }
}

/// A text that a client does not follow.
fn unfollowed(claim: &Claim, why: Unfollowed) -> Diagnostic {
    let (message, help) = match why {
        Unfollowed::NoUrl => (
            "the URL of the next page has to be a URL, but a sample has another text there",
            "a token that the next request takes is read by `cursor`, not by `link`",
        ),
        Unfollowed::OtherOrigin => (
            "the URL of the next page has to stay at the origin of `base_url`, but that of a sample leaves it",
            "credentials go to the scheme, host and port of `base_url` only: a client refuses such a link",
        ),
        Unfollowed::NamesUser => (
            "the URL of the next page cannot hold user information, but that of a sample does",
            "credentials are not the vendor's to choose: a client refuses such a link",
        ),
    };
    Diagnostic::error(Code::PageValue, message, claim.written.span).help(help)
}

fn note(refused: &Refused<'_>) -> String {
    match refused.fit {
        Fit::Unfollowed(Unfollowed::NoUrl) => "this is no URL".to_owned(),
        Fit::Unfollowed(_) => "this is not followed".to_owned(),
        _ => format!("this is {}", refused.node.describe()),
    }
}

/// Another page is promised, but nothing asks for it.
fn promised(evidence: &Evidence<'_>) -> Option<Diagnostic> {
    let claims = || evidence.claims.list.iter();
    let asks = |body: &Node<'_>| {
        let mut cursors = claims().filter(|claim| matches!(claim.expect, Expect::Cursor));
        // What is no cursor is refused already.
        cursors.any(|claim| body.find(&claim.steps).is_some_and(|cursor| !is_absent(cursor)))
    };
    let mut stuck = evidence.elements[BODY].iter().filter(|body| !asks(body)).filter_map(|body| {
        let mut flags = claims().filter(|claim| matches!(claim.expect, Expect::More));
        let (claim, flag) = flags.find_map(|claim| Some((claim, body.find(&claim.steps)?.scalar()?)))?;
        let at = body.find(&claim.steps)?.span;
        (boolean(&flag) == Ok(true)).then_some((claim, at))
    });
    let (claim, first) = stuck.next()?;
    let message = "a sample says that there is another page, but has no cursor that asks for it";
    let mut diagnostic = Diagnostic::error(Code::PageValue, message, claim.written.span);
    let places = std::iter::once(first).chain(stuck.map(|(_, at)| at));
    diagnostic.notes.extend(places.map(|at| (at, "this says so".to_owned())));
    Some(diagnostic.help("a client would end with an error here; look for the cursor elsewhere in the answer"))
}

/// Whether a place holds no cursor.
fn is_absent(node: &Node<'_>) -> bool {
    node.is_null() || node.scalar().is_some_and(|value| key(&value).is_ok_and(|key| key.is_none()))
}
