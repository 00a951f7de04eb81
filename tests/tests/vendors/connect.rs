//! A client of a provider that is named at run time.

use serde_json::{Value, json};
use specloom::{Info, List, Options};
use specloom_vendors::{Vendor, credentials};

use crate::clients::messaging::{Message, Messaging};
use crate::clients::{chatwoot, config, messaging};

/// The text of the error for a config.
fn refused(provider: &str, config: Value) -> String {
    let error = messaging::connect(provider, config, Options::new()).expect_err("it is refused");
    assert!(error.is_config(), "{error}");
    error.to_string()
}

#[test]
fn all_providers_are_known() {
    let mut names = Vendor::ALL.map(Vendor::name);
    names.sort_unstable();
    assert_eq!(messaging::PROVIDERS, names);
    for vendor in Vendor::ALL {
        let client = messaging::connect(vendor.name(), config(vendor), Options::new()).expect("the config fits");
        assert_eq!(client.info().provider, vendor.name());
    }
}

#[test]
fn an_unknown_provider_is_told_with_the_known_ones() {
    let wanted = "configuration: no provider of `messaging` is called `chatwood`; there are `centerfy`, `chatbotx`, \
                  `chatwoot`, `highlevel`, `octopush`";
    assert_eq!(refused("chatwood", json!({})), wanted);
    let error = messaging::connect_from_env("", Options::new()).expect_err("it is refused");
    assert!(error.is_config(), "{error}");
}

#[test]
fn an_unknown_setting_is_told_with_the_known_ones() {
    let config = json!({ "account_id": 1, "access_token": "t", "acount_id": 1 });
    let wanted = "chatwoot: configuration: there is no setting `acount_id`; there are `account_id`, `access_token`";
    assert!(refused("chatwoot", config).ends_with(wanted));
}

#[test]
fn a_missing_setting_is_named() {
    for vendor in Vendor::ALL {
        for (name, _) in credentials(vendor) {
            for nothing in [None, Some(Value::Null)] {
                let mut config = config(vendor);
                let fields = config.as_object_mut().expect("it is a mapping");
                fields.remove(*name);
                fields.extend(nothing.map(|nothing| ((*name).to_owned(), nothing)));
                let error = refused(vendor.name(), config);
                assert!(error.ends_with(&format!("setting `{name}` is missing")), "{error}");
            }
        }
    }
}

#[test]
fn a_setting_that_cannot_be_sent_is_named_and_not_shown() {
    for vendor in Vendor::ALL {
        for (name, _) in credentials(vendor) {
            for value in ["", "s3cret\r\nX-Evil: 1"] {
                let mut config = config(vendor);
                config[*name] = value.into();
                let error = refused(vendor.name(), config);
                assert!(error.contains(&format!("`{name}`")) && !error.contains("s3cret"), "{error}");
            }
        }
    }
}

#[test]
fn a_setting_of_another_type_is_named() {
    let error = refused("chatwoot", json!({ "account_id": "mine", "access_token": "t" }));
    assert!(error.contains("setting `account_id` does not fit"), "{error}");
    let error = refused("chatwoot", json!({ "account_id": "7", "access_token": ["t"] }));
    assert!(error.contains("access_token") || error.contains("expected a text"), "{error}");
}

#[test]
fn a_number_may_be_written_as_text() {
    let config = json!({ "account_id": "7", "access_token": "t" });
    assert!(messaging::connect("chatwoot", config, Options::new()).is_ok());
}

/// A client whose conversations are called otherwise.
#[derive(Debug)]
struct Renaming<C>(C);

impl<C: Messaging> Messaging for Renaming<C> {
    fn info(&self) -> Info {
        self.0.info()
    }

    fn list_messages(&self, conversation: &str) -> List<Message> {
        self.0.list_messages(&format!("id:{conversation}"))
    }
}

#[test]
fn a_type_of_ones_own_implements_the_interface() {
    let config = chatwoot::Config { account_id: 7, access_token: "t".into() };
    let client = Renaming(chatwoot::Client::new(config).expect("the config fits"));
    let client: &dyn Messaging = &client;
    assert_eq!(client.info().provider, "chatwoot");
}
