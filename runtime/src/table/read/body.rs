//! The decode table.

use super::json::Json;
use super::over_base::over_base;
use super::unfit::Unfit;
use super::value::Read;
use crate::construct::from_fields;
use crate::table::{Body, Each, Elements, Fields, Frame, Join, Node, Required, Verify};

over_base!(Body { root, items, items_optional, captures });
over_base!(Frame { slots, joins, finals, required, verify });
over_base!(Verify { param, unless_prefix, unless_contains });
from_fields!(Each { elements, node, frame });
from_fields!(Join { slot, parts, separator });
from_fields!(Required { slot, field, path, when });

/// An object has the keys that are looked for; a list says one by one what is done.
impl Read for Node {
    fn read(json: &Json) -> Result<Self, Unfit> {
        let Json::List(parts) = json else { return Ok(Self { fields: Read::read(json)?, ..Self::NONE }) };
        let (mut node, mut writes) = (Self::NONE, Vec::new());
        for part in parts {
            match part.members()? {
                [(name @ "fields", fields)] => node.fields = fields.read_at(name)?,
                [(name @ "at", at)] => node.at = at.read_at(name)?,
                [(name @ "each", each)] => node.each = each.read_at(name)?,
                [(name @ "one", one)] => node.one = one.read_at(name)?,
                _ => writes.push(Read::read(part)?),
            }
        }
        Ok(Self { leaf: writes.leak(), ..node })
    }
}

impl Read for Fields {
    fn read(json: &Json) -> Result<Self, Unfit> {
        Read::read(json).map(Self::new)
    }
}

impl Read for Elements {
    fn read(json: &Json) -> Result<Self, Unfit> {
        if *json == Json::Text("values") {
            return Ok(Self::Values);
        }
        let (name, value) = json.choice()?;
        match name {
            "items" => Ok(Self::Items { rank: value.read_at(name)? }),
            "records" => Ok(Self::Records { slot: value.read_at(name)? }),
            _ => Err(Unfit::unknown(name)),
        }
    }
}
