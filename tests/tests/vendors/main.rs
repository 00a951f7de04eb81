//! The five clients against a server that behaves as the vendors do and knows no spec.

mod bodies;
mod clients;
mod complete;
mod connect;
mod drift;
mod environment;
mod errors;
mod faults;
mod filters;
mod input;
mod own_operations;
mod requests;
mod resume;
mod samples;
mod truth;
