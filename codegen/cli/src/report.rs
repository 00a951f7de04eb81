//! What the commands say.

use std::io::{self, IsTerminal, Write};

use specloom_codegen::{Diagnostic, Layout, Severity, Sources};

use crate::Failure;

/// Prints a line to standard error. Nobody is left to tell if that fails.
pub(crate) fn line(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Prints diagnostics to standard error, and how many mistakes there are.
pub(crate) fn mistakes(diagnostics: &[Diagnostic], sources: &Sources) -> Failure {
    warnings(diagnostics, sources);
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    line(&counted(errors, "mistake"));
    Failure::Found
}

/// Prints diagnostics to standard error, with colours on a terminal.
pub(crate) fn warnings(diagnostics: &[Diagnostic], sources: &Sources) {
    let colored = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    for diagnostic in diagnostics {
        let text = diagnostic.render_as(Layout { colors: colored, width: None }, sources);
        line(&format!("{}\n", text.trim_end()));
    }
}

/// A number with its noun.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
