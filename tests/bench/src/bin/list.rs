//! Reads a list of Centerfy's shape from a server, for measurements from outside: `list URL CONTACT`.

use specloom::{Limit, Options};
use specloom_bench::clients::centerfy::{Client, Config};
use specloom_bench::peers::Wrong;

fn main() -> Result<(), Wrong> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, contact] = &arguments[..] else { return Err("give: URL CONTACT".into()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(list(url, contact))
}

/// Reads every message, and looks at it.
async fn list(url: &str, contact: &str) -> Result<(), Wrong> {
    let client = Client::with(Config { api_key: "cfy_key".into() }, Options::new().base_url(url).limit(Limit::none()))?;
    let mut messages = client.list_messages(contact).page_size(100).items();
    let mut length = 0;
    while let Some(message) = messages.try_next().await? {
        length += message.text.map_or(0, |text| text.len());
    }
    if length == 0 { Err("there are no messages".into()) } else { Ok(()) }
}
