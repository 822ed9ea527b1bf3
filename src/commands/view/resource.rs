//! What is shown of resources.

use serde_json::{Value, json};

use super::grant::holder;
use super::{id_cell, instant_cell, instant_value};
use crate::domain::query::{Field as _, ResourceField};
use crate::domain::resource::{Resource, ResourceRef};
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::resource::{Owned, ResourceRow, unique_start};
use crate::ui::listing::{Cell, Column, Fit};
use crate::ui::render::RenderOptions;

/// A resource for programs, as far as it is needed to name it.
#[must_use]
pub fn reference(resource: &Resource) -> Value {
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
        name: "ownership",
        fit: Fit::Whole,
        cell: |owned, _| Cell::new(if owned.shared { "shared" } else { "sole owner" }),
        value: |owned| owned.shared.into(),
    },
];

/// The columns of what is deleted.
pub const CASCADE: [Column<Resource>; 2] = [
    Column {
        name: "kind",
        fit: Fit::Whole,
        cell: |resource, _| Cell::new(resource.kind.facts().singular),
        value: |resource| resource.kind.as_str().into(),
    },
    Column {
        name: "resource",
        fit: Fit::Cut,
        cell: |resource, _| Cell::new(resource.path()),
        value: |resource| resource.path().into(),
    },
];

/// The columns of what a removal takes along.
pub const ALONG: [Column<ResourceRow>; 3] = [
    Column {
        name: "kind",
        fit: Fit::Whole,
        cell: |row, _| Cell::new(row.resource.kind.facts().singular),
        value: |row| row.resource.kind.as_str().into(),
    },
    Column {
        name: "resource",
        fit: Fit::Cut,
        cell: |row, _| Cell::new(row.resource.path()),
        value: |row| row.resource.path().into(),
    },
    Column {
        name: "owners",
        fit: Fit::Cut,
        cell: |row, _| Cell::new(row.owner_names()),
        value: owners_value,
    },
];

/// The same for programs, with its owners.
#[must_use]
pub fn with_owners(row: &ResourceRow) -> Value {
    let mut value = reference(&row.resource);
    value["owners"] = owners_value(row);
    value
}

fn owners_value(row: &ResourceRow) -> Value {
    row.owners.iter().map(|owner| holder(owner.principal, &owner.name)).collect()
}

/// A resource as a row of a list.
#[derive(Debug, Clone)]
pub struct ResourceRowView {
    /// The resource and its owners.
    pub row: ResourceRow,
    /// The start of its id that no other resource has, where there may be no room for all of it.
    pub start: Option<String>,
}

impl ResourceRowView {
    /// A row; with the start of its id where it is shown at a terminal.
    pub fn new(row: ResourceRow, tx: &ReadTx<'_>, is_terminal: bool) -> Result<Self> {
        let start = if is_terminal { Some(unique_start(tx, row.resource.id)?) } else { None };
        Ok(Self { row, start })
    }
}

type ForPeople = fn(&ResourceRowView, &RenderOptions) -> Cell;
type ForPrograms = fn(&ResourceRowView) -> Value;

/// What is shown of a resource in one column.
#[must_use]
pub fn column(field: ResourceField) -> Column<ResourceRowView> {
    use ResourceField as F;
    let (fit, cell, value): (Fit, ForPeople, ForPrograms) = match field {
        F::Name => (
            Fit::Cut,
            |line, _| Cell::new(line.row.resource.name.as_str()),
            |line| line.row.resource.name.as_str().into(),
        ),
        F::Id => (
            Fit::Whole,
            |line, _| id_cell(line.row.resource.id.to_string(), line.start.as_deref()),
            |line| line.row.resource.id.to_string().into(),
        ),
        F::Kind => (
            Fit::Whole,
            |line, _| Cell::new(line.row.resource.kind.as_str()),
            |line| line.row.resource.kind.as_str().into(),
        ),
        F::Project => (
            Fit::Cut,
            |line, _| place_cell(line.row.resource.project.as_ref()),
            |line| place_value(line.row.resource.project.as_ref()),
        ),
        F::Source => (
            Fit::Cut,
            |line, _| place_cell(line.row.resource.source.as_ref()),
            |line| place_value(line.row.resource.source.as_ref()),
        ),
        F::Owners => (Fit::Cut, |line, _| Cell::new(line.row.owner_names()), |line| owners_value(&line.row)),
        F::Created => (
            Fit::Whole,
            |line, options| instant_cell(line.row.resource.created, options),
            |line| instant_value(line.row.resource.created),
        ),
    };
    Column { name: field.name(), fit, cell, value }
}

fn place_cell(place: Option<&ResourceRef>) -> Cell {
    place.map_or_else(Cell::default, |place| Cell::new(place.name.as_str()))
}

fn place_value(place: Option<&ResourceRef>) -> Value {
    place.map(|place| json!({ "id": place.id.to_string(), "name": place.name.as_str() })).into()
}
