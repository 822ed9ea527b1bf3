//! Commands that make a secret, stopped at any of their calls: no secret works for longer than its lease unless its
//! delivery was confirmed, and none that worked before is lost.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use keys::domain::time::{Clock as _, SystemClock};
use keys::testing::FixedClock;
use keys::verify::{Denied, Verifier};

use super::calls::{can_be_injected, with_fault};
use super::faults::for_each;
use super::sweeps::{FAULTS, copy_of, sampled};
use crate::support::sandbox::{RunResult, Sandbox};

/// A little more than the ten minutes of a lease.
const PAST_LEASE: i64 = 11 * 60 * 1000;

const FILE: &str = "ci.secret";

/// The new version that a stopped command left in the store.
#[derive(Debug, PartialEq, Eq)]
enum Made {
    Nothing,
    Unconfirmed,
    Confirmed,
}

/// A store with the key `ci`, and its secret.
struct Site {
    sandbox: Sandbox,
    old: String,
}

impl Site {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        let old = sandbox.create("ci", "editor");
        sandbox.own("ci", "maps");
        Self { sandbox, old }
    }

    fn again(&self) -> Self {
        Self { sandbox: copy_of(&self.sandbox), old: self.old.clone() }
    }

    /// The new version beside the one that `ci` had before.
    fn made(&self) -> Made {
        let count = |which: &str| self.sandbox.number(&format!("SELECT count(*) FROM secret {which}"));
        match (count(""), count("WHERE delivered IS NULL")) {
            (1, 0) => Made::Nothing,
            (2, 1) => Made::Unconfirmed,
            (2, 0) => Made::Confirmed,
            counts => panic!("{counts:?} versions"),
        }
    }

    /// Reports whether a secret works, now or once every lease has lapsed.
    fn works(&self, secret: &str, later: i64) -> bool {
        let clock = FixedClock::at(SystemClock.now());
        clock.advance(later);
        let verifier = Verifier::options().record(false).clock(clock).open(self.sandbox.store()).unwrap();
        match verifier.verify(secret) {
            Ok(_) => true,
            Err(Denied::Refused { .. }) => false,
            Err(unanswered) => panic!("{unanswered}"),
        }
    }

    /// The whole line with a secret on standard output or in the file.
    fn given(&self, ran: &RunResult) -> Option<String> {
        let file = fs::read_to_string(self.sandbox.path(FILE)).unwrap_or_default();
        [&ran.stdout, &file].into_iter().find_map(|text| text.strip_suffix('\n').map(str::to_owned))
    }

    /// Fails if a secret works that must not, or the reverse. `replaces` is true for a rotation.
    fn assert_leased(&self, ran: &RunResult, replaces: bool, when: &str) -> Made {
        let made = self.made();
        let old_works = !(replaces && made == Made::Confirmed);
        assert_eq!(self.works(&self.old, 0), old_works, "the old secret, {made:?}: {when}");
        assert_eq!(self.works(&self.old, PAST_LEASE), old_works, "the old secret, {made:?}: {when}");
        if let Some(new) = self.given(ran) {
            assert_ne!(made, Made::Nothing, "a secret was given and lost: {when}");
            assert!(self.works(&new, 0), "{made:?}: {when}");
            assert_eq!(self.works(&new, PAST_LEASE), made == Made::Confirmed, "{made:?}: {when}");
        } else {
            assert_ne!(made, Made::Confirmed, "confirmed, but never given: {when}");
        }
        // Also for secrets that were never printed.
        let lease = SystemClock.now().0 + PAST_LEASE;
        let unending = format!("SELECT count(*) FROM secret WHERE delivered IS NULL AND ends > {lease}");
        assert_eq!(self.sandbox.number(&unending), 0, "{when}");
        made
    }
}

/// Reports whether a run that failed could not learn, or not say, whether the confirmation was made.
fn is_open(ran: &RunResult) -> bool {
    ran.status < 0 || ran.status >= 128 || ran.stderr.contains("it is unknown whether")
}

fn sweep(args: &[&str], replaces: bool) {
    if !can_be_injected() {
        return;
    }
    let site = Site::new();
    let done = site.again();
    let calls = sampled(&done.sandbox, args);
    assert_eq!(done.made(), Made::Confirmed);
    let left = AtomicUsize::new(0);
    for fault in FAULTS {
        for_each(&calls, |at| {
            // No local disk refuses this. SQLite would wait for its own lock until the confirmation is given up.
            if at.unlocks && fault.starts_with("error") {
                return;
            }
            let site = site.again();
            let ran = with_fault(&site.sandbox, at, fault, args);
            let when = format!("{fault} at {at:?} of {args:?}: {ran:?}");
            assert!(!ran.stderr.contains("panicked"), "{when}");
            assert!(fault.starts_with("signal") || [0, 1, 4].contains(&ran.status), "{when}");
            site.sandbox.assert_whole(&when);
            let made = site.assert_leased(&ran, replaces, &when);
            match ran.status {
                0 | 4 => assert_eq!(made, Made::Confirmed, "{when}"),
                1 => assert!(made != Made::Confirmed || is_open(&ran), "{when}"),
                _ => assert!(is_open(&ran), "{when}"),
            }
            left.fetch_add(usize::from(made == Made::Unconfirmed), Ordering::Relaxed);
            let checked = site.sandbox.run(&["check"]);
            assert_eq!(checked.status, 0, "{when}, and then: {checked:?}");
            // The next rotation ends everything that was left.
            let again = site.sandbox.run(&["rotate", "ci"]);
            assert_eq!(again.status, 0, "{when}, and then: {again:?}");
            assert!(site.works(again.stdout.trim_end(), PAST_LEASE), "{when}");
            assert!(!site.works(&site.old, 0), "{when}");
        });
    }
    assert!(left.into_inner() > 0, "no run was ever stopped between the two transactions");
}

#[test]
fn stopped_create_leaves_an_expiring_secret() {
    sweep(&["create", "next", "--role", "viewer", "--expires", "never"], false);
}

#[test]
fn stopped_rotation_ends_no_secret_early() {
    sweep(&["rotate", "ci"], true);
}

#[test]
fn stopped_rotation_with_grace_keeps_both() {
    sweep(&["rotate", "ci", "--grace", "1h"], false);
}

#[test]
fn stopped_file_rotation_leaves_a_lease() {
    sweep(&["rotate", "ci", "--secret-file", FILE], true);
}
