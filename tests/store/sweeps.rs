//! Changes that are killed, stopped by a signal, or whose disk fails, at any of their calls: all of it, or nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::calls::{self, At, can_be_injected, with_fault};
use super::faults::for_each;
use crate::support::needs::all;
use crate::support::sandbox::{RunResult, Sandbox};

pub const FAULTS: [&str; 4] = ["signal=SIGKILL", "signal=SIGTERM", "error=EIO", "error=ENOSPC"];

/// How many calls of a command are swept with one fault.
const SAMPLED: usize = 10;
const SAMPLED_OF_ALL: usize = 40;

/// A store in which the key `ci` and the member Edi own a project each. `left` is another key.
fn filled() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.create("ci", "editor");
    sandbox.create("left", "viewer");
    sandbox.own("ci", "maps");
    let owned = sandbox.run(&["resource", "add", "project", "tiles", "--owner", "edi@acme.com"]);
    assert_eq!(owned.status, 0, "{owned:?}");
    sandbox
}

pub fn copy_of(filled: &Sandbox) -> Sandbox {
    let sandbox = Sandbox::empty();
    fs::create_dir(sandbox.data()).unwrap();
    fs::set_permissions(sandbox.data(), fs::Permissions::from_mode(0o700)).unwrap();
    fs::copy(filled.store(), sandbox.store()).unwrap();
    sandbox
}

/// The rows that a change can change.
fn rows(sandbox: &Sandbox) -> Vec<String> {
    let sqlite = sandbox.sqlite();
    let mut statement = sqlite
        .prepare(
            "SELECT 'key ' || title || ' ' || role || ' ' || (expires > 9000000000000000) FROM api_key
             UNION ALL SELECT 'secret ' || key_title || ' ' || key_role FROM secret
             UNION ALL SELECT 'member ' || email FROM member WHERE removed IS NULL
             UNION ALL SELECT 'resource ' || name FROM resource
             UNION ALL SELECT 'grant ' || r.name || ' ' || permission || ' '
                || coalesce(m.email, k.title, 'everyone') FROM acl_grant g JOIN resource r ON r.id = resource_id
                LEFT JOIN member m ON m.id = principal_id LEFT JOIN api_key k ON k.id = principal_id
             UNION ALL SELECT 'event ' || number || ' ' || action || ' ' || subject FROM event
             ORDER BY 1",
        )
        .unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The calls to sweep, evenly spread.
pub fn sampled(sandbox: &Sandbox, args: &[&str]) -> Vec<At> {
    let calls = calls::of(sandbox, args);
    let step = calls.len().div_ceil(if all() { SAMPLED_OF_ALL } else { SAMPLED });
    calls.into_iter().step_by(step).collect()
}

/// Reports whether the answer leaves open if the change was made.
fn is_open(ran: &RunResult, at: &At) -> bool {
    // Nothing could be printed.
    let is_mute = at.call == "write" && ran.stderr.is_empty();
    ran.status < 0 || ran.status >= 128 || ran.stderr.contains("it is unknown whether") || is_mute
}

fn sweep(args: &[&str]) {
    if !can_be_injected() {
        return;
    }
    let filled = filled();
    let before = rows(&filled);
    let done = copy_of(&filled);
    let calls = sampled(&done, args);
    let after = rows(&done);
    assert_ne!(before, after);
    for fault in FAULTS {
        for_each(&calls, |at| {
            let sandbox = copy_of(&filled);
            let ran = with_fault(&sandbox, at, fault, args);
            let when = format!("{fault} at {at:?} of {args:?}: {ran:?}");
            assert!(!ran.stderr.contains("panicked"), "{when}");
            assert!(fault.starts_with("signal") || [0, 1, 4].contains(&ran.status), "{when}");
            sandbox.assert_whole(&when);
            let now = rows(&sandbox);
            assert!(now == before || now == after, "{now:#?}, {when}");
            match ran.status {
                0 | 4 => assert_eq!(now, after, "{when}"),
                _ => assert!(is_open(&ran, at) || now == before, "{when}"),
            }
            let checked = sandbox.run(&["check"]);
            assert_eq!(checked.status, 0, "{when}, and then: {checked:?}");
            let again = sandbox.run(&["create", "next", "--role", "viewer", "--expires", "never"]);
            assert_eq!(again.status, 0, "{when}, and then: {again:?}");
        });
    }
}

#[test]
fn delete_that_transfers_is_done_or_not() {
    sweep(&["delete", "ci", "--transfer-to", "edi@acme.com", "--yes"]);
}

#[test]
fn deleting_resources_is_all_or_nothing() {
    sweep(&["delete", "ci", "--delete-resources", "--yes"]);
}

#[test]
fn update_is_done_or_not() {
    sweep(&["update", "ci", "left", "--role", "editor", "--expires", "never"]);
}

#[test]
fn removal_of_a_member_is_done_or_not() {
    sweep(&["member", "remove", "edi@acme.com", "--transfer-to", "ada@acme.com", "--yes"]);
}

#[test]
fn failed_backup_is_complete_or_absent() {
    if !can_be_injected() {
        return;
    }
    let args = ["backup", "copy.db"];
    let filled = filled();
    let before = rows(&filled);
    let calls = sampled(&copy_of(&filled), &args);
    for fault in ["error=EIO", "error=ENOSPC"] {
        for_each(&calls, |at| {
            let sandbox = copy_of(&filled);
            let ran = with_fault(&sandbox, at, fault, &args);
            let when = format!("{fault} at {at:?}: {ran:?}");
            assert!(!ran.stderr.contains("panicked"), "{when}");
            // A copy that cannot be read back is kept and reported.
            let is_reported = ran.status == 3 && ran.stderr.contains("the copy is damaged");
            assert!((0..=1).contains(&ran.status) || is_reported, "{when}");
            let copy = sandbox.path("copy.db");
            assert!(copy.exists() || ran.status == 1, "{when}");
            if copy.exists() {
                let checked = sandbox.run(&["check", "--store", copy.to_str().unwrap()]);
                // The folder of the draft could not be removed.
                let only_drafts = checked.stdout.lines().all(|line| line.contains(".new"));
                assert!(checked.status == 0 || only_drafts, "{when}, and then: {checked:?}");
            } else {
                assert_eq!(sandbox.run(&args).status, 0, "{when}");
            }
            assert_eq!(rows(&sandbox), before, "{when}");
            assert_eq!(sandbox.run(&["check"]).status, 0, "{when}");
        });
    }
}
