//! Where a call stopped, why, and how to go on.

use console::style;
use specloom::{Continuation, Error};

use super::call::Call;
use super::hint::hint;
use super::output::Output;
use super::read::End;
use super::text;
use crate::{Failure, Outcome, report, stdout};

/// Tells the end, and says what it means for the program.
pub(crate) fn tell(end: End, call: &Call<'_>, output: &Output) -> Outcome {
    let read = amount(call, output);
    match end {
        End::Complete if call.is_list() => report::line(&format!("\nthe list is complete: {read}")),
        End::Complete => {}
        End::Limit(continuation) => stopped("--limit", &read, Some(&continuation)),
        End::Pages(continuation) => stopped("--pages", &read, continuation.as_ref()),
        End::Interrupted(continuation) => {
            stopped("Ctrl-C", &read, continuation.as_ref());
            return Err(Failure::Interrupted);
        }
        End::Output(error) => return stdout::outcome(Err(error)),
        End::Failed(error) => return Err(failed(&error, call, &read)),
    }
    Ok(())
}

/// `5 items from 1 page`, and of a run that goes on from another that these are its own
fn amount(call: &Call<'_>, output: &Output) -> String {
    let counted = |count: u64, noun| report::counted(usize::try_from(count).unwrap_or(usize::MAX), noun);
    let since = if call.is_resumed() { " since it was resumed" } else { "" };
    format!("{} from {}{since}", counted(output.count(), "item"), counted(call.watch.pages(), "page"))
}

fn stopped(why: &str, read: &str, continuation: Option<&Continuation>) {
    report::line(&format!("\nstopped by {why} after {read}"));
    goes_on(continuation);
}

/// Tells the error, and says whose it is.
fn failed(error: &Error, call: &Call<'_>, read: &str) -> Failure {
    if error.is_config() || error.is_invalid_parameter() || error.is_invalid_continuation() {
        return Failure::Error(error.to_string());
    }
    let label = style(format!("error[{}]", error.class())).red().bold().force_styling(true);
    report::line(&format!("\n{label}: {}", text::line(&error.to_string())));
    if let Some(hint) = hint(error, call.spec.provider(), call.model, call.watch.is_recording()) {
        report::line(&format!("  help: {hint}"));
    }
    // Where nothing was read, the same command starts at the same place.
    if call.watch.pages() > 0 {
        report::line(&format!("stopped after {read}"));
        goes_on(error.continuation());
    }
    Failure::Found
}

fn goes_on(continuation: Option<&Continuation>) {
    if let Some(continuation) = continuation {
        report::line(&format!("  the same command goes on from there with\n  --resume {continuation}"));
    }
}
