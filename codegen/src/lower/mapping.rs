//! Where the fields of a record come from.

use std::sync::Arc;

use indexmap::IndexSet;

use super::Lowering;
use super::elements::Target;
use super::tree::Tree;
use super::values::{self, Value, ValuePlace};
use crate::diagnostic::{Code, Diagnostic};
use crate::json_path::{JsonPath, Root, Step};
use crate::model::{self, Field, Final, Frame, Join, RecordRef, Required, Source, Type, Write};
use crate::proof::{BODY, Expect, claims};
use crate::source::Span;
use crate::spec::{Map, Mapping, Rule, Text};
use crate::suggest::nearest;
use crate::yaml::Spanned;

/// Where each field of a record comes from, as it is written.
pub(super) type Fields = Spanned<Map<Spanned<Mapping>>>;

/// What is read from one element of an array, or from the one record of a body.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) tree: Tree,
    pub(super) frame: Frame,
    /// Where its claims stand.
    pub(super) scope: usize,
}

impl Element {
    pub(super) fn new(slots: usize, scope: usize) -> Self {
        Self { tree: Tree::default(), frame: Frame { slots, ..Frame::default() }, scope }
    }
}

/// Where in an element a record stands, and which slots it has.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The path that other paths are relative to.
    base: Vec<Step>,
    /// The record's first slot.
    pub(super) slot: usize,
    /// What stands before the names of its fields in messages: `sender.`.
    prefix: String,
    /// The slots of the optional record that this is: its fields are required only if one of them is filled.
    when: Arc<[usize]>,
    /// Whether paths may start at the body.
    captures: bool,
    /// The claim about the object at the base.
    pub(super) within: Option<usize>,
}

impl Place {
    /// The item of a page.
    pub(super) fn start() -> Self {
        Self { base: Vec::new(), slot: 0, prefix: String::new(), when: Arc::default(), captures: true, within: None }
    }

    /// The element of a list in an item. It is read before the end of the body, so it can take nothing over from there.
    pub(super) fn element() -> Self {
        Self { captures: false, ..Self::start() }
    }

    /// The steps from the element to a path below the base.
    pub(super) fn steps(&self, path: &JsonPath) -> Vec<Step> {
        self.base.iter().chain(&path.steps).cloned().collect()
    }

    /// A path below the base as it is read from the element, for messages.
    fn shown(&self, path: &str) -> String {
        match JsonPath::parse(path) {
            Ok(path) if path.root != Some(Root::Body) => {
                JsonPath { root: Some(Root::Item), steps: self.steps(&path) }.to_string()
            }
            _ => path.to_owned(),
        }
    }
}

/// A field, and what is mapped to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mapped<'m> {
    pub(super) field: &'m Field,
    pub(super) ty: &'m Type,
    pub(super) mapping: &'m Spanned<Mapping>,
    /// Where its record stands, with the slot of the field.
    pub(super) at: &'m Place,
}

impl Mapped<'_> {
    /// The name of the field as messages have it: `sender.id`.
    pub(super) fn name(&self) -> String {
        format!("{}{}", self.at.prefix, self.field.text)
    }
}

/// Fills a decode table from mappings.
pub(super) struct Mapper<'a, 'l> {
    pub(super) target: Target<'a>,
    pub(super) lowering: &'a mut Lowering<'l>,
    /// Paths of the body whose values items take over.
    pub(super) captures: IndexSet<Vec<Step>>,
    /// Why no sample has the paths at hand.
    pub(super) unseen: Option<usize>,
}

impl<'a, 'l> Mapper<'a, 'l> {
    pub(super) fn new(target: Target<'a>, lowering: &'a mut Lowering<'l>) -> Self {
        Self { target, lowering, captures: IndexSet::new(), unseen: None }
    }

