//! Answers that were stored, as a client reads them.

use specloom::__v1::dynamic::{self, Asked, Listed, Stored};
use specloom::__v1::tables::{Each, Elements, Node, Param, Source};
use specloom::__v1::{Item as _, Record, Value};
use specloom::Error;

use crate::object::Object;
use crate::operation::Operation;

/// What a client makes of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A page of a list.
    Page(Listed<Object>),
    /// An error that means an empty list.
    Empty,
    /// One record.
    Record(Object),
}

impl Operation {
    /// What a client makes of a stored answer to the request of the first page.
    ///
    /// What was asked for is not known: items are not checked against parameters, and a record that takes over the value
    /// of a parameter gets its default, or its name in braces (`{contact}`), or where that does not fit, `0` or `false`.
    ///
    /// # Errors
    ///
    /// The answer is an error of the vendor's, or not what the spec describes ([`Error::is_decode`]).
    pub fn read(&self, answer: &Stored<'_>) -> Result<Reading, Error> {
        let params: Vec<_> = (0..).zip(self.params).map(|(index, param)| self.stand_in(index, param)).collect();
        let asked = Asked { provider: self.provider, operation: self.table, params: &params };
        if !self.many {
            return dynamic::fetch(&asked, answer, &self.blank).map(Reading::Record);
        }
        Ok(dynamic::list(&asked, answer, &self.blank)?.map_or(Reading::Empty, Reading::Page))
    }

    /// What stands in for the value of a parameter.
    fn stand_in(&self, index: u16, param: &Param) -> Option<String> {
        let name = format!("{{{}}}", param.name);
        let known = [param.default.unwrap_or(&name), &name, "0", "false"];
        let fits = known.iter().find(|text| takes(&self.table.body.root, &mut self.blank.blank(), index, text));
        fits.or(known.first()).map(|text| (*text).to_owned())
    }
}

/// Whether all slots take a text that take over a parameter.
fn takes(node: &Node, record: &mut dyn Record, param: u16, text: &str) -> bool {
    let below = node.fields.rows().iter().map(|(_, below)| below).chain(node.at.iter().map(|(_, below)| below));
    let mut elements = [node.each, node.one].into_iter().flatten();
    below.into_iter().all(|below| takes(below, record, param, text))
        && elements.all(|each| match each.elements {
            Elements::Records { slot } => {
                record.push(slot).is_none_or(|element| element_takes(each, element, param, text))
            }
            Elements::Items { .. } | Elements::Values => element_takes(each, record, param, text),
        })
}

fn element_takes(each: &Each, record: &mut dyn Record, param: u16, text: &str) -> bool {
    let mut taking = each.frame.finals.iter().filter(|last| last.source == Source::Param(param));
    taking.all(|last| record.put(last.slot, &Value::Text(text)).is_ok()) && takes(&each.node, record, param, text)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};
    use specloom::__v1::tables::pagination::Next;
    use specloom_codegen::{Source as File, Sources, check};

    use super::*;
    use crate::{Unfit, provider};

    const SPEC: &str = "
specloom: 1
provider: acme
base_url: https://api.acme.example
auth: { none: open data }
errors: { message: message, classes: { rate_limited: [420] } }
records:
  Note:
    fields:
      id: { type: string, required: true }
      thread: { type: string }
      level: { type: integer }
      done: { type: boolean }
      parts: { type: list<Part> }
  Part: { fields: { thread: { type: string }, level: { type: integer } } }
operations:
  list_notes:
    get: /threads/{thread}/notes
    params:
      thread: { in: path, type: string }
      level: { in: query, type: string }
      done: { in: query, type: string }
      lang: { in: query, type: string, default: en }
      both: { in: query, type: string, default: high }
    pagination: { cursor: { param: after, from: next } }
    order: unspecified
    empty_on: [404]
    items: notes
    returns: Note
    verify: [{ param: thread, among: [of] }]
    map:
      id: id
      thread: { param: thread }
  get_note:
    get: /note
    item: $
    returns: Note
    map: { id: id }
