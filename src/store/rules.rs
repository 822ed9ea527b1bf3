//! Violations of the rules in the stored data. They occur only if another program wrote to the store.

use super::ReadTx;
use super::engine::{Columns, Row};
use crate::domain::text::fold;
use crate::error::Result;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// A permission needs a higher role than its holder has (rule R3).
    BeyondRole {
        /// A member's name, a key's title, or `everyone`.
        holder: String,
        /// The holder's id, or `everyone`.
        holder_id: String,
        permission: String,
        /// Reports that no other owner is allowed to own it.
        sole_owner: bool,
        /// The resource's name.
        resource: String,
        resource_id: String,
    },
    /// A resource has no owner (rule R4).
    Ownerless {
        /// Its name.
        resource: String,
        resource_id: String,
    },
    /// The project or data source of a resource does not suit its kind (rule R5).
    Misplaced {
        kind: String,
        /// Its name.
        resource: String,
        resource_id: String,
    },
    /// The holder of a grant no longer exists.
    Dangling {
        /// The id of the former holder.
        holder_id: String,
        /// Reports that no other owner is allowed to own it.
        sole_owner: bool,
        /// The resource's name.
        resource: String,
        resource_id: String,
    },
    /// The copy of a key's data in a secret's row differs from the key. Verification uses the copy.
    Stale {
        /// The key's title.
        key: String,
        key_id: String,
        /// Reports whether the key is revoked.
        revoked: bool,
    },
    /// The folded form of a text is wrong, so searches do not find it.
    Unfindable {
        /// The column: `api_key.title`; for a removed member, `creator.name`.
        column: &'static str,
        /// The id of the row.
        id: String,
    },
    /// There is no administrator (rule R9).
    NoAdministrator,
}

/// Grants with their holders, and whether no other principal is an owner who exists and is allowed to own.
macro_rules! held {
    ($where:literal) => {
        concat!(
            "SELECT g.resource_id AS resource_id, r.name AS resource, g.principal_id AS holder_id,
                CASE WHEN g.permission = 'owner' AND NOT EXISTS (SELECT 1 FROM acl_grant o
                    LEFT JOIN member om ON om.id = o.principal_id AND om.removed IS NULL
                    LEFT JOIN api_key ok ON ok.id = o.principal_id
                    WHERE o.resource_id = g.resource_id AND o.permission = 'owner'
                    AND o.principal_id <> g.principal_id AND coalesce(om.role, ok.role, 'viewer') <> 'viewer')
                THEN 1 ELSE 0 END AS sole,
                coalesce(m.name, k.title, g.principal_id) AS holder, g.permission AS permission
             FROM acl_grant g JOIN resource r ON r.id = g.resource_id
             LEFT JOIN member m ON m.id = g.principal_id AND m.removed IS NULL
             LEFT JOIN api_key k ON k.id = g.principal_id WHERE ",
            $where,
            " ORDER BY g.resource_id, g.principal_id"
        )
    };
}

/// Resources whose project or data source does not suit their kind. A test compares the kinds in it with the
/// domain's.
const MISPLACED: &str = "SELECT r.id AS resource_id, r.name AS resource, r.kind AS kind FROM resource r
     LEFT JOIN resource p ON p.id = r.project_id LEFT JOIN resource d ON d.id = r.source_id
     WHERE (r.kind IN ('layer', 'table') AND (p.kind IS NULL OR p.kind <> 'project'))
        OR (r.source_id IS NOT NULL AND (d.kind IS NULL OR d.kind <> 'data-source'))
        OR (r.kind NOT IN ('layer', 'table') AND (r.project_id IS NOT NULL OR r.source_id IS NOT NULL))
        OR r.kind NOT IN ('data-source', 'project', 'layer', 'table') ORDER BY r.id";