    /// Maps every field of a record.
    pub(super) fn record(&mut self, record: RecordRef, map: &Fields, place: &Place, element: &mut Element) {
        let Some(known) = self.target.scope.record(record) else { return };
        let names: Vec<_> = known.fields.iter().map(|field| field.text.as_str()).collect();
        let mut meant = Vec::new();
        for name in map.value.keys().filter(|name| !names.contains(&name.value.as_str())) {
            let message = format!("record `{}` has no field `{}`", known.name, name.value);
            self.lowering.unknown(Code::FieldUnknown, message, name.span, &names);
            meant.extend(nearest(name, &names));
        }
        let mut slot = place.slot;
        for field in &known.fields {
            let ty = field.ty.seen_from(record.home);
            let at = Place { slot, ..place.clone() };
            slot += self.target.scope.width(&ty);
            match map.value.get(field.text.as_str()) {
                Some(mapping) => self.field(Mapped { field, ty: &ty, mapping, at: &at }, element),
                None if field.required && !meant.contains(&field.text.as_str()) => {
                    let message =
                        format!("field `{}` of record `{}` is required, but not mapped", field.text, known.name);
                    let help = format!("add `{}: …` with the path of its value", field.text);
                    let diagnostic = Diagnostic::error(Code::FieldUnmapped, message, map.span).help(help);
                    self.lowering.missing(map.span, diagnostic);
                }
                None => {}
            }
        }
    }

    /// The index of a parameter of the operation.
    pub(super) fn param(&mut self, name: &Text) -> Option<usize> {
        let params = &self.target.operation.params;
        let found = params.get_index_of(name.value.as_str());
        if found.is_none() {
            let known: Vec<_> = params.keys().map(|name| name.as_str()).collect();
            let message = format!("the operation has no parameter `{}`", name.value);
            self.lowering.unknown(Code::UnknownParam, message, name.span, &known);
        }
        found
    }

    fn field(&mut self, mapped: Mapped<'_>, element: &mut Element) {
        match mapped.ty {
            ty if ty.is_unknown() => {}
            Type::Record(record) => self.excused(mapped.mapping, |it| it.nested(*record, mapped, element)),
            Type::List(of) => self.excused(mapped.mapping, |it| it.list(of, mapped, element)),
            _ => {
                self.alternatives(mapped, element);
                if mapped.field.required {
                    self.require(mapped, element);
                }
            }
        }
    }

    fn require(&mut self, mapped: Mapped<'_>, element: &mut Element) {
        let Mapped { mapping, at, .. } = mapped;
        self.lowering.claims.scopes[element.scope].fillers.push((at.slot, mapping.span));
        element.frame.required.push(Required {
            slot: at.slot,
            field: mapped.name(),
            path: at.shown(&first_path(&mapping.value)),
            when: at.when.clone(),
        });
    }

    /// A record inside a record.
    fn nested(&mut self, record: RecordRef, mapped: Mapped<'_>, element: &mut Element) {
        let Mapped { field, mapping, at, .. } = mapped;
        let Some((rule, map)) = self.rule_with_map(mapping) else { return };
        self.only(rule, &["from", "map", "unseen"]);
        let mut place = Place { prefix: format!("{}.", mapped.name()), ..at.clone() };
        if let Some(from) = &rule.from
            && let Some(path) = self.lowering.path(from)
        {
            self.refuse_body_root(&path, from);
            place.base.extend(path.steps);
            place.within = Some(self.claim(element.scope, &place.base, from, Expect::Object, at.within));
        }
        if !field.required {
            place.when = (at.slot..at.slot + self.target.scope.slots(record)).collect();
        }
        self.record(record, map, &place, element);
    }

