//! The call of an operation, made of the arguments and the environment.

use specloom::__v1::{Client, Fetch, List};
use specloom::{Error, Options};
use specloom_codegen::model;
use specloom_dynamic::{Object, Operation, Provider};

use super::args::Try;
use super::names::Problems;
use super::output::Output;
use super::read::{self, End};
use super::record::{Recorder, check_credentials};
use super::spec::Spec;
use super::watch::Watch;
use super::{config, params};
use crate::Failure;

/// An operation and all that its call needs.
pub(crate) struct Call<'c> {
    pub(crate) spec: &'c Spec,
    pub(crate) model: &'c model::Operation,
    pub(crate) watch: Watch,
    arguments: &'c Try,
    operation: Operation,
    client: Client,
    /// An entry for each parameter.
    values: Vec<Vec<String>>,
}

impl<'c> Call<'c> {
    /// The call of the operation with this index. Everything that is missing or wrong is told at once.
    pub(crate) fn new(spec: &'c Spec, index: usize, arguments: &'c Try) -> Result<Self, Failure> {
        let model = &spec.provider().operations[index];
        let mut problems = Problems::default();
        check_options(model, arguments, &mut problems);
        let values = params::values(spec, model, &arguments.params, &mut problems);
        let settings = config::settings(spec.provider(), arguments, &mut problems);
        let credentials = config::credentials(spec.provider(), arguments, &mut problems);
        check_credentials(arguments, spec.provider(), &credentials, &mut problems);
        problems.into_result()?;
        let recorder = Recorder::new(arguments, spec.provider(), model)?;
        let watch = Watch::new(model.returns.many, recorder);
        let tables = specloom_dynamic::provider(spec.model(), 0);
        let Provider { table, mut operations, .. } = tables.map_err(|unfit| Failure::Error(unfit.to_string()))?;
        let client = Client::new(table, settings, credentials, options(arguments, watch.clone()))
            .map_err(|error| unmade(&error))?;
        Ok(Self { spec, model, watch, arguments, operation: operations.swap_remove(index), client, values })
    }

    /// Whether it lists records, or reads one.
    pub(crate) fn is_list(&self) -> bool {
        self.operation.many
    }

    /// Whether it goes on where another run stopped.
    pub(crate) fn is_resumed(&self) -> bool {
        self.arguments.resume.is_some()
    }

    /// Reads until there is a reason to stop.
    pub(crate) async fn read(&self, output: &mut Output) -> End {
        if self.is_list() {
            read::list(self.list(), self.arguments.limit, output).await
        } else {
            read::record(self.fetch(), output).await
        }
    }

    fn list(&self) -> List<Object> {
        let mut call = List::of(&self.client, self.operation.table, self.operation.blank.clone());
        for (index, value) in self.numbered() {
            call = call.add(index, value);
        }
        if let Some(size) = self.arguments.page_size {
            call = call.page_size(size);
        }
        if let Some(continuation) = &self.arguments.resume {
            call = call.resume(continuation.clone());
        }
        call
    }

    fn fetch(&self) -> Fetch<Object> {
        let mut call = Fetch::of(&self.client, self.operation.table, self.operation.blank.clone());
        for (index, value) in self.numbered() {
            call = call.add(index, value);
        }
        call
    }

    /// The values of parameters, each with the index of its parameter.
    fn numbered(&self) -> impl Iterator<Item = (u16, &str)> {
        let numbered = (0..).zip(&self.values);
        numbered.flat_map(|(index, values)| values.iter().map(move |value| (index, value.as_str())))
    }
}

/// Options that the operation has no use for are mistakes.
fn check_options(operation: &model::Operation, arguments: &Try, problems: &mut Problems) {
    let name = &operation.name;
    if operation.returns.many {
        if arguments.page_size.is_some() && operation.size.is_none() {
            problems.note(format!("--page-size: the vendor does not let one choose the size of a page of `{name}`"));
        }
        return;
    }
    let given = [
        ("--page-size", arguments.page_size.is_some()),
        ("--limit", arguments.limit.is_some()),
        ("--pages", arguments.pages.is_some()),
        ("--resume", arguments.resume.is_some()),
    ];
    for (option, _) in given.iter().filter(|(_, is_given)| *is_given) {
        problems.note(format!("{option}: `{name}` reads one record, not a list"));
    }
}

fn options(arguments: &Try, watch: Watch) -> Options {
    // A page is asked for when it is needed, so that nothing is sent that the user does not see the use of.
    let mut options = Options::new().allow_plain_http(arguments.allow_plain_http).read_ahead(0).observer(watch);
    if let Some(url) = &arguments.base_url {
        options = options.base_url(url);
    }
    if let Some(pages) = arguments.pages {
        options = options.max_pages(pages);
    }
    options
}

/// There is no client: what is given does not fit. Options of the runtime have names of their own here.
fn unmade(error: &Error) -> Failure {
    Failure::Error(error.to_string().replace("see `Options::allow_plain_http`", "--allow-plain-http allows it"))
}
