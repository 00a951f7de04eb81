//! Types for the tests: every kind of shape that the spec language has.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::yaml::{Literal, Spanned};

pub(super) type Text = Spanned<String>;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Service {
    pub(super) name: Text,
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) port: Option<Spanned<u16>>,
    #[serde(default)]
    pub(super) offset: i64,
    #[serde(default)]
    pub(super) ratio: f64,
    #[serde(default)]
    pub(super) enabled: bool,
    pub(super) auth: Option<Spanned<Auth>>,
    #[serde(default)]
    pub(super) params: IndexMap<Text, Param>,
    #[serde(default)]
    pub(super) routes: Vec<Route>,
    #[serde(default)]
    pub(super) sources: IndexMap<Text, Spanned<Origin>>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Auth {
    None,
    Bearer(Text),
    Basic { user: Text, password: Option<Text> },
    Headers(IndexMap<Text, Text>),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Param {
    #[serde(rename = "in")]
    pub(super) place: Spanned<Place>,
    #[serde(rename = "type")]
    pub(super) ty: Text,
    pub(super) default: Option<Literal>,
    #[serde(default)]
    pub(super) required: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Place {
    Path,
    Query,
    Header,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Route {
    pub(super) path: Text,
    pub(super) status: (u16, u16),
}

/// A path, alternatives, or a rule.
#[derive(Debug, PartialEq)]
pub(super) enum Origin {
    Path(String),
    Index(u64),
    First(Vec<Spanned<Self>>),
    Rule(Rule),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rule {
    Constant(Spanned<Literal>),
    Each { from: Text, map: IndexMap<Text, Spanned<Origin>> },
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OriginVisitor)
    }
}

struct OriginVisitor;

impl<'de> Visitor<'de> for OriginVisitor {
    type Value = Origin;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path, a list of paths or a rule")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<Origin, E> {
        if path.is_empty() { Err(E::custom("a path has at least one part")) } else { Ok(Origin::Path(path.to_owned())) }
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<Origin, E> {
        Ok(Origin::Index(index))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Origin, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Origin::First)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Origin, A::Error> {
        Rule::deserialize(MapAccessDeserializer::new(map)).map(Origin::Rule)
    }
}

/// A document that uses every shape.
pub(super) const SERVICE: &str = "\
name: chatwoot
title: 'It''s ä title: \"x\"'
version: 1.10
port: 8080
offset: -3
ratio: 1.5
enabled: true
auth:
  basic: { user: me, password: ~ }
params:
  0: &id { in: path, type: string, default: 7 }
  page size: { in: query, type: integer, default: 'x', required: false }
  other: *id
routes:
  - path: /a
    status: [200, 299]
  - { path: '/b', status: [200, 204] }
sources:
  id: messages[0].id
  at: 3
  name: [a, b, [c]]
  kind: { constant: true }
  files:
    each:
      from: files
      map:
        url: url
        size: { constant: 10 }
";
