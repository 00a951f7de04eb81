//! Structs of all fields, as generators make them from an OpenAPI document, and the mapping that their users write.

use crate::shapes;

#[path = "mapping.rs"]
mod mapping;

pub(super) use mapping::decode;
