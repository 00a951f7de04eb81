//! Pagination strategies and auth schemes. The runtime knows which there are, and what they are made of.

use specloom::__v1::dynamic;
use specloom::__v1::tables::{Piece, pagination};
use specloom_codegen::model::{self, Construct, Value};

use crate::leak;
use crate::unfit::{Unfit, number};

/// A construct as the runtime takes it.
pub(crate) fn construct(construct: &Construct) -> Result<dynamic::Construct, Unfit> {
    let fields = construct.fields.iter().map(|(name, value)| Ok((*name, self::value(value)?)));
    Ok(dynamic::Construct::new(construct.path, fields.collect::<Result<_, Unfit>>()?))
}

/// A template.
pub(crate) fn pieces(pieces: &[model::Piece]) -> Result<&'static [Piece], Unfit> {
    let pieces = pieces.iter().map(|piece| {
        Ok(match piece {
            model::Piece::Text(text) => Piece::Text(leak::text(text)),
            model::Piece::Setting(index) => Piece::Setting(number(*index)?),
            model::Piece::Credential(index) => Piece::Credential(number(*index)?),
            model::Piece::Param(index) => Piece::Param(number(*index)?),
        })
    });
    pieces.collect::<Result<Vec<_>, Unfit>>().map(leak::rows)
}

fn value(value: &Value) -> Result<dynamic::Value, Unfit> {
    Ok(match value {
        Value::Text(text) => dynamic::Value::Text(leak::text(text)),
        Value::Number(number) => dynamic::Value::Number(*number),
        Value::OptionalNumber(number) => dynamic::Value::OptionalNumber(*number),
        Value::Flag(flag) => dynamic::Value::Flag(*flag),
        // Each enum belongs to one field, which knows its path.
        Value::Variant(_, variant) => dynamic::Value::Variant(variant),
        Value::Size(size) => dynamic::Value::Size(size.as_ref().map(self::size)),
        Value::Pieces(template) => dynamic::Value::Pieces(pieces(template)?),
        Value::Headers(headers) => {
            let headers = headers.iter().map(|(name, template)| Ok((leak::text(name), pieces(template)?)));
            dynamic::Value::Headers(leak::rows(headers.collect::<Result<Vec<_>, Unfit>>()?))
        }
    })
}

fn size(size: &model::Size) -> pagination::Size {
    pagination::Size { param: leak::text(&size.param), default: size.default, max: size.max }
}
