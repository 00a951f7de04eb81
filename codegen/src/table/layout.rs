//! JSON as text that is read as a diff: what is short stands on one line, else each part on a line of its own.

use super::json::Json;

/// So many characters are short, indentation aside.
const SHORT: usize = 100;

impl Json {
    /// The value as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text
    }

    fn write(&self, indent: usize, text: &mut String) {
        // What is alone is not indented: the text would move to the right with each thing in a thing.
        let is_short = |parts: usize| parts < 2 || self.room_behind(SHORT).is_some();
        match self {
            Self::Boolean(boolean) => text.push_str(&boolean.to_string()),
            Self::Number(number) => text.push_str(&number.to_string()),
            Self::Text(value) => quote(value, text),
            Self::List(values) if is_short(values.len()) => on_one_line(values, ["[", "]"], indent, text),
            Self::List(values) => on_lines(values, ["[", "]"], indent, text),
            Self::Object(members) if members.is_empty() => text.push_str("{}"),
            Self::Object(members) if is_short(members.len()) => on_one_line(members, ["{ ", " }"], indent, text),
            Self::Object(members) => on_lines(members, ["{", "}"], indent, text),
        }
    }

    /// How much of the room on a line is left behind the value; `None` if it does not fit.
    fn room_behind(&self, room: usize) -> Option<usize> {
        match self {
            Self::Boolean(_) => room.checked_sub("false".len()),
            Self::Number(number) => room.checked_sub(number.to_string().len()),
            Self::Text(text) => room.checked_sub(text.len() + r#""""#.len()),
            Self::List(values) => {
                values.iter().try_fold(room, |room, value| value.room_behind(room.checked_sub(", ".len())?))
            }
            Self::Object(members) => members.iter().try_fold(room, |room, (key, value)| {
                value.room_behind(room.checked_sub(key.len() + r#""": , "#.len())?)
            }),
        }
    }
}

/// A part of a list or an object.
trait Part {
    fn write(&self, indent: usize, text: &mut String);
}

impl Part for Json {
    fn write(&self, indent: usize, text: &mut String) {
        self.write(indent, text);
    }
}

impl Part for (String, Json) {
    fn write(&self, indent: usize, text: &mut String) {
        quote(&self.0, text);
        text.push_str(": ");
        self.1.write(indent, text);
    }
}

fn on_one_line(parts: &[impl Part], [open, close]: [&str; 2], indent: usize, text: &mut String) {
    text.push_str(open);
    for (at, part) in parts.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { ", " });
        part.write(indent, text);
    }
    text.push_str(close);
}

fn on_lines(parts: &[impl Part], [open, close]: [&str; 2], indent: usize, text: &mut String) {
    text.push_str(open);
    for (at, part) in parts.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { "," });
        begin_line(indent + 1, text);
        part.write(indent + 1, text);
    }
    begin_line(indent, text);
    text.push_str(close);
}

fn begin_line(indent: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", indent));
}

/// Writes a string. All is escaped that does not show, and what rustc refuses in a literal is among it. A `#` is escaped
/// where it would end the raw literal that the text stands in.
fn quote(value: &str, text: &mut String) {
    text.push('"');
    for char in value.chars() {
        let is_end = char == '#' && text.ends_with('"');
        match char {
            '"' | '\\' => text.extend(['\\', char]),
            '\'' => text.push(char),
            _ if char.escape_debug().len() == 1 && !is_end => text.push(char),
            _ => text.extend(char.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}"))),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize) -> Json {
        Json::list((0..count).map(|at| Json::of("slot", at)))
    }

    #[test]
    fn what_is_short_stands_on_one_line() {
        assert_eq!(rows(2).text(), r#"[{ "slot": 0 }, { "slot": 1 }]"#);
        assert_eq!(Json::List(Vec::new()).text(), "[]");
        assert_eq!(Json::Object(Vec::new()).text(), "{}");
    }

    #[test]
    fn what_is_long_stands_on_lines_and_its_short_parts_on_one_each() {
        let long = "-".repeat(SHORT);
        let value = Json::object([("rows", rows(2)), ("long", Json::from(&*long))]);
        let expected = format!("{{\n  \"rows\": [{{ \"slot\": 0 }}, {{ \"slot\": 1 }}],\n  \"long\": \"{long}\"\n}}");
        assert_eq!(value.text(), expected);
    }

    #[test]
    fn what_is_alone_is_not_indented() {
        let value = Json::of("root", Json::list([Json::of("each", rows(8))]));
        let lines: Vec<_> = (0..8).map(|at| format!("  {{ \"slot\": {at} }}")).collect();
        assert_eq!(value.text(), format!("{{ \"root\": [{{ \"each\": [\n{}\n] }}] }}", lines.join(",\n")));
    }

    #[test]
    fn a_text_survives_whatever_it_holds() {
        let values =
            ["\"#", "#\"##", "\\\"", "it's", "\r\n\t\0\u{7f}", "caf\u{e9} \u{1f600}", "\u{202e}\u{2066}\u{feff}"];
        for value in values {
            let text = Json::from(value).text();
            assert_eq!(serde_json::from_str::<String>(&text).unwrap(), value, "{text}");
            assert!(!text.contains("\"#") && !text.contains(['\u{202e}', '\u{2066}', '\r', '\n']), "{text}");
        }
        assert_eq!(Json::from("caf\u{e9} \u{1f600} it's").text(), "\"caf\u{e9} \u{1f600} it's\"");
    }
}
