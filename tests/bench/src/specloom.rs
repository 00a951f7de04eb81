//! Decoding by a generated client, without a server: the same functions and tables as behind an answer.

use bytes::Bytes;
use specloom::__v1::dynamic::{self, Asked};
use specloom::__v1::tables::pagination::Next;

use crate::Vendor;
use crate::clients::messaging::Message;
use crate::peers::{Page, Wrong};

/// What a vendor's pages are decoded with, made once for all pages of a list.
#[derive(Debug)]
pub struct Specloom {
    vendor: Vendor,
    params: Vec<Option<String>>,
    blank: Message,
}

impl Specloom {
    /// What decodes the messages of [`Vendor::conversation`].
    #[must_use]
    pub fn new(vendor: Vendor) -> Self {
        let mut params = vec![None; vendor.tables().operation.params.len()];
        params[0] = Some(vendor.conversation().to_owned());
        Self { vendor, params, blank: Message::default() }
    }

    /// Decodes a page.
    ///
    /// # Errors
    ///
    /// Those of [`specloom::List::send`] about the body.
    pub fn decode(&self, body: &Bytes) -> Result<Page, Wrong> {
        let crate::Tables { provider, operation } = self.vendor.tables();
        let asked = Asked { provider, operation, params: &self.params };
        let page = dynamic::page(&asked, body.clone(), &self.blank)?.ok_or("no page")?;
        let next = match page.next {
            Next::Page(position) => Some(position),
            Next::End | Next::Lost(_) => None,
        };
        Ok(Page { messages: page.items, next })
    }
}
