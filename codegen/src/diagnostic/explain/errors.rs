//! How a vendor's error answers are read.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[Explanation {
    code: Code::ErrorClass,
    rule: "The classes of error answers are `unauthorized`, `forbidden`, `not_found`, `invalid_request`, \
           `rate_limited` and `transient`.",
    why: "The class decides whether a request is sent again, and what a program can ask of the error. One vendor \
          answers 500 to a wrong token: without its class, that is taken for a failure of the server, and the \
          request is sent four times.",
    base: Base::Provider,
    wrong: spec(
        r#"
errors:
  code: code
  classes: { unauthorised: [401, INVALID_TOKEN] }
"#,
    ),
    right: spec(
        r#"
errors:
  code: code
  classes: { unauthorized: [401, INVALID_TOKEN] }
"#,
    ),
}];
