//! SL0064: what says how a list goes on can say it.

use specloom_values::Value;

use super::claims::Expect;
use super::evidence::Evidence;
use super::fit::Fit;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

pub(super) fn check(evidence: &Evidence<'_>, diagnostics: &mut Diagnostics) {
    for (claim, finding) in evidence.claims.list.iter().zip(&evidence.findings) {
        let Some((what, wanted)) = wanted(&claim.expect) else { continue };
        let here: Vec<_> = finding.refused.iter().filter(|refused| refused.depth == claim.steps.len()).collect();
        if let Some(first) = here.first() {
            let expected = if let (Fit::Refused(expected), true) = (first.fit, first.node.scalar().is_some()) {
                expected
            } else {
                wanted
            };
            let found = match (&claim.expect, first.node.scalar()) {
                (Expect::Count, Some(Value::Integer(..0))) => "a negative one",
                _ => first.node.describe(),
            };
            let message = format!("{what} has to be {expected}, but a sample has {found} there");
            let mut diagnostic = Diagnostic::error(Code::PageValue, message, claim.written.span);
            diagnostic
                .notes
                .extend(here.iter().map(|refused| (refused.node.span, format!("this is {}", refused.node.describe()))));
            diagnostic.help = help(&claim.expect, first.node.describe());
            diagnostics.push(diagnostic);
        } else if let (Some(at), Some(_)) = (finding.lacking.first(), finding.seen) {
            let message = "every item needs a key, but a sample has one without it";
            let diagnostic = Diagnostic::error(Code::PageValue, message, claim.written.span);
            diagnostics
                .push(diagnostic.note(*at, "there is no key here").help("take what every item has, such as its id"));
        }
    }
}

/// What is read, and what it has to be.
const fn wanted(expect: &Expect) -> Option<(&'static str, &'static str)> {
    match expect {
        Expect::Cursor => Some(("a cursor", "a string or an integer")),
        Expect::Key => Some(("a key", "a string or an integer")),
        Expect::Link => Some(("the URL of the next page", "a string")),
        Expect::More => Some(("whether there are more pages", "`true` or `false`")),
        Expect::Count => Some(("a number of items or pages", "an integer from 0 on")),
        _ => None,
    }
}

fn help(expect: &Expect, found: &str) -> Option<String> {
    match (expect, found) {
        (Expect::Cursor, "a boolean") => Some("what says whether there is another page stands under `more`".to_owned()),
        (Expect::Cursor | Expect::Link, "an object") => Some("the path goes on to what is in it".to_owned()),
        _ => None,
    }
}
