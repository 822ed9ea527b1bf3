//! Members of the organization.

use super::email::Email;
use super::id::MemberId;
use super::role::Role;
use super::text::Name;
use super::time::Timestamp;

/// A person of the organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: MemberId,
    pub name: Name,
    /// Their email address, unique among the members.
    pub email: Email,
    pub role: Role,
    /// The time at which they were added.
    pub added: Timestamp,
}

impl Member {
    /// Reports whether they can receive resources: editors and administrators can (rule R8).
    #[must_use]
    pub fn can_own(&self) -> bool {
        self.role >= Role::Editor
    }
}
