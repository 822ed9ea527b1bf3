//! A store that cannot be opened or written names the reason: the disk, or a limit of the process.

use super::calls::{can_be_injected, texts};
use super::reach::on_a_small_disk;
use crate::support::sandbox::{RunResult, Sandbox};

/// Runs `keys` with its own limits.
fn limited(sandbox: &Sandbox, limit: &str, args: &str) -> RunResult {
    // A pipe to `cat`: the limit of the size of files is no limit of the output then.
    sandbox.sh(&format!("ulimit {limit}; exec \"$PROGRAM\" {args}"))
}

#[test]
fn limit_of_open_files_is_named() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "viewer");
    let mut named = 0;
    for limit in 3..12 {
        let ran = limited(&sandbox, &format!("-n {limit}"), "list --columns title");
        // Below this the program cannot be loaded.
        if ran.status == 127 {
            continue;
        }
        let is_named = ran.stderr.contains("too many files are open: the store cannot be opened");
        named += usize::from(is_named);
        match ran.status {
            0 => assert_eq!(ran.stdout, "TITLE\nimport\n", "{limit}: {ran:?}"),
            _ => assert!(ran.status == 1 && is_named, "{limit}: {ran:?}"),
        }
        for wrong in ["read-only", "no permission", "no store"] {
            assert!(!ran.stderr.contains(wrong), "{limit}: {ran:?}");
        }
        let created = limited(&sandbox, &format!("-n {limit}"), "update import --expires 30d");
        assert!(created.status == 0 || created.stderr.contains("too many files are open"), "{created:?}");
    }
    assert!(named > 1, "the limit is reached");
    assert_eq!(sandbox.run(&["check"]).status, 0);
}

#[test]
fn file_size_limit_refuses_only_writes() {
    for limit in [0, 1, 8, 16, 40] {
        let sandbox = Sandbox::new();
        sandbox.create("import", "viewer");
        let limited = |args: &str| limited(&sandbox, &format!("-f {limit}"), args);
        for args in ["list --columns title", "show import", "log", "check"] {
            let ran = limited(args);
            let is_reported = ran.stderr.contains("reached the maximum size")
                || ran.stdout.contains("reached the maximum size");
            assert!(ran.status >= 0, "{limit} {args}: {ran:?}");
            assert!([0, 3].contains(&ran.status) && !ran.stdout.is_empty(), "{limit} {args}: {ran:?}");
            assert!(is_reported || limit > 1, "{limit} {args}: {ran:?}");
        }
        for args in ["update import --expires 30d", "backup copy.db", "--store new/keys.db demo"] {
            let ran = limited(args);
            assert_eq!(ran.status, 1, "{limit} {args}: {ran:?}");
            let said = "a file of the store cannot grow: it reached the maximum size that this process may write\n\
                        hint: ";
            assert!(ran.stderr.contains(said), "{limit} {args}: {ran:?}");
        }
        assert!(!sandbox.path("copy.db").exists() && !sandbox.path("new").exists());
        sandbox.assert_whole("after a limit");
        assert_eq!(sandbox.run(&["check"]).status, 0);
    }
}

/// A fault at the call with this text, and at every later call of that name.
fn with_fault_from(sandbox: &Sandbox, call: &str, text: &str, error: &str) -> RunResult {
    let args = ["list", "--columns", "title"];
    let calls = texts(sandbox, &[call], &args);
    let from = calls.iter().position(|line| line.contains(text)).expect("the call is made") + 1;
    let mut command = sandbox.command("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e"]).arg(format!("trace={call}"));
    command.arg("-e").arg(format!("inject={call}:error={error}:when={from}+"));
    RunResult::of(&command.arg(env!("CARGO_BIN_EXE_keys")).args(args).output().unwrap())
}

#[test]
fn system_errors_at_opening_are_named() {
    if !can_be_injected() {
        return;
    }
    let sandbox = Sandbox::new();
    sandbox.create("import", "viewer");
    for (call, text, error, said) in [
        ("openat", "keys.db\"", "EMFILE", "error: too many files are open: the store cannot be opened"),
        ("openat", "keys.db\"", "ENFILE", "error: too many files are open: the store cannot be opened"),
        ("openat", "keys.db\"", "EIO", "keys.db`: Input/output error"),
        ("openat", "keys.db\"", "EACCES", "error: no permission to open the store"),
        ("openat", "keys.db-wal\"", "EMFILE", "too many files are open"),
        ("pread64", "SQLite format 3", "EIO", "keys.db`: Input/output error"),
        ("pread64", ", 4096, 0)", "EIO", "the store's disk reported an error: disk I/O error"),
    ] {
        let ran = with_fault_from(&sandbox, call, text, error);
        assert!(ran.stderr.contains(said), "{error} at {call} {text}: {ran:?}");
    }
    sandbox.assert_whole("after errors");
}

#[test]
fn reading_works_on_a_full_disk() {
    let sandbox = Sandbox::new();
    sandbox.create("tiles", "viewer");
    for args in ["list", "show tiles", "log", "check"] {
        let script = format!("cat /dev/zero >disk/rest 2>/dev/null\n\"$KEYS\" {args}");
        let Some(ran) = on_a_small_disk(&sandbox, &script) else { return };
        let reported = ran.stdout.contains("no space left") || ran.stderr.contains("no space left");
        assert!([0, 3].contains(&ran.status) && reported, "{args}: {ran:?}");
        assert!(ran.stdout.contains(if args == "check" { "cannot be changed" } else { "tiles" }), "{ran:?}");
        assert_eq!(sandbox.sh("rmdir disk").status, 0);
    }
}

#[test]
fn disk_without_free_inodes_is_full() {
    let sandbox = Sandbox::new();
    sandbox.create("tiles", "viewer");
    let script = "
        mount -o remount,nr_inodes=8 disk
        n=0
        while touch disk/$n 2>/dev/null; do n=$((n + 1)); done
        \"$KEYS\" list --columns title
        \"$KEYS\" update tiles --expires 30d";
    let Some(ran) = on_a_small_disk(&sandbox, script) else { return };
    assert_eq!((ran.status, ran.stdout.as_str()), (1, "TITLE\ntiles\n"), "{ran:?}");
    assert!(ran.stderr.contains("cannot be changed: no space left on the store's disk"), "{ran:?}");
    assert!(ran.stderr.contains("error: no space left on the store's disk"), "{ran:?}");
}
