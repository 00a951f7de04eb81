//! What the generator makes of specs, and what it says about bad ones.

mod agreement;
mod bad;
mod constructs;
mod coverage;
mod documents;
mod excerpt;
mod explanations;
mod schema;
mod specs;
mod unused;
