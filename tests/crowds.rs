//! Many programs at one store at once.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Stdio;
use std::thread;

use keys::testing::skipped_on_server;

use crate::support::needs::all;
use crate::support::sandbox::{RunResult, Sandbox};

/// Starts a command so many times at once.
fn at_once(sandbox: &Sandbox, times: usize, args: &[&str]) -> Vec<RunResult> {
    let start = |_| sandbox.keys(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let started: Vec<_> = (0..times).map(start).collect();
    started.into_iter().map(|child| RunResult::of(&child.wait_with_output().unwrap())).collect()
}

/// 16 at once, each one key after the other: 160 keys, or with `KEYS_TEST_ALL=1` 800.
#[test]
fn concurrent_creates_all_succeed() {
    let (processes, each) = (16, if all() { 50 } else { 10 });
    let sandbox = Sandbox::new();
    let create = |process: usize| {
        let one = |number| sandbox.create(&format!("key {process}-{number}"), "viewer");
        (0..each).map(one).collect::<Vec<_>>()
    };
    let create = &create;
    let secrets: HashSet<String> = thread::scope(|scope| {
        let started: Vec<_> = (0..processes).map(|process| scope.spawn(move || create(process))).collect();
        started.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(secrets.len(), processes * each);
    assert_eq!(sandbox.titles().len(), processes * each);
    sandbox.assert_whole("after all of them");
    for args in [&["log", "--verify"][..], &["check"]] {
        let ran = sandbox.run(args);
        assert_eq!(ran.status, 0, "{ran:?}");
    }
}

/// The migrations of a new store run in its creation.
#[test]
fn one_of_many_creates_the_store() {
    for _ in 0..if all() { 10 } else { 2 } {
        let sandbox = Sandbox::empty();
        let init = ["init", "--organization", "Acme", "--name", "Ada", "--email", "ada@acme.com"];
        let results = at_once(&sandbox, 8, &init);
        let created = results.iter().filter(|result| result.status == 0).count();
        assert_eq!(created, 1, "{results:#?}");
        for refused in results.iter().filter(|result| result.status != 0) {
            assert_eq!(refused.status, 1, "{refused:?}");
            assert!(refused.stderr.contains("already "), "{refused:?}");
        }
        let checked = sandbox.run(&["check"]);
        assert_eq!(checked.status, 0, "{checked:?}");
        assert_eq!(sandbox.number("SELECT count(*) FROM event"), 1);
    }
}

#[test]
fn old_store_is_upgraded_once() {
    if skipped_on_server("no server has a store of an older schema") {
        return;
    }
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores/v1.db");
    let sandbox = Sandbox::empty();
    fs::create_dir(sandbox.data()).unwrap();
    fs::copy(old, sandbox.store()).unwrap();
    fs::set_permissions(sandbox.store(), fs::Permissions::from_mode(0o600)).unwrap();
    for result in at_once(&sandbox, 8, &["list"]) {
        assert_eq!(result.status, 0, "{result:?}");
    }
    let newest = Sandbox::new().number("PRAGMA user_version");
    assert_eq!(sandbox.number("PRAGMA user_version"), newest);
    sandbox.assert_whole("after the upgrade");
    let checked = sandbox.run(&["check"]);
    assert_eq!(checked.status, 0, "{checked:?}");
}
