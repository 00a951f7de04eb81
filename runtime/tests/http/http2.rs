//! The same over HTTP/2, whose frames are traced by a crate of their own.

use bytes::Bytes;
use specloom::__v1::List;
use specloom::{Options, RetryPolicy};
use tokio::net::TcpListener;

use crate::alone::alone;
use crate::log::Log;
use crate::provider::*;

/// Starts a server that gives one page to every request, and quotes the credential in a header. It speaks HTTP/2 without
/// TLS. Its own traces are on another thread, which nobody records.
fn start() -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(format!("http://{}", listener.local_addr().unwrap())).unwrap();
            let (stream, _) = listener.accept().await.unwrap();
            let mut connection = h2::server::handshake(stream).await.unwrap();
            while let Some(Ok((request, mut respond))) = connection.accept().await {
                let key = request.headers().get("x-api-key").unwrap().clone();
                let response = http::Response::builder().header("x-echo", key).body(()).unwrap();
                let mut body = respond.send_response(response, false).unwrap();
                body.send_data(Bytes::from_static(br#"{"data":[{"id":"1"}]}"#), true).unwrap();
            }
        });
    });
    told.recv().unwrap()
}

#[test]
fn no_trace_shows_a_credential() {
    alone("http2::no_trace_shows_a_credential", async {
        let log = Log::default();
        let _guard = tracing::subscriber::set_default(log.clone());
        let options = Options::new().base_url(start()).retry(RetryPolicy::never());
        let options = options.configure_http(|builder| builder.http2_prior_knowledge());
        let page = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap();
        assert_eq!(ids(&page.items), [1]);
        let written = log.written();
        assert!(written.contains("frame=Headers"), "{written}");
        assert!(!written.contains(SECRET), "{written}");
    });
}
