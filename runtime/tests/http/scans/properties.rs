//! What holds for lists of any length, pages of any size, and lists that change while they are read.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use specloom::Options;

use super::vendor::{Change, Vendor, Way};
use super::{Scan, Setup};

/// A vendor whose list never changes, and how many pages are read ahead.
fn still() -> impl Strategy<Value = (Vendor, usize)> {
    let way = prop::sample::select(&Way::ALL[..]);
    (way, 0..40_u32, 1..9_u32, 1..9_u32, 0..4_usize)
        .prop_map(|(way, messages, asked, clamp, ahead)| (Vendor::new(way, messages, asked, clamp), ahead))
}

fn arrivals() -> impl Strategy<Value = Change> {
    prop_oneof![2 => Just(Change::None), 1 => (1..9_u32).prop_map(Change::Arrive)]
}

fn disappearances() -> impl Strategy<Value = Change> {
    prop_oneof![1 => Just(Change::None), 1 => (0..99_usize).prop_map(Change::Disappear)]
}

fn run<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

async fn scan(vendor: Vendor, ahead: usize) -> Scan {
    Setup::new(vendor, Options::new().read_ahead(ahead)).scan().await
}

/// Whether items come newest first, each once.
fn descends(ids: &[u32]) -> bool {
    ids.windows(2).all(|pair| pair[0] > pair[1])
}

fn is_unique(ids: &[u32]) -> bool {
    ids.iter().collect::<BTreeSet<_>>().len() == ids.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_item_of_a_list_is_delivered_once_and_in_order((vendor, ahead) in still()) {
        let expected = vendor.shown();
        let Scan { delivered, end } = run(scan(vendor, ahead));
        prop_assert!(end.is_ok(), "{end:?}");
        prop_assert_eq!(delivered, expected);
    }

    #[test]
    fn a_scan_that_stops_anywhere_can_be_taken_up_there((vendor, ahead) in still(), stop in 0..40_usize) {
        let expected = vendor.shown();
        let delivered = run(async {
            let setup = Setup::new(vendor, Options::new().read_ahead(ahead));
            let mut items = setup.list().items();
            let mut delivered = Vec::new();
            while delivered.len() < stop && let Some(item) = items.try_next().await.unwrap() {
                delivered.push(item.id.parse().unwrap());
            }
            if let Some(continuation) = items.continuation() {
                let stored = continuation.to_string().parse().unwrap();
                drop(items);
                let rest = setup.scan_from(Some(stored)).await;
                rest.end.unwrap();
                delivered.extend(rest.delivered);
            }
            delivered
        });
        prop_assert_eq!(delivered, expected);
    }

    #[test]
    fn after_any_errors_the_continuations_read_exactly_the_rest(
        (mut vendor, ahead) in still(),
        fails in btree_set(0..30_usize, 0..8),
    ) {
        let expected = vendor.shown();
        vendor.fails = fails;
        let delivered = run(async {
            let setup = Setup::new(vendor, Options::new().read_ahead(ahead));
            let mut delivered = Vec::new();
            let mut continuation = None;
            loop {
                let part = setup.scan_from(continuation).await;
                delivered.extend(part.delivered);
                match part.end {
                    Ok(()) => break delivered,
                    Err(error) => {
                        assert!(error.is_transient(), "{error}");
                        continuation = Some(error.continuation().expect("it can be taken up").clone());
                    }
                }
            }
        });
        prop_assert_eq!(delivered, expected);
    }

    #[test]
    fn items_that_arrive_push_none_out_and_none_comes_twice(
        (mut vendor, ahead) in still(),
        changes in vec(arrivals(), 0..4),
    ) {
        let expected = vendor.shown();
        // As many as a page at a time: a page may then hold nothing new. Where pages are fetched out of order, in all.
        let size = vendor.asked.min(vendor.clamp);
        let mut left = if ahead > 1 { size } else { u32::MAX };
        let mut fitting = |change| match change {
            Change::Arrive(count) => {
                let count = count.min(size).min(left);
                left -= count;
                Change::Arrive(count)
            }
            other => other,
        };
        vendor.changes = changes.into_iter().map(&mut fitting).collect();
        let Scan { delivered, end } = run(scan(vendor, ahead));
        prop_assert!(end.is_ok(), "{end:?}");
        prop_assert!(is_unique(&delivered), "{delivered:?}");
        let old: Vec<_> = delivered.into_iter().filter(|id| *id < 1_000).collect();
        prop_assert_eq!(old, expected);
    }

    #[test]
    fn items_that_disappear_take_only_what_moved_with_them(
        (mut vendor, ahead) in still(),
        changes in vec(disappearances(), 0..6),
    ) {
        let (way, before) = (vendor.way, vendor.shown());
        let size = vendor.asked.min(vendor.clamp) as usize;
        let gone = changes.iter().filter(|change| matches!(change, Change::Disappear(_))).count();
        vendor.changes = changes.into();
        let Scan { delivered, end } = run(scan(vendor, ahead));
        prop_assert!(end.is_ok(), "{end:?}");
        // Where several pages are under way, and more disappears than a page holds, nothing shows which is the older one.
        let may_be_out_of_order = ahead > 1 && way.counts() && gone > size;
        prop_assert!(if may_be_out_of_order { is_unique(&delivered) } else { descends(&delivered) }, "{delivered:?}");
        let missing = before.iter().filter(|id| !delivered.contains(id)).count();
        // A list that is read by counting moves up when an item disappears, and the scan steps over one item.
        prop_assert!(missing <= if way.counts() { 2 * gone } else { gone }, "{missing} missing, {gone} gone");
    }

    #[test]
    fn cursors_that_lead_anywhere_lead_to_an_end(links in vec(prop::option::of(1..12_usize), 12), ahead in 0..3_usize) {
        let (expected, is_cycle) = walk(&links);
        let (delivered, end, requests) = run(super::behaviour::follow(links, ahead));
        prop_assert_eq!(end.is_err(), is_cycle);
        prop_assert!(end.as_ref().err().is_none_or(specloom::Error::is_no_progress), "{end:?}");
        prop_assert_eq!(requests, expected.len());
        prop_assert_eq!(delivered, expected);
    }
}

/// The pages on the way from the first, and whether the way comes back to one of them.
fn walk(links: &[Option<usize>]) -> (Vec<u32>, bool) {
    let mut seen = vec![0];
    while let Some(next) = links[seen[seen.len() - 1]] {
        if seen.contains(&next) {
            return (seen.into_iter().map(|at| at as u32).collect(), true);
        }
        seen.push(next);
    }
    (seen.into_iter().map(|at| at as u32).collect(), false)
}
