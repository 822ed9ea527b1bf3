//! Keys as the log describes them, with their rows, in ranges of ids.

use std::collections::{HashMap, HashSet};
use std::iter::Peekable;
use std::vec::IntoIter;

use super::super::finding::{Findings, LOG};
use super::secrets::{Secrets, seconds};
use super::{add_unreadable, differs};
use crate::domain::event::{Action, Detail, EventRecord, KeyCreated, KeyUpdated};
use crate::domain::finding::FindingCode;
use crate::domain::grant::Principal;
use crate::domain::text::{in_shell, quoted};
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::event::each_of_subjects;
use crate::store::inventory::{StoredKey, StoredSecret, keys_after, secrets_of_keys};

/// The number of rows in memory at one time.
const RANGE: u32 = 1000;

/// Greater than every id.
const END: &str = "\u{10ffff}";

/// The sum of the events about one subject.
#[derive(Default)]
struct Fold {
    id: String,
    key: Option<Logged>,
    /// The number of the event that deleted it.
    deleted: Option<i64>,
    /// An event about the key is unreadable.
    skipped: bool,
}

struct Logged {
    title: String,
    email: String,
    role: String,
    creator_id: String,
    created: Timestamp,
    expires: Expiry,
    revoked: Option<Timestamp>,
    delivered: Option<Timestamp>,
    secrets: Secrets,
}

impl Fold {
    fn of(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    fn add(&mut self, number: i64, event: &EventRecord<'_>, findings: &mut Findings) {
        if !event.action.starts_with("key.") && !event.action.starts_with("secret.") {
            return;
        }
        match Action::from_name(event.action) {
            Some(Action::KeyDeleted | Action::KeyDiscarded) => {
                self.deleted = Some(number);
                self.key = None;
            }
            Some(action) => {
                if let Some(detail) = Detail::read(action, event.detail) {
                    self.apply(event, detail);
                } else {
                    self.skipped = true;
                    add_unreadable(findings, number, event);
                }
            }
            // The walk through the whole log has reported it.
            None => self.skipped = true,
        }
    }

    fn apply(&mut self, event: &EventRecord<'_>, detail: Detail) {
        if let Detail::KeyCreated(detail) = detail {
            self.key = Some(Logged::new(event, detail));
            return;
        }
        // An event about a key that no event created: it was planted.
        let Some(key) = &mut self.key else { return };
        match detail {
            Detail::KeyUpdated(detail) => key.update(detail),
            Detail::KeyRevoked(_) => key.revoked = Some(event.at),
            Detail::KeyRestored(_) => key.revoked = None,
            Detail::KeyRotated(detail) => key.secrets.rotated(event.at, detail),
            Detail::SecretDelivered(detail) => {
                key.delivered.get_or_insert(event.at);
                key.secrets.delivered(event.at, detail);
            }
            Detail::SecretDiscarded(detail) => key.secrets.discarded(&detail.secret_start),
            Detail::KeyRotationUndone(_) => key.secrets.rotation_undone(),
            _ => {}
        }
    }
}

impl Logged {
    fn new(event: &EventRecord<'_>, detail: KeyCreated) -> Self {
        let KeyCreated { email, role, expires, secret_start, lease_ends } = detail;
        Self {
            title: event.subject.to_owned(),
            email,
            role,
            creator_id: event.actor_id.to_owned(),
            created: event.at,
            expires: expires.0,
            revoked: None,
            // Without a lease, by an earlier version, which needed no confirmation.
            delivered: lease_ends.is_none().then_some(event.at),
            secrets: Secrets::created(event.at, secret_start, lease_ends.is_some()),
        }
    }

    fn update(&mut self, detail: KeyUpdated) {
        let changes = detail.changes;
        if let Some(title) = changes.title {
            self.title = title.to;
        }
        if let Some(role) = changes.role {
            self.role = role.to;
        }
        if let Some(expires) = changes.expires {
            self.expires = expires.to.0;
        }
    }
}

/// Compares the tables of keys and secrets with the log. Returns the keys that the log does not have.
pub(super) fn compare(
    tx: &ReadTx<'_>,
    now: Timestamp,
    findings: &mut Findings,
) -> Result<HashSet<Principal>> {
    let mut planted = HashSet::new();
    let mut after = String::new();
    loop {
        let keys = keys_after(tx, &after, RANGE)?;
        let is_last = keys.len() < RANGE as usize;
        let last = match keys.last() {
            Some(last) if !is_last => last.id.clone(),
            _ => END.to_owned(),
        };
        let mut range = Range {
            secrets: by_key(secrets_of_keys(tx, &after, &last)?),
            keys: keys.into_iter().peekable(),
            now,
            planted: Vec::new(),
            findings: &mut *findings,
        };
        let mut fold = Fold::default();
        each_of_subjects(tx, &after, &last, &mut |number, event, _| {
            if event.subject_id != fold.id {
                range.finish(std::mem::replace(&mut fold, Fold::of(event.subject_id)));
            }
            fold.add(number, event, range.findings);
            Ok(())
        })?;
        range.finish(fold);
        range.rest();
        for (key, deleted) in range.planted {
            add_planted(tx, &key, deleted, findings)?;
            planted.extend(key.id.parse().map(Principal::Key));
        }
        if is_last {
            return Ok(planted);
        }
        after = last;
    }
}

fn by_key(secrets: Vec<StoredSecret>) -> HashMap<String, Vec<StoredSecret>> {
    let mut keys: HashMap<String, Vec<StoredSecret>> = HashMap::new();
    for secret in secrets {
        keys.entry(secret.key_id.clone()).or_default().push(secret);
    }
    keys
}

/// The rows of a range of ids, in order, while its events are walked in the same order.
struct Range<'f> {
    keys: Peekable<IntoIter<StoredKey>>,
    secrets: HashMap<String, Vec<StoredSecret>>,
    now: Timestamp,
    /// The keys that the log does not have, with the number of the event that deleted them.
    planted: Vec<(StoredKey, Option<i64>)>,
    findings: &'f mut Findings,
}

