//! What records hold, as serde and `Debug` see it.
//!
//! Nothing in here has a type parameter for the record, and generated code has none for the serializer: implementations that
//! serde's derive would write take the compiler longer than all the rest of a record.

use std::fmt::{self, Debug, Formatter};

use serde::ser::{Error as _, Serialize, SerializeStruct as _, Serializer};

use crate::Timestamp;

/// A record, or what a field of one holds.
pub trait Show {
    /// Shows it to the viewer: exactly one thing.
    fn show(&self, viewer: &mut dyn Viewer);
}

/// Who is shown something.
pub trait Viewer {
    /// A text.
    fn text(&mut self, text: &str);
    /// A whole number.
    fn integer(&mut self, number: i64);
    /// A number.
    fn number(&mut self, number: f64);
    /// A truth value.
    fn boolean(&mut self, truth: bool);
    /// A timestamp.
    fn time(&mut self, time: Timestamp);
    /// A value of an enum: its text, and how it looks in Rust.
    fn value(&mut self, text: &str, variant: &dyn Debug);
    /// Nothing, where something may be.
    fn none(&mut self);
    /// Something, where nothing may be.
    fn some(&mut self, shown: &dyn Show);
    /// A list.
    fn list(&mut self, elements: &mut dyn ExactSizeIterator<Item = &dyn Show>);
    /// A record: its name, and its fields with theirs.
    fn record(&mut self, name: &'static str, fields: &[(&'static str, &dyn Show)]);
}

impl Show for String {
    fn show(&self, viewer: &mut dyn Viewer) {
        viewer.text(self);
    }
}

impl Show for i64 {
    fn show(&self, viewer: &mut dyn Viewer) {
        viewer.integer(*self);
    }
}

impl Show for f64 {
    fn show(&self, viewer: &mut dyn Viewer) {
        viewer.number(*self);
    }
}

impl Show for bool {
    fn show(&self, viewer: &mut dyn Viewer) {
        viewer.boolean(*self);
    }
}

impl Show for Timestamp {
    fn show(&self, viewer: &mut dyn Viewer) {
        viewer.time(*self);
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self, viewer: &mut dyn Viewer) {
        match self {
            Some(shown) => viewer.some(shown),
            None => viewer.none(),
        }
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self, viewer: &mut dyn Viewer) {
        viewer.list(&mut self.iter().map(|element| element as &dyn Show));
    }
}

/// Serializes a record as serde's derive would.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<S: Serializer>(shown: &dyn Show, serializer: S) -> Result<S::Ok, S::Error> {
    let mut serialization = Serialization { serializer: Some(serializer), result: None };
    shown.show(&mut serialization);
    serialization.result.unwrap_or_else(|| Err(S::Error::custom("a record shows nothing")))
}

/// Writes a record as a derive would.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug(shown: &dyn Show, formatter: &mut Formatter<'_>) -> fmt::Result {
    let mut writing = Writing { formatter, result: Ok(()) };
    shown.show(&mut writing);
    writing.result
}

/// Something shown, for serde and `Debug`.
struct Shown<'a>(&'a dyn Show);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

impl Debug for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        debug(self.0, f)
    }
}

struct Serialization<S: Serializer> {
    serializer: Option<S>,
    result: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> Serialization<S> {
    fn finish(&mut self, serialize: impl FnOnce(S) -> Result<S::Ok, S::Error>) {
        if let Some(serializer) = self.serializer.take() {
            self.result = Some(serialize(serializer));
        }
    }
}

impl<S: Serializer> Viewer for Serialization<S> {
    fn text(&mut self, text: &str) {
        self.finish(|serializer| serializer.serialize_str(text));
    }

    fn integer(&mut self, number: i64) {
        self.finish(|serializer| serializer.serialize_i64(number));
    }

    fn number(&mut self, number: f64) {
        self.finish(|serializer| serializer.serialize_f64(number));
    }

    fn boolean(&mut self, truth: bool) {
        self.finish(|serializer| serializer.serialize_bool(truth));
    }

    fn time(&mut self, time: Timestamp) {
        self.finish(|serializer| time.serialize(serializer));
    }

    fn value(&mut self, text: &str, _: &dyn Debug) {
        self.text(text);
    }

    fn none(&mut self) {
        self.finish(S::serialize_none);
    }

    fn some(&mut self, shown: &dyn Show) {
        self.finish(|serializer| serializer.serialize_some(&Shown(shown)));
    }

    fn list(&mut self, elements: &mut dyn ExactSizeIterator<Item = &dyn Show>) {
        self.finish(|serializer| serializer.collect_seq(elements.map(Shown)));
    }

