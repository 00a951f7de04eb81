//! Headers, and the credentials in them.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::HeaderName,
        rule: "A header's name has ASCII letters, digits, `-`, and the other signs that RFC 9110 allows there. It has no \
               spaces and no colon.",
        why: "A request with another character in a name is refused by the HTTP library, by a proxy or by the vendor, \
              each with its own message.",
        base: Base::Provider,
        wrong: spec(
            r#"
auth: { headers: { "X Api Key": "{token}" } }
"#,
        ),
        right: spec(
            r#"
auth: { headers: { X-Api-Key: "{token}" } }
"#,
        ),
    },
    Explanation {
        code: Code::StaticText,
        rule: "What stands under `headers` and `query` is sent as it is, with every request. A header there is ASCII \
               text on one line and has no braces; a query pair has no `{name}` of a parameter or a setting. \
               Credentials stand under `auth`, values of the caller under `params`.",
        why: "Nothing is filled in there, so the vendor would receive the word in its braces. A line break would end \
              the header, and what stands behind it would be another one.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    headers: { X-Team: "{team}" }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    params:
      team: { in: header, name: X-Team, type: string }
"#,
        ),
    },
    Explanation {
        code: Code::UnusedCredential,
        rule: "Each name under `credentials` is a credential that `auth` names.",
        why: "`credentials` only documents what `auth` sends; it sends nothing itself. A name that belongs to nothing \
              is mostly misspelt, so that the real credential has no documentation, or it is a credential that the \
              vendor wants and never gets.",
        base: Base::Provider,
        wrong: spec(
            r#"
auth: { bearer: token }
credentials:
  tokn: From the page "API access" of the settings.
"#,
        ),
        right: spec(
            r#"
auth: { bearer: token }
credentials:
  token: From the page "API access" of the settings.
"#,
        ),
    },
    Explanation {
        code: Code::NoCredential,
        rule: "An auth scheme names a credential: `bearer` by its name alone, the others as `{name}` in braces. An API \
               that is open to everybody has `none` with the reason.",
        why: "Without braces the word itself is sent: the header is `X-Api-Key: token` for everybody, `Config` has no \
              field for the key, and the vendor answers 401 to each request.",
        base: Base::Provider,
        wrong: spec(
            r#"
auth: { headers: { X-Api-Key: token } }
"#,
        ),
        right: spec(
            r#"
auth: { headers: { X-Api-Key: "{token}" } }
"#,
        ),
    },
    Explanation {
        code: Code::HeaderTwice,
        rule: "A header is set in one place: by `auth`, by `headers`, or by a parameter. Upper and lower case are the \
               same header. Only the `headers` of an operation may replace one of the whole file. What is about the \
               connection, the body or its encoding, such as `Host`, `Content-Length` or `Accept-Encoding`, is set by \
               the HTTP client.",
        why: "Of two headers with one name, some servers take the first, some the last, and some join them with a \
              comma. A fixed header could take the place of the credential, and with a wrong `Content-Length` a \
              server waits for a body that never comes.",
        base: Base::Provider,
        wrong: spec(
            r#"
auth: { headers: { X-Api-Key: "{token}" } }
headers: { x-api-key: public, Accept-Language: en }
"#,
        ),
        right: spec(
            r#"
auth: { headers: { X-Api-Key: "{token}" } }
headers: { Accept-Language: en }
"#,
        ),
    },
    Explanation {
        code: Code::CredentialPlace,
        rule: "A credential stands under `auth`, which sends it in a header, and nowhere else: not under `headers`, \
               `query`, `params` or `config`, and not in a URL, nor a user name. Its name is enough to make it one, such as \
               `Authorization`, `X-Api-Key`, `access_token` or `password`.",
        why: "Only what `auth` sends is masked in logs and errors, and kept to the vendor's own host. A key in a spec \
              is published with it; a key in a URL is written down by every server and proxy on the way.",
        base: Base::Provider,
        wrong: spec(
            r#"
headers: { X-Api-Key: k_1234 }
"#,
        ),
        right: spec(
            r#"
auth: { headers: { X-Api-Key: "{api_key}" } }
"#,
        ),
    },
];
