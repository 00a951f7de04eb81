//! What is sent and received, told as it happens.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use specloom::{Answered, Delivered, Event, Failed, Observer, Sending, WaitReason, Waiting};

use super::record::{Kept, Recorder};
use super::text;
use crate::report;

/// Tells people what a call does, and hands answers to the recorder.
#[derive(Debug, Clone)]
pub(crate) struct Watch(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    many: bool,
    recorder: Option<Recorder>,
    headers_shown: bool,
    /// The answer whose meaning is not known yet.
    answer: Option<Answer>,
    pages: u64,
}

#[derive(Debug)]
struct Answer {
    status: u16,
    elapsed: Duration,
    bytes: usize,
    kept: Option<Kept>,
}

impl Watch {
    /// `many` says whether a list is read.
    pub(crate) fn new(many: bool, recorder: Option<Recorder>) -> Self {
        let state = State { many, recorder, headers_shown: false, answer: None, pages: 0 };
        Self(Arc::new(Mutex::new(state)))
    }

    /// How many pages were delivered.
    pub(crate) fn pages(&self) -> u64 {
        self.state().pages
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.state().recorder.is_some()
    }

    /// The recorder, which gets nothing more from here on.
    pub(crate) fn take_recorder(&self) -> Option<Recorder> {
        self.state().recorder.take()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Observer for Watch {
    fn event(&self, event: &Event<'_>) {
        let mut state = self.state();
        match event {
            Event::Sending(sending) => state.sending(sending),
            Event::Answered(answered) => state.answered(answered),
            Event::Failed(failed) => state.failed(failed),
            Event::Waiting(waiting) => report::line(&self::waiting(waiting)),
            Event::Delivered(delivered) => state.delivered(delivered),
            Event::Ended(_) => state.settle(),
            _ => {}
        }
    }
}

impl State {
    /// The headers are the same for all requests of a call, so that they are shown once.
    fn sending(&mut self, sending: &Sending<'_>) {
        // A page that was there before is asked for once more.
        self.settle();
        let attempt = if sending.attempt > 1 { format!("  (attempt {})", sending.attempt) } else { String::new() };
        report::line(&format!("{} {}{attempt}", sending.method, sending.url));
        if !std::mem::replace(&mut self.headers_shown, true) {
            for (name, value) in sending.headers.iter() {
                report::line(&format!("  {name}: {}", text::line(&value)));
            }
        }
    }

    fn answered(&mut self, answered: &Answered<'_>) {
        let kept = self.recorder.as_ref().map(|recorder| recorder.take(answered));
        let (status, elapsed, bytes) = (answered.status, answered.elapsed, answered.body.len());
        self.answer = Some(Answer { status, elapsed, bytes, kept });
    }

    fn delivered(&mut self, delivered: &Delivered<'_>) {
        self.pages += 1;
        let Some(answer) = self.answer.take() else { return };
        let mut parts = vec![answer.describe()];
        if self.many {
            parts.extend(contents(delivered));
        }
        let note = if answer.is_success() { "" } else { "; the spec reads this answer as an empty list" };
        report::line(&format!("  {}{note}", parts.join(", ")));
        self.record(answer);
    }

    fn failed(&mut self, failed: &Failed<'_>) {
        let answer = self.answer.take();
        let mut parts: Vec<String> = answer.iter().map(Answer::describe).collect();
        // The last error is told at the end, with what to do.
        if failed.retried {
            parts.push(text::line(&failed.error.to_string()));
        }
        if !parts.is_empty() {
            report::line(&format!("  {}", parts.join(": ")));
        }
        match answer {
            // The body is what the spec does not describe, so it is a sample of a success.
            Some(answer) if failed.error.is_decode() => self.record(answer),
            Some(Answer { kept: Some(kept), .. }) => self.record_error(kept),
            _ => {}
        }
    }

    /// An answer may be good, and still not be a page that goes to the caller.
    fn settle(&mut self) {
        if let Some(answer) = self.answer.take() {
            report::line(&format!("  {}", answer.describe()));
            self.record(answer);
        }
    }

    fn record(&mut self, answer: Answer) {
        let is_success = answer.is_success();
        let Some(kept) = answer.kept else { return };
        match &mut self.recorder {
            Some(recorder) if is_success => recorder.success(kept),
            _ => self.record_error(kept),
        }
    }

    fn record_error(&mut self, kept: Kept) {
        if let Some(recorder) = &mut self.recorder {
            recorder.error(kept);
        }
    }
}

impl Answer {
    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// `200 in 12 ms, 14.2 kB`
    fn describe(&self) -> String {
        format!("{} in {}, {}", self.status, text::time(self.elapsed), text::bytes(self.bytes))
    }
}

/// How much of a position is shown: the next request has all of it.
const POSITION: usize = 40;

fn contents(delivered: &Delivered<'_>) -> Vec<String> {
    let items = usize::try_from(delivered.items).unwrap_or(usize::MAX);
    let mut parts = vec![report::counted(items, "item")];
    if delivered.repeated > 0 {
        parts.push(format!("{} left out that came before", delivered.repeated));
    }
    if let Some(total) = delivered.total {
        parts.push(format!("{total} in all"));
    }
    parts.push(match (delivered.next_position, delivered.has_next) {
        (Some(position), _) => format!("next {}", text::cut(&text::line(position), POSITION)),
        (None, true) => "more to come, but not where".to_owned(),
        (None, false) => "the last page".to_owned(),
    });
    parts
}

fn waiting(waiting: &Waiting) -> String {
    let why = match waiting.reason {
        WaitReason::Backoff => "before the next attempt",
        WaitReason::RetryAfter => "as the vendor asks",
        WaitReason::Limit => "to keep the limit of the spec",
        _ => "before the next request",
    };
    format!("  waiting {} {why}", text::time(waiting.duration))
}
