//! Structs of the mapped fields with `derive(Deserialize)`, then a mapping: what people write who know what they need.

#[path = "mapping.rs"]
mod mapping;

pub(super) use mapping::decode;

mod shapes {
    pub(super) mod centerfy {
        use serde::Deserialize;

        #[derive(Deserialize)]
        pub(in crate::peers) struct Page {
            pub(in crate::peers) conversation_id: Option<String>,
            pub(in crate::peers) messages: Vec<Message>,
            pub(in crate::peers) total: u64,
        }

        #[derive(Deserialize)]
        pub(in crate::peers) struct Message {
            pub(in crate::peers) id: String,
            pub(in crate::peers) content: Option<String>,
            pub(in crate::peers) sender_type: Option<String>,
            pub(in crate::peers) message_type: Option<String>,
            pub(in crate::peers) timestamp: Option<String>,
        }
    }

    pub(super) mod chatbotx {
        use serde::Deserialize;

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::peers) struct Page {
            pub(in crate::peers) data: Vec<Message>,
            pub(in crate::peers) next_cursor: Option<String>,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::peers) struct Message {
            pub(in crate::peers) id: String,
            pub(in crate::peers) created_at: Option<String>,
            pub(in crate::peers) conversation_id: Option<String>,
            pub(in crate::peers) text: Option<String>,
            pub(in crate::peers) message_type: Option<String>,
            pub(in crate::peers) sender_type: Option<String>,
            pub(in crate::peers) sender_id: Option<String>,
            pub(in crate::peers) attachments: Vec<Attachment>,
            pub(in crate::peers) user: Option<User>,
            pub(in crate::peers) contact: Option<Contact>,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::peers) struct Attachment {
            pub(in crate::peers) id: Option<String>,
            pub(in crate::peers) mime_type: Option<String>,
            pub(in crate::peers) name: Option<String>,
            pub(in crate::peers) url: Option<String>,
        }

        #[derive(Deserialize)]
        pub(in crate::peers) struct User {
            pub(in crate::peers) name: Option<String>,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::peers) struct Contact {
            pub(in crate::peers) full_name: Option<String>,
        }
    }

    pub(super) mod highlevel {
        use serde::Deserialize;

        #[derive(Deserialize)]
        pub(in crate::peers) struct Page {
            pub(in crate::peers) messages: List,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::peers) struct List {
            pub(in crate::peers) last_message_id: Option<String>,
            pub(in crate::peers) next_page: Option<bool>,
            pub(in crate::peers) messages: Vec<Message>,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::peers) struct Message {
            pub(in crate::peers) id: String,
            pub(in crate::peers) message_type: Option<String>,
            pub(in crate::peers) conversation_id: Option<String>,
            pub(in crate::peers) date_added: Option<String>,
            pub(in crate::peers) direction: Option<String>,
            pub(in crate::peers) body: Option<String>,
            pub(in crate::peers) status: Option<String>,
            #[serde(default)]
            pub(in crate::peers) attachments: Vec<String>,
            pub(in crate::peers) source: Option<String>,
            pub(in crate::peers) user_id: Option<String>,
        }
    }

    pub(super) mod octopush {
        use serde::Deserialize;

        pub(in crate::peers) type Page = Vec<Message>;

        #[derive(Deserialize)]
        pub(in crate::peers) struct Message {
            pub(in crate::peers) message_id: String,
            pub(in crate::peers) text: Option<String>,
            pub(in crate::peers) direction: Option<String>,
            pub(in crate::peers) delivery_status: Option<String>,
            pub(in crate::peers) channel: Option<String>,
            pub(in crate::peers) contact_identifiers: Option<Contact>,
        }

        #[derive(Deserialize)]
        pub(in crate::peers) struct Contact {
            pub(in crate::peers) phone_number: Option<String>,
            pub(in crate::peers) email: Option<String>,
        }
    }

    pub(super) mod chatwoot {
        use serde::Deserialize;

        #[derive(Deserialize)]
        pub(in crate::peers) struct Page {
            pub(in crate::peers) payload: Vec<Message>,
        }

        #[derive(Deserialize)]
        pub(in crate::peers) struct Message {
            pub(in crate::peers) id: i64,
            pub(in crate::peers) content: Option<String>,
            pub(in crate::peers) conversation_id: Option<i64>,
            pub(in crate::peers) message_type: i64,
            pub(in crate::peers) created_at: Option<i64>,
            pub(in crate::peers) private: bool,
            pub(in crate::peers) status: Option<String>,
            pub(in crate::peers) sender: Option<Sender>,
            #[serde(default)]
            pub(in crate::peers) attachments: Vec<Option<Attachment>>,
        }

        #[derive(Deserialize)]
        pub(in crate::peers) struct Sender {
            pub(in crate::peers) id: Option<i64>,
            pub(in crate::peers) name: Option<String>,
            pub(in crate::peers) r#type: Option<String>,
        }

        #[derive(Deserialize)]
        pub(in crate::peers) struct Attachment {
            pub(in crate::peers) id: Option<i64>,
            pub(in crate::peers) file_type: Option<String>,
            pub(in crate::peers) data_url: Option<String>,
        }
    }
}
