//! Excerpts of specs: how they become the files that they are excerpts of.

/// An excerpt as part of a whole file: its lines as they stand, then what the file has besides.
pub(crate) fn laid(excerpt: &str, base: &str) -> String {
    let base = entries(base);
    let mut laid = String::new();
    let mut shown = Vec::new();
    for (key, head, rest) in entries(excerpt) {
        shown.push(key);
        let below = base.iter().find(|(known, ..)| *known == key).map(|(.., rest)| rest.as_str()).unwrap_or_default();
        // What stands on the line of the key is a whole value.
        let is_block = head.trim_end().ends_with(':') && !below.is_empty() && is_mapping(&rest);
        laid.push_str(&head);
        laid.push_str(&if is_block { self::laid(&rest, below) } else { rest });
    }
    for (_, head, rest) in base.iter().filter(|(key, ..)| !shown.contains(key)) {
        laid.push_str(head);
        laid.push_str(rest);
    }
    laid
}

/// The keys of a block mapping, each with its line and the lines below it. Lines before the first key have none.
fn entries(text: &str) -> Vec<(&str, String, String)> {
    let mut entries: Vec<(&str, String, String)> = Vec::new();
    let indent = text.lines().find(|line| key(line).is_some()).map(indent).unwrap_or_default();
    for line in text.split_inclusive('\n') {
        match (key(line).filter(|_| self::indent(line) == indent), entries.last_mut()) {
            (Some(key), _) => entries.push((key, line.to_owned(), String::new())),
            (None, Some((.., rest))) => rest.push_str(line),
            (None, None) => entries.push(("", line.to_owned(), String::new())),
        }
    }
    entries
}

fn is_mapping(text: &str) -> bool {
    text.lines().next().is_some_and(|line| key(line).is_some())
}

/// The key that a line starts with.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    Some(key.trim_start()).filter(|key| !key.is_empty() && !key.starts_with(['#', '-', '[', '{']))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The bytes of a file whose text may say in brackets what cannot be shown.
pub(crate) fn bytes(text: &str) -> Vec<u8> {
    if text.contains("# [saved as Latin-1]") {
        return text.chars().map(|c| u8::try_from(c).expect("it is a letter of Latin-1")).collect();
    }
    repeated(text).into_bytes()
}

/// `# [the line above 150 times]` stands for as many lines as it says.
fn repeated(text: &str) -> String {
    let mut whole = String::new();
    let mut above = "";
    for line in text.split_inclusive('\n') {
        let times = line.trim().strip_prefix("# [the line above ").and_then(|rest| rest.strip_suffix(" times]"));
        match times {
            Some(times) => {
                let times: usize = times.parse().expect("it is a number");
                whole.push_str(&above.repeat(times - 1));
            }
            None => whole.push_str(line),
        }
        above = line;
    }
    whole
}

#[test]
fn an_excerpt_counts_where_both_have_a_key() {
    let base = "a: 1\nb:\n  c: { d: 1 }\n  e: 2\n";
    assert_eq!(laid("b:\n  c: 3\n", base), "b:\n  c: 3\n  e: 2\na: 1\n");
    assert_eq!(laid("b: 4\nf: 5\n", base), "b: 4\nf: 5\na: 1\n");
    assert_eq!(laid("b:\n  - 4\n", base), "b:\n  - 4\na: 1\n");
    assert_eq!(laid("# no key\n", base), format!("# no key\n{base}"));
}

#[test]
fn the_lines_of_an_excerpt_stay_as_they_are() {
    let excerpt = "b:\n  c: 1\n  c: [ # twice\n    2]\n";
    assert_eq!(laid(excerpt, "b:\n  c: 0\n  d: 1\n"), format!("{excerpt}  d: 1\n"));
}

#[test]
fn a_line_in_brackets_is_carried_out() {
    assert_eq!(bytes("- a\n# [the line above 3 times]\n- b\n"), b"- a\n- a\n- a\n- b\n");
    assert_eq!(bytes("é # [saved as Latin-1]"), b"\xe9 # [saved as Latin-1]");
    assert_eq!(bytes("é"), "é".as_bytes());
}
