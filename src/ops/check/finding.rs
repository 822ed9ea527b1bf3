//! Findings, collected with a limit for each code.

use crate::domain::finding::FindingCode;
use crate::error::{Error, Result, StoreError};
use crate::store::SchemaFault;

/// The most findings of one code that are listed one by one.
pub(super) const MOST: usize = 20;

pub(super) const BACKUP: &str = "keep the file unchanged, and use a backup: `--store BACKUP`";

pub(super) const LOG: &str = "something other than `keys` wrote to the store: check who can, and compare with a backup: \
                              `keys log --verify --store BACKUP`";

const SCHEMA: &str = "no command repairs this: something other than `keys` wrote to the store. Check who can, keep the \
                      file unchanged, and use an earlier backup: `--store BACKUP`";

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code, stable across versions.
    pub code: FindingCode,
    /// The problem in words.
    pub message: String,
    /// The way to fix it.
    pub hint: String,
}

/// The findings and notes so far.
#[derive(Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
    notes: Vec<String>,
    /// The schema differs from the one that this program's statements are made for.
    schema_differs: bool,
    unlisted: Vec<(FindingCode, usize)>,
}

impl Findings {
    pub fn add(&mut self, code: FindingCode, message: String, hint: impl Into<String>) {
        if self.all.iter().filter(|finding| finding.code == code).count() < MOST {
            return self.all.push(Finding { code, message, hint: hint.into() });
        }
        self.more(code, 1);
    }

    /// Counts findings that are not listed.
    pub fn more(&mut self, code: FindingCode, count: usize) {
        match self.unlisted.iter_mut().find(|(of, _)| *of == code) {
            Some((_, already)) => *already += count,
            None if count > 0 => self.unlisted.push((code, count)),
            None => {}
        }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Adds what is worth knowing about a sound store.
    pub fn note(&mut self, note: String) {
        if self.notes.len() < MOST {
            self.notes.push(note);
        }
    }

    pub fn schema(&mut self, fault: &SchemaFault) {
        self.schema_differs = true;
        let (code, message) = match fault {
            SchemaFault::Missing(name) => (FindingCode::SchemaMissing, format!("the {name} is missing")),
            SchemaFault::Altered(name) => {
                (FindingCode::SchemaAltered, format!("the {name} differs from the one that `keys` creates"))
            }
            SchemaFault::Foreign(name) => {
                (FindingCode::SchemaForeign, format!("the {name} does not belong to `keys`"))
            }
        };
        self.add(code, message, SCHEMA);
    }

    /// Turns an unreadable value into a finding, so that the check continues with the rest.
    pub fn survive<T>(&mut self, result: Result<T>) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error @ Error::Store(StoreError::InvalidValue { .. })) => {
                let message = error.to_string();
                if self.all.iter().all(|finding| finding.message != message) {
                    self.add(FindingCode::ValueCorrupt, message, BACKUP);
                }
                Ok(None)
            }
            // One damage makes many reads fail.
            Err(error @ Error::Store(StoreError::Damaged)) => {
                if self.all.iter().all(|finding| finding.code != FindingCode::FileDamaged) {
                    self.add(FindingCode::FileDamaged, error.to_string(), BACKUP);
                }
                Ok(None)
            }
            // The table or column is missing or altered, which is a finding already.
            Err(Error::Store(StoreError::Unexpected { .. })) if self.schema_differs => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Adds all of `others`.
    pub fn append(&mut self, others: Self) {
        for Finding { code, message, hint } in others.all {
            self.add(code, message, hint);
        }
        for (code, count) in others.unlisted {
            self.more(code, count);
        }
        others.notes.into_iter().for_each(|note| self.note(note));
    }

    /// Returns the findings, with the number of those not listed, and the notes.
    pub fn finish(mut self) -> (Vec<Finding>, Vec<String>) {
        for (code, count) in self.unlisted {
            let Some(last) = self.all.iter().rposition(|finding| finding.code == code) else { continue };
            let hint = self.all[last].hint.clone();
            self.all.insert(last + 1, Finding { code, message: format!("and {count} more like this"), hint });
        }
        (self.all, self.notes)
    }
}
