//! Calls under construction: an operation and what the caller chose for it.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::client::Client;
use crate::continuation::{Continuation, Place};
use crate::error::{Error, Kind};
use crate::exchange;
use crate::items::Items;
use crate::observe::{CallWatch, DeliveredPage};
use crate::pages::{Page, Pages};
use crate::pending::Pending;
use crate::record::Item;
use crate::request::Request;
use crate::table::read::Unfit;
use crate::table::{Operation, text};

/// A call that lists records. Nothing is sent before [`List::send`], or before the first page or item is asked for.
///
/// `Size` tells whether there is [`List::page_size`]: [`AnySize`], or [`FixedSize`].
#[must_use = "nothing is sent before a page or an item is asked for"]
#[derive(Clone)]
pub struct List<T, Size = AnySize> {
    call: Call,
    blank: T,
    size: PhantomData<Size>,
}

/// Marks a [`List`] whose caller can choose how many items a page holds.
#[derive(Debug, Clone, Copy)]
pub enum AnySize {}

/// Marks a [`List`] of a vendor that does not let the caller choose how many items a page holds.
#[derive(Debug, Clone, Copy)]
pub enum FixedSize {}

/// A call that reads one record.
#[must_use = "nothing is sent before `fetch`"]
#[derive(Clone)]
pub struct Fetch<T> {
    call: Call,
    blank: T,
}

/// An operation and what the caller chose for it.
#[derive(Clone)]
pub(crate) struct Call {
    client: Client,
    operation: &'static Operation,
    /// Why the operation could not be read. Another stands in for it, and nothing is sent.
    unfit: Option<&'static Unfit>,
    given: Vec<Vec<String>>,
    page_size: Option<u32>,
    read_ahead: Option<usize>,
    resume: Option<Continuation>,
}

impl<T: Item> List<T> {
    /// A call of an operation that lists records.
    #[doc(hidden)]
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, T::default())
    }

    /// A call of generated code.
    #[doc(hidden)]
    pub fn with(client: &Client, operation: &'static str) -> Self {
        Self { call: Call::with(client, operation), blank: T::default(), size: PhantomData }
    }

    /// A call of the operation that implements one of the interface, with values for the parameters of that.
    #[doc(hidden)]
    pub fn bound(client: &Client, index: usize, values: &[&str]) -> Self {
        Self { call: Call::bound(client, index, values), blank: T::default(), size: PhantomData }
    }

    /// A call whose records are of the shape of `blank`.
    #[doc(hidden)]
    pub fn of(client: &Client, operation: &'static Operation, blank: T) -> Self {
        Self { call: Call::new(client, operation), blank, size: PhantomData }
    }

    /// The same for a vendor that does not let the caller choose the size of a page.
    #[doc(hidden)]
    pub fn fixed(self) -> List<T, FixedSize> {
        List { call: self.call, blank: self.blank, size: PhantomData }
    }

    /// How many items a page holds at most. It has no effect where the vendor does not let the caller choose. More than
    /// the vendor accepts, or 0, is an error before anything is sent ([`Error::is_invalid_parameter`]).
    pub fn page_size(mut self, items: u32) -> Self {
        self.call.page_size = Some(items);
        self
    }
}

impl<T: Item, Size> List<T, Size> {
    /// Sets the value of the parameter with this index.
    #[doc(hidden)]
    pub fn set(mut self, param: u16, value: impl Into<String>) -> Self {
        self.call.set(param, value.into());
        self
    }

    /// Adds a value to the list parameter with this index.
    #[doc(hidden)]
    pub fn add(mut self, param: u16, value: impl Into<String>) -> Self {
        self.call.add(param, value.into());
        self
    }

    /// How many pages are fetched before they are asked for, instead of [`Options::read_ahead`](crate::Options::read_ahead).
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.call.read_ahead = Some(pages);
        self
    }

    /// Goes on where another scan stopped, with its page size unless another is chosen. A continuation of another
    /// provider or operation is an error before anything is sent ([`Error::is_invalid_continuation`]), and so is another
    /// page size where the vendor counts pages.
    pub fn resume(mut self, continuation: Continuation) -> Self {
        self.call.resume = Some(continuation);
        self
    }

    /// Fetches one page: the first, or the one at which [`List::resume`] goes on.
    ///
    /// # Errors
    ///
    /// See [`Error`]; its continuation reads the page again.
    pub fn send(self) -> Pending<Page<T>> {
        let (provider, operation) = (self.call.client.provider().name, self.call.operation.name);
        let mut pages = self.read_ahead(0).pages();
        Pending::new(async move {
            let first = pages.try_next().await?;
            first.ok_or_else(|| Error::new(Kind::NoProgress).detail("there is no page").of(provider).during(operation))
        })
    }

    /// All pages.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self.call, self.blank)
    }

    /// All items, page after page.
    pub fn items(self) -> Items<T> {
        Items::new(self.pages())
    }
}

