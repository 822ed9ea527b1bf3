//! The organization of a store.

use super::id::OrganizationId;
use super::secret::Prefix;
use super::text::Name;

/// The owner of a store; exactly one per store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    pub id: OrganizationId,
    pub name: Name,
    /// The prefix of its secrets.
    pub prefix: Prefix,
}
