//! A client that shows the bytes as they come.

use serde_json::Value;
use specloom_vendors::{Server, Vendor, credentials};
use std::io::{Error, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Null where the body is not JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// A connection that is kept.
#[derive(Debug)]
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) async fn open(server: &Server) -> Result<Self> {
        Ok(Self(BufReader::new(TcpStream::connect(server.address()).await?)))
    }

    pub(crate) async fn get(&mut self, target: &str, headers: &[(&str, &str)]) -> Result<Reply> {
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let request = format!("GET {target} HTTP/1.1\r\nHost: vendor.example\r\n{headers}\r\n");
        self.0.get_mut().write_all(request.as_bytes()).await?;
        self.reply().await
    }

    async fn reply(&mut self) -> Result<Reply> {
        let status_line = self.line().await?;
        let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let mut reply =
            Reply { status: status.ok_or_else(|| Error::other(status_line))?, headers: Vec::new(), body: Vec::new() };
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(": ") else { break };
            reply.headers.push((name.to_owned(), value.to_owned()));
        }
        match reply.header("content-length").and_then(|length| length.parse().ok()) {
            Some(length) => self.exactly(length, &mut reply.body).await?,
            None => self.chunks(&mut reply.body).await?,
        }
        Ok(reply)
    }

    async fn chunks(&mut self, body: &mut Vec<u8>) -> Result<()> {
        loop {
            let size = usize::from_str_radix(&self.line().await?, 16).map_err(Error::other)?;
            self.exactly(size, body).await?;
            self.line().await?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    async fn exactly(&mut self, length: usize, body: &mut Vec<u8>) -> Result<()> {
        let start = body.len();
        body.resize(start + length, 0);
        self.0.read_exact(&mut body[start..]).await.map(drop)
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.push(self.0.read_u8().await?);
        }
        line.truncate(line.len() - 2);
        String::from_utf8(line).map_err(Error::other)
    }
}

/// The headers that the vendor wants.
pub(crate) fn authorized(vendor: Vendor) -> Vec<(&'static str, String)> {
    let secret = |at: usize| credentials(vendor)[at].1;
    match vendor {
        Vendor::Centerfy => vec![("x-api-key", secret(0).to_owned())],
        Vendor::ChatbotX => vec![("Authorization", format!("Bearer {}", secret(0)))],
        Vendor::HighLevel => {
            vec![("Authorization", format!("Bearer {}", secret(0))), ("Version", "2021-04-15".to_owned())]
        }
        Vendor::Octopush => vec![("api-key", secret(0).to_owned()), ("api-login", secret(1).to_owned())],
        Vendor::Chatwoot => vec![("Api-Access-Token", secret(0).to_owned())],
    }
}

/// Asks with the vendor's credentials, on a connection of its own. `path` follows the base URL.
pub(crate) async fn get(server: &Server, vendor: Vendor, path: &str) -> Result<Reply> {
    let headers = authorized(vendor);
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    get_with(server, vendor, path, &headers).await
}

/// Asks with these headers alone.
pub(crate) async fn get_with(server: &Server, vendor: Vendor, path: &str, headers: &[(&str, &str)]) -> Result<Reply> {
    Connection::open(server).await?.get(&target(server, vendor, path), headers).await
}

pub(crate) fn target(server: &Server, vendor: Vendor, path: &str) -> String {
    let base = server.base_url(vendor);
    let origin = format!("http://{}", server.address());
    format!("{}{path}", base.strip_prefix(&origin).unwrap_or(&base))
}

/// The texts at `key` of an array's objects; numbers as text.
pub(crate) fn column(items: &Value, key: &str) -> Vec<String> {
    let text = |item: &Value| item[key].as_str().map_or_else(|| item[key].to_string(), str::to_owned);
    items.as_array().into_iter().flatten().map(text).collect()
}
