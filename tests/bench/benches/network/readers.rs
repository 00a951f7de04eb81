//! Readers of whole lists.

use std::hint::black_box;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use specloom::{Limit, List, Options};
use specloom_bench::Vendor;
use specloom_bench::clients::messaging::{self, Message, Messaging};
use specloom_bench::peers::{Peer, Wrong};
use specloom_bench::server::{PAGE, Server};

/// A credential of some length.
const KEY: &str = "a-token-of-some-length";

/// A generated client of a server.
pub(crate) fn client(vendor: Vendor, server: &Server) -> Box<dyn Messaging> {
    let options = Options::new().base_url(server.url()).limit(Limit::none());
    let config = match vendor {
        Vendor::Centerfy => serde_json::json!({ "api_key": KEY }),
        _ => serde_json::json!({ "token": KEY }),
    };
    messaging::connect(vendor.id(), config, options).expect("the config fits")
}

/// The list of a server.
pub(crate) fn list(vendor: Vendor, client: &dyn Messaging) -> List<Message> {
    client.list_messages(vendor.conversation()).page_size(u32::try_from(PAGE).expect("pages are short"))
}

/// Reads a list; each page takes the caller so long. Gives the number of messages.
pub(crate) async fn pages(list: List<Message>, work: Duration) -> Result<usize, Wrong> {
    let (mut pages, mut count) = (list.pages(), 0);
    while let Some(page) = pages.try_next().await? {
        count += page.items.len();
        black_box(page);
        thread::sleep(work);
    }
    Ok(count)
}

/// Reads a list of so many messages as people do by hand: a loop, reqwest, structs of the mapped fields. Gives their number.
pub(crate) async fn by_hand(
    vendor: Vendor,
    client: &reqwest::Client,
    base: &str,
    total: usize,
) -> Result<usize, Wrong> {
    let (mut next, mut count) = (None, 0);
    while count < total {
        let (name, value) = credential(vendor);
        let url = format!("{base}{}", target(vendor, next.as_deref()));
        let response = client.get(url).header(name, value).send().await?.error_for_status()?;
        let page = Peer::Narrow.decode(vendor, &response.bytes().await?, vendor.conversation())?;
        count += page.messages.len();
        black_box(page.messages);
        next = if vendor == Vendor::Centerfy { Some(count.to_string()) } else { page.next };
    }
    Ok(count)
}

/// Sends the same requests over one connection, and takes the bytes of the answers without a look: as fast as it gets.
pub(crate) fn raw(vendor: Vendor, address: SocketAddr, pages: usize) -> io::Result<()> {
    let connection = TcpStream::connect(address)?;
    connection.set_nodelay(true)?;
    let (mut reader, mut writer) = (BufReader::new(&connection), &connection);
    let (name, value) = credential(vendor);
    for page in 0..pages {
        let next = (page > 0).then(|| page.to_string());
        let target = target(vendor, next.as_deref());
        writer.write_all(format!("GET {target} HTTP/1.1\r\nhost: {address}\r\n{name}: {value}\r\n\r\n").as_bytes())?;
        let mut body = vec![0; length(&mut reader)?];
        reader.read_exact(&mut body)?;
        black_box(body);
    }
    Ok(())
}

/// The length of the body, by the headers, which are read.
fn length(reader: &mut impl BufRead) -> io::Result<usize> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        match line.trim().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().map_err(io::Error::other)?,
            None if line.trim().is_empty() => return Ok(length),
            _ => {}
        }
    }
}

/// Path and query of a page.
fn target(vendor: Vendor, next: Option<&str>) -> String {
    let (path, size, from) = match vendor {
        Vendor::Centerfy => ("/get-contact-messages/c1a2b3d4-e5f6-7890-abcd-ef1234567890", "limit", "offset"),
        _ => ("/v1/contacts/id:991/messages", "perPage", "cursor"),
    };
    let from = next.map_or_else(String::new, |next| format!("&{from}={next}"));
    format!("{path}?{size}={PAGE}{from}")
}

/// The header that carries the credential.
fn credential(vendor: Vendor) -> (&'static str, &'static str) {
    match vendor {
        Vendor::Centerfy => ("x-api-key", KEY),
        _ => ("authorization", "Bearer a-token-of-some-length"),
    }
}
