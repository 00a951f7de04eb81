//! What the commands say, to people and to programs, about good specs, bad ones and files that are none.

mod automation;
mod colors;
mod commands;
mod exit_codes;
mod formats;
mod inputs;
mod program;
mod sarif;
mod unsaved;
mod warnings;
