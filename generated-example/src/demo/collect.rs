//! All conversations at once: what they give, and where it goes.

use std::io;

use specloom::Page;
use specloom_example::messaging::Message;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use super::args::Args;
use super::failure::Failure;
use super::json;
use super::progress::Progress;
use super::read::{Event, Reader, Report};
use super::sources::Source;

/// What came of it all, in the order of the sources.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub(crate) reports: Vec<Report>,
    /// The messages of each provider; none where they were printed as they came.
    pub(crate) messages: Vec<Vec<Message>>,
}

/// Pages that wait for the output before the readers wait too.
const WAITING: usize = 16;

/// Reads all conversations concurrently, until each has ended.
pub(crate) async fn collect(
    sources: Vec<Source>,
    args: &Args,
    stop: &watch::Receiver<bool>,
) -> Result<Collected, Failure> {
    let names: Vec<&'static str> = sources.iter().map(|source| source.client.info().provider).collect();
    let (sender, mut events) = mpsc::channel(WAITING);
    let mut readers = JoinSet::new();
    for (number, source) in sources.into_iter().enumerate() {
        readers.spawn(Reader::new(args, stop, &sender).read(number, source));
    }
    drop(sender);
    let mut collector = Collector::new(names, args.json);
    while let Some((number, event)) = events.recv().await {
        collector.take(number, event)?;
    }
    while let Some(ended) = readers.join_next().await {
        ended.map_err(io::Error::from)?;
    }
    Ok(collector.finish())
}

struct Collector {
    names: Vec<&'static str>,
    json: bool,
    progress: Progress,
    messages: Vec<Vec<Message>>,
    reports: Vec<(usize, Report)>,
}

impl Collector {
    fn new(names: Vec<&'static str>, json: bool) -> Self {
        let progress = Progress::new(&names, json);
        let messages = vec![Vec::new(); names.len()];
        Self { names, json, progress, messages, reports: Vec::new() }
    }

    fn take(&mut self, number: usize, event: Event) -> io::Result<()> {
        match event {
            Event::Page(page) => {
                self.progress.page(number, &page);
                self.deliver(number, page)?;
            }
            Event::End(report) => {
                self.progress.end(number, &report);
                self.reports.push((number, report));
            }
        }
        Ok(())
    }

    fn deliver(&mut self, number: usize, page: Page<Message>) -> io::Result<()> {
        if self.json {
            return json::print(self.names[number], &page.items);
        }
        self.messages[number].extend(page.items);
        Ok(())
    }

    fn finish(mut self) -> Collected {
        self.reports.sort_by_key(|(number, _)| *number);
        self.progress.finish();
        let reports = self.reports.into_iter().map(|(_, report)| report).collect();
        Collected { reports, messages: self.messages }
    }
}
