//! Base URLs, paths, and what stands in them.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::BadTemplate,
        rule: "The path of an operation starts with `/`, has no query, no fragment and no segment `.` or `..`. In a \
               template, each `{` is closed and holds a name.",
        why: "The path is appended to the base URL, and values of the caller are filled in. A query in it would run \
              into the parameters that are appended; servers and proxies resolve `..`, so that the request goes to \
              another endpoint, with the credentials.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    get: /notes?state=open
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    get: /notes
    query: { state: open }
"#,
        ),
    },
    Explanation {
        code: Code::UnknownPlaceholder,
        rule: "A `{name}` in the path of an operation is one of its parameters or a setting of `config`. In \
               `base_url` it is a setting.",
        why: "Nothing can be filled in for a name that nobody declares. Tools that pass it on request \
              `/folders/{foldr}/notes`, and the vendor answers 404, or 200 with an empty list.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    get: /folders/{foldr}/notes
    params:
      folder: { in: path, type: string }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    get: /folders/{folder}/notes
    params:
      folder: { in: path, type: string }
"#,
        ),
    },
    Explanation {
        code: Code::BaseUrl,
        rule: "`base_url` starts with `https://`, or with `http://` for this machine only. It names a host, \
               has no query and no fragment, and does not end with `/`.",
        why: "Over `http`, everybody on the way can read the credentials. Paths start with `/`, so a slash at the end \
              requests `//notes`, which is another path for many servers. A query would end up in the middle of the \
              URL.",
        base: Base::Provider,
        wrong: spec(
            r#"
base_url: https://api.acme.example/v2/
"#,
        ),
        right: spec(
            r#"
base_url: https://api.acme.example/v2
"#,
        ),
    },
    Explanation {
        code: Code::UnusedSetting,
        rule: "Each setting of `config` stands as `{name}` in `base_url` or in the path of an operation.",
        why: "A setting is a field of `Config`: whoever makes a client has to give a value. If that goes nowhere, the \
              placeholder is missing from a URL, and the requests of all customers go to the same place.",
        base: Base::Provider,
        wrong: spec(
            r#"
base_url: https://api.acme.example
config:
  subdomain: { type: string }
"#,
        ),
        right: spec(
            r#"
base_url: https://{subdomain}.acme.example
config:
  subdomain: { type: string }
"#,
        ),
    },
];
