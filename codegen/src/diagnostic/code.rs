//! The rules that a spec can break, each with a number that never changes.

use std::fmt;
use std::str::FromStr;

use super::Severity;
use crate::suggest::nearest;

/// A row is a number, a name, `warning` where code is generated all the same, and what is wrong.
macro_rules! codes {
    ($($number:literal $name:ident $($severity:ident)? $title:literal,)*) => {
        /// A rule that a spec can break.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $title] $name = $number,)*
        }

        impl Code {
            /// All rules, by number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What is wrong, in one line.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)*
                }
            }

            /// How bad it is to break the rule.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => severity!($($severity)?),)*
                }
            }
        }
    };
}

macro_rules! severity {
    () => {
        Severity::Error
    };
    (warning) => {
        Severity::Warning
    };
}

codes! {
    1 InvalidYaml "The file is not valid YAML.",
    2 EmptyDocument "The file holds nothing.",
    3 SeveralDocuments "The file holds more than one YAML document.",
    4 TooLarge "The file is larger than 1 MiB.",
    5 TooDeep "Lists and mappings are nested too deeply.",
    6 TooManyNodes "The file holds too many values, or aliases repeat values too often.",
    7 TooManyMistakes "The file has more mistakes than are reported in one run.",
    8 UndefinedAnchor "An alias names an anchor that does not stand before it.",
    9 SelfReference "An alias stands inside the value that it refers to.",
    10 Tag "A value has a YAML tag.",
    11 KeyNotScalar "A key is a list or a mapping.",
    12 DuplicateKey "A mapping has the same key twice.",
    13 MergeNotMapping "A merge key `<<` is not followed by a mapping.",
    14 UnknownKey "A mapping has a key that means nothing there.",
    15 MissingKey "A mapping lacks a required key.",
    16 WrongType "A value is of another kind than its key asks for.",
    17 UnknownValue "A value is none of those that can stand there.",
    18 NotOneKey "A choice is a mapping with exactly one key, and has none or several.",
    19 InvalidValue "A value does not have the form that its key asks for.",
    20 FileKind "A file is neither a provider nor an interface, or both.",
    21 Unreadable "A file cannot be read as text.",
    22 Version "The file is written for another version of the spec language.",
    23 InterfaceNotFound "The interface file that a provider implements is not there.",
    24 BadName "A name does not make a name in Rust.",
    25 NameTaken "Two names become the same name in Rust.",
    26 UnknownType "A type is not known, or cannot stand there.",
    27 RecursiveRecord "A record holds itself.",
    28 Identity "The field that identifies a record is missing or has the wrong type.",
    29 BadPath "A path into JSON is malformed.",
    30 PathRoot "A path starts where its value cannot be read.",
    31 BadTemplate "A URL template is malformed.",
    32 UnknownPlaceholder "A placeholder is not declared.",
    33 BaseUrl "A base URL is not absolute, not encrypted, or has parts it cannot have.",
    34 HeaderName "A header's name has characters that it cannot have.",
    35 StaticText "A text that is always sent has a placeholder or a character that cannot be sent.",
    36 QueryNameTwice "A query parameter is sent twice.",
    37 UnusedSetting "A setting is declared, but not used.",
    38 UnusedCredential "A credential is described, but not used.",
    39 Reason "A reason is missing.",
    40 ErrorClass "An error class is not known.",
    41 OperationShape "An operation does not say what it returns, or contradicts itself.",
    42 UnknownOperation "An operation of the interface is not known.",
    43 OperationMissing "An operation of the interface is not implemented, or twice.",
    44 ParamPlace "A parameter and the path do not fit each other.",
    45 ParamShape "A parameter's type and its options do not fit each other.",
    46 ParamDefault "A default is outside of what its parameter takes.",
    47 ParamBinding "A parameter of the interface has no counterpart, or several.",
    48 UnknownParam "A parameter is not known.",
    49 PageSize "A page size is outside its bounds.",
    50 TwoTotals "Two values both say where the list ends.",
    51 LinkPlace "It is not clear where the next link stands.",
    52 FieldUnknown "A mapping names a field that the record does not have.",
    53 FieldUnmapped "A required field is not mapped.",
    54 MappingShape "A mapping does not fit the kind of its field.",
    55 TimeFormat "A timestamp has no format, or something else has one.",
    56 TableValue "A value does not fit the type of its field.",
    57 SampleMissing "A sample cannot be read.",
    58 NoCredential "An auth scheme names no credential.",
    59 HeaderTwice "A header is set in two places.",
    60 SampleInvalid "A sample is not what its ending says.",
    61 UnseenPath "A path leads to nothing in every sample.",
    62 SampleMismatch "A sample has a value that does not fit its field.",
    63 NotAnArray "A sample has no array where a list is read, or no object where a record is.",
    64 PageValue "A sample has a value that cannot say how the list goes on.",
    65 SeenAfterAll "A path is said to be in no sample, but one has it.",
    66 RequiredAbsent "A sample has no value for a required field.",
    67 TableKey "A table has a key that no value of the samples can be.",
    68 UnlistedValue warning "A sample has a value that neither the table nor the enum names.",
    69 UnmappedField warning "A sample has fields that nothing maps.",
    70 NoSample warning "No sample proves what an operation says about answers.",
    71 CredentialPlace "A credential stands outside of `auth`.",
    72 DeprecatedKey warning "A key has another name now.",
    73 ResetUnit "A header says when to go on, but not in which unit or format.",
    74 Limit "A limit of requests is incomplete, malformed or out of bounds.",
    75 UnmappedPath warning "A path is left out on purpose, but is mapped, or in no sample.",
    76 RecordSize "A record has too many fields, or holds records too deeply.",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(*self as u16))
    }
}

