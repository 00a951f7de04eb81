//! What a file of YAML may hold.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::InvalidYaml,
        rule: "The file follows the syntax of YAML: spaces for indentation, quotes and brackets that are closed, and \
               quotes around a text that holds `: ` or ` #`, or starts with one of `@ * & [ { %` or a backtick.",
        why: "Where the syntax breaks, reading stops. What stands behind that place is not checked in this run, so \
              further mistakes may show up once this one is corrected.",
        base: Base::Provider,
        wrong: spec(
            r#"
title: Acme: the notebook
"#,
        ),
        right: spec(
            r#"
title: "Acme: the notebook"
"#,
        ),
    },
    Explanation {
        code: Code::EmptyDocument,
        rule: "A file describes a provider or an interface.",
        why: "A file that holds nothing, or only comments, gives no client. Passed over in silence, it would be found \
              out by the program that misses the client.",
        base: Base::Nothing,
        wrong: spec(
            r#"
# specloom: 1
# interface: notebook
# operations: {}
"#,
        ),
        right: spec(
            r#"
specloom: 1
interface: notebook
operations: {}
"#,
        ),
    },
    Explanation {
        code: Code::SeveralDocuments,
        rule: "A file holds one YAML document. A `---` before it is fine; a second document goes into a file of its \
               own.",
        why: "Some readers of YAML take the first document and drop the others without a word. Whoever writes two \
              providers into one file would get one client, and no message about the other.",
        base: Base::Nothing,
        wrong: spec(
            r#"
specloom: 1
interface: notebook
operations: {}
---
specloom: 1
interface: calendar
operations: {}
"#,
        ),
        right: spec(
            r#"
specloom: 1
interface: notebook
operations: {}
"#,
        ),
    },
    Explanation {
        code: Code::TooLarge,
        rule: "A spec has at most 1 MiB (1,048,576 bytes).",
        why: "A spec is read whenever the crate that uses it is compiled. Specs have a few KiB; one \
              of a mebibyte holds something else, such as answers of the vendor. Those are samples: files beside the \
              spec, which it names.",
        base: Base::Provider,
        wrong: spec(
            r#"
# An answer: { "notes": [{ "id": 12, "body": "Milk, eggs" }], "next": null }
# [the line above 20000 times]
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
"#,
        ),
    },
    Explanation {
        code: Code::TooDeep,
        rule: "Lists and mappings are nested at most 32 deep.",
        why: "Reading a value takes stack for each level. Without a bound, a file of nothing but brackets would crash \
              the compiler instead of giving a message. A spec needs about ten levels; more come from a bracket that \
              was repeated by mistake, or from a file that is meant to do harm.",
        base: Base::Provider,
        wrong: spec(
            r#"
title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Acme]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
"#,
        ),
        right: spec(
            r#"
title: Acme
"#,
        ),
    },
    Explanation {
        code: Code::TooManyNodes,
        rule: "A file holds at most 100,000 values, counted as if each alias were replaced by what it stands for.",
        why: "An alias takes two characters and can stand for any number of values. A few lines of aliases to \
              aliases, as below, are a file of a few hundred bytes that fills the memory of whoever reads it.",
        base: Base::Provider,
        wrong: spec(
            r#"
errors:
  message:
    - &a [text, text, text, text, text, text, text, text, text, text]
    - &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    - &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
    - &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
    - &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
"#,
        ),
        right: spec(
            r#"
errors:
  message:
    - text
"#,
        ),
    },
    Explanation {
        code: Code::TooManyMistakes,
        rule: "Of the values in a file that cannot be read, the first 100 are reported. This message says that there \
               are more.",
        why: "Hundreds of mistakes mostly have one cause: a file of another kind, an indentation that slipped, a \
              replacement that hit too much. The first messages show it, thousands would bury it.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    samples:
      - { file: samples/list_notes.json }
      # [the line above 150 times]
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    samples:
      - samples/list_notes.json
"#,
        ),
    },
    Explanation {
        code: Code::UndefinedAnchor,
        rule: "An alias such as `*count` repeats a value that is marked with `&count` further up in the same file.",
        why: "Without the mark there is nothing to repeat. Mostly the name is misspelt, or a text that starts with \
              `*` lacks its quotes.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    params:
      limit: &count { in: query, type: integer, min: 0 }
      skip: *cuont
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    params:
      limit: &count { in: query, type: integer, min: 0 }
      skip: *count
"#,
        ),
    },
    Explanation {
        code: Code::SelfReference,
        rule: "An alias stands outside of the value that it repeats.",
        why: "A value that holds itself has no end; reading it would never be done.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    fields:
      id: &id { type: string, required: true, doc: *id }
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    fields:
      id: &id { type: string, required: true, doc: Id of the note. }
"#,
        ),
    },
    Explanation {
        code: Code::Tag,
        rule: "Values have no tags. A tag is a word that starts with `!` and stands before a value; a text that \
               starts with `!` goes into quotes.",
        why: "What a tag does depends on the reader: `!include` and `!env` work in some tools, and others drop what \
              they do not know. Here it would do nothing, and the value would not be what it says.",
        base: Base::Provider,
        wrong: spec(
            r#"
title: !!str 42
"#,
        ),
        right: spec(
            r#"
title: "42"
"#,
        ),
    },
    Explanation {
        code: Code::KeyNotScalar,
        rule: "A key is a text, not a list or a mapping.",
        why: "YAML allows it, and no key of a spec is one. Mostly a key that starts with `[` or \
              `{` lacks its quotes.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    query:
      [with]: author
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    query:
      "[with]": author
"#,
        ),
    },
    Explanation {
        code: Code::DuplicateKey,
        rule: "Each key stands once in a mapping.",
        why: "Of two equal keys, many readers of YAML keep the last and drop the first without a word. An operation \
              that was copied and not renamed would replace the one it was copied from.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    order: unspecified
    order: newest_first
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    order: newest_first
"#,
        ),
    },
    Explanation {
        code: Code::MergeNotMapping,
        rule: "The key `<<` adds the keys of another mapping. It takes a mapping or a list of mappings, mostly as an \
               alias.",
        why: "A text has no keys to add. Mostly the `*` before the name is missing; the keys that were to be added \
              would be missing, too.",
        base: Base::Provider,
        wrong: spec(
            r#"
headers: &common { Accept-Language: en }
operations:
  list_notes:
    headers: { <<: common, X-Client: notebook }
"#,
        ),
        right: spec(
            r#"
headers: &common { Accept-Language: en }
operations:
  list_notes:
    headers: { <<: *common, X-Client: notebook }
"#,
        ),
    },
];
