//! Records without a struct: what they serialize to, and what they refuse.

use std::collections::BTreeSet;

use serde_json::Value;
use specloom::__v1::dynamic::{Asked, Stored};
use specloom::__v1::{Item as _, Mismatch, Record, Value as Written};

use crate::bodies;
use crate::emitted::{Operation, Provider, after_on, list_like, sets};
use crate::tables::made;

/// A value that every parameter of the constructs can have had.
fn params(operation: &Operation) -> Vec<Option<String>> {
    operation.table.params.iter().map(|_| Some("7".to_owned())).collect()
}

fn told(read: Result<Value, specloom::Error>) -> Result<Value, String> {
    read.map_err(|error| error.to_string())
}

/// Reads a body into structs and into objects: both give the same, which is returned.
fn read_twice(
    provider: &Provider,
    emitted: &Operation,
    made: &specloom_dynamic::Operation,
    body: &str,
) -> Result<Value, String> {
    let answer = Stored { status: 200, headers: &[], body: body.as_bytes() };
    let params = params(emitted);
    let asked = Asked { provider: provider.table, operation: emitted.table, params: &params };
    let structs = told((emitted.list)(&asked, &answer));
    let asked = Asked { operation: made.table, ..asked };
    assert_eq!(told(list_like(&asked, &answer, &made.blank)), structs, "{} {body}", made.name);
    structs
}

/// Every operation that there is, emitted and made at run time.
fn each_operation(mut check: impl FnMut(&Provider, &Operation, &specloom_dynamic::Operation)) {
    for set in sets() {
        for (provider, made) in set.providers.iter().zip(&made(&set)) {
            for (emitted, made) in provider.operations.iter().zip(&made.operations) {
                check(provider, emitted, made);
            }
        }
    }
}

#[test]
fn whatever_a_body_holds_an_object_is_what_the_struct_is() {
    let (mut read, mut refused) = (0, BTreeSet::new());
    each_operation(|provider, emitted, made| {
        for mut bodies in bodies::all() {
            let body = bodies.body(&emitted.table.body.root);
            match read_twice(provider, emitted, made, &body) {
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
    each_operation(|_, emitted, made| {
        let mut same = |touch: &dyn Fn(&mut dyn Record) -> Result<(), Mismatch>| {
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
                same(&|record| record.put(slot, value).and_then(|()| record.put(slot, value)));
            }
            same(&|record| record.push(slot).map(drop).ok_or(Mismatch::NO_SLOT));
        }
    });
}
