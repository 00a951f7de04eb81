//! The value of a scalar field.

use specloom_values::{integer, number};

use super::mapping::Mapper;
use crate::diagnostic::{Code, Diagnostic};
use crate::json_path::{JsonPath, Root};
use crate::model::{Convert, Lookup, Otherwise, Scalar, Source, Type};
use crate::source::Span;
use crate::spec::{self, Map, Mapping, Rule, Text};
use crate::yaml::{Literal, Spanned};

/// Stands for no value in a mapping, unless it is quoted.
const NONE: &str = "none";

/// Where a value comes from.
#[derive(Debug)]
pub(super) enum Value {
    /// A path, with what stands in for an absent value.
    Path { path: JsonPath, text: Text, convert: Convert, otherwise: Option<Source> },
    /// The same for every record of an answer.
    Fixed(Source),
    /// Several texts.
    Join { paths: Vec<(JsonPath, Text)>, separator: String },
}

/// Where in an answer a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValuePlace {
    Item,
    Body,
    Nowhere,
}

impl Value {
    pub(super) fn place(&self) -> ValuePlace {
        match self {
            Self::Path { path, .. } if path.root == Some(Root::Body) => ValuePlace::Body,
            Self::Path { .. } | Self::Join { .. } => ValuePlace::Item,
            Self::Fixed(_) => ValuePlace::Nowhere,
        }
    }

    /// Whether there is a value whatever the answer holds.
    pub(super) const fn always(&self) -> bool {
        matches!(self, Self::Fixed(_) | Self::Path { otherwise: Some(_), .. })
    }
}

/// The value of a field of type `ty`.
pub(super) fn value(ty: &Type, mapping: &Spanned<Mapping>, mapper: &mut Mapper<'_, '_>) -> Option<Value> {
    match &mapping.value {
        Mapping::Path(path) => {
            let text = Text { value: path.clone(), span: mapping.span };
            let path = mapper.lowering.path(&text)?;
            let convert = convert(ty, &Rule::default(), mapping.span, mapper);
            Some(Value::Path { path, text, convert, otherwise: None })
        }
        Mapping::First(_) => {
            let message = "an alternative cannot have alternatives of its own";
            mapper.lowering.push(Diagnostic::error(Code::MappingShape, message, mapping.span));
            None
        }
        Mapping::Rule(rule) => from_rule(ty, rule, mapping, mapper),
    }
}

fn from_rule(ty: &Type, rule: &Rule, mapping: &Spanned<Mapping>, mapper: &mut Mapper<'_, '_>) -> Option<Value> {
    if let Some(from) = &rule.from {
        mapper.only(rule, &["from", "as", "table", "otherwise", "absent", "unseen"]);
        let path = mapper.lowering.path(from)?;
        let convert = convert(ty, rule, mapping.span, mapper);
        return Some(Value::Path { path, text: from.clone(), convert, otherwise: stand_in(ty, rule, mapper) });
    }
    if let Some(constant) = &rule.constant {
        mapper.only(rule, &["const"]);
        return literal(ty, constant, mapper).map(Value::Fixed);
    }
    if let Some(param) = &rule.param {
        mapper.only(rule, &["param"]);
        if *ty == Type::Timestamp {
            let message = "a parameter cannot become a timestamp";
            mapper.lowering.push(Diagnostic::error(Code::MappingShape, message, param.span));
        }
        return mapper.param(param).map(|index| Value::Fixed(Source::Param(index)));
    }
    if let Some(join) = &rule.join {
        mapper.only(rule, &["join", "with", "unseen"]);
        return joined(ty, join, rule.with.as_ref(), mapper);
    }
    let message = "the mapping does not say where the value comes from";
    let help = "use one of `from`, `const`, `param` and `join`";
    let diagnostic = Diagnostic::error(Code::MappingShape, message, mapping.span).help(help);
    mapper.lowering.missing(mapping.span, diagnostic);
    None
}

/// How a value at a path is read.
pub(super) fn convert(ty: &Type, rule: &Rule, at: Span, mapper: &mut Mapper<'_, '_>) -> Convert {
    match (ty, &rule.format, &rule.table) {
        (Type::Timestamp, Some(format), None) => Convert::Time(format.value),
        (Type::Timestamp, None, _) => {
            let message = "the field is a timestamp, so its mapping needs a format";
            let help = "add `as: rfc3339`, `unix_seconds`, `unix_millis`, `unix_micros` or `unix_nanos`";
            mapper.lowering.missing(at, Diagnostic::error(Code::TimeFormat, message, at).help(help));
            Convert::Plain
        }
        (_, Some(format), _) => {
            let message = match ty {
                Type::Timestamp => "a timestamp has a format or a table, not both",
                _ => "`as` is the format of a timestamp, and this field is none",
            };
            mapper.lowering.push(Diagnostic::error(Code::TimeFormat, message, format.span));
            Convert::Plain
        }
        (_, None, Some(table)) => Convert::Lookup(lookup(ty, &table.value, rule.otherwise.as_ref(), mapper)),
        (_, None, None) => Convert::Plain,
    }
}

