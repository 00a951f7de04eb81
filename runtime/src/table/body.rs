//! How an answer becomes records: the decode table.
//!
//! The table is a trie over the keys that the spec maps. A [`Node`] says what to do with a JSON value by its type: an
//! object is searched for [`Node::fields`], an array goes to [`Node::each`] or [`Node::at`], a scalar is written to
//! every target of [`Node::leaf`]. Keys that no row names are skipped unparsed.

pub use specloom_values::TimeFormat;

use super::Fields;

/// How a body becomes records.
#[derive(Debug)]
pub struct Body {
    /// The root of the trie, applied to the whole document.
    pub root: Node,
    /// Where the items array is looked for, for error messages: `payload`, or `messages.messages or messages`.
    pub items: &'static str,
    /// Whether a body without the items array is an empty page rather than an error.
    pub items_optional: bool,
    /// How many values of the envelope are kept for the items: [`Target::Capture`] counts from 0 to here.
    pub captures: u16,
}

impl Body {
    /// A body of which nothing is read: a base for struct update.
    pub const NONE: Self = Self { root: Node::NONE, items: "", items_optional: false, captures: 0 };
}

/// What is done with a JSON value at one place.
#[derive(Debug)]
pub struct Node {
    /// For an object: the keys to look for.
    pub fields: Fields,
    /// For an array: single elements to look at, by index. An element that `each` reads too is read twice.
    pub at: &'static [(usize, Self)],
    /// For an array: what every element becomes.
    pub each: Option<&'static Each>,
    /// For an object that is itself the only item of the answer, as operations return that read one thing. Where
    /// `fields` has keys too, the object is read twice.
    pub one: Option<&'static Each>,
    /// For a string, number or boolean: where it is written.
    pub leaf: &'static [Write],
}

impl Node {
    /// A node that expects nothing: a base for struct update.
    pub const NONE: Self = Self { fields: Fields::NONE, at: &[], each: None, one: None, leaf: &[] };

    /// A node that expects an object.
    #[must_use]
    pub const fn object(rows: &'static [(&'static str, Self)]) -> Self {
        Self { fields: Fields::new(rows), ..Self::NONE }
    }

    /// A node that expects an array and looks at single elements.
    #[must_use]
    pub const fn elements(rows: &'static [(usize, Self)]) -> Self {
        Self { at: rows, ..Self::NONE }
    }

    /// A node that expects an array.
    #[must_use]
    pub const fn array(each: &'static Each) -> Self {
        Self { each: Some(each), ..Self::NONE }
    }

    /// A node that expects an object which is the only item of the answer.
    #[must_use]
    pub const fn record(one: &'static Each) -> Self {
        Self { one: Some(one), ..Self::NONE }
    }

    /// A node that expects a scalar.
    #[must_use]
    pub const fn leaf(writes: &'static [Write]) -> Self {
        Self { leaf: writes, ..Self::NONE }
    }
}

/// What the elements of an array become.
#[derive(Debug)]
pub struct Each {
    /// Where the elements go.
    pub elements: Elements,
    /// Applied to each element; a `null` element is skipped.
    pub node: Node,
    /// What is to be done when an element of [`Elements::Items`] or [`Elements::Records`] ends.
    pub frame: Frame,
}

/// Where the elements of an array go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elements {
    /// Each element is an item of the page. Of several arrays the one with the lowest rank counts.
    Items {
        /// 0 for the first of the paths that the spec gives.
        rank: u8,
    },
    /// Each element is a record, appended to the list field at this slot. Of two such arrays the later one counts.
    Records {
        /// The slot of the list field.
        slot: u16,
    },
    /// Each element is handled as if it stood alone: its scalars are appended by their own writes. Of several values
    /// that one element has for a slot, the one with the lowest rank is appended; of several arrays, the one counts
    /// whose best write has the lowest rank.
    Values,
}

/// What belongs to one record while it is read.
#[derive(Debug)]
pub struct Frame {
    /// How many slots the record has: every slot in use is smaller.
    pub slots: u16,
    /// How many join buffers the record has: every [`Target::Part`] names one that is smaller.
    pub joins: &'static [Join],
    /// Values for slots that the element itself did not fill, in this order.
    pub finals: &'static [Final],
    /// Slots that have to be filled in the end.
    pub required: &'static [Required],
    /// Checks that the element belongs to what was asked for.
    pub verify: &'static [Verify],
}

impl Frame {
    /// A frame without any duty: a base for struct update.
    pub const NONE: Self = Self { slots: 0, joins: &[], finals: &[], required: &[], verify: &[] };
}

