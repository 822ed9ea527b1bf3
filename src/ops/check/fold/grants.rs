//! Grants as the log describes them.

use std::collections::{HashMap, HashSet};

use super::super::finding::{Findings, LOG, MOST};
use super::principal;
use super::resources::Resources;
use crate::domain::event::{Change, Reference};
use crate::domain::finding::FindingCode;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::text::quoted;
use crate::error::{Error, Result};
use crate::ops::grant::Holder;
use crate::store::ReadTx;
use crate::store::inventory::each_grant;

/// Fewer grants than this are never purged.
const FEW: usize = 1024;

#[derive(Default)]
pub(super) struct Grants {
    logged: HashMap<(ResourceId, Principal), Permission>,
    /// Deleted keys and removed members. Their grants may still be in `logged`.
    ended: HashSet<Principal>,
    /// How many grants were left after the last purge.
    kept: usize,
    /// An event that may have changed a grant is unreadable.
    pub unreadable: bool,
}

/// A grant that differs: what the store has, and what the log has.
struct Difference {
    resource: ResourceId,
    principal: Principal,
    stored: Option<Permission>,
    logged: Option<Permission>,
}

impl Grants {
    #[cfg(test)]
    pub fn get(&self, resource: ResourceId, principal: Principal) -> Option<Permission> {
        self.logged.get(&(resource, principal)).copied()
    }

    pub fn set(&mut self, resource: ResourceId, holder: &Reference, permission: &str) -> Option<()> {
        let holder = principal(&holder.kind, holder.id.as_deref())?;
        self.logged.insert((resource, holder), Permission::from_name(permission)?);
        Some(())
    }

    pub fn revoked(&mut self, resource: ResourceId, holder: &Reference) -> Option<()> {
        self.logged.remove(&(resource, principal(&holder.kind, holder.id.as_deref())?));
        Some(())
    }

    /// Older events name only the owners who lost it, newer ones all before and after.
    pub fn transferred(&mut self, resource: ResourceId, owners: &Change<Vec<Reference>>) -> Option<()> {
        owners.from.iter().try_for_each(|owner| self.revoked(resource, owner))?;
        owners.to.iter().try_for_each(|owner| self.set(resource, owner, "owner"))
    }

    pub fn ended(&mut self, principal: Principal) {
        self.ended.insert(principal);
    }

    /// Forgets what deletions took away, once that is much: memory follows what exists, not what has existed.
    pub fn purge(&mut self, resources: &Resources) {
        if self.logged.len() + self.ended.len() > FEW.max(2 * self.kept) + resources.len() {
            self.logged.retain(|(resource, holder), _| {
                resources.contains(*resource) && !self.ended.contains(holder)
            });
            // An id is never given again.
            self.ended.clear();
            self.kept = self.logged.len();
        }
    }

    /// Compares the table with them.
    pub fn compare(
        &mut self,
        tx: &ReadTx<'_>,
        resources: &Resources,
        planted: &HashSet<Principal>,
        findings: &mut Findings,
    ) -> Result<()> {
        if self.unreadable {
            return Ok(());
        }
        let mut differences = Differences::default();
        self.logged
            .retain(|(resource, holder), _| resources.is_stored(*resource) && !self.ended.contains(holder));
        each_grant(tx, &mut |stored| {
            let ids = stored
                .resource_id
                .parse()
                .ok()
                .zip(principal(&stored.principal_kind, Some(&stored.principal_id)));
            let (Some((resource, principal)), Some(permission)) =
                (ids, Permission::from_name(&stored.permission))
            else {
                // An invalid value, which is a finding already.
                return Ok(());
            };
            let logged = self.logged.remove(&(resource, principal));
            // A resource or holder that the log does not have is a finding itself, with all its grants.
            if logged != Some(permission) && resources.contains(resource) && !planted.contains(&principal) {
                differences.push(Difference { resource, principal, stored: Some(permission), logged });
            }
            Ok(())
        })?;
        let mut missing: Vec<_> = self.logged.iter().map(|(ids, permission)| (*ids, *permission)).collect();
        missing.sort_unstable();
        for ((resource, principal), permission) in missing {
            differences.push(Difference { resource, principal, stored: None, logged: Some(permission) });
        }
        differences.report(tx, resources, findings)
    }
}

/// By code, in the order in which their hints can be followed: a resource keeps an owner.
#[derive(Default)]
struct Differences {
    missing: Few,
    altered: Few,
    planted: Few,
}

/// As many as are listed, and the number of the others.
#[derive(Default)]
struct Few {
    listed: Vec<Difference>,
    more: usize,
}

impl Differences {
    fn push(&mut self, difference: Difference) {
        let few = match (difference.stored, difference.logged) {
            (None, _) => &mut self.missing,
            (Some(_), Some(_)) => &mut self.altered,
            (Some(_), None) => &mut self.planted,
        };
        if few.listed.len() < MOST {
            few.listed.push(difference);
        } else {
            few.more += 1;
        }
    }

    fn report(&self, tx: &ReadTx<'_>, resources: &Resources, findings: &mut Findings) -> Result<()> {
        for (code, few) in [
            (FindingCode::GrantMissing, &self.missing),
            (FindingCode::GrantAltered, &self.altered),
            (FindingCode::GrantPlanted, &self.planted),
        ] {
            for difference in &few.listed {
                difference.report(tx, code, resources, findings)?;
            }
            findings.more(code, few.more);
        }
        Ok(())
    }
}

impl Difference {
    fn report(
        &self,
        tx: &ReadTx<'_>,
        code: FindingCode,
        resources: &Resources,
        findings: &mut Findings,
    ) -> Result<()> {
        let id = self.principal.id();
        let holder = match Holder::of(tx, self.principal) {
            Ok(holder) => Some(holder.name),
            Err(Error::NotFound { .. }) => None,
            Err(error) => return Err(error),
        };
        let (stored, logged) = (held(self.stored), held(self.logged));
        let path = quoted(&resources.path(self.resource));
        let name = quoted(holder.as_deref().unwrap_or(&id));
        let command = match self.logged {
            Some(permission) => format!("keys acl grant {id} {permission} {}", self.resource),
            None => format!("keys acl revoke {id} {}", self.resource),
        };
        let hint = match (holder, self.stored) {
            (Some(_), _) => format!("change it back: `{command}`"),
            (None, None) => LOG.to_owned(),
            // A holder that does not exist is a finding already.
            (None, Some(_)) => return Ok(()),
        };
        findings.add(code, format!("{name} holds {stored} on {path}, but {logged} in the log"), hint);
        Ok(())
    }
}

fn held(permission: Option<Permission>) -> String {
    permission.map_or_else(|| "nothing".to_owned(), |permission| format!("`{permission}`"))
}
