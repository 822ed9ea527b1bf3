//! Members as the log describes them.

use std::collections::{HashMap, HashSet};

use super::super::finding::{Findings, LOG};
use super::differs;
use crate::domain::event::{EventRecord, MemberAdded, MemberChanges, OrganizationCreated};
use crate::domain::finding::FindingCode;
use crate::domain::grant::Principal;
use crate::domain::role::Role;
use crate::domain::text::{in_shell, quoted};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::inventory::{StoredMember, each_member};

const HISTORY: &str =
    "no command repairs this: compare with a backup, and see the events: `keys log --action member`";

#[derive(Default)]
pub(super) struct Members {
    logged: HashMap<String, StoredMember>,
    /// Members with an unreadable event.
    skipped: HashSet<String>,
    /// Members whom the log removed and never added: planted, then removed with `keys`.
    only_removed: HashMap<String, Timestamp>,
    /// The event of the first member is unreadable.
    pub unreadable: bool,
}

impl Members {
    /// The first administrator.
    pub fn first(&mut self, event: &EventRecord<'_>, detail: &OrganizationCreated) -> Option<()> {
        let id = detail.administrator.id.clone()?;
        let role = Role::Administrator.to_string();
        self.insert(&id, &detail.administrator.name, &detail.email, &role, event.at);
        Some(())
    }

    pub fn added(&mut self, event: &EventRecord<'_>, detail: &MemberAdded) {
        self.insert(event.subject_id, event.subject, &detail.email, &detail.role, event.at);
    }

    fn insert(&mut self, id: &str, name: &str, email: &str, role: &str, added: Timestamp) {
        let [name, email, role] = [name, email, role].map(str::to_owned);
        let member = StoredMember { id: id.to_owned(), name, email, role, added, removed: None };
        self.logged.insert(id.to_owned(), member);
    }

    pub fn updated(&mut self, event: &EventRecord<'_>, changes: MemberChanges) {
        let Some(member) = self.logged.get_mut(event.subject_id) else { return };
        let MemberChanges { name, email, role } = changes;
        for (field, change) in
            [(&mut member.name, name), (&mut member.email, email), (&mut member.role, role)]
        {
            if let Some(change) = change {
                *field = change.to;
            }
        }
    }

    pub fn removed(&mut self, event: &EventRecord<'_>) {
        match self.logged.get_mut(event.subject_id) {
            Some(member) => member.removed = Some(event.at),
            None => drop(self.only_removed.insert(event.subject_id.to_owned(), event.at)),
        }
    }

    pub fn skip(&mut self, id: &str) {
        self.skipped.insert(id.to_owned());
    }

    /// Compares the table with them. Returns the members that the log does not have.
    pub fn compare(&mut self, tx: &ReadTx<'_>, findings: &mut Findings) -> Result<HashSet<Principal>> {
        if self.unreadable {
            return Ok(HashSet::new());
        }
        let mut planted = Vec::new();
        each_member(tx, &mut |stored| {
            let logged = self.logged.remove(&stored.id);
            if self.skipped.contains(&stored.id) {
                return Ok(());
            }
            match logged {
                Some(logged) if stored.removed.is_none() && logged.removed.is_some() => {
                    planted.push((stored, logged.removed));
                }
                Some(logged) => compare(&stored, &logged, findings),
                None if stored.removed.is_some() && self.only_removed.contains_key(&stored.id) => {}
                None => {
                    let removed = self.only_removed.get(&stored.id).copied();
                    planted.push((stored, removed));
                }
            }
            Ok(())
        })?;
        let ids =
            planted.iter().filter_map(|(stored, _)| stored.id.parse().ok().map(Principal::Member)).collect();
        for (stored, removed) in planted {
            add_planted(tx, &stored, removed, findings)?;
        }
        let missing = self.logged.values().filter(|logged| !self.skipped.contains(&logged.id));
        let mut missing: Vec<&StoredMember> = missing.collect();
        missing.sort_by(|a, b| a.id.cmp(&b.id));
        for logged in missing {
            let message = format!("member {} is in the log, but not in the store", quoted(&logged.name));
            findings.add(FindingCode::MemberMissing, message, HISTORY);
        }
        Ok(ids)
    }
}

fn compare(stored: &StoredMember, logged: &StoredMember, findings: &mut Findings) {
    let of = format!("member {}", quoted(&logged.name));
    if let Some(removed) = stored.removed
        && logged.removed.is_none()
    {
        let message = format!("{of} was removed at {}, but not in the log", removed.rfc3339());
        findings.add(FindingCode::MemberMissing, message, HISTORY);
    }
    for (field, stored_value, logged_value) in [
        ("name", &stored.name, &logged.name),
        ("email", &stored.email, &logged.email),
        ("role", &stored.role, &logged.role),
    ] {
        if stored_value == logged_value {
            continue;
        }
        let message = differs(&of, field, &quoted(stored_value), &quoted(logged_value));
        let hint = if stored.removed.is_some() {
            HISTORY.to_owned()
        } else {
            format!("change it back: `keys member update {} --{field} {}`", stored.id, in_shell(logged_value))
        };
        findings.add(FindingCode::MemberAltered, message, hint);
    }
    let removed = stored.removed.filter(|_| stored.removed != logged.removed).zip(logged.removed);
    let added = Some((stored.added, logged.added)).filter(|(stored, logged)| stored != logged);
    for (field, times) in [("removal", removed), ("addition", added)] {
        if let Some((stored_at, logged_at)) = times {
            let message = differs(&of, field, &stored_at.rfc3339(), &logged_at.rfc3339());
            findings.add(FindingCode::MemberAltered, message, HISTORY);
        }
    }
}

/// A member whom no event added, or whom one removed.
fn add_planted(
    tx: &ReadTx<'_>,
    stored: &StoredMember,
    removed: Option<Timestamp>,
    findings: &mut Findings,
) -> Result<()> {
    let name = quoted(&stored.name);
    let message = match removed {
        Some(at) => format!("member {name} is in the store, but was removed at {} in the log", at.rfc3339()),
        None => format!("member {name} is in the store, but no event added them"),
    };
    let hint = match stored.id.parse().map(Principal::Member) {
        Ok(principal) if stored.removed.is_none() => {
            format!("remove them: `keys member remove {}{}`", stored.id, super::receiver(tx, principal)?)
        }
        _ => LOG.to_owned(),
    };
    findings.add(FindingCode::MemberPlanted, message, hint);
    Ok(())
}
