//! Whatever the text, the generator neither panics nor hangs, and needs little memory.

mod damage;
mod large;
