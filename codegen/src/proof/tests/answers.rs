use super::{SPEC, Spec, note};

const ERRORS: Spec<'static> =
    Spec { top: "errors: { message: [message, \"errors[0]\"], code: code, failure: { path: ok, is: false } }", ..SPEC };

fn http(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\n\r\n{body}")
}

#[test]
fn the_status_and_the_failure_say_what_is_an_error() {
    let success = "{ \"ok\": true, \"notes\": [{ \"id\": 7 }] }";
    let failed = "{ \"ok\": false, \"message\": \"no\", \"code\": 5 }";
    let listed = http("422 Unprocessable", "{ \"errors\": [\"no\", \"not at all\"], \"code\": null }");
    assert_eq!(ERRORS.told(&[success, failed, &listed]), [""; 0]);
    assert_eq!(ERRORS.told(&[success, &http("200 OK", failed), &listed]), [""; 0]);
}

#[test]
fn without_an_error_nothing_is_said_about_errors() {
    let success = "{ \"ok\": true, \"notes\": [{ \"id\": 7 }] }";
    let text = "HTTP/1.1 404 Not Found\nContent-Type: text/plain\n\nNot found";
    assert_eq!(ERRORS.told(&[success, text]), [""; 0]);
    assert_eq!(ERRORS.told(&[&note("")]), ["SL0061 no sample has `ok`"]);
}

#[test]
fn until_it_is_known_what_an_error_is_nothing_is_said_about_successes() {
    let success = "{ \"ok\": true, \"notes\": [{ \"id\": 7 }] }";
    let failed = "{ \"ok\": false, \"message\": \"no\" }";
    let told = |errors: &str| Spec { top: errors, ..SPEC }.told(&[success, failed]);
    let class = "errors: { failure: { path: ok, is: false }, classes: { unauthorised: [401] } }";
    assert_eq!(told(class), ["SL0040 there is no error class `unauthorised`"]);
    assert_eq!(told("errors: { failure: { path: okay, is: false } }"), ["SL0061 no sample has `okay`"]);
    assert!(matches!(&*told("errors: { failure: { path: 'ok[', is: false } }"), [one] if one.starts_with("SL0029")));
    let excused = told("errors: { failure: { path: { from: failed, unseen: It is rare. }, is: true } }");
    assert_eq!(excused, ["SL0063 a sample does not have an array at `notes`"]);
}

#[test]
fn a_message_is_a_text_or_a_list_of_texts_in_one_error_at_least() {
    let spec = Spec { top: "errors: { message: message, code: code }", ..SPEC };
    let told = |errors: &[&str]| {
        let errors: Vec<_> = errors.iter().map(|body| http("400 Bad Request", body)).collect();
        let success = note("");
        let samples: Vec<_> = std::iter::once(success.as_str()).chain(errors.iter().map(String::as_str)).collect();
        spec.told(&samples)
    };
    assert_eq!(
        told(&["{ \"message\": { \"a\": 1 }, \"code\": \"\" }", "{ \"message\": [\"x\"], \"code\": 1 }"]),
        [""; 0]
    );
    assert_eq!(told(&["{ \"message\": null, \"code\": \"E\" }"]), [""; 0]);
    let wrong = ["SL0062 no sample has a message at `message`", "SL0062 no sample has a code at `code`"];
    for body in ["{ \"message\": true, \"code\": false }", "{ \"message\": [1], \"code\": {} }"] {
        assert_eq!(told(&[body]), wrong, "{body}");
    }
}

#[test]
fn a_sample_that_is_not_at_hand_keeps_the_others_from_being_judged() {
    let mut sources = crate::Sources::default();
    let text = Spec { fields: "it: { type: string }", map: "it: it", ..SPEC }.text(2);
    sources.add(crate::Source { path: "acme.yaml".into(), text });
    sources.add_sample(crate::Source { path: "0.json".into(), text: note("") });
    assert!(crate::check(&sources).unwrap().warnings.is_empty());
}

#[test]
fn a_sample_of_two_operations_is_told_once_if_it_is_none() {
    let text = SPEC.text(1)
        + "
  list_more:
    get: /more
    pagination: { none: all at once }
    order: unspecified
    items: notes
    returns: Note
    samples: [0.json]
    map: { id: id }
";
    let mut sources = crate::Sources::default();
    sources.add(crate::Source { path: "acme.yaml".into(), text });
    sources.add_sample(crate::Source { path: "0.json".into(), text: "{".into() });
    let found = crate::check(&sources).unwrap_err();
    assert_eq!(found.len(), 1, "{found:?}");
}
