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

/// The column of what sort of principal holds it.
pub const HOLDER: Column<GrantRow> = Column {
    name: "holder",
    fit: Fit::Whole,
    cell: |grant, _| Cell::new(grant.principal.kind()),
    value: |grant| grant.principal.kind().into(),
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

/// A principal's grant for programs: what it permits, and on what.
#[must_use]
pub fn held(grant: &GrantRow) -> Value {
    json!({ "permission": grant.permission.as_str(), "resource": (RESOURCE.value)(grant) })
}

/// A resource's grant for programs: who holds it, and what it permits.
#[must_use]
pub fn given(grant: &GrantRow) -> Value {
    json!({ "principal": principal(grant), "permission": grant.permission.as_str() })
}

fn principal(grant: &GrantRow) -> Value {
    holder(grant.principal, &grant.principal_name)
}

/// A principal for programs: what sort it is, and which one. `everyone` has no id.
#[must_use]
pub fn holder(principal: Principal, name: &str) -> Value {
    let id = (principal != Principal::Everyone).then(|| principal.id());
    json!({ "kind": principal.kind(), "id": id, "name": name })
}
