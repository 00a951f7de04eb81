//! For GitHub Actions: workflow commands, which become annotations of the files.

use std::fmt::Write as _;

use specloom_codegen::{Diagnostic, Sources, Span};

use super::{File, Report, explained};

/// A line for each thing that was found.
pub(super) fn commands(report: &Report<'_>) -> String {
    let found = report.found.iter().map(|diagnostic| of_diagnostic(diagnostic, report.sources));
    let stale = report.stale().map(of_file);
    found.chain(stale).map(|command| command + "\n").collect()
}

fn of_diagnostic(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut properties = vec![("file", sources.get(diagnostic.span.file).path.clone())];
    if let Some(region) = sources.region(diagnostic.span) {
        properties.push(("line", region.line.to_string()));
        // An annotation stands below the last line, and has columns only if there is one line.
        if region.end_line == region.line {
            properties.push(("endLine", region.end_line.to_string()));
            properties.push(("col", region.column.to_string()));
            properties.push(("endColumn", region.end_column.to_string()));
        }
    }
    properties.push(("title", diagnostic.code.to_string()));
    // The log shows no more than the message, so that says where.
    let mut message = place(diagnostic.span, sources) + &explained(diagnostic);
    for (span, note) in &diagnostic.notes {
        let _ = write!(message, "\n{}{note}", place(*span, sources));
    }
    command(&diagnostic.severity.to_string(), &properties, &message)
}

fn of_file(file: &File) -> String {
    command("error", &[("file", file.shown()), ("title", "stale".to_owned())], &file.complaint())
}

/// `specs/x.yaml:12:5: `
fn place(span: Span, sources: &Sources) -> String {
    let path = &sources.get(span.file).path;
    let region = sources.region(span);
    region.map_or_else(|| format!("{path}: "), |region| format!("{path}:{}:{}: ", region.line, region.column))
}

fn command(name: &str, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<_> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{name} {}::{}", properties.join(","), data(message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use specloom_codegen::{Code, Source};

    use super::*;

    #[test]
    fn a_warning_is_a_warning() {
        let mut sources = Sources::default();
        let file = sources.add(Source { path: "a.yaml".into(), text: "a: 1".into() });
        let warning = Diagnostic::warning(Code::Tag, "doubtful", Span::new(file, 3..4));
        let expected = "::warning file=a.yaml,line=1,endLine=1,col=4,endColumn=5,title=SL0010::a.yaml:1:4: doubtful";
        assert_eq!(of_diagnostic(&warning, &sources), expected);
    }

    #[test]
    fn what_has_a_meaning_in_a_command_is_escaped() {
        let said = command("error", &[("file", "a,b:c%.yaml".into()), ("line", "3".into())], "50%, a: b\r\nc");
        assert_eq!(said, "::error file=a%2Cb%3Ac%25.yaml,line=3::50%25, a: b%0D%0Ac");
    }
}
