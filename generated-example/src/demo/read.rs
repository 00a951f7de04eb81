//! Reading one conversation, whatever the provider.

use std::time::Duration;

use specloom::{Continuation, Error, Page, Pages};
use specloom_example::messaging::{Message, Messaging};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep};

use super::args::Args;
use super::sources::Source;

/// What a reader tells.
#[derive(Debug)]
pub(crate) enum Event {
    /// A page came.
    Page(Page<Message>),
    /// Nothing more comes.
    End(Report),
}

/// What became of a conversation.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) provider: &'static str,
    pub(crate) pages: u64,
    pub(crate) messages: usize,
    pub(crate) time: Duration,
    pub(crate) ending: Ending,
}

/// Why a reader ended.
#[derive(Debug)]
pub(crate) enum Ending {
    /// Everything was read.
    Complete,
    /// The user wanted no more; this reads the rest.
    Stopped(Continuation),
    Failed(Error),
}

/// How to read, and where to.
#[derive(Debug)]
pub(crate) struct Reader {
    page_size: Option<u32>,
    max_pages: Option<u64>,
    pause: Duration,
    stop: watch::Receiver<bool>,
    events: mpsc::Sender<(usize, Event)>,
}

impl Reader {
    pub(crate) fn new(args: &Args, stop: &watch::Receiver<bool>, events: &mpsc::Sender<(usize, Event)>) -> Self {
        let (stop, events) = (stop.clone(), events.clone());
        Self { page_size: args.page_size, max_pages: args.max_pages, pause: args.pause(), stop, events }
    }

    /// Reads a conversation to its end. `number` tells its events from those of other conversations.
    pub(crate) async fn read(mut self, number: usize, source: Source) {
        let start = Instant::now();
        let pages = self.pages(&*source.client, &source.conversation, source.resume);
        let mut report = Report {
            provider: source.client.info().provider,
            pages: 0,
            messages: 0,
            time: Duration::ZERO,
            ending: Ending::Complete,
        };
        report.ending = self.pass_on(pages, number, &mut report).await;
        report.time = start.elapsed();
        self.tell(number, Event::End(report)).await;
    }

    fn pages(&self, source: &dyn Messaging, conversation: &str, resume: Option<Continuation>) -> Pages<Message> {
        let mut list = source.list_messages(conversation);
        if let Some(items) = self.page_size {
            list = list.page_size(items);
        }
        if let Some(continuation) = resume {
            list = list.resume(continuation);
        }
        list.pages()
    }

    async fn pass_on(&mut self, mut pages: Pages<Message>, number: usize, report: &mut Report) -> Ending {
        while self.max_pages.is_none_or(|max| report.pages < max) {
            let page = match self.next(&mut pages, report.pages > 0).await {
                None => break,
                Some(Ok(None)) => return Ending::Complete,
                Some(Ok(Some(page))) => page,
                Some(Err(error)) => return Ending::Failed(error),
            };
            report.pages += 1;
            report.messages += page.items.len();
            self.tell(number, Event::Page(page)).await;
        }
        pages.continuation().map_or(Ending::Complete, Ending::Stopped)
    }

    /// The next page; `None` if the user wants no more.
    async fn next(&mut self, pages: &mut Pages<Message>, pause: bool) -> Option<Result<Option<Page<Message>>, Error>> {
        let next = async {
            if pause && pages.continuation().is_some() {
                sleep(self.pause).await;
            }
            pages.try_next().await
        };
        tokio::select! {
            biased;
            Ok(_) = self.stop.wait_for(|stop| *stop) => None,
            next = next => Some(next),
        }
    }

    async fn tell(&self, number: usize, event: Event) {
        // It fails where nobody listens any more, and then there is nothing to tell.
        let _ = self.events.send((number, event)).await;
    }
}
