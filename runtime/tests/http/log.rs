//! Everything that is traced or logged, at every level.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes all fields of all spans and events down, whoever they are of.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<String>>);

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        writeln!(self.0, "{field}={value:?}").unwrap();
    }
}

impl Log {
    /// What was written so far, a line for each field.
    pub(crate) fn written(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was written since the last time.
    pub(crate) fn take(&self) -> String {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, record: impl FnOnce(&mut Fields<'_>)) {
        record(&mut Fields(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner)));
    }
}

/// What comes by way of the crate `log`.
impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        self.write(|Fields(text)| writeln!(text, "{}: {}", record.target(), record.args()).unwrap());
    }

    fn flush(&self) {}
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(|fields| {
            writeln!(fields.0, "span {}", span.metadata().name()).unwrap();
            span.record(fields);
        });
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write(|fields| values.record(fields));
    }

    fn event(&self, event: &Event<'_>) {
        self.write(|fields| event.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
