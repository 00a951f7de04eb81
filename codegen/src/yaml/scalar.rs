//! What a plain scalar can stand for.

/// Whether a plain scalar means that there is nothing.
pub(crate) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// The truth value of a plain scalar: `true` or `false`, and none of YAML's older spellings.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Whether a plain scalar is a whole number: decimal, without superfluous zeros, which a vendor's code might have.
pub(super) fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'))
}

/// Whether a plain scalar is a finite number.
pub(super) fn is_number(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E');
    let digits = text.strip_prefix('-').unwrap_or(text);
    let first_ok = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let zero_padded = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    first_ok && !zero_padded && text.bytes().all(allowed) && text.parse().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_one_spelling() {
        assert!(["0", "7", "-12", "340282366920938463463374607431768211456"].map(is_integer).iter().all(|&is| is));
        assert!(!["", "-", "007", "+1", "0x1f", "1_000", "1.0", "1e3", " 1"].map(is_integer).iter().any(|&is| is));
    }

    #[test]
    fn numbers_are_finite() {
        assert!(["1.50", "-.5", "1e3"].map(is_number).iter().all(|&is| is));
        assert!(!["", ".", "inf", ".inf", "NaN", "1e999", "007", "1-2", "e3"].map(is_number).iter().any(|&is| is));
    }
}
