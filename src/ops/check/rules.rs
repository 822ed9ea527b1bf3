//! Violations of rules R3 to R5 and R9, in words.

use super::finding::{BACKUP, Findings};
use crate::domain::finding::FindingCode;
use crate::domain::resource::Kind;
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::rules::{Violation, each_violation};

/// Adds the violations.
pub fn check(tx: &ReadTx<'_>, findings: &mut Findings) -> Result<()> {
    let walked = each_violation(tx, &mut |violation| {
        let (code, message, hint) = in_words(violation);
        findings.add(code, message, hint);
        Ok(())
    });
    findings.survive(walked).map(drop)
}

/// Returns the code, the message and the hint of a violation.
fn in_words(violation: Violation) -> (FindingCode, String, String) {
    match violation {
        Violation::BeyondRole { holder, holder_id, permission, sole_owner, resource, resource_id } => (
            FindingCode::BeyondRole,
            format!("`{holder}` holds `{permission}` on `{resource}`, which their role does not allow"),
            if sole_owner {
                transfer(&resource_id)
            } else {
                format!("lower it: `keys acl grant {holder_id} view {resource_id}`")
            },
        ),
        Violation::Ownerless { resource, resource_id } => (
            FindingCode::Ownerless,
            format!("`{resource}` has no owner"),
            format!("choose an owner: `keys acl grant WHO owner {resource_id}`"),
        ),
        Violation::Misplaced { kind, resource, resource_id } => (
            FindingCode::Misplaced,
            format!("`{resource}` is a {kind} in the wrong place, or of an unknown kind"),
            // No command removes a resource of an unknown kind.
            if Kind::from_name(&kind).is_none() {
                BACKUP.to_owned()
            } else {
                format!("remove it, and add it again in its project: `keys resource remove {resource_id}`")
            },
        ),
        Violation::Dangling { holder_id, sole_owner, resource, resource_id } => (
            FindingCode::DanglingGrant,
            format!("`{holder_id}` holds a permission on `{resource}`, but no longer exists"),
            if sole_owner {
                transfer(&resource_id)
            } else {
                format!("revoke it: `keys acl revoke {holder_id} {resource_id}`")
            },
        ),
        Violation::Stale { key, key_id, revoked } => (
            FindingCode::StaleSecret,
            format!("a secret of `{key}` is verified with other facts than the key has"),
            // Any change of the key updates its secrets; the second command leaves the status unchanged.
            if revoked {
                format!(
                    "restore the key and revoke it again: `keys restore {key_id} && keys revoke {key_id}`"
                )
            } else {
                format!("revoke the key and restore it: `keys revoke {key_id} && keys restore {key_id}`")
            },
        ),
        Violation::Unfindable { column, id } => (
            FindingCode::Unfindable,
            format!("a search does not find {column} of {id}"),
            write_again(column, &id),
        ),
        Violation::NoAdministrator => {
            (FindingCode::NoAdministrator, "there is no administrator".to_owned(), BACKUP.to_owned())
        }
    }
}

/// The hint where the only owner cannot own it (rule R4).
fn transfer(resource_id: &str) -> String {
    format!("transfer it: `keys resource transfer {resource_id} --to WHO`")
}

/// The hint that writes `column` again, together with the text that a search reads.
fn write_again(column: &str, id: &str) -> String {
    let twice = |noun: &str, flag: &str, value: &str| {
        let change = format!("keys {noun} {id} --{flag}");
        format!("change it and change it back: `{change} OTHER-{value} && {change} {value}`")
    };
    match column {
        "api_key.title" => twice("update", "title", "TITLE"),
        "member.name" => twice("member update", "name", "NAME"),
        "member.email" => twice("member update", "email", "EMAIL"),
        "resource.name" => format!(
            "no command renames a resource: use an earlier backup, `--store BACKUP`, or remove it with everything in \
             it and add it again: `keys resource remove {id}`"
        ),
        _ => BACKUP.to_owned(),
    }
}
