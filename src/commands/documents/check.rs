//! The findings of `keys check` as a document.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::finding::FindingCode;

/// The result of `keys check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckDocument {
    /// True if there are no findings.
    pub sound: bool,
    /// The number of events in the log; null if it could not be read.
    pub events: Option<u64>,
    /// The problems.
    pub findings: Vec<FindingDocument>,
    /// Facts worth knowing that are no problems.
    pub notes: Vec<String>,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingDocument {
    pub code: FindingCode,
    /// The problem in words.
    pub message: String,
    /// The fix.
    pub hint: String,
}
