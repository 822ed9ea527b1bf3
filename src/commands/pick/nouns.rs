//! The rows of pickers: which columns they have, and what they are found by.

use super::search::{Look, Pickable};
use crate::domain::key::Key;
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::domain::time::{Expiry, Timestamp, Zone};
use crate::ui::prompt::Column;

const KEY: &[Column] = &[
    Column { name: "title", priority: 0 },
    Column { name: "id", priority: 1 },
    Column { name: "status", priority: 2 },
    Column { name: "expires", priority: 3 },
];

pub const PERSON: &[Column] = &[
    Column { name: "name", priority: 0 },
    Column { name: "email", priority: 1 },
    Column { name: "role", priority: 2 },
];

const RESOURCE: &[Column] = &[
    Column { name: "name", priority: 0 },
    Column { name: "id", priority: 1 },
    Column { name: "kind", priority: 2 },
];

/// The characters of an id that are shown.
const ID: usize = 8;

impl Pickable for Key {
    const NOUN: &'static str = "keys";

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn names(&self) -> Vec<String> {
        vec![self.title.as_str().to_owned()]
    }
}

impl Pickable for Member {
    const NOUN: &'static str = "members";

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn names(&self) -> Vec<String> {
        vec![self.name.as_str().to_owned(), self.email.as_str().to_owned()]
    }
}

impl Pickable for Resource {
    const NOUN: &'static str = "resources";

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn names(&self) -> Vec<String> {
        vec![self.path(), self.name.as_str().to_owned()]
    }
}

/// Keys with their status and expiry.
#[must_use]
pub fn keys(now: Timestamp, zone: Zone) -> Look<Key> {
    let cells = move |key: &Key| {
        let expires = match key.expires {
            Expiry::At(at) => at.local(zone).split(' ').next().unwrap_or_default().to_owned(),
            Expiry::Never => "never".to_owned(),
        };
        vec![key.title.to_string(), start(&key.id), key.state(now).to_string(), expires]
    };
    Look { columns: KEY, cells: Box::new(cells) }
}

/// Keys beside members.
#[must_use]
pub fn keys_as_principals() -> Look<Key> {
    let cells = |key: &Key| vec![key.title.to_string(), key.email.to_string(), format!("{} key", key.role)];
    Look { columns: PERSON, cells: Box::new(cells) }
}

#[must_use]
pub fn members() -> Look<Member> {
    Look { columns: PERSON, cells: Box::new(member) }
}

/// The cells of a member.
#[must_use]
pub fn member(member: &Member) -> Vec<String> {
    vec![member.name.to_string(), member.email.to_string(), member.role.to_string()]
}

#[must_use]
pub fn resources() -> Look<Resource> {
    let cells = |resource: &Resource| vec![resource.path(), start(&resource.id), resource.kind.to_string()];
    Look { columns: RESOURCE, cells: Box::new(cells) }
}

fn start(id: &impl ToString) -> String {
    id.to_string().chars().take(ID).collect()
}
