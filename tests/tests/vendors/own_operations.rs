//! Operations and records that one provider has beside the interface.

use specloom_vendors::{CHATBOTX_CONTACTS, HIGHLEVEL_CONTACT, Server};

use crate::clients::{chatbotx, drain, highlevel};

/// 2026-01-01T00:00:00Z in microseconds; the contact with the number `n` is made `n` minutes later.
const FOUNDED: i64 = 1_767_225_600_000_000;
const MINUTE: i64 = 60_000_000;

#[tokio::test]
async fn contacts_of_chatbotx_are_listed_whatever_the_page_size() {
    for (size, requests) in [(None, 2), (Some(31), 3), (Some(93), 1), (Some(94), 1), (Some(92), 2)] {
        let server = Server::start().expect("there is a port");
        let list = chatbotx(&server).list_contacts();
        let list = match size {
            Some(size) => list.page_size(size),
            None => list,
        };
        let contacts = drain(list.items()).await.expect("it is listed");
        let ids: Vec<_> = contacts.iter().map(|contact| contact.id.parse::<u64>().expect("ids are digits")).collect();
        assert!(ids.iter().copied().eq((1..=CHATBOTX_CONTACTS).map(|number| 5_000_000_000 + number)), "{ids:?}");
        assert_eq!(server.requests().len(), requests, "{size:?}");
    }
}

#[tokio::test]
async fn a_contact_of_chatbotx_has_all_its_fields() {
    let server = Server::start().expect("there is a port");
    let contacts = drain(chatbotx(&server).list_contacts().items()).await.expect("it is listed");
    for (contact, number) in contacts.iter().zip(1_i64..) {
        let email = match number {
            1 => Some("a+b@x.com".to_owned()),
            _ if number % 7 == 0 => None,
            _ => Some(format!("c{number:03}@example.test")),
        };
        let phone = if number == 1 { "+84901234567".to_owned() } else { format!("+1555{number:07}") };
        assert_eq!(contact.name, Some(format!("Contact {number:03}")));
        assert_eq!((&contact.email, &contact.phone), (&email, &Some(phone)));
        assert_eq!(contact.created_at.map(|time| time.as_unix_micros()), Some(FOUNDED + number * MINUTE));
        assert_eq!(contact.channels, ["webchat"]);
    }
}

#[tokio::test]
async fn contacts_of_chatbotx_are_asked_for_by_page() {
    let server = Server::start().expect("there is a port");
    drain(chatbotx(&server).list_contacts().items()).await.expect("it is listed");
    let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
    let wanted = [1, 2].map(|page| format!("/chatbotx/api/v1/contacts?perPage=50&page={page}"));
    assert_eq!(targets, wanted);
}

#[tokio::test]
async fn a_contact_of_highlevel_is_read() {
    let server = Server::start().expect("there is a port");
    let contact = highlevel(&server).get_contact(HIGHLEVEL_CONTACT).fetch().await.expect("it is there");
    assert_eq!(contact.id, HIGHLEVEL_CONTACT);
    assert_eq!(contact.name.as_deref(), Some("rubika deo"));
    assert_eq!(contact.email.as_deref(), Some("rubika@deos.com"));
    assert_eq!(contact.phone.as_deref(), Some("+18832327657"));
    assert_eq!(contact.tags, ["nisi sint commodo amet", "consequat"]);
    assert_eq!(contact.created_at.map(|time| time.to_string()).as_deref(), Some("2021-07-02T05:18:26.704Z"));
}

#[tokio::test]
async fn an_operation_may_need_another_version() {
    let server = Server::start().expect("there is a port");
    highlevel(&server).get_contact(HIGHLEVEL_CONTACT).fetch().await.expect("it is there");
    let request = &server.requests()[0];
    assert_eq!(request.target, format!("/highlevel/contacts/{HIGHLEVEL_CONTACT}"));
    let versions: Vec<_> = request.headers.iter().filter(|(name, _)| name == "version").collect();
    assert_eq!(versions, [&("version".to_owned(), "2021-07-28".to_owned())]);
}

#[tokio::test]
async fn a_contact_of_highlevel_that_is_not_there_is_an_error() {
    let server = Server::start().expect("there is a port");
    let error = highlevel(&server).get_contact("AAAAAAAAAAAAAAAAAAAA").fetch().await.expect_err("it is not there");
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!(error.to_string(), "highlevel get_contact: invalid request (400): Contact not found");
    let error = highlevel(&server).get_contact("x").fetch().await.expect_err("it is no id");
    assert_eq!(error.vendor_message(), Some("contactId must be a valid id"));
}
