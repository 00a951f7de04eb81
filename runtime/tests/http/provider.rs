//! A provider as generated code has it, with one operation for each way of paging.

use specloom::__v1::tables::auth::Headers;
use specloom::__v1::tables::pagination::{Cursor, Keyset, Link, Offset, PageNumber, PageTotal, Single, Size, Strategy};
use specloom::__v1::tables::{
    Body, Class, Convert, Each, Elements, ErrorRules, Fields, Frame, Kind, Limits, ListStyle, Matcher, Node, Operation,
    Order, Param, Pick, Piece, Place, Provider, Step, Target, WaitFormat, Write,
};
use specloom::__v1::{Client, Field as _, Item, Mismatch, Record, Value};
use specloom::{List, Options, RetryPolicy, SecretString};

use crate::clock::StoppedClock;
use crate::server::Server;

pub(crate) const SECRET: &str = "s3cret-t0ken";

#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Message {
    pub(crate) id: String,
}

impl Record for Message {
    fn put(&mut self, slot: u16, value: &Value<'_>) -> Result<(), Mismatch> {
        match slot {
            0 => self.id.put(value),
            _ => Err(Mismatch("nothing")),
        }
    }

    fn push(&mut self, _: u16) -> Option<&mut dyn Record> {
        None
    }

    fn clear(&mut self, _: u16) {}
}

impl Item for Message {
    fn identity(&self) -> Option<&str> {
        Some(&self.id)
    }
}

pub(crate) static PROVIDER: Provider = VENDOR;

pub(crate) const VENDOR: Provider = Provider {
    name: "vendor",
    title: "Vendor",
    base_url: &[Piece::Text("https://"), Piece::Setting(0), Piece::Text(".example.com/api")],
    settings: &["account"],
    kinds: &[Kind::String],
    credentials: &["token"],
    auth: &Headers { headers: &[("X-Api-Key", &[Piece::Credential(0)])] },
    headers: &[("Version", "1")],
    errors: ErrorRules {
        message: &[&[Step::Key("message")]],
        code: &[&[Step::Key("code")]],
        failure: Some((&[Step::Key("ok")], "false")),
        classes: &[
            (Class::Unauthorized, &[Matcher { status: None, code: Some("INVALID_TOKEN"), message: None }]),
            (Class::Transient, &[Matcher { status: Some(420), code: None, message: None }]),
        ],
    },
    limits: Limits { rate: None, wait: Some(("X-Reset", WaitFormat::Seconds)) },
};

const PARAM: Param = Param {
    name: "conversation",
    wire: "conversation",
    place: Place::Path,
    kind: Kind::String,
    required: true,
    default: None,
    list: None,
    prefixes: &[],
    range: (None, None),
};

const PARAMS: &[Param] = &[
    PARAM,
    Param { name: "search", wire: "q", place: Place::Query, required: false, ..PARAM },
    Param { name: "types", wire: "type", place: Place::Query, required: false, list: Some(ListStyle::Comma), ..PARAM },
    Param { name: "tags", wire: "tag", place: Place::Query, required: false, list: Some(ListStyle::Repeat), ..PARAM },
    Param { name: "trace", wire: "X-Trace", place: Place::Header, required: false, ..PARAM },
];

const PLAIN: Write = Write { to: Target::Slot(0), rank: 0, convert: Convert::Plain };

const MESSAGE: Node = Node {
    fields: Fields::new(&[(
        "id",
        Node { leaf: &[PLAIN, Write { to: Target::Key(Pick::Min), ..PLAIN }], ..Node::NONE },
    )]),
    ..Node::NONE
};

const FRAME: Frame = Frame { slots: 1, ..Frame::NONE };

