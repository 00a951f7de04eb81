//! Operations of a provider.

use indexmap::{IndexMap, IndexSet};

use super::elements::Target;
use super::scope::{Names, Scope};
use super::unique::{Case, Taken};
use super::{Lowering, PageReads, elements, headers, params, secrets, urls};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Binding, Construct, Home, Interface, Operation, Order, Param, RecordRef, Returns};
use crate::names;
use crate::proof::Operation as Claimed;
use crate::relative::beside;
use crate::source::Span;
use crate::spec::{self, Text};
use crate::suggest::nearest;
use crate::yaml::Spanned;

/// What names mean in the file of an operation.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileScope<'a> {
    pub(super) names: Names<'a>,
    pub(super) scope: Scope<'a>,
    /// Whether the provider says that it implements an interface.
    pub(super) names_interface: bool,
    /// The interface that the provider implements, and its index.
    pub(super) shared: Option<(usize, &'a Interface)>,
    /// The credentials, where `auth` names them.
    pub(super) credentials: &'a IndexSet<Text>,
    /// The headers that carry credentials.
    pub(super) auth_headers: &'a [Text],
}

/// Lowers the operations of a provider, and checks that they are all that its interface wants.
pub(super) fn lower_all(
    written: &spec::Provider,
    file: FileScope<'_>,
    placeholders: &mut urls::Names,
    type_names: &mut Taken,
    lowering: &mut Lowering<'_>,
) -> (Vec<Operation>, Vec<Claimed>) {
    let mut methods = Taken::with_reserved(&["new", "with", "info", "clone"]);
    let mut operations = Vec::with_capacity(written.operations.len());
    let mut claimed = Vec::with_capacity(written.operations.len());
    for (name, operation) in &written.operations {
        let before = lowering.mark();
        lowering.query_names.clear();
        let method = methods.take("operation", name, Case::Snake, lowering);
        let builder = type_names.take("operation", name, Case::Camel, lowering);
        let one = One { name, written: &operation.value, region: operation.span, file };
        operations.push(one.lower(method, builder, placeholders, lowering));
        claimed.push(one.claimed(before, lowering));
    }
    if let (Some(implements), Some((_, shared))) = (&written.implements, file.shared) {
        check_complete(implements, shared, &written.operations, &operations, lowering);
    }
    (operations, claimed)
}

/// An operation while it is lowered.
struct One<'a> {
    name: &'a Text,
    written: &'a spec::Operation,
    /// Where the operation stands.
    region: Span,
    file: FileScope<'a>,
}

