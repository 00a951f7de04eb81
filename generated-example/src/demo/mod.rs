//! The demo program.

mod args;
mod collect;
mod command_line;
mod embedded;
mod failure;
mod interrupt;
mod json;
mod listing;
mod plain;
mod progress;
mod read;
mod report;
mod screen;
mod sources;
mod table;

pub(crate) use args::Args;

use std::process::ExitCode;

use collect::Collected;
use failure::Failure;
use screen::Screen;
use sources::Sources;

/// Does what the command line asks for.
pub(crate) async fn run(args: &Args) -> Result<ExitCode, Failure> {
    if args.serve {
        return embedded::serve().await;
    }
    let Sources { list, server: _running } = sources::open(args)?;
    let stop = interrupt::on_ctrl_c().await;
    let collected = collect::collect(list, args, &stop).await?;
    print(&collected, args)?;
    report::unfinished(&collected.reports, args);
    Ok(report::exit_code(&collected.reports, *stop.borrow()))
}

fn print(collected: &Collected, args: &Args) -> Result<(), Failure> {
    let summary = report::summary(&collected.reports);
    if args.json {
        screen::say(summary.render(&Screen::stderr()).trim_end());
        return Ok(());
    }
    let screen = Screen::stdout();
    let listing = listing::listing(collected, args.shown());
    let above = if listing.rows.is_empty() { String::new() } else { listing.render(&screen) + "\n" };
    screen::print(&(above + &summary.render(&screen)))?;
    Ok(())
}
