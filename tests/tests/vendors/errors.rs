//! What vendors answer when something is wrong becomes an error of the right kind, with the vendor's own words.

use specloom::{Error, RetryPolicy};
use specloom_vendors::{Fault, Server, Vendor, conversation_id};

use crate::clients::{chatwoot, config, drain, messaging, options, shared, typed, wrong_credentials};

/// The first page of a conversation with other credentials.
async fn with_config(server: &Server, vendor: Vendor, config: serde_json::Value) -> Error {
    let client = messaging::connect(vendor.name(), config, options(server, vendor)).expect("the config fits");
    client.list_messages(conversation_id(vendor)).send().await.expect_err("the server refuses it")
}

/// The first page, when the server answers with these faults.
async fn with_faults(vendor: Vendor, faults: Vec<Fault>) -> (Result<usize, Error>, usize) {
    let server = Server::start().expect("there is a port");
    for fault in faults {
        server.inject(vendor, fault);
    }
    let page = shared(&server, vendor).list_messages(conversation_id(vendor)).send().await;
    (page.map(|page| page.items.len()), server.requests().len())
}

/// The error where the server answers once with a fault, and the number of requests.
async fn failure(vendor: Vendor, fault: Fault) -> Error {
    let (result, requests) = with_faults(vendor, vec![fault]).await;
    let error = result.expect_err("it is not repeated");
    assert_eq!((requests, error.attempts()), (1, 1), "{error}");
    assert_eq!(
        (error.provider(), error.operation(), error.page()),
        (Some(vendor.name()), Some("list_messages"), Some(1))
    );
    error
}

#[tokio::test]
async fn wrong_credentials_are_unauthorized_and_not_retried() {
    let messages = [
        (Vendor::Centerfy, 401, "Invalid API key"),
        // The vendor answers with status 500, which otherwise is retried.
        (Vendor::ChatbotX, 500, "INVALID_CHATBOT_TOKEN"),
        (Vendor::HighLevel, 401, "Invalid token: access token is invalid"),
        (Vendor::Octopush, 401, "Wrong login"),
        (Vendor::Chatwoot, 401, "Invalid Access Token"),
    ];
    for (vendor, status, message) in messages {
        let server = Server::start().expect("there is a port");
        let error = with_config(&server, vendor, wrong_credentials(vendor)).await;
        assert!(error.is_unauthorized() && !error.is_retryable(), "{error}");
        assert_eq!((error.status(), error.vendor_message()), (Some(status), Some(message)));
        assert_eq!(server.requests().len(), 1, "{vendor:?}");
    }
}

#[tokio::test]
async fn codes_of_vendors_are_told() {
    let server = Server::start().expect("there is a port");
    let error = with_config(&server, Vendor::ChatbotX, wrong_credentials(Vendor::ChatbotX)).await;
    assert_eq!(error.vendor_code(), Some("INVALID_CHATBOT_TOKEN"));
    let error = with_config(&server, Vendor::Octopush, wrong_credentials(Vendor::Octopush)).await;
    assert_eq!(error.vendor_code(), Some("101"));
}

#[tokio::test]
async fn another_account_of_chatwoot_is_unauthorized() {
    let server = Server::start().expect("there is a port");
    let mut config = config(Vendor::Chatwoot);
    config["account_id"] = 2.into();
    let error = with_config(&server, Vendor::Chatwoot, config).await;
    assert!(error.is_unauthorized(), "{error}");
    assert_eq!(error.vendor_message(), Some("You are not authorized to access this account"));
}