impl Range<'_> {
    /// Compares what the log says of one subject with its row.
    fn finish(&mut self, fold: Fold) {
        while let Some(key) = self.keys.next_if(|key| key.id < fold.id) {
            self.planted.push((key, None));
        }
        let stored = self.keys.next_if(|key| key.id == fold.id);
        if fold.skipped {
            return;
        }
        match (stored, fold.key) {
            (Some(stored), Some(logged)) => self.both(&stored, logged),
            (Some(stored), None) => self.planted.push((stored, fold.deleted)),
            (None, Some(logged)) => {
                let message = format!("key {} is in the log, but not in the store", quoted(&logged.title));
                self.findings.add(FindingCode::KeyMissing, message, history(&fold.id));
            }
            (None, None) => {}
        }
    }

    fn rest(&mut self) {
        self.planted.extend(self.keys.by_ref().map(|key| (key, None)));
    }

    fn both(&mut self, stored: &StoredKey, logged: Logged) {
        let of = format!("key {}", quoted(&logged.title));
        let id = &stored.id;
        let update = |flag: &str, value: &str| format!("change it back: `keys update {id} --{flag} {value}`");
        let mut differ = |field: &str, stored: &str, logged: &str, hint: String| {
            if stored != logged {
                self.findings.add(FindingCode::KeyAltered, differs(&of, field, stored, logged), hint);
            }
        };
        let title = update("title", &in_shell(&logged.title));
        differ("title", &quoted(&stored.title), &quoted(&logged.title), title);
        differ("email", &quoted(&stored.email), &quoted(&logged.email), history(id));
        differ("role", &quoted(&stored.role), &quoted(&logged.role), update("role", &logged.role));
        let [expires, was] = [stored.expires, logged.expires].map(|expiry| seconds(expiry).to_string());
        let expiry = if logged.expires.has_passed(self.now) {
            format!("revoke it, and choose an expiry: `keys revoke {id} && keys update {id} --expires 90d`")
        } else {
            update("expires", &was)
        };
        differ("expiry", &expires, &was, expiry);
        differ("creator", &stored.creator_id, &logged.creator_id, history(id));
        differ("creation", &stored.created.rfc3339(), &logged.created.rfc3339(), history(id));
        let time = |at: Option<Timestamp>| at.map_or_else(|| "none".to_owned(), Timestamp::rfc3339);
        let status = match (stored.revoked, logged.revoked) {
            (None, _) => format!("revoke it: `keys revoke {id}`"),
            (Some(_), None) => format!("restore it: `keys restore {id}`"),
            (Some(_), Some(_)) => {
                format!("restore it and revoke it again: `keys restore {id} && keys revoke {id}`")
            }
        };
        differ("revocation", &time(stored.revoked), &time(logged.revoked), status);
        differ("first delivery", &time(stored.delivered), &time(logged.delivered), history(id));
        let secrets = self.secrets.remove(id).unwrap_or_default();
        logged.secrets.compare(&of, id, &secrets, self.now, self.findings);
    }
}

/// A key that no event created, or that one deleted.
fn add_planted(
    tx: &ReadTx<'_>,
    key: &StoredKey,
    deleted: Option<i64>,
    findings: &mut Findings,
) -> Result<()> {
    let title = quoted(&key.title);
    let message = match deleted {
        Some(number) => format!("key {title} is in the store, but event {number} deleted it"),
        None => format!("key {title} is in the store, but no event created it"),
    };
    let id = &key.id;
    let hint = match id.parse().map(Principal::Key) {
        Ok(principal) => {
            let receiver = super::receiver(tx, principal)?;
            format!("revoke it, then delete it: `keys revoke {id}`, `keys delete {id}{receiver}`")
        }
        Err(_) => LOG.to_owned(),
    };
    findings.add(FindingCode::KeyPlanted, message, hint);
    Ok(())
}

fn history(id: &str) -> String {
    format!("no command repairs this: compare with a backup, and see the history: `keys log {id}`")
}
