//! Stopping, and going on.

use specloom_vendors::Server;

use crate::program::{expected, run};

#[tokio::test]
async fn a_resumed_run_gives_exactly_the_rest() {
    let first = run(&["--json", "--max-pages", "2"]);
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    let rest: Vec<_> =
        first.resuming().iter().map(|words| run(&words.iter().map(String::as_str).collect::<Vec<_>>())).collect();
    assert_eq!(rest.len(), 5);
    for (provider, ids) in expected(&Server::start().unwrap()) {
        let resumed = rest.iter().flat_map(|run| run.ids(provider));
        assert_eq!(first.ids(provider).into_iter().chain(resumed).collect::<Vec<_>>(), ids, "{provider}");
    }
}

#[test]
fn a_complete_run_says_nothing_of_resuming() {
    let run = run(&["--max-pages", "1000"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}