impl<T: Item> Fetch<T> {
    /// A call of an operation that reads one record.
    #[doc(hidden)]
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, T::default())
    }

    /// A call of generated code.
    #[doc(hidden)]
    pub fn with(client: &Client, operation: &'static str) -> Self {
        Self { call: Call::with(client, operation), blank: T::default() }
    }

    /// A call of the operation that implements one of the interface, with values for the parameters of that.
    #[doc(hidden)]
    pub fn bound(client: &Client, index: usize, values: &[&str]) -> Self {
        Self { call: Call::bound(client, index, values), blank: T::default() }
    }

    /// A call whose records are of the shape of `blank`.
    #[doc(hidden)]
    pub fn of(client: &Client, operation: &'static Operation, blank: T) -> Self {
        Self { call: Call::new(client, operation), blank }
    }

    /// Sets the value of the parameter with this index.
    #[doc(hidden)]
    pub fn set(mut self, param: u16, value: impl Into<String>) -> Self {
        self.call.set(param, value.into());
        self
    }

    /// Adds a value to the list parameter with this index.
    #[doc(hidden)]
    pub fn add(mut self, param: u16, value: impl Into<String>) -> Self {
        self.call.add(param, value.into());
        self
    }

    /// Reads the record.
    ///
    /// # Errors
    ///
    /// See [`Error`]; where the vendor says that there is nothing, [`Error::is_not_found`].
    pub fn fetch(self) -> Pending<T> {
        Pending::new(self.watched())
    }

    async fn watched(self) -> Result<T, Error> {
        let mut watch = self.call.watch();
        watch.begin();
        match self.record(&watch).await {
            Ok(record) => {
                watch.delivered(&DeliveredPage::ONE_RECORD);
                watch.complete();
                Ok(record)
            }
            Err(error) => {
                let error = self.call.locate(error);
                watch.failed(&error);
                Err(error)
            }
        }
    }

    async fn record(&self, watch: &CallWatch) -> Result<T, Error> {
        exchange::fetch(&*self.call.request(watch)?, &Place::FIRST, &self.blank).await?.record()
    }
}

impl Call {
    fn new(client: &Client, operation: &'static Operation) -> Self {
        let given = vec![Vec::new(); operation.params.len()];
        let client = client.clone();
        Self { client, operation, unfit: None, given, page_size: None, read_ahead: None, resume: None }
    }

    fn with(client: &Client, operation: &'static str) -> Self {
        static UNREAD: Operation = Operation { name: "(not readable)", ..Operation::NONE };
        match text::operation(operation) {
            Ok(operation) => Self::new(client, operation),
            Err(unfit) => Self { unfit: Some(unfit), ..Self::new(client, &UNREAD) },
        }
    }

    fn bound(client: &Client, index: usize, values: &[&str]) -> Self {
        let bound = client.bound(index);
        let mut call = Self::with(client, bound.operation);
        for (param, value) in bound.params.iter().zip(values) {
            call.set(*param, (*value).to_owned());
        }
        call
    }

    fn set(&mut self, param: u16, value: String) {
        if let Some(values) = self.given.get_mut(usize::from(param)) {
            *values = vec![value];
        }
    }

    fn add(&mut self, param: u16, value: String) {
        if let Some(values) = self.given.get_mut(usize::from(param)) {
            values.push(value);
        }
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// How many pages are fetched before they are asked for.
    pub(crate) fn read_ahead(&self) -> usize {
        self.read_ahead.unwrap_or(self.client.options().read_ahead)
    }

    /// What tells the observers of this call.
    pub(crate) fn watch(&self) -> CallWatch {
        CallWatch::new(&self.client, self.operation)
    }

    /// The checked and encoded request.
    pub(crate) fn request(&self, watch: &CallWatch) -> Result<Arc<Request>, Error> {
        self.check_table()?;
        let span = watch.span().clone();
        Request::new(&self.client, self.operation, &self.given, self.size(), span).map(Arc::new)
    }

    fn check_table(&self) -> Result<(), Error> {
        self.unfit.map_or(Ok(()), |unfit| Err(Error::unfit(unfit)))
    }

    /// Where the scan starts.
    pub(crate) fn start(&self) -> Result<Place, Error> {
        self.check_table()?;
        let Some(continuation) = &self.resume else { return Ok(Place::FIRST) };
        let pagination = self.operation.pagination;
        if pagination.counts_pages() && continuation.size.is_some() && continuation.size != self.size() {
            let detail = "it counts pages of another size; resume with the page size that the scan had";
            return Err(Error::new(Kind::InvalidContinuation).detail(detail));
        }
        let place = continuation.clone().into_place(self.client.provider().name, self.operation.name)?;
        place.opened(self.client.secrets())
    }

    /// What resumes at a place.
    pub(crate) fn continuation(&self, place: Place) -> Continuation {
        let place = place.sealed(self.client.secrets());
        Continuation::new(self.client.provider().name, self.operation.name, self.size(), place)
    }

    /// The page size: the caller's, that of the scan that is resumed, or the spec's; `None` where there is no choice.
    pub(crate) fn size(&self) -> Option<u32> {
        let size = self.operation.pagination.size()?;
        let resumed = self.resume.as_ref().and_then(|continuation| continuation.size);
        Some(self.page_size.or(resumed).unwrap_or(size.default))
    }

    /// The error with the names of provider and operation.
    pub(crate) fn locate(&self, error: Error) -> Error {
        error.of(self.client.provider().name).during(self.operation.name)
    }

    fn describe(&self, name: &str, f: &mut Formatter<'_>) -> fmt::Result {
        // Not the parameters: they may be personal data.
        f.debug_struct(name)
            .field("provider", &self.client.provider().name)
            .field("operation", &self.operation.name)
            .finish_non_exhaustive()
    }
}

impl<T, Size> Debug for List<T, Size> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.call.describe("List", f)
    }
}

impl<T> Debug for Fetch<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.call.describe("Fetch", f)
    }
}
