//! Typed clients for HTTP APIs, generated from YAML specs. This crate is what the generated code calls: it builds
//! requests, authenticates, pages, retries and decodes, all driven by tables.
//!
//! ```text
//! specloom::providers!("specs/messaging.yaml", "specs/chatwoot.yaml");
//!
//! let client = chatwoot::Client::new(chatwoot::Config { account_id: 1, access_token: token.into() })?;
//! let mut messages = client.list_messages(42).items();
//! while let Some(message) = messages.try_next().await? {
//!     println!("{:?}", message.text);
//! }
//! ```
//!
//! # What is promised
//!
//! - A scan ([`Items`], [`Pages`]) delivers every item once, in the order that the operation states, and ends only where
//!   the vendor's stop rule is met. Anything else is an error with a [`Continuation`], from which all that was not
//!   delivered can be read: also in another process, because it can be stored as text.
//! - Only what is safe to repeat is repeated, as often and as patiently as [`RetryPolicy`] says, and no call takes longer
//!   than [`Options::deadline`].
//! - A client and its clones together send no more than the vendor's stated limit, or than [`Limit`] says.
//! - Credentials go to the declared origin only, over TLS or to this machine; they are in no `Debug` output, no error and
//!   no trace.
//! - An [`Error`] says what happened ([`Error::is_unauthorized`] and so on), where, and in the vendor's own words.
//!
//! ```
//! use specloom::{Continuation, Error};
//!
//! fn report(error: &Error) -> Option<&Continuation> {
//!     eprintln!("{error}"); // chatwoot list_messages, page 3: unauthorized (401): Invalid Access Token
//!     error.continuation()
//! }
//! ```
//!
//! [`Observer`] watches what a client does, for metrics and logs; `tracing` spans follow OpenTelemetry's conventions for
//! HTTP clients.
//!
//! # Features
//!
//! - `macros` (default): the macro `providers!`, which generates clients when the crate is compiled.
//! - `reqwest` (by `rustls` and `gzip`): requests by reqwest. Without it, bring a [transport] of your own.
//! - `rustls` (default): reqwest with TLS by rustls, ring and the certificates of the platform. Without it, give reqwest a
//!   TLS backend of your own in `Options::configure_http`.
//! - `gzip` (default): reqwest asks for compressed answers.

#![deny(missing_docs)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "tests may panic"
    )
)]

mod ahead;
mod answer;
mod attempts;
mod auth;
mod base_url;
mod budget;
mod choice;
mod client;
mod construct;
mod continuation;
mod decode;
mod encode;
mod error;
mod exchange;
mod generated;
mod items;
mod limit;
mod list;
mod observe;
mod options;
mod pages;
mod pagination;
mod params;
mod path;
mod pending;
mod progress;
mod provided;
mod record;
mod redact;
mod request;
mod retry;
mod scan;
mod seal;
mod send;
mod settings;
mod show;
mod spans;
mod stated;
mod stored;
mod table;
mod time;
mod timestamp;
pub mod transport;
mod window;
mod within;

pub use client::Info;
pub use continuation::Continuation;
pub use error::Error;
pub use items::Items;
pub use limit::Limit;
pub use list::{AnySize, Fetch, FixedSize, List};
pub use observe::{
    Answered, Delivered, End, Ended, Event, Failed, MaskedHeaders, Observer, Sending, WaitReason, Waiting,
};
pub use options::Options;
pub use pages::{Page, Pages};
pub use pending::Pending;
pub use retry::RetryPolicy;
pub use secrecy::SecretString;
pub use timestamp::{Timestamp, TimestampError};

/// What generated code of this version calls. Nothing in here is for use by hand.
#[doc(hidden)]
pub mod __v1 {
    pub use crate::choice::{connect, connect_from_env};
    pub use crate::client::Client;
    pub use crate::generated::{push, text};
    pub use crate::list::{Fetch, List};
    pub use crate::provided::{Bound, Provided};
    pub use crate::record::{Field, Item, Mismatch, Record, Value};
    pub use crate::settings::{Config, Settings, Values, client, debug, deserialize, from_env};
    pub use crate::show::{Show, Viewer, debug as debug_record, serialize};
    pub use crate::time::Clock;
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
    #[cfg(feature = "macros")]
    pub use specloom_macros::expand_providers;

    /// What programs need beside what generated code calls that read specs while they run.
    pub mod dynamic {
        pub use crate::redact::{SHORT, is_short};
        pub use crate::stored::{Asked, Listed, Stored, fetch, list, page};
        pub use crate::table::read::{FromText, Unfit};
        pub use crate::table::text::{operation, provider};
    }

    /// Everything that stands in a table.
    pub mod tables {
        pub use crate::path::Step;
        pub use crate::table::*;

        /// Auth schemes.
        pub mod auth {
            pub use crate::auth::*;
        }

        /// Pagination strategies.
        pub mod pagination {
            pub use crate::pagination::*;
        }
    }
}

/// Generates clients from the specs in these files: `specs/x.yaml` is in the package, `./x.yaml` and `../x.yaml` are
/// beside the file with the call.
///
/// Mistakes in the specs are errors of the compiler. Warnings are not told: a macro cannot warn with a stable compiler, so
/// `specloom check` does.
#[cfg(feature = "macros")]
#[macro_export]
macro_rules! providers {
    ($($specs:tt)*) => {
        $crate::__v1::expand_providers! { [$crate] $($specs)* }
    };
}