/// Calls `visit` for each violation of a rule.
pub fn each_violation(tx: &ReadTx<'_>, visit: &mut dyn FnMut(Violation) -> Result<()>) -> Result<()> {
    let beyond = held!(
        "g.permission <> 'view' AND (g.principal_id = 'everyone' OR coalesce(m.role, k.role) = 'viewer')"
    );
    walk(tx, beyond, &mut |row| visit(beyond_role(row)?))?;
    let dangling = held!("g.principal_id <> 'everyone' AND m.id IS NULL AND k.id IS NULL");
    walk(tx, dangling, &mut |row| visit(dangling_grant(row)?))?;
    let ownerless = "SELECT r.id AS resource_id, r.name AS resource FROM resource r WHERE NOT EXISTS (
            SELECT 1 FROM acl_grant g WHERE g.resource_id = r.id AND g.permission = 'owner') ORDER BY r.id";
    walk(tx, ownerless, &mut |row| {
        let columns = Columns::new(row, "resource");
        let resource_id = columns.text("resource_id")?.into_owned();
        visit(Violation::Ownerless { resource_id, resource: columns.text("resource")?.into_owned() })
    })?;
    walk(tx, MISPLACED, &mut |row| visit(misplaced_resource(row)?))?;
    let mut administered = false;
    walk(tx, "SELECT id FROM member WHERE role = 'administrator' AND removed IS NULL", &mut |_| {
        administered = true;
        Ok(())
    })?;
    if !administered {
        visit(Violation::NoAdministrator)?;
    }
    let stale = "SELECT DISTINCT k.id AS key_id, k.title AS key_name, k.revoked AS revoked FROM secret s JOIN api_key k ON k.id = s.key_id
         WHERE s.key_title <> k.title OR s.key_email <> k.email OR s.key_role <> k.role
            OR s.key_expires <> k.expires OR coalesce(s.key_revoked, 0) <> coalesce(k.revoked, 0) ORDER BY k.id";
    walk(tx, stale, &mut |row| {
        let columns = Columns::new(row, "secret");
        let key_id = columns.text("key_id")?.into_owned();
        let key = columns.text("key_name")?.into_owned();
        visit(Violation::Stale { key_id, key, revoked: columns.optional_instant("revoked")?.is_some() })
    })?;
    unfindable(tx, visit)
}

fn walk(tx: &ReadTx<'_>, sql: &str, visit: &mut dyn FnMut(&dyn Row) -> Result<()>) -> Result<()> {
    tx.connection.query(sql, &[], visit)
}

fn beyond_role(row: &dyn Row) -> Result<Violation> {
    let columns = Columns::new(row, "acl_grant");
    Ok(Violation::BeyondRole {
        resource_id: columns.text("resource_id")?.into_owned(),
        resource: columns.text("resource")?.into_owned(),
        holder_id: columns.text("holder_id")?.into_owned(),
        sole_owner: columns.integer("sole")? != 0,
        holder: columns.text("holder")?.into_owned(),
        permission: columns.text("permission")?.into_owned(),
    })
}

fn dangling_grant(row: &dyn Row) -> Result<Violation> {
    let columns = Columns::new(row, "acl_grant");
    Ok(Violation::Dangling {
        resource_id: columns.text("resource_id")?.into_owned(),
        resource: columns.text("resource")?.into_owned(),
        holder_id: columns.text("holder_id")?.into_owned(),
        sole_owner: columns.integer("sole")? != 0,
    })
}

fn misplaced_resource(row: &dyn Row) -> Result<Violation> {
    let columns = Columns::new(row, "resource");
    let resource_id = columns.text("resource_id")?.into_owned();
    let resource = columns.text("resource")?.into_owned();
    Ok(Violation::Misplaced { resource_id, resource, kind: columns.text("kind")?.into_owned() })
}

/// Visits the texts whose stored folded form is wrong.
fn unfindable(tx: &ReadTx<'_>, visit: &mut dyn FnMut(Violation) -> Result<()>) -> Result<()> {
    let twins = [
        ("api_key.title", "SELECT id, title AS text, title_fold AS twin FROM api_key ORDER BY id"),
        (
            "member.name",
            "SELECT id, name AS text, name_fold AS twin FROM member WHERE removed IS NULL ORDER BY id",
        ),
        (
            "member.email",
            "SELECT id, email AS text, email_fold AS twin FROM member WHERE removed IS NULL ORDER BY id",
        ),
        (
            "creator.name",
            "SELECT id, name AS text, name_fold AS twin FROM member WHERE removed IS NOT NULL ORDER BY id",
        ),
        (
            "creator.email",
            "SELECT id, email AS text, email_fold AS twin FROM member WHERE removed IS NOT NULL ORDER BY id",
        ),
        ("resource.name", "SELECT id, name AS text, name_fold AS twin FROM resource ORDER BY id"),
    ];
    for (column, sql) in twins {
        walk(tx, sql, &mut |row| {
            let columns = Columns::new(row, column);
            let id = columns.text("id")?;
            if fold(&columns.text("text")?) == columns.text("twin")? {
                return Ok(());
            }
            visit(Violation::Unfindable { column, id: id.into_owned() })
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::resource::{KINDS, KindFacts};

    #[test]
    fn kinds_match_the_domain() {
        let named = |fits: fn(&&KindFacts) -> bool| {
            let names: Vec<String> =
                KINDS.iter().filter(fits).map(|facts| format!("'{}'", facts.name)).collect();
            format!("IN ({})", names.join(", "))
        };
        let lists: Vec<&str> = MISPLACED.match_indices("IN (").map(|(at, _)| &MISPLACED[at..]).collect();
        let [inside, outside, known] = lists[..] else { panic!("{lists:?}") };
        assert!(inside.starts_with(&named(|facts| facts.contained)));
        assert!(outside.starts_with(&named(|facts| facts.contained)));
        assert!(known.starts_with(&named(|_| true)));
    }
}
