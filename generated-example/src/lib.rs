//! Clients of five messaging services, generated from the specs in `specs/`: an example of a library crate that holds
//! generated clients.
//!
//! Each service has a module with a `Client`, the `Config` that it is made with, and a builder for each operation:
//!
//! ```no_run
//! # async fn example() -> Result<(), specloom::Error> {
//! use specloom_example::chatwoot;
//!
//! let client = chatwoot::Client::new(chatwoot::Config::from_env()?)?;
//! let mut messages = client.list_messages(42).items();
//! while let Some(message) = messages.try_next().await? {
//!     println!("{}", message.text.unwrap_or_default());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! All five implement the trait [`messaging::Messaging`], so that one function reads the messages of any of them, and
//! [`messaging::connect`] makes the client of a service that is named at run time:
//!
//! ```no_run
//! use specloom::{Error, Options};
//! use specloom_example::messaging::{self, Messaging};
//!
//! async fn count(source: &dyn Messaging, conversation: &str) -> Result<usize, Error> {
//!     let mut messages = source.list_messages(conversation).items();
//!     let mut count = 0;
//!     while messages.try_next().await?.is_some() {
//!         count += 1;
//!     }
//!     Ok(count)
//! }
//!
//! # async fn example() -> Result<(), Error> {
//! let source = messaging::connect_from_env("octopush", Options::new())?;
//! println!("{} has {} messages", source.info().title, count(&*source, "+33612345678").await?);
//! # Ok(())
//! # }
//! ```
//!
//! # How the clients get here
//!
//! The modules of this level come from the build script, which calls `specloom_codegen::build("../specs")`: a spec that
//! is added to the folder becomes a module. [`from_macro`] and [`checked_in`] show the two other ways for one client each.

#![deny(missing_docs)]

/// A client that `specloom generate` wrote into files, which are checked in.
///
/// Whoever compiles such a crate compiles no generator. `specloom generate --check` tells whether the files still are
/// what the specs say.
// The generator has formatted them.
pub mod checked_in;
pub mod from_macro;

include!(concat!(env!("OUT_DIR"), "/specloom.rs"));
