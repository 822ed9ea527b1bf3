//! Events: the lines of the audit log, each bound to the one before it by a hash.

use std::fmt;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::id::{MemberId, OrganizationId};
use super::key::Key;
use super::member::Member;
use super::resource::Resource;
use super::text::Reason;
use super::time::Timestamp;

/// Who did something: the acting member, and the operating system's user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The acting member's id.
    pub id: MemberId,
    /// The acting member's name, as it was then.
    pub name: String,
    /// The operating system's user who ran the program.
    pub os_user: String,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// What was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $name),*
        }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The one spelling of this action, in the store and in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

actions! {
    /// The store was made.
    OrganizationCreated = "organization.created",
    /// A member was added.
    MemberAdded = "member.added",
    /// A member's name, email or role was changed.
    MemberUpdated = "member.updated",
    /// A member was removed.
    MemberRemoved = "member.removed",
    /// A key was created.
    KeyCreated = "key.created",
    /// A key's secret could not be delivered, so the key was taken back.
    KeyTakenBack = "key.taken-back",
    /// A key's title, role or expiry was changed.
    KeyUpdated = "key.updated",
    /// A key was revoked.
    KeyRevoked = "key.revoked",
    /// A revoked key was restored.
    KeyRestored = "key.restored",
    /// A key got a new secret.
    KeyRotated = "key.rotated",
    /// A key's new secret could not be delivered, so those before it work as before.
    KeyRotationUndone = "key.rotation-undone",
    /// A key was deleted.
    KeyDeleted = "key.deleted",
    /// A resource was added.
    ResourceAdded = "resource.added",
    /// A resource passed to another owner.
    ResourceTransferred = "resource.transferred",
    /// A resource was removed, with what it took along.
    ResourceRemoved = "resource.removed",
    /// A permission was granted or changed.
    GrantGiven = "grant.given",
    /// A permission was taken away.
    GrantRevoked = "grant.revoked",
}

impl Action {
    /// The action of that spelling.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.as_str() == name)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What it was done to. The name stays readable after the thing itself has gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Its name, as it was then.
    pub name: String,
}

impl Subject {
    /// The organization itself.
    #[must_use]
    pub fn organization(id: OrganizationId, name: &str) -> Self {
        Self { id: id.to_string(), name: name.to_owned() }
    }
}

impl From<&Key> for Subject {
    fn from(key: &Key) -> Self {
        Self { id: key.id.to_string(), name: key.title.to_string() }
    }
}

impl From<&Member> for Subject {
    fn from(member: &Member) -> Self {
        Self { id: member.id.to_string(), name: member.name.to_string() }
    }
}

impl From<&Resource> for Subject {
    fn from(resource: &Resource) -> Self {
        Self { id: resource.id.to_string(), name: resource.path() }
    }
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What.
    pub action: Action,
    /// To what.
    pub subject: Subject,
    /// The particulars, as one JSON object.
    pub detail: Value,
    /// Why, where it was said.
    pub reason: Option<Reason>,
}

/// Binds an event to all that went before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// What the first event is bound to.
    pub const START: Self = Self([0; 32]);

    /// The link of the event that is `number`th in the log and stands after `self`.
    ///
    /// SHA-256 over the 32 bytes before and the event's canonical form: a JSON array without spaces of number, at
    /// (milliseconds UTC), actor id, actor name, operating system's user, action, subject id, subject name, detail
    /// (as the text that is stored) and reason (`null` if none).
    #[must_use]
    pub fn next(self, number: i64, line: &EventRecord<'_>) -> Self {
        let canonical = json!([
            number,
            line.at.0,
            line.actor_id,
            line.actor,
            line.os_user,
            line.action,
            line.subject_id,
            line.subject,
            line.detail,
            line.reason
        ]);
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(canonical.to_string());
        Self(hash.finalize().into())
    }
}

impl fmt::Display for ChainHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// An event as its text is stored, whether or not this program understands all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventRecord<'a> {
    /// When.
    pub at: Timestamp,
    /// The acting member's id.
    pub actor_id: &'a str,
    /// The acting member's name.
    pub actor: &'a str,
    /// The operating system's user.
    pub os_user: &'a str,
    /// What was done.
    pub action: &'a str,
    /// The id of what it was done to.
    pub subject_id: &'a str,
    /// Its name.
    pub subject: &'a str,
    /// The particulars, a JSON object.
    pub detail: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
}
