//! Where credentials go, and where they do not.

use specloom::__v1::{Client, List};
use specloom::{Options, RetryPolicy, SecretString};

use crate::provider::*;
use crate::server::{Server, page, status, with_headers};

fn redirect(to: &str) -> String {
    with_headers(302, &format!("Location: {to}\r\n"), "")
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed() {
    let server = Server::start([redirect("/merged?x=1"), page(&[1], "")]).await;
    list(&server, &SINGLE).send().await.unwrap();
    assert_eq!(server.targets()[1], "/merged?x=1");
    assert!(server.requests()[1].contains(SECRET));
}

#[tokio::test]
async fn a_redirect_to_another_origin_never_sees_the_credential() {
    let other = Server::start([page(&[1], "")]).await;
    let server = Server::start([redirect(&format!("{}/c?key=1", other.url()))]).await;
    let error = list(&server, &SINGLE).send().await.unwrap_err();
    assert!(error.is_redirect() && !error.is_retryable());
    let text = format!("vendor at_once, page 1: redirect refused: it leads to another origin, {}", other.url());
    assert_eq!(error.to_string(), text);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn redirects_without_end_are_an_error() {
    let server = Server::start((0..9).map(|_| redirect("/again"))).await;
    let error = list(&server, &SINGLE).send().await.unwrap_err();
    assert!(error.is_redirect());
    assert_eq!(server.requests().len(), 6);
}

#[tokio::test]
async fn a_link_to_another_origin_is_an_error() {
    let other = Server::start([page(&[1], "")]).await;
    let link = format!(r#","next":"{}/c""#, other.url());
    let server = Server::start([page(&[9], &link)]).await;
    let mut items = list(&server, &LINK).items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "9");
    let error = items.try_next().await.unwrap_err();
    assert!(error.is_redirect(), "{error}");
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn redirects_stay_within_the_origin_whatever_the_caller_configures() {
    let other = Server::start([page(&[1], "")]).await;
    let server = Server::start([redirect(&other.url())]).await;
    let everywhere = |builder: reqwest::ClientBuilder| builder.redirect(reqwest::redirect::Policy::default());
    let options = Options::new().base_url(server.url()).retry(RetryPolicy::never()).configure_http(everywhere);
    let error = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap_err();
    assert!(error.is_redirect());
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn secrets_are_nowhere_to_be_read() {
    let body = format!(r#"{{"message":"the key {SECRET} is wrong","code":"{SECRET}"}}"#);
    let server = Server::start([status(401, "application/json", &body)]).await;
    let client = client(&server);
    let call = List::<Message>::new(&client, &CURSOR).set(0, "42");
    let error = call.clone().send().await.unwrap_err();
    assert_eq!(error.vendor_message(), Some("the key [redacted] is wrong"));
    let pages = call.clone().pages();
    let items = call.clone().items();
    let continuation = error.continuation().unwrap();
    let printed = format!("{client:?} {call:?} {pages:?} {items:?} {error} {error:?} {continuation} {continuation:?}");
    assert!(!printed.contains(SECRET), "{printed}");
}

#[test]
fn a_client_that_could_not_send_its_credentials_is_refused() {
    let client = |setting: &str, secret: &str, options: Options| {
        let made = Client::new(&PROVIDER, vec![setting.to_owned()], vec![SecretString::from(secret)], options);
        made.map(drop).unwrap_err().to_string()
    };
    let named = "vendor: configuration: credential `token` is empty or holds characters that cannot be sent";
    for secret in ["", "a\nX-Admin: 1", "a\n"] {
        assert_eq!(client("acme", secret, Options::new()), named);
    }
    assert_eq!(client("", SECRET, Options::new()), "vendor: configuration: setting `account` is empty");
    for setting in ["evil.example/", "evil.example#", "u@evil.example", "a:1", "a b", "..%2f"] {
        assert!(client(setting, SECRET, Options::new()).contains("setting `account`"), "{setting}");
    }
    let plain = client("acme", SECRET, Options::new().base_url("http://api.example.com"));
    assert!(plain.contains("unencrypted"), "{plain}");
}
