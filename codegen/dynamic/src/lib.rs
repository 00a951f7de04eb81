//! The clients of specloom, without code that is generated.
//!
//! The generator writes a spec as tables, which the runtime reads and interprets. This crate has the generator write the
//! same tables while the program runs, and gives them to the same runtime: there is one executor, and one decoder. A record
//! is an [`Object`], since there is no struct.
//!
//! It is what the command line reads samples with. Programs that know their providers when they are compiled are better
//! served by generated code: it is typed, and holds no generator.
//!
//! ```
//! use specloom::__v1::dynamic::Stored;
//! use specloom_codegen::{Source, Sources};
//! use specloom_dynamic::Reading;
//!
//! let mut sources = Sources::default();
//! # let text = "
//! # specloom: 1
//! # provider: acme
//! # base_url: https://api.acme.example
//! # auth: { bearer: token }
//! # records: { Note: { fields: { id: { type: string, required: true } } } }
//! # operations:
//! #   list_notes:
//! #     get: /notes
//! #     pagination: { none: the list is short }
//! #     order: unspecified
//! #     items: notes
//! #     returns: Note
//! #     map: { id: id }
//! # ";
//! sources.add(Source { path: "specs/acme.yaml".into(), text: text.into() });
//! let checked = specloom_codegen::check(&sources).expect("the spec has no mistakes");
//! let acme = specloom_dynamic::provider(&checked.model, 0)?;
//!
//! let answer = Stored { status: 200, headers: &[], body: br#"{ "notes": [{ "id": 7 }] }"# };
//! let Reading::Page(page) = acme.operations[0].read(&answer)? else { unreachable!("it is a list") };
//! assert_eq!(serde_json::to_string(&page.items)?, r#"[{"id":"7"}]"#);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(missing_docs)]

mod leak;
mod leaves;
mod object;
mod operation;
mod provider;
mod shape;
mod stored;

pub use leaves::Leaf;
pub use object::Object;
pub use operation::Operation;
pub use provider::{Provider, Setting, provider};
pub use specloom::__v1::dynamic::Unfit;
pub use stored::Reading;
