//! What the server promises, over real sockets, read without any HTTP library.

mod centerfy;
mod chatbotx;
mod chatwoot;
mod client;
mod faults;
mod highlevel;
mod octopush;
mod wire;
