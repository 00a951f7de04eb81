//! The exact bytes of requests: target and headers, of the first page and of those that follow.

use specloom_vendors::{CHATWOOT_ACCOUNT, Recorded, Server, Vendor, conversation_id};

use crate::clients::{drain, shared, typed};
use crate::truth::server_with;

/// What was sent, without the name of the vendor that the server mounts it at.
fn targets(server: &Server) -> Vec<String> {
    let strip = |request: Recorded| {
        assert_eq!(request.method, "GET");
        let mount = format!("/{}", request.vendor.name());
        request.target.strip_prefix(&mount).expect("the target is the vendor's").to_owned()
    };
    server.requests().into_iter().map(strip).collect()
}

/// Every header of every request, sorted, `Host` aside, which has the port of the server.
fn headers(server: &Server) -> Vec<Vec<(String, String)>> {
    let sorted = |request: Recorded| {
        let mut headers: Vec<_> = request.headers.into_iter().filter(|(name, _)| name != "host").collect();
        headers.sort();
        headers
    };
    server.requests().into_iter().map(sorted).collect()
}

/// The headers that the client sends beside those of the spec.
fn with_common(own: &[(&str, &str)]) -> Vec<(String, String)> {
    let agent = concat!("specloom/", env!("CARGO_PKG_VERSION"));
    let common = [("accept", "application/json"), ("accept-encoding", "gzip"), ("user-agent", agent)];
    let mut all: Vec<_> =
        common.iter().chain(own).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    all.sort();
    all
}

/// What is sent for 120 messages with default options.
async fn sent_for_120(vendor: Vendor) -> Vec<String> {
    let server = server_with(vendor, 120);
    drain(typed(&server, vendor, conversation_id(vendor), None)).await.expect("it is listed");
    targets(&server)
}

#[tokio::test]
async fn centerfy_pages_by_offset() {
    let list = "/functions/v1/crm-api/get-contact-messages/c1a2b3d4-e5f6-7890-abcd-ef1234567890";
    let wanted = [0, 50, 100].map(|offset| format!("{list}?limit=50&offset={offset}"));
    assert_eq!(sent_for_120(Vendor::Centerfy).await, wanted);
}

#[tokio::test]
async fn chatbotx_pages_by_an_encoded_cursor() {
    let list = "/api/v1/contacts/id%3A5000000001/messages?perPage=50";
    // The server ends its base64 with `=`.
    let second =
        "eyJkaXJlY3Rpb24iOiJwcmV2IiwiY3JlYXRlZEF0IjoiMjAyNi0wMS0wNVQyMDoxNDoyNi4zMzVaIiwiaWQiOiI5MDAwMDAwMDcxIn0%3D";
    let third =
        "eyJkaXJlY3Rpb24iOiJwcmV2IiwiY3JlYXRlZEF0IjoiMjAyNi0wMS0wNVQxMTo0MDoxNi41NTJaIiwiaWQiOiI5MDAwMDAwMDIxIn0%3D";
    let wanted = [list.to_owned(), format!("{list}&cursor={second}"), format!("{list}&cursor={third}")];
    assert_eq!(sent_for_120(Vendor::ChatbotX).await, wanted);
}

#[tokio::test]
async fn highlevel_pages_by_the_last_id() {
    let list = "/conversations/tDtDnQdgm2LXpyiqYvZ6/messages?limit=50";
    let all = server_with(Vendor::HighLevel, 120).expected(Vendor::HighLevel, conversation_id(Vendor::HighLevel));
    let after = |index: usize| format!("{list}&lastMessageId={}", all[index].id);
    assert_eq!(sent_for_120(Vendor::HighLevel).await, [list.to_owned(), after(49), after(99)]);
}

#[tokio::test]
async fn octopush_pages_by_number_until_one_is_empty() {
    let list = "/v1/public/conversations/messages/list?contact=%2B33612345678&per_page=50";
    assert_eq!(sent_for_120(Vendor::Octopush).await, [1, 2, 3, 4].map(|page| format!("{list}&page={page}")));
}

