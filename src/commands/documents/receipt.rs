//! The receipts of changes.

use schemars::JsonSchema;
use serde::Serialize;

/// The receipt of a change that deletes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeReceipt<T> {
    /// The objects that were changed, as they are now.
    pub changed: Vec<T>,
    /// The objects that were as requested before.
    pub unchanged: Vec<T>,
    /// True if nothing was changed, because of `--dry-run`.
    pub dry_run: bool,
}

impl<T> ChangeReceipt<T> {
    /// The receipt of a change that was made.
    #[must_use]
    pub fn new(changed: Vec<T>, unchanged: Vec<T>) -> Self {
        Self { changed, unchanged, dry_run: false }
    }

    /// The receipt for one object.
    #[must_use]
    pub fn of(object: T, is_changed: bool) -> Self {
        if is_changed { Self::new(vec![object], Vec::new()) } else { Self::new(Vec::new(), vec![object]) }
    }
}