impl One<'_> {
    fn lower(
        &self,
        method: String,
        builder: String,
        placeholders: &mut urls::Names,
        lowering: &mut Lowering<'_>,
    ) -> Operation {
        let written = self.written;
        let params = params::lower(&written.params, self.file.names, lowering);
        placeholders.set_params(written.params.keys().map(|name| name.as_str()));
        secrets::check_params(&written.params, lowering);
        let secret = urls::check_path(&written.get, self.file.credentials, lowering);
        let path = placeholders.template(&written.get, secret, lowering);
        params::check_places(&written.params, placeholders, &written.get, lowering);
        headers::check_operation(written, self.file.auth_headers, lowering);
        let query = self.static_query(placeholders, lowering);
        let implements = self.implements(lowering);
        let returns = self.returns(implements, lowering);
        let binding = implements.map(|operation| self.bind(operation, &params, lowering));
        if written.implements.is_none() {
            self.refuse_bindings(lowering);
        }
        let mut reads = PageReads::default();
        let pagination = self.pagination(returns.many, &mut reads, lowering);
        let target = Target { operation: written, scope: self.file.scope, returns };
        Operation {
            name: self.name.value.clone(),
            method,
            builder,
            doc: written.doc.clone(),
            docs: lowering.docs(written.docs.as_ref()),
            implements: binding,
            path,
            path_text: written.get.value.clone(),
            query,
            headers: headers::lower_static(&written.headers, self.file.credentials, lowering),
            size: pagination.size().cloned(),
            pagination,
            order: written.order.map_or(Order::Unspecified, |order| order.value),
            empty_on: written.empty_on.clone(),
            returns,
            body: elements::body(target, reads, lowering),
            params,
        }
    }

    /// What the operation takes for granted. Mistakes that were found in it lie behind `mark`.
    fn claimed(&self, mark: usize, lowering: &mut Lowering<'_>) -> Claimed {
        let unmapped = self.written.unmapped.iter().filter_map(|text| {
            let steps = elements::item_path(text, lowering)?;
            Some((text.clone(), steps))
        });
        let unmapped = unmapped.collect();
        let path = &lowering.sources.get(self.name.span.file).path;
        let samples = self.written.samples.iter().map(|text| Text { value: beside(path, text), span: text.span });
        Claimed {
            samples: samples.collect(),
            sound: lowering.is_clean_since(mark) && lowering.is_whole_in(self.region),
            name: self.name.clone(),
            items_optional: self.written.items_optional,
            unmapped,
            claims: std::mem::take(&mut lowering.claims),
        }
    }

    fn static_query(&self, placeholders: &urls::Names, lowering: &mut Lowering<'_>) -> Vec<(String, String)> {
        let pairs = self.written.query.iter().map(|(name, value)| {
            lowering.query_name(name);
            let secret = secrets::check_pair(name, value, self.file.credentials, lowering);
            if !secret && placeholders.stand_in(value) {
                let message = "a query pair that is always sent has no placeholders";
                let help = "a value of the caller stands under `params` with `in: query`";
                lowering.push(Diagnostic::error(Code::StaticText, message, value.span).help(help));
            }
            (name.value.clone(), value.value.clone())
        });
        pairs.collect()
    }

    /// The index of the interface's operation that this one implements.
    fn implements(&self, lowering: &mut Lowering<'_>) -> Option<usize> {
        let text = self.written.implements.as_ref()?;
        let Some((_, shared)) = self.file.shared else {
            // An interface that is not there was reported.
            if self.file.names_interface {
                return None;
            }
            let message = "the provider implements no interface";
            let help = "name its file with the key `implements` at the top";
            lowering.push(Diagnostic::error(Code::UnknownOperation, message, text.span).help(help));
            return None;
        };
        let wanted = names::snake(text);
        let found = shared.operations.iter().position(|operation| Some(&operation.name) == wanted.as_ref());
        if found.is_none() {
            let known: Vec<_> = shared.operations.iter().map(|operation| operation.name.as_str()).collect();
            let message = format!("interface `{}` has no operation `{}`", shared.module, text.value);
            lowering.unknown(Code::UnknownOperation, message, text.span, &known);
        }
        found
    }

    fn returns(&self, implements: Option<usize>, lowering: &mut Lowering<'_>) -> Returns {
        let many = self.lists(lowering);
        if let (Some((interface, shared)), Some(operation)) = (self.file.shared, implements) {
            let shared = &shared.operations[operation];
            if let Some(returns) = &self.written.returns {
                let message = "the interface says what the operation returns";
                lowering.push(Diagnostic::error(Code::OperationShape, message, returns.span));
            }
            if shared.returns.many != many {
                let message = match many {
                    true => "the interface's operation returns one record, so `item` says where it stands",
                    false => "the interface's operation returns a list, so `items` says where it stands",
                };
                lowering.push(Diagnostic::error(Code::OperationShape, message, self.name.span));
            }
            return Returns { record: in_interface(shared.returns.record, interface), many };
        }
        let record = self.written.returns.as_ref().and_then(|text| self.file.names.record(text, lowering));
        if self.written.returns.is_none() && self.written.implements.is_none() {
            let message = "the operation does not say which record it returns";
            let help = "add `returns` with a record of this file, or `implements` with an operation of the interface";
            self.missing(Diagnostic::error(Code::OperationShape, message, self.name.span).help(help), lowering);
        }
        let record = record.unwrap_or(RecordRef::UNKNOWN);
        Returns { record, many }
    }

    /// Whether the operation lists records, or returns exactly one.
    fn lists(&self, lowering: &mut Lowering<'_>) -> bool {
        match (self.written.items.first(), &self.written.item) {
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(items), Some(item)) => {
                let message = "an operation lists `items` or returns one `item`, not both";
                let diagnostic = Diagnostic::error(Code::OperationShape, message, item.span);
                lowering.push(diagnostic.note(items.span, "the list stands here"));
                true
            }
            (None, None) => {
                let message = "the operation does not say where its records stand in the body";
                let help = "add `items` with the path of the array; `$` is the body itself";
                self.missing(Diagnostic::error(Code::OperationShape, message, self.name.span).help(help), lowering);
                true
            }
        }
    }

    fn pagination(&self, many: bool, reads: &mut PageReads, lowering: &mut Lowering<'_>) -> Construct {
        if !many && let Some(order) = self.written.order {
            let message = "an operation that returns one record has no order";
            lowering.push(Diagnostic::error(Code::OperationShape, message, order.span));
        }
        if many {
            self.require(
                self.written.order.is_some(),
                "`order`",
                "`order: unspecified` if the vendor does not say",
                lowering,
            );
        }
        if let Some(fixed) = self.written.pagination.as_ref().and_then(|pagination| pagination.value.fixed_page()) {
            params::check_page_size(&self.written.params, fixed, lowering);
        }
        match &self.written.pagination {
            Some(pagination) if many => pagination.value.lower(pagination.span, lowering, reads),
            Some(pagination) => {
                let message = "an operation that returns one record has no pages";
                lowering.push(Diagnostic::error(Code::OperationShape, message, pagination.span));
                Construct::new("single", [])
            }
            None => {
                let help = "`pagination: { none: … }` with the reason, if the whole list comes in one answer";
                self.require(!many, "`pagination`", help, lowering);
                Construct::new("single", [])
            }
        }
    }

    fn require(&self, is_there: bool, what: &str, help: &str, lowering: &mut Lowering<'_>) {
        if !is_there {
            let message = format!("operation `{}` lists records, but has no {what}", self.name.value);
            self.missing(Diagnostic::error(Code::OperationShape, message, self.name.span).help(help), lowering);
        }
    }

    fn missing(&self, diagnostic: Diagnostic, lowering: &mut Lowering<'_>) {
        lowering.missing(self.region, diagnostic);
    }

    /// Finds the parameters that take the values of the interface's parameters.
    fn bind(&self, operation: usize, params: &[Param], lowering: &mut Lowering<'_>) -> Binding {
        let wanted = self.file.shared.map_or(&[][..], |(_, shared)| &shared.operations[operation].params);
        let known: Vec<_> = wanted.iter().map(|param| param.name.as_str()).collect();
        let mut takers = self.takers();
        let misspelt = takers.keys().filter(|name| !known.contains(&name.as_str()));
        let meant: Vec<_> = misspelt.filter_map(|name| nearest(name, &known)).collect();
        let bind = |name: &&str| self.bind_one(name, meant.contains(name), &mut takers, lowering);
        let bound: Vec<_> = known.iter().map(bind).collect();
        for from in takers.into_values().flatten().map(|(_, from)| from) {
            let message = format!("the interface's operation has no parameter `{}`", from.value);
            lowering.unknown(Code::ParamBinding, message, from.span, &known);
        }
        if bound.iter().all(Option::is_some) {
            self.check_unbound(params, lowering);
        }
        Binding { operation, params: bound.into_iter().map(Option::unwrap_or_default).collect() }
    }

    /// The parameters that take a value from the interface, by the name in Rust of what they take it from.
    fn takers(&self) -> IndexMap<String, Vec<(usize, &Text)>> {
        let mut takers: IndexMap<String, Vec<_>> = IndexMap::new();
        for (index, param) in self.written.params.values().enumerate() {
            if let Some(from) = &param.from {
                takers.entry(names::snake(from).unwrap_or_default()).or_default().push((index, from));
            }
        }
        takers
    }

    fn refuse_bindings(&self, lowering: &mut Lowering<'_>) {
        for from in self.written.params.values().filter_map(|param| param.from.as_ref()) {
            let message = "the operation implements none, so there is no parameter to take a value from";
            let help = "add `implements` with an operation of the interface, or remove `from`";
            self.missing(Diagnostic::error(Code::ParamBinding, message, from.span).help(help), lowering);
        }
    }

    /// Finds the parameter that takes a value; `is_meant` says that one with a misspelt name may.
    fn bind_one(
        &self,
        wanted: &str,
        is_meant: bool,
        takers: &mut IndexMap<String, Vec<(usize, &Text)>>,
        lowering: &mut Lowering<'_>,
    ) -> Option<usize> {
        match takers.swap_remove(wanted).unwrap_or_default().as_slice() {
            [] if is_meant => None,
            [] => {
                let message = format!("no parameter takes its value from the interface's parameter `{wanted}`");
                let help = format!("add `from: {wanted}` to the parameter that means it");
                self.missing(Diagnostic::error(Code::ParamBinding, message, self.name.span).help(help), lowering);
                None
            }
            [(index, _)] => Some(*index),
            [(index, first), (_, second), ..] => {
                let message = format!("two parameters take their value from `{wanted}`");
                let diagnostic = Diagnostic::error(Code::ParamBinding, message, second.span);
                lowering.push(diagnostic.note(first.span, "the first one"));
                Some(*index)
            }
        }
    }

    /// A caller of the interface cannot give a value that only this provider knows of.
    fn check_unbound(&self, params: &[Param], lowering: &mut Lowering<'_>) {
        for (param, (name, written)) in params.iter().zip(&self.written.params) {
            if param.required && written.from.is_none() && param.default.is_none() {
                let message =
                    format!("parameter `{}` is required, but callers of the interface cannot give it", name.value);
                let help = "take it `from` a parameter of the interface, give it a `default`, or make it a setting";
                self.missing(Diagnostic::error(Code::ParamBinding, message, name.span).help(help), lowering);
            }
        }
    }
}

