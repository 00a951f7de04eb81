//! The decode table.

use super::frame::frame;
use super::json::{Json, Struct};
use super::write::write;
use crate::model::{Body, Each, Elements, Node};

pub(super) fn table(body: &Body) -> Struct {
    Struct::default()
        .field("root", node(&body.root))
        .field("items", &body.items)
        .unless(false, "items_optional", body.items_optional)
        .unless(0, "captures", body.captures)
}

/// Most nodes look for keys and nothing else: that is an object with the vendor's keys, so that one sees which key goes
/// where. Any other is a list of what is done.
fn node(node: &Node) -> Json {
    let mut parts = Vec::new();
    if !node.fields.is_empty() {
        let fields = Json::object(node.fields.iter().map(|(key, below)| (key, self::node(below))));
        if has_fields_only(node) {
            return fields;
        }
        parts.push(Json::of("fields", fields));
    }
    if !node.at.is_empty() {
        parts.push(Json::of("at", Json::object(node.at.iter().map(|(at, below)| (at.to_string(), self::node(below))))));
    }
    let elements = [("each", &node.each), ("one", &node.one)];
    parts.extend(elements.into_iter().filter_map(|(name, below)| Some(Json::of(name, each(below.as_ref()?)))));
    parts.extend(node.leaf.iter().map(write));
    Json::List(parts)
}

fn has_fields_only(node: &Node) -> bool {
    node.at.is_empty() && node.each.is_none() && node.one.is_none() && node.leaf.is_empty()
}

/// How many lists and objects stand in one another where the text of a node is deepest: not less than there are.
pub(super) fn depth(node: &Node) -> usize {
    let (fields, at) = (node.fields.iter().map(|(_, below)| below), node.at.iter().map(|(_, below)| below));
    let elements = [&node.each, &node.one].into_iter().flatten().map(|each| &each.node);
    let field = if has_fields_only(node) { 1 } else { PART };
    let fields = fields.map(|below| depth(below) + field);
    fields.chain(at.chain(elements).map(|below| depth(below) + PART)).max().unwrap_or(LEAF)
}

/// The list of parts, the part, and the object in it.
const PART: usize = 3;

/// As many stand in one another at most in what is done with a scalar, or with a record.
const LEAF: usize = 8;

fn each(each: &Each) -> Struct {
    let elements = match each.elements {
        Elements::Items { rank } => Json::of("items", rank),
        Elements::Records { slot } => Json::of("records", slot),
        Elements::Values => Json::from("values"),
    };
    Struct::default().field("elements", elements).field("node", node(&each.node)).filled("frame", frame(&each.frame))
}
