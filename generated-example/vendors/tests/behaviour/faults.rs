use crate::client::get;
use specloom_vendors::{Fault, Server, Vendor};
use std::io::{ErrorKind, Result};

const PATH: &str = "/api/v1/accounts/1/conversations/42/messages";

#[tokio::test]
async fn a_fault_is_for_one_request_of_one_vendor() -> Result<()> {
    let server = Server::start()?;
    server.inject(Vendor::Chatwoot, Fault::json(503, "{}").with_header("Retry-After", "2"));
    assert_eq!(get(&server, Vendor::Octopush, "/v1/public/conversations/messages/list").await?.status, 200);
    let reply = get(&server, Vendor::Chatwoot, PATH).await?;
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("2")));
    assert_eq!(get(&server, Vendor::Chatwoot, PATH).await?.status, 200);
    Ok(())
}

#[tokio::test]
async fn faults_come_in_the_order_in_which_they_were_queued() -> Result<()> {
    let server = Server::start()?;
    server.inject(Vendor::Chatwoot, Fault::Redirect("https://elsewhere.example/x".to_owned()));
    server.inject(Vendor::Chatwoot, Fault::Body(b"not json".to_vec()));
    server.inject(Vendor::Chatwoot, Fault::rate_limited(Vendor::Chatwoot));
    let redirect = get(&server, Vendor::Chatwoot, PATH).await?;
    assert_eq!((redirect.status, redirect.header("location")), (302, Some("https://elsewhere.example/x")));
    let body = get(&server, Vendor::Chatwoot, PATH).await?;
    assert_eq!((body.status, body.text()), (200, "not json".to_owned()));
    let limited = get(&server, Vendor::Chatwoot, PATH).await?;
    assert_eq!((limited.status, limited.text()), (429, "Retry later".to_owned()));
    assert_eq!((limited.header("content-type"), limited.header("retry-after")), (Some("text/plain"), None));
    Ok(())
}

#[tokio::test]
async fn a_truncated_answer_ends_before_its_length() -> Result<()> {
    let server = Server::start()?;
    for vendor in [Vendor::Chatwoot, Vendor::ChatbotX] {
        server.inject(vendor, Fault::Truncate);
        let error = get(&server, vendor, PATH).await.err();
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::UnexpectedEof));
    }
    Ok(())
}

#[tokio::test]
async fn a_fault_that_http_cannot_say_is_a_500() -> Result<()> {
    let server = Server::start()?;
    server.inject(Vendor::Chatwoot, Fault::json(200, "{}").with_header("bad name", ""));
    assert_eq!(get(&server, Vendor::Chatwoot, PATH).await?.status, 500);
    Ok(())
}
