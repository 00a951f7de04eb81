//! The claims of a scope by path: what there is a use for at each place.

use super::claims::{Claims, Expect};
use crate::json_path::Step;

/// One place, and what stands below it.
#[derive(Debug, Default)]
pub(super) struct Trie<'c> {
    pub(super) keys: Vec<(&'c str, Self)>,
    pub(super) at: Vec<(usize, Self)>,
    /// The claims about this very place.
    pub(super) claims: Vec<usize>,
    /// Which JSON types there is a use for. With none of them, anything may stand here.
    pub(super) object: bool,
    pub(super) array: bool,
    pub(super) scalar: bool,
}

impl<'c> Trie<'c> {
    /// One for each scope.
    pub(super) fn of(claims: &'c Claims) -> Vec<Self> {
        let mut tries: Vec<Self> = claims.scopes.iter().map(|_| Self::default()).collect();
        for (index, claim) in claims.list.iter().enumerate() {
            let place = claim.steps.iter().fold(&mut tries[claim.scope], |place, step| place.below(step));
            place.claims.push(index);
            match claim.expect {
                Expect::List { .. } | Expect::Items { .. } => place.array = true,
                Expect::Item { .. } => place.object = true,
                Expect::Object => {}
                _ => place.scalar = true,
            }
        }
        tries
    }

    /// The place one step below; `None` if no path goes there.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.keys.iter().find(|(known, _)| *known == key).map(|(_, place)| place)
    }

    /// Whether a claim is about the place at a path.
    pub(super) fn is_claimed<'s>(&self, steps: impl IntoIterator<Item = &'s Step>) -> bool {
        let place = steps.into_iter().try_fold(self, |place, step| match step {
            Step::Key(key) => place.get(key),
            Step::Index(index) => place.at.iter().find(|(known, _)| known == index).map(|(_, place)| place),
        });
        place.is_some_and(|place| !place.claims.is_empty())
    }

    /// What may stand here, for people; `None` if anything may.
    pub(super) const fn expected(&self) -> Option<&'static str> {
        match (self.object, self.array, self.scalar) {
            (false, false, false) => None,
            (true, false, false) => Some("an object"),
            (false, true, false) => Some("an array"),
            (false, false, true) => Some("a string, a number or a boolean"),
            (true, true, false) => Some("an object or an array"),
            (true, false, true) => Some("an object, a string, a number or a boolean"),
            (false, true, true) => Some("an array, a string, a number or a boolean"),
            (true, true, true) => Some("a value"),
        }
    }

    /// The claims about places below this one.
    pub(super) fn claims_below(&self) -> Vec<usize> {
        let below = self.keys.iter().map(|(_, place)| place).chain(self.at.iter().map(|(_, place)| place));
        below.flat_map(|place| place.claims.iter().copied().chain(place.claims_below())).collect()
    }

    fn below(&mut self, step: &'c Step) -> &mut Self {
        match step {
            Step::Key(key) => {
                self.object = true;
                entry(&mut self.keys, key.as_str())
            }
            Step::Index(index) => {
                self.array = true;
                entry(&mut self.at, *index)
            }
        }
    }
}

fn entry<'t, 'c, K: PartialEq>(entries: &'t mut Vec<(K, Trie<'c>)>, key: K) -> &'t mut Trie<'c> {
    let at = entries.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        entries.push((key, Trie::default()));
        entries.len() - 1
    });
    &mut entries[at].1
}