    fn record(&mut self, name: &'static str, fields: &[(&'static str, &dyn Show)]) {
        self.finish(|serializer| {
            let mut record = serializer.serialize_struct(name, fields.len())?;
            for (name, field) in fields {
                record.serialize_field(name, &Shown(*field))?;
            }
            record.end()
        });
    }
}

struct Writing<'a, 'f> {
    formatter: &'a mut Formatter<'f>,
    result: fmt::Result,
}

impl Writing<'_, '_> {
    fn write(&mut self, value: &dyn Debug) {
        self.result = value.fmt(self.formatter);
    }
}

impl Viewer for Writing<'_, '_> {
    fn text(&mut self, text: &str) {
        self.write(&text);
    }

    fn integer(&mut self, number: i64) {
        self.write(&number);
    }

    fn number(&mut self, number: f64) {
        self.write(&number);
    }

    fn boolean(&mut self, truth: bool) {
        self.write(&truth);
    }

    fn time(&mut self, time: Timestamp) {
        self.write(&time);
    }

    fn value(&mut self, _: &str, variant: &dyn Debug) {
        self.write(variant);
    }

    fn none(&mut self) {
        self.write(&None::<()>);
    }

    fn some(&mut self, shown: &dyn Show) {
        self.write(&Some(Shown(shown)));
    }

    fn list(&mut self, elements: &mut dyn ExactSizeIterator<Item = &dyn Show>) {
        self.result = self.formatter.debug_list().entries(elements.map(Shown)).finish();
    }

    fn record(&mut self, name: &'static str, fields: &[(&'static str, &dyn Show)]) {
        let mut record = self.formatter.debug_struct(name);
        for (name, field) in fields {
            record.field(name, &Shown(*field));
        }
        self.result = record.finish();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Its derived `Debug` is what is wanted of the other.
    #[derive(Debug)]
    struct Note {
        id: String,
        size: Option<i64>,
        share: f64,
        seen: bool,
        sent: Option<Timestamp>,
        tags: Vec<String>,
        state: State,
        replies: Vec<Self>,
    }

    #[derive(Debug)]
    enum State {
        Open,
        Unknown(&'static str),
    }

    impl Show for State {
        fn show(&self, viewer: &mut dyn Viewer) {
            let text = match self {
                Self::Open => "open",
                Self::Unknown(text) => text,
            };
            viewer.value(text, self);
        }
    }

    impl Show for Note {
        fn show(&self, viewer: &mut dyn Viewer) {
            let Self { id, size, share, seen, sent, tags, state, replies } = self;
            let first: [(&'static str, &dyn Show); 4] = [("id", id), ("size", size), ("share", share), ("seen", seen)];
            let last: [(&'static str, &dyn Show); 4] =
                [("sent", sent), ("tags", tags), ("state", state), ("replies", replies)];
            viewer.record("Note", &[first, last].concat());
        }
    }

    fn note(state: State, replies: Vec<Note>) -> Note {
        let sent = Some(Timestamp::from_unix_micros(1_700_000_000_500_000));
        let tags = vec!["a\"b".to_owned(), String::new()];
        Note { id: "1".to_owned(), size: None, share: 0.5, seen: true, sent, tags, state, replies }
    }

    #[test]
    fn a_record_looks_as_if_it_were_derived() {
        let reply = Note { size: Some(3), sent: None, ..note(State::Unknown("new"), Vec::new()) };
        let note = note(State::Open, vec![reply]);
        let shown = Shown(&note);
        assert_eq!(format!("{shown:?}"), format!("{note:?}"));
        assert_eq!(format!("{shown:#?}"), format!("{note:#?}"));
    }

    #[test]
    fn a_record_is_serialized_with_its_fields_in_order() {
        let note = note(State::Unknown("new"), vec![note(State::Open, Vec::new())]);
        let reply = r#"{"id":"1","size":null,"share":0.5,"seen":true,"sent":"2023-11-14T22:13:20.500Z","tags":["a\"b",""],"state":"open","replies":[]}"#;
        let text = serde_json::to_string(&Shown(&note)).unwrap();
        assert_eq!(text, reply.replace("open", "new").replace("[]", &format!("[{reply}]")));
    }

    #[test]
    fn what_shows_nothing_is_an_error() {
        struct Nothing;
        impl Show for Nothing {
            fn show(&self, _: &mut dyn Viewer) {}
        }
        assert!(serde_json::to_value(Shown(&Nothing)).is_err());
        assert_eq!(serde_json::to_value(Shown(&None::<String>)).unwrap(), json!(null));
    }
}
