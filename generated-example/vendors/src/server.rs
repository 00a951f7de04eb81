//! The server: accepts, records, asks the vendor.

use crate::answer::{Answer, Payload};
use crate::builder::Builder;
use crate::data::Expected;
use crate::fault::Fault;
use crate::request::Request;
use crate::vendor::Vendor;
use crate::world::World;
use crate::{centerfy, chatbotx, chatwoot, highlevel, octopush};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Method, Response};
use hyper_util::rt::TokioIo;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, JoinSet};

/// A server on loopback that plays all five vendors. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: AbortHandle,
}

/// A request that a vendor got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub vendor: Vendor,
    pub method: String,
    /// Path and query exactly as on the request line, nothing decoded.
    pub target: String,
    /// Names in lower case, in no particular order.
    pub headers: Vec<(String, String)>,
}

impl Recorded {
    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

#[derive(Debug)]
struct Shared {
    world: Mutex<World>,
    requests: Mutex<Vec<Recorded>>,
    faults: Mutex<VecDeque<(Vendor, Fault)>>,
}

impl Server {
    /// Starts a server with the default data on a port that the system chooses. It runs as tasks of the current tokio
    /// runtime.
    ///
    /// # Errors
    ///
    /// There is no tokio runtime, or no port.
    pub fn start() -> io::Result<Self> {
        Self::builder().start()
    }

    /// A server with other data.
    pub fn builder() -> Builder {
        Builder::new()
    }

    pub(crate) fn serve(world: World) -> io::Result<Self> {
        let runtime = Handle::try_current().map_err(io::Error::other)?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let address = listener.local_addr()?;
        let shared =
            Arc::new(Shared { world: Mutex::new(world), requests: Mutex::default(), faults: Mutex::default() });
        let accepting = runtime.spawn(accept(listener, Arc::clone(&shared))).abort_handle();
        Ok(Self { address, shared, accepting })
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The vendor's base URL, without a trailing slash.
    pub fn base_url(&self, vendor: Vendor) -> String {
        format!("http://{}{}", self.address, vendor.mount())
    }

    /// The truth about a conversation, in the order in which the vendor's whole listing has it: newest first. Nothing
    /// for a conversation that the vendor does not know.
    pub fn expected(&self, vendor: Vendor, conversation: &str) -> Vec<Expected> {
        let world = lock(&self.shared.world);
        let resolved = match vendor {
            Vendor::ChatbotX => chatbotx::resolve(conversation),
            _ => None,
        };
        let found = world.conversation(vendor, resolved.as_deref().unwrap_or(conversation));
        found.map_or_else(Vec::new, |found| found.messages.iter().map(|message| message.truth.clone()).collect())
    }

    /// Adds `count` messages to a conversation that are newer than all it has.
    pub fn deliver(&self, vendor: Vendor, conversation: &str, count: u64) {
        lock(&self.shared.world).deliver(vendor, conversation, count);
    }

    /// Queues a fault: the next request of the vendor that finds no earlier fault gets it.
    pub fn inject(&self, vendor: Vendor, fault: Fault) {
        lock(&self.shared.faults).push_back((vendor, fault));
    }

    /// All requests so far, in the order of arrival.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.shared.requests).clone()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        lock(&self.shared.requests).clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Connections live in a set of their own task, so that aborting it closes them.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(converse(stream, Arc::clone(&shared)));
            }
            Err(_) => tokio::task::yield_now().await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn converse(stream: TcpStream, shared: Arc<Shared>) {
    // Without it a small answer waits for the client's acknowledgement of the one before. The rest goes on if it fails.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| {
        let response = shared.respond(&request);
        async move { Ok::<_, Infallible>(response) }
    });
    // An error is a client that went away, or a truncated answer.
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

impl Shared {
    fn respond(&self, request: &hyper::Request<Incoming>) -> Response<Payload> {
        let path = request.uri().path();
        let Some(vendor) = path.split('/').nth(1).and_then(Vendor::from_name) else {
            return Answer::new(404, "text/plain", "No vendor is mounted here").into_response();
        };
        lock(&self.requests).push(record(vendor, request));
        let regular = self.regular(vendor, request);
        match self.fault(vendor) {
            Some(fault) => fault.answer(regular).into_response(),
            None => regular.into_response(),
        }
    }

    fn regular(&self, vendor: Vendor, request: &hyper::Request<Incoming>) -> Answer {
        let path = match *request.method() {
            Method::GET => request.uri().path().strip_prefix(&format!("/{}", vendor.name())).unwrap_or_default(),
            // No vendor has a route for anything but GET here.
            _ => "",
        };
        let request = Request::new(path, request.uri().query().unwrap_or_default(), request.headers());
        let world = lock(&self.world);
        match vendor {
            Vendor::Centerfy => centerfy::respond(&request, &world),
            Vendor::ChatbotX => chatbotx::respond(&request, &world),
            Vendor::HighLevel => highlevel::respond(&request, &world),
            Vendor::Octopush => octopush::respond(&request, &world),
            Vendor::Chatwoot => chatwoot::respond(&request, &world),
        }
    }

    fn fault(&self, vendor: Vendor) -> Option<Fault> {
        let mut faults = lock(&self.faults);
        let first = faults.iter().position(|(owner, _)| *owner == vendor)?;
        faults.remove(first).map(|(_, fault)| fault)
    }
}

fn record(vendor: Vendor, request: &hyper::Request<Incoming>) -> Recorded {
    let target = request.uri().path_and_query().map_or_else(String::new, |target| target.as_str().to_owned());
    let headers = request
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    Recorded { vendor, method: request.method().to_string(), target, headers: headers.collect() }
}

/// A test that panicked while it held a lock does not take the others along.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
