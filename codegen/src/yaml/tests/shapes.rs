//! Types for the tests: every kind of shape that the spec language has.

use crate::spec::Map;
use crate::yaml::{Literal, Read, Reader, Shape, Spanned, choice, mapping, words};

pub(super) type Text = Spanned<String>;

#[derive(Debug)]
pub(super) struct Service {
    pub(super) name: Text,
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) port: Option<Spanned<u16>>,
    pub(super) offset: i64,
    pub(super) enabled: bool,
    pub(super) auth: Option<Spanned<Auth>>,
    pub(super) params: Map<Param>,
    pub(super) routes: Vec<Route>,
    pub(super) sources: Map<Spanned<Origin>>,
}

mapping!(Service { name, title?, version?, port?, offset?, enabled?, auth?, params?, routes?, sources? });

#[derive(Debug)]
pub(super) enum Auth {
    None(Text),
    Bearer(Text),
    Basic(Basic),
    Headers(Map<Text>),
}

choice!(Auth { None = "none", Bearer = "bearer", Basic = "basic", Headers = "headers" });

#[derive(Debug)]
pub(super) struct Basic {
    pub(super) user: Text,
    pub(super) password: Option<Text>,
}

mapping!(Basic { user, password? });

#[derive(Debug)]
pub(super) struct Param {
    pub(super) place: Spanned<Place>,
    pub(super) ty: Text,
    pub(super) default: Option<Literal>,
    pub(super) required: bool,
}

mapping!(Param { place as "in", ty as "type", default?, required? });

#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Path,
    Query,
    Header,
}

words!(Place { Path = "path", Query = "query", Header = "header" });

#[derive(Debug)]
pub(super) struct Route {
    pub(super) path: Text,
    pub(super) status: u16,
}

mapping!(Route { path, status });

/// A path, alternatives, or a rule.
#[derive(Debug)]
pub(super) enum Origin {
    Path(String),
    Index(String),
    First(Vec<Spanned<Self>>),
    Rule(Rule),
}

impl Read for Origin {
    fn read(node: Reader<'_>) -> Option<Self> {
        match node.shape() {
            Shape::Text("") => node.refuse("a path has at least one part"),
            Shape::Text(path) => Some(Self::Path(path.to_owned())),
            Shape::Integer(index) => Some(Self::Index(index.to_owned())),
            Shape::List => Vec::read(node).map(Self::First),
            Shape::Mapping => Rule::read(node).map(Self::Rule),
            _ => node.expected("a path, a list of paths or a rule"),
        }
    }
}

#[derive(Debug)]
pub(super) enum Rule {
    Constant(Spanned<Literal>),
    Each(Each),
}

choice!(Rule { Constant = "constant", Each = "each" });

#[derive(Debug)]
pub(super) struct Each {
    pub(super) from: Text,
    pub(super) map: Map<Spanned<Origin>>,
}

mapping!(Each { from, map });

/// A document that uses every shape.
pub(super) const SERVICE: &str = "\
name: chatwoot
title: 'It''s ä title: \"x\"'
version: 1.10
port: 8080
offset: -3
enabled: true
auth:
  basic: { user: me, password: ~ }
params:
  0: &id { in: path, type: string, default: 7 }
  page size: { in: query, type: integer, default: 'x', required: false }
  other: *id
routes:
  - path: /a
    status: 200
  - { path: '/b', status: 204 }
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
