//! How error answers are read.

use super::json::{Json, Struct};
use crate::model::{Class, ErrorRules, Matcher, Path, Step};

pub(super) fn rules(rules: &ErrorRules) -> Json {
    let failure = rules.failure.as_ref().map(|(at, is)| Struct::default().field("at", path(at)).field("is", is));
    let classes = rules.classes.iter().map(|(class, matchers)| (class_name(*class), self::matchers(matchers)));
    Struct::default()
        .filled("message", Json::list(rules.message.iter().map(path)))
        .filled("code", Json::list(rules.code.iter().map(path)))
        .some("failure", failure)
        .filled("classes", Json::object(classes))
        .into()
}

pub(super) fn matchers(matchers: &[Matcher]) -> Json {
    Json::list(matchers.iter().map(|matcher| {
        Struct::default()
            .some("status", matcher.status)
            .some("code", matcher.code.as_ref())
            .some("message", matcher.message.as_ref())
    }))
}

/// Keys are texts, indices are numbers.
fn path(path: &Path) -> Json {
    Json::list(path.iter().map(|step| match step {
        Step::Key(key) => Json::from(key),
        Step::Index(index) => Json::from(*index),
    }))
}

/// The name that the class has in a spec.
fn class_name(class: Class) -> &'static str {
    let (name, _) = Class::ALL.into_iter().find(|(_, known)| *known == class).expect("it is one of all");
    name
}
