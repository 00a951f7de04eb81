//! The five vendors' shapes.

use super::model::*;
use crate::Timestamp;
use crate::decode::Problem;
use crate::table::{
    Body, Convert, Each, Elements, Final, Frame, Lookup, Node, Otherwise, Pick, Required, Source, Target, TimeFormat,
    Verify,
};

const RFC3339: Convert = Convert::Time(TimeFormat::Rfc3339);
const MESSAGE: Final = Final { slot: KIND, source: Source::Text("message"), convert: Convert::Plain };
const ID_REQUIRED: &[Required] = &[Required { slot: ID, field: "id", path: "id", when: &[] }];

const fn file(node: Node) -> Each {
    Each { elements: Elements::Records { slot: ATTACHMENTS }, node, frame: Frame { slots: 2, ..Frame::NONE } }
}

static CENTERFY_DIRECTION: Lookup = Lookup {
    rows: &[("contact", "inbound"), ("agent", "outbound"), ("bot", "outbound")],
    otherwise: Otherwise::Absent,
    ..Lookup::NONE
};
static CENTERFY: Body = Body {
    items: "messages",
    captures: 1,
    ..body(object(&[
        ("conversation_id", leaf(&[to(Target::Capture(0))])),
        (
            "messages",
            array(&items(
                0,
                object(&[
                    ("id", leaf(&[slot(ID)])),
                    ("content", leaf(&[slot(TEXT)])),
                    ("sender_type", leaf(&[write(Target::Slot(DIRECTION), 0, Convert::Lookup(&CENTERFY_DIRECTION))])),
                    ("timestamp", leaf(&[write(Target::Slot(SENT_AT), 0, RFC3339)])),
                ]),
                Frame {
                    finals: &[
                        MESSAGE,
                        Final { slot: CONVERSATION, source: Source::Capture(0), convert: Convert::Plain },
                    ],
                    required: ID_REQUIRED,
                    ..FRAME
                },
            )),
        ),
        ("total", leaf(&[to(Target::Total)])),
    ]))
};

static CHATBOTX: Body = body(object(&[
    (
        "data",
        array(&items(
            0,
            object(&[
                ("id", leaf(&[slot(ID)])),
                ("createdAt", leaf(&[write(Target::Slot(SENT_AT), 0, RFC3339)])),
                ("conversationId", leaf(&[slot(CONVERSATION)])),
                ("text", leaf(&[slot(TEXT)])),
                (
                    "attachments",
                    array(&file(object(&[
                        ("mimeType", leaf(&[ranked(FILE_KIND, 1)])),
                        ("fileType", leaf(&[slot(FILE_KIND)])),
                        ("url", leaf(&[slot(URL)])),
                    ]))),
                ),
                ("senderId", leaf(&[slot(SENDER_ID)])),
                ("user", object(&[("name", leaf(&[slot(SENDER_NAME)]))])),
                ("contact", object(&[("fullName", leaf(&[ranked(SENDER_NAME, 1)]))])),
            ]),
            Frame { finals: &[MESSAGE], required: ID_REQUIRED, ..FRAME },
        )),
    ),
    ("nextCursor", leaf(&[to(Target::Next)])),
]));

const HIGHLEVEL_ITEM: Node = object(&[
    ("id", leaf(&[slot(ID)])),
    ("conversationId", leaf(&[slot(CONVERSATION)])),
    ("dateAdded", leaf(&[write(Target::Slot(SENT_AT), 0, RFC3339)])),
    ("direction", leaf(&[slot(DIRECTION)])),
    ("body", leaf(&[slot(TEXT)])),
    ("attachments", array(&file(leaf(&[slot(URL)])))),
]);
const HIGHLEVEL_FRAME: Frame = Frame { finals: &[MESSAGE], required: ID_REQUIRED, ..FRAME };
static HIGHLEVEL: Body = Body {
    items: "messages.messages or messages",
    ..body(object(&[
        (
            "messages",
            Node {
                each: Some(&items(1, HIGHLEVEL_ITEM, HIGHLEVEL_FRAME)),
                ..object(&[
                    ("lastMessageId", leaf(&[to(Target::Next)])),
                    ("nextPage", leaf(&[to(Target::More)])),
                    ("messages", array(&items(0, HIGHLEVEL_ITEM, HIGHLEVEL_FRAME))),
                ])
            },
        ),
        ("lastMessageId", leaf(&[write(Target::Next, 1, Convert::Plain)])),
        ("nextPage", leaf(&[write(Target::More, 1, Convert::Plain)])),
    ]))
};

