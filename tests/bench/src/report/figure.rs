//! How numbers are written.

/// A number with three digits or so: `0.752`, `7.52`, `75.2`, `752`, `75,200`.
pub(super) fn figure(number: f64) -> String {
    match number.abs() {
        ..1.0 => format!("{number:.3}"),
        ..10.0 => format!("{number:.2}"),
        ..100.0 => format!("{number:.1}"),
        _ => grouped(&format!("{number:.0}")),
    }
}

/// The same without zeros behind the point: for goals and axes, which are round.
pub(super) fn round(number: f64) -> String {
    let written = figure(number);
    match written.contains('.') {
        true => written.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => written,
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.char_indices() {
        let left = digits.len() - index;
        if index > 0 && left.is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_three_digits_or_groups_of_them() {
        let numbers = [0.0, 0.7516, -0.5, 1.0, 75.25, 752.5, 75_200.0, -1_234_567.0].map(figure);
        assert_eq!(numbers, ["0.000", "0.752", "-0.500", "1.00", "75.2", "752", "75,200", "-1,234,567"]);
    }

    #[test]
    fn a_round_number_has_no_zeros_behind_the_point() {
        assert_eq!([0.0, 0.75, 1.0, 10.5, 100.0, 20_000.0].map(round), ["0", "0.75", "1", "10.5", "100", "20,000"]);
    }
}
