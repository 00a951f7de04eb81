//! Reading, until there is a reason to stop.

use std::io;

use specloom::{Continuation, Error, Fetch, Items, List};
use specloom_dynamic::Object;

use super::interrupt::Interrupt;
use super::output::Output;

/// Why nothing more is read.
#[derive(Debug)]
pub(crate) enum End {
    /// Everything was read.
    Complete,
    /// As many items as were asked for; there is more.
    Limit(Continuation),
    /// As many pages as were asked for; there is more.
    Pages(Option<Continuation>),
    /// Ctrl-C.
    Interrupted(Option<Continuation>),
    Failed(Error),
    /// Standard output takes nothing more.
    Output(io::Error),
}

/// Reads a list.
pub(crate) async fn list(call: List<Object>, limit: Option<u64>, output: &mut Output) -> End {
    let mut interrupt = Interrupt::watch();
    let mut items = call.items();
    loop {
        if limit.is_some_and(|limit| output.count() >= limit)
            && let Some(continuation) = items.continuation()
        {
            return End::Limit(continuation);
        }
        match interrupt.unless(items.try_next()).await {
            None => return End::Interrupted(items.continuation()),
            Some(Ok(Some(item))) => {
                if let Err(error) = output.push(&item) {
                    return End::Output(error);
                }
            }
            Some(Ok(None)) => return End::Complete,
            Some(Err(error)) if error.is_page_limit() => return End::Pages(continuation(&items, &error)),
            Some(Err(error)) => return End::Failed(error),
        }
    }
}

fn continuation(items: &Items<Object>, error: &Error) -> Option<Continuation> {
    error.continuation().cloned().or_else(|| items.continuation())
}

/// Reads one record.
pub(crate) async fn record(call: Fetch<Object>, output: &mut Output) -> End {
    match Interrupt::watch().unless(call.fetch()).await {
        None => End::Interrupted(None),
        Some(Ok(record)) => output.push(&record).map_or_else(End::Output, |()| End::Complete),
        Some(Err(error)) => End::Failed(error),
    }
}