static OCTOPUSH: Body = Body {
    items: "$",
    ..body(array(&items(
        0,
        object(&[
            ("message_id", leaf(&[slot(ID)])),
            ("text", leaf(&[slot(TEXT)])),
            ("direction", leaf(&[slot(DIRECTION)])),
            (
                "contact_identifiers",
                object(&[("phone_number", leaf(&[to(Target::Verify(0))])), ("email", leaf(&[to(Target::Verify(0))]))]),
            ),
        ]),
        Frame {
            finals: &[MESSAGE, Final { slot: CONVERSATION, source: Source::Param(0), convert: Convert::Plain }],
            required: ID_REQUIRED,
            verify: &[Verify { param: 0, unless_prefix: &["cid_", "fid_"], unless_contains: &[] }],
            ..FRAME
        },
    )))
};

static NOTE: Lookup = Lookup { rows: &[("true", "note")], otherwise: Otherwise::Absent, ..Lookup::NONE };
static ACTIVITY: Lookup = Lookup { rows: &[("2", "activity")], otherwise: Otherwise::Value("message"), ..Lookup::NONE };
static CHATWOOT_DIRECTION: Lookup = Lookup {
    rows: &[("0", "inbound"), ("1", "outbound"), ("3", "outbound")],
    otherwise: Otherwise::Absent,
    ..Lookup::NONE
};
static CHATWOOT: Body = Body {
    items: "payload",
    ..body(object(&[(
        "payload",
        array(&items(
            0,
            object(&[
                ("id", leaf(&[slot(ID), to(Target::Key(Pick::Min))])),
                ("content", leaf(&[slot(TEXT)])),
                ("conversation_id", leaf(&[slot(CONVERSATION)])),
                (
                    "message_type",
                    leaf(&[
                        write(Target::Slot(KIND), 1, Convert::Lookup(&ACTIVITY)),
                        write(Target::Slot(DIRECTION), 0, Convert::Lookup(&CHATWOOT_DIRECTION)),
                    ]),
                ),
                ("created_at", leaf(&[write(Target::Slot(SENT_AT), 0, Convert::Time(TimeFormat::UnixSeconds))])),
                ("private", leaf(&[write(Target::Slot(KIND), 0, Convert::Lookup(&NOTE))])),
                ("sender", object(&[("id", leaf(&[slot(SENDER_ID)])), ("name", leaf(&[slot(SENDER_NAME)]))])),
                (
                    "attachments",
                    array(&file(object(&[("file_type", leaf(&[slot(FILE_KIND)])), ("data_url", leaf(&[slot(URL)]))]))),
                ),
            ]),
            Frame { required: ID_REQUIRED, ..FRAME },
        )),
    )]))
};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn centerfy_takes_the_conversation_from_the_envelope() {
    let page = read(
        &CENTERFY,
        r#"{"contact":{"name":"Jane"},"messages":[
            {"id":"m1","content":"Hi","sender_type":"contact","message_type":"sms","timestamp":"2026-04-18T14:22:11.000Z"},
            {"id":"m2","content":null,"sender_type":"system","timestamp":null}
        ],"total":2,"conversation_id":"c1"}"#,
    )
    .unwrap();
    let first = Message {
        id: "m1".into(),
        conversation_id: some("c1"),
        kind: "message".into(),
        direction: some("inbound"),
        text: some("Hi"),
        sent_at: Some(Timestamp::from_unix_micros(1_776_522_131_000_000)),
        ..Message::default()
    };
    let second = Message { id: "m2".into(), conversation_id: some("c1"), kind: "message".into(), ..Message::default() };
    assert_eq!(page.items, [first, second]);
    assert_eq!((page.total, page.next, page.more, page.key), (Some(2), None, None, None));
}

