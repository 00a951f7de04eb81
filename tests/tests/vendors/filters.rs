//! Parameters that choose among messages, and vendors that ignore them.

use serde_json::json;
use specloom_vendors::{Fault, Server, Vendor, conversation_id};

use crate::clients::highlevel::MessageType;
use crate::clients::{drain, highlevel, shared, typed};
use crate::truth::{known, truth, truth_about};

const OTHER_CONTACT: &str = "+33698765432";

#[tokio::test]
async fn types_of_highlevel_are_one_comma_list() {
    let server = Server::start().expect("there is a port");
    let types = [MessageType::TypeInternalComments, MessageType::TypeActivityOpportunity];
    let list = highlevel(&server).list_messages(conversation_id(Vendor::HighLevel)).types(types).page_size(5);
    let messages = drain(list.items()).await.expect("it is listed");
    let all = server.expected(Vendor::HighLevel, conversation_id(Vendor::HighLevel));
    let wanted = all.iter().filter(|message| message.kind != specloom_vendors::Kind::Message);
    assert!(messages.len() > 5);
    assert!(messages.iter().map(|message| &message.id).eq(wanted.map(|message| &message.id)));
    for request in server.requests() {
        assert!(request.target.contains("?type=TYPE_INTERNAL_COMMENTS%2CTYPE_ACTIVITY_OPPORTUNITY&limit=5"));
    }
}

#[tokio::test]
async fn a_type_that_the_spec_does_not_name_is_sent_as_it_is() {
    let server = Server::start().expect("there is a port");
    let list =
        highlevel(&server).list_messages(conversation_id(Vendor::HighLevel)).types([MessageType::from("TYPE_NEW")]);
    let error = list.send().await.expect_err("the vendor does not know it either");
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!(error.status(), Some(422));
    assert!(error.vendor_message().is_some_and(|message| message.starts_with("each value in type must be one of: ")));
    assert!(server.requests()[0].target.contains("type=TYPE_NEW&"));
}

#[tokio::test]
async fn a_contact_of_octopush_has_its_own_messages() {
    let server = Server::start().expect("there is a port");
    let messages = drain(typed(&server, Vendor::Octopush, OTHER_CONTACT, None)).await.expect("it is listed");
    assert_eq!(known(&messages), truth_about(&server, Vendor::Octopush, OTHER_CONTACT));
    assert_eq!(messages.len(), 75);
}

#[tokio::test]
async fn every_form_of_a_contact_of_octopush_is_accepted() {
    let server = Server::start().expect("there is a port");
    let by_phone: Vec<_> = truth(&server, Vendor::Octopush);
    for contact in ["fid_33612345678", "jean+pro@example.fr"] {
        let messages = drain(typed(&server, Vendor::Octopush, contact, None)).await.expect("it is listed");
        assert!(messages.iter().all(|message| message.conversation_id.as_deref() == Some(contact)), "{contact}");
        assert_eq!(messages.len(), by_phone.len(), "{contact}");
    }
}

#[tokio::test]
async fn messages_of_other_contacts_are_an_error() {
    let server = Server::start().expect("there is a port");
    // Without its plus the number is ignored, and everybody's messages come.
    let error = shared(&server, Vendor::Octopush).list_messages("33612345678").send().await.expect_err("not asked for");
    assert!(error.is_decode(), "{error}");
    assert_eq!(server.requests().len(), 1);
    insta::assert_snapshot!("a_parameter_that_was_ignored", error);
}

/// The first page for a contact, where the server answers with a message of this contact.
async fn answered_with(asked: &str, phone: Option<&str>, email: Option<&str>) -> Result<usize, specloom::Error> {
    let server = Server::start().expect("there is a port");
    let body = json!([{ "message_id": "1", "contact_identifiers": { "phone_number": phone, "email": email } }]);
    server.inject(Vendor::Octopush, Fault::Body(body.to_string().into_bytes()));
    Ok(shared(&server, Vendor::Octopush).list_messages(asked).send().await?.items.len())
}

#[tokio::test]
async fn a_message_is_compared_with_the_contact_by_what_it_shows_of_it() {
    let (phone, other_phone) = (Some("+33612345678"), Some("+33698765432"));
    let (email, other_email) = (Some("jean+pro@example.fr"), Some("other@example.fr"));
    let fits = [
        ("+33612345678", phone, None),
        ("+33612345678", phone, other_email),
        ("+33612345678", None, None),
        // The same number as a person writes it.
        ("+33 6 12 34 56 78", phone, None),
        ("jean+pro@example.fr", phone, email),
        ("jean+pro@example.fr", other_phone, None),
        ("fid_7", other_phone, other_email),
        ("cid_7", other_phone, other_email),
    ];
    for (asked, phone, email) in fits {
        assert_eq!(answered_with(asked, phone, email).await.expect("it belongs to the contact"), 1, "{asked}");
    }
    let others = [
        ("+33612345678", other_phone, None),
        ("+33612345678", other_phone, email),
        ("jean+pro@example.fr", phone, other_email),
    ];
    for (asked, phone, email) in others {
        let error = answered_with(asked, phone, email).await.expect_err("it belongs to another contact");
        assert!(error.to_string().ends_with("parameter `contact` was ignored"), "{error}");
    }
}
