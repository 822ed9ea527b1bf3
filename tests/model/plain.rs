//! The rules once more, in memory and without a store.

use std::collections::BTreeMap;

use super::{Decision, Ends, Operation, Who};
use keys::domain::grant::Permission;
use keys::domain::role::KeyRole;

pub const HOUR: i64 = 3_600_000;
pub const LEASE: i64 = 600_000;

/// The result of an operation: success, or the code of its error.
pub type Outcome = Result<(), &'static str>;

const FOREVER: i64 = i64::MAX;

struct Key {
    role: KeyRole,
    expires: i64,
    revoked: bool,
    /// The time of the last revocation, in events.
    revocation: usize,
    /// The time of the last event about it.
    event: usize,
    delivered: bool,
}

pub struct Secret {
    key: usize,
    ends: i64,
    confirmed: bool,
    /// Removed before its delivery was confirmed.
    gone: bool,
    grace: i64,
    /// The time of its creation, in events.
    begun: usize,
    /// It was made with its key.
    is_first: bool,
}

#[derive(Default)]
pub struct Model {
    now: i64,
    /// The number of events about keys.
    events: usize,
    /// `None` once it is deleted.
    keys: Vec<Option<Key>>,
    pub secrets: Vec<Secret>,
    /// The permissions of each principal; `None` once the resource is removed.
    pub resources: Vec<Option<BTreeMap<Who, Permission>>>,
}

impl Model {
    pub fn run(&mut self, operation: &Operation) -> Outcome {
        match operation {
            Operation::Create { role, ends, confirmed } => self.create(*role, *ends, *confirmed),
            Operation::Delete { keys, decision } => self.delete(keys, *decision),
            Operation::Revoke { keys } => self.turn(keys, true),
            Operation::Restore { keys } => self.turn(keys, false),
            Operation::Rotate { key, grace, confirmed } => self.rotate(*key, *grace, *confirmed),
            Operation::Confirm { secret } => self.confirm(self.secret(*secret)?),
            Operation::Discard { secret } => {
                self.discard(self.secret(*secret)?);
                Ok(())
            }
            Operation::Update { key, role, ends } => self.update(*key, *role, *ends),
            Operation::Add { owner } => self.add(*owner),
            Operation::Remove { resource } => {
                let at = self.resource(*resource)?;
                self.resources[at] = None;
                Ok(())
            }
            Operation::Grant { who, permission, resource } => self.grant(*who, *permission, *resource),
            Operation::Ungrant { who, resource } => self.ungrant(*who, *resource),
            Operation::Pass { millis } => {
                self.now += millis;
                Ok(())
            }
        }
    }

