//! A server that gives scripted answers, byte by byte, and keeps what it was sent.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// A server on a free port of this machine. Each connection carries one request.
pub(crate) struct Server {
    address: String,
    script: Arc<Mutex<Script>>,
}

#[derive(Default)]
struct Script {
    answers: VecDeque<Bytes>,
    requests: Vec<String>,
    connections: usize,
}

/// An answer as it is written, whatever it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bytes {
    pub(crate) first: Vec<u8>,
    /// What comes after it, again and again until the client hangs up.
    pub(crate) forever: Vec<u8>,
}

impl From<String> for Bytes {
    fn from(text: String) -> Self {
        Self { first: text.into_bytes(), ..Self::default() }
    }
}

impl Server {
    /// Starts a server that gives these answers in turn, and after them one that no client takes for success.
    pub(crate) async fn start(answers: impl IntoIterator<Item = String>) -> Self {
        Self::with_bytes(answers.into_iter().map(Bytes::from)).await
    }

    /// Starts a server that writes these bytes in turn.
    pub(crate) async fn with_bytes(answers: impl IntoIterator<Item = Bytes>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let script = Arc::new(Mutex::new(Script { answers: answers.into_iter().collect(), ..Script::default() }));
        tokio::spawn(serve(listener, Arc::clone(&script)));
        Self { address, script }
    }

    /// `http://127.0.0.1:` and the port.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// `127.0.0.1:` and the port.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Whether nobody ever connected, so that not one byte can have come.
    pub(crate) async fn is_untouched(&self) -> bool {
        // Connections are taken in their order: once this one has its answer, any before it was counted.
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
        stream.read_to_end(&mut Vec::new()).await.unwrap();
        self.script.lock().unwrap_or_else(PoisonError::into_inner).connections == 1
    }

    /// Adds an answer to the script.
    pub(crate) fn answer_next(&self, answer: String) {
        self.script.lock().unwrap_or_else(PoisonError::into_inner).answers.push_back(answer.into());
    }

    /// The requests so far, each with its head as it was sent.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner).requests.clone()
    }

    /// The request targets so far: `/path?query`.
    pub(crate) fn targets(&self) -> Vec<String> {
        let target = |request: &String| request.split(' ').nth(1).unwrap_or_default().to_owned();
        self.requests().iter().map(target).collect()
    }
}

async fn serve(listener: TcpListener, script: Arc<Mutex<Script>>) {
    while let Ok((stream, _)) = listener.accept().await {
        script.lock().unwrap_or_else(PoisonError::into_inner).connections += 1;
        tokio::spawn(answer(stream, Arc::clone(&script)));
    }
}

async fn answer(mut stream: TcpStream, script: Arc<Mutex<Script>>) {
    let mut request = Vec::new();
    while !is_whole(&request) {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            Err(_) => return,
        }
    }
    let next = {
        let mut script = script.lock().unwrap_or_else(PoisonError::into_inner);
        script.requests.push(String::from_utf8_lossy(&request).into_owned());
        script.answers.pop_front().unwrap_or_else(|| status(418, "text/plain", "the script is over").into())
    };
    // The client may be gone, which is what some tests are about.
    let _ = stream.write_all(&next.first).await;
    while !next.forever.is_empty() && stream.write_all(&next.forever).await.is_ok() {}
    let _ = stream.shutdown().await;
    // A connection that is closed with bytes unread is reset, and the client may lose the answer.
    let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
}

/// Whether a request came: a head of HTTP/1.1, or what HTTP/2 begins with and a frame of headers.
fn is_whole(request: &[u8]) -> bool {
    const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    let Some(mut frames) = request.strip_prefix(PREFACE) else {
        return request.ends_with(b"\r\n\r\n") && !PREFACE.starts_with(request);
    };
    while let [a, b, c, kind, _, _, _, _, _, rest @ ..] = frames {
        let length = u32::from_be_bytes([0, *a, *b, *c]) as usize;
        match rest.get(length..) {
            Some(after) if *kind != 1 => frames = after,
            after => return after.is_some(),
        }
    }
    false
}

/// A good answer with a JSON body.
pub(crate) fn json(body: &str) -> String {
    status(200, "application/json", body)
}

/// An answer with this status, content type and body.
pub(crate) fn status(status: u16, content_type: &str, body: &str) -> String {
    with_headers(status, &format!("Content-Type: {content_type}\r\n"), body)
}

/// An answer with these header lines.
pub(crate) fn with_headers(status: u16, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} Scripted\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

/// A page of messages: `{"data":[{"id":"1"},…],…}`, with more members if there are any.
pub(crate) fn page(ids: &[u32], more: &str) -> String {
    let items: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    json(&format!(r#"{{"data":[{}]{more}}}"#, items.join(",")))
}
