//! Structs whose fields may be left out.

/// Says that a struct is made of these fields, which have to be all, over its base `NONE`.
macro_rules! over_base {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::table::read::Read for $type {
            fn read(json: &$crate::table::read::Json) -> Result<Self, $crate::table::read::Unfit> {
                let Self { $(mut $field),* } = Self::NONE;
                for (name, value) in json.members()? {
                    match *name {
                        $(stringify!($field) => $field = value.read_at(name)?,)*
                        _ => return Err($crate::table::read::Unfit::unknown(name)),
                    }
                }
                Ok(Self { $($field),* })
            }

            fn absent() -> Option<Self> {
                Some(Self::NONE)
            }
        }
    };
}

pub(super) use over_base;
