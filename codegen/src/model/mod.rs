//! What is emitted: names resolved, defaults applied, every rule checked.
//!
//! Nothing in here refers to a place in a file any more, and nothing in here can be wrong.

mod body;
mod construct;
mod types;

pub(crate) use body::{
    Body, Convert, Each, Elements, Final, Frame, Join, Lookup, Node, Otherwise, Required, Source, Target, Verify, Write,
};
pub(crate) use construct::{Construct, Piece, Size, Value};
pub(crate) use types::{Enum, EnumRef, EnumValue, Field, Home, Record, RecordRef, Scalar, Type, Types};

pub(crate) use crate::pagination::Pick;
pub(crate) use crate::spec::{Matcher, Order, Place, Style, TimeFormat};

/// Everything that one run of the generator emits.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) interfaces: Vec<Interface>,
    pub(crate) providers: Vec<Provider>,
}

/// Index into [`Model::interfaces`].
pub(crate) type InterfaceId = usize;

/// An interface that providers implement.
#[derive(Debug)]
pub(crate) struct Interface {
    /// Module name.
    pub(crate) module: String,
    /// Name of the trait.
    pub(crate) name: String,
    /// The file, for documentation.
    pub(crate) file: String,
    pub(crate) doc: Option<String>,
    pub(crate) types: Types,
    pub(crate) operations: Vec<InterfaceOperation>,
}

/// An operation of an interface.
#[derive(Debug)]
pub(crate) struct InterfaceOperation {
    /// Method name.
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
    pub(crate) params: Vec<InterfaceParam>,
    pub(crate) returns: Returns,
}

/// A parameter of an interface's operation.
#[derive(Debug)]
pub(crate) struct InterfaceParam {
    pub(crate) name: String,
    pub(crate) ty: Scalar,
    pub(crate) doc: Option<String>,
}

/// What an operation gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Returns {
    pub(crate) record: RecordRef,
    /// A list of them, or exactly one.
    pub(crate) many: bool,
}

/// A provider.
#[derive(Debug)]
pub(crate) struct Provider {
    /// Module name, and the name by which it is chosen at run time.
    pub(crate) name: String,
    pub(crate) title: String,
    /// The file, for documentation.
    pub(crate) file: String,
    pub(crate) docs: Option<String>,
    pub(crate) interface: Option<InterfaceId>,
    pub(crate) base_url: Vec<Piece>,
    pub(crate) settings: Vec<Setting>,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) auth: Construct,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) errors: ErrorRules,
    pub(crate) types: Types,
    pub(crate) operations: Vec<Operation>,
}

/// Something a client is made with.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) name: String,
    pub(crate) ty: Scalar,
    pub(crate) doc: Option<String>,
}

/// A secret that a client is made with.
#[derive(Debug)]
pub(crate) struct Credential {
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
}

/// How a vendor's error answers are read.
#[derive(Debug)]
pub(crate) struct ErrorRules {
    pub(crate) message: Vec<Path>,
    pub(crate) code: Vec<Path>,
    /// What makes an answer with a success status an error.
    pub(crate) failure: Option<(Path, String)>,
    pub(crate) classes: Vec<(Class, Vec<Matcher>)>,
}

/// What an error answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Unauthorized,
    Forbidden,
    NotFound,
    InvalidRequest,
    RateLimited,
    Transient,
}

impl Class {
    /// Every class, with its name in a spec.
    pub(crate) const ALL: [(&'static str, Self); 6] = [
        ("unauthorized", Self::Unauthorized),
        ("forbidden", Self::Forbidden),
        ("not_found", Self::NotFound),
        ("invalid_request", Self::InvalidRequest),
        ("rate_limited", Self::RateLimited),
        ("transient", Self::Transient),
    ];
}

/// A path from the root of a body.
pub(crate) type Path = Vec<crate::json_path::Step>;

/// An operation of a provider.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The name in the spec.
    pub(crate) name: String,
    /// The name of its method.
    pub(crate) method: String,
    /// The name of its builder type.
    pub(crate) builder: String,
    pub(crate) doc: Option<String>,
    pub(crate) docs: Option<String>,
    /// The operation of the interface that it implements.
    pub(crate) implements: Option<Binding>,
    pub(crate) path: Vec<Piece>,
    /// The path as it is written, for documentation.
    pub(crate) path_text: String,
    pub(crate) params: Vec<Param>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) pagination: Construct,
    /// How the caller chooses the size of a page.
    pub(crate) size: Option<Size>,
    pub(crate) order: Order,
    pub(crate) empty_on: Vec<Matcher>,
    pub(crate) returns: Returns,
    pub(crate) body: Body,
}

/// How an operation implements one of an interface.
#[derive(Debug)]
pub(crate) struct Binding {
    /// Index into [`Interface::operations`].
    pub(crate) operation: usize,
    /// For each parameter of the interface, the index of the parameter that takes its value.
    pub(crate) params: Vec<usize>,
}

/// A parameter of an operation.
#[derive(Debug)]
pub(crate) struct Param {
    /// The name in the spec and in Rust.
    pub(crate) name: String,
    /// The name in the request.
    pub(crate) wire: String,
    pub(crate) place: Place,
    pub(crate) ty: ParamType,
    pub(crate) list: Option<Style>,
    pub(crate) required: bool,
    pub(crate) default: Option<String>,
    pub(crate) prefixes: Vec<String>,
    pub(crate) range: (Option<i64>, Option<i64>),
    pub(crate) doc: Option<String>,
}

/// The type of a parameter's value, or of the elements of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ParamType {
    Scalar(Scalar),
    Enum(EnumRef),
}

/// What a strategy reads from a page as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageTarget {
    Next,
    More,
    Total,
}
