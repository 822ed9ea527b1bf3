//! What is shown of resources.

use serde_json::{Value, json};

use crate::domain::resource::Resource;
use crate::store::resource::Owned;
use crate::ui::listing::{Cell, Column, Fit};

/// A resource for programs, as far as it is needed to name it.
#[must_use]
pub fn brief(resource: &Resource) -> Value {
    json!({ "id": resource.id.to_string(), "kind": resource.kind.as_str(), "name": resource.path() })
}

/// The columns of what somebody owns.
pub const OWNED: [Column<Owned>; 3] = [
    Column {
        name: "kind",
        fit: Fit::Whole,
        cell: |owned, _| Cell::new(owned.resource.kind.facts().singular),
        value: |owned| owned.resource.kind.as_str().into(),
    },
    Column {
        name: "resource",
        fit: Fit::Cut,
        cell: |owned, _| Cell::new(owned.resource.path()),
        value: |owned| owned.resource.path().into(),
    },
    Column {
        name: "owners",
        fit: Fit::Whole,
        cell: |owned, _| Cell::new(if owned.shared { "with others" } else { "alone" }),
        value: |owned| owned.shared.into(),
    },
];

/// The columns of what is deleted.
pub const DOOMED: [Column<Resource>; 2] = [
    Column {
        name: "kind",
        fit: Fit::Whole,
        cell: |resource, _| Cell::new(resource.kind.facts().singular),
        value: |resource| resource.kind.as_str().into(),
    },
    Column {
        name: "goes",
        fit: Fit::Cut,
        cell: |resource, _| Cell::new(resource.path()),
        value: |resource| resource.path().into(),
    },
];
