//! What a caller gives wrongly is an error before anything is sent, and it names the setting or the parameter.

use specloom::{Error, Options};
use specloom_vendors::{Server, Vendor, conversation_id};

use crate::clients::{centerfy, chatbotx, config, drain, highlevel, messaging, octopush, shared};

/// The error of a conversation that cannot be asked for.
async fn refused(vendor: Vendor, conversation: &str) -> String {
    let server = Server::start().expect("there is a port");
    let error = shared(&server, vendor).list_messages(conversation).send().await.expect_err("it is refused");
    assert!(error.is_invalid_parameter() && !error.is_retryable(), "{error}");
    assert_eq!((error.attempts(), server.requests().len()), (0, 0));
    error.to_string()
}

#[tokio::test]
async fn an_empty_value_is_refused() {
    for (vendor, parameter) in [
        (Vendor::Centerfy, "contact_id"),
        (Vendor::ChatbotX, "identifier"),
        (Vendor::HighLevel, "conversation_id"),
        (Vendor::Octopush, "contact"),
        (Vendor::Chatwoot, "conversation_id"),
    ] {
        let error = refused(vendor, "").await;
        let start = format!("{} list_messages: invalid parameter: `{parameter}` ", vendor.name());
        assert!(error.starts_with(&start), "{error}");
    }
}

#[tokio::test]
async fn a_segment_that_leads_elsewhere_is_refused() {
    for (vendor, parameter) in [(Vendor::Centerfy, "contact_id"), (Vendor::HighLevel, "conversation_id")] {
        for segment in [".", ".."] {
            let error = refused(vendor, segment).await;
            assert!(error.contains(&format!("`{parameter}`")), "{error}");
        }
    }
}

#[tokio::test]
async fn an_identifier_without_its_prefix_is_refused() {
    let wanted = "chatbotx list_messages: invalid parameter: `identifier` does not start with `id:`, `email:`, `phone:` \
                  and go on after it";
    for identifier in ["5000000001", "id:", "..", "ID:5000000001"] {
        assert_eq!(refused(Vendor::ChatbotX, identifier).await, wanted);
    }
}

#[tokio::test]
async fn a_conversation_of_chatwoot_is_a_number() {
    let wanted = "chatwoot list_messages: invalid parameter: `conversation_id` is not a whole number";
    for conversation in ["abc", "4.2", "42 ", "../41", "0x2a"] {
        assert_eq!(refused(Vendor::Chatwoot, conversation).await, wanted);
    }
}

#[tokio::test]
async fn the_typed_clients_refuse_the_same() {
    let server = Server::start().expect("there is a port");
    let errors = [
        drain(centerfy(&server).list_messages("..").items()).await.expect_err("it is refused"),
        drain(chatbotx(&server).list_messages("5").items()).await.expect_err("it is refused"),
        drain(highlevel(&server).list_messages("").items()).await.expect_err("it is refused"),
        drain(octopush(&server).list_messages("").items()).await.expect_err("it is refused"),
        highlevel(&server).get_contact("").fetch().await.expect_err("it is refused"),
    ];
    assert!(errors.iter().all(Error::is_invalid_parameter), "{errors:?}");
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_page_size_that_the_vendor_does_not_take_is_refused() {
    let server = Server::start().expect("there is a port");
    for (vendor, size) in [(Vendor::Centerfy, 201), (Vendor::HighLevel, 101), (Vendor::Octopush, 0)] {
        let list = shared(&server, vendor).list_messages(conversation_id(vendor)).page_size(size);
        let error = list.send().await.expect_err("it is refused");
        assert!(error.is_invalid_parameter(), "{error}");
        assert!(error.to_string().contains("`page_size`"), "{error}");
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_wrong_base_url_is_refused() {
    let server = Server::start().expect("there is a port");
    let here = server.address();
    let urls = [
        here.to_string(),
        format!("//{here}"),
        format!("ftp://{here}"),
        format!("http://{here}/?token=1"),
        format!("http://{here}/#top"),
        format!("http://jane:s3cret@{here}"),
        format!("http://{here}/chatwoot/../octopush"),
        "http://chat.example.com".to_owned(),
        "https://".to_owned(),
        String::new(),
    ];
    for url in urls {
        for vendor in Vendor::ALL {
            let made = messaging::connect(vendor.name(), config(vendor), Options::new().base_url(url.as_str()));
            let error = made.expect_err("it is refused");
            assert!(error.is_config(), "{url}: {error}");
            let start = format!("{}: configuration: the base URL ", vendor.name());
            assert!(error.to_string().starts_with(&start), "{url}: {error}");
            assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        }
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_base_url_may_have_a_prefix_and_a_trailing_slash() {
    let server = Server::start().expect("there is a port");
    for vendor in Vendor::ALL {
        let options = Options::new().base_url(format!("{}/", server.base_url(vendor)));
        let client = messaging::connect(vendor.name(), config(vendor), options).expect("the config fits");
        client.list_messages(conversation_id(vendor)).send().await.expect("it is listed");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_failed_connection() {
    let server = Server::start().expect("there is a port");
    let options = crate::clients::options(&server, Vendor::Chatwoot);
    drop(server);
    // The port closes when the server's task ends.
    tokio::task::yield_now().await;
    let client = messaging::connect("chatwoot", config(Vendor::Chatwoot), options).expect("the config fits");
    let error = client.list_messages("42").send().await.expect_err("nobody listens");
    assert!(error.is_connect(), "{error}");
    assert_eq!(error.attempts(), 4);
}
