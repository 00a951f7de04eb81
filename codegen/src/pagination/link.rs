//! `link`: a page gives the URL of the next one.

use super::Size;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, Value};
use crate::source::Span;
use crate::spec::Paths;
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
    /// How the caller chooses the size of a page. It is sent with the first request only: the URLs carry it on.
    size: Option<Size>,
}

mapping!(Link { from?, header?, size? });

impl Link {
    pub(super) fn lower(&self, at: Span, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        let header = self.header.is_some_and(|header| header.value);
        match (self.from.first(), header) {
            (Some(from), true) => {
                let message = "the next URL is looked for in two places";
                lowering.push(
                    Diagnostic::error(Code::LinkPlace, message, from.span).help("keep either `from` or `header: true`"),
                );
            }
            (None, false) => {
                let message = "`link` does not say where the next URL stands";
                let help = "add `from` with a path in the body, or `header: true`";
                lowering.push(Diagnostic::error(Code::LinkPlace, message, at).help(help));
            }
            _ => reads.link(&self.from, lowering),
        }
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new("link", [("header", Value::Flag(header)), ("size", Value::Size(size))])
    }
}
