//! How a vendor's error answers are read.

use super::{Lowering, page_reads};
use crate::diagnostic::Code;
use crate::model::{Class, ErrorRules, Path};
use crate::proof::{ANY_BODY, Claim, Expect};
use crate::spec::{Errors, Paths};

pub(super) fn lower(written: &Errors, lowering: &mut Lowering<'_>) -> ErrorRules {
    let message = paths(&written.message, || Expect::Message, lowering);
    let code = paths(&written.code, || Expect::Code, lowering);
    let failure = written.failure.as_ref().and_then(|failure| {
        let path = page_reads::body_path(&failure.path, lowering)?;
        let is = failure.is.to_string();
        let reason = lowering.unseen(failure.path.unseen.as_ref());
        let claim = Claim::new(ANY_BODY, &path, &failure.path, Expect::Failure { is: is.clone() });
        lowering.claim(claim.because(reason));
        Some((path, is))
    });
    let mut classes = Vec::new();
    for (name, matchers) in &written.classes {
        match Class::ALL.iter().find(|(known, _)| *known == name.value) {
            Some((_, class)) => classes.push((*class, matchers.clone())),
            None => {
                let known = Class::ALL.map(|(name, _)| name);
                let message = format!("there is no error class `{}`", name.value);
                lowering.unknown(Code::ErrorClass, message, name.span, &known);
            }
        }
    }
    ErrorRules { message, code, failure, classes }
}

fn paths(written: &Paths, expect: fn() -> Expect, lowering: &mut Lowering<'_>) -> Vec<Path> {
    let paths = written.iter().filter_map(|text| {
        let path = page_reads::body_path(text, lowering)?;
        lowering.claim_of_body(text, &path, expect());
        Some(path)
    });
    paths.collect()
}
