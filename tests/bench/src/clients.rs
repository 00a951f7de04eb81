//! The generated clients of the catalogue.

include!(concat!(env!("OUT_DIR"), "/clients.rs"));
