//! What a caller may give for a parameter.

use specloom_values::{Value, number};

use crate::error::Error;
use crate::table::{Kind, ListStyle, Param, Place};

/// Checks what the caller gave for a parameter and returns what is sent: nothing, one value, or several to repeat.
///
/// # Errors
///
/// The parameter is required and missing, or a value does not fit.
pub(crate) fn check(param: &Param, given: &[String]) -> Result<Vec<String>, Error> {
    let values = match (given, param.default) {
        ([], Some(default)) => vec![default.to_owned()],
        ([], None) if param.required => return Err(Error::invalid_parameter(param.name, "is missing")),
        (given, _) => given.to_vec(),
    };
    for value in &values {
        check_value(param, value).map_err(|problem| Error::invalid_parameter(param.name, &problem))?;
    }
    match param.list {
        Some(ListStyle::Comma) if !values.is_empty() => Ok(vec![values.join(",")]),
        _ => Ok(values),
    }
}

fn check_value(param: &Param, value: &str) -> Result<(), String> {
    let problem = check_kind(param.kind, value)
        .or_else(|| check_place(param, value))
        .or_else(|| (param.list == Some(ListStyle::Comma)).then(|| check_element(value)).flatten());
    if let Some(problem) = problem {
        return Err(problem.to_owned());
    }
    check_range(param.range, value)?;
    check_prefix(param.prefixes, value)
}

fn check_kind(kind: Kind, value: &str) -> Option<&'static str> {
    match kind {
        Kind::String => None,
        Kind::Integer => (!is_integer(value)).then_some("is not a whole number"),
        Kind::Number => number(&Value::Text(value)).is_err().then_some("is not a number"),
        Kind::Boolean => (!matches!(value, "true" | "false")).then_some("is neither `true` nor `false`"),
    }
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without a value, a path is another one, and a vendor may take a query parameter for one that was not given.
fn check_place(param: &Param, value: &str) -> Option<&'static str> {
    match param.place {
        Place::Path => value.is_empty().then_some("is empty"),
        Place::Query => (param.required && value.is_empty()).then_some("is empty"),
        Place::Header => {
            let fits = value.trim() == value && value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
            (!fits).then_some("holds characters that cannot stand in a header")
        }
    }
}

fn check_element(value: &str) -> Option<&'static str> {
    if value.is_empty() {
        return Some("holds an empty value");
    }
    value.contains(',').then_some("holds a value with a comma, and commas separate its values")
}

fn check_range((min, max): (Option<i64>, Option<i64>), value: &str) -> Result<(), String> {
    if min.is_none() && max.is_none() {
        return Ok(());
    }
    // A value that does not fit is outside every range.
    let number = value.parse::<i64>().ok();
    match (min, max) {
        (Some(min), _) if number.is_none_or(|number| number < min) => Err(format!("is less than {min}")),
        (_, Some(max)) if number.is_none_or(|number| number > max) => Err(format!("is more than {max}")),
        _ => Ok(()),
    }
}

fn check_prefix(prefixes: &[&str], value: &str) -> Result<(), String> {
    let fits = |prefix: &&str| value.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty());
    if prefixes.is_empty() || prefixes.iter().any(fits) {
        return Ok(());
    }
    Err(format!("does not start with `{}` and go on after it", prefixes.join("`, `")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: Param = Param {
        name: "filter",
        wire: "f",
        place: Place::Query,
        kind: Kind::String,
        required: false,
        default: None,
        list: None,
        prefixes: &[],
        range: (None, None),
    };

    fn sent(param: Param, given: &[&str]) -> Result<Vec<String>, String> {
        let given: Vec<String> = given.iter().map(|&value| value.to_owned()).collect();
        check(&param, &given).map_err(|error| error.to_string())
    }

    fn refused(param: Param, value: &str) -> String {
        sent(param, &[value]).unwrap_err()
    }

    #[test]
    fn what_is_required_has_to_be_given() {
        let required = Param { required: true, ..TEXT };
        assert_eq!(sent(required, &[]).unwrap_err(), "invalid parameter: `filter` is missing");
        assert_eq!(sent(required, &["x"]).unwrap(), ["x"]);
        assert_eq!(refused(required, ""), "invalid parameter: `filter` is empty");
        assert!(sent(TEXT, &[]).unwrap().is_empty());
        assert_eq!(sent(TEXT, &[""]).unwrap(), [""]);
    }

    #[test]
    fn a_default_is_sent() {
        assert_eq!(sent(Param { required: true, default: Some("all"), ..TEXT }, &[]).unwrap(), ["all"]);
    }

    #[test]
    fn values_have_to_fit_the_kind() {
        let integer = Param { kind: Kind::Integer, ..TEXT };
        assert!(sent(integer, &["-42"]).is_ok());
        assert!(sent(integer, &["123456789012345678901234567890"]).is_ok());
        for bad in ["", "-", "4.0", "+4", " 4", "4a", "\u{661}"] {
            assert_eq!(refused(integer, bad), "invalid parameter: `filter` is not a whole number");
        }
        let number = Param { kind: Kind::Number, ..TEXT };
        assert!(sent(number, &["-4.5e3"]).is_ok());
        for bad in ["", "inf", "NaN", "-inf", "1e999", "+1"] {
            assert!(sent(number, &[bad]).is_err(), "{bad}");
        }
        assert!(sent(Param { kind: Kind::Boolean, ..TEXT }, &["True"]).is_err());
    }

    #[test]
    fn values_have_to_be_in_range() {
        let range = Param { kind: Kind::Integer, range: (Some(1), Some(100)), ..TEXT };
        assert!(sent(range, &["100"]).is_ok());
        assert_eq!(refused(range, "0"), "invalid parameter: `filter` is less than 1");
        assert_eq!(refused(range, "101"), "invalid parameter: `filter` is more than 100");
        assert!(sent(range, &["99999999999999999999"]).is_err());
    }

    #[test]
    fn values_have_to_go_on_after_a_prefix() {
        let prefixed = Param { place: Place::Path, prefixes: &["id:", "email:"], ..TEXT };
        assert!(sent(prefixed, &["email:a@example.com"]).is_ok());
        let text = "invalid parameter: `filter` does not start with `id:`, `email:` and go on after it";
        assert_eq!(refused(prefixed, "123"), text);
        assert_eq!(refused(prefixed, "id:"), text);
    }

    #[test]
    fn lists_are_joined_or_repeated() {
        let comma = Param { list: Some(ListStyle::Comma), ..TEXT };
        assert_eq!(sent(comma, &["a", "b"]).unwrap(), ["a,b"]);
        assert!(sent(comma, &["a,b"]).is_err());
        assert!(sent(comma, &["a", ""]).is_err());
        assert!(sent(comma, &[]).unwrap().is_empty());
        let repeat = Param { list: Some(ListStyle::Repeat), ..TEXT };
        assert_eq!(sent(repeat, &["a,", "b"]).unwrap(), ["a,", "b"]);
    }

    #[test]
    fn a_header_value_cannot_inject() {
        let header = Param { place: Place::Header, ..TEXT };
        assert!(sent(header, &["a b"]).is_ok());
        for bad in ["a\r\nX: 1", "a\n", "\u{e9}", " a"] {
            assert!(sent(header, &[bad]).is_err(), "{bad:?}");
        }
    }
}
