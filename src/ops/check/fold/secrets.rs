//! The secrets of one key as the log describes them.

use super::super::finding::Findings;
use crate::domain::event::{KeyRotated, ReplacedSecret, SecretDelivered};
use crate::domain::finding::FindingCode;
use crate::domain::text::quoted;
use crate::domain::time::{Expiry, Timestamp};
use crate::ops::key::LEASE;
use crate::store::inventory::StoredSecret;

#[derive(Default)]
pub(super) struct Secrets {
    /// In the order of their numbers.
    versions: Vec<Version>,
    /// The versions before the newest rotation, unless that was undone.
    before: Option<Vec<Version>>,
    /// The rotations so far.
    rotations: usize,
    /// An event does not say which versions are left.
    unclear: bool,
}

#[derive(Debug, Clone)]
struct Version {
    start: String,
    /// `None` for one that only a rotation mentions.
    created: Option<Timestamp>,
    ends: Expiry,
    /// Its delivery is confirmed.
    confirmed: bool,
    /// False for one that a rotation did not find working: it is gone, or its end is not later than `ends`.
    expected: bool,
}

impl Secrets {
    pub fn created(at: Timestamp, start: String, leased: bool) -> Self {
        Self { versions: vec![Version::new(start, at, leased)], ..Self::default() }
    }

    /// A rotation with a lease only adds a secret. Those of earlier versions also ended the others.
    pub fn rotated(&mut self, at: Timestamp, detail: KeyRotated) {
        if detail.lease_ends.is_some() {
            self.versions.push(Version::new(detail.secret_start, at, true));
            return;
        }
        self.before = Some(self.versions.clone());
        self.rotations += 1;
        let newest = self.versions.iter().filter_map(|version| version.created).max();
        let older = self.versions.len();
        self.end(at, detail.replaced, older);
        // A version was never as old as the one before it.
        let created = newest.map_or(at, |newest| at.max(Timestamp(newest.0.saturating_add(1))));
        self.versions.push(Version::new(detail.secret_start, created, false));
    }

    /// Confirms the newest unconfirmed version with this start, ends those before it, and removes the unconfirmed ones.
    pub fn delivered(&mut self, at: Timestamp, detail: SecretDelivered) {
        let SecretDelivered { secret_start, replaced, .. } = detail;
        // One that no event created was planted; the comparison reports it.
        let Some(own) = self.unconfirmed(&secret_start) else { return };
        self.versions[own].confirmed = true;
        self.end(at, replaced, own);
        let mut position = 0;
        self.versions.retain(|version| {
            position += 1;
            position > own || version.confirmed
        });
    }

    pub fn discarded(&mut self, start: &str) {
        if let Some(own) = self.unconfirmed(start) {
            self.versions.remove(own);
        }
    }

    fn unconfirmed(&self, start: &str) -> Option<usize> {
        self.versions.iter().rposition(|version| version.start == start && !version.confirmed)
    }

    /// Ends the first `count` versions: those that an event lists, when it says, and the others by then.
    fn end(&mut self, at: Timestamp, replaced: Vec<ReplacedSecret>, count: usize) {
        let mut listed = vec![false; count];
        for ReplacedSecret { secret_start, expires } in replaced {
            let known = (0..listed.len())
                .rev()
                .find(|index| !listed[*index] && self.versions[*index].start == secret_start);
            match known {
                Some(index) => {
                    listed[index] = true;
                    self.versions[index].ends = expires.0;
                }
                // Planted before the rotation: from here on the log has it.
                None => self.versions.push(Version {
                    start: secret_start,
                    created: None,
                    ends: expires.0,
                    confirmed: true,
                    expected: true,
                }),
            }
        }
        // One that should have worked and was not listed was gone or ended by then.
        let unlisted = self.versions.iter_mut().zip(listed).filter(|(_, listed)| !listed);
        for (version, _) in unlisted.filter(|(version, _)| version.confirmed && !version.ends.has_passed(at))
        {
            (version.expected, version.ends) = (false, Expiry::At(at));
        }
    }

