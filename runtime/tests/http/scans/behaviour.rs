//! How a scan ends where a vendor gives pages without end. A way of paging joins by its line in [`Way::ALL`].

use specloom::{Error, Options};

use super::vendor::{Vendor, Way};
use super::{Scan, Setup};
use crate::memory::InMemory;
use crate::server::{page, with_headers};

/// Reads pages of one item, each of which names the page that follows: the item of a page is its number. The first page
/// is number 0. Gives what was delivered, how it ended, and how many pages were asked for.
pub(super) async fn follow(links: Vec<Option<usize>>, ahead: usize) -> (Vec<u32>, Result<(), Error>, usize) {
    let vendor = InMemory::new(move |pair| {
        let at = pair.strip_prefix("cursor=").map_or(0, |cursor| cursor.parse().unwrap());
        let next = links[at].map_or(r#","more":false"#.to_owned(), |next| format!(r#","next":"{next}","more":true"#));
        page(&[u32::try_from(at).unwrap()], &next)
    });
    let setup = Setup::of(vendor, Way::Cursor, 1, Options::new().read_ahead(ahead));
    let Scan { delivered, end } = setup.scan().await;
    (delivered, end, setup.requests())
}

/// A vendor that gives the same page whatever it is asked for, with a cursor that always is a new one where there is one.
async fn same_page_for_ever(way: Way) -> (Scan, usize) {
    let requests = std::sync::atomic::AtomicU32::new(0);
    let vendor = InMemory::new(move |_| {
        let request = requests.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let more = format!(r#","next":"?after={request}","more":true"#);
        match way {
            Way::LinkHeader => {
                let header = format!("Link: <?after={request}>; rel=\"next\"\r\n");
                with_headers(200, &header, r#"{"data":[{"id":3},{"id":2}]}"#)
            }
            _ => page(&[3, 2], &more),
        }
    });
    let setup = Setup::of(vendor, way, 2, Options::new());
    let scan = setup.scan().await;
    (scan, setup.requests())
}

#[tokio::test]
async fn the_same_page_for_ever_is_no_progress() {
    for way in Way::ALL {
        let (Scan { mut delivered, end }, requests) = same_page_for_ever(way).await;
        delivered.sort_unstable();
        let error = end.expect_err("it has no end");
        assert!(error.is_no_progress(), "{way:?}: {error}");
        assert_eq!(delivered, [2, 3], "{way:?}");
        assert!(error.continuation().is_some(), "{way:?}");
        assert!(requests <= 9, "{way:?} was asked {requests} times");
    }
}

#[tokio::test]
async fn more_pages_than_the_cap_are_an_error_that_can_be_taken_up() {
    for way in Way::ALL {
        let vendor = Vendor::new(way, 30, 3, 3);
        let expected = vendor.shown();
        let setup = Setup::new(vendor, Options::new().max_pages(4).read_ahead(3));
        let (mut delivered, mut continuation) = (Vec::new(), None);
        let scans = loop {
            let requests = setup.requests();
            let part = setup.scan_from(continuation).await;
            assert!(setup.requests() - requests <= 4, "{way:?} was asked for more than the cap");
            delivered.extend(part.delivered);
            let Err(error) = part.end else { break delivered };
            assert!(error.is_page_limit(), "{way:?}: {error}");
            continuation = error.continuation().cloned();
        };
        assert_eq!(scans, expected, "{way:?}");
    }
}

#[tokio::test]
async fn an_empty_list_is_one_page_without_items() {
    for way in Way::ALL {
        let setup = Setup::new(Vendor::new(way, 0, 5, 5), Options::new());
        let Scan { delivered, end } = setup.scan().await;
        assert!(end.is_ok() && delivered.is_empty(), "{way:?}: {end:?}");
        assert_eq!(setup.requests(), 1, "{way:?}");
    }
}

#[tokio::test]
async fn a_flag_that_never_turns_false_ends_at_the_cap() {
    let requests = std::sync::atomic::AtomicU32::new(0);
    let answer = move |_: &str| {
        let request = requests.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        page(&[], &format!(r#","next":"c{request}","more":true"#))
    };
    let setup = Setup::of(InMemory::new(answer), Way::Cursor, 2, Options::new().max_pages(50).read_ahead(1));
    let error = setup.scan().await.end.expect_err("it has no end");
    assert!(error.is_page_limit(), "{error}");
    assert_eq!(setup.requests(), 50);
}
