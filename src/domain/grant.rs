//! Permissions on resources, and their holders.

use std::fmt;

use super::id::{KeyId, MemberId};
use super::role::{KeyRole, Role};

/// A permission on one resource. Ordered: `View < Modify < Owner`; each includes those below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Can view it.
    View,
    /// Can also change it.
    Modify,
    /// Can also transfer and delete it, and grant permissions on it.
    Owner,
}

impl Permission {
    /// Every permission, lowest first.
    pub const ALL: [Self; 3] = [Self::View, Self::Modify, Self::Owner];

    /// Returns the name in the store, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Modify => "modify",
            Self::Owner => "owner",
        }
    }

    /// Returns the permission with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|permission| permission.as_str() == name)
    }

    /// Returns the lowest role that can hold this permission (rule R3).
    #[must_use]
    #[doc(hidden)]
    pub fn least_role(self) -> Role {
        match self {
            Self::View => Role::Viewer,
            Self::Modify | Self::Owner => Role::Editor,
        }
    }
}

/// Returns the permission of a key on a resource: the higher of its own grant and that of `everyone`, limited by its
/// role (rule R3).
#[must_use]
pub fn allowed(role: KeyRole, own: Option<Permission>, everyone: Option<Permission>) -> Option<Permission> {
    let granted = own.max(everyone)?;
    Permission::ALL.into_iter().rev().find(|held| *held <= granted && held.least_role() <= role.into())
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The holder of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Principal {
    /// A person.
    Member(MemberId),
    /// A program.
    Key(KeyId),
    /// The whole organization; can hold `view` only (rule R3).
    Everyone,
}

impl Principal {
    /// Returns the kind in the store and in documents: `member`, `key` or `everyone`.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Member(_) => "member",
            Self::Key(_) => "key",
            Self::Everyone => "everyone",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_limits_the_higher_grant() {
        use Permission::{Modify, Owner, View};
        assert_eq!(allowed(KeyRole::Editor, None, None), None);
        assert_eq!(allowed(KeyRole::Editor, None, Some(View)), Some(View));
        assert_eq!(allowed(KeyRole::Editor, Some(Modify), Some(View)), Some(Modify));
        assert_eq!(allowed(KeyRole::Editor, Some(Owner), None), Some(Owner));
        assert_eq!(allowed(KeyRole::Viewer, Some(Owner), None), Some(View));
    }
}
