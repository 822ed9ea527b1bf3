//! `keys demo` in the real program.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::commands::{calls, parses};

/// The program in an environment of its own.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keys"));
    command.args(arguments).env_clear().envs([("HOME", folder), ("TMPDIR", folder)]).current_dir(folder);
    command
}

fn keys(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder with a sample store in it.
fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = keys(folder.path(), &["demo", "sample.db"]);
    assert!(made.status.success(), "{}", said(&made.stderr));
    folder
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = keys(folder, &[arguments, &["--store", "sample.db", "-o", "json"]].concat());
    assert!(output.status.success(), "{}", said(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn demo_names_its_path_without_table() {
    let folder = tempfile::tempdir().unwrap();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let made = command(folder.path(), &["demo"]).stdout(full).output().unwrap();
    assert_eq!(made.status.code(), Some(4), "{}", said(&made.stderr));
    assert!(said(&made.stderr).contains("export KEYS_STORE="), "{}", said(&made.stderr));
}

#[test]
fn demo_prints_table_and_next_steps() {
    let folder = tempfile::tempdir().unwrap();
    let made = keys(folder.path(), &["demo"]);
    assert!(made.status.success(), "{}", said(&made.stderr));
    let table = said(&made.stdout);
    assert!(table.starts_with("TITLE"), "{table}");
    for mark in [", expired", ", revoked", "days left", "never"] {
        assert!(table.contains(mark), "no `{mark}` in:\n{table}");
    }
    let next = said(&made.stderr);
    let calls = calls(&next);
    assert!(calls.len() >= 5, "{next}");
    for call in calls {
        parses(&call).unwrap();
    }
    // The printed path can be pasted.
    let store = next.lines().find_map(|line| line.trim().strip_prefix("export KEYS_STORE=")).unwrap();
    assert_eq!(Path::new(store).metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(Path::new(store).parent().unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o700);
    let again = keys(folder.path(), &["list", "--store", store]);
    assert_eq!(said(&again.stdout), table);
}

#[test]
fn demo_has_every_status_and_role() {
    let folder = sample();
    let rows = json(folder.path(), &["list"]);
    let rows = rows.as_array().unwrap();
    let has = |field: &str, value: &str| rows.iter().any(|row| row[field] == value);
    for (field, value) in [
        ("status", "active"),
        ("status", "expired"),
        ("status", "revoked"),
        ("role", "viewer"),
        ("role", "editor"),
    ] {
        assert!(has(field, value), "no key whose {field} is {value}");
    }
    assert!(
        rows.iter().any(|row| row["expires"].is_null()) && rows.iter().any(|row| row["last_used"].is_null())
    );
    let used = rows.iter().filter_map(|row| row["last_used"].as_str());
    assert!(used.clone().count() > 1 && used.clone().all(|at| at.ends_with(":00Z")), "not to the minute");
    let mut creators: Vec<&Value> = rows.iter().map(|row| &row["creator"]["name"]).collect();
    creators.dedup();
    assert!(creators.len() > 1, "{creators:?}");
    let days: std::collections::BTreeSet<&str> =
        rows.iter().map(|row| &row["created"].as_str().unwrap()[..10]).collect();
    assert_eq!(days.len(), rows.len(), "keys were created on different days");
}

#[test]
fn demo_key_owns_shared_resources() {
    let folder = sample();
    let import = json(folder.path(), &["show", "Nightly import"]);
    assert!(import["resources"].as_array().unwrap().len() > 3, "{import}");
    let plan = json(folder.path(), &["delete", "Nightly import", "--delete-resources", "--dry-run"]);
    let deleted = plan["deleted_resources"].as_array().unwrap();
    assert!(
        !deleted.is_empty() && deleted.iter().all(|resource| resource["name"] != "City basemap"),
        "{plan}"
    );
}

#[test]
fn demo_never_overwrites() {
    let folder = sample();
    let path = folder.path().join("sample.db");
    let before = std::fs::read(&path).unwrap();
    let again = keys(folder.path(), &["demo", "sample.db"]);
    assert_eq!((again.status.code(), said(&again.stdout).as_str()), (Some(1), ""));
    assert!(said(&again.stderr).contains("already exists; it was not changed"), "{}", said(&again.stderr));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn demo_path_is_quoted_for_the_shell() {
    let folder = tempfile::tempdir().unwrap();
    let made = keys(folder.path(), &["demo", "it's mine/a b.db"]);
    assert!(made.status.success());
    let line = said(&made.stderr);
    let export = line.lines().find(|line| line.contains("KEYS_STORE=")).unwrap().trim();
    let script = format!("{export}; test -f \"$KEYS_STORE\"");
    assert!(Command::new("sh").args(["-c", &script]).status().unwrap().success(), "{script}");
}
