//! The actions, each with the type of its detail.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::detail::{
    Deleted, GrantGiven, GrantRevoked, KeyCreated, KeyDiscarded, KeyRotated, KeyStatusChanged, KeyUpdated,
    MemberAdded, MemberUpdated, OrganizationCreated, ResourceAdded, ResourceRemoved, ResourceTransferred,
    RotationUndone, SecretDelivered, SecretDiscarded, StoreRestored,
};
use super::legacy;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($detail:ty) = $text:literal $(was $old:literal)?),* $(,)?) => {
        /// An action.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        pub enum Action {
            $($(#[$doc])* #[serde(rename = $text)] $name),*
        }

        /// An action with its details.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        #[serde(untagged)]
        pub enum Detail {
            $($(#[$doc])* $name($detail)),*
        }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in the store and in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// Every name that a stored log can have: the current one, then older ones.
            #[must_use]
            pub fn spellings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$text $(, $old)?]),* }
            }
        }

        impl Detail {
            /// The action.
            #[must_use]
            pub fn action(&self) -> Action {
                match self { $(Self::$name(_) => Action::$name),* }
            }

            /// Parses the detail of `action` from an object in the current form.
            fn of(action: Action, object: Value) -> serde_json::Result<Self> {
                match action { $(Action::$name => serde_json::from_value(object).map(Self::$name)),* }
            }
        }
    };
}

actions! {
    /// The store was created.
    OrganizationCreated(OrganizationCreated) = "organization.created",
    /// The store was replaced by a backup.
    StoreRestored(StoreRestored) = "store.restored",
    /// A member was added.
    MemberAdded(MemberAdded) = "member.added",
    /// A member's name, email or role was changed.
    MemberUpdated(MemberUpdated) = "member.updated",
    /// A member was removed.
    MemberRemoved(Deleted) = "member.removed",
    /// A key was created.
    KeyCreated(KeyCreated) = "key.created",
    /// A new key was discarded before the delivery of its secret was confirmed.
    KeyDiscarded(KeyDiscarded) = "key.discarded" was "key.taken-back",
    /// A key's title, role or expiry was changed.
    KeyUpdated(KeyUpdated) = "key.updated",
    /// A key was revoked.
    KeyRevoked(KeyStatusChanged) = "key.revoked",
    /// A revoked key was restored.
    KeyRestored(KeyStatusChanged) = "key.restored",
    /// A key got a new secret.
    KeyRotated(KeyRotated) = "key.rotated",
    /// Only from earlier versions: a rotation was undone, because the new secret was not delivered.
    KeyRotationUndone(RotationUndone) = "key.rotation-undone",
    /// The delivery of a key's new secret was confirmed.
    SecretDelivered(SecretDelivered) = "secret.delivered",
    /// A key's new secret was discarded before its delivery was confirmed.
    SecretDiscarded(SecretDiscarded) = "secret.discarded",
    /// A key was deleted.
    KeyDeleted(Deleted) = "key.deleted",
    /// A resource was added.
    ResourceAdded(ResourceAdded) = "resource.added",
    /// A resource got another owner.
    ResourceTransferred(ResourceTransferred) = "resource.transferred",
    /// A resource was removed, with those that depend on it.
    ResourceRemoved(ResourceRemoved) = "resource.removed",
    /// A permission was granted or changed.
    GrantGiven(GrantGiven) = "grant.given",
    /// A permission was revoked.
    GrantRevoked(GrantRevoked) = "grant.revoked",
}

impl Action {
    /// Returns the action with this name, current or older.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.spellings().contains(&name))
    }

    /// Returns its noun: `key` for `key.created`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        self.as_str().split('.').next().unwrap_or_default()
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Detail {
    /// Returns the text to store, one JSON object.
    pub fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// Parses a stored text, including older forms. `None` if the form is unknown.
    #[must_use]
    pub fn read(action: Action, text: &str) -> Option<Self> {
        let Value::Object(stored) = serde_json::from_str(text).ok()? else { return None };
        Self::of(action, legacy::updated(action.as_str(), stored)).ok()
    }
}