#[test]
fn chatbotx_prefers_the_user_whatever_the_order() {
    let json = |person: &str| format!(r#"{{"nextCursor":"abc","data":[{{"id":"1",{person}}}]}}"#);
    for person in [
        r#""user":{"name":"Ann"},"contact":{"fullName":"Jane"}"#,
        r#""contact":{"fullName":"Jane"},"user":{"name":"Ann"}"#,
    ] {
        assert_eq!(messages(&CHATBOTX, &json(person))[0].sender_name, some("Ann"));
    }
    for person in
        [r#""user":null,"contact":{"fullName":"Jane"}"#, r#""contact":{"fullName":"Jane"},"user":{"name":null}"#]
    {
        assert_eq!(messages(&CHATBOTX, &json(person))[0].sender_name, some("Jane"));
    }
    assert_eq!(read(&CHATBOTX, &json(r#""user":[]"#)).unwrap().next, some("abc"));
}

#[test]
fn chatbotx_attachments_are_records_of_their_own() {
    let json = r#"{"data":[{"id":"1","attachments":[{"url":"a","mimeType":"image/png"},null,
        {"fileType":"image","mimeType":"image/png","url":"b"},{}]}],"nextCursor":null}"#;
    let files = messages(&CHATBOTX, json).remove(0).attachments;
    let file =
        |url: Option<&str>, kind: Option<&str>| Attachment { url: url.map(Into::into), kind: kind.map(Into::into) };
    assert_eq!(files, [file(Some("a"), Some("image/png")), file(Some("b"), Some("image")), file(None, None)]);
}

#[test]
fn highlevel_is_read_nested_and_flat() {
    let nested =
        r#"{"messages":{"lastMessageId":"m1","nextPage":true,"messages":[{"id":"m1","attachments":["u1","u2"]}]}}"#;
    let flat = r#"{"lastMessageId":"m1","nextPage":true,"messages":[{"id":"m1","attachments":["u1","u2"]}]}"#;
    for json in [nested, flat] {
        let page = read(&HIGHLEVEL, json).unwrap();
        assert_eq!(page.items.len(), 1);
        assert_eq!(page.items[0].attachments.len(), 2);
        assert_eq!((page.next, page.more), (some("m1"), Some(true)));
    }
}

#[test]
fn octopush_is_a_bare_array_that_is_verified() {
    let params = [some("+33 6 12 34 56 78")];
    let json = |contact: &str| format!(r#"[{{"message_id":"1","contact_identifiers":{contact}}}]"#);
    let page = |contact: &str, params: &[Option<String>]| read_with(&OCTOPUSH, &json(contact), params);
    let own = page(r#"{"phone_number":"+33612345678","email":"a@example.fr"}"#, &params).unwrap();
    assert_eq!(own.items[0].conversation_id, params[0]);
    for unknown in ["null", "{}", "[]", r#"{"phone_number":null,"email":""}"#] {
        assert!(page(unknown, &params).is_ok(), "{unknown}");
    }
    let other = r#"{"phone_number":"+33612345679","email":"a@example.fr"}"#;
    let error = page(other, &params).unwrap_err();
    assert_eq!((error.path.as_str(), error.problem), ("$[0]", Problem::Unrequested { param: 0 }));
    assert!(page(other, &[some("cid_5")]).is_ok());
    assert!(page(other, &[None]).is_ok());
    assert!(page(other, &[some("A@Example.FR")]).is_ok());
}

#[test]
fn chatwoot_reads_integers_and_picks_the_smallest_id() {
    let page = read(
        &CHATWOOT,
        r#"{"meta":{},"payload":[
            {"id":12,"content":"Hi","conversation_id":7,"message_type":0,"created_at":1776522131,"private":false,
             "sender":{"id":3,"name":"Jane"},"attachments":[{"id":1,"file_type":"image","data_url":"u"}]},
            {"id":9,"message_type":1,"private":true},
            {"id":10,"message_type":2,"private":false,"sender":null}
        ]}"#,
    )
    .unwrap();
    let first = Message {
        id: "12".into(),
        conversation_id: some("7"),
        kind: "message".into(),
        direction: some("inbound"),
        text: some("Hi"),
        sent_at: Some(Timestamp::from_unix_micros(1_776_522_131_000_000)),
        sender_id: some("3"),
        sender_name: some("Jane"),
        attachments: vec![Attachment { url: some("u"), kind: some("image") }],
        ..Message::default()
    };
    assert_eq!(page.items[0], first);
    let kinds: Vec<&str> = page.items.iter().map(|message| message.kind.as_str()).collect();
    assert_eq!(kinds, ["message", "note", "activity"]);
    assert_eq!(page.items[2].direction, None);
    assert_eq!(page.key, some("9"));
}

pub(super) static ALL: [(&Body, &str); 5] = [
    (
        &CENTERFY,
        r#"{"contact_id":"c","conversation_id":"8f","messages":[{"id":"m1","content":"Hi \u00e9\ud83d\ude00","sender_type":"agent","timestamp":"2026-04-18T14:22:11.000Z"}],"total":1,"limit":50}"#,
    ),
    (
        &CHATBOTX,
        r#"{"data":[{"id":"1","createdAt":"2026-04-18T14:22:11Z","text":"a\"b\\","attachments":[{"url":"u"}],"user":null,"contact":{"fullName":"Jane"}}],"nextCursor":"abc"}"#,
    ),
    (
        &HIGHLEVEL,
        r#"{"messages":{"lastMessageId":"m","nextPage":true,"messages":[{"id":"m","type":1,"attachments":["u"],"meta":{"email":{"ids":["a","b"]}}}]}}"#,
    ),
    (
        &OCTOPUSH,
        r#"[{"message_id":"1","text":"Jos\u00e9e","contact_identifiers":{"phone_number":"+336","email":null}}]"#,
    ),
    (
        &CHATWOOT,
        r#"{"payload":[{"id":5,"message_type":1,"created_at":1776522131,"private":false,"sender":{"id":3},"attachments":[{"data_url":"u"}]},{"id":-4,"content":null}]}"#,
    ),
];
