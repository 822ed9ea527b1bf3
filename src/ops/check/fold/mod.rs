//! The state that the log describes, compared with the tables.
//!
//! Members, resources and grants are folded in one walk through the log and kept in memory, compactly. Keys are not:
//! all events about a key have it as their subject, so keys are folded in ranges of ids, beside their rows.

mod grants;
mod keys;
mod members;
mod resources;
mod secrets;

use super::finding::{Findings, LOG};
use crate::domain::event::{Action, Detail, EventRecord, Reference};
use crate::domain::finding::FindingCode;
use crate::domain::grant::Principal;
use crate::domain::id::ResourceId;
use crate::domain::organization::Organization as StoredOrganization;
use crate::domain::text::quoted;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{ReadTx, organization, resource};
use grants::Grants;
use members::Members;
use resources::Resources;

/// Milliseconds by which an event may be before the one before it: clocks are corrected all the time.
const TOLERANCE: i64 = 60_000;

/// The sum of the events so far, except for keys.
#[derive(Default)]
pub(super) struct Fold {
    organization: Option<Organization>,
    members: Members,
    resources: Resources,
    grants: Grants,
    /// The number and the instant of the event before.
    last: Option<(i64, Timestamp)>,
    found: Findings,
}

struct Organization {
    id: String,
    name: String,
    prefix: String,
}

impl Fold {
    /// Adds the next event.
    pub fn add(&mut self, number: i64, event: &EventRecord<'_>) {
        self.order(number, event.at);
        let Some(action) = Action::from_name(event.action) else { return self.unreadable(number, event) };
        // `keys` reads the events that concern keys alone.
        if matches!(
            action,
            Action::KeyCreated
                | Action::KeyUpdated
                | Action::KeyRevoked
                | Action::KeyRestored
                | Action::KeyRotated
                | Action::KeyRotationUndone
                | Action::SecretDelivered
                | Action::SecretDiscarded
        ) {
            return;
        }
        if self.apply(action, event).is_none() {
            self.unreadable(number, event);
        }
    }

    /// Applies an event; `None` if it cannot be understood.
    fn apply(&mut self, action: Action, event: &EventRecord<'_>) -> Option<()> {
        match Detail::read(action, event.detail)? {
            Detail::OrganizationCreated(detail) => {
                self.members.first(event, &detail)?;
                self.organization = Some(Organization {
                    id: event.subject_id.to_owned(),
                    name: event.subject.to_owned(),
                    prefix: detail.prefix,
                });
            }
            Detail::MemberAdded(detail) => self.members.added(event, &detail),
            Detail::MemberUpdated(detail) => self.members.updated(event, detail.changes),
            Detail::MemberRemoved(detail) => {
                self.members.removed(event);
                self.deleted("member", event, &detail.owned, detail.transferred_to.as_ref())?;
                self.remove(&detail.deleted_resources)?;
            }
            Detail::KeyDeleted(detail) => {
                self.deleted("key", event, &detail.owned, detail.transferred_to.as_ref())?;
                self.remove(&detail.deleted_resources)?;
            }
            Detail::KeyDiscarded(detail) => {
                self.deleted("key", event, &detail.owned, detail.transferred_to.as_ref())?;
            }
            Detail::ResourceAdded(detail) => {
                let id = self.resources.added(event, &detail)?;
                self.grants.set(id, &detail.owner, "owner")?;
            }
            Detail::ResourceRemoved(detail) => {
                self.resources.removed(event.subject_id)?;
                self.remove(&detail.also_deleted)?;
            }
            Detail::ResourceTransferred(detail) => {
                self.grants.transferred(event.subject_id.parse().ok()?, &detail.changes.owners)?;
            }
            Detail::GrantGiven(detail) => {
                self.grants.set(event.subject_id.parse().ok()?, &detail.principal, &detail.permission)?;
            }
            Detail::GrantRevoked(detail) => {
                self.grants.revoked(event.subject_id.parse().ok()?, &detail.principal)?;
            }
            // Of keys alone; see `keys`.
            _ => {}
        }
        self.grants.purge(&self.resources);
        Some(())
    }
}

