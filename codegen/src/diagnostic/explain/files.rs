//! Files, and how they refer to each other.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::FileKind,
        rule: "A file has the key `provider` or the key `interface`, not both.",
        why: "An interface is shared by several providers, which name its file. In one file with a provider, it would \
              be open which records and operations the others implement.",
        base: Base::Provider,
        wrong: spec(
            r#"
provider: acme
interface: notebook
"#,
        ),
        right: spec(
            r#"
provider: acme
"#,
        ),
    },
    Explanation {
        code: Code::Unreadable,
        rule: "A file is there, may be read, and is UTF-8 text.",
        why: "In another encoding the same bytes are other letters. A guess would put wrong letters into names, \
              headers and documentation, where nobody looks for the cause.",
        base: Base::Provider,
        wrong: spec(
            r#"
title: Café Acme # [saved as Latin-1]
"#,
        ),
        right: spec(
            r#"
title: Café Acme # [saved as UTF-8]
"#,
        ),
    },
    Explanation {
        code: Code::Version,
        rule: "`specloom` says which version of the spec language a file is written for. This specloom reads version \
               1.",
        why: "In another version a key can mean something else. Read as version 1, such a file could pass all checks \
              and send requests that its author did not write.",
        base: Base::Provider,
        wrong: spec(
            r#"
specloom: 2
"#,
        ),
        right: spec(
            r#"
specloom: 1
"#,
        ),
    },
    Explanation {
        code: Code::InterfaceNotFound,
        rule: "At the top of a provider, `implements` names the file of an interface: relative to the provider's \
               file, with its ending.",
        why: "The interface says which records and operations the provider has to give. Without it, none of the \
              provider's mappings can be checked.",
        base: Base::Implementation,
        wrong: spec(
            r#"
implements: notebook
"#,
        ),
        right: spec(
            r#"
implements: notebook.yaml
"#,
        ),
    },
];
