//! Records without a struct: what they serialize to, and what they refuse.

use std::collections::BTreeSet;

use serde_json::Value;
use specloom::__v1::dynamic::{Asked, Stored};
use specloom::__v1::tables;
use specloom::__v1::{Item as _, Mismatch, Record, Value as Written};

use specloom_codegen::Answer;

use crate::bodies;
use crate::emitted::{Operation, Set, after_on, list_like, sets};
use crate::tables::{Made, made};

/// An operation, emitted and made at run time.
struct Both<'a> {
    emitted: (&'static tables::Provider, &'a Operation),
    made: (&'static tables::Provider, &'a specloom_dynamic::Operation),
}

impl Both<'_> {
    /// Reads an answer into structs and into objects: both give the same, which is returned.
    fn read(&self, answer: &Stored<'_>) -> Result<Value, String> {
        let told = |read: Result<Value, specloom::Error>| read.map_err(|error| error.to_string());
        let (provider, operation) = self.emitted;
        // A value that every parameter here can have had.
        let params: Vec<_> = operation.table.params.iter().map(|_| Some("7".to_owned())).collect();
        let asked = Asked { provider, operation: operation.table, params: &params };
        let structs = told((operation.list)(&asked, answer));
        let (provider, operation) = self.made;
        let asked = Asked { provider, operation: operation.table, params: &params };
        assert_eq!(told(list_like(&asked, answer, &operation.blank)), structs, "{} {answer:?}", operation.name);
        structs
    }
}

/// The operations of a set, by provider.
fn pairs<'a>(set: &'a Set, made: &'a Made) -> Vec<Vec<Both<'a>>> {
    let providers = set.providers.iter().zip(&made.providers);
    let pairs = providers.map(|(emitted, made)| {
        let operations = emitted.operations.iter().zip(&made.operations);
        operations.map(|(own, its)| Both { emitted: (emitted.table, own), made: (made.table, its) }).collect()
    });
    pairs.collect()
}

/// Every operation that there is.
fn each_operation(mut check: impl FnMut(&Both<'_>)) {
    for set in sets() {
        pairs(&set, &made(&set)).iter().flatten().for_each(&mut check);
    }
}

#[test]
fn every_sample_becomes_the_same_json() {
    let mut read = 0;
    for set in sets() {
        let made = made(&set);
        let pairs = pairs(&set, &made);
        for sample in &made.checked.samples {
            let Answer { status, headers, body } = Answer::of(made.sources.get(sample.file)).expect("it was checked");
            let answer = Stored { status, headers: &headers, body: body.as_bytes() };
            let json = pairs[sample.provider][sample.operation].read(&answer);
            assert!(status != 200 || json.is_ok_and(|json| json["items"][0].is_object()), "{sample:?}");
            read += 1;
        }
    }
    assert!(read > 7, "{read}");
}

#[test]
fn whatever_a_body_holds_an_object_is_what_the_struct_is() {
    let (mut read, mut refused) = (0, BTreeSet::new());
    each_operation(|both| {
        for mut bodies in bodies::all() {
            let body = bodies.body(&both.emitted.1.table.body.root);
            match both.read(&Stored { status: 200, headers: &[], body: body.as_bytes() }) {
                Ok(_) => read += 1,
                Err(error) => drop(refused.insert(error)),
            }
        }
    });
    assert!(read > 500 && refused.len() > 50, "{read} were read, {refused:#?}");
}

#[test]
fn whatever_is_written_an_object_is_what_the_struct_is() {
    // More than any record here has: there are slots that none has, too.
    const SLOTS: u16 = 24;
    let values = [
        Written::Text("7"),
        Written::Text("open"),
        Written::Integer(7),
        Written::Float(1.5),
        Written::Boolean(true),
        Written::Time(Default::default()),
    ];
    each_operation(|both| {
        let (emitted, made) = (both.emitted.1, both.made.1);
        let same = |touch: &dyn Fn(&mut dyn Record) -> Result<(), Mismatch>| {
            let (mut own, mut its) = (Ok(()), Ok(()));
            let json = (emitted.after)(&mut |record| its = touch(record));
            let own_json = after_on(made.blank.blank(), &mut |record| own = touch(record));
            assert_eq!(own, its, "{}", made.name);
            // Nobody sees a record of which a value was refused.
            if its.is_ok() {
                assert_eq!(own_json, json, "{}", made.name);
            }
        };
        same(&|_| Ok(()));
        for slot in 0..SLOTS {
            for value in values {
                same(&|record| record.put(slot, &value).and_then(|()| record.put(slot, &value)));
            }
            same(&|record| record.push(slot).map(drop).ok_or(Mismatch::NO_SLOT));
        }
    });
}