#[tokio::test]
async fn chatwoot_pages_by_the_smallest_id() {
    let list = format!("/api/v1/accounts/{CHATWOOT_ACCOUNT}/conversations/42/messages");
    let all = server_with(Vendor::Chatwoot, 120).expected(Vendor::Chatwoot, "42");
    let smallest = |page: &[specloom_vendors::Expected]| {
        let ids = page.iter().map(|message| message.id.parse::<u64>().expect("ids are numbers"));
        ids.min().expect("the page is not empty")
    };
    let following = all.chunks(20).map(|page| format!("{list}?before={}", smallest(page)));
    let wanted: Vec<_> = [list.clone()].into_iter().chain(following).collect();
    assert_eq!(sent_for_120(Vendor::Chatwoot).await, wanted);
}

#[tokio::test]
async fn the_chosen_page_size_is_sent_with_every_page() {
    let sizes = [
        (Vendor::Centerfy, "limit=40"),
        (Vendor::ChatbotX, "perPage=40"),
        (Vendor::HighLevel, "limit=40"),
        (Vendor::Octopush, "per_page=40"),
    ];
    for (vendor, pair) in sizes {
        let server = server_with(vendor, 90);
        drain(typed(&server, vendor, conversation_id(vendor), Some(40))).await.expect("it is listed");
        assert!(targets(&server).len() >= 3);
        for target in targets(&server) {
            assert!(target.split(['?', '&']).any(|part| part == pair), "{target}");
        }
    }
}

#[tokio::test]
async fn every_request_has_exactly_these_headers() {
    let own: [(Vendor, &[(&str, &str)]); 5] = [
        (Vendor::Centerfy, &[("x-api-key", "cfy_3f9a1c7e5b2d")]),
        (Vendor::ChatbotX, &[("authorization", "Bearer cbx_ws_6d21f0c4a9")]),
        (
            Vendor::HighLevel,
            &[("authorization", "Bearer pit-0d4c7c5e-52a1-4f3b-9a36-8c1f52e0b7aa"), ("version", "2021-04-15")],
        ),
        (Vendor::Octopush, &[("api-key", "7Qm2vXc9TnLr4Ks1"), ("api-login", "ops+api@octopush.example")]),
        (Vendor::Chatwoot, &[("api-access-token", "wKq3Zp8rT5vYc1Xe7Nf2")]),
    ];
    for (vendor, own) in own {
        let server = server_with(vendor, 120);
        drain(typed(&server, vendor, conversation_id(vendor), None)).await.expect("it is listed");
        let all = headers(&server);
        assert!(all.len() >= 3);
        for headers in all {
            assert_eq!(headers, with_common(own), "{vendor:?}");
        }
    }
}

#[tokio::test]
async fn the_interface_sends_the_same_as_the_typed_client() {
    for vendor in Vendor::ALL {
        let (one, other) = (server_with(vendor, 120), server_with(vendor, 120));
        drain(typed(&one, vendor, conversation_id(vendor), None)).await.expect("it is listed");
        drain(shared(&other, vendor).list_messages(conversation_id(vendor)).items()).await.expect("it is listed");
        assert_eq!((targets(&one), headers(&one)), (targets(&other), headers(&other)), "{vendor:?}");
    }
}

#[tokio::test]
async fn identifiers_of_chatbotx_are_encoded_as_one_segment() {
    let server = Server::start().expect("there is a port");
    for (identifier, segment) in
        [("email:a+b@x.com", "email%3Aa%2Bb%40x.com"), ("phone:+84901234567", "phone%3A%2B84901234567")]
    {
        server.clear_requests();
        let mine = drain(typed(&server, Vendor::ChatbotX, identifier, Some(500))).await.expect("it is listed");
        assert_eq!(targets(&server), [format!("/api/v1/contacts/{segment}/messages?perPage=500")]);
        let by_id = drain(typed(&server, Vendor::ChatbotX, "id:5000000001", Some(500))).await.expect("it is listed");
        assert_eq!((mine.len(), mine), (245, by_id));
    }
}

#[tokio::test]
async fn a_value_with_separators_stays_in_its_segment() {
    let server = Server::start().expect("there is a port");
    let error = drain(typed(&server, Vendor::HighLevel, "a/../b?c#d%2e e", None)).await.expect_err("nobody has it");
    assert!(error.is_invalid_request(), "{error}");
    let target = targets(&server).remove(0);
    assert_eq!(target, "/conversations/a%2F..%2Fb%3Fc%23d%252e%20e/messages?limit=50");
}
