//! What a server knows before it starts.

use crate::server::Server;
use crate::vendor::Vendor;
use crate::world::World;
use std::io;

/// The data sets of a server to be.
#[derive(Debug)]
pub struct Builder {
    world: World,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self { world: World::new() }
    }

    /// Gives the vendor a conversation of `count` messages, in place of an earlier one of the same name.
    ///
    /// The name is in the vendor's own terms, as [`crate::conversation_id`] gives it: a contact id (Centerfy),
    /// `id:<digits>` (ChatbotX), a conversation id (HighLevel), a phone number with its plus (Octopush), a display id
    /// (Chatwoot).
    #[must_use]
    pub fn messages(mut self, vendor: Vendor, conversation: &str, count: u64) -> Self {
        self.world.fill(vendor, conversation, count);
        self
    }

    /// Makes HighLevel answer as its OpenAPI document says (`messages` is the array) and not as its service does.
    #[must_use]
    pub fn flat_highlevel(mut self) -> Self {
        self.world.flat_highlevel = true;
        self
    }

    /// Starts the server. See [`Server::start`].
    ///
    /// # Errors
    ///
    /// There is no tokio runtime, or no port.
    pub fn start(self) -> io::Result<Server> {
        Server::serve(self.world)
    }
}
