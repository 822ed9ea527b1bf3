//! The receipts of changes.

use schemars::JsonSchema;
use serde::Serialize;

use super::Reference;

/// The receipt of a change that deletes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeReceipt<T> {
    /// The changed objects, after the change.
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

/// The receipt of a deletion of keys, members or resources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DeleteReceipt<T> {
    /// The deleted objects, before the deletion.
    pub deleted: Vec<T>,
    /// The new owner of their resources; null if none were transferred.
    pub transferred_to: Option<Reference>,
    /// The resources that were deleted too.
    pub deleted_resources: Vec<Reference>,
    /// True if nothing was changed, because of `--dry-run`.
    pub dry_run: bool,
}
