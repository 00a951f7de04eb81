//! How a list is paged, and when it ends.

use std::future::poll_fn;
use std::pin::Pin;

use specloom::__v1::List;
use specloom::__v1::tables::Operation;
use specloom::{Error, Options, RetryPolicy};

use crate::provider::*;
use crate::server::{Server, page, status, with_headers};

/// Everything that a scan delivers, and how it ends.
async fn scan(list: List<Message>) -> (Vec<u32>, Result<(), Error>) {
    let mut items = list.items();
    let mut delivered = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(item)) => delivered.push(item),
            Ok(None) => return (ids(&delivered), Ok(())),
            Err(error) => {
                assert_eq!(items.try_next().await.unwrap(), None, "an error ends the scan");
                return (ids(&delivered), Err(error));
            }
        }
    }
}

async fn scan_of(operation: &'static Operation, answers: &[String]) -> (Vec<u32>, Result<(), Error>, Vec<String>) {
    let server = Server::start(answers.to_vec()).await;
    let (delivered, end) = scan(list(&server, operation)).await;
    let last = |target: &String| target.rsplit_once(['?', '&']).map_or("", |(_, pair)| pair).to_owned();
    (delivered, end, server.targets().iter().map(last).collect())
}

async fn complete(operation: &'static Operation, answers: &[String]) -> (Vec<u32>, Vec<String>) {
    let (delivered, end, targets) = scan_of(operation, answers).await;
    end.unwrap();
    (delivered, targets)
}

async fn stuck(operation: &'static Operation, answers: &[String]) -> (Vec<u32>, String) {
    let (delivered, end, _) = scan_of(operation, answers).await;
    let error = end.unwrap_err();
    assert!(error.is_no_progress(), "{error}");
    assert!(error.continuation().is_some());
    (delivered, error.to_string())
}

const MORE_A: &str = r#","next":"a","more":true"#;
const MORE_B: &str = r#","next":"b","more":true"#;
const LAST: &str = r#","next":"z","more":false"#;

#[tokio::test]
async fn a_cursor_is_followed_to_the_last_page() {
    let answers = [page(&[9, 8], MORE_A), page(&[], MORE_B), page(&[7], LAST)];
    let (delivered, targets) = complete(&CURSOR, &answers).await;
    assert_eq!(delivered, [9, 8, 7]);
    assert_eq!(targets, ["limit=50", "cursor=a", "cursor=b"]);
}

#[tokio::test]
async fn an_offset_advances_by_what_came_until_the_total() {
    let total = r#","total":3"#;
    let (delivered, targets) = complete(&OFFSET, &[page(&[9, 8], total), page(&[7], total)]).await;
    assert_eq!(delivered, [9, 8, 7]);
    assert_eq!(targets, ["offset=0", "offset=2"]);
}

#[tokio::test]
async fn page_numbers_go_on_to_an_empty_page() {
    let (delivered, targets) = complete(&NUMBER, &[page(&[9, 8], ""), page(&[7], ""), page(&[], "")]).await;
    assert_eq!(delivered, [9, 8, 7]);
    assert_eq!(targets, ["page=1", "page=2", "page=3"]);
}

#[tokio::test]
async fn a_page_of_the_size_that_was_asked_for_is_not_the_last() {
    let server = Server::start([page(&[9, 8], ""), page(&[7], "")]).await;
    let (delivered, end) = scan(list(&server, &FULL).page_size(2)).await;
    end.unwrap();
    assert_eq!(delivered, [9, 8, 7]);
    assert_eq!(server.targets().len(), 2, "a short page is the last");
}

#[tokio::test]
async fn a_key_is_picked_from_each_page_and_pages_are_turned_round() {
    let (delivered, targets) = complete(&KEYSET, &[page(&[8, 9], ""), page(&[7], ""), page(&[], "")]).await;
    assert_eq!(delivered, [9, 8, 7]);
    assert_eq!(targets, ["fixed=a%20b", "before=8", "before=7"]);
}

