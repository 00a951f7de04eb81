//! Octopush.

use serde::{Deserialize, Serialize};

use super::values::Values;

/// The phone number of the contact whose messages they are.
pub const CONTACT: &str = "+33698765432";

/// A page.
pub type Page = Vec<Message>;

/// A message.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Message {
    pub message_id: String,
    pub text: Option<String>,
    pub direction: Option<String>,
    pub delivery_status: Option<String>,
    pub channel: Option<String>,
    pub user_identifier: Option<String>,
    pub user_identifiers: Option<UserIdentifiers>,
    pub agent_assigned_to: Option<String>,
    pub contact_name: Option<String>,
    pub contact_identifiers: Option<ContactIdentifiers>,
}

/// The addresses of the business.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct UserIdentifiers {
    pub phone_number: Option<String>,
    pub email: Option<String>,
    pub facebook_page_id: Option<String>,
}

/// The addresses of the contact.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct ContactIdentifiers {
    pub phone_number: Option<String>,
    pub email: Option<String>,
    pub facebook_id: Option<String>,
}

pub(crate) fn page(messages: usize) -> Page {
    let mut values = Values::new();
    (0..messages).map(|_| message(&mut values)).collect()
}

fn message(values: &mut Values) -> Message {
    Message {
        message_id: values.uuid(),
        text: Some(values.text()),
        direction: some(values.one_of(&["inbound", "outbound"])),
        delivery_status: if values.once_in(2) { None } else { some("sent") },
        channel: some(values.one_of(&["rcs", "sms"])),
        user_identifier: some("+33612345678"),
        user_identifiers: Some(UserIdentifiers {
            phone_number: some("+33612345678"),
            email: some("user@example.fr"),
            facebook_page_id: None,
        }),
        agent_assigned_to: None,
        contact_name: some("Josée Martin"),
        contact_identifiers: Some(ContactIdentifiers { phone_number: some(CONTACT), email: None, facebook_id: None }),
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