fn in_interface(record: RecordRef, interface: usize) -> RecordRef {
    RecordRef { home: Home::Interface(interface), index: record.index }
}

fn check_complete(
    implements: &Text,
    shared: &Interface,
    written: &spec::Map<Spanned<spec::Operation>>,
    operations: &[Operation],
    lowering: &mut Lowering<'_>,
) {
    let misnamed = operations
        .iter()
        .zip(written.values())
        .any(|(operation, written)| written.implements.is_some() && operation.implements.is_none());
    let mut takers = vec![Vec::new(); shared.operations.len()];
    for (operation, written) in operations.iter().zip(written.values()) {
        if let (Some(binding), Some(implements)) = (&operation.implements, &written.implements) {
            takers[binding.operation].push(implements.span);
        }
    }
    for (wanted, takers) in shared.operations.iter().zip(takers) {
        match takers.as_slice() {
            [] if misnamed || !lowering.is_whole(implements.span.file) => {}
            [] => lowering.push(missing(implements.span, &shared.module, &wanted.name)),
            [first, second, ..] => {
                let message = format!("two operations implement `{}`", wanted.name);
                let diagnostic = Diagnostic::error(Code::OperationMissing, message, *second);
                lowering.push(diagnostic.note(*first, "the first one"));
            }
            [_] => {}
        }
    }
}

fn missing(at: Span, interface: &str, operation: &str) -> Diagnostic {
    let message = format!("no operation implements `{operation}` of interface `{interface}`");
    let help = format!("add `implements: {operation}` to the operation that does it");
    Diagnostic::error(Code::OperationMissing, message, at).help(help)
}
