//! The whole list in one answer.

use super::{Ask, BadPosition, Next, Seen, Strategy};
use crate::construct::from_fields;

/// The whole list, or the one record, comes in one answer.
#[derive(Debug, Clone, Copy)]
pub struct Single {}

from_fields!(Single {});

impl Strategy for Single {
    fn ask(&self, position: Option<&str>) -> Result<Ask, BadPosition> {
        if position.is_some() { Err(BadPosition) } else { Ok(Ask::Plain) }
    }

    fn next(&self, _: &Seen<'_>) -> Next {
        Next::End
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_answer_is_the_whole_list() {
        let seen = Seen { items: 20, next: Some("more"), more: Some(true), ..Seen::default() };
        assert_eq!(Single {}.next(&seen), Next::End);
    }

    #[test]
    fn a_position_is_refused() {
        assert_eq!(Single {}.ask(None), Ok(Ask::Plain));
        assert_eq!(Single {}.ask(Some("2")), Err(BadPosition));
    }
}
