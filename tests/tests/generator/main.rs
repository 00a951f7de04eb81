//! What the generator makes of specs, and what it says about bad ones.

mod bad;
mod constructs;
mod coverage;
mod documents;
mod robustness;
mod specs;
