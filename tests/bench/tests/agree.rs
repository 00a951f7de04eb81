//! No peer does less work: all decode the same records from the same pages.

use bytes::Bytes;
use specloom_bench::peers::Peer;
use specloom_bench::{Specloom, Vendor};

#[test]
fn every_peer_decodes_what_the_clients_decode() {
    for vendor in Vendor::ALL {
        let body = Bytes::from(vendor.page(100));
        let page = Specloom::new(vendor).decode(&body).expect("the page is good");
        assert_eq!(page.messages.len(), 100, "{}", vendor.name());
        for peer in Peer::ALL {
            let decoded = peer.decode(vendor, &body, vendor.conversation()).expect("the page is good");
            assert_eq!(decoded, page, "{} of {}", peer.name(), vendor.name());
        }
    }
}

#[test]
fn the_pages_hold_every_field_that_is_mapped() {
    for vendor in Vendor::ALL {
        let body = Bytes::from(vendor.page(100));
        let page = Specloom::new(vendor).decode(&body).expect("the page is good");
        let all = |has: fn(&specloom_bench::clients::messaging::Message) -> bool| page.messages.iter().any(has);
        assert!(all(|message| message.text.is_some()), "{}", vendor.name());
        assert!(all(|message| message.direction.is_some()), "{}", vendor.name());
        assert!(page.next.is_some(), "{}", vendor.name());
    }
}

#[test]
fn a_message_of_another_contact_is_refused_by_all() {
    let vendor = Vendor::Octopush;
    let page = String::from_utf8(vendor.page(2)).expect("the page is a text");
    let body = Bytes::from(page.replace(vendor.conversation(), "+33611111111"));
    assert!(Specloom::new(vendor).decode(&body).is_err());
    for peer in Peer::ALL {
        assert!(peer.decode(vendor, &body, vendor.conversation()).is_err(), "{}", peer.name());
    }
}