/// A text that is the code of no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// The code that was probably meant.
    nearest: Option<Code>,
}

impl FromStr for Code {
    type Err = UnknownCode;

    /// Reads `SL0012`, and what people write for it: `sl12`, `12`.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let text = text.trim().to_ascii_uppercase();
        let digits = text.strip_prefix("SL").unwrap_or(&text);
        let number = Some(digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        let number = number.and_then(|digits| digits.parse::<u16>().ok());
        let found = number.and_then(|number| Self::ALL.iter().find(|code| **code as u16 == number));
        found.copied().ok_or_else(|| UnknownCode::new(&number.map_or(text, shown)))
    }
}

impl UnknownCode {
    fn new(got: &str) -> Self {
        let names: Vec<_> = Code::ALL.iter().map(Code::to_string).collect();
        let nearest = nearest(got, &names).and_then(|near| names.iter().position(|name| name == near));
        Self { nearest: nearest.map(|at| Code::ALL[at]) }
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (Code::ALL[0], Code::ALL[Code::ALL.len() - 1]);
        match self.nearest {
            Some(code) => write!(f, "there is no such rule; did you mean `{code}`?"),
            None => write!(f, "there is no such rule; they are `{first}` to `{last}`"),
        }
    }
}

impl std::error::Error for UnknownCode {}

fn shown(number: u16) -> String {
    format!("SL{number:04}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_four_digits() {
        assert_eq!(Code::DuplicateKey.to_string(), "SL0012");
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        for text in ["SL0012", "sl0012", "Sl12", "12", "0012", " SL0012\n"] {
            assert_eq!(text.parse(), Ok(Code::DuplicateKey), "{text}");
        }
        for code in Code::ALL {
            assert_eq!(code.to_string().parse(), Ok(*code));
        }
    }

    #[test]
    fn what_is_no_code_is_told_with_the_nearest() {
        for (text, expected) in [
            ("SL0O12", "there is no such rule; did you mean `SL0012`?"),
            ("L0012", "there is no such rule; did you mean `SL0012`?"),
            ("SL00112", "there is no such rule; did you mean `SL0012`?"),
        ] {
            assert_eq!(text.parse::<Code>().unwrap_err().to_string(), expected, "{text}");
        }
        for text in ["", "SL", "SL-12", "+12", "99999", "duplicate key", "ß"] {
            let said = text.parse::<Code>().unwrap_err().to_string();
            assert!(said.starts_with("there is no such rule; they are `SL0001` to `SL00"), "{text}: {said}");
        }
    }

    #[test]
    fn numbers_ascend_and_titles_are_sentences() {
        assert!(Code::ALL.is_sorted_by(|a, b| a < b));
        assert!(Code::ALL.iter().all(|code| code.title().ends_with('.')));
    }
}
