//! Records on standard output.

use std::io;

use console::{Term, style};
use serde_json::Value;
use specloom_dynamic::Object;

use super::columns::Column;
use super::table;
use crate::{report, stdout};

/// Where records go.
#[derive(Debug)]
pub(crate) enum Output {
    /// One a line, as they come.
    Json { count: u64 },
    /// All at the end, when it is known how wide they are.
    Table { columns: Vec<Column>, records: Vec<Value> },
}

impl Output {
    pub(crate) fn new(json: bool, columns: Vec<Column>) -> Self {
        if json { Self::Json { count: 0 } } else { Self::Table { columns, records: Vec::new() } }
    }

    /// How many records there were.
    pub(crate) fn count(&self) -> u64 {
        match self {
            Self::Json { count } => *count,
            Self::Table { records, .. } => records.len() as u64,
        }
    }

    pub(crate) fn push(&mut self, record: &Object) -> io::Result<()> {
        match self {
            Self::Json { count } => {
                *count += 1;
                stdout::plain(&format!("{}\n", serde_json::to_string(record)?))
            }
            Self::Table { records, .. } => {
                records.push(serde_json::to_value(record)?);
                Ok(())
            }
        }
    }

    /// Prints what is left; `many` says whether it is a list.
    pub(crate) fn finish(&self, many: bool) -> io::Result<()> {
        let Self::Table { columns, records } = self else { return Ok(()) };
        if records.is_empty() {
            return Ok(());
        }
        let screen = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
        if screen.is_some() {
            // Between what is told and the records.
            report::line("");
        }
        if !many {
            return records.iter().try_for_each(|record| stdout::plain(&table::record(columns, record)));
        }
        let printed = table::table(columns, records, screen);
        match printed.table.split_once('\n') {
            Some((titles, rows)) => stdout::styled(&format!("{}\n{rows}", style(titles).bold().force_styling(true)))?,
            None => report::line("no record has a value in any field"),
        }
        printed.notes.iter().for_each(|note| report::line(note));
        Ok(())
    }
}
