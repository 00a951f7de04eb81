//! Whole scans against a model of a vendor whose list changes, breaks and misbehaves, for every way of paging.

mod behaviour;
mod properties;
mod vendor;

use std::sync::Arc;

use specloom::__v1::Client;
use specloom::{Continuation, Error, List, Options, RetryPolicy};

use crate::memory::InMemory;
use crate::provider::*;
use vendor::{Vendor, Way};

/// Where a scan came to its end, and with what.
#[derive(Debug)]
struct Scan {
    delivered: Vec<u32>,
    end: Result<(), Error>,
}

/// A client of a vendor that plays by its own rules.
struct Setup {
    vendor: Arc<InMemory>,
    client: Client,
    way: Way,
    size: u32,
}

impl Setup {
    fn new(vendor: Vendor, options: Options) -> Self {
        let (way, size) = (vendor.way, vendor.asked);
        Self::of(InMemory::new(vendor.into_answers()), way, size, options)
    }

    fn of(vendor: InMemory, way: Way, size: u32, options: Options) -> Self {
        let vendor = Arc::new(vendor);
        let client = client_with(options.transport(Arc::clone(&vendor)).retry(RetryPolicy::never()));
        Self { vendor, client, way, size }
    }

    fn list(&self) -> List<Message> {
        List::new(&self.client, self.way.operation()).set(0, "42").page_size(self.size)
    }

    /// Reads to the end, or to the first error.
    async fn scan(&self) -> Scan {
        self.scan_from(None).await
    }

    async fn scan_from(&self, continuation: Option<Continuation>) -> Scan {
        let list = match continuation {
            Some(continuation) => self.list().resume(continuation),
            None => self.list(),
        };
        let mut items = list.items();
        let mut delivered = Vec::new();
        let end = loop {
            match items.try_next().await {
                Ok(Some(item)) => delivered.push(item),
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        Scan { delivered: ids(&delivered), end }
    }

    fn requests(&self) -> usize {
        self.vendor.requests()
    }
}