";

    fn made(spec: &str) -> Result<Vec<Operation>, Unfit> {
        let mut sources = Sources::default();
        sources.add(File { path: "acme.yaml".into(), text: spec.into() });
        let checked = check(&sources).unwrap_or_else(|found| panic!("{}", found[0].render(&sources)));
        provider(&checked.model, 0).map(|provider| provider.operations)
    }

    fn read(spec: &str, status: u16, body: &str) -> Result<Reading, Error> {
        let operations = made(spec).unwrap();
        operations[0].read(&Stored { status, headers: &[], body: body.as_bytes() })
    }

    /// The one item of a page, with these mappings beside that of the id.
    fn item(mappings: &str) -> Json {
        let spec = SPEC.replace("thread: { param: thread }", mappings);
        let Reading::Page(page) = read(&spec, 200, r#"{"notes":[{"id":1,"of":"7","parts":[{}]}]}"#).unwrap() else {
            panic!("it is a page")
        };
        let mut item = serde_json::to_value(&page.items).unwrap()[0].take();
        item.as_object_mut().unwrap().retain(|key, value| key != "id" && !value.is_null() && *value != json!([]));
        item
    }

    #[test]
    fn a_parameter_that_a_record_takes_over_is_shown_by_its_name() {
        assert_eq!(item("thread: { param: thread }"), json!({ "thread": "{thread}" }));
    }

    #[test]
    fn a_default_is_shown_where_there_is_one() {
        assert_eq!(item("thread: { param: lang }"), json!({ "thread": "en" }));
    }

    #[test]
    fn a_value_that_fits_stands_in_where_a_name_does_not_fit() {
        assert_eq!(item("level: { param: level }"), json!({ "level": 0 }));
        assert_eq!(item("done: { param: done }"), json!({ "done": false }));
        let both = item("thread: { param: both }\n      level: { param: both }");
        assert_eq!(both, json!({ "thread": "0", "level": 0 }));
    }

    #[test]
    fn the_elements_of_a_list_count_as_well() {
        let both = "parts: { each: parts, map: { level: { param: level } } }\n      thread: { param: level }";
        assert_eq!(item(both), json!({ "thread": "0", "parts": [{ "thread": null, "level": 0 }] }));
    }

    #[test]
    fn items_are_not_checked_against_what_nobody_asked_for() {
        assert_eq!(item("thread: of"), json!({ "thread": "7" }));
    }

    #[test]
    fn an_error_is_classified_and_an_empty_list_is_none() {
        let busy = read(SPEC, 420, r#"{"message":"slow down"}"#).unwrap_err();
        assert!(busy.is_rate_limited() && busy.is_retryable());
        assert_eq!(busy.to_string(), "too many requests (420): slow down");
        assert_eq!(read(SPEC, 404, "").unwrap(), Reading::Empty);
    }

    #[test]
    fn a_page_says_what_follows() {
        let Reading::Page(page) = read(SPEC, 200, r#"{"notes":[],"next":"a"}"#).unwrap() else {
            panic!("it is a page")
        };
        assert_eq!((page.items.len(), page.next, page.total), (0, Next::Page("a".into()), None));
    }

    #[test]
    fn one_record_is_read() {
        let answer = Stored { status: 200, headers: &[], body: br#"{"id":7}"# };
        let Reading::Record(note) = made(SPEC).unwrap()[1].read(&answer).unwrap() else { panic!("it is a record") };
        let text = r#"{"id":"7","thread":null,"level":null,"done":null,"parts":[]}"#;
        assert_eq!(serde_json::to_string(&note).unwrap(), text);
        assert_eq!(
            format!("{note:?}"),
            r#"Note { id: Text("7"), thread: Absent, level: Absent, done: Absent, parts: List([]) }"#
        );
    }
}