const BODY: Body = Body {
    root: Node {
        fields: Fields::new(&[
            (
                "data",
                Node {
                    each: Some(&Each { elements: Elements::Items { rank: 0 }, node: MESSAGE, frame: FRAME }),
                    ..Node::NONE
                },
            ),
            ("next", Node { leaf: &[Write { to: Target::Next, ..PLAIN }], ..Node::NONE }),
            ("more", Node { leaf: &[Write { to: Target::More, ..PLAIN }], ..Node::NONE }),
            ("total", Node { leaf: &[Write { to: Target::Total, ..PLAIN }], ..Node::NONE }),
        ]),
        ..Node::NONE
    },
    items: "data",
    items_optional: false,
    captures: 0,
};

const ONE: Body = Body {
    root: Node {
        fields: Fields::new(&[(
            "message",
            Node {
                one: Some(&Each { elements: Elements::Items { rank: 0 }, node: MESSAGE, frame: FRAME }),
                ..Node::NONE
            },
        )]),
        ..Node::NONE
    },
    items: "message",
    ..BODY
};

const SIZE: Option<Size> = Some(Size { param: "limit", default: 50, max: Some(200) });

const fn operation(name: &'static str, pagination: &'static dyn Strategy) -> Operation {
    Operation {
        name,
        method: "GET",
        path: &[Piece::Text("/c/"), Piece::Param(0), Piece::Text("/messages")],
        params: PARAMS,
        query: &[("fixed", "a b")],
        headers: &[],
        pagination,
        order: Order::NewestFirst,
        empty_on: &[Matcher { status: Some(404), code: Some("NO_MESSAGES"), message: None }],
        body: BODY,
    }
}

pub(crate) static CURSOR: Operation = operation("by_cursor", &Cursor { param: "cursor", size: SIZE, gated: true });
pub(crate) static OFFSET: Operation = operation("by_offset", &Offset { param: "offset", start: 0, size: SIZE });
pub(crate) static NUMBER: Operation =
    operation("by_number", &PageNumber { param: "page", start: 1, size: SIZE, total_is: PageTotal::Unknown });
pub(crate) static NUMBER_OF_PAGES: Operation =
    operation("by_number_of_pages", &PageNumber { param: "page", start: 1, size: SIZE, total_is: PageTotal::Pages });
pub(crate) static NUMBER_OF_ITEMS: Operation =
    operation("by_number_of_items", &PageNumber { param: "page", start: 1, size: SIZE, total_is: PageTotal::Items });
pub(crate) static KEYSET: Operation = Operation {
    order: Order::OldestFirstWithinPage,
    ..operation("by_key", &Keyset { param: "before", size: None, full_page: None })
};
pub(crate) static FULL: Operation =
    operation("by_full_page", &Keyset { param: "before", size: SIZE, full_page: Some(50) });
pub(crate) static LINK: Operation = operation("by_link", &Link { header: false, size: SIZE });
pub(crate) static LINK_HEADER: Operation = operation("by_link_header", &Link { header: true, size: SIZE });
pub(crate) static SINGLE: Operation = operation("at_once", &Single {});
pub(crate) static CREATE: Operation = Operation { method: "POST", ..operation("create", &Single {}) };
pub(crate) static GET_ONE: Operation =
    Operation { body: ONE, headers: &[("version", "2")], ..operation("get_one", &Single {}) };

/// A client of the provider at this server that neither waits nor repeats.
pub(crate) fn client(server: &Server) -> Client {
    client_with(Options::new().base_url(server.url()).retry(RetryPolicy::never()).clock(StoppedClock::new()))
}

pub(crate) fn client_with(options: Options) -> Client {
    Client::new(&PROVIDER, vec!["acme".to_owned()], vec![SecretString::from(SECRET)], options).unwrap()
}

/// A call of an operation for conversation 42.
pub(crate) fn list(server: &Server, operation: &'static Operation) -> List<Message> {
    List::new(&client(server), operation).set(0, "42")
}

/// The ids of items.
pub(crate) fn ids(messages: &[Message]) -> Vec<u32> {
    messages.iter().map(|message| message.id.parse().unwrap()).collect()
}
