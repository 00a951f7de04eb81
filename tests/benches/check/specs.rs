//! The specs that are checked: each has the length and the variety of a real one.

use crate::samples::{self, Shape};

/// What one provider's files hold.
pub(crate) struct Files {
    pub(crate) spec: String,
    /// With the names of the operations.
    pub(crate) samples: [(&'static str, String); 3],
}

/// The files of a provider. Each number makes another one: of the parts below it takes every combination in turn.
pub(crate) fn provider(number: usize) -> Files {
    let part = |parts: &[&'static str], every: usize| parts[number / every % parts.len()];
    let shape = Shape::numbered(number);
    let spec = [
        part(&HEADS, 1),
        part(&AUTH, 2),
        ERRORS_AND_TYPES,
        LIST_MESSAGES,
        part(&PAGINATION, 1),
        part(&MESSAGES, 3),
        LIST_CONTACTS,
        part(&PAGINATION, 5),
        CONTACTS,
        GET_CONTACT,
    ];
    let spec = spec.concat().replace("{{n}}", &number.to_string());
    let spec = spec.replace("{{items}}", shape.items).replace("{{time}}", shape.time_format());
    Files {
        spec,
        samples: [
            ("list_messages", samples::messages(&shape)),
            ("list_contacts", samples::contacts(&shape)),
            ("get_contact", samples::contact(&shape)),
        ],
    }
}

const HEADS: [&str; 2] = [
    "specloom: 1
provider: vendor_{{n}}
title: Vendor {{n}}
docs: https://docs.vendor-{{n}}.example/reference/messages
implements: messaging.yaml

# Self-hosters pass their own, path prefix included.
base_url: https://api.vendor-{{n}}.example/v2
config:
  account_id: { type: integer, doc: The account that owns the conversations. }
",
    "specloom: 1
provider: vendor_{{n}}
title: Vendor {{n}}
docs: https://docs.vendor-{{n}}.example/reference/messages
implements: messaging.yaml

base_url: https://{subdomain}.vendor-{{n}}.example/api
config:
  subdomain: { type: string, doc: The first part of the host name. }
  account_id: { type: string, doc: The account that owns the conversations. }
",
];

const AUTH: [&str; 3] = [
    "auth:
  bearer: token
credentials:
  token: An API token from the settings page, with the scope `messages:read`.
",
    "auth:
  headers: { X-Api-Key: \"{api_key}\", X-Api-Login: \"{api_login}\" }
credentials:
  api_key: The API key of the account.
  api_login: The e-mail address of the account.
",
    "auth:
  basic: { username: \"{email}/token\", password: \"{api_token}\" }
credentials:
  email: The e-mail address of the user.
  api_token: The user's token, from the profile page.
",
];

const ERRORS_AND_TYPES: &str = "headers:
  Version: \"2026-04-15\"
errors:
  message: [error.message, \"errors[0].detail\", message]
  code: error.code
  classes:
    # This vendor answers 500 for a wrong token.
    unauthorized: [401, INVALID_TOKEN]
    not_found: [{ status: 400, code: NO_SUCH_CONVERSATION }, 404]
    transient: [502, 503, 504]

enums:
  Status:
    doc: Which conversations are listed.
    values:
      open: Those that wait for an answer.
      snoozed: Those that come back later.
      closed: Those that are done.
  Plan:
    doc: What the contact pays for.
    values: { free: Nothing., pro: The paid plan., enterprise: By contract. }

records:
  Contact:
    doc: A person who writes to the business.
    identity: id
    fields:
      id: { type: string, required: true, doc: Id of the contact. }
      name: { type: string, doc: First and last name. }
      email: { type: string, doc: E-mail address. }
      phone: { type: string, doc: Phone number in the form of E.164. }
      plan: { type: Plan, doc: What the contact pays for. }
      score: { type: number, doc: How likely the contact is to buy. }
      subscribed: { type: boolean, doc: Whether the contact receives campaigns. }
      created_at: { type: timestamp, doc: When the contact was added. }
      labels: { type: list<string>, doc: Labels that colleagues gave. }
      company: { type: Company, doc: Where the contact works. }
  Company:
    fields:
      id: { type: string, doc: Id of the company. }
      name: { type: string, doc: Its name. }

operations:
";

const LIST_MESSAGES: &str = "  list_messages:
    doc: Lists the messages of a conversation.
    docs: https://docs.vendor-{{n}}.example/reference/messages#list
    implements: list_messages
    get: /accounts/{account_id}/conversations/{conversation_id}/messages
    params:
      conversation_id: { in: path, type: string, from: conversation, doc: Id of the conversation. }
      status: { in: query, type: list<Status>, style: comma, doc: Lists only messages of these conversations. }
      since: { in: query, name: \"filter[since]\", type: integer, min: 0, doc: Lists only later messages. }
      trace: { in: header, name: X-Trace-Id, type: string, doc: Comes back in the vendor's logs. }
    query: { expand: \"sender,attachments\" }
";

const PAGINATION: [&str; 6] = [
    "    pagination:
      cursor: { param: after, from: paging.next_cursor, more: paging.has_more, size: { param: limit, default: 50, max: 100 } }
",
    "    pagination:
      offset: { param: offset, total: paging.total, size: { param: limit, default: 50, max: 200 } }
",
    "    pagination:
      page: { param: page, start: 1, pages: paging.pages, size: { param: per_page, default: 50 } }
",
    "    pagination:
      # Sorted by time, but filtered by id: the first element is not always the smallest.
      keyset: { param: before, key: id, pick: min, full_page: 20 }
",
    "    pagination:
      link: { from: [paging.next, links.next], size: { param: limit, default: 25, max: 100 } }
",
    "    pagination:
      none: The vendor lists all at once (vendor page of 2026-05).
",
];

const MESSAGES: [&str; 2] = [
    "    order: newest_first
    items: {{items}}
    empty_on: [{ status: 404, code: NO_MESSAGES }]
    map:
      id: id
      conversation_id: { param: conversation_id }
      kind:
        - { from: private, table: { true: note }, otherwise: none }
        - { from: type, table: { 2: activity }, otherwise: message }
      direction: { from: type, table: { 0: inbound, 1: outbound, 3: outbound }, otherwise: none }
      text: [body.plain, body.html]
      sent_at: { from: created, as: {{time}} }
      status: delivery.status
      sender: { from: author, map: { id: id, name: name, role: role } }
      attachments: { each: files, map: { id: id, url: url, kind: mime_type, name: name } }
    samples: [samples/vendor_{{n}}/list_messages.json]
",
    "    order: oldest_first_within_page
    items: {{items}}
    items_optional: true
    map:
      id: id
      kind: { const: message }
      channel:
        from: channel
        table: { SMS: sms, WHATSAPP: whatsapp, EMAIL: email, CALL: call, LIVE_CHAT: webchat }
      direction: { from: author.role, table: { contact: inbound, agent: outbound, bot: outbound }, otherwise: none }
      text: { join: [body.subject, body.plain], with: \": \" }
      sent_at: { from: created, as: {{time}} }
      sender:
        map:
          id: author.id
          name: author.name
          role: author.role
      attachments: { each: files, map: { url: url, name: name } }
    samples: [samples/vendor_{{n}}/list_messages.json]
",
];

const LIST_CONTACTS: &str = "  list_contacts:
    doc: Lists the contacts of the account, with what they pay for.
    get: /accounts/{account_id}/contacts
    params:
      plan: { in: query, type: Plan, default: pro, doc: Lists only contacts of this plan. }
      search: { in: query, name: q, type: string, doc: Lists only contacts whose name holds this text. }
      ids: { in: query, type: list<string>, style: repeat, doc: Lists only these contacts. }
";

const CONTACTS: &str = "    order: unspecified
    items: {{items}}
    returns: Contact
    map:
      id: id
      name: { join: [first_name, last_name] }
      email: [\"emails[0].address\", email]
      phone: phone
      plan: { from: plan.code, table: { F: free, P: pro, E: enterprise } }
      score: score
      subscribed: subscribed
      created_at: { from: created, as: {{time}} }
      labels: { each: labels, from: title }
      company: { from: company, map: { id: id, name: name } }
    samples: [samples/vendor_{{n}}/list_contacts.json]
";

const GET_CONTACT: &str = "  get_contact:
    doc: Returns one contact.
    get: /accounts/{account_id}/contacts/{contact}
    params:
      contact: { in: path, type: string, prefixes: [\"id:\", \"email:\"], doc: How the contact is known. }
    item: contact
    returns: Contact
    map:
      id: id
      name: { join: [first_name, last_name] }
      email: emails[0].address
      created_at: { from: created, as: {{time}} }
      company: { from: company, map: { id: id, name: name } }
    samples: [samples/vendor_{{n}}/get_contact.json]
";
