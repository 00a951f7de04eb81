//! What a table cannot say.

use std::fmt::{self, Display, Formatter};

use specloom::__v1::dynamic;

/// A model that does not become a table: it counts further than tables do, or the generator and the runtime are not of
/// one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(String);

impl Unfit {
    /// The place is put in front.
    pub(crate) fn of(self, place: &str) -> Self {
        Self(format!("{place}: {}", self.0))
    }
}

impl Display for Unfit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl From<dynamic::Unfit> for Unfit {
    fn from(unfit: dynamic::Unfit) -> Self {
        Self(unfit.to_string())
    }
}

/// A number as tables have it.
pub(crate) fn number<T: TryFrom<usize>>(number: usize) -> Result<T, Unfit> {
    T::try_from(number).map_err(|_| Unfit(format!("no table counts to {number}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_too_large_for_a_table_is_told() {
        assert_eq!(number::<u16>(65_535), Ok(65_535));
        let unfit = number::<u16>(65_536).map_err(|unfit| unfit.of("acme list_notes"));
        assert_eq!(unfit, Err(Unfit("acme list_notes: no table counts to 65536".to_owned())));
    }
}
