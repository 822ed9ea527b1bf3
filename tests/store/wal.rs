//! The WAL beside a store: it is on, and it stays small.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

use keys::verify::Verifier;

use super::files::names;
use crate::support::sandbox::Sandbox;

/// What SQLite, past the program, says of the store's mode.
fn mode(sandbox: &Sandbox) -> String {
    sandbox.sqlite().query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap()
}

fn turn_off_wal(sandbox: &Sandbox, mode: &str) {
    let set = format!("PRAGMA journal_mode = {mode}");
    let set: String = sandbox.sqlite().query_row(&set, [], |row| row.get(0)).unwrap();
    assert_eq!(set, mode);
}

#[test]
fn wal_mode_is_turned_on_again() {
    for mode_off in ["delete", "truncate", "persist"] {
        for args in [&["list"][..], &["check"], &["create", "ci", "--role", "viewer", "--expires", "never"]] {
            let sandbox = Sandbox::new();
            turn_off_wal(&sandbox, mode_off);
            let ran = sandbox.run(args);
            assert_eq!(ran.status, 0, "{mode_off} {args:?}: {ran:?}");
            assert!(!ran.stderr.contains("WAL"), "{ran:?}");
            assert_eq!(mode(&sandbox), "wal", "{mode_off} {args:?}");
        }
        let sandbox = Sandbox::new();
        let secret = sandbox.create("import", "viewer");
        turn_off_wal(&sandbox, mode_off);
        Verifier::open(sandbox.store()).unwrap().verify(&secret).unwrap();
        assert_eq!(mode(&sandbox), "wal", "{mode_off}");
    }
}

#[test]
fn refused_wal_mode_is_reported() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("import", "viewer");
    turn_off_wal(&sandbox, "delete");
    let other = sandbox.sqlite();
    other.execute_batch("BEGIN; SELECT count(*) FROM member").unwrap();
    let start = Instant::now();
    let ran = sandbox.run(&["list", "--columns", "title"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "TITLE\nimport\n"), "{ran:?}");
    assert!(ran.stderr.contains("another tool turned off WAL mode"), "{ran:?}");
    let ran = sandbox.run(&["check", "-o", "json"]);
    assert!(ran.status == 3 && ran.stdout.contains(r#""code": "wal-off""#), "{ran:?}");
    Verifier::open(sandbox.store()).unwrap().verify(&secret).unwrap();
    assert!(start.elapsed() < Duration::from_secs(5), "it waited {:?}", start.elapsed());
    let ran = sandbox.run(&["create", "ci", "--role", "viewer", "--expires", "never"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stderr.contains("another tool turned off WAL mode"), "{ran:?}");
    assert!(ran.stderr.contains("another program has been using it for more than 5 seconds"), "{ran:?}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(sandbox.run(&["check"]).status, 0);
    assert_eq!(mode(&sandbox), "wal");
}

/// Lets the log grow by 12 MiB while `act` is done.
fn grow_log(sandbox: &Sandbox) {
    let grow = "CREATE TABLE junk (data BLOB); INSERT INTO junk VALUES (zeroblob(12 << 20)); DROP TABLE junk";
    sandbox.sqlite().execute_batch(grow).unwrap();
}

#[test]
fn wal_is_emptied_after_its_readers_end() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("import", "viewer");
    let service = Verifier::options().record(false).open(sandbox.store()).unwrap();
    service.verify(&secret).unwrap();
    let log = sandbox.data().join("keys.db-wal");
    let size = || fs::metadata(&log).map_or(0, |log| log.len());
    let reader = sandbox.sqlite();
    reader.execute_batch("BEGIN; SELECT count(*) FROM member").unwrap();
    grow_log(&sandbox);
    let grown = size();
    assert!(grown > 8 << 20, "{grown}");

    let ran = sandbox.run(&["check"]);
    assert_eq!(ran.status, 3, "{ran:?}");
    let said = format!("`{}` has grown to {} MiB", log.display(), grown >> 20);
    assert!(ran.stdout.contains(&said) && ran.stdout.contains("fuser "), "{ran:?}");
    let start = Instant::now();
    sandbox.create("while a reader stays", "viewer");
    assert!(start.elapsed() < Duration::from_secs(4), "it waited for the reader: {:?}", start.elapsed());
    assert!(size() >= grown);

    reader.execute_batch("ROLLBACK").unwrap();
    sandbox.create("after it left", "viewer");
    assert!(size() <= 4 << 20, "{}", size());
    assert_eq!(sandbox.run(&["check"]).status, 0);
    service.verify(&secret).unwrap();
}

#[test]
fn check_empties_a_log_that_no_reader_needs() {
    let sandbox = Sandbox::new();
    let service = Verifier::options().record(false).open(sandbox.store()).unwrap();
    grow_log(&sandbox);
    let log = sandbox.data().join("keys.db-wal");
    // A program that could not empty it leaves it like this.
    assert!(fs::metadata(&log).unwrap().len() > 8 << 20);
    assert_eq!(sandbox.run(&["check"]).status, 0);
    assert_eq!(fs::metadata(&log).unwrap().len(), 0);
    drop(service);
}

#[test]
fn read_only_store_without_wal_is_reported() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "viewer");
    turn_off_wal(&sandbox, "delete");
    fs::set_permissions(sandbox.store(), fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().write(true).open(sandbox.store()).is_ok() {
        // For the superuser it is not read-only: it is brought in order.
        assert_eq!(sandbox.titles(), ["import"]);
        assert_eq!(mode(&sandbox), "wal");
        return;
    }
    let ran = sandbox.run(&["list", "--columns", "title"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "TITLE\nimport\n"), "{ran:?}");
    assert!(ran.stderr.contains("another tool turned off WAL mode"), "{ran:?}");
    assert_eq!(names(sandbox.data()), ["keys.db"]);
}
