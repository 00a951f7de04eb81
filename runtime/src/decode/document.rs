//! A whole document: its text, the passes over it, and what can be settled only at its end.

use super::problem::{DecodeError, Problem};
use super::state::{Envelope, Place, State};
use super::walk::Walk;
use super::{Context, Sink};
use crate::path::Step;
use crate::table::{Body, Elements, Node};

/// Reads a document into `sink`.
pub(super) fn read(bytes: &[u8], context: &Context<'_>, sink: &mut dyn Sink) -> Result<Envelope, DecodeError> {
    let text = text(bytes)?;
    let mut state = pass(text, context, State::new(context, None), sink)?;
    if state.captures.wanted {
        // A record inside an item cannot be reached again; now that the captures are known it is read with them.
        sink.clear();
        let mut captures = std::mem::take(&mut state.captures);
        captures.complete = true;
        state = pass(text, context, State::new(context, Some(captures)), sink)?;
    }
    finish(context.body, &mut state, sink)?;
    Ok(state.envelope)
}

/// A byte order mark is ignored, as RFC 8259 allows.
fn text(bytes: &[u8]) -> Result<&str, DecodeError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let problem = match error.error_len() {
            Some(_) => Problem::NotUtf8 { offset: error.valid_up_to() },
            None => Problem::Truncated("the last character is incomplete".to_owned()),
        };
        problem.at(&[])
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn pass<'c>(
    text: &str,
    context: &Context<'c>,
    state: State<'c>,
    sink: &mut dyn Sink,
) -> Result<State<'c>, DecodeError> {
    let mut walk = Walk::new(text, state);
    let read = walk.value(walk.json.start(), &context.body.root, &mut Place::Envelope(sink));
    match read.and_then(|rest| walk.json.end(rest)) {
        Some(()) => Ok(walk.state),
        None => Err(walk.json.failure().at(&walk.state.way())),
    }
}

/// Settles what had to wait for the end of the document.
fn finish(body: &'static Body, state: &mut State<'_>, sink: &mut dyn Sink) -> Result<(), DecodeError> {
    let Some(rank) = state.items.rank else {
        if body.items_optional {
            return Ok(());
        }
        let missing = Problem::MissingItems { looked_for: body.items };
        return Err(missing.at(&way_to_items(&body.root, None)));
    };
    state.finish_deferred(sink).map_err(|(index, problem)| {
        let mut way = way_to_items(&body.root, Some(rank));
        way.extend(index.map(Step::Index));
        problem.at(&way)
    })
}

/// Where the table has the items of this rank, or else those that are looked for first.
fn way_to_items(root: &'static Node, rank: Option<u8>) -> Vec<Step> {
    let mut found = Vec::new();
    search(root, &mut Vec::new(), &mut found);
    let wanted = |at: &u8| rank.is_none_or(|rank| rank == *at);
    found.into_iter().filter(|(at, _)| wanted(at)).min_by_key(|(at, _)| *at).map(|(_, way)| way).unwrap_or_default()
}

fn search(node: &'static Node, way: &mut Vec<Step>, found: &mut Vec<(u8, Vec<Step>)>) {
    for each in [node.each, node.one].into_iter().flatten() {
        if let Elements::Items { rank } = each.elements {
            found.push((rank, way.clone()));
        }
    }
    let fields = node.fields.rows().iter().map(|(key, node)| (Step::Key(key), node));
    for (step, node) in fields.chain(node.at.iter().map(|(index, node)| (Step::Index(*index), node))) {
        way.push(step);
        search(node, way, found);
        way.pop();
    }
}
