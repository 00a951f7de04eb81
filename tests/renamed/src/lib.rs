//! The clients of every construct, and those of the catalogue, in a crate that takes nothing for granted: no prelude,
//! everything documented, no warning, and a runtime that goes by another name.
//!
//! It is a test by being compiled. The constructs are included as files, because the compiler keeps many lints to itself
//! in what a macro gives.

#![no_implicit_prelude]
#![deny(missing_docs, warnings, clippy::all)]

/// The catalogue.
pub mod catalogue {
    ::renamed::providers!(
        "../../../specs/centerfy.yaml",
        "../../../specs/chatbotx.yaml",
        "../../../specs/chatwoot.yaml",
        "../../../specs/highlevel.yaml",
        "../../../specs/octopush.yaml",
    );
}

/// A module for each construct.
pub mod constructs {
    ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/constructs.rs"));
}

/// Types that are not generated can implement an interface as well.
mod own {
    use ::renamed::{Info, List};

    use crate::catalogue::messaging::{Message, Messaging};

    impl Messaging for ::std::sync::Arc<dyn Messaging> {
        fn info(&self) -> Info {
            (**self).info()
        }

        fn list_messages(&self, conversation: &str) -> List<Message> {
            (**self).list_messages(conversation)
        }
    }
}
