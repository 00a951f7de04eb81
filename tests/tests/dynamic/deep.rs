//! Specs whose paths are long.

use specloom_codegen::{Source, Sources, check};

/// A spec whose paths have so many steps: to the items, to a value that is also searched for keys, and to a list.
fn deep(items: usize, fields: usize) -> Sources {
    let (items, keys, elements) = ("[0]".repeat(items), ".a".repeat(fields), "[0]".repeat(fields));
    let text = format!(
        "specloom: 1
provider: acme
base_url: https://api.example.com
auth: {{ none: open data }}
records:
  Note:
    fields: {{ id: {{ type: string }}, all: {{ type: string }}, kind: {{ type: string }}, parts: {{ type: list<Part> }} }}
  Part: {{ fields: {{ kind: {{ type: string }} }} }}
operations:
  list_notes:
    get: /notes
    pagination: {{ none: the list is short }}
    order: unspecified
    items: a{items}
    returns: Note
    map:
      id: b{keys}
      all: b
      kind: {{ from: \"c{elements}\", table: {{ x: y }} }}
      parts: {{ each: \"d{elements}\", map: {{ kind: {{ from: \"e{elements}\", table: {{ x: y }} }} }} }}
"
    );
    let mut sources = Sources::default();
    sources.add(Source { path: "acme.yaml".into(), text });
    sources
}

#[test]
fn what_the_generator_lets_pass_is_read_however_deep_it_is() {
    let (mut read, mut refused) = (0, 0);
    for (items, fields) in (0..32).flat_map(|items| (0..32).map(move |fields| (items, fields))) {
        match check(&deep(items, fields)) {
            Ok(checked) => {
                let made = specloom_dynamic::provider(&checked.model, 0);
                assert!(made.is_ok(), "{items} {fields}: {}", made.unwrap_err());
                read += 1;
            }
            Err(found) => {
                let mut errors = found.iter().filter(|found| found.is_error());
                assert!(errors.all(|error| error.message.contains("more steps than an answer is deep")), "{found:?}");
                refused += 1;
            }
        }
    }
    assert!(read > 100 && refused > 100, "{read} were read, {refused} were refused");
}
