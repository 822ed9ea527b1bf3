//! Restoring a backup: its check, the comparison with the present store, and its event.

use serde::Serialize;

use super::{Authority, WriteContext};
use crate::domain::event::{ChainHash, Detail, LogHead, Reference, StoreRestored, Subject};
use crate::domain::member::Member;
use crate::domain::secret::SecretHash;
use crate::domain::time::{Clock, Timestamp};
use crate::error::{Error, Result};
use crate::store::restore::Present;
use crate::store::secret::{self, Presented};
use crate::store::{Audited, ReadTx, Store, event, key, organization};

/// The role that it needs.
pub const RESTORE: Authority = Authority::administrator("restore a backup");

/// A secret whose answer changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct SecretDifference {
    /// The start of the secret.
    pub secret_start: String,
    /// Its key.
    pub key: Reference,
    /// In the store in which it does not work: `revoked`, `expired`, `ended` or `missing`.
    pub status: String,
}

/// The differences between a backup and the present store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differences {
    /// The end of the present log.
    pub present: LogHead,
    /// The number of the last event that both have.
    pub common: i64,
    /// How many events of the present store the backup lacks.
    pub undone: i64,
    /// How many events of the backup the present store lacks.
    pub own: i64,
    /// The secrets that work again.
    pub working_again: Vec<SecretDifference>,
    /// The secrets that stop working.
    pub stopping: Vec<SecretDifference>,
}

/// The comparison with the present store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// There is none.
    Missing,
    /// It cannot be read.
    Unreadable {
        /// The reason.
        why: String,
    },
    /// It was compared.
    Compared(Box<Differences>),
}

/// Everything that restoring a backup would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestorePlan {
    /// The end of the backup's log.
    pub backup: LogHead,
    /// The present store.
    pub comparison: Comparison,
}

/// Returns the names of the organizations of the backup and of the present store, if they are two.
pub fn organizations(backup: &Store, present: &Present) -> Result<Option<(String, String)>> {
    let Present::Readable(present) = present else { return Ok(None) };
    let here = match present.read(organization::get) {
        Err(error) if Present::is_unreadable(&error) => return Ok(None),
        here => here?,
    };
    let of = backup.read(organization::get)?;
    Ok((of.id != here.id).then(|| (of.name.to_string(), here.name.to_string())))
}

/// Compares a backup with the present store.
pub fn plan(backup: &Store, present: &Present, clock: &dyn Clock) -> Result<RestorePlan> {
    let now = clock.now();
    let comparison = match present {
        Present::Missing => Comparison::Missing,
        Present::Unreadable(store) => Comparison::Unreadable { why: store.why().to_owned() },
        Present::Readable(present) => match compare(backup, present, now) {
            Err(error) if Present::is_unreadable(&error) => Comparison::Unreadable { why: error.to_string() },
            compared => Comparison::Compared(Box::new(compared?)),
        },
    };
    Ok(RestorePlan { backup: backup.read(head)?, comparison })
}

fn head(tx: &ReadTx<'_>) -> Result<LogHead> {
    let (number, hash) = event::head(tx)?;
    Ok(LogHead { number, hash: hash.to_string() })
}

fn compare(backup: &Store, present: &Store, now: Timestamp) -> Result<Differences> {
    backup.read(|theirs| {
        present.read(|ours| {
            let (backup_head, present_head) = (head(theirs)?, head(ours)?);
            let common = last_common(theirs, ours, backup_head.number.min(present_head.number))?;
            Ok(Differences {
                common,
                undone: present_head.number - common,
                own: backup_head.number - common,
                working_again: working_only_in(theirs, ours, now)?,
                stopping: working_only_in(ours, theirs, now)?,
                present: present_head,
            })
        })
    })
}

/// The number of the last event that two logs share. Each hash covers all events before it, so halving finds it.
fn last_common(one: &ReadTx<'_>, other: &ReadTx<'_>, most: i64) -> Result<i64> {
    let is_common = |number| -> Result<bool> {
        let hash: Option<ChainHash> = event::hash_of(one, number)?;
        Ok(hash.is_some() && hash == event::hash_of(other, number)?)
    };
    let (mut common, mut beyond) = (0, most + 1);
    while beyond - common > 1 {
        let middle = common + (beyond - common) / 2;
        if is_common(middle)? { common = middle } else { beyond = middle }
    }
    Ok(common)
}

/// The secrets that work in one store and not in the other.
fn working_only_in(one: &ReadTx<'_>, other: &ReadTx<'_>, now: Timestamp) -> Result<Vec<SecretDifference>> {
    let mut found = Vec::new();
    secret::each_with_hash(one, &mut |hash: SecretHash, presented: Presented| {
        if refusal(&presented, now).is_some() {
            return Ok(());
        }
        let status = match secret::presented(other, &hash)? {
            Some(there) => refusal(&there, now),
            None if key::get(other, presented.id)?.is_some() => Some("ended"),
            None => Some("missing"),
        };
        if let Some(status) = status {
            let Presented { id, title, secret_start, .. } = presented;
            let key = Reference { kind: "key".to_owned(), id: Some(id.to_string()), name: title.to_string() };
            found.push(SecretDifference { secret_start, key, status: status.to_owned() });
        }
        Ok(())
    })?;
    found.sort_by(|one, other| {
        (&one.key.name, &one.secret_start).cmp(&(&other.key.name, &other.secret_start))
    });
    Ok(found)
}

/// The reason for which a secret does not work, if there is one.
fn refusal(presented: &Presented, now: Timestamp) -> Option<&'static str> {
    if presented.revoked.is_some() {
        Some("revoked")
    } else if presented.expires.has_passed(now) {
        Some("expired")
    } else {
        presented.ends.has_passed(now).then_some("ended")
    }
}

/// Writes the event into the log of the backup's copy, before that becomes the store.
pub fn record(cx: &WriteContext<'_>, acting: &Member, plan: &RestorePlan) -> Result<()> {
    cx.store.change(|tx| {
        let organization = organization::get(tx)?;
        let subject = Subject::organization(organization.id, organization.name.as_str());
        let replaced = match &plan.comparison {
            Comparison::Compared(differences) => Some(differences.present.clone()),
            Comparison::Missing | Comparison::Unreadable { .. } => None,
        };
        let detail = Detail::StoreRestored(StoreRestored { backup: plan.backup.clone(), replaced });
        Ok(Audited::new((), cx.event(cx.clock.now(), acting, subject, detail)))
    })
}

impl RestorePlan {
    /// The error for a plan that is not the one that was shown.
    #[must_use]
    pub fn changed() -> Error {
        Error::FactsChanged { what: "the store".to_owned() }
    }
}
