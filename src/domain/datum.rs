//! Values of columns. Each kind is compared, shown and serialized in its own way.

use std::borrow::Cow;

use super::grant::Principal;
use super::key::{Creator, Key, KeyStatus};
use super::member::Member;
use super::resource::{Kind, Resource, ResourceRef};
use super::time::{Expiry, Timestamp};

/// The kind of a column's values. It decides how a filter compares them, how a table shows them and what JSON has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A name or an address: compared case-insensitively, and cut in a narrow table.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// The status of a key, one of these words.
    Status(&'static [&'static str]),
    /// An id, which a narrow table shortens to a unique start.
    Id,
    Instant,
    /// An instant that may not have occurred: `never`.
    LastUse,
    /// An instant, or `never`; a table adds the status in words.
    Expiry,
    /// A whole number.
    Count,
    /// The first characters of a secret, which a key may lack.
    SecretStart,
    /// A member by id, name and email.
    Creator,
    /// A member, key or resource by kind, id and name.
    Reference,
    /// A reference that may be missing.
    OptionalReference,
    /// Several references.
    References,
}

/// The value of one column of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum<'r> {
    /// A name or an address.
    Text(Cow<'r, str>),
    /// A word of a closed set.
    Word(&'static str),
    Status(KeyStatus),
    Id {
        /// The whole id.
        id: String,
        /// The unique start of the id, if read for a terminal.
        start: Option<&'r str>,
    },
    Instant(Timestamp),
    /// The last use of a key, if there was one.
    LastUse(Option<Timestamp>),
    /// The expiry of a key, with the resulting status.
    Expiry {
        expires: Expiry,
        /// The key's status at the time of reading.
        status: KeyStatus,
    },
    /// A count, if requested.
    Count(Option<u64>),
    /// The first characters of a secret.
    SecretStart(Option<&'r str>),
    /// The member who created a key.
    Creator(&'r Creator),
    /// A member, key or resource, if there is one.
    Reference(Option<Reference<'r>>),
    /// Several references.
    References(Vec<Reference<'r>>),
}

impl<'r> Datum<'r> {
    /// Returns a text that the row owns.
    #[must_use]
    pub fn text(text: &'r str) -> Self {
        Self::Text(text.into())
    }
}

/// A reference to a member, key, resource or `everyone`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'r> {
    /// `member`, `key` or `everyone`; for a resource its kind.
    pub kind: &'static str,
    /// Its id; `everyone` has none.
    pub id: Option<String>,
    /// A name or title; for a resource its path.
    pub name: Cow<'r, str>,
}

impl<'r> Reference<'r> {
    /// Returns a reference to a principal with this name.
    #[must_use]
    pub fn principal(principal: Principal, name: &'r str) -> Self {
        let id = match principal {
            Principal::Member(id) => Some(id.to_string()),
            Principal::Key(id) => Some(id.to_string()),
            Principal::Everyone => None,
        };
        Self { kind: principal.kind(), id, name: name.into() }
    }

    /// Returns a reference to the project or data source of a resource.
    #[must_use]
    pub fn place(kind: Kind, place: &'r ResourceRef) -> Self {
        Self { kind: kind.as_str(), id: Some(place.id.to_string()), name: place.name.as_str().into() }
    }
}

impl<'r> From<&'r Member> for Reference<'r> {
    fn from(member: &'r Member) -> Self {
        Self::principal(Principal::Member(member.id), member.name.as_str())
    }
}

impl<'r> From<&'r Key> for Reference<'r> {
    fn from(key: &'r Key) -> Self {
        Self::principal(Principal::Key(key.id), key.title.as_str())
    }
}

impl From<&Resource> for Reference<'_> {
    fn from(resource: &Resource) -> Self {
        Self { kind: resource.kind.as_str(), id: Some(resource.id.to_string()), name: resource.path().into() }
    }
}