    pub(super) fn rule_with_map<'m>(&mut self, mapping: &'m Spanned<Mapping>) -> Option<(&'m Rule, &'m Fields)> {
        if let Mapping::Rule(rule) = &mapping.value
            && let Some(map) = &rule.map
        {
            return Some((rule, map));
        }
        let help = "write `{ map: { field: path } }`, with `from: path` if the paths are relative to an object";
        let message = "the field is a record, so each of its fields needs a path";
        let diagnostic = Diagnostic::error(Code::MappingShape, message, mapping.span).help(help);
        self.lowering.missing(mapping.span, diagnostic);
        None
    }

    /// A scalar field: the first alternative that gives a value counts.
    fn alternatives(&mut self, mapped: Mapped<'_>, element: &mut Element) {
        let Mapped { ty, mapping, .. } = mapped;
        let single = std::slice::from_ref(mapping);
        let alternatives = match &mapping.value {
            Mapping::First(alternatives) => alternatives.as_slice(),
            _ => single,
        };
        let mut of_body = None;
        for (rank, alternative) in alternatives.iter().enumerate() {
            let Some(value) = values::value(ty, alternative, self) else { continue };
            match (of_body, value.place()) {
                (Some(first), ValuePlace::Item) => self.refuse_after_body(alternative, first),
                (None, ValuePlace::Body) => of_body = Some(alternative.span),
                _ => {}
            }
            if rank + 1 < alternatives.len() && value.always() {
                let message = "this alternative always gives a value, so those after it never count";
                self.lowering.push(Diagnostic::error(Code::MappingShape, message, alternative.span));
            }
            let mapped = Mapped { mapping: alternative, ..mapped };
            self.excused(alternative, |it| it.place_value(value, rank, mapped, element));
        }
    }

    /// What stands in the item is read before the end of the body is known.
    fn refuse_after_body(&mut self, alternative: &Spanned<Mapping>, body: Span) {
        let message = "a value of the item counts before one of the body, so it stands before it";
        let diagnostic = Diagnostic::error(Code::MappingShape, message, alternative.span);
        self.lowering.push(diagnostic.note(body, "this one is read from the body"));
    }

    fn place_value(&mut self, value: Value, rank: usize, mapped: Mapped<'_>, element: &mut Element) {
        let (at, slot) = (mapped.at, mapped.at.slot);
        match value {
            Value::Path { path, text, convert, otherwise } => {
                let expect = self.expected(mapped, mapped.ty, &convert);
                if path.root == Some(Root::Body) {
                    self.claim(BODY, &path.steps, &text, Expect::Field(expect), None);
                    let source = self.capture(path.steps, mapped);
                    element.frame.finals.push(Final { slot, source, convert });
                } else {
                    let steps = at.steps(&path);
                    let expect = Expect::Field(claims::Field { slot: Some(slot), ..expect });
                    self.claim(element.scope, &steps, &text, expect, at.within);
                    element.tree.write(&steps, Write { to: model::Target::Slot(slot), rank, convert });
                }
                element.frame.finals.extend(otherwise.map(|source| Final::of(slot, source)));
            }
            Value::Fixed(source) => element.frame.finals.push(Final::of(slot, source)),
            Value::Join { paths, separator } => {
                let join = element.frame.joins.len();
                element.frame.joins.push(Join { slot, parts: paths.len(), separator });
                for (part, (path, text)) in paths.into_iter().enumerate() {
                    let steps = at.steps(&path);
                    self.claim(element.scope, &steps, &text, Expect::Part { slot }, at.within);
                    let to = model::Target::Part { join, part };
                    element.tree.write(&steps, Write { to, rank, convert: model::Convert::Plain });
                }
            }
        }
    }

    /// A value of the body that every item takes over.
    fn capture(&mut self, steps: Vec<Step>, mapped: Mapped<'_>) -> Source {
        if !mapped.at.captures {
            let message = "the elements of a list cannot take a value over from the body";
            self.lowering.push(Diagnostic::error(Code::PathRoot, message, mapped.mapping.span));
        }
        Source::Capture(self.captures.insert_full(steps).0)
    }

    pub(super) fn refuse_body_root(&mut self, path: &JsonPath, text: &Text) {
        if path.root == Some(Root::Body) {
            let message = "this path is read from the item, so it cannot start at `$`";
            self.lowering.push(Diagnostic::error(Code::PathRoot, message, text.span));
        }
    }

    /// Refuses parts of a rule that have no meaning for this kind of field.
    pub(super) fn only(&mut self, rule: &Rule, allowed: &[&str]) {
        for (part, span) in rule.parts() {
            if !allowed.contains(&part) {
                let message = format!("`{part}` has no meaning here");
                let help = format!("this kind of field takes {}", quoted(allowed));
                let diagnostic = Diagnostic::error(Code::MappingShape, message, span);
                self.lowering.push(diagnostic.help(help));
            }
        }
    }
}

impl Final {
    fn of(slot: usize, source: Source) -> Self {
        Self { slot, source, convert: model::Convert::Plain }
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Where a value is looked for first, for messages.
fn first_path(mapping: &Mapping) -> String {
    match mapping {
        Mapping::Path(path) => path.clone(),
        Mapping::First(alternatives) => alternatives.first().map_or_else(String::new, |first| first_path(&first.value)),
        Mapping::Rule(rule) => rule.from.as_ref().map_or_else(String::new, |from| from.value.clone()),
    }
}
