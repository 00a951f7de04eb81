//! The credentials that an auth scheme needs.

use indexmap::IndexSet;

use super::unique::{Case, Taken};
use super::{Lowering, urls};
use crate::diagnostic::Code;
use crate::model::{Credential, Piece};
use crate::spec::{Map, Text};
use crate::template::Part;

/// Credentials in the order in which the auth scheme names them.
#[derive(Debug, Default)]
pub(crate) struct Credentials {
    names: IndexSet<Text>,
    /// Whether a template is malformed: nobody knows which credentials it would have named.
    unknown: bool,
}

impl Credentials {
    /// The names, each with the place that names it first.
    pub(super) const fn names(&self) -> &IndexSet<Text> {
        &self.names
    }

    /// Whether the scheme surely needs no credential.
    pub(super) fn are_none(&self) -> bool {
        self.names.is_empty() && !self.unknown
    }

    /// The position of a credential, which is new if it was not named before.
    pub(crate) fn index(&mut self, name: &Text) -> usize {
        match self.names.get_index_of(name) {
            Some(index) => index,
            None => self.names.insert_full(name.clone()).0,
        }
    }

    /// A template whose placeholders are credentials.
    pub(crate) fn template(&mut self, text: &Text, lowering: &mut Lowering<'_>) -> Vec<Piece> {
        let parts = urls::parts(text, lowering);
        self.unknown |= parts.is_none();
        let parts = parts.unwrap_or_default().into_iter();
        parts
            .map(|(part, span)| match part {
                Part::Text(text) => Piece::Text(text.to_owned()),
                Part::Name(name) => Piece::Credential(self.index(&Text { value: name.to_owned(), span })),
            })
            .collect()
    }

    /// The credentials with what `written` says about them.
    pub(super) fn finish(
        self,
        written: &Map<String>,
        taken: &mut Taken,
        lowering: &mut Lowering<'_>,
    ) -> Vec<Credential> {
        let known: Vec<_> = self.names.iter().map(|name| name.value.as_str()).collect();
        for name in written.keys().filter(|name| !self.unknown && !self.names.contains(*name)) {
            let message = format!("credential `{}` is not used in `auth`", name.value);
            lowering.unknown(Code::UnusedCredential, message, name.span, &known);
        }
        let credentials = self.names.iter().map(|name| Credential {
            name: taken.take("credential", name, Case::Snake, lowering),
            doc: written.get(name.value.as_str()).cloned(),
        });
        credentials.collect()
    }
}
