//! `specloom try`: an operation of a spec against a live server.

mod args;
mod call;
mod columns;
mod config;
mod ending;
mod hint;
mod interrupt;
mod names;
mod output;
mod overview;
mod params;
mod read;
mod record;
mod redaction;
mod spec;
mod table;
pub(crate) mod text;
mod watch;

pub(crate) use args::Try;

use self::call::Call;
use self::output::Output;
use self::spec::Spec;
use crate::{Failure, Outcome, stdout};

/// Calls the operation, or lists those of the spec.
pub(crate) fn run(arguments: &Try) -> Outcome {
    let spec = Spec::load(&arguments.spec)?;
    let Some(name) = &arguments.operation else {
        return stdout::outcome(stdout::plain(&overview::overview(&spec, stdout::columns())));
    };
    let index = spec.operation(name)?;
    let call = Call::new(&spec, index, arguments)?;
    let mut output = Output::new(arguments.json, columns::columns(&spec, call.model.returns.record));
    // One worker, so that Ctrl-C is noticed also while something is printed.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|e| Failure::Error(format!("cannot start: {e}")))?;
    let end = runtime.block_on(call.read(&mut output));
    let printed = output.finish(call.is_list());
    let outcome = ending::tell(end, &call, &output);
    let recorded = call.watch.take_recorder().map_or(Ok(()), |recorder| recorder.finish(&spec.path));
    outcome.and(recorded).and(stdout::outcome(printed))
}
