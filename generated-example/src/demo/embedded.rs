//! The embedded services: how a client of them is made, and running them alone.

use std::process::ExitCode;

use serde_json::{Map, Value};
use specloom_vendors::{CHATWOOT_ACCOUNT, Server, Vendor, conversation_id, credentials};

use super::command_line::{program, quoted};
use super::failure::Failure;
use super::screen;

/// What a client of the service is made with.
pub(crate) fn config(vendor: Vendor) -> Value {
    let credentials = credentials(vendor).iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value)));
    let mut config: Map<String, Value> = credentials.collect();
    if vendor == Vendor::Chatwoot {
        config.insert("account_id".to_owned(), CHATWOOT_ACCOUNT.into());
    }
    config.into()
}

/// Runs the services until Ctrl-C.
pub(crate) async fn serve() -> Result<ExitCode, Failure> {
    let server = Server::start()?;
    let mut text =
        format!("Five services listen on {} until Ctrl-C. To read a conversation of one:\n", server.address());
    for vendor in Vendor::ALL {
        text += &format!("\n{}\n", command(vendor, &server.base_url(vendor)));
    }
    screen::print(&text)?;
    tokio::signal::ctrl_c().await?;
    Ok(ExitCode::SUCCESS)
}

/// A command line that reads the service as if it were a real account.
fn command(vendor: Vendor, base_url: &str) -> String {
    let name = vendor.name();
    let mut text = String::new();
    for (setting, value) in config(vendor).as_object().into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        text += &format!("{}_{}={} \\\n", name.to_uppercase(), setting.to_uppercase(), quoted(&value));
    }
    let (program, conversation) = (program(), quoted(conversation_id(vendor)));
    text + &format!("{program} --provider {name} --conversation {conversation} \\\n  --base-url {base_url}")
}