    /// The answer about a secret.
    pub fn verify(&self, secret: usize) -> &'static str {
        let secret = &self.secrets[secret];
        match &self.keys[secret.key] {
            None => "unknown",
            Some(_) if secret.gone => "unknown",
            Some(key) if key.revoked => "revoked",
            Some(key) if self.now >= key.expires || self.now >= secret.ends => "expired",
            Some(_) => "good",
        }
    }

    /// True for each of view, modify and owner that the secret permits.
    pub fn permissions(&self, secret: usize, resource: usize) -> [bool; 3] {
        let key = self.secrets[secret].key;
        let held = self.resources[resource]
            .as_ref()
            .and_then(|held| held.get(&Who::Key(key)).copied().max(held.get(&Who::Everyone).copied()));
        let good = self.verify(secret) == "good";
        Permission::ALL.map(|permission| good && held >= Some(permission))
    }

    fn key(&self, key: usize) -> Result<usize, &'static str> {
        if self.keys.is_empty() {
            return Err("not-found");
        }
        let at = key % self.keys.len();
        if self.keys[at].is_some() { Ok(at) } else { Err("not-found") }
    }

    fn resource(&self, resource: usize) -> Result<usize, &'static str> {
        if self.resources.is_empty() {
            return Err("not-found");
        }
        let at = resource % self.resources.len();
        if self.resources[at].is_some() { Ok(at) } else { Err("not-found") }
    }

    fn expiry(&self, ends: Ends) -> Result<i64, &'static str> {
        match ends {
            Ends::Never => Ok(FOREVER),
            Ends::InHours(0) => Err("invalid"),
            Ends::InHours(hours) => Ok(self.now + hours * HOUR),
        }
    }

    fn secret(&self, secret: usize) -> Result<usize, &'static str> {
        if self.secrets.is_empty() { Err("not-found") } else { Ok(secret % self.secrets.len()) }
    }

    /// An event about a key.
    fn note(&mut self, key: usize) {
        self.events += 1;
        if let Some(key) = &mut self.keys[key] {
            key.event = self.events;
        }
    }

    fn add_secret(&mut self, key: usize, grace: i64, is_first: bool) {
        self.note(key);
        let ends = (self.now + LEASE) / 1000 * 1000;
        let begun = self.events;
        self.secrets.push(Secret { key, ends, confirmed: false, gone: false, grace, begun, is_first });
    }

    fn create(&mut self, role: KeyRole, ends: Ends, confirmed: bool) -> Outcome {
        let expires = self.expiry(ends)?;
        let key = Key { role, expires, revoked: false, revocation: 0, event: 0, delivered: false };
        self.keys.push(Some(key));
        self.add_secret(self.keys.len() - 1, 0, true);
        if confirmed { self.confirm(self.secrets.len() - 1) } else { Ok(()) }
    }

    fn confirm(&mut self, at: usize) -> Outcome {
        let Secret { key: of, confirmed, gone, grace, begun, .. } = self.secrets[at];
        let key = self.keys[of].as_ref().ok_or("not-found")?;
        if confirmed {
            return Ok(());
        }
        if gone || self.secrets[at + 1..].iter().any(|later| later.key == of && later.confirmed) {
            return Err("superseded");
        }
        if self.now >= key.expires {
            return Err("key-expired");
        }
        if key.revocation > begun {
            return Err("key-revoked");
        }
        // The end of a grace is a whole second, but never in the past.
        let end = self.now + grace * HOUR;
        let end = (end - end % 1000).max(self.now).min(key.expires);
        for older in self.secrets[..at].iter_mut().filter(|older| older.key == of) {
            if older.confirmed {
                older.ends = older.ends.min(end);
            } else {
                older.gone = true;
            }
        }
        (self.secrets[at].confirmed, self.secrets[at].ends) = (true, FOREVER);
        self.note(of);
        if let Some(key) = &mut self.keys[of] {
            key.delivered = true;
        }
        Ok(())
    }

    fn discard(&mut self, at: usize) {
        let Secret { key: of, confirmed, gone, begun, is_first, .. } = self.secrets[at];
        let Some(key) = &self.keys[of] else { return };
        if confirmed || gone {
            return;
        }
        let holds = self.resources.iter().flatten().any(|held| held.contains_key(&Who::Key(of)));
        if is_first && !key.delivered && key.event == begun && !holds {
            self.keys[of] = None;
        } else {
            self.secrets[at].gone = true;
            self.note(of);
        }
    }

    fn delete(&mut self, keys: &[usize], decision: Decision) -> Outcome {
        let keys = keys.iter().map(|key| self.key(*key)).collect::<Result<Vec<_>, _>>()?;
        let is_going = |who: &Who| keys.iter().any(|key| *who == Who::Key(*key));
        let owns = self.resources.iter().flatten().any(|held| {
            held.iter().any(|(who, permission)| *permission == Permission::Owner && is_going(who))
        });
        if owns && decision == Decision::None {
            return Err("undecided");
        }
        for resource in &mut self.resources {
            let Some(held) = resource else { continue };
            let owned = held.iter().any(|(who, held)| *held == Permission::Owner && is_going(who));
            held.retain(|who, _| !is_going(who));
            if owned && decision == Decision::ToAda {
                held.insert(Who::Ada, Permission::Owner);
            }
            if !held.values().any(|held| *held == Permission::Owner) {
                *resource = None;
            }
        }
        for key in keys {
            self.keys[key] = None;
        }
        Ok(())
    }

    fn turn(&mut self, keys: &[usize], revoked: bool) -> Outcome {
        let keys = keys.iter().map(|key| self.key(*key)).collect::<Result<Vec<_>, _>>()?;
        for at in keys {
            if self.keys[at].as_ref().is_some_and(|key| key.revoked != revoked) {
                self.note(at);
            }
            let events = self.events;
            if let Some(key) = &mut self.keys[at] {
                if revoked && !key.revoked {
                    key.revocation = events;
                }
                key.revoked = revoked;
            }
        }
        Ok(())
    }

    fn rotate(&mut self, key: usize, grace: Option<i64>, confirmed: bool) -> Outcome {
        let at = self.key(key)?;
        let key = self.keys[at].as_ref().ok_or("not-found")?;
        if self.now >= key.expires {
            return Err("key-expired");
        }
        let grace = grace.unwrap_or(0);
        if key.revoked && grace > 0 {
            return Err("key-revoked");
        }
        self.add_secret(at, grace, false);
        if confirmed { self.confirm(self.secrets.len() - 1) } else { Ok(()) }
    }

    fn update(&mut self, key: usize, role: Option<KeyRole>, ends: Option<Ends>) -> Outcome {
        let at = self.key(key)?;
        let beyond =
            self.resources.iter().flatten().any(|held| held.get(&Who::Key(at)) > Some(&Permission::View));
        if role == Some(KeyRole::Viewer) && beyond {
            return Err("holds-grants");
        }
        let expires = match ends {
            // The same instant as before is no change, even if it has passed.
            Some(Ends::InHours(0)) if self.keys[at].as_ref().is_some_and(|key| key.expires == self.now) => {
                None
            }
            Some(ends) => Some(self.expiry(ends)?),
            None => None,
        };
        let key = self.keys[at].as_mut().ok_or("not-found")?;
        let before = (key.role, key.expires);
        key.role = role.unwrap_or(key.role);
        key.expires = expires.unwrap_or(key.expires);
        if before != (key.role, key.expires) {
            self.note(at);
        }
        Ok(())
    }

    fn add(&mut self, owner: Who) -> Outcome {
        let owner = self.may_hold(owner, Permission::Owner)?;
        self.resources.push(Some(BTreeMap::from([(owner, Permission::Owner)])));
        Ok(())
    }

    fn grant(&mut self, who: Who, permission: Permission, resource: usize) -> Outcome {
        let at = self.resource(resource)?;
        let who = self.may_hold(who, permission)?;
        self.keeps_an_owner(at, who, Some(permission))?;
        if let Some(held) = &mut self.resources[at] {
            held.insert(who, permission);
        }
        Ok(())
    }

    fn ungrant(&mut self, who: Who, resource: usize) -> Outcome {
        let at = self.resource(resource)?;
        let who = self.may_hold(who, Permission::View)?;
        self.keeps_an_owner(at, who, None)?;
        if let Some(held) = &mut self.resources[at] {
            held.remove(&who);
        }
        Ok(())
    }

    fn may_hold(&self, who: Who, permission: Permission) -> Result<Who, &'static str> {
        let viewing = permission == Permission::View;
        match who {
            Who::Everyone if !viewing => Err("everyone-views-only"),
            Who::Ada | Who::Everyone => Ok(who),
            Who::Key(key) => {
                let at = self.key(key)?;
                let editor = self.keys[at].as_ref().is_some_and(|key| key.role == KeyRole::Editor);
                if editor || viewing { Ok(Who::Key(at)) } else { Err("role-too-low") }
            }
        }
    }

    fn keeps_an_owner(&self, resource: usize, who: Who, after: Option<Permission>) -> Outcome {
        let Some(held) = &self.resources[resource] else { return Err("not-found") };
        let owns = |(_, held): &(&Who, &Permission)| **held == Permission::Owner;
        let last = held.get(&who) == Some(&Permission::Owner) && held.iter().filter(owns).count() == 1;
        if last && after != Some(Permission::Owner) { Err("last-owner") } else { Ok(()) }
    }
}
