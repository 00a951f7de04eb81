//! What is written to the places of a record, and how it is read before.

use super::json::Json;
use super::over_base::over_base;
use super::unfit::Unfit;
use super::value::Read;
use crate::construct::{from_fields, from_names};
use crate::table::{Convert, Final, Lookup, Otherwise, Pick, Source, Target, TimeFormat, Write};

over_base!(Lookup { rows, absent, otherwise });

from_names!(Pick { Min: "min", Max: "max", First: "first", Last: "last" });
from_names!(TimeFormat {
    Rfc3339: "rfc3339",
    UnixSeconds: "unix_seconds",
    UnixMillis: "unix_millis",
    UnixMicros: "unix_micros",
    UnixNanos: "unix_nanos",
});

/// The key that is none of the others is the place.
impl Read for Write {
    fn read(json: &Json) -> Result<Self, Unfit> {
        let (mut to, mut rank, mut convert) = (None, 0, Convert::Plain);
        for (name, value) in json.members()? {
            match *name {
                "rank" => rank = value.read_at(name)?,
                "time" => convert = Convert::Time(value.read_at(name)?),
                "lookup" => convert = Convert::Lookup(value.read_at(name)?),
                _ => to = Some(target(name, value)?),
            }
        }
        Ok(Self { to: to.ok_or_else(|| Unfit::lacks("slot"))?, rank, convert })
    }
}

fn target(name: &str, value: &Json) -> Result<Target, Unfit> {
    match name {
        "slot" => value.read_at(name).map(Target::Slot),
        "part" => value.read_at(name).map(|Part { join, part }| Target::Part { join, part }),
        "verify" => value.read_at(name).map(Target::Verify),
        "capture" => value.read_at(name).map(Target::Capture),
        "key" => value.read_at(name).map(Target::Key),
        "page" => value.read_at(name).map(|page| match page {
            PageTarget::Next => Target::Next,
            PageTarget::More => Target::More,
            PageTarget::Total => Target::Total,
        }),
        _ => Err(Unfit::unknown(name)),
    }
}

struct Part {
    join: u16,
    part: u8,
}

from_fields!(Part { join, part });

enum PageTarget {
    Next,
    More,
    Total,
}

from_names!(PageTarget { Next: "next", More: "more", Total: "total" });

/// The key that is none of the others is the source.
impl Read for Final {
    fn read(json: &Json) -> Result<Self, Unfit> {
        let (mut slot, mut source, mut convert) = (None, None, Convert::Plain);
        for (name, value) in json.members()? {
            match *name {
                "slot" => slot = Some(value.read_at(name)?),
                "time" => convert = Convert::Time(value.read_at(name)?),
                "lookup" => convert = Convert::Lookup(value.read_at(name)?),
                _ => source = Some(self::source(name, value)?),
            }
        }
        let (slot, source) = (slot.ok_or_else(|| Unfit::lacks("slot"))?, source.ok_or_else(|| Unfit::lacks("text"))?);
        Ok(Self { slot, source, convert })
    }
}

fn source(name: &str, value: &Json) -> Result<Source, Unfit> {
    match name {
        "text" => value.read_at(name).map(Source::Text),
        "integer" => value.read_at(name).map(Source::Integer),
        "boolean" => value.read_at(name).map(Source::Boolean),
        "param" => value.read_at(name).map(Source::Param),
        "capture" => value.read_at(name).map(Source::Capture),
        _ => Err(Unfit::unknown(name)),
    }
}

impl Read for Otherwise {
    fn read(json: &Json) -> Result<Self, Unfit> {
        match json {
            Json::Text("keep") => Ok(Self::Keep),
            Json::Text("absent") => Ok(Self::Absent),
            other => match other.choice()? {
                (name @ "value", value) => value.read_at(name).map(Self::Value),
                (name, _) => Err(Unfit::unknown(name)),
            },
        }
    }
}
