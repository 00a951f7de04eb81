//! What may stand between the parts of a document.

/// What is left behind spaces. Most vendors send none.
#[inline(always)]
pub(in crate::decode) fn passed(rest: &[u8]) -> &[u8] {
    match rest {
        [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] => behind(rest),
        _ => rest,
    }
}

#[inline(never)]
fn behind(mut rest: &[u8]) -> &[u8] {
    while let [b' ' | b'\n' | b'\r' | b'\t', behind @ ..] = rest {
        rest = behind;
    }
    rest
}
