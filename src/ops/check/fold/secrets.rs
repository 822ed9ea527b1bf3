//! The secrets of one key as the log describes them.

use super::super::finding::Findings;
use crate::domain::event::{KeyRotated, ReplacedSecret};
use crate::domain::text::quoted;
use crate::domain::time::{Expiry, Timestamp};
use crate::store::inventory::StoredSecret;

#[derive(Default)]
pub(super) struct Secrets {
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
    /// False for one that a rotation did not find working: it is gone, or its end is not later than `ends`.
    expected: bool,
}

impl Secrets {
    pub fn created(at: Timestamp, start: String) -> Self {
        let first = Version { start, created: Some(at), ends: Expiry::Never, expected: true };
        Self { versions: vec![first], ..Self::default() }
    }

    pub fn rotated(&mut self, at: Timestamp, detail: KeyRotated) {
        self.before = Some(self.versions.clone());
        self.rotations += 1;
        let newest = self.versions.iter().filter_map(|version| version.created).max();
        let mut listed = vec![false; self.versions.len()];
        for ReplacedSecret { secret_start, expires } in detail.replaced {
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
                    expected: true,
                }),
            }
        }
        // One that should have worked and was not listed was gone or ended by then.
        let unlisted = self.versions.iter_mut().zip(listed).filter(|(_, listed)| !listed);
        for (version, _) in unlisted.filter(|(version, _)| !version.ends.has_passed(at)) {
            (version.expected, version.ends) = (false, Expiry::At(at));
        }
        // A version is never as old as the one before it.
        let created = newest.map_or(at, |newest| at.max(Timestamp(newest.0.saturating_add(1))));
        self.versions.push(Version {
            start: detail.secret_start,
            created: Some(created),
            ends: Expiry::Never,
            expected: true,
        });
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
    pub fn compare(self, key: &str, id: &str, stored: &[StoredSecret], findings: &mut Findings) {
        if !self.unclear {
            return self.add_differences(key, id, stored, findings);
        }
        let mut differences = Findings::default();
        self.add_differences(key, id, stored, &mut differences);
        if !differences.is_empty() {
            findings.note(format!(
                "the secrets of {key} could not be compared with the log: an event does not say which rotation it undid"
            ));
        }
    }

    fn add_differences(mut self, key: &str, id: &str, stored: &[StoredSecret], findings: &mut Findings) {
        let rotate = || format!("replace it: `keys rotate {id}`");
        for secret in stored {
            let of = format!("the secret {} of {key}", quoted(&secret.secret_start));
            let same = |version: &Version| {
                version.start == secret.secret_start
                    && version.created.is_none_or(|created| created == secret.created)
            };
            let Some(at) = self.versions.iter().position(same) else {
                let message = format!("{of} is in the store, but no event created it");
                findings.add("secret-planted", message, format!("end it: `keys rotate {id}`"));
                continue;
            };
            let logged = self.versions.swap_remove(at);
            let same = if logged.expected {
                seconds(logged.ends) == seconds(secret.ends)
            } else {
                secret.ends <= logged.ends
            };
            if !same {
                let message = super::differs(&of, "end", &secret.ends.to_string(), &logged.ends.to_string());
                findings.add("secret-altered", message, rotate());
            }
        }
        for missing in self.versions.iter().filter(|version| version.expected) {
            let message =
                format!("the secret {} of {key} is in the log, but not in the store", quoted(&missing.start));
            findings.add("secret-missing", message, rotate());
        }
    }
}

/// The log has whole seconds.
pub(super) fn seconds(expiry: Expiry) -> Expiry {
    match expiry {
        Expiry::At(at) => Expiry::At(at.start_of_second()),
        Expiry::Never => Expiry::Never,
    }
}
