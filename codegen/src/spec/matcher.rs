//! What an error answer is recognised by.

use crate::diagnostic::quoted;
use crate::yaml::{Read, Reader, Shape};

/// What an error answer is recognised by: a status, the vendor's code as found by `errors.code`, or a mapping of what has to
/// fit together. Digits are a status; a numeric code is quoted.
///
/// ```yaml
/// [404, INVALID_TOKEN, "1001", { status: 400, message: Conversation not found }]
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::matcher))]
pub struct Matcher {
    /// The HTTP status.
    pub status: Option<u16>,
    /// The vendor's code, as found by `errors.code`. Texts have to be equal.
    pub code: Option<String>,
    /// The vendor's message, as found by `errors.message`. Texts have to be equal.
    pub message: Option<String>,
}

impl Read for Matcher {
    fn read(node: Reader<'_>) -> Option<Self> {
        let only = Self { status: None, code: None, message: None };
        match node.shape() {
            Shape::Text(code) => Some(Self { code: Some(code.to_owned()), ..only }),
            Shape::Integer(digits) => match digits.parse() {
                Ok(status @ 100..=599) => Some(Self { status: Some(status), ..only }),
                _ => node.refuse(&format!("{} is no HTTP status; a vendor's numeric code is quoted", quoted(digits))),
            },
            Shape::Mapping => {
                let fields = node.fields("Matcher", &["status", "code", "message"])?;
                let (status, code) = (fields.optional("status"), fields.optional("code"));
                Some(Self { status, code, message: fields.optional("message") })
            }
            _ => node.expected("a status, a vendor's code, or a mapping with `status`, `code` or `message`"),
        }
    }
}
