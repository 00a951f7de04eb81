//! Lists: what is mapped from each element of an array.

use super::mapping::{Element, Mapped, Mapper, Place};
use super::tree::Tree;
use super::values;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Each, Elements, Frame, RecordRef, Target, Type, Write};
use crate::proof::Expect;
use crate::spec::{Mapping, Rule, Text};

impl Mapper<'_, '_> {
    /// A list in a record.
    pub(super) fn list(&mut self, of: &Type, mapped: Mapped<'_>, element: &mut Element) {
        let Mapped { mapping, at, .. } = mapped;
        let (rule, each) = match &mapping.value {
            Mapping::Rule(rule) if rule.each.is_some() => (rule, rule.each.as_ref()),
            _ => {
                let message = "the field is a list, so its mapping names an array";
                let help = "write `{ each: path }`, with `map: { field: path }` for a list of records";
                let diagnostic = Diagnostic::error(Code::MappingShape, message, mapping.span).help(help);
                self.lowering.missing(mapping.span, diagnostic);
                return;
            }
        };
        let Some(each) = each else { return };
        let Some(path) = self.lowering.path(each) else { return };
        self.refuse_body_root(&path, each);
        let steps = at.steps(&path);
        let scope = self.lowering.claims.open(Some(each.value.clone()));
        self.claim(element.scope, &steps, each, Expect::List { slot: at.slot, scope }, at.within);
        let made = match of {
            Type::Record(record) => self.list_of_records(*record, rule, mapped, scope),
            _ => self.list_of_values(of, (rule, each), mapped, scope),
        };
        let place = element.tree.at(&steps);
        if place.each.is_some() {
            let message = "another field takes the elements of this array already";
            let help = "an array can fill one list; a list of records holds several values of each element";
            self.lowering.push(Diagnostic::error(Code::MappingShape, message, each.span).help(help));
        }
        place.each = made.map(Box::new);
    }

    fn list_of_records(&mut self, record: RecordRef, rule: &Rule, mapped: Mapped<'_>, scope: usize) -> Option<Each> {
        let (_, map) = self.rule_with_map(mapped.mapping)?;
        self.only(rule, &["each", "map", "unseen"]);
        let mut element = Element::new(self.target.scope.slots(record), scope);
        self.record(record, map, &Place::element(), &mut element);
        self.lowering.claims.scopes[scope].frame = element.frame.clone();
        let (elements, node) = (Elements::Records { slot: mapped.at.slot }, element.tree.finish());
        Some(Each { elements, node, frame: element.frame })
    }

    fn list_of_values(
        &mut self,
        of: &Type,
        (rule, each): (&Rule, &Text),
        mapped: Mapped<'_>,
        scope: usize,
    ) -> Option<Each> {
        // An element without a value adds none, so without a table nothing is left to say.
        let allowed: &[&str] = match rule.table {
            Some(_) => &["each", "from", "as", "table", "otherwise", "unseen"],
            None => &["each", "from", "as", "table", "unseen"],
        };
        self.only(rule, allowed);
        let steps = match &rule.from {
            Some(from) => {
                let path = self.lowering.path(from)?;
                self.refuse_body_root(&path, from);
                path.steps
            }
            None => Vec::new(),
        };
        let convert = values::convert(of, rule, mapped.mapping.span, self);
        let expect = self.expected(mapped, of, &convert);
        self.claim(scope, &steps, rule.from.as_ref().unwrap_or(each), Expect::Field(expect), None);
        let mut tree = Tree::default();
        tree.write(&steps, Write { to: Target::Slot(mapped.at.slot), rank: 0, convert });
        Some(Each { elements: Elements::Values, node: tree.finish(), frame: Frame::default() })
    }
}
