//! The people of the organization.

use super::email::Email;
use super::id::MemberId;
use super::role::Role;
use super::text::Name;
use super::time::Timestamp;

/// A person of the organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their id.
    pub id: MemberId,
    /// Their name.
    pub name: Name,
    /// Their email address, unique among the members.
    pub email: Email,
    /// What they may do.
    pub role: Role,
    /// When they were added.
    pub added: Timestamp,
}

impl Member {
    /// Whether resources can pass to them: they hold the Editor role, or one that includes it (rule R8).
    #[must_use]
    pub fn can_own(&self) -> bool {
        self.role >= Role::Editor
    }
}
