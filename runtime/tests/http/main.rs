//! The runtime against a scripted server: what is sent, and what becomes of what comes back.

mod alone;
mod clock;
mod encoding;
mod errors;
mod gated;
mod hostile;
mod http2;
mod limits;
mod log;
mod memory;
mod observer;
mod pages;
mod provider;
mod read_ahead;
mod requests;
mod resume;
mod retries;
mod safety;
mod scans;
mod secrets;
mod server;
mod shapes;
mod stored;
mod timeouts;
mod traces;
mod transport;
