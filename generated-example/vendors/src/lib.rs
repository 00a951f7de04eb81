//! An embedded HTTP server that behaves as five vendors do.
//!
//! It is written from what is known of each vendor (documentation, server source, captured answers) and from no spec,
//! so that it can prove a spec wrong. It serves the demo program and the tests; it is no part of the product.
//!
//! Every vendor is mounted below a path prefix of its own on one loopback port. The data is deterministic: the same
//! builder calls give the same messages, and [`Server::expected`] tells the truth that the answers were made from.

mod answer;
mod builder;
mod centerfy;
mod chatbotx;
mod chatwoot;
mod data;
mod fault;
mod highlevel;
mod octopush;
mod request;
mod script;
mod server;
mod time;
mod vendor;
mod world;

pub use builder::Builder;
pub use data::{Direction, Expected, Kind};
pub use fault::Fault;
pub use server::{Recorded, Server};
pub use vendor::{CHATBOTX_CONTACTS, CHATWOOT_ACCOUNT, HIGHLEVEL_CONTACT, Vendor, conversation_id, credentials};
