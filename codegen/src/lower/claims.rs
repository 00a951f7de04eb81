//! What mappings take for granted about answers: noted for the samples to prove.

use super::mapping::{Mapped, Mapper};
use crate::json_path::Step;
use crate::model::{Convert, Type};
use crate::proof::claims::Field;
use crate::proof::{Claim, Expect};
use crate::spec::{Mapping, Text};
use crate::yaml::Spanned;

impl Mapper<'_, '_> {
    /// Lowers a mapping with the reason that it gives for paths which no sample has.
    pub(super) fn excused<T>(&mut self, mapping: &Spanned<Mapping>, lower: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.unseen;
        if let Mapping::Rule(rule) = &mapping.value {
            self.unseen = self.lowering.unseen(rule.unseen.as_ref()).or(outer);
        }
        let lowered = lower(self);
        self.unseen = outer;
        lowered
    }

    /// Notes that a path leads to something; `within` is the object that it is relative to.
    pub(super) fn claim(
        &mut self,
        scope: usize,
        steps: &[Step],
        path: &Text,
        expect: Expect,
        within: Option<usize>,
    ) -> usize {
        let claim = Claim::new(scope, steps, path, expect);
        self.lowering.claim(claim.within(within).because(self.unseen))
    }

    /// What a value of type `ty` takes that is mapped to a field.
    pub(super) fn expected(&self, mapped: Mapped<'_>, ty: &Type, convert: &Convert) -> Field {
        let values = match ty {
            Type::Enum(enumeration) => self.target.scope.enumeration(*enumeration),
            _ => None,
        };
        let values = values.map_or(&[][..], |known| &known.values).iter().map(|value| value.text.clone());
        let table = match &mapped.mapping.value {
            Mapping::Rule(rule) => rule.table.as_ref().map(|table| table.value.keys().cloned().collect()),
            _ => None,
        };
        Field {
            name: mapped.name(),
            slot: None,
            ty: ty.clone(),
            convert: convert.clone(),
            table: table.unwrap_or_default(),
            values: values.collect(),
        }
    }
}
