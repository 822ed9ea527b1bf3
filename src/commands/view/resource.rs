//! Resources beside what they are shown with.

use serde_json::{Value, json};

use super::grant::holder;
use crate::domain::datum::{ColumnKind, Datum};
use crate::domain::resource::Resource;
use crate::store::resource::{Owned, ResourceRow};
use crate::ui::listing::DatumColumn;

/// A resource for programs: id, kind and path.
#[must_use]
pub fn reference(resource: &Resource) -> Value {
    json!({ "id": resource.id.to_string(), "kind": resource.kind.as_str(), "name": resource.path() })
}

/// A resource for programs, with its owners.
#[must_use]
pub fn with_owners(row: &ResourceRow) -> Value {
    let mut value = reference(&row.resource);
    value["owners"] = row.owners.iter().map(|owner| holder(owner.principal, &owner.name)).collect();
    value
}

/// The kind of a word in a sentence: `data source`.
const WORD: ColumnKind = ColumnKind::Word(&[]);

/// The columns of owned resources.
pub const OWNED: [DatumColumn<Owned>; 3] = [
    DatumColumn {
        name: "kind",
        kind: WORD,
        datum: |owned| Datum::Word(owned.resource.kind.facts().singular),
    },
    DatumColumn {
        name: "resource",
        kind: ColumnKind::Text,
        datum: |owned| Datum::Text(owned.resource.path().into()),
    },
    DatumColumn {
        name: "ownership",
        kind: WORD,
        datum: |owned| Datum::Word(if owned.shared { "shared" } else { "sole owner" }),
    },
];

/// The columns of resources that are deleted too.
pub const CASCADE: [DatumColumn<Resource>; 2] = [
    DatumColumn { name: "kind", kind: WORD, datum: |resource| Datum::Word(resource.kind.facts().singular) },
    DatumColumn {
        name: "resource",
        kind: ColumnKind::Text,
        datum: |resource| Datum::Text(resource.path().into()),
    },
];

/// The columns of a resource's contents.
pub const ALONG: [DatumColumn<ResourceRow>; 3] = [
    DatumColumn { name: "kind", kind: WORD, datum: |row| Datum::Word(row.resource.kind.facts().singular) },
    DatumColumn {
        name: "resource",
        kind: ColumnKind::Text,
        datum: |row| Datum::Text(row.resource.path().into()),
    },
    DatumColumn { name: "owners", kind: ColumnKind::References, datum: ResourceRow::owner_references },
];
