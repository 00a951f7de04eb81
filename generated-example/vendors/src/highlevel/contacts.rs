//! `GET /contacts/{contactId}`.

use super::{CONTACT, LOCATION, bad_request, success, unprocessable};
use crate::answer::Answer;
use serde_json::json;

pub(super) fn get(contact: &str) -> Result<Answer, Answer> {
    if contact.len() != CONTACT.len() || !contact.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(unprocessable("contactId must be a valid id"));
    }
    if contact != CONTACT {
        return Err(bad_request("Contact not found"));
    }
    Ok(success(&json!({
        "contact": {
            "id": CONTACT,
            "name": "rubika deo",
            "locationId": LOCATION,
            "firstName": "rubika",
            "lastName": "Deo",
            "email": "rubika@deos.com",
            "emailLowerCase": "rubika@deos.com",
            "timezone": "Asia/Calcutta",
            "companyName": "DGS VolMAX",
            "phone": "+18832327657",
            "dnd": true,
            "dndSettings": {
                "Call": { "status": "active", "message": "do not call", "code": "" },
                "Email": { "status": "inactive" },
                "SMS": { "status": "permanent" },
            },
            "type": "read",
            "source": "public api",
            "assignedTo": "ve9EPM428h8vShlRW1KT",
            "address1": "3535 1st St N",
            "city": "ruDolomitebika",
            "state": "AL",
            "country": "US",
            "postalCode": "35061",
            "website": "https://www.tesla.com",
            "tags": ["nisi sint commodo amet", "consequat"],
            "dateOfBirth": "1990-09-25",
            "dateAdded": "2021-07-02T05:18:26.704Z",
            "dateUpdated": "2021-07-02T05:18:26.704Z",
            "firstNameLowerCase": "rubika",
            "fullNameLowerCase": "rubika deo",
            "lastNameLowerCase": "deo",
            "lastActivity": "2021-07-16T11:39:30.564Z",
            "customFields": [{ "id": "MgobCB14YMVKuE4Ka8p1", "value": "name" }],
            "businessId": "641c094001436dbc2081e642",
            "attributionSource": { "url": "Trigger Link", "campaign": null, "utmSource": null, "medium": "survey" },
        },
    })))
}
