//! What is emitted: names resolved, defaults applied, every rule checked.
//!
//! Nothing in here refers to a place in a file any more, and nothing in here can be wrong. It changes with the language:
//! who reads it has to be of the same version.

mod body;
mod construct;
mod types;

pub use body::{
    Body, Convert, Each, Elements, Final, Frame, Join, Lookup, Node, Otherwise, Required, Source, Target, Verify, Write,
};
pub use construct::{Construct, Piece, Size, Value};
pub use types::{Enum, EnumRef, EnumValue, Field, Home, Record, RecordRef, Scalar, Type, Types};

pub use crate::json_path::Step;
pub use crate::pagination::Pick;
pub use crate::spec::{Matcher, Order, Place, Style, TimeFormat, WaitFormat};

/// Everything that one run of the generator emits.
#[derive(Debug)]
pub struct Model {
    pub interfaces: Vec<Interface>,
    pub providers: Vec<Provider>,
}

/// Index into [`Model::interfaces`].
pub type InterfaceId = usize;

/// An interface that providers implement.
#[derive(Debug)]
pub struct Interface {
    /// Module name.
    pub module: String,
    /// Name of the trait.
    pub name: String,
    /// The file, for documentation.
    pub file: String,
    pub doc: Option<String>,
    pub types: Types,
    pub operations: Vec<InterfaceOperation>,
}

/// An operation of an interface.
#[derive(Debug)]
pub struct InterfaceOperation {
    /// Method name.
    pub name: String,
    pub doc: Option<String>,
    pub params: Vec<InterfaceParam>,
    pub returns: Returns,
}

/// A parameter of an interface's operation.
#[derive(Debug)]
pub struct InterfaceParam {
    pub name: String,
    pub ty: Scalar,
    pub doc: Option<String>,
}

/// What an operation gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Returns {
    pub record: RecordRef,
    /// A list of them, or exactly one.
    pub many: bool,
}

/// A provider.
#[derive(Debug)]
pub struct Provider {
    /// Module name, and the name by which it is chosen at run time.
    pub name: String,
    pub title: String,
    /// The file, for documentation.
    pub file: String,
    pub docs: Option<String>,
    pub interface: Option<InterfaceId>,
    pub base_url: Vec<Piece>,
    pub settings: Vec<Setting>,
    pub credentials: Vec<Credential>,
    pub auth: Construct,
    pub headers: Vec<(String, String)>,
    pub errors: ErrorRules,
    pub limits: Limits,
    pub types: Types,
    pub operations: Vec<Operation>,
}

/// Something a client is made with.
#[derive(Debug)]
pub struct Setting {
    pub name: String,
    pub ty: Scalar,
    pub doc: Option<String>,
}

/// A secret that a client is made with.
#[derive(Debug)]
pub struct Credential {
    pub name: String,
    pub doc: Option<String>,
}

/// How a vendor's error answers are read.
#[derive(Debug)]
pub struct ErrorRules {
    pub message: Vec<Path>,
    pub code: Vec<Path>,
    /// What makes an answer with a success status an error.
    pub failure: Option<(Path, String)>,
    pub classes: Vec<(Class, Vec<Matcher>)>,
}

/// What an error answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Unauthorized,
    Forbidden,
    NotFound,
    InvalidRequest,
    RateLimited,
    Transient,
}

impl Class {
    /// Every class, with its name in a spec.
    pub const ALL: [(&'static str, Self); 6] = [
        ("unauthorized", Self::Unauthorized),
        ("forbidden", Self::Forbidden),
        ("not_found", Self::NotFound),
        ("invalid_request", Self::InvalidRequest),
        ("rate_limited", Self::RateLimited),
        ("transient", Self::Transient),
    ];
}

/// How often a vendor may be asked.
#[derive(Debug, Default)]
pub struct Limits {
    /// At most so many requests in so many seconds.
    pub rate: Option<(u32, u32)>,
    /// The header that says when to go on, and what its value means.
    pub wait: Option<(String, WaitFormat)>,
}

/// A path from the root of a body.
pub type Path = Vec<Step>;

/// An operation of a provider.
#[derive(Debug)]
pub struct Operation {
    /// The name in the spec.
    pub name: String,
    /// The name of its method.
    pub method: String,
    /// The name of its builder type.
    pub builder: String,
    pub doc: Option<String>,
    pub docs: Option<String>,
    /// The operation of the interface that it implements.
    pub implements: Option<Binding>,
    pub path: Vec<Piece>,
    /// The path as it is written, for documentation.
    pub path_text: String,
    pub params: Vec<Param>,
    pub query: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
    pub pagination: Construct,
    /// How the caller chooses the size of a page.
    pub size: Option<Size>,
    pub order: Order,
    pub empty_on: Vec<Matcher>,
    pub returns: Returns,
    pub body: Body,
}

/// How an operation implements one of an interface.
#[derive(Debug)]
pub struct Binding {
    /// Index into [`Interface::operations`].
    pub operation: usize,
    /// For each parameter of the interface, the index of the parameter that takes its value.
    pub params: Vec<usize>,
}

/// A parameter of an operation.
#[derive(Debug)]
pub struct Param {
    /// The name in the spec and in Rust.
    pub name: String,
    /// The name in the request.
    pub wire: String,
    pub place: Place,
    pub ty: ParamType,
    pub list: Option<Style>,
    pub required: bool,
    pub default: Option<String>,
    pub prefixes: Vec<String>,
    pub range: (Option<i64>, Option<i64>),
    pub doc: Option<String>,
}

/// The type of a parameter's value, or of the elements of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParamType {
    Scalar(Scalar),
    Enum(EnumRef),
}

/// What a strategy reads from a page as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageTarget {
    Next,
    More,
    Total,
}