#[tokio::test]
async fn a_404_means_empty_where_the_vendor_means_it() {
    let server = Server::start().expect("there is a port");
    let empty = [
        (Vendor::Centerfy, "00000000-0000-0000-0000-000000000000"),
        // The last contact of the workspace never had a conversation.
        (Vendor::ChatbotX, "id:5000000093"),
    ];
    for (vendor, conversation) in empty {
        let page = shared(&server, vendor).list_messages(conversation).send().await.expect("it is empty");
        assert_eq!((page.items.len(), page.number, page.next), (0, 1, None), "{vendor:?}");
        assert!(drain(typed(&server, vendor, conversation, None)).await.expect("it is empty").is_empty());
    }
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_404_is_an_error_where_nothing_is_there() {
    let server = Server::start().expect("there is a port");
    let missing = [
        (Vendor::ChatbotX, "id:6000000000", "Contact not found"),
        (Vendor::ChatbotX, "email:nobody@example.com", "Contact not found"),
        (Vendor::ChatbotX, "id:not-a-number", "Invalid identifier format"),
        (Vendor::Chatwoot, "4711", "Resource could not be found"),
    ];
    for (vendor, conversation, message) in missing {
        server.clear_requests();
        let error = shared(&server, vendor).list_messages(conversation).send().await.expect_err("it is not there");
        assert!(error.is_not_found() && !error.is_retryable(), "{error}");
        assert_eq!((error.status(), error.vendor_message()), (Some(404), Some(message)));
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn an_unknown_conversation_of_highlevel_is_an_invalid_request() {
    let server = Server::start().expect("there is a port");
    let error = shared(&server, Vendor::HighLevel).list_messages("nobody").send().await.expect_err("it is not there");
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!((error.status(), error.vendor_message()), (Some(400), Some("No conversation found with this id")));
}

/// Bodies of `VENDORS.md` and of the vendors' pages, with what they mean.
#[tokio::test]
async fn documented_errors_have_their_kind_and_message() {
    type Predicate = fn(&Error) -> bool;
    let centerfy = r#"{"error":true,"message":"No access to this sub-account"}"#;
    let scope = r#"{"defined":false,"code":"FORBIDDEN","status":403,"message":"Token has no scope inbox"}"#;
    let bot = r#"{"errors":["You need to sign in or sign up before continuing."]}"#;
    let texts = r#"{"statusCode":422,"message":["limit must be a number","type must be a string"],"error":"Unprocessable Entity"}"#;
    let only_name = r#"{"statusCode":403,"error":"Forbidden"}"#;
    let invalid = r#"{"message":"Account is suspended","attributes":["account"]}"#;
    let cases: [(Vendor, u16, &str, Predicate, Option<&str>); 9] = [
        (Vendor::Centerfy, 403, centerfy, Error::is_forbidden, Some("No access to this sub-account")),
        (Vendor::Centerfy, 400, r#"{"error":true,"message":"bad"}"#, Error::is_invalid_request, Some("bad")),
        (Vendor::ChatbotX, 403, scope, Error::is_forbidden, Some("Token has no scope inbox")),
        (Vendor::Chatwoot, 401, bot, Error::is_unauthorized, Some("You need to sign in or sign up before continuing.")),
        (Vendor::Chatwoot, 422, invalid, Error::is_invalid_request, Some("Account is suspended")),
        (
            Vendor::HighLevel,
            422,
            texts,
            Error::is_invalid_request,
            Some("limit must be a number; type must be a string"),
        ),
        (Vendor::HighLevel, 403, only_name, Error::is_forbidden, Some("Forbidden")),
        (Vendor::Octopush, 404, r#"{"message":"Not Found"}"#, Error::is_not_found, Some("Not Found")),
        (
            Vendor::Octopush,
            400,
            r#"{"code":100,"message":"POST missing"}"#,
            Error::is_invalid_request,
            Some("POST missing"),
        ),
    ];
    for (vendor, status, body, is_kind, message) in cases {
        let error = failure(vendor, Fault::json(status, body)).await;
        assert!(is_kind(&error), "{error}");
        assert!(!error.is_retryable(), "{error}");
        assert_eq!((error.status(), error.vendor_message()), (Some(status), message));
    }
}

#[tokio::test]
async fn too_many_requests_are_retried_and_then_told() {
    let messages = [
        (Vendor::Centerfy, "Rate limit exceeded"),
        (Vendor::ChatbotX, "Too many requests"),
        (Vendor::HighLevel, "Too Many Requests"),
        (Vendor::Octopush, "Too Many Requests"),
        // This one is plain text.
        (Vendor::Chatwoot, "Retry later"),
    ];
    for (vendor, message) in messages {
        let once = with_faults(vendor, vec![Fault::rate_limited(vendor)]).await;
        assert!(matches!(once, (Ok(1..), 2)), "{vendor:?}: {once:?}");
        let (result, requests) = with_faults(vendor, vec![Fault::rate_limited(vendor); 4]).await;
        let error = result.expect_err("the attempts are used up");
        assert!(error.is_rate_limited() && error.is_retryable(), "{error}");
        assert_eq!((requests, error.attempts(), error.vendor_message()), (4, 4, Some(message)));
    }
}

#[tokio::test]
async fn a_code_of_chatbotx_says_that_requests_are_too_many_whatever_the_status() {
    let body = r#"{"defined":false,"code":"tooManyRequests","status":400,"message":"slow down"}"#;
    let (result, requests) = with_faults(Vendor::ChatbotX, vec![Fault::json(400, body); 4]).await;
    assert!(result.is_err_and(|error| error.is_rate_limited()));
    assert_eq!(requests, 4);
}

#[tokio::test]
async fn a_failing_service_is_asked_again() {
    for vendor in Vendor::ALL {
        for status in [500, 502, 503, 504] {
            let fault = Fault::Status(status, Vec::new(), b"<html>oops</html>".to_vec());
            let once = with_faults(vendor, vec![fault.clone()]).await;
            assert!(matches!(once, (Ok(1..), 2)), "{vendor:?} {status}: {once:?}");
            let (result, requests) = with_faults(vendor, vec![fault; 4]).await;
            let error = result.expect_err("the attempts are used up");
            assert!(error.is_transient() && error.is_retryable(), "{error}");
            assert_eq!((requests, error.vendor_message()), (4, None));
        }
    }
}

#[tokio::test]
async fn a_garbage_cursor_of_chatbotx_is_a_failure_of_the_service() {
    let server = Server::start().expect("there is a port");
    let text = r#"{"v":1,"provider":"chatbotx","operation":"list_messages","position":"garbage!","page":2}"#;
    let continuation = serde_json::from_str(text).expect("it is a continuation");
    let client = messaging::connect(
        "chatbotx",
        config(Vendor::ChatbotX),
        options(&server, Vendor::ChatbotX).retry(RetryPolicy::never()),
    );
    let list = client.expect("the config fits").list_messages(conversation_id(Vendor::ChatbotX)).resume(continuation);
    let error = list.send().await.expect_err("the service fails");
    assert!(error.is_transient(), "{error}");
    assert_eq!((error.page(), error.vendor_code()), (Some(2), Some("INTERNAL_SERVER_ERROR")));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let fault = Fault::Redirect("https://elsewhere.example/login".to_owned());
    for vendor in Vendor::ALL {
        let error = failure(vendor, fault.clone()).await;
        assert!(error.is_redirect(), "{error}");
    }
}

#[tokio::test]
async fn an_error_shows_no_credential() {
    let server = Server::start().expect("there is a port");
    let token = "wKq3Zp8rT5vYc1Xe7Nf2";
    server.inject(Vendor::Chatwoot, Fault::json(401, format!(r#"{{"error":"{token} has expired"}}"#)));
    let error = chatwoot(&server).list_messages(42).send().await.expect_err("it is refused");
    assert!(!format!("{error} {error:?}").contains(token), "{error}");
    assert_eq!(error.vendor_message(), Some("[redacted] has expired"));
}
