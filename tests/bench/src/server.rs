//! A vendor's server in another process, so that its work does not count as the client's: the program starts itself again.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, thread};

use crate::Vendor;
use crate::clock::now;
use crate::shapes::{self, centerfy, chatbotx};

/// Messages on a page.
pub const PAGE: usize = 100;

/// The argument by which the program knows that it is the server.
const SERVE: &str = "serve";

/// A server. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts a server with a list of so many pages, each of which takes this long. It lists as Centerfy does, by offsets,
    /// or as ChatbotX does, by cursors.
    ///
    /// # Panics
    ///
    /// The program cannot start itself, or does not call [`serve_if_asked`].
    #[must_use]
    pub fn start(vendor: Vendor, pages: usize, latency: Duration) -> Self {
        let program = env::current_exe().expect("the program is known");
        let mut command = Command::new(program);
        command.args([SERVE, vendor.id(), &pages.to_string(), &latency.as_millis().to_string()]);
        let mut process = command.stdout(Stdio::piped()).spawn().expect("the program runs");
        let mut told = String::new();
        let output = process.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut told).expect("the server tells where it is");
        let address = told.trim().parse().expect("the server tells where it is");
        Self { process, address }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL for a client.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Is the server for ever if the program was started as one; otherwise does nothing. The first thing that `main` does.
///
/// # Panics
///
/// No port is free.
pub fn serve_if_asked() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [asked, vendor, pages, latency] = arguments.as_slice() else { return };
    if asked != SERVE {
        return;
    }
    let number = |text: &str| text.parse().expect("it is a number");
    let list = List {
        is_counted: vendor == Vendor::Centerfy.id(),
        pages: number(pages),
        latency: Duration::from_millis(latency.parse().expect("it is a number")),
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    announce(&listener).expect("somebody waits for it");
    for connection in listener.incoming().flatten() {
        // An error is a client that went away.
        thread::spawn(move || list.converse(&connection));
    }
}

fn announce(listener: &TcpListener) -> io::Result<()> {
    let mut output = io::stdout();
    writeln!(output, "{}", listener.local_addr()?)?;
    output.flush()
}

/// What is listed.
#[derive(Debug, Clone, Copy)]
struct List {
    /// Whether pages are asked for by offsets, or else by cursors.
    is_counted: bool,
    pages: usize,
    latency: Duration,
}

impl List {
    /// Answers one request after the other.
    fn converse(self, connection: &TcpStream) -> io::Result<()> {
        connection.set_nodelay(true)?;
        let mut body = Body::new(self);
        let mut reader = BufReader::new(connection);
        let mut writer = connection;
        while let Some(target) = target(&mut reader)? {
            let until = now() + self.latency;
            let body = body.page(position(&target));
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
            let answer = [format!("{head}{}\r\n\r\n", body.len()).as_bytes(), &body].concat();
            thread::sleep(until.saturating_duration_since(now()));
            writer.write_all(&answer)?;
        }
        Ok(())
    }
}

/// Path and query of the next request; `None` at the end of the connection.
fn target(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let target = line.split(' ').nth(1).unwrap_or_default().to_owned();
    while line.trim() != "" {
        line.clear();
        reader.read_line(&mut line)?;
    }
    Ok(Some(target))
}

/// The number of a page, counted from 0: what the offset or the cursor says.
fn position(target: &str) -> usize {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.parse::<usize>().ok());
    value("cursor=").or_else(|| value("offset=").map(|offset| offset / PAGE)).unwrap_or(0)
}

/// Bodies of pages, all of whose messages have ids of their own.
struct Body {
    list: List,
    counted: centerfy::Page,
    cursored: chatbotx::Page,
}

impl Body {
    fn new(list: List) -> Self {
        Self { list, counted: centerfy::page(PAGE), cursored: chatbotx::page(PAGE) }
    }

    fn page(&mut self, number: usize) -> Vec<u8> {
        if self.list.is_counted { self.counted(number) } else { self.cursored(number) }
    }

    fn counted(&mut self, number: usize) -> Vec<u8> {
        let page = &mut self.counted;
        page.total = (self.list.pages * PAGE) as u64;
        page.offset = (number * PAGE) as u64;
        for message in &mut page.messages {
            message.id.replace_range(..8, &format!("{number:08x}"));
        }
        shapes::body(page)
    }

    fn cursored(&mut self, number: usize) -> Vec<u8> {
        let page = &mut self.cursored;
        page.next_cursor = (number + 1 < self.list.pages).then(|| (number + 1).to_string());
        for (index, message) in page.data.iter_mut().enumerate() {
            message.id = (9_000_000_000 - number * PAGE - index).to_string();
        }
        shapes::body(page)
    }
}
