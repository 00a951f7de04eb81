//! Records whose values differ in shape: each starts as the one that a call was made with.

use specloom::__v1::{Fetch, Item, List, Mismatch, Record, Value};

use crate::provider::{CURSOR, GET_ONE, client};
use crate::server::{Server, json, page};

/// A record that knows what its field is called.
#[derive(Debug, Default, Clone, PartialEq)]
struct Named {
    field: &'static str,
    value: Option<String>,
}

impl Record for Named {
    fn put(&mut self, _: u16, value: &Value<'_>) -> Result<(), Mismatch> {
        specloom::__v1::Field::put(&mut self.value, value)
    }
}

impl Item for Named {
    fn blank(&self) -> Self {
        Self { field: self.field, value: None }
    }

    fn identity(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

/// What a call is made with; its value has to be gone.
fn blank() -> Named {
    Named { field: "id", value: Some("not blank".to_owned()) }
}

fn id(value: &str) -> Named {
    Named { field: "id", value: Some(value.to_owned()) }
}

#[tokio::test]
async fn every_item_of_every_page_has_the_shape_of_the_call() {
    let empty = json(r#"{"data":[{}],"more":false}"#);
    let server = Server::start([page(&[9, 8], r#","next":"a","more":true"#), empty]).await;
    let mut items = List::of(&client(&server), &CURSOR, blank()).set(0, "42").items();
    for expected in [id("9"), id("8"), blank().blank()] {
        assert_eq!(items.try_next().await.unwrap(), Some(expected));
    }
    assert_eq!(items.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn one_record_has_the_shape_of_the_call() {
    let server = Server::start([json(r#"{"message":{"id":"7"}}"#)]).await;
    let call = Fetch::of(&client(&server), &GET_ONE, blank()).set(0, "42");
    assert_eq!(call.fetch().await.unwrap(), id("7"));
}
