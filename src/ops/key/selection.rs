//! The keys that a bulk change acts on.

use std::collections::HashSet;

use crate::domain::id::KeyId;
use crate::domain::query::{Condition, Query};
use crate::domain::time::Timestamp;
use crate::error::{Error, InputError, Result};
use crate::store::ReadTx;
use crate::store::key::{self, KeyField};

/// The keys of a bulk change. They are found again in its transaction.
#[derive(Debug, Clone)]
pub enum Selection {
    /// The keys that the user named or picked.
    Named(Vec<KeyId>),
    /// The keys that match all of these conditions.
    Matching {
        /// The conditions.
        conditions: Vec<Condition<KeyField>>,
        /// The instant for the status of a key: that of the preview, so that passing time changes no answer.
        at: Timestamp,
        /// The keys that the user expects. If others match, nothing is changed.
        expected: Expected,
    },
}

/// The keys that a filter must match for a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// The keys that were shown.
    Keys(Vec<KeyId>),
    /// The number of keys, from `--expect`.
    Count(u64),
}

impl Selection {
    /// Returns the keys, each once. Fails if a filter matches other keys than the user expected.
    pub fn ids(&self, tx: &ReadTx<'_>) -> Result<Vec<KeyId>> {
        match self {
            Self::Named(ids) => {
                let mut seen = HashSet::new();
                Ok(ids.iter().copied().filter(|id| seen.insert(*id)).collect())
            }
            Self::Matching { conditions, at, expected } => {
                let found = matching(tx, conditions, *at)?;
                expected.check(&found)?;
                Ok(found)
            }
        }
    }
}

impl Expected {
    /// Fails if the keys found are not those that the user expected.
    pub fn check(&self, found: &[KeyId]) -> Result<()> {
        match self {
            Self::Keys(shown) if shown == found => Ok(()),
            Self::Keys(_) => Err(Error::FactsChanged { what: "the keys that match the filter".to_owned() }),
            Self::Count(count) if *count == found.len() as u64 => Ok(()),
            Self::Count(count) => {
                Err(InputError::UnexpectedCount { expected: *count, found: found.len() as u64 }.into())
            }
        }
    }
}

/// Returns the keys that match all of these conditions at this instant, oldest first.
pub fn matching(tx: &ReadTx<'_>, conditions: &[Condition<KeyField>], at: Timestamp) -> Result<Vec<KeyId>> {
    let query = Query { conditions: conditions.to_vec(), ..Query::default() };
    let mut ids = Vec::new();
    key::each(tx, &query, at, &mut |row| {
        ids.push(row.key.id);
        Ok(())
    })?;
    Ok(ids)
}

impl From<&[KeyId]> for Selection {
    fn from(ids: &[KeyId]) -> Self {
        Self::Named(ids.to_vec())
    }
}

impl<const N: usize> From<&[KeyId; N]> for Selection {
    fn from(ids: &[KeyId; N]) -> Self {
        Self::Named(ids.to_vec())
    }
}

impl From<&Vec<KeyId>> for Selection {
    fn from(ids: &Vec<KeyId>) -> Self {
        Self::Named(ids.clone())
    }
}
