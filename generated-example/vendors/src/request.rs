//! A request as a vendor sees it: segments and parameters decoded, headers by any case.

use hyper::header::{AUTHORIZATION, HeaderMap};
use percent_encoding::percent_decode_str;

/// A request to one vendor.
#[derive(Debug)]
pub(crate) struct Request<'a> {
    headers: &'a HeaderMap,
    /// What follows the vendor's prefix, percent-decoded by segment: an encoded `/` does not split, `+` is a plus.
    segments: Vec<String>,
    /// Decoded as a form: `+` is a space.
    query: Vec<(String, String)>,
}

impl<'a> Request<'a> {
    /// `path` is what follows the vendor's prefix, with its leading slash.
    pub(crate) fn new(path: &str, query: &str, headers: &'a HeaderMap) -> Self {
        let segments = path.split('/').skip(1).map(|raw| percent_decode_str(raw).decode_utf8_lossy().into_owned());
        Self {
            headers,
            segments: segments.collect(),
            query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        }
    }

    pub(crate) fn segments(&self) -> Vec<&str> {
        self.segments.iter().map(String::as_str).collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The token of `Authorization: Bearer`.
    pub(crate) fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token)
    }

    /// The first parameter of this name.
    pub(crate) fn param(&self, name: &str) -> Option<&str> {
        self.params(name).next()
    }

    pub(crate) fn params(&self, name: &str) -> impl Iterator<Item = &str> {
        self.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// `Number(text)` of JavaScript for decimal numbers: blank is 0, what is not a finite number is `None`.
pub(crate) fn javascript_number(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0.0);
    }
    let decimal = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|number: &f64| decimal && number.is_finite())
}
