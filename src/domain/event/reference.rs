//! References: the kind, id and name of a thing, readable after the thing is deleted.

use serde::{Deserialize, Serialize};

use super::super::grant::Principal;
use super::super::key::Key;
use super::super::member::Member;
use super::super::resource::Resource;

/// A thing by kind, id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Reference {
    /// `organization`, `member`, `key`, `everyone`, or a kind of resource.
    #[cfg_attr(feature = "cli", schemars(with = "super::words::ReferenceKind"))]
    pub kind: String,
    /// The full id; null for `everyone`.
    pub id: Option<String>,
    /// A member's name, a key's title, or a resource's path.
    pub name: String,
}

impl Reference {
    /// Returns a reference to a principal with this name.
    #[must_use]
    pub fn principal(principal: Principal, name: &str) -> Self {
        let id = (principal != Principal::Everyone).then(|| principal.id());
        Self { kind: principal.kind().to_owned(), id, name: name.to_owned() }
    }
}

impl From<&Member> for Reference {
    fn from(member: &Member) -> Self {
        Self { kind: "member".to_owned(), id: Some(member.id.to_string()), name: member.name.to_string() }
    }
}

impl From<&Key> for Reference {
    fn from(key: &Key) -> Self {
        Self { kind: "key".to_owned(), id: Some(key.id.to_string()), name: key.title.to_string() }
    }
}

impl From<&Resource> for Reference {
    fn from(resource: &Resource) -> Self {
        let id = Some(resource.id.to_string());
        Self { kind: resource.kind.as_str().to_owned(), id, name: resource.path() }
    }
}
