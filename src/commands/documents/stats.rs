//! The numbers of `keys stats` as a document.

use schemars::JsonSchema;
use serde::Serialize;

use super::CreatorDocument;

/// Numbers of keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatsDocument {
    /// All keys.
    pub total: u64,
    /// All keys by status.
    pub status: StatusCounts,
    /// All keys by role.
    pub role: RoleCounts,
    /// The active keys that were not used for 90 days. A key that was never used counts from its creation.
    pub unused: u64,
    /// The active keys that were never used.
    pub never_used: u64,
    /// The active keys that never expire.
    pub never_expiring: u64,
    /// The active keys that expire in this month and in each of the 11 after it.
    pub expiring: Vec<MonthCount>,
    /// The members who created the most keys, at most 10.
    pub creators: Vec<CreatorCount>,
    /// The keys of all other creators.
    pub other_creators: u64,
}

/// Numbers of keys by status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatusCounts {
    /// The active keys.
    pub active: u64,
    /// The keys whose secret was never delivered.
    pub unconfirmed: u64,
    /// The expired keys.
    pub expired: u64,
    /// The revoked keys.
    pub revoked: u64,
}

/// Numbers of keys by role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RoleCounts {
    /// The viewers.
    pub viewer: u64,
    /// The editors.
    pub editor: u64,
}

/// The number of keys that expire in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MonthCount {
    /// The month in local time: `2026-11`.
    pub month: String,
    /// The number of keys.
    pub keys: u64,
}

/// The number of keys that a member created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CreatorCount {
    /// The member.
    pub creator: CreatorDocument,
    /// The number of keys.
    pub keys: u64,
}
