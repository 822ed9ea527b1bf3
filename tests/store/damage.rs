//! Files that are not stores, newer stores, damaged stores, and stores with values that `keys` never writes.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::support::needs::all;
use crate::support::sandbox::{RunResult, Sandbox};

/// Every command that opens a store, in each of its ways.
const COMMANDS: [&[&str]; 5] = [
    &["list"],
    &["list", "-o", "json"],
    &["show", "import"],
    &["create", "ci", "--role", "viewer", "--expires", "never"],
    &["delete", "import", "--transfer-to", "edi@acme.com", "--yes"],
];

fn refused(sandbox: &Sandbox, code: &str, said: &str) {
    let before = fs::read(sandbox.store()).unwrap_or_default();
    for command in COMMANDS {
        let ran = sandbox.run(command);
        assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{command:?}: {}", ran.stderr);
        let error = ran.stderr.replace("Never expires.\n", "");
        assert!(error.contains(code) || error.contains(said), "{command:?}: {error}");
        assert!(error.contains("hint"), "{command:?}: {error}");
    }
    assert_eq!(fs::read(sandbox.store()).unwrap_or_default(), before, "it was written to");
}

#[test]
fn foreign_file_is_not_changed() {
    let sandbox = Sandbox::new();
    let said = "not a store of `keys`";
    let mut cut = fs::read(sandbox.store()).unwrap();
    cut.truncate(99);
    for foreign in [&b""[..], b"hello", &[0; 5000], &cut] {
        fs::write(sandbox.store(), foreign).unwrap();
        refused(&sandbox, "store-foreign", said);
    }
    fs::remove_file(sandbox.store()).unwrap();
    sandbox.sqlite().execute_batch("CREATE TABLE api_key (id TEXT)").unwrap();
    refused(&sandbox, "store-foreign", "an SQLite file of another program");
    fs::remove_file(sandbox.store()).unwrap();
    refused(&sandbox, "store-missing", "no store at");
    fs::create_dir(sandbox.store()).unwrap();
    refused(&sandbox, "store-foreign", "is a folder");
}

#[test]
fn newer_store_is_not_changed() {
    let sandbox = Sandbox::new();
    let newest = sandbox.number("PRAGMA user_version");
    sandbox.sqlite().execute_batch(&format!("PRAGMA user_version = {}", newest + 1)).unwrap();
    refused(&sandbox, "store-newer", "the store was written by a newer `keys`");
}

#[test]
fn damaged_store_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "viewer");
    let whole = fs::read(sandbox.store()).unwrap();
    let mut overwritten = whole.clone();
    overwritten[100..].fill(0x5a);
    let mut headless = whole.clone();
    headless[16..60].fill(0xff);
    for damaged in [&overwritten, &headless] {
        fs::write(sandbox.store(), damaged).unwrap();
        refused(&sandbox, "store-damaged", "the store is damaged: the database cannot read it");
    }
    for kept in [100, 4096, whole.len() / 2, whole.len() - 4096] {
        fs::write(sandbox.store(), &whole[..kept]).unwrap();
        for command in COMMANDS {
            ends_in_words(&sandbox.run(command), &format!("{kept} bytes of it, {command:?}"));
        }
    }
}

#[test]
fn check_finds_damage() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "editor");
    let whole = fs::read(sandbox.store()).unwrap();
    let mut damaged: Vec<Vec<u8>> = (1..whole.len() / 4096)
        .map(|page| {
            let mut zapped = whole.clone();
            zapped[page * 4096..][..4096].fill(0x5a);
            zapped
        })
        .collect();
    damaged.extend([100, 4096, whole.len() / 2, whole.len() - 4096].map(|kept| whole[..kept].to_vec()));
    for place in [16..60, 100..4096, 4096..whole.len()] {
        damaged.push(whole.clone());
        damaged.last_mut().unwrap()[place].fill(0xff);
    }
    for (number, bytes) in damaged.iter().enumerate() {
        fs::write(sandbox.store(), bytes).unwrap();
        let told = sandbox.run(&["check"]);
        assert!(told.status == 3 && told.stdout.contains("damaged"), "{number}: {told:?}");
        assert_eq!(told.stderr, "", "{number}");
        let document = sandbox.run(&["check", "-o", "json"]);
        assert_eq!(document.status, 3, "{number}: {document:?}");
        let document: serde_json::Value = serde_json::from_str(&document.stdout).unwrap();
        let codes: Vec<_> =
            document["findings"].as_array().unwrap().iter().map(|found| &found["code"]).collect();
        assert!(
            document["sound"] == false && codes.contains(&&"file-damaged".into()),
            "{number}: {document}"
        );
        assert_eq!(fs::read(sandbox.store()).unwrap(), *bytes, "{number}: it was written to");
    }
}

