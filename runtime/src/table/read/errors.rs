//! How error answers are read.

use super::json::Json;
use super::over_base::over_base;
use super::unfit::Unfit;
use super::value::Read;
use crate::construct::{from_fields, from_names};
use crate::path::{Path, Step};
use crate::table::{Class, ErrorRules, Matcher};

over_base!(ErrorRules { message, code, failure, classes });
over_base!(Matcher { status, code, message });

from_names!(Class {
    Unauthorized: "unauthorized",
    Forbidden: "forbidden",
    NotFound: "not_found",
    InvalidRequest: "invalid_request",
    RateLimited: "rate_limited",
    Transient: "transient",
});

/// A text is a key, a number an index.
impl Read for Step {
    fn read(json: &Json) -> Result<Self, Unfit> {
        match json {
            Json::Text(key) => Ok(Self::Key(key)),
            index => usize::read(index).map(Self::Index),
        }
    }
}

/// A path, and the value there.
impl Read for (Path, &'static str) {
    fn read(json: &Json) -> Result<Self, Unfit> {
        struct Failure {
            at: Path,
            is: &'static str,
        }
        from_fields!(Failure { at, is });
        Failure::read(json).map(|Failure { at, is }| (at, is))
    }
}
