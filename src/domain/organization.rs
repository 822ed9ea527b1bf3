//! The organization that a store belongs to.

use super::id::OrganizationId;
use super::secret::Prefix;
use super::text::Name;

/// What a store belongs to; exactly one a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// Its name as people write it.
    pub name: Name,
    /// What its secrets begin with.
    pub prefix: Prefix,
}