#[tokio::test]
async fn links_are_followed_relative_or_not() {
    let server =
        Server::start([page(&[9], r#","next":"?after=9""#), page(&[8], r#","next":"/other?after=8""#), page(&[7], "")]);
    let server = server.await;
    let (delivered, end) = scan(list(&server, &LINK)).await;
    end.unwrap();
    assert_eq!(delivered, [9, 8, 7]);
    assert_eq!(server.targets()[1..], ["/c/42/messages?after=9", "/other?after=8"]);
}

#[tokio::test]
async fn a_link_header_is_followed() {
    let first = with_headers(200, "Link: </c?p=2>; rel=\"next\", </c?p=9>; rel=\"last\"\r\n", r#"{"data":[{"id":9}]}"#);
    let (delivered, targets) = complete(&LINK_HEADER, &[first, page(&[8], "")]).await;
    assert_eq!(delivered, [9, 8]);
    assert_eq!(targets, ["limit=50", "p=2"]);
}

#[tokio::test]
async fn the_same_cursor_again_is_an_error() {
    let (delivered, text) = stuck(&CURSOR, &[page(&[9], MORE_A), page(&[8], MORE_A)]).await;
    assert_eq!(delivered, [9, 8], "what came before the error is delivered");
    assert_eq!(text, "vendor by_cursor, page 3: no progress: the answer asks for a page that was there before");
}

#[tokio::test]
async fn a_cursor_of_any_earlier_page_is_an_error() {
    let (delivered, _) = stuck(&CURSOR, &[page(&[9], MORE_A), page(&[8], MORE_B), page(&[7], MORE_A)]).await;
    assert_eq!(delivered, [9, 8, 7]);
}

#[tokio::test]
async fn cursors_that_always_change_are_no_progress_without_new_items() {
    let (delivered, _) = stuck(&CURSOR, &[page(&[9, 8], MORE_A), page(&[8], MORE_B)]).await;
    assert_eq!(delivered, [9, 8]);
}

#[tokio::test]
async fn more_without_a_cursor_is_an_error_after_the_page() {
    let (delivered, text) = stuck(&CURSOR, &[page(&[9], r#","more":true"#)]).await;
    assert_eq!(delivered, [9]);
    assert!(text.ends_with("the answer says that there is more, but has no cursor"), "{text}");
}

#[tokio::test]
async fn a_vendor_that_ignores_the_page_number_is_an_error() {
    let (delivered, text) = stuck(&NUMBER, &vec![page(&[9, 8], ""); 9]).await;
    assert_eq!(delivered, [9, 8]);
    assert_eq!(text, "vendor by_number, page 5: no progress: the page holds only items that were there before");
}

#[tokio::test]
async fn a_vendor_that_repeats_the_last_page_is_an_error() {
    let (delivered, _) = stuck(&NUMBER, &[&[page(&[9, 8], "")][..], &vec![page(&[7], ""); 9]].concat()).await;
    assert_eq!(delivered, [9, 8, 7]);
}

#[tokio::test]
async fn an_answer_of_an_earlier_page_is_asked_for_again() {
    let second = page(&[7, 6], MORE_B);
    let (delivered, targets) =
        complete(&CURSOR, &[page(&[9, 8], MORE_A), page(&[9, 8], MORE_A), second, page(&[5], LAST)]).await;
    assert_eq!(delivered, [9, 8, 7, 6, 5]);
    assert_eq!(targets, ["limit=50", "cursor=a", "cursor=a", "cursor=b"]);
    let answers = [page(&[9, 8], ""), page(&[9, 8], ""), page(&[7, 6], ""), page(&[], "")];
    let (delivered, targets) = complete(&OFFSET, &answers).await;
    assert_eq!(delivered, [9, 8, 7, 6]);
    assert_eq!(targets, ["offset=0", "offset=2", "offset=2", "offset=4"]);
}

#[tokio::test]
async fn items_that_drift_across_a_page_border_come_once() {
    let (delivered, _) = complete(&NUMBER, &[page(&[9, 8], ""), page(&[8, 7], ""), page(&[], "")]).await;
    assert_eq!(delivered, [9, 8, 7]);
}

#[tokio::test]
async fn a_last_page_may_hold_nothing_but_what_drifted() {
    let (delivered, _) = complete(&NUMBER, &[page(&[9, 8], ""), page(&[8], ""), page(&[], "")]).await;
    assert_eq!(delivered, [9, 8]);
}

#[tokio::test]
async fn an_error_answer_that_means_nothing_there_is_an_empty_list() {
    let nothing = || status(404, "application/json", r#"{"code":"NO_MESSAGES"}"#);
    let (delivered, _) = complete(&CURSOR, &[nothing()]).await;
    assert!(delivered.is_empty());
    let server = Server::start([nothing()]).await;
    let page = list(&server, &CURSOR).send().await.unwrap();
    assert!(page.items.is_empty() && page.next.is_none());
}

#[tokio::test]
async fn a_list_that_vanishes_on_a_later_page_is_an_error() {
    let nothing = status(404, "application/json", r#"{"code":"NO_MESSAGES"}"#);
    let server = Server::start([page(&[9], MORE_A), nothing]).await;
    let mut items = list(&server, &CURSOR).items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "9");
    let error = items.try_next().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(error.continuation().is_some());
}

#[tokio::test]
async fn the_page_cap_is_an_error_and_not_an_end() {
    let server = Server::start([page(&[9], MORE_A), page(&[8], MORE_B), page(&[7], LAST)]).await;
    let options = Options::new().base_url(server.url()).retry(RetryPolicy::never()).max_pages(2);
    let call = List::<Message>::new(&client_with(options), &CURSOR).set(0, "42");
    let (delivered, end) = scan(call.clone()).await;
    let error = end.unwrap_err();
    assert!(error.is_page_limit());
    assert_eq!(delivered, [9, 8]);
    let (rest, end) = scan(call.resume(error.continuation().unwrap().clone())).await;
    end.unwrap();
    assert_eq!(rest, [7]);
}

#[tokio::test]
async fn pages_tell_their_number_total_and_what_follows() {
    let server = Server::start([page(&[9, 8], r#","total":3"#), page(&[7], r#","total":3"#)]).await;
    let mut pages = list(&server, &OFFSET).pages();
    let first = pages.try_next().await.unwrap().unwrap();
    assert_eq!((first.number, first.total), (1, Some(3)));
    assert_eq!(first.next, pages.continuation());
    let second = pages.try_next().await.unwrap().unwrap();
    assert_eq!((second.number, second.next, ids(&second.items)), (2, None, vec![7]));
    assert_eq!(pages.continuation(), None);
    assert_eq!(pages.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn a_scan_is_a_stream() {
    fn next<S: futures_core::Stream + Unpin>(stream: &mut S) -> impl Future<Output = Option<S::Item>> {
        poll_fn(|context| Pin::new(&mut *stream).poll_next(context))
    }
    let server = Server::start([page(&[9], MORE_A), page(&[8], LAST)]).await;
    let mut pages = list(&server, &CURSOR).pages();
    assert_eq!(next(&mut pages).await.unwrap().unwrap().number, 1);
    let mut items = list(&server, &CURSOR).items();
    assert_eq!(next(&mut items).await.unwrap().unwrap().id, "8");
    assert!(next(&mut items).await.is_none());
}

#[tokio::test]
async fn dropping_a_future_loses_nothing() {
    let server = Server::start([page(&[9], MORE_A), page(&[8], LAST)]).await;
    let mut items = list(&server, &CURSOR).items();
    for _ in 0..3 {
        // Polled once, and dropped before the answer is there.
        let mut next = Box::pin(items.try_next());
        poll_fn(|context| {
            let _ = next.as_mut().poll(context);
            std::task::Poll::Ready(())
        })
        .await;
    }
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "9");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_scan_moves_between_threads() {
    let server = Server::start([page(&[9], MORE_A), page(&[8], LAST)]).await;
    let call = list(&server, &CURSOR);
    let (delivered, end) = tokio::spawn(async move { scan(call).await }).await.unwrap();
    end.unwrap();
    assert_eq!(delivered, [9, 8]);
}
