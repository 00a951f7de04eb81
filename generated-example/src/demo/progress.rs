//! A progress bar for each provider, while it is read.

use std::io::{IsTerminal as _, stdout};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use specloom::Page;
use specloom_example::messaging::Message;

use super::read::{Ending, Report};
use super::screen::say;

/// The bars on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    all: MultiProgress,
    bars: Vec<ProgressBar>,
}

const WIDTH: usize = 24;
const TICK: Duration = Duration::from_millis(80);

impl Progress {
    /// A bar for each of these. There is none where messages that are printed meanwhile would come in between.
    pub(crate) fn new(names: &[&'static str], printing: bool) -> Self {
        let target = match printing && shows() {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        let all = MultiProgress::with_draw_target(target);
        let bars = names.iter().map(|name| all.add(ProgressBar::no_length().with_prefix(*name).with_style(moving())));
        let bars: Vec<ProgressBar> = bars.collect();
        for bar in &bars {
            bar.enable_steady_tick(TICK);
        }
        Self { all, bars }
    }

    /// A page came.
    pub(crate) fn page(&self, number: usize, page: &Page<Message>) {
        let bar = &self.bars[number];
        if let (Some(total), None) = (page.total, bar.length()) {
            bar.set_length(total);
            bar.set_style(filling());
        }
        bar.inc(page.items.len() as u64);
        bar.set_message(format!("page {}", page.number));
    }

    /// Nothing more comes.
    pub(crate) fn end(&self, number: usize, report: &Report) {
        let bar = &self.bars[number];
        let ending = match &report.ending {
            Ending::Complete => {
                bar.set_length(bar.position());
                bar.set_style(filling());
                "done"
            }
            Ending::Stopped(_) => "stopped",
            Ending::Failed(_) => "failed",
        };
        bar.abandon_with_message(ending);
    }

    /// Leaves the bars as they are, and a blank line between them and what follows.
    pub(crate) fn finish(&self) {
        if !self.all.is_hidden() {
            // The cursor still stands at the end of the last bar.
            say("\n");
        }
    }
}

/// Whether standard output may end up on a terminal: directly, or at the end of a pipe.
fn shows() -> bool {
    stdout().is_terminal() || is_pipe()
}

#[cfg(unix)]
fn is_pipe() -> bool {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;

    let file = stdout().as_fd().try_clone_to_owned().map(std::fs::File::from);
    file.and_then(|file| file.metadata()).is_ok_and(|data| data.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe() -> bool {
    false
}

/// For lists whose length the vendor tells.
fn filling() -> ProgressStyle {
    style(&format!("{{bar:{WIDTH}.cyan}}")).progress_chars("\u{2588}\u{2588}\u{2591}")
}

/// For lists of unknown length: a block that runs along the bar.
fn moving() -> ProgressStyle {
    const BLOCK: usize = 4;
    let frames = (0..=WIDTH - BLOCK).map(|at| {
        let empty = |count| "\u{2591}".repeat(count);
        empty(at) + &"\u{2588}".repeat(BLOCK) + &empty(WIDTH - BLOCK - at)
    });
    let frames: Vec<String> = frames.collect();
    let frames: Vec<&str> = frames.iter().map(String::as_str).collect();
    style("{spinner:.cyan}").tick_strings(&frames)
}

fn style(bar: &str) -> ProgressStyle {
    let template = format!("{{prefix:10}} {bar} {{pos:>6}} messages  {{wide_msg}}");
    ProgressStyle::with_template(&template).expect("the template is a constant")
}