impl Fold {
    /// A deleted key or removed member: the receiver owns what it owned, and it holds nothing.
    fn deleted(
        &mut self,
        kind: &str,
        event: &EventRecord<'_>,
        owned: &[Reference],
        receiver: Option<&Reference>,
    ) -> Option<()> {
        if let Some(receiver) = receiver {
            for resource in owned {
                self.grants.set(id_of(resource)?, receiver, "owner")?;
            }
        }
        self.grants.ended(principal(kind, Some(event.subject_id))?);
        Some(())
    }

    fn remove(&mut self, resources: &[Reference]) -> Option<()> {
        resources.iter().try_for_each(|resource| self.resources.removed(resource.id.as_deref()?))
    }

    /// An event that goes back in time: a clock was wrong, or the event was written by hand.
    fn order(&mut self, number: i64, at: Timestamp) {
        if let Some((before, earlier)) = self.last.replace((number, at))
            && at.0.saturating_add(TOLERANCE) < earlier.0
        {
            self.found.add(
                FindingCode::TimeBackwards,
                format!(
                    "event {number} is of {}, and event {before} before it of {}",
                    at.rfc3339(),
                    earlier.rfc3339()
                ),
                format!(
                    "a clock was wrong, or the log was written by hand: see the events around it: `keys log --since {}`",
                    at.rfc3339()
                ),
            );
        }
    }

    /// Nothing that the event may have changed is compared: it could only give false findings.
    fn unreadable(&mut self, number: i64, event: &EventRecord<'_>) {
        let noun = event.action.split('.').next().unwrap_or_default();
        match noun {
            "organization" => self.members.unreadable = true,
            "member" => self.members.skip(event.subject_id),
            _ => {}
        }
        // An event of another noun changes no grant and no resource.
        if !matches!(noun, "organization" | "secret") {
            self.resources.unreadable = true;
            self.grants.unreadable = true;
        }
        add_unreadable(&mut self.found, number, event);
    }

    /// Compares the tables with the state that the log describes.
    pub fn compare(mut self, tx: &ReadTx<'_>, now: Timestamp, findings: &mut Findings) -> Result<()> {
        findings.append(std::mem::take(&mut self.found));
        if let Some(logged) = &self.organization {
            let stored = organization::get(tx);
            if let Some(stored) = findings.survive(stored)? {
                logged.compare(&stored, findings);
            }
        }
        let mut planted = self.members.compare(tx, findings)?;
        planted.extend(keys::compare(tx, now, findings)?);
        self.resources.compare(tx, findings)?;
        self.grants.compare(tx, &self.resources, &planted, findings)
    }
}

impl Organization {
    fn compare(&self, stored: &StoredOrganization, findings: &mut Findings) {
        let fields = [
            ("id", stored.id.to_string(), &self.id),
            ("name", stored.name.to_string(), &self.name),
            ("prefix", stored.prefix.to_string(), &self.prefix),
        ];
        for (field, stored, logged) in fields {
            if stored != *logged {
                findings.add(
                    FindingCode::OrganizationAltered,
                    differs("the organization", field, &quoted(&stored), &quoted(logged)),
                    LOG,
                );
            }
        }
    }
}

/// A field that has another value than the log says: `the role of key `ci` is `editor`, but `viewer` in the log`.
fn differs(of: &str, field: &str, stored: &str, logged: &str) -> String {
    format!("the {field} of {of} is {stored}, but {logged} in the log")
}

fn add_unreadable(findings: &mut Findings, number: i64, event: &EventRecord<'_>) {
    findings.add(
        FindingCode::EventUnreadable,
        format!(
            "event {number}, {} of {}, is not understood: its changes were not compared with the store",
            quoted(event.action),
            quoted(event.subject)
        ),
        "see the event: `keys log -o jsonl`",
    );
}

/// The principal of this kind and id.
fn principal(kind: &str, id: Option<&str>) -> Option<Principal> {
    match kind {
        "member" => id?.parse().ok().map(Principal::Member),
        "key" => id?.parse().ok().map(Principal::Key),
        "everyone" => Some(Principal::Everyone),
        _ => None,
    }
}

fn id_of(resource: &Reference) -> Option<ResourceId> {
    resource.id.as_deref()?.parse().ok()
}

/// The rest of a command that deletes an owner of resources.
fn receiver(tx: &ReadTx<'_>, principal: Principal) -> Result<&'static str> {
    let owns = resource::owned_by(tx, principal)?;
    Ok(if owns.is_empty() { "" } else { " --transfer-to WHO" })
}

#[cfg(test)]
mod tests;
