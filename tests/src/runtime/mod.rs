//! Gives the runtime what no vendor and no caller would, and checks what has to hold whatever it is.

mod answer;
mod continuation;
mod header;
mod made;
mod tables;
mod value;

pub use answer::{any_answer, made_answer};
pub use continuation::any_continuation;
pub use header::any_header;
pub use value::any_value;
