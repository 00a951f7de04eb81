//! The text of the report.

use std::fmt::Write;

use super::figure::{figure, round};
use crate::machine::Machine;
use crate::results::{Chart, Goal, Results, Row};

const HEAD: &str = "\
# Benchmarks

What specloom costs, beside what people write by hand or generate otherwise. This file is made by `cargo run -p
specloom-bench` from the files in [`tests/bench/results`](tests/bench/results); `cargo bench -p specloom-bench` measures
anew what one process can measure, and renders it.

Ratios are medians over rounds in which everything that is compared takes turns; the quartiles stand beside them. Figures
of other machines differ, ratios less so.
";

/// What the goals that are missed are missed by, written by hand.
const LEFT: &str = include_str!("../../notes/left.md");

/// The path of a chart from the root of the repository.
pub(super) fn path(chart: &Chart) -> String {
    format!("tests/bench/charts/{}.svg", chart.id)
}

/// The whole report.
pub(super) fn write(sections: &[Results]) -> String {
    let mut text = HEAD.to_owned();
    for section in sections {
        write_section(&mut text, section).expect("a String takes everything");
    }
    text + "\n## What is left, and why\n\n" + LEFT
}

fn write_section(text: &mut String, section: &Results) -> std::fmt::Result {
    write!(text, "\n## {}\n\n{}\n\n{}\n", section.title, section.method, place(section))?;
    if !section.rows.is_empty() {
        text.push_str("\n| what | against | goal | measured | quartiles | |\n|---|---|---|---|---|---|\n");
    }
    section.rows.iter().try_for_each(|row| write_row(text, row))?;
    section.charts.iter().try_for_each(|chart| writeln!(text, "\n![{}]({})", chart.title, path(chart)))
}

fn place(section: &Results) -> String {
    let Machine { cpu, cores, os, rustc } = &section.machine;
    format!("Measured on {} on {cpu}, {cores} cores, {os}, rustc {rustc}.", section.measured)
}

fn write_row(text: &mut String, row: &Row) -> std::fmt::Result {
    let quartiles = row.spread.map_or_else(String::new, |[low, high]| format!("{} to {}", figure(low), figure(high)));
    let goal = row.goal.map_or_else(String::new, goal);
    let met = row.met.map_or("", |met| if met { "met" } else { "**missed**" });
    let Row { what, against, unit, .. } = row;
    writeln!(text, "| {what} | {against} | {goal} | {} {unit} | {quartiles} | {met} |", figure(row.value))
}

fn goal(goal: Goal) -> String {
    match goal {
        Goal::AtMost(most) => format!("at most {}", round(most)),
        Goal::AtLeast(least) => format!("at least {}", round(least)),
    }
}
