//! Clients of the vendors that a server plays: typed ones, and one behind the interface.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};
use specloom::__v1::Clock;
use specloom::{Error, Items, Options, SecretString};
use specloom_vendors::{CHATWOOT_ACCOUNT, Server, Vendor, credentials};

pub(crate) use self::messaging::{Message, Messaging};

specloom::providers!(
    "../../../specs/centerfy.yaml",
    "../../../specs/chatbotx.yaml",
    "../../../specs/chatwoot.yaml",
    "../../../specs/highlevel.yaml",
    "../../../specs/octopush.yaml",
);

/// A clock that does not wait between attempts.
#[derive(Debug)]
pub(crate) struct Impatient;

impl Clock for Impatient {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(async {})
    }
}

/// Options for the vendor on the server, without waiting.
pub(crate) fn options(server: &Server, vendor: Vendor) -> Options {
    Options::new().base_url(server.base_url(vendor)).clock(Arc::new(Impatient))
}

/// What the vendor's `Config` is read from.
pub(crate) fn config(vendor: Vendor) -> Value {
    let mut config: Map<String, Value> =
        credentials(vendor).iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect();
    if vendor == Vendor::Chatwoot {
        config.insert("account_id".to_owned(), CHATWOOT_ACCOUNT.into());
    }
    Value::Object(config)
}

/// The same with another value for each credential.
pub(crate) fn wrong_credentials(vendor: Vendor) -> Value {
    let mut config = config(vendor);
    for (name, _) in credentials(vendor) {
        config[name] = "wrong".into();
    }
    config
}

/// A client behind the interface.
pub(crate) fn shared(server: &Server, vendor: Vendor) -> Box<dyn Messaging> {
    messaging::connect(vendor.name(), config(vendor), options(server, vendor)).expect("the config fits")
}

pub(crate) fn centerfy(server: &Server) -> centerfy::Client {
    let config = centerfy::Config { api_key: secret(Vendor::Centerfy, 0) };
    centerfy::Client::with(config, options(server, Vendor::Centerfy)).expect("the config fits")
}

pub(crate) fn chatbotx(server: &Server) -> chatbotx::Client {
    let config = chatbotx::Config { token: secret(Vendor::ChatbotX, 0) };
    chatbotx::Client::with(config, options(server, Vendor::ChatbotX)).expect("the config fits")
}

pub(crate) fn chatwoot(server: &Server) -> chatwoot::Client {
    let config = chatwoot::Config { account_id: 1, access_token: secret(Vendor::Chatwoot, 0) };
    chatwoot::Client::with(config, options(server, Vendor::Chatwoot)).expect("the config fits")
}

pub(crate) fn highlevel(server: &Server) -> highlevel::Client {
    let config = highlevel::Config { token: secret(Vendor::HighLevel, 0) };
    highlevel::Client::with(config, options(server, Vendor::HighLevel)).expect("the config fits")
}

pub(crate) fn octopush(server: &Server) -> octopush::Client {
    let (api_key, api_login) = (secret(Vendor::Octopush, 0), secret(Vendor::Octopush, 1));
    let config = octopush::Config { api_key, api_login };
    octopush::Client::with(config, options(server, Vendor::Octopush)).expect("the config fits")
}

/// The items of the vendor's typed client.
pub(crate) fn typed(server: &Server, vendor: Vendor, conversation: &str, page_size: Option<u32>) -> Items<Message> {
    macro_rules! sized {
        ($list:expr) => {
            match page_size {
                Some(size) => $list.page_size(size).items(),
                None => $list.items(),
            }
        };
    }
    match vendor {
        Vendor::Centerfy => sized!(centerfy(server).list_messages(conversation)),
        Vendor::ChatbotX => sized!(chatbotx(server).list_messages(conversation)),
        Vendor::HighLevel => sized!(highlevel(server).list_messages(conversation)),
        Vendor::Octopush => sized!(octopush(server).list_messages(conversation)),
        Vendor::Chatwoot => {
            chatwoot(server).list_messages(conversation.parse::<i64>().expect("it is a number")).items()
        }
    }
}

/// All items that are left.
pub(crate) async fn drain<T: specloom::__v1::Item>(mut items: Items<T>) -> Result<Vec<T>, Error> {
    let mut all = Vec::new();
    while let Some(item) = items.try_next().await? {
        all.push(item);
    }
    Ok(all)
}

fn secret(vendor: Vendor, index: usize) -> SecretString {
    credentials(vendor)[index].1.into()
}
