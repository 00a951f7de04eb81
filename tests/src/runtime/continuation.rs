//! Continuations: texts that came back from a database or a user, and are not what they were.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use specloom::__v1::tables::auth::Headers;
use specloom::__v1::tables::pagination::{Cursor, Keyset, Link, Offset, PageNumber, PageTotal};
use specloom::__v1::tables::{Operation, Piece, Provider};
use specloom::__v1::{Client, List};
use specloom::{Continuation, Error, Event, Observer, Options, RetryPolicy};
use tokio::runtime::{Builder, Runtime};

use super::answer::is_told_in_one_line;
use super::tables::operations;
use crate::Seeds;

/// Nothing listens at this port.
const BASE: &str = "http://127.0.0.1:1/api";

static PROVIDER: Provider = Provider {
    name: "vendor",
    base_url: &[Piece::Text(BASE)],
    credentials: &["token"],
    auth: &Headers { headers: &[("Api-Key", &[Piece::Credential(0)])] },
    ..Provider::NONE
};

static OPERATIONS: [Operation; 5] = [
    Operation { name: "linked", pagination: &Link { header: false, size: None }, ..LISTED },
    Operation { name: "after", pagination: &Cursor { param: "after", size: None, gated: false }, ..LISTED },
    Operation { name: "from", pagination: &Offset { param: "from", start: 0, size: None }, ..LISTED },
    Operation {
        name: "numbered",
        pagination: &PageNumber { param: "page", start: 1, size: None, total_is: PageTotal::Unknown },
        ..LISTED
    },
    Operation { name: "before", pagination: &Keyset { param: "before", size: None, full_page: None }, ..LISTED },
];

const LISTED: Operation = Operation { path: &[Piece::Text("/notes")], ..Operation::NONE };

/// Takes the input as the text of a continuation; or, where the first byte names an operation, as its position.
///
/// # Panics
///
/// The runtime does, or a request would go elsewhere.
pub fn any_continuation(input: &[u8], seeds: &Seeds) {
    let (first, text) = input.split_first().map_or((0, &[][..]), |(first, text)| (usize::from(*first), text));
    let text = String::from_utf8_lossy(text);
    let Some(operation) = OPERATIONS.get(first % 8) else {
        return match text.parse::<Continuation>() {
            Ok(continuation) => goes_there_and_back(&continuation),
            Err(error) => is_told_in_one_line(&error),
        };
    };
    let written = serde_json::json!({
        "v": 1, "provider": "vendor", "operation": operation.name, "position": text, "page": 2,
    });
    let continuation = serde_json::from_value(written).expect("a position is any text");
    goes_there_and_back(&continuation);
    stays_below_the_origin(operation, continuation, seeds);
}

fn goes_there_and_back(continuation: &Continuation) {
    let text = continuation.to_string();
    assert_eq!(text.parse::<Continuation>().as_ref().ok(), Some(continuation), "{text}");
}

/// The URLs that a client was about to ask for.
#[derive(Default)]
struct Asked(Mutex<Vec<String>>);

impl Observer for Asked {
    fn event(&self, event: &Event<'_>) {
        if let Event::Sending(sending) = event {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sending.url.to_owned());
        }
    }
}

fn stays_below_the_origin(operation: &'static Operation, continuation: Continuation, seeds: &Seeds) {
    static CLIENT: OnceLock<(Client, Arc<Asked>, Runtime)> = OnceLock::new();
    let (client, asked, runtime) = CLIENT.get_or_init(client);
    let call = List::of(client, operation, operations(seeds)[0].blank.clone()).resume(continuation);
    let error = runtime.block_on(call.send()).expect_err("nobody answers");
    is_told_in_one_line(&error);
    let asked = std::mem::take(&mut *asked.0.lock().unwrap_or_else(PoisonError::into_inner));
    assert_eq!(asked.len(), usize::from(was_sent(&error)), "{error}");
    // A URL that quotes the credential more cleverly than can be masked is not shown at all.
    for url in asked.iter().filter(|url| *url != "[redacted]") {
        let rest = url.strip_prefix("http://127.0.0.1:1").unwrap_or_else(|| panic!("{url} is another origin"));
        assert!(rest.starts_with('/') && url.is_ascii() && !url.contains(char::is_whitespace), "{url}");
        // A cursor or a number does not lead away from the path of the operation either.
        assert!(operation.name == "linked" || rest.starts_with("/api/notes?"), "{url}");
    }
}

fn was_sent(error: &Error) -> bool {
    assert!(error.is_connect() || error.is_redirect() || error.is_invalid_continuation(), "{error}");
    error.is_connect()
}

fn client() -> (Client, Arc<Asked>, Runtime) {
    let asked = Arc::new(Asked::default());
    let options = Options::new().retry(RetryPolicy::never()).observer(Arc::clone(&asked));
    let client = Client::new(&PROVIDER, Vec::new(), vec!["t0ken".into()], options).expect("it is a client");
    (client, asked, Builder::new_current_thread().enable_all().build().expect("it is a runtime"))
}
