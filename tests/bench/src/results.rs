//! The files that measurements leave behind: `results/<name>.json`, one a command.
//!
//! ```json
//! {
//!   "title": "Decoding",
//!   "method": "Pages of 100 messages; the methods take turns, and each figure is the median of the rounds.",
//!   "measured": "2026-11-21",
//!   "machine": { "cpu": "AMD EPYC 7763", "cores": 4, "os": "linux x86_64", "rustc": "1.95.0" },
//!   "rows": [
//!     {
//!       "id": "decode/narrow",
//!       "what": "decode a page",
//!       "against": "hand-written structs of the mapped fields, `derive(Deserialize)`",
//!       "goal": { "at_most": 0.75 },
//!       "value": 0.71,
//!       "spread": [0.70, 0.72],
//!       "unit": "of its time",
//!       "met": true
//!     }
//!   ],
//!   "charts": [
//!     {
//!       "id": "decode",
//!       "title": "Decoding a page of 100 messages",
//!       "x": { "label": "vendor", "at": ["Centerfy", "ChatbotX"] },
//!       "y": "µs",
//!       "series": [{ "name": "specloom", "values": [61.2, 140.5] }, { "name": "narrow derive", "values": [80.0, null] }]
//!     }
//!   ]
//! }
//! ```
//!
//! `goal` is `{ "at_most": … }`, `{ "at_least": … }` or `null`; `spread` holds the quartiles or `null`; `met` is `null`
//! where there is no goal. A chart has bars where `at` holds names, and lines where it holds numbers; it is drawn to
//! `charts/<id>.svg`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::machine::{self, Machine};

/// What one command measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Results {
    /// The heading of its section in the report.
    pub title: String,
    /// How it was measured: Markdown, below the heading.
    pub method: String,
    /// The day, as in `2026-11-21`.
    pub measured: String,
    /// Where it was measured.
    pub machine: Machine,
    /// The figures that the report states in a table.
    pub rows: Vec<Row>,
    /// The figures that the report draws.
    pub charts: Vec<Chart>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its name among all figures, by which revisions can be compared: `decode/narrow`.
    pub id: String,
    /// What was measured.
    pub what: String,
    /// What it is measured against; empty for a figure that stands alone.
    pub against: String,
    /// What it should be.
    pub goal: Option<Goal>,
    /// What it is: the median, where it was measured several times.
    pub value: f64,
    /// The first and third quartile.
    pub spread: Option<[f64; 2]>,
    /// What the value counts: `of its time`, `ns a byte`.
    pub unit: String,
    /// Whether the goal is met; `None` without one.
    pub met: Option<bool>,
}

/// What a figure should be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
}

/// Figures that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// The name of its file.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The axis to the right.
    pub x: Axis,
    /// What the values count.
    pub y: String,
    /// The values: one for each place on the axis.
    pub series: Vec<Series>,
}

/// The axis to the right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// What stands on it.
    pub label: String,
    /// Its places.
    pub at: Places,
}

/// The places on an axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Places {
    /// Places in between mean something: drawn as lines.
    Numbers(Vec<f64>),
    /// They do not: drawn as bars.
    Names(Vec<String>),
}

/// The values of one thing that is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What is compared.
    pub name: String,
    /// A value for each place; `None` where there is none.
    pub values: Vec<Option<f64>>,
}

impl Row {
    /// A figure without a goal.
    #[must_use]
    pub fn new(id: &str, what: &str, value: f64, unit: &str) -> Self {
        Self {
            id: id.to_owned(),
            what: what.to_owned(),
            against: String::new(),
            goal: None,
            value,
            spread: None,
            unit: unit.to_owned(),
            met: None,
        }
    }

    /// What it is measured against.
    #[must_use]
    pub fn against(mut self, other: &str) -> Self {
        other.clone_into(&mut self.against);
        self
    }

    /// What it should be; whether it is so follows.
    #[must_use]
    pub fn goal(mut self, goal: Goal) -> Self {
        self.met = Some(match goal {
            Goal::AtMost(most) => self.value <= most,
            Goal::AtLeast(least) => self.value >= least,
        });
        self.goal = Some(goal);
        self
    }

    /// The first and third quartile.
    #[must_use]
    pub const fn spread(mut self, quartiles: [f64; 2]) -> Self {
        self.spread = Some(quartiles);
        self
    }
}

impl Results {
    /// Results of today and of this machine, with nothing in them.
    #[must_use]
    pub fn new(title: &str, method: &str) -> Self {
        Self {
            title: title.to_owned(),
            method: method.to_owned(),
            measured: machine::today(),
            machine: Machine::this(),
            rows: Vec::new(),
            charts: Vec::new(),
        }
    }

    /// Reads `<name>.json` from a folder; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// It cannot be read, or has another shape.
    pub fn read(folder: &Path, name: &str) -> io::Result<Option<Self>> {
        match fs::read_to_string(folder.join(format!("{name}.json"))) {
            Ok(text) => Ok(Some(serde_json::from_str(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes `<name>.json` into a folder.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn write(&self, folder: &Path, name: &str) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        fs::write(folder.join(format!("{name}.json")), text)
    }
}

/// The folder of the committed results.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("results")
}
