//! Decode tables.

use specloom::__v1::tables::{
    Body, Convert, Each, Elements, Fields, Final, Frame, Join, Lookup, Node, Otherwise, Pick, Required, Source, Target,
    TimeFormat, Verify, Write,
};
use specloom_codegen::model::{self, PageTarget};

use crate::leak;
use crate::unfit::{Unfit, number};

pub(crate) fn body(body: &model::Body) -> Result<Body, Unfit> {
    Ok(Body {
        root: node(&body.root)?,
        items: leak::text(&body.items),
        items_optional: body.items_optional,
        captures: number(body.captures)?,
    })
}

fn node(node: &model::Node) -> Result<Node, Unfit> {
    let fields = rows(&node.fields, |(key, below)| Ok((leak::text(key), self::node(below)?)))?;
    Ok(Node {
        fields: if fields.is_empty() { Fields::NONE } else { Fields::new(fields) },
        at: rows(&node.at, |(at, below)| Ok((*at, self::node(below)?)))?,
        each: each(node.each.as_deref())?,
        one: each(node.one.as_deref())?,
        leaf: rows(&node.leaf, write)?,
    })
}

fn each(each: Option<&model::Each>) -> Result<Option<&'static Each>, Unfit> {
    let Some(each) = each else { return Ok(None) };
    let elements = match each.elements {
        model::Elements::Items { rank } => Elements::Items { rank: number(rank)? },
        model::Elements::Records { slot } => Elements::Records { slot: number(slot)? },
        model::Elements::Values => Elements::Values,
    };
    Ok(Some(leak::one(Each { elements, node: node(&each.node)?, frame: frame(&each.frame)? })))
}

fn frame(frame: &model::Frame) -> Result<Frame, Unfit> {
    Ok(Frame {
        slots: number(frame.slots)?,
        joins: rows(&frame.joins, join)?,
        finals: rows(&frame.finals, last)?,
        required: rows(&frame.required, required)?,
        verify: rows(&frame.verify, verify)?,
    })
}

fn join(join: &model::Join) -> Result<Join, Unfit> {
    Ok(Join { slot: number(join.slot)?, parts: number(join.parts)?, separator: leak::text(&join.separator) })
}

fn last(last: &model::Final) -> Result<Final, Unfit> {
    let source = match &last.source {
        model::Source::Text(text) => Source::Text(leak::text(text)),
        model::Source::Integer(number) => Source::Integer(*number),
        model::Source::Boolean(truth) => Source::Boolean(*truth),
        model::Source::Param(param) => Source::Param(number(*param)?),
        model::Source::Capture(capture) => Source::Capture(number(*capture)?),
    };
    Ok(Final { slot: number(last.slot)?, source, convert: convert(&last.convert) })
}

fn required(required: &model::Required) -> Result<Required, Unfit> {
    Ok(Required {
        slot: number(required.slot)?,
        field: leak::text(&required.field),
        path: leak::text(&required.path),
        when: rows(&required.when, |slot| number(*slot))?,
    })
}

fn verify(verify: &model::Verify) -> Result<Verify, Unfit> {
    Ok(Verify {
        param: number(verify.param)?,
        unless_prefix: leak::texts(&verify.unless_prefix),
        unless_contains: leak::texts(&verify.unless_contains),
    })
}

fn write(write: &model::Write) -> Result<Write, Unfit> {
    Ok(Write { to: target(write.to)?, rank: number(write.rank)?, convert: convert(&write.convert) })
}

fn target(target: model::Target) -> Result<Target, Unfit> {
    Ok(match target {
        model::Target::Slot(slot) => Target::Slot(number(slot)?),
        model::Target::Part { join, part } => Target::Part { join: number(join)?, part: number(part)? },
        model::Target::Verify(check) => Target::Verify(number(check)?),
        model::Target::Capture(capture) => Target::Capture(number(capture)?),
        model::Target::Page(PageTarget::Next) => Target::Next,
        model::Target::Page(PageTarget::More) => Target::More,
        model::Target::Page(PageTarget::Total) => Target::Total,
        model::Target::Key(pick) => Target::Key(match pick {
            model::Pick::Min => Pick::Min,
            model::Pick::Max => Pick::Max,
            model::Pick::First => Pick::First,
            model::Pick::Last => Pick::Last,
        }),
    })
}

fn convert(convert: &model::Convert) -> Convert {
    match convert {
        model::Convert::Plain => Convert::Plain,
        model::Convert::Time(format) => Convert::Time(match format {
            model::TimeFormat::Rfc3339 => TimeFormat::Rfc3339,
            model::TimeFormat::UnixSeconds => TimeFormat::UnixSeconds,
            model::TimeFormat::UnixMillis => TimeFormat::UnixMillis,
            model::TimeFormat::UnixMicros => TimeFormat::UnixMicros,
            model::TimeFormat::UnixNanos => TimeFormat::UnixNanos,
        }),
        model::Convert::Lookup(lookup) => Convert::Lookup(leak::one(Lookup {
            rows: leak::pairs(&lookup.rows),
            absent: leak::texts(&lookup.absent),
            otherwise: match &lookup.otherwise {
                model::Otherwise::Keep => Otherwise::Keep,
                model::Otherwise::Absent => Otherwise::Absent,
                model::Otherwise::Value(value) => Otherwise::Value(leak::text(value)),
            },
        })),
    }
}

/// Rows of a table, each made of one of the model's.
pub(crate) fn rows<F, T>(from: &[F], make: impl FnMut(&F) -> Result<T, Unfit>) -> Result<&'static [T], Unfit> {
    from.iter().map(make).collect::<Result<Vec<_>, _>>().map(leak::rows)
}
