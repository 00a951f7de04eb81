//! `link`: a page gives the URL of the next one.

use super::Size;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, Value};
use crate::source::Span;
use crate::spec::{Paths, Text};
use crate::yaml::{Spanned, mapping};

/// A page gives the URL of the next one, in its body or in the `Link` header of RFC 8288: one of `from` and `header` is
/// needed. The list ends where there is no URL: absent, `null` or empty. One to another origin is an error.
///
/// ```yaml
/// link: { from: _pagination.next, size: { param: limit, default: 50, max: 100 } }
/// link: { header: true }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Link {
    /// The path of the URL in the body. Of several paths the first with a value counts.
    #[cfg_attr(feature = "schema", schemars(default))]
    from: Paths,
    /// Whether the URL stands in the header `Link` with `rel="next"`; `false` by default.
    header: Option<Spanned<bool>>,
    /// Why no sample has the header. A path in `from` has its reason beside it.
    ///
    /// ```yaml
    /// link: { header: true, unseen: Every recorded list fits one page. }
    /// ```
    unseen: Option<Text>,
    /// How the caller chooses the size of a page. It is sent with the first request only: the URLs carry it on.
    size: Option<Size>,
}

mapping!(Link { from?, header?, unseen?, size? });

impl Link {
    pub(super) fn lower(&self, at: Span, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        let header = self.header.filter(|header| header.value);
        match (self.from.first(), header) {
            (Some(from), Some(_)) => {
                let message = "the next URL is looked for in two places";
                lowering.push(
                    Diagnostic::error(Code::LinkPlace, message, from.span).help("keep either `from` or `header: true`"),
                );
            }
            (None, None) => {
                let message = "`link` does not say where the next URL stands";
                let help = "add `from` with a path in the body, or `header: true`";
                lowering.push(Diagnostic::error(Code::LinkPlace, message, at).help(help));
            }
            (None, Some(header)) => lowering.claim_of_links(header.span, self.unseen.as_ref()),
            (Some(_), None) => {
                self.refuse_reason(lowering);
                reads.link(&self.from, lowering);
            }
        }
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new("link", [("header", Value::Flag(header.is_some())), ("size", Value::Size(size))])
    }

    /// A reason beside a path would cover nothing.
    fn refuse_reason(&self, lowering: &mut Lowering<'_>) {
        if let Some(unseen) = &self.unseen {
            let message = "`unseen` says here why no sample has the header, but the URL stands in the body";
            let help = "a path has its reason beside it: `from: { from: next, unseen: … }`";
            lowering.push(Diagnostic::error(Code::LinkPlace, message, unseen.span).help(help));
        }
    }
}
