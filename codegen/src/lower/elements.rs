//! The decode table of an operation.

use super::Lowering;
use super::mapping::{Element, Mapper, Place};
use super::page_reads::{PageReads, Read, body_path};
use super::scope::Scope;
use super::tree::Tree;
use crate::diagnostic::{Code, Diagnostic};
use crate::json_path::{Root, Step};
use crate::model::{self, Body, Convert, Each, Elements, Returns, Write};
use crate::proof::{Claim, Expect};
use crate::spec::{self, Text};
use crate::table;

/// What a table is made for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) operation: &'a spec::Operation,
    pub(super) scope: Scope<'a>,
    pub(super) returns: Returns,
}

pub(super) fn body(target: Target<'_>, reads: PageReads, lowering: &mut Lowering<'_>) -> Body {
    let mut mapper = Mapper::new(target, lowering);
    let scope = mapper.lowering.claims.open(None);
    let mut element = Element::new(target.scope.slots(target.returns.record), scope);
    mapper.record(target.returns.record, &target.operation.map, &Place::start(), &mut element);
    verify(&mut mapper, &mut element);
    for read in reads.item {
        element.tree.write(&read.steps, read.write());
        mapper.lowering.claim(Claim::new(scope, &read.steps, &read.written, read.expect));
    }
    let captures = mapper.captures;
    let mut root = Tree::default();
    let items = place_items(&mut root, target, element, lowering);
    refuse_beside_list(target.operation, &reads.page, lowering);
    for read in reads.page {
        root.write(&read.steps, read.write());
        lowering.claim_of_body(&read.written, &read.steps, read.expect);
    }
    for (index, steps) in captures.iter().enumerate() {
        root.write(steps, plain(model::Target::Capture(index)));
    }
    let root = root.finish();
    if !table::is_readable(&root) {
        let message = "the paths of this operation, one in the other, have more steps than an answer is deep";
        lowering.push(Diagnostic::error(Code::BadPath, message, target.operation.map.span));
    }
    let body = Body { root, items, items_optional: target.operation.items_optional, captures: captures.len() };
    lowering.claims.captures = captures.into_iter().collect();
    body
}

/// A write of the value as it is.
pub(super) fn plain(to: model::Target) -> Write {
    Write { to, rank: 0, convert: Convert::Plain }
}

impl Read {
    fn write(&self) -> Write {
        Write { to: self.target, rank: self.rank, convert: Convert::Plain }
    }
}

/// Puts the element where the spec says that items stand, and says so for messages, which put it between backticks.
fn place_items(root: &mut Tree, target: Target<'_>, element: Element, lowering: &mut Lowering<'_>) -> String {
    let many = target.returns.many;
    let paths = if many { &target.operation.items[..] } else { target.operation.item.as_slice() };
    let node = element.tree.finish();
    for (rank, text) in paths.iter().enumerate() {
        let Some(steps) = body_path(text, lowering) else { continue };
        let expect = match many {
            true => Expect::Items { rank, scope: element.scope },
            false => Expect::Item { scope: element.scope },
        };
        lowering.claim_of_body(text, &steps, expect);
        let each = Each { elements: Elements::Items { rank }, node: node.clone(), frame: element.frame.clone() };
        let place = root.at(&steps);
        *(if many { &mut place.each } else { &mut place.one }) = Some(Box::new(each));
    }
    lowering.claims.scopes[element.scope].frame = element.frame;
    let shown: Vec<_> = paths.iter().map(|text| text.value.as_str()).collect();
    shown.join("` or `")
}

/// Where the body is the list itself, nothing stands beside it.
fn refuse_beside_list(operation: &spec::Operation, reads: &[Read], lowering: &mut Lowering<'_>) {
    let Some(root) = operation.items.iter().find(|text| text.value == "$") else { return };
    if operation.items.len() > 1 {
        return;
    }
    for read in reads {
        let message = "the body is the list itself, so nothing else can be read from it";
        let diagnostic = Diagnostic::error(Code::PathRoot, message, read.written.span);
        lowering.push(diagnostic.note(root.span, "the list stands here"));
    }
}

fn verify(mapper: &mut Mapper<'_, '_>, element: &mut Element) {
    for check in &mapper.target.operation.verify {
        let Some(param) = mapper.param(&check.param) else { continue };
        let index = element.frame.verify.len();
        element.frame.verify.push(model::Verify {
            param,
            unless_prefix: check.unless_prefix.clone(),
            unless_contains: check.unless_contains.clone(),
        });
        if let Err(problem) = spec::alternatives(check.among.len()) {
            let message = format!("`among` names paths to compare with: {problem}");
            mapper.lowering.push(Diagnostic::error(Code::InvalidValue, message, check.param.span));
        }
        for text in &check.among {
            if let Some(steps) = item_path(text, mapper.lowering) {
                element.tree.write(&steps, plain(model::Target::Verify(index)));
                let reason = mapper.lowering.unseen(text.unseen.as_ref());
                let claim = Claim::new(element.scope, &steps, text, Expect::Verified);
                mapper.lowering.claim(claim.because(reason));
            }
        }
    }
}

/// A path that starts at the item.
pub(super) fn item_path(text: &Text, lowering: &mut Lowering<'_>) -> Option<Vec<Step>> {
    let path = lowering.path(text)?;
    if path.root == Some(Root::Body) {
        let message = "the path is read from an item, so it cannot start at `$`";
        lowering.push(Diagnostic::error(Code::PathRoot, message, text.span));
    }
    Some(path.steps)
}
