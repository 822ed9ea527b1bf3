//! The result of restoring a backup as a document.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::event::LogHead;
use crate::ops::restore_backup::{Comparison, Differences, RestorePlan, SecretDifference};

/// The result of `keys restore-backup`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RestoreDocument {
    /// The last event of the backup.
    pub backup: LogHead,
    /// The last event of the replaced store; null if there was none, or it could not be read.
    pub replaced: Option<LogHead>,
    /// How many events were undone; null if unknown.
    pub undone_events: Option<i64>,
    /// How many events the backup had that the replaced store lacked; null if unknown.
    pub own_events: Option<i64>,
    /// The secrets that work again; null if unknown.
    pub working_again: Option<Vec<SecretDifference>>,
    /// The secrets that stopped working; null if unknown.
    pub stopping: Option<Vec<SecretDifference>>,
    /// The path of the replaced store; null if there was none.
    pub kept: Option<String>,
    /// True if nothing was changed, because of `--dry-run`.
    pub dry_run: bool,
}

impl RestoreDocument {
    /// The document of a plan that was carried out, or of a preview.
    #[must_use]
    pub fn new(plan: &RestorePlan, kept: Option<&Path>, dry_run: bool) -> Self {
        let known = match &plan.comparison {
            Comparison::Compared(differences) => Some(Differences::clone(differences)),
            Comparison::Missing | Comparison::Unreadable { .. } => None,
        };
        let of = known.as_ref();
        Self {
            backup: plan.backup.clone(),
            replaced: of.map(|known| known.present.clone()),
            undone_events: of.map(|known| known.undone),
            own_events: of.map(|known| known.own),
            kept: kept.map(|path| path.display().to_string()),
            dry_run,
            working_again: of.map(|known| known.working_again.clone()),
            stopping: known.map(|known| known.stopping),
        }
    }
}
