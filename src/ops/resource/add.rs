//! Adding a resource.

use super::super::grant::Holder;
use super::super::{Authority, WriteContext, actor, find, no_randomness};
use crate::domain::event::{Detail, ResourceAdded, Subject};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::member::Member;
use crate::domain::resource::{Kind, Resource, ResourceRef};
use crate::domain::role::Role;
use crate::domain::text::Name;
use crate::error::{ResourceError, Result};
use crate::store::resource::{self, ResourceRow};
use crate::store::{Audited, ReadTx, grant};

/// Editors and administrators.
pub const ADD: Authority = Authority::editor("add resources");

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResource {
    pub kind: Kind,
    pub name: Name,
    /// Its owner; by default the acting member.
    pub owner: Option<Principal>,
    /// The project of a layer or table.
    pub project: Option<ResourceId>,
    /// The data source of a layer or table, if it has one.
    pub source: Option<ResourceId>,
}

pub fn add(cx: &WriteContext<'_>, new: &NewResource) -> Result<ResourceRow> {
    cx.store.change(|tx| {
        let actor = ADD.require(tx, cx)?;
        let (project, source) = places(tx, new)?;
        let owner = Holder::of(tx, new.owner.unwrap_or(Principal::Member(actor.id)))?;
        owner.may_hold(Permission::Owner)?;
        refuse_others(tx, &actor, &owner, project.as_ref())?;
        let added = Resource {
            id: ResourceId::random(cx.random).map_err(no_randomness)?,
            kind: new.kind,
            name: new.name.clone(),
            project,
            source,
            created: cx.clock.now(),
        };
        resource::insert(tx, &added)?;
        grant::set(tx, owner.principal, Permission::Owner, added.id)?;
        let detail = ResourceAdded {
            kind: added.kind.to_string(),
            owner: owner.reference(),
            source: added.source.as_ref().map(|source| source.name.to_string()),
            project_id: added.project.as_ref().map(|project| project.id.to_string()),
            source_id: added.source.as_ref().map(|source| source.id.to_string()),
        };
        let event = cx.event(added.created, &actor, Subject::from(&added), Detail::ResourceAdded(detail));
        Ok(Audited::new(resource::row(tx, added.id)?, event))
    })
}

/// Returns the project and the data source, if both have the right kind (rule R5).
fn places(tx: &ReadTx<'_>, new: &NewResource) -> Result<(Option<ResourceRef>, Option<ResourceRef>)> {
    let kind = new.kind.facts();
    if kind.contained && new.project.is_none() {
        return Err(ResourceError::ProjectMissing { kind: new.kind }.into());
    }
    if !kind.contained && (new.project.is_some() || new.source.is_some()) {
        let flag = if new.project.is_some() { "--project" } else { "--source" };
        return Err(ResourceError::NotContained { kind: new.kind, flag }.into());
    }
    let place = |id: Option<ResourceId>, wanted: Kind| id.map(|id| place(tx, id, wanted)).transpose();
    Ok((place(new.project, Kind::Project)?, place(new.source, Kind::DataSource)?))
}

fn place(tx: &ReadTx<'_>, id: ResourceId, wanted: Kind) -> Result<ResourceRef> {
    let found = find::resource_by_id(tx, id)?;
    if found.kind == wanted {
        return Ok(ResourceRef { id, name: found.name });
    }
    Err(ResourceError::WrongKind { path: found.path(), kind: found.kind, wanted }.into())
}

/// Refuses an editor who adds a resource for another owner, or to a project that they cannot modify.
fn refuse_others(
    tx: &ReadTx<'_>,
    actor: &Member,
    owner: &Holder,
    project: Option<&ResourceRef>,
) -> Result<()> {
    if actor.role == Role::Administrator {
        return Ok(());
    }
    let own = Principal::Member(actor.id);
    if owner.principal != own {
        return Err(actor::forbidden(
            actor,
            format!("add resources that {} owns", owner.name),
            "administrators only",
        ));
    }
    match project {
        Some(project) if grant::get(tx, own, project.id)? < Some(Permission::Modify) => {
            Err(actor::forbidden(
                actor,
                format!("add resources to {}", project.name),
                "administrators and editors with `modify` on it only",
            ))
        }
        _ => Ok(()),
    }
}
