//! What is shown of grants.

use serde_json::{Value, json};

use crate::domain::grant::Principal;
use crate::store::grant::GrantRow;
use crate::ui::listing::{Cell, Column, Fit};

/// The column of who holds a grant.
pub const PRINCIPAL: Column<GrantRow> = Column {
    name: "principal",
    fit: Fit::Cut,
    cell: |grant, _| Cell::new(grant.principal_name.as_str()),
    value: principal,
};

/// The column of what it permits.
pub const PERMISSION: Column<GrantRow> = Column {
    name: "permission",
    fit: Fit::Whole,
    cell: |grant, _| Cell::new(grant.permission.as_str()),
    value: |grant| grant.permission.as_str().into(),
};

/// The column of what it is on.
pub const RESOURCE: Column<GrantRow> = Column {
    name: "resource",
    fit: Fit::Cut,
    cell: |grant, _| Cell::new(grant.path.as_str()),
    value: |grant| json!({ "id": grant.resource.to_string(), "name": grant.path }),
};

/// Who holds a grant, for programs: what sort of principal, and which.
fn principal(grant: &GrantRow) -> Value {
    let (kind, id) = match grant.principal {
        Principal::Member(id) => ("member", Some(id.to_string())),
        Principal::Key(id) => ("key", Some(id.to_string())),
        Principal::Everyone => ("everyone", None),
    };
    json!({ "kind": kind, "id": id, "name": grant.principal_name })
}
