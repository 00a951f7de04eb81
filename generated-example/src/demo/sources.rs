//! What is read: a conversation of each embedded service, or one of a real account.

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use specloom::{Continuation, Error, Options};
use specloom_example::messaging::{self, Messaging};
use specloom_vendors::{Server, Vendor, conversation_id};

use super::args::Args;
use super::embedded;
use super::failure::Failure;

/// A conversation, and the client that reads it.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) client: Box<dyn Messaging>,
    pub(crate) conversation: String,
    pub(crate) resume: Option<Continuation>,
}

/// Everything that is read.
#[derive(Debug)]
pub(crate) struct Sources {
    pub(crate) list: Vec<Source>,
    /// Runs until it is dropped.
    pub(crate) server: Option<Server>,
}

/// Makes the clients.
pub(crate) fn open(args: &Args) -> Result<Sources, Failure> {
    if let Some((provider, conversation)) = args.account()? {
        let source = real(provider, conversation, args)?;
        return Ok(Sources { list: vec![source], server: None });
    }
    let server = Server::start()?;
    let vendors = vendors(args)?.into_iter().map(|vendor| played(&server, vendor, args.resume.clone()));
    let list = vendors.collect::<Result<_, _>>()?;
    Ok(Sources { list, server: Some(server) })
}

/// The services to read: all that have a client and are embedded, or the one that a token belongs to.
fn vendors(args: &Args) -> Result<Vec<Vendor>, clap::Error> {
    let Some(token) = &args.resume else {
        return Ok(messaging::PROVIDERS.iter().filter_map(|name| Vendor::from_name(name)).collect());
    };
    let vendor = Vendor::from_name(token.provider()).ok_or_else(|| {
        let problem = format!("{} is not embedded; --conversation is needed to read a real account", token.provider());
        Args::command().error(ErrorKind::MissingRequiredArgument, problem)
    })?;
    Ok(vec![vendor])
}

fn real(provider: &str, conversation: &str, args: &Args) -> Result<Source, Error> {
    let options = Options::new().allow_plain_http(args.allow_plain_http);
    let options = match &args.base_url {
        Some(url) => options.base_url(url),
        None => options,
    };
    let client = messaging::connect_from_env(provider, options)?;
    Ok(Source { client, conversation: conversation.to_owned(), resume: args.resume.clone() })
}

fn played(server: &Server, vendor: Vendor, resume: Option<Continuation>) -> Result<Source, Error> {
    let options = Options::new().base_url(server.base_url(vendor));
    let client = messaging::connect(vendor.name(), embedded::config(vendor), options)?;
    Ok(Source { client, conversation: conversation_id(vendor).to_owned(), resume })
}
