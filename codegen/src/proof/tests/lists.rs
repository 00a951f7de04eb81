use super::{SPEC, Spec, note};

#[test]
fn of_several_places_the_first_array_holds_the_items() {
    let spec = Spec { items: "[data.notes, data]", ..SPEC };
    let nested = "{ \"data\": { \"notes\": [{ \"id\": 7 }] } }";
    let flat = "{ \"data\": [{ \"id\": 7 }] }";
    assert_eq!(spec.told(&[nested, flat]), [""; 0]);
    let told = spec.told(&[nested, flat, "{ \"data\": \"none\" }"]);
    assert!(told.iter().all(|told| told.starts_with("SL0063")) && !told.is_empty(), "{told:?}");
}

#[test]
fn null_in_the_place_of_items_counts_as_missing() {
    let message = "SL0063 a sample does not have an array at `notes`";
    assert_eq!(SPEC.told(&[&note(""), "{ \"notes\": null }"]), [message]);
    assert_eq!(SPEC.told(&["{ \"notes\": null }"]), [message]);
    assert_eq!(Spec { items: "notes\n    items_optional: true", ..SPEC }.told(&[&note(""), "{}"]), [""; 0]);
}

#[test]
fn an_empty_list_is_a_list_but_proves_nothing() {
    let spec = Spec { fields: "title: { type: string }", map: "title: title", ..SPEC };
    let empty = "{ \"notes\": [] }";
    assert_eq!(spec.told(&[empty, &note("\"title\": null")]), [""; 0]);
    let nothing = "SL0070 no sample of operation `list_notes` holds a record, so nothing proves its mapping";
    assert_eq!(spec.told(&[empty]), [nothing]);
    assert_eq!(spec.told(&["{ \"notes\": [null] }"]), [nothing]);
}
