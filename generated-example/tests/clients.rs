//! The clients of the library, whichever way they were generated, with the embedded services.

use specloom::Options;
use specloom_example::{chatbotx, checked_in, from_macro, highlevel, octopush};
use specloom_vendors::{CHATBOTX_CONTACTS, CHATWOOT_ACCOUNT, HIGHLEVEL_CONTACT, Server, Vendor};
use specloom_vendors::{conversation_id, credentials};

fn options(server: &Server, vendor: Vendor) -> Options {
    Options::new().base_url(server.base_url(vendor))
}

fn credential(vendor: Vendor, name: &str) -> String {
    let all = credentials(vendor).iter();
    all.filter(|(given, _)| *given == name).map(|(_, value)| (*value).to_owned()).collect()
}

#[tokio::test]
async fn the_client_from_the_macro_reads_a_conversation() {
    let server = Server::start().unwrap();
    let access_token = credential(Vendor::Chatwoot, "access_token").into();
    let config = from_macro::chatwoot::Config { account_id: CHATWOOT_ACCOUNT.cast_signed(), access_token };
    let client = from_macro::chatwoot::Client::with(config, options(&server, Vendor::Chatwoot)).unwrap();
    let conversation = conversation_id(Vendor::Chatwoot);
    let mut messages = client.list_messages(conversation.parse().unwrap()).items();
    for truth in server.expected(Vendor::Chatwoot, conversation) {
        assert_eq!(messages.try_next().await.unwrap().unwrap().id, truth.id);
    }
    assert_eq!(messages.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn the_client_that_is_checked_in_gives_the_same_as_the_one_from_the_build_script() {
    let server = Server::start().unwrap();
    let credential = |name| credential(Vendor::Octopush, name).into();
    let options = || options(&server, Vendor::Octopush);
    let config = checked_in::octopush::Config { api_key: credential("api_key"), api_login: credential("api_login") };
    let checked_in = checked_in::octopush::Client::with(config, options()).unwrap();
    let config = octopush::Config { api_key: credential("api_key"), api_login: credential("api_login") };
    let built = octopush::Client::with(config, options()).unwrap();
    let phone = conversation_id(Vendor::Octopush);
    let (mut left, mut right) = (checked_in.list_messages(phone).items(), built.list_messages(phone).items());
    let mut count = 0;
    while let Some(message) = left.try_next().await.unwrap() {
        let other = right.try_next().await.unwrap().unwrap();
        assert_eq!((&message.id, &message.text), (&other.id, &other.text));
        count += 1;
    }
    assert_eq!(right.try_next().await.unwrap(), None);
    assert_eq!(count, server.expected(Vendor::Octopush, phone).len());
}

#[tokio::test]
async fn a_provider_has_operations_of_its_own() {
    let server = Server::start().unwrap();
    let config = chatbotx::Config { token: credential(Vendor::ChatbotX, "token").into() };
    let client = chatbotx::Client::with(config, options(&server, Vendor::ChatbotX)).unwrap();
    let mut contacts = client.list_contacts().page_size(2).items();
    let mut count = 0;
    while let Some(contact) = contacts.try_next().await.unwrap() {
        assert!(contact.name.is_some(), "{contact:?}");
        count += 1;
    }
    assert_eq!(count, CHATBOTX_CONTACTS);
}

#[tokio::test]
async fn one_record_is_fetched() {
    let server = Server::start().unwrap();
    let config = highlevel::Config { token: credential(Vendor::HighLevel, "token").into() };
    let client = highlevel::Client::with(config, options(&server, Vendor::HighLevel)).unwrap();
    let contact = client.get_contact(HIGHLEVEL_CONTACT).fetch().await.unwrap();
    assert_eq!(contact.id, HIGHLEVEL_CONTACT);
    assert_eq!(client.info().title, "HighLevel");
    let error = client.get_contact("nobody").fetch().await.unwrap_err();
    assert!(error.is_invalid_request());
    assert_eq!(error.vendor_message(), Some("contactId must be a valid id"));
}

#[test]
fn nothing_that_is_generated_shows_a_credential() {
    const SECRET: &str = "s3cret-t0ken";
    macro_rules! printed {
        ($($module:ident { $($value:tt)* } of $id:expr),* $(,)?) => {
            [$({
                let config = specloom_example::$module::Config { $($value)* };
                let printed = format!("{config:?} {config:#?}");
                let client = specloom_example::$module::Client::new(config).unwrap();
                format!("{printed} {client:?} {client:#?} {:?}", client.list_messages($id))
            }),*]
        };
    }
    let secret = || SECRET.into();
    let printed = printed![
        centerfy { api_key: secret() } of "1",
        chatbotx { token: secret() } of "1",
        highlevel { token: secret() } of "1",
        octopush { api_key: secret(), api_login: secret() } of "1",
        chatwoot { account_id: 1, access_token: secret() } of 1,
    ];
    for text in printed {
        assert!(text.contains("Config") && text.contains("Client") && !text.contains(SECRET), "{text}");
    }
}
