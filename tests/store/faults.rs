//! A run that is killed, or whose disk fails, at any of its calls: rule R12.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use keys::domain::secret::PlainSecret;

use super::calls::{self, At, can_be_injected, with_fault};
use crate::support::sandbox::{RunResult, Sandbox};

const CREATE: [&str; 6] = ["create", "ci", "--role", "viewer", "--expires", "never"];
pub const INIT: [&str; 7] =
    ["init", "--organization", "Acme", "--name", "Ada Lovelace", "--email", "ada@acme.com"];

/// Does it for each call, a few at a time.
pub fn for_each(calls: &[At], act: impl Fn(&At) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(at) = calls.get(next.fetch_add(1, Ordering::Relaxed)) {
                    act(at);
                }
            });
        }
    });
}

/// How many secrets with that text the store knows: 1, or 0.
fn known(sandbox: &Sandbox, secret: &str) -> i64 {
    let hash = PlainSecret::parse(secret).unwrap().hash().0;
    let sql = "SELECT count(*) FROM secret WHERE hash = ?1";
    sandbox.sqlite().query_row(sql, [hash.as_slice()], |row| row.get(0)).unwrap()
}

#[test]
fn killed_create_loses_no_printed_secret() {
    if !can_be_injected() {
        return;
    }
    let sandbox = Sandbox::new();
    let calls = calls::of(&sandbox, &CREATE);
    let given = Mutex::new(Vec::new());
    let sites: Vec<Sandbox> = (0..4).map(|_| Sandbox::new()).collect();
    let free = Mutex::new(sites.iter().collect::<Vec<_>>());
    for_each(&calls, |at| {
        // A store is used again and again: what one leaves behind is what the next begins with.
        let sandbox = free.lock().unwrap().pop().unwrap();
        let ran = with_fault(sandbox, at, "signal=SIGKILL", &CREATE);
        sandbox.assert_whole(&format!("killed at {at:?}: {ran:?}"));
        let secret = ran.stdout.trim_end();
        if !secret.is_empty() {
            assert_eq!(known(sandbox, secret), 1, "a secret was given and lost at {at:?}");
            given.lock().unwrap().push(secret.to_owned());
        }
        free.lock().unwrap().push(sandbox);
    });
    for sandbox in &sites {
        assert_eq!(sandbox.run(&CREATE).status, 0, "the store can still be written to");
    }
    let given = given.into_inner().unwrap().len();
    assert!(given < calls.len(), "no run was ever killed before it gave its secret");
}

#[test]
fn failing_disk_loses_no_created_secret() {
    if !can_be_injected() {
        return;
    }
    let calls = calls::of(&Sandbox::new(), &CREATE);
    for fault in ["error=ENOSPC", "error=EIO"] {
        for_each(&calls, |at| {
            let sandbox = Sandbox::new();
            let ran = with_fault(&sandbox, at, fault, &CREATE);
            let when = format!("{fault} at {at:?}: {ran:?}");
            assert!(ran.status == 0 || ran.status == 1, "{when}");
            assert!(!ran.stderr.contains("panicked"), "{when}");
            sandbox.assert_whole(&when);
            let keys = sandbox.number("SELECT count(*) FROM api_key");
            let unconfirmed = sandbox.number("SELECT count(*) FROM secret WHERE delivered IS NULL");
            let open = ran.stderr.contains("it is unknown whether");
            let secret = ran.stdout.trim_end();
            match (ran.status, secret.is_empty()) {
                (0, false) => assert_eq!((keys, known(&sandbox, secret)), (1, 1), "{when}"),
                (1, _) => assert!(unconfirmed == keys || open, "{when}"),
                _ => panic!("done, and there is no secret: {when}"),
            }
        });
    }
}

#[test]
fn failed_commit_has_an_unknown_outcome() {
    if !can_be_injected() {
        return;
    }
    let sandbox = Sandbox::new();
    let calls = calls::of(&sandbox, &CREATE);
    let synced = calls.iter().find(|at| at.call.ends_with("sync")).expect("a commit syncs");
    let sandbox = Sandbox::new();
    let ran = with_fault(&sandbox, synced, "error=EIO", &CREATE);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    let said = ran.stderr.lines().skip(1).collect::<Vec<_>>();
    assert!(
        said[0].starts_with("error: it is unknown whether the change was made: the store's disk"),
        "{said:?}"
    );
    assert!(said[1].starts_with("hint: check before you try again: `keys show "), "{said:?}");
    assert!(said[1].ends_with("` shows the key if the change was made"), "{said:?}");
}

#[test]
fn full_disk_is_named() {
    if !can_be_injected() {
        return;
    }
    let sandbox = Sandbox::new();
    let written = At::nth("pwrite64", 1);
    let RunResult { status, stdout, stderr } = with_fault(&sandbox, &written, "error=ENOSPC", &CREATE);
    assert_eq!((status, stdout.as_str()), (1, ""));
    assert!(stderr.contains("no space left on the store's disk"), "{stderr}");
    assert!(stderr.contains("hint: free some space and try again"), "{stderr}");
}

#[test]
fn failed_init_leaves_a_whole_store_or_none() {
    if !can_be_injected() {
        return;
    }
    let calls = calls::of(&Sandbox::empty(), &INIT);
    // With the calls that read there are hundreds.
    let step = calls.len().div_ceil(80);
    let calls: Vec<At> = calls.into_iter().step_by(step).collect();
    for fault in ["signal=SIGKILL", "error=ENOSPC", "error=EIO"] {
        for_each(&calls, |at| {
            let sandbox = Sandbox::empty();
            let ran = with_fault(&sandbox, at, fault, &INIT);
            let when = format!("{fault} at {at:?}: {ran:?}");
            assert!(!ran.stderr.contains("panicked"), "{when}");
            assert!(fault.starts_with("signal") || (0..=1).contains(&ran.status), "{when}");
            if ran.status == 0 {
                assert!(sandbox.store().exists(), "{when}");
            }
            if sandbox.store().exists() {
                sandbox.assert_whole(&when);
                assert_eq!(sandbox.number("SELECT count(*) FROM member"), 1, "{when}");
                let checked = sandbox.run(&["check"]);
                let only_drafts = checked.stdout.lines().all(|line| line.contains(".new"));
                assert!(checked.status == 0 || only_drafts, "{when}, and then: {checked:?}");
            } else {
                let again = sandbox.run(&INIT);
                assert_eq!(again.status, 0, "{when}, and then: {again:?}");
            }
        });
    }
}
