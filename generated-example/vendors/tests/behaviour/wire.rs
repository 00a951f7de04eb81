use crate::client::{Connection, authorized, get, target};
use specloom_vendors::{Server, Vendor, conversation_id};
use std::io::Result;

#[tokio::test]
async fn a_connection_serves_all_vendors_one_after_another() -> Result<()> {
    let server = Server::start()?;
    let mut connection = Connection::open(&server).await?;
    for vendor in Vendor::ALL {
        let headers = authorized(vendor);
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let reply = connection.get(&target(&server, vendor, "/no/such/route"), &headers).await?;
        assert_eq!(reply.status, 404, "{vendor:?}");
        assert!(reply.header("content-type").is_some());
    }
    assert_eq!(connection.get("/elsewhere", &[]).await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn requests_are_recorded_as_they_came() -> Result<()> {
    let server = Server::start()?;
    get(&server, Vendor::ChatbotX, "/v1/contacts/email:a%2Bb%40x.com/messages?cursor=ab%3D%3D&x=1+2").await?;
    let recorded = server.requests();
    assert_eq!(recorded.len(), 1);
    assert_eq!((recorded[0].vendor, recorded[0].method.as_str()), (Vendor::ChatbotX, "GET"));
    let sent = "/chatbotx/api/v1/contacts/email:a%2Bb%40x.com/messages?cursor=ab%3D%3D&x=1+2";
    assert_eq!(recorded[0].target, sent);
    assert_eq!(recorded[0].header("Host"), Some("vendor.example"));
    server.clear_requests();
    assert!(server.requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn base_urls_keep_the_prefix_of_the_real_ones() -> Result<()> {
    let server = Server::start()?;
    let paths = Vendor::ALL.map(|vendor| target(&server, vendor, ""));
    let expected =
        ["/centerfy/functions/v1/crm-api", "/chatbotx/api", "/highlevel", "/octopush", "/chatwoot"].map(str::to_owned);
    assert_eq!(paths, expected);
    assert_eq!(Vendor::ALL.map(|vendor| Vendor::from_name(vendor.name())), Vendor::ALL.map(Some));
    Ok(())
}

#[tokio::test]
async fn a_dropped_server_stops_listening_and_closes_its_connections() -> Result<()> {
    let server = Server::start()?;
    let address = server.address();
    let mut connection = Connection::open(&server).await?;
    connection.get("/elsewhere", &[]).await?;
    drop(server);
    tokio::task::yield_now().await;
    assert!(connection.get("/elsewhere", &[]).await.is_err());
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
    Ok(())
}

#[tokio::test]
async fn the_same_calls_give_the_same_messages() -> Result<()> {
    let (one, other) = (Server::start()?, Server::builder().messages(Vendor::Octopush, "+33612345678", 188).start()?);
    for vendor in Vendor::ALL {
        let expected = one.expected(vendor, conversation_id(vendor));
        assert!(expected.len() > 100);
        assert_eq!(expected, other.expected(vendor, conversation_id(vendor)));
    }
    Ok(())
}

#[tokio::test]
async fn a_server_needs_a_runtime() {
    let started = std::thread::spawn(|| Server::start().is_err()).join();
    assert!(matches!(started, Ok(true)));
}