    /// The event does not name the rotation that it undid. Nearly always it is the newest.
    pub fn rotation_undone(&mut self) {
        self.unclear |= self.rotations > 1;
        match self.before.take() {
            Some(before) => self.versions = before,
            None => self.unclear = true,
        }
    }

    /// Compares the stored versions of the key with them.
    pub fn compare(
        self,
        key: &str,
        id: &str,
        stored: &[StoredSecret],
        now: Timestamp,
        findings: &mut Findings,
    ) {
        if !self.unclear {
            return self.add_differences(key, id, stored, now, findings);
        }
        let mut differences = Findings::default();
        self.add_differences(key, id, stored, now, &mut differences);
        if !differences.is_empty() {
            findings.note(format!(
                "the secrets of {key} could not be compared with the log: an event does not say which rotation it undid"
            ));
        }
    }

    fn add_differences(
        mut self,
        key: &str,
        id: &str,
        stored: &[StoredSecret],
        now: Timestamp,
        findings: &mut Findings,
    ) {
        let rotate = || format!("replace it: `keys rotate {id}`");
        for secret in stored {
            let of = format!("the secret {} of {key}", quoted(&secret.secret_start));
            let same = |version: &Version| {
                version.start == secret.secret_start
                    && version.created.is_none_or(|created| created == secret.created)
            };
            let Some(at) = self.versions.iter().position(same) else {
                let message = format!("{of} is in the store, but no event created it");
                findings.add(FindingCode::SecretPlanted, message, format!("end it: `keys rotate {id}`"));
                continue;
            };
            let logged = self.versions.remove(at);
            if logged.confirmed != secret.delivered.is_some() {
                let word = |confirmed| if confirmed { "confirmed" } else { "unconfirmed" };
                let (stored, was) = (word(secret.delivered.is_some()), word(logged.confirmed));
                findings.add(
                    FindingCode::SecretAltered,
                    super::differs(&of, "delivery", stored, was),
                    rotate(),
                );
                continue;
            }
            if !logged.confirmed {
                add_unconfirmed(&of, secret, now, rotate(), findings);
                continue;
            }
            let same = if logged.expected {
                seconds(logged.ends) == seconds(secret.ends)
            } else {
                secret.ends <= logged.ends
            };
            if !same {
                let message = super::differs(&of, "end", &secret.ends.to_string(), &logged.ends.to_string());
                findings.add(FindingCode::SecretAltered, message, rotate());
            }
        }
        for missing in self.versions.iter().filter(|version| version.expected) {
            let message =
                format!("the secret {} of {key} is in the log, but not in the store", quoted(&missing.start));
            findings.add(FindingCode::SecretMissing, message, rotate());
        }
    }
}

/// An unconfirmed secret is no fault, unless it works longer than a lease lasts: the clock was set back, or the lease was
/// written by hand.
fn add_unconfirmed(of: &str, secret: &StoredSecret, now: Timestamp, hint: String, findings: &mut Findings) {
    let latest = now.plus(LEASE).map_or(Expiry::Never, Expiry::At);
    let end = secret.ends.to_string();
    if secret.ends > latest {
        let message = format!("{of} is not confirmed, but works until {end}, longer than a lease lasts");
        findings.add(FindingCode::LeaseAhead, message, hint);
    } else if secret.ends.has_passed(now) {
        findings.note(format!("{of} is not confirmed, and stopped working at {end}"));
    } else {
        findings.note(format!("{of} is not confirmed, and stops working at {end}"));
    }
}

impl Version {
    fn new(start: String, created: Timestamp, leased: bool) -> Self {
        Self { start, created: Some(created), ends: Expiry::Never, confirmed: !leased, expected: true }
    }
}

/// The log has whole seconds.
pub(super) fn seconds(expiry: Expiry) -> Expiry {
    match expiry {
        Expiry::At(at) => Expiry::At(at.start_of_second()),
        Expiry::Never => Expiry::Never,
    }
}
