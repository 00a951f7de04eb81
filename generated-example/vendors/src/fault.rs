//! Answers that a test puts in the way of the next request.

use crate::answer::{Answer, Framing};
use crate::vendor::Vendor;

/// What the next request of a vendor gets in place of the regular answer, whatever it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// This status with these headers and this body.
    Status(u16, Vec<(String, String)>, Vec<u8>),
    /// The regular answer, cut off in the middle.
    /// `Content-Length` promises more than comes before the end of the connection.
    Truncate,
    /// 200 and `application/json` with this body, whatever it is.
    Body(Vec<u8>),
    /// 302 to this location.
    Redirect(String),
}

impl Fault {
    /// A status with a JSON body.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Self::Status(status, headers, body.into().into_bytes())
    }

    /// The vendor's own answer to too many requests. None of them sends `Retry-After`.
    pub fn rate_limited(vendor: Vendor) -> Self {
        match vendor {
            Vendor::Centerfy => Self::json(429, r#"{"error":true,"message":"Rate limit exceeded"}"#),
            Vendor::ChatbotX => Self::json(
                429,
                r#"{"defined":false,"code":"tooManyRequests","status":429,"message":"Too many requests"}"#,
            ),
            Vendor::HighLevel => Self::json(429, r#"{"statusCode":429,"message":"Too Many Requests"}"#)
                .with_header("X-RateLimit-Max", "100")
                .with_header("X-RateLimit-Remaining", "0")
                .with_header("X-RateLimit-Interval-Milliseconds", "10000"),
            Vendor::Octopush => Self::json(429, r#"{"message":"Too Many Requests"}"#),
            Vendor::Chatwoot => {
                Self::Status(429, vec![("content-type".into(), "text/plain".into())], b"Retry later".to_vec())
            }
        }
    }

    /// Adds a header to a [`Fault::Status`]; the other faults stay as they are.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        match self {
            Self::Status(status, mut headers, body) => {
                headers.push((name.to_owned(), value.to_owned()));
                Self::Status(status, headers, body)
            }
            other => other,
        }
    }

    /// What is answered in place of `regular`.
    pub(crate) fn answer(self, regular: Answer) -> Answer {
        match self {
            Self::Status(status, headers, body) => Answer { status, headers, body, framing: Framing::Length },
            Self::Truncate => regular.framed(Framing::Truncated),
            Self::Body(body) => Answer::new(200, "application/json", body),
            Self::Redirect(location) => Answer::new(302, "text/plain", "Redirecting").with_header("location", location),
        }
    }
}
