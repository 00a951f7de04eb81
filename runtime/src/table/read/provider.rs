//! What a provider and its operations are, node by node.

use super::json::Json;
use super::over_base::over_base;
use super::unfit::Unfit;
use super::value::Read;
use crate::construct::{from_fields, from_names};
use crate::table::{Kind, Limits, ListStyle, Operation, Order, Param, Piece, Place, Provider, WaitFormat};

over_base!(Provider { name, title, base_url, settings, kinds, credentials, auth, headers, errors, limits });
over_base!(Operation { name, method, path, params, query, headers, pagination, order, empty_on, body });
over_base!(Param { name, wire, place, kind, required, default, list, prefixes, range });
over_base!(Limits { rate, wait });

from_names!(Place { Path: "path", Query: "query", Header: "header" });
from_names!(Kind { String: "string", Integer: "integer", Number: "number", Boolean: "boolean" });
from_names!(ListStyle { Comma: "comma", Repeat: "repeat" });
from_names!(Order {
    NewestFirst: "newest_first",
    OldestFirst: "oldest_first",
    OldestFirstWithinPage: "oldest_first_within_page",
    NewestFirstWithinPage: "newest_first_within_page",
    Unspecified: "unspecified",
});
from_names!(WaitFormat {
    Seconds: "seconds",
    Millis: "millis",
    UnixSeconds: "unix_seconds",
    UnixMillis: "unix_millis",
    Rfc3339: "rfc3339",
    HttpDate: "http_date",
});

/// A text stands for itself.
impl Read for Piece {
    fn read(json: &Json) -> Result<Self, Unfit> {
        if let Json::Text(text) = json {
            return Ok(Self::Text(text));
        }
        let (name, index) = json.choice()?;
        match name {
            "setting" => index.read_at(name).map(Self::Setting),
            "credential" => index.read_at(name).map(Self::Credential),
            "param" => index.read_at(name).map(Self::Param),
            _ => Err(Unfit::unknown(name)),
        }
    }
}

/// The smallest and the largest integer.
impl Read for (Option<i64>, Option<i64>) {
    fn read(json: &Json) -> Result<Self, Unfit> {
        struct Range {
            min: Option<i64>,
            max: Option<i64>,
        }
        from_fields!(Range { min, max });
        Range::read(json).map(|Range { min, max }| (min, max))
    }
}

/// So many requests in so many seconds.
impl Read for (u32, u32) {
    fn read(json: &Json) -> Result<Self, Unfit> {
        struct Rate {
            requests: u32,
            seconds: u32,
        }
        from_fields!(Rate { requests, seconds });
        Rate::read(json).map(|Rate { requests, seconds }| (requests, seconds))
    }
}
