//! Roles. Each includes those below it.

use std::fmt;

/// The role of a member. Ordered: `Viewer < Editor < Administrator`; each includes those below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Can view resources.
    Viewer,
    /// Can also change and own resources.
    Editor,
    /// Can also administer keys and members.
    Administrator,
}

impl Role {
    /// Every role, lowest first.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Editor, Self::Administrator];

    /// Returns the name in the store, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Administrator => "administrator",
        }
    }

    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The role of a key. Ordered: `Viewer < Editor`; `Editor` includes `Viewer`. No key is an administrator (rule R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyRole {
    /// Can view resources.
    Viewer,
    /// Can also change and own resources.
    Editor,
}

impl KeyRole {
    /// Every role a key can have, lowest first.
    pub const ALL: [Self; 2] = [Self::Viewer, Self::Editor];

    /// Returns the name in the store, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Role::from(self).as_str()
    }

    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

impl From<KeyRole> for Role {
    fn from(role: KeyRole) -> Self {
        match role {
            KeyRole::Viewer => Self::Viewer,
            KeyRole::Editor => Self::Editor,
        }
    }
}

impl fmt::Display for KeyRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
