//! How often a vendor may be asked.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::ResetUnit,
        rule: "A header under `wait` says with `as` what its value means: `seconds` or `millis` from now on, or a time \
               as `unix_seconds`, `unix_millis`, `rfc3339` or `http_date`.",
        why: "The same header has two meanings. In one public catalogue, `X-RateLimit-Reset` is a time for 37 vendors \
              and a number of seconds for 10. Whoever takes one for the other does not wait at all, or gives up \
              because the wait is decades long.",
        base: Base::Provider,
        wrong: spec(
            r#"
limits: { wait: { header: X-RateLimit-Reset } }
"#,
        ),
        right: spec(
            r#"
limits: { wait: { header: X-RateLimit-Reset, as: unix_seconds } }
"#,
        ),
    },
    Explanation {
        code: Code::Limit,
        rule: "`limits` has `requests` and `per` together, or `wait`, or all three. `requests` is 1 to 1,000,000, and \
               `per` a whole number of seconds, minutes or hours, such as `60s`, `5m` or `1h`, up to `24h`.",
        why: "Requests are held back before they are sent, which needs a number and a time. Half of a limit holds \
              nothing back, and a limit of 0 lets nothing through. One of several days cannot be kept: a client does \
              not know what was sent before it was made.",
        base: Base::Provider,
        wrong: spec(
            r#"
limits: { requests: 100 }
"#,
        ),
        right: spec(
            r#"
limits: { requests: 100, per: 60s }
"#,
        ),
    },
];