fn lookup(
    ty: &Type,
    table: &Map<Spanned<Literal>>,
    otherwise: Option<&Spanned<Literal>>,
    mapper: &mut Mapper<'_, '_>,
) -> Lookup {
    let mut rows = Vec::with_capacity(table.len());
    let mut absent = Vec::new();
    for (from, to) in table {
        if is_none(ty, to, mapper) {
            absent.push(from.value.clone());
            continue;
        }
        literal(ty, to, mapper);
        rows.push((from.value.clone(), to.value.to_string()));
    }
    let otherwise = match otherwise {
        None => Otherwise::Keep,
        Some(otherwise) if is_none(ty, otherwise, mapper) => Otherwise::Absent,
        Some(otherwise) => {
            literal(ty, otherwise, mapper);
            Otherwise::Value(otherwise.value.to_string())
        }
    };
    Lookup { rows, absent, otherwise }
}

/// What stands in for an absent value.
fn stand_in(ty: &Type, rule: &Rule, mapper: &mut Mapper<'_, '_>) -> Option<Source> {
    if let (Some(otherwise), None) = (&rule.otherwise, &rule.table)
        && is_none(ty, otherwise, mapper)
    {
        let message = "`otherwise: none` has no meaning without a `table`: an absent value is absent anyway";
        mapper.lowering.push(Diagnostic::error(Code::MappingShape, message, otherwise.span));
    }
    if let (Some(absent), None) = (&rule.absent, &rule.table) {
        let message = "`absent` has no meaning without a `table`";
        let help = "`otherwise` says what stands in for an absent value";
        mapper.lowering.push(Diagnostic::error(Code::MappingShape, message, absent.span).help(help));
    }
    let stand_in = rule.absent.as_ref().or(rule.otherwise.as_ref())?;
    if is_none(ty, stand_in, mapper) { None } else { literal(ty, stand_in, mapper) }
}

/// Whether a value of the spec stands for no value: the word `none` without quotes. Where an enum has a value of that
/// name, it is not clear which of both is meant.
fn is_none(ty: &Type, literal: &Spanned<Literal>, mapper: &mut Mapper<'_, '_>) -> bool {
    let is_none = literal.value.plain && literal.value.text == NONE;
    if let Type::Enum(enumeration) = ty
        && is_none
        && let Some(known) = mapper.target.scope.enumeration(*enumeration)
        && known.values.iter().any(|value| value.text == NONE)
    {
        let message = format!("`none` stands for no value, and enum `{}` has a value of that name", known.name);
        let help = "write `\"none\"` for the value of the enum; nothing can stand for no value beside it";
        mapper.lowering.push(Diagnostic::error(Code::TableValue, message, literal.span).help(help));
    }
    is_none
}

/// A value that the spec gives, for a field of type `ty`.
fn literal(ty: &Type, literal: &Spanned<Literal>, mapper: &mut Mapper<'_, '_>) -> Option<Source> {
    let text = literal.value.to_string();
    let written = specloom_values::Value::Text(&text);
    let source = match ty {
        Type::Scalar(Scalar::String) => Some(Source::Text(text.clone())),
        Type::Scalar(Scalar::Integer) => integer(&written).ok().map(Source::Integer),
        // As text, which the field reads: a float in between would not print as it is written.
        Type::Scalar(Scalar::Number) => number(&written).ok().map(|_| Source::Text(text.clone())),
        Type::Scalar(Scalar::Boolean) => text.parse().ok().map(Source::Boolean),
        Type::Enum(enumeration) => {
            let known = mapper.target.scope.enumeration(*enumeration)?;
            let values: Vec<_> = known.values.iter().map(|value| value.text.as_str()).collect();
            if !values.contains(&text.as_str()) {
                let message = format!("enum `{}` has no value `{text}`", known.name);
                mapper.lowering.unknown(Code::TableValue, message, literal.span, &values);
                return None;
            }
            Some(Source::Text(text.clone()))
        }
        Type::Timestamp | Type::Record(_) | Type::List(_) => None,
    };
    if source.is_none() {
        let message = format!("`{text}` does not fit the field's type");
        mapper.lowering.push(Diagnostic::error(Code::TableValue, message, literal.span));
    }
    source
}

fn joined(ty: &Type, join: &Spanned<Vec<Text>>, with: Option<&Text>, mapper: &mut Mapper<'_, '_>) -> Option<Value> {
    if *ty != Type::Scalar(Scalar::String) {
        let message = "only a `string` can be joined from several texts";
        mapper.lowering.push(Diagnostic::error(Code::MappingShape, message, join.span));
    }
    if let Err(message) = spec::alternatives(join.value.len()) {
        mapper.lowering.push(Diagnostic::error(Code::InvalidValue, message, join.span));
        return None;
    }
    let mut paths = Vec::with_capacity(join.value.len());
    for text in &join.value {
        let path = mapper.lowering.path(text)?;
        mapper.refuse_body_root(&path, text);
        paths.push((path, text.clone()));
    }
    let separator = with.map_or(" ", |with| with.value.as_str()).to_owned();
    Some(Value::Join { paths, separator })
}
