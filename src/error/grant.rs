//! Rules about grants, owners and resources.

use super::catalogue::catalogue;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::resource::Kind;
use crate::domain::role::Role;

catalogue! {
    /// A rule about grants forbids it.
    pub enum GrantError {
        /// The permission needs a higher role than the principal has.
        RoleTooLow { principal: Principal, name: String, role: Role, permission: Permission } =>
            "role-too-low", Failed,
            message("{name} ({role}) cannot hold `{permission}`: editors and administrators only"),
            hint("make {} an editor first: `{} --role editor`", pronoun(*principal), update(*principal));
        /// Everyone can hold only `view`.
        EveryoneViewsOnly => "everyone-views-only", Failed,
            message("everyone can hold only `view`"),
            hint("name the member or the key that needs the permission");
        /// The resource would have no owner.
        LastOwner { name: String, path: String, resource: ResourceId } => "last-owner", Failed,
            message("{name} is the only owner of {path}"),
            hint("transfer it instead: `keys resource transfer {resource} --to WHO`");
        /// A viewer would hold permissions that viewers cannot hold.
        HoldsGrants { id: String, name: String, grants: Vec<String> } => "holds-grants", Failed,
            message("{name} holds {}: viewers can hold only `view`", grants.join(", ")),
            hint("transfer what it owns with `keys resource transfer RESOURCE --from {id} --to WHO`, and lower the \
                  rest with `keys acl grant {id} view RESOURCE`");
        /// The resource is not transferred from one of its owners.
        NotAnOwner { name: String, path: String, owners: Vec<String> } => "not-an-owner", Failed,
            message("{name} does not own {path}"),
            hint("omit `--from` to transfer it from all its owners: {}", owners.join(", "));
        /// The receiver of resources is being removed.
        ReceiverRemoved { name: String, others: Vec<String> } => "not-a-receiver", Failed,
            message("{name} is removed and cannot receive resources"),
            either(others.is_empty() => ("add an editor first: `keys member add --role editor`")
                else ("choose one of {}", others.join(", ")));
        /// The receiver of resources has the role viewer.
        NotAReceiver { name: String, role: Role, others: Vec<String> } => "not-a-receiver", Failed,
            message("{name} ({role}) cannot own resources: editors and administrators only"),
            either(others.is_empty() => ("add an editor first: `keys member add --role editor`")
                else ("choose one of {}", others.join(", ")));
    }
}

catalogue! {
    /// A resource does not fit in its place.
    pub enum ResourceError {
        /// A layer or table is added without a project.
        ProjectMissing { kind: Kind } => "missing", Usage,
            message("missing project of the {}", kind.facts().singular),
            hint("pass `--project PROJECT`; `keys resource list --filter kind=project` shows the projects");
        /// Only layers and tables belong to a project and use a data source.
        NotContained { kind: Kind, flag: &'static str } => "invalid", Usage,
            message("a {} has no project and no data source", kind.facts().singular),
            hint("omit `{flag}`");
        /// The resource is of another kind than the flag needs.
        WrongKind { path: String, kind: Kind, wanted: Kind } => "invalid", Usage,
            message("{path} is a {}, not a {}", kind.facts().singular, wanted.facts().singular),
            hint("choose one from `keys resource list --filter kind={wanted}`");
        /// The store has no resources to choose from.
        NoResources => "no-resources", Failed,
            message("no resources yet"),
            hint("add one with `keys resource add project NAME`");
    }
}

fn pronoun(principal: Principal) -> &'static str {
    if matches!(principal, Principal::Key(_)) { "it" } else { "them" }
}

/// The command that changes the role.
fn update(principal: Principal) -> String {
    match principal {
        Principal::Key(id) => format!("keys update {id}"),
        Principal::Member(id) => format!("keys member update {id}"),
        // Everyone has no role: `EveryoneViewsOnly` is the error.
        Principal::Everyone => "keys member update WHO".to_owned(),
    }
}
