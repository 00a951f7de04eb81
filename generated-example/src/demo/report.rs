//! What became of each provider: the summary, and how to read the rest.

use std::process::ExitCode;
use std::time::Duration;

use console::Style;
use specloom::Continuation;

use super::args::Args;
use super::command_line::resuming;
use super::interrupt;
use super::read::{Ending, Report};
use super::screen::say;
use super::table::{Align, Cell, Column, Row, Table};

const COLUMNS: [Column; 5] = [
    Column { title: "PROVIDER", align: Align::Left, min: 16, rank: 4 },
    Column { title: "PAGES", align: Align::Right, min: 5, rank: 1 },
    Column { title: "ITEMS", align: Align::Right, min: 5, rank: 3 },
    Column { title: "TIME", align: Align::Right, min: 6, rank: 0 },
    Column { title: "STATE", align: Align::Left, min: 8, rank: 2 },
];

/// A row for each provider, and the sum of them.
pub(crate) fn summary(reports: &[Report]) -> Table {
    let mut rows: Vec<Row> = reports.iter().map(row).collect();
    if reports.len() > 1 {
        rows.push(total(reports));
    }
    Table { columns: COLUMNS.to_vec(), rows }
}

fn row(report: &Report) -> Row {
    let (state, style) = match &report.ending {
        Ending::Complete => ("complete", Style::new().green()),
        Ending::Stopped(_) => ("stopped", Style::new().yellow()),
        Ending::Failed(_) => ("failed", Style::new().red()),
    };
    vec![
        Cell::styled(report.provider, Style::new().cyan()),
        Cell::new(report.pages.to_string()),
        Cell::new(report.messages.to_string()),
        Cell::new(seconds(report.time)),
        Cell::styled(state, style),
    ]
}

/// The time is that of the slowest, because all are read at once.
fn total(reports: &[Report]) -> Row {
    let pages: u64 = reports.iter().map(|report| report.pages).sum();
    let messages: usize = reports.iter().map(|report| report.messages).sum();
    let time = reports.iter().map(|report| report.time).max().unwrap_or_default();
    vec![
        Cell::styled("total", Style::new().bold()),
        Cell::new(pages.to_string()),
        Cell::new(messages.to_string()),
        Cell::new(seconds(time)),
        Cell::new(""),
    ]
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Tells what failed, and how to read what is missing.
pub(crate) fn unfinished(reports: &[Report], args: &Args) {
    for report in reports {
        match &report.ending {
            Ending::Complete => {}
            Ending::Stopped(continuation) => {
                say(&format!("\n{} stopped after {}.", report.provider, delivered(report)));
                rest(continuation, args);
            }
            Ending::Failed(error) => {
                say(&format!("\nerror: {error}"));
                // Before the first page the same command line does as well.
                if let Some(continuation) = error.continuation().filter(|_| report.pages > 0) {
                    say(&format!("{} had given {} before.", report.provider, delivered(report)));
                    rest(continuation, args);
                }
            }
        }
    }
}

fn delivered(report: &Report) -> String {
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    let (pages, messages) = (report.pages, report.messages);
    format!("{pages} page{}, {messages} message{}", plural(pages), plural(messages as u64))
}

fn rest(continuation: &Continuation, args: &Args) {
    say(&format!("This reads the rest:\n  {}", resuming(args, continuation)));
}

/// The exit code: failure if one provider failed, or what shells report for Ctrl-C if that left something unread.
pub(crate) fn exit_code(reports: &[Report], interrupted: bool) -> ExitCode {
    if reports.iter().any(|report| matches!(report.ending, Ending::Failed(_))) {
        return ExitCode::FAILURE;
    }
    if interrupted && reports.iter().any(|report| matches!(report.ending, Ending::Stopped(_))) {
        return ExitCode::from(interrupt::EXIT_CODE);
    }
    ExitCode::SUCCESS
}