/// Several texts joined into one value. It ranks as the best of the parts that are there.
#[derive(Debug, Clone, Copy)]
pub struct Join {
    /// Where the result is written.
    pub slot: u16,
    /// How many parts there are.
    pub parts: u8,
    /// What stands between two parts that are there; missing and empty parts leave no gap.
    pub separator: &'static str,
}

/// A value for a slot that the element did not fill.
#[derive(Debug, Clone, Copy)]
pub struct Final {
    /// The slot.
    pub slot: u16,
    /// The value.
    pub source: Source,
    /// How the value is read before it is written.
    pub convert: Convert,
}

/// Where a value comes from that does not stand in the element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Source {
    /// A constant text.
    Text(&'static str),
    /// A constant integer.
    Integer(i64),
    /// A constant boolean.
    Boolean(bool),
    /// The request's parameter with this index.
    Param(u16),
    /// A value of the envelope, wherever it stands: see [`Target::Capture`].
    Capture(u16),
}

/// A slot that has to be filled.
#[derive(Debug, Clone, Copy)]
pub struct Required {
    /// The slot.
    pub slot: u16,
    /// The field's path in the record, for error messages: `sender.id`.
    pub field: &'static str,
    /// Where the spec looks for it, relative to the element, for error messages; empty for constants.
    pub path: &'static str,
    /// If not empty, the slot is required only where one of these is filled: the fields of an optional record.
    pub when: &'static [u16],
}

/// A check that an element belongs to the value of a request parameter, for vendors that ignore a filter which they do
/// not understand and answer with everything. An element passes if one of the values written to it with
/// [`Target::Verify`] is the parameter's value (letters and digits compared, case ignored), or if it has none of them.
#[derive(Debug, Clone, Copy)]
pub struct Verify {
    /// The parameter.
    pub param: u16,
    /// Parameter values that start with one of these are not checked.
    pub unless_prefix: &'static [&'static str],
    /// Parameter values that hold one of these are not checked.
    pub unless_contains: &'static [&'static str],
}

impl Verify {
    /// Checks the first parameter always: a base for struct update.
    pub const NONE: Self = Self { param: 0, unless_prefix: &[], unless_contains: &[] };
}

/// One place that a scalar is written to.
#[derive(Debug, Clone, Copy)]
pub struct Write {
    /// The place.
    pub to: Target,
    /// Of several values for one place the one with the lowest rank stays; of equal ranks, the last. At most 253.
    pub rank: u8,
    /// How the scalar is read.
    pub convert: Convert,
}

impl Write {
    /// Writes the scalar as it is.
    #[must_use]
    pub const fn to(to: Target) -> Self {
        Self { to, rank: 0, convert: Convert::Plain }
    }

    /// Sets the rank, which is 0 otherwise.
    #[must_use]
    pub const fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// Sets how the scalar is read.
    #[must_use]
    pub const fn convert(self, convert: Convert) -> Self {
        Self { convert, ..self }
    }
}

/// Where a scalar goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A slot of the record that is being read.
    Slot(u16),
    /// A part of one of the record's joins.
    Part {
        /// Index into [`Frame::joins`].
        join: u16,
        /// Which part.
        part: u8,
    },
    /// A value to check: an index into [`Frame::verify`].
    Verify(u16),
    /// A value of the envelope that items take over.
    Capture(u16),
    /// The cursor or link of the next page: a text or an integer. An empty text is none.
    Next,
    /// Whether there are more pages.
    More,
    /// How many items, or pages, there are in all.
    Total,
    /// The key of an item by which the next page is asked for: a text or an integer. An empty text is none.
    Key(Pick),
}

/// Which item's key asks for the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// The smallest: numbers (and texts of digits) by value, other texts by code point.
    Min,
    /// The largest.
    Max,
    /// That of the first item.
    First,
    /// That of the last item.
    Last,
}

/// How a scalar is read before it is written.
#[derive(Debug, Clone, Copy)]
pub enum Convert {
    /// As it is; the field's type decides what fits.
    Plain,
    /// As a time in this format.
    Time(TimeFormat),
    /// Through a table.
    Lookup(&'static Lookup),
}

/// A value table.
#[derive(Debug)]
pub struct Lookup {
    /// The vendor's values as text (`0`, `true`, `TYPE_SMS`) and what they become.
    pub rows: &'static [(&'static str, &'static str)],
    /// The vendor's values that count as absent.
    pub absent: &'static [&'static str],
    /// What any other value becomes.
    pub otherwise: Otherwise,
}

impl Lookup {
    /// Keeps every value: a base for struct update.
    pub const NONE: Self = Self { rows: &[], absent: &[], otherwise: Otherwise::Keep };
}

/// What a value becomes that a [`Lookup`] does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// It is kept as it is: an open enum holds it as unknown.
    Keep,
    /// It counts as absent.
    Absent,
    /// This value.
    Value(&'static str),
}
