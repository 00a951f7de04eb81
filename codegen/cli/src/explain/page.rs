//! Rules as a terminal shows them.

use clap::builder::styling::{AnsiColor, Style};
use specloom_codegen::explain::{Example, Explanation};
use specloom_codegen::{Code, Severity};

use crate::wrap::{indented, wrapped};

const BOLD: Style = Style::new().bold();
const RED: Style = AnsiColor::Red.on_default();
const GREEN: Style = AnsiColor::Green.on_default();

/// How far texts and examples are indented.
const INDENT: usize = 4;

/// Every rule in a line, with what breaks it.
pub(super) fn list(columns: usize) -> String {
    let rows: String = Code::ALL.iter().map(|code| row(*code, columns)).collect();
    format!("{rows}\n{}\n", wrapped("`specloom explain SL0012` explains a rule.", 0, columns))
}

fn row(code: Code, columns: usize) -> String {
    let style = severity_style(code.severity());
    let severity = format!("{:<7}", code.severity().to_string());
    let text = wrapped(code.title(), format!("{code}  {severity}  ").len(), columns);
    format!("{BOLD}{code}{BOLD:#}  {style}{severity}{style:#}  {}\n", text.trim_start())
}

/// A rule, why it exists, and its examples.
pub(super) fn of(code: Code, columns: usize) -> String {
    let style = severity_style(code.severity());
    let kind = match code.severity() {
        Severity::Error => "an error",
        Severity::Warning => "a warning",
    };
    let title = wrapped(code.title(), 0, columns);
    format!("{BOLD}{title}{BOLD:#}\n{code}: {style}{kind}{style:#}\n")
        + &code.explanation().map_or_else(String::new, |explanation| explained(explanation, columns))
}

fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => RED.bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
    }
}

fn explained(explanation: &Explanation, columns: usize) -> String {
    let Explanation { rule, why, wrong, right, .. } = explanation;
    let mut sections = vec![wrapped(rule, 0, columns), section("Why", BOLD, &wrapped(why, INDENT, columns))];
    sections.extend(explanation.beside().map(|(name, text)| section(name, BOLD, &indented(text, INDENT))));
    sections.extend(example("Wrong", RED, wrong, right));
    sections.extend(example("Right", GREEN, right, wrong));
    format!("\n{}\n", sections.join("\n\n"))
}

/// The files of an example that are its own; in colour where those of the other one differ.
fn example(title: &str, style: Style, example: &Example, other: &Example) -> Vec<String> {
    let part = |title, text, other| section(title, style.bold(), &indented(&coloured(text, other, style), INDENT));
    let mut parts = vec![part(title, example.spec, other.spec)];
    for (name, text) in example.own(other) {
        let counterpart = other.beside.iter().find(|(known, _)| known == name).map_or("", |(_, text)| *text);
        parts.push(part(name, text, counterpart));
    }
    parts
}

fn coloured(text: &str, other: &str, style: Style) -> String {
    let line = |line: &str| match other.lines().any(|other| other == line) {
        true => line.to_owned(),
        false => format!("{style}{line}{style:#}"),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn section(title: &str, style: Style, text: &str) -> String {
    format!("{style}{title}{style:#}\n{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line that is wider than 40 columns, unless that is because of a word.
    fn wide(text: &str, indent: usize) -> Option<&str> {
        let is_wide = |line: &&str| line.chars().count() > 40 && line[indent..].trim().contains(' ');
        text.lines().find(is_wide)
    }

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn texts_fit_a_narrow_terminal() {
        let list = plain(&list(40));
        let (rows, _) = list.split_once("\n\n").expect("a line follows the rows");
        assert_eq!(wide(rows, "SL0012  warning  ".len()), None);
        for code in Code::ALL {
            let page = plain(&of(*code, 40));
            // Examples are as wide as they are.
            let why = page.find("\nWhy\n").expect("every rule has a reason");
            let end = page[why..].find("\n\n").expect("examples follow");
            assert_eq!(wide(&page[..why + end], 0), None, "{code}");
        }
    }
}
