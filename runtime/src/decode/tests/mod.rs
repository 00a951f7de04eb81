//! What the decoder does with tables written by hand.

mod envelope;
mod frames;
mod hostile;
mod items;
mod lists;
mod model;
mod ranks;
mod vendors;
