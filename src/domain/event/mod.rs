//! Events: the entries of the audit log, linked by hashes.

mod action;
mod detail;
mod legacy;
mod record;
mod reference;
#[cfg(feature = "cli")]
mod words;

pub use action::{Action, Detail};
pub use detail::*;
pub use record::{ChainHash, EventRecord};
pub use reference::Reference;

use super::id::{MemberId, OrganizationId};
use super::key::Key;
use super::member::Member;
use super::resource::Resource;
use super::text::Reason;
use super::time::Timestamp;

/// The kind of a resource in events of versions before 0.1, which did not store it.
#[doc(hidden)]
pub const UNKNOWN_KIND: &str = "resource";

/// The acting member, and the operating system's user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The acting member's id.
    pub id: MemberId,
    /// The acting member's name at that time.
    pub name: String,
    /// The operating system's user who ran the program.
    pub os_user: String,
}

/// The thing that an event is about. The name stays readable after the thing is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub id: String,
    /// Its name at that time.
    pub name: String,
}

impl Subject {
    /// Returns the organization as a subject.
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

/// One entry of the audit log. The detail decides the action, so the two always agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The time.
    pub at: Timestamp,
    pub actor: Actor,
    /// The thing that was changed.
    pub subject: Subject,
    /// The action and its details.
    pub detail: Detail,
    /// The reason, if one was given.
    pub reason: Option<Reason>,
}

#[cfg(test)]
mod tests;
