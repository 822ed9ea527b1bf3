//! Disks that fail after the store was opened.

use std::path::PathBuf;

use super::calls::{can_be_injected, texts};
use crate::support::sandbox::{RunResult, Sandbox};

/// A store with several pages of keys.
fn filled() -> Sandbox {
    let sandbox = Sandbox::new();
    for number in 0..30 {
        sandbox.create(&format!("key {number}"), "viewer");
    }
    sandbox
}

/// Runs the program with this fault at calls on one file of the store.
fn on_file(sandbox: &Sandbox, ending: &str, inject: &[&str], args: &[&str]) -> RunResult {
    let file = PathBuf::from(format!("{}{ending}", sandbox.store().display()));
    let mut command = sandbox.command("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-P"]).arg(file);
    for inject in inject {
        command.arg("-e").arg(format!("inject={inject}"));
    }
    RunResult::of(&command.arg(env!("CARGO_BIN_EXE_keys")).args(args).output().unwrap())
}

fn is_named(ran: &RunResult) -> bool {
    let said = [
        "keys.db`: Input/output error",
        "keys.db-wal`: Input/output error",
        "the store's disk reported an error",
    ];
    said.iter().any(|said| ran.stderr.contains(said) || ran.stdout.contains(said))
}

#[test]
fn unreadable_page_is_not_damage() {
    if !can_be_injected() {
        return;
    }
    let sandbox = filled();
    let reads = texts(&sandbox, &["pread64"], &["list"]).iter().filter(|line| line.contains("4096")).count();
    let mut named = 0;
    // A service that keeps the WAL.
    let open = sandbox.sqlite();
    for ending in ["", "-wal"] {
        for when in 1..=reads + 2 {
            let ran = on_file(&sandbox, ending, &[&format!("pread64:error=EIO:when={when}+")], &["list"]);
            let when = format!("{ending} {when}: {ran:?}");
            assert!(!ran.stderr.contains("damaged"), "{when}");
            assert!(ran.status == 0 || (ran.status == 1 && is_named(&ran)), "{when}");
            named += usize::from(ran.status == 1);
        }
        open.execute_batch("UPDATE api_key SET created = created").unwrap();
    }
    assert!(named > 5, "only {named} of {reads} reads");
    assert_eq!(sandbox.run(&["check"]).status, 0);
}

#[test]
fn failing_checkpoint_undoes_no_change() {
    if !can_be_injected() {
        return;
    }
    for fault in ["pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fdatasync:error=EIO", "fsync:error=EIO"] {
        let sandbox = filled();
        let ran = on_file(&sandbox, "", &[fault], &["update", "key 1", "--title", "renamed"]);
        assert_eq!(ran.status, 0, "{fault}: {ran:?}");
        assert_eq!(sandbox.run(&["show", "renamed"]).status, 0, "{fault}");
        assert_eq!(sandbox.run(&["check"]).status, 0, "{fault}");
    }
}

#[test]
fn large_change_without_room_is_not_made() {
    if !can_be_injected() {
        return;
    }
    let sandbox = filled();
    let titles = sandbox.titles();
    let keys: Vec<&str> = titles.iter().map(String::as_str).collect();
    let args = [&["delete", "--yes"][..], &keys].concat();
    for when in [1, 2, 5, 12, 20] {
        let ran = on_file(&sandbox, "-wal", &[&format!("pwrite64:error=ENOSPC:when={when}+")], &args);
        assert_eq!((ran.status, sandbox.titles().len()), (1, 30), "{when}: {ran:?}");
        assert!(ran.stderr.contains("no space left on the store's disk"), "{when}: {ran:?}");
    }
    assert_eq!(sandbox.run(&["check"]).status, 0);
    assert_eq!(sandbox.run(&args).status, 0);
}

/// As a file system that remounts itself after errors.
#[test]
fn disk_that_became_read_only_is_named() {
    if !can_be_injected() {
        return;
    }
    let sandbox = filled();
    let mut command = sandbox.command("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "inject=pwrite64:error=EROFS"]);
    // The first is the question at opening.
    command.args(["-e", "inject=access,faccessat,faccessat2:error=EROFS:when=2+"]);
    let create = ["create", "late", "--role", "viewer", "--expires", "never"];
    let ran = RunResult::of(&command.arg(env!("CARGO_BIN_EXE_keys")).args(create).output().unwrap());
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{ran:?}");
    assert!(ran.stderr.contains("error: the store is read-only"), "{ran:?}");
    assert_eq!(sandbox.titles().len(), 30);
}