/// Fails if the program crashed or printed control characters.
fn ends_in_words(ran: &RunResult, what: &str) {
    assert!((0..=2).contains(&ran.status), "{what}: {ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{what}: {ran:?}");
    for text in [&ran.stdout, &ran.stderr] {
        assert!(text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()), "{what}: {ran:?}");
    }
}

/// Runs `act` for each, a few at a time.
fn for_each<T: Sync>(things: &[T], act: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
                    act(thing);
                }
            });
        }
    });
}

#[test]
fn flipped_bits_never_crash() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "editor");
    sandbox.own("import", "Atlas");
    let whole = fs::read(sandbox.store()).unwrap();
    // Only bytes that are not zero: most of every page is empty.
    let places: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let places: Vec<usize> = places.into_iter().step_by(if all() { 7 } else { 97 }).collect();
    assert!(places.len() > 30);
    for_each(&places, |at| {
        let sandbox = Sandbox::empty();
        fs::create_dir(sandbox.data()).unwrap();
        let mut damaged = whole.clone();
        damaged[*at] ^= 1 << (at % 8);
        fs::write(sandbox.store(), damaged).unwrap();
        for command in [COMMANDS[1], COMMANDS[2], COMMANDS[3]] {
            ends_in_words(&sandbox.run(command), &format!("byte {at}, {command:?}"));
        }
        let checked = sandbox.run(&["check", "-o", "json"]);
        let foreign = ["store-foreign", "store-newer"].iter().any(|code| checked.stderr.contains(code));
        assert!(matches!(checked.status, 0 | 3) || foreign, "byte {at}: {checked:?}");
    });
}

#[test]
fn hostile_values_never_crash() {
    let whole = Sandbox::new();
    whole.create("import", "editor");
    whole.own("import", "Atlas");
    let columns: Vec<(String, String, String)> = {
        let sqlite = whole.sqlite();
        let mut statement = sqlite
            .prepare(
                "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                 WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'",
            )
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    assert!(columns.len() > 40, "{columns:?}");
    let bytes = fs::read(whole.store()).unwrap();
    for_each(&columns, |(table, column, kind)| {
        let values: &[&str] = match kind.as_str() {
            "TEXT" => &["CAST(x'ff41' AS TEXT)", "'a' || char(27) || '[2J' || char(0x202e)", "''"],
            "INTEGER" => &["-9223372036854775808", "9223372036854775806", "0"],
            "BLOB" => &["zeroblob(32)"],
            other => panic!("{table}.{column} is {other}"),
        };
        for value in values {
            let sandbox = Sandbox::empty();
            fs::create_dir(sandbox.data()).unwrap();
            fs::write(sandbox.store(), &bytes).unwrap();
            // Some of them no SQLite would take: a key that is there already.
            let _ = sandbox.sqlite().execute_batch(&format!(
                "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
                 DROP TRIGGER event_is_not_updated; UPDATE {table} SET {column} = {value};"
            ));
            for command in [
                &["list", "--show", "role,email,status,last-used,owns,secret"][..],
                COMMANDS[1],
                COMMANDS[2],
                COMMANDS[4],
            ] {
                ends_in_words(&sandbox.run(command), &format!("{table}.{column} = {value}, {command:?}"));
            }
        }
    });
}
