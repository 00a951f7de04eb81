//! How an error answer is read.

use crate::path::Path;

/// How a provider's error answers are read.
#[derive(Debug)]
pub struct ErrorRules {
    /// Where the vendor's message stands: the first path with a text, or with a list of texts, counts.
    pub message: &'static [Path],
    /// Where the vendor's error code stands: the first path with a text or a number counts.
    pub code: &'static [Path],
    /// What makes an answer with a success status an error: a path and the value there, as text.
    pub failure: Option<(Path, &'static str)>,
    /// Which answers mean what; the first class that matches counts. Where none does, the status decides.
    pub classes: &'static [(Class, &'static [Matcher])],
}

impl ErrorRules {
    /// No rule: a base for struct update.
    pub const NONE: Self = Self { message: &[], code: &[], failure: None, classes: &[] };
}

/// What an error answer means to a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The credentials are missing, wrong or expired.
    Unauthorized,
    /// The credentials are valid, but do not allow this.
    Forbidden,
    /// What was asked for does not exist.
    NotFound,
    /// The request itself is wrong.
    InvalidRequest,
    /// Too many requests.
    RateLimited,
    /// The vendor has a problem that may pass; the request is worth repeating.
    Transient,
}

/// What an error answer is recognised by: all that is given has to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matcher {
    /// The HTTP status.
    pub status: Option<u16>,
    /// The vendor's code, as found by [`ErrorRules::code`].
    pub code: Option<&'static str>,
    /// The vendor's message, as found by [`ErrorRules::message`].
    pub message: Option<&'static str>,
}

impl Matcher {
    /// Fits everything: a base for struct update.
    pub const NONE: Self = Self { status: None, code: None, message: None };
}
