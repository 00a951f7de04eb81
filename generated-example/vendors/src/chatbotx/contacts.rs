//! `GET /v1/contacts`: pages by number, from 1.

use super::{CONTACTS, FIRST_CONTACT, FIRST_CONTACT_INBOX, FIRST_CONVERSATION, WORKSPACE};
use super::{email, internal, phone, rows, success};
use crate::answer::Answer;
use crate::request::Request;
use crate::time::rfc3339;
use serde_json::{Value, json};

const DEFAULT_PER_PAGE: usize = 20;
const INBOX: &str = "6000000001";
/// 2026-01-01T00:00:00Z; contact `n` is made `n` minutes later.
const FOUNDED: i64 = 1_767_225_600_000_000;
const MINUTE: i64 = 60_000_000;
const DAY: i64 = 1_440 * MINUTE;

pub(super) fn list(request: &Request<'_>) -> Result<Answer, Answer> {
    let page = rows(request, "page", 1)?;
    let per_page = rows(request, "perPage", DEFAULT_PER_PAGE)?;
    // The database refuses the negative offset of a page before the first.
    let skipped = page.checked_sub(1).ok_or_else(internal)?.saturating_mul(per_page);
    let data: Vec<Value> = (1..=CONTACTS).skip(skipped).take(per_page).map(contact).collect();
    let page_count = CONTACTS.checked_div(per_page as u64).map(|_| CONTACTS.div_ceil(per_page as u64));
    Ok(success(&json!({ "data": data, "pageCount": page_count })))
}

fn contact(number: u64) -> Value {
    let created = created(number);
    json!({
        "id": (FIRST_CONTACT + number).to_string(),
        "createdAt": created,
        "updatedAt": created,
        "avatar": null,
        "phoneNumber": phone(number),
        "email": email(number),
        "emailVerified": false,
        "emailOptIn": true,
        "firstName": "Contact",
        "lastName": format!("{number:03}"),
        "fullName": format!("Contact {number:03}"),
        "gender": "unknown",
        "lastReadAt": null,
        "ref": null,
        "country": null,
        "state": null,
        "city": null,
        "location": null,
        "locale": null,
        "timezone": null,
        "subscribedAt": null,
        "broadcastSubscribedAt": null,
        "blockedAt": null,
        "workspaceId": WORKSPACE,
        "contactCustomFields": [],
        "tags": [],
        "contactInboxes": [inbox(number)],
        "conversation": (number != CONTACTS).then(|| conversation(number)),
    })
}

fn inbox(number: u64) -> Value {
    json!({
        "id": (FIRST_CONTACT_INBOX + number).to_string(),
        "contactId": (FIRST_CONTACT + number).to_string(),
        "inboxId": INBOX,
        "channel": "webchat",
        "inbox": {
            "id": INBOX,
            "createdAt": rfc3339(FOUNDED),
            "updatedAt": rfc3339(FOUNDED),
            "name": "Web",
            "channel": "webchat",
            "sourceId": "src-1",
            "workspaceId": WORKSPACE,
            "status": "connected",
        },
    })
}

fn conversation(number: u64) -> Value {
    json!({
        "id": (FIRST_CONVERSATION + number).to_string(),
        "createdAt": created(number),
        "updatedAt": created(number),
        "botEnabled": true,
        "botResumeAt": null,
        "archivedAt": null,
        "additionalAttributes": null,
        "contactLastReadAt": null,
        "agentLastReadAt": null,
        "aiContextLastMessageId": null,
        "lastActivityAt": rfc3339(FOUNDED + number.cast_signed() * MINUTE + DAY),
        "followed": false,
        "assignedUserId": null,
        "assignedInboxTeamId": null,
        "workspaceId": WORKSPACE,
        "contactId": (FIRST_CONTACT + number).to_string(),
        "adminRepliedAt": null,
        "contactRepliedAt": null,
        "assignedUser": null,
        "assignedInboxTeam": null,
    })
}

fn created(number: u64) -> String {
    rfc3339(FOUNDED + number.cast_signed() * MINUTE)
}
