//! Lists the messages of five services, or of a real account, through generated clients. `cargo run -- --help` tells
//! more.

mod demo;

use std::process::ExitCode;

use clap::Parser as _;

#[tokio::main]
async fn main() -> ExitCode {
    let args = demo::Args::parse();
    demo::run(&args).await.unwrap_or_else(|failure| failure.report())
}
