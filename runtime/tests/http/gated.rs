//! A server that answers by what is asked for, and only when a test lets it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore, watch};

/// A server on a free port of this machine. Each connection carries one request.
pub(crate) struct GatedServer {
    address: String,
    shared: Arc<Shared>,
}

struct Shared {
    answer: Box<dyn Fn(&str) -> String + Send + Sync>,
    /// One gate for each target that is held back.
    gates: BTreeMap<&'static str, Semaphore>,
    targets: watch::Sender<Vec<String>>,
    cancelled: AtomicUsize,
    cancellation: Notify,
}

impl GatedServer {
    /// Starts a server that answers by the request's last query pair, such as `page=2`. The pairs of `held` get their
    /// answer after [`GatedServer::release`].
    pub(crate) async fn start(held: &[&'static str], answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            gates: held.iter().map(|pair| (*pair, Semaphore::new(0))).collect(),
            targets: watch::Sender::default(),
            cancelled: AtomicUsize::new(0),
            cancellation: Notify::new(),
        });
        tokio::spawn(serve(listener, Arc::clone(&shared)));
        Self { address, shared }
    }

    /// `http://127.0.0.1:` and the port.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Lets a pair that is held back have its answer.
    pub(crate) fn release(&self, pair: &str) {
        self.shared.gates[pair].add_permits(1);
    }

    /// Waits until so many requests have arrived, and gives their last query pairs, sorted.
    pub(crate) async fn arrived(&self, count: usize) -> Vec<String> {
        let mut targets = self.shared.targets.subscribe();
        let mut pairs = targets.wait_for(|targets| targets.len() >= count).await.unwrap().clone();
        pairs.sort();
        pairs
    }

    /// The last query pairs so far, sorted.
    pub(crate) fn pairs(&self) -> Vec<String> {
        let mut pairs = self.shared.targets.borrow().clone();
        pairs.sort();
        pairs
    }

    /// Waits until a client gave up on an answer that is held back.
    pub(crate) async fn cancelled(&self) {
        while self.shared.cancelled.load(Ordering::SeqCst) == 0 {
            self.shared.cancellation.notified().await;
        }
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(answer(stream, Arc::clone(&shared)));
    }
}

async fn answer(mut stream: TcpStream, shared: Arc<Shared>) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            Err(_) => return,
        }
    }
    let request = String::from_utf8_lossy(&request);
    let target = request.split(' ').nth(1).unwrap_or_default();
    let pair = target.rsplit_once(['?', '&']).map_or("", |(_, pair)| pair).to_owned();
    shared.targets.send_modify(|targets| targets.push(pair.clone()));
    if let Some(gate) = shared.gates.get(pair.as_str()) {
        tokio::select! {
            permit = gate.acquire() => permit.unwrap().forget(),
            // A client sends nothing more: the connection was closed.
            _ = stream.read_u8() => {
                shared.cancelled.fetch_add(1, Ordering::SeqCst);
                shared.cancellation.notify_one();
                return;
            }
        }
    }
    // The client may be gone, which is what some tests are about.
    let _ = stream.write_all((shared.answer)(&pair).as_bytes()).await;
    let _ = stream.shutdown().await;
}
