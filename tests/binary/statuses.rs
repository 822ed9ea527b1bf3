//! The exit status, which scripts go by.

use crate::support::sandbox::{RunResult, Sandbox};

fn statuses(sandbox: &Sandbox, runs: &[(&[&str], i32)]) {
    for (args, wanted) in runs {
        let ran = sandbox.run(args);
        assert_eq!(ran.status, *wanted, "keys {}\n{}", args.join(" "), ran.stderr);
        assert_eq!(ran.stderr.contains("error: "), *wanted != 0, "keys {}\n{}", args.join(" "), ran.stderr);
    }
}

#[test]
fn exit_statuses_are_0_1_and_2() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "editor");
    sandbox.own("import", "Atlas");
    statuses(
        &sandbox,
        &[
            (&["--version"], 0),
            (&["list"], 0),
            (&["list", "--filter", "title~nothing"], 0),
            (&["show", "import"], 0),
            (&["--help"], 0),
            (&["show", "nobody"], 1),
            (&["delete", "nobody", "--yes"], 1),
            (&["delete", "import", "--transfer-to", "nobody", "--yes"], 1),
            (&["list", "--as", "nobody"], 0),
            (&["create", "ci", "--role", "viewer", "--expires", "1d", "--as", "edi@acme.com"], 1),
            (&["init", "--organization", "A", "--name", "B", "--email", "c@d.com"], 1),
            (&["--store", "nowhere.db", "list"], 1),
            (&["lst"], 2),
            (&["list", "--sort", "height"], 2),
            (&["list", "--filter", "role=king"], 2),
            (&["list", "-o", "yaml"], 2),
            (&["create", "ci", "--role", "administrator", "--expires", "1d"], 2),
            (&["create", "ci", "--role", "viewer", "--expires", "2020-01-01"], 2),
            (&["create", "ci", "--role", "viewer", "--expires", "3m"], 2),
            (&["create", "c\u{1b}i", "--role", "viewer", "--expires", "1d"], 2),
            (&["delete", "import", "--yes"], 2),
            (&["delete", "import", "--transfer-to", "edi@acme.com"], 2),
            (&["delete", "import", "--transfer-to", "edi@acme.com", "--delete-resources", "--yes"], 2),
        ],
    );
    assert_eq!(sandbox.titles(), ["import"]);
    statuses(&sandbox, &[(&["delete", "import", "--transfer-to", "edi@acme.com", "--yes"], 0)]);
    assert_eq!(sandbox.titles(), [""; 0]);
}

#[test]
fn arguments_that_are_not_utf8_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let sandbox = Sandbox::new();
    let bad = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    for words in [&["show"][..], &["list", "--filter"], &["delete"], &["create"], &[]] {
        let mut command = sandbox.keys(words);
        let ran = crate::support::sandbox::RunResult::of(&command.arg(bad).output().unwrap());
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{words:?}: {}", ran.stderr);
    }
    let mut elsewhere = sandbox.keys(&["list"]);
    let ran = crate::support::sandbox::RunResult::of(&elsewhere.env("KEYS_STORE", bad).output().unwrap());
    assert_eq!(ran.status, 1, "{}", ran.stderr);
}

#[test]
fn unknown_time_zone_is_reported_once() {
    let sandbox = Sandbox::new();
    let listed =
        |zone: &str, args: &[&str]| RunResult::of(&sandbox.keys(args).env("TZ", zone).output().unwrap());
    let warned = listed("Mars/Phobos", &["list"]);
    assert_eq!(warned.status, 0, "{warned:?}");
    assert_eq!(warned.stderr.matches("`Mars/Phobos`, which is no known time zone").count(), 1, "{warned:?}");
    for (zone, args) in [("Mars/Phobos", &["list", "--quiet"][..]), ("UTC", &["list"]), ("CET-1", &["list"])]
    {
        assert!(!listed(zone, args).stderr.contains("time zone"), "{zone}");
    }
}
