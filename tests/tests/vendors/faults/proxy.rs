//! A proxy between a client and a vendor that damages what passes, by chance, but by the same chance for the same seed.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// What happens to a request or its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Damage {
    /// The answer passes.
    None,
    /// The connection is reset before the request reaches the vendor.
    ResetBefore,
    /// The connection is reset when the vendor has answered.
    ResetAfter,
    /// The answer breaks off.
    Truncate,
    /// The answer comes late, but in time.
    Delay,
    /// No answer comes.
    Hang,
    /// The answer comes byte by byte, and never to its end.
    SlowLoris,
    /// The vendor gets the request twice.
    TwoRequests,
    /// The answer comes twice on a connection that it says is at its end.
    TwoAnswers,
    /// A gateway answers instead of the vendor, and to the next few requests as well.
    Burst,
    /// Bytes that are no HTTP.
    Garbage,
}

const DAMAGES: [Damage; 10] = [
    Damage::ResetBefore,
    Damage::ResetAfter,
    Damage::Truncate,
    Damage::Delay,
    Damage::Hang,
    Damage::SlowLoris,
    Damage::TwoRequests,
    Damage::TwoAnswers,
    Damage::Burst,
    Damage::Garbage,
];

/// A proxy on a free port of this machine. It stops when it is dropped.
pub(super) struct Proxy {
    address: SocketAddr,
    chance: Arc<Mutex<Chance>>,
    accepting: AbortHandle,
}

struct Chance {
    rng: fastrand::Rng,
    /// Answers of the gateway that are left of a burst.
    burst: u32,
    done: Vec<Damage>,
}

impl Proxy {
    /// A proxy before a vendor. The seed decides what it damages.
    pub(super) async fn start(vendor: SocketAddr, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
        let address = listener.local_addr().expect("it is bound");
        let chance = Chance { rng: fastrand::Rng::with_seed(seed), burst: 0, done: Vec::new() };
        let chance = Arc::new(Mutex::new(chance));
        let accepting = tokio::spawn(accept(listener, vendor, Arc::clone(&chance))).abort_handle();
        Self { address, chance, accepting }
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was done so far.
    pub(super) fn done(&self) -> Vec<Damage> {
        lock(&self.chance).done.clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Chance {
    /// Damages about every third request.
    fn next(&mut self) -> Damage {
        let damage = if self.burst > 0 {
            self.burst -= 1;
            Damage::Burst
        } else if self.rng.u32(0..3) == 0 {
            let damage = DAMAGES[self.rng.usize(0..DAMAGES.len())];
            self.burst = if damage == Damage::Burst { self.rng.u32(0..6) } else { 0 };
            damage
        } else {
            Damage::None
        };
        self.done.push(damage);
        damage
    }
}

fn lock(chance: &Mutex<Chance>) -> std::sync::MutexGuard<'_, Chance> {
    chance.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn accept(listener: TcpListener, vendor: SocketAddr, chance: Arc<Mutex<Chance>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let chance = Arc::clone(&chance);
        tokio::spawn(async move {
            // A connection that fails is what this is about.
            let _ = serve(stream, vendor, &chance).await;
        });
    }
}

/// Passes requests on until one side has enough, or a damage closes the connection.
async fn serve(mut client: TcpStream, vendor: SocketAddr, chance: &Mutex<Chance>) -> std::io::Result<()> {
    while let Some(request) = head(&mut client).await? {
        let (damage, cut) = {
            let mut chance = lock(chance);
            (chance.next(), chance.rng.f64())
        };
        let at = |answer: &[u8]| (answer.len() as f64 * cut) as usize;
        match damage {
            Damage::ResetBefore => return client.set_zero_linger(),
            Damage::Burst => client.write_all(gateway(cut).as_bytes()).await?,
            Damage::Garbage => return client.write_all(b"\x16\x03\x01 this is no HTTP\r\n\r\n").await,
            Damage::Hang => return wait_for_end(client).await,
            Damage::TwoRequests => {
                exchange(vendor, &request).await?;
                client.write_all(&exchange(vendor, &request).await?).await?;
            }
            Damage::None => client.write_all(&exchange(vendor, &request).await?).await?,
            Damage::Delay => {
                tokio::time::sleep(Duration::from_millis(2)).await;
                client.write_all(&exchange(vendor, &request).await?).await?;
            }
            // On a connection that goes on, no client can tell the second answer from that to its next request.
            Damage::TwoAnswers => {
                let answer = exchange(vendor, &request).await?;
                let last = String::from_utf8_lossy(&answer).replacen("\r\n", "\r\nConnection: close\r\n", 1);
                client.write_all(last.as_bytes()).await?;
                return client.write_all(&answer).await;
            }
            Damage::ResetAfter => {
                exchange(vendor, &request).await?;
                return client.set_zero_linger();
            }
            Damage::Truncate => {
                let answer = exchange(vendor, &request).await?;
                return client.write_all(&answer[..at(&answer)]).await;
            }
            Damage::SlowLoris => {
                for byte in exchange(vendor, &request).await?.split_last().map_or(&[][..], |(_, rest)| rest) {
                    client.write_all(&[*byte]).await?;
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                return wait_for_end(client).await;
            }
        }
    }
    Ok(())
}

/// The head of a request, which has no body; `None` if the client has none any more.
async fn head(client: &mut TcpStream) -> std::io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut buffer = [0];
        if client.read(&mut buffer).await? == 0 {
            return Ok(None);
        }
        head.push(buffer[0]);
    }
    Ok(Some(head))
}

/// What the vendor answers, on a connection of its own.
async fn exchange(vendor: SocketAddr, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(vendor).await?;
    let end = request.len() - b"\r\n".len();
    stream.write_all(&request[..end]).await?;
    stream.write_all(b"Connection: close\r\n\r\n").await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    // To the client, the connection goes on.
    let text = String::from_utf8_lossy(&answer).replacen("connection: close\r\n", "", 1);
    Ok(text.into_bytes())
}

fn gateway(cut: f64) -> String {
    let status = [500, 502, 503, 504, 429][(cut * 5.0) as usize % 5];
    let wait = if cut < 0.5 { "Retry-After: 1\r\n" } else { "" };
    format!("HTTP/1.1 {status} Gateway\r\n{wait}Content-Length: 4\r\n\r\nbusy")
}

async fn wait_for_end(mut client: TcpStream) -> std::io::Result<()> {
    let mut rest = Vec::new();
    client.read_to_end(&mut rest).await.map(|_| ())
}
