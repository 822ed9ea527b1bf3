//! Stores that earlier versions made.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use keys::domain::grant::Permission;
use keys::verify::{Refusal, Verifier};

use super::reach::Ordinary;
use crate::support::sandbox::Sandbox;

fn stores() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores")
}

/// A sandbox whose store is a copy of that one.
fn sandbox_of(store: &Path) -> Sandbox {
    let sandbox = Sandbox::empty();
    fs::create_dir(sandbox.data()).unwrap();
    fs::copy(store, sandbox.store()).unwrap();
    sandbox
}

#[test]
fn stores_of_earlier_versions_open_whole() {
    let mut tried = 0;
    for entry in fs::read_dir(stores()).unwrap().map(Result::unwrap) {
        if entry.path().extension().is_none_or(|ending| ending != "db") {
            continue;
        }
        tried += 1;
        let name = entry.file_name();
        let sandbox = sandbox_of(&entry.path());
        assert_eq!(sandbox.titles(), ["Nightly import", "Partner map", "Old build server"], "{name:?}");
        let shown = sandbox.run(&["show", "Nightly import"]);
        assert_eq!(shown.status, 0, "{name:?}: {}", shown.stderr);
        assert!(shown.stdout.contains("Atlas"), "{name:?}: {}", shown.stdout);
        sandbox.create("new", "viewer");
        let deleted = sandbox.run(&["delete", "Nightly import", "--transfer-to", "edi@acme.com", "--yes"]);
        assert_eq!(deleted.status, 0, "{name:?}: {}", deleted.stderr);
        sandbox.assert_whole(&format!("{name:?}"));
    }
    assert_eq!(tried, 3);
}

#[test]
fn secret_of_a_v1_store_verifies() {
    let sandbox = sandbox_of(&stores().join("v1-known-secret.db"));
    let verify = "$KEYS verify --resource Atlas --permission owner <";
    let answer = sandbox.sh(&format!("{verify} '{}'", stores().join("v1-known-secret.txt").display()));
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.stdout.contains("Nightly import"), "{answer:?}");
}

#[test]
fn secret_of_a_v2_store_verifies() {
    let sandbox = sandbox_of(&stores().join("v2-known-secret.db"));
    fs::set_permissions(sandbox.store(), fs::Permissions::from_mode(0o600)).unwrap();
    let secret = fs::read_to_string(stores().join("v2-known-secret.txt")).unwrap();
    let verifier = Verifier::open(sandbox.store()).unwrap();
    assert_eq!(verifier.verify(secret.trim_end()).unwrap().title.to_string(), "Nightly import");
    let replaced = fs::read_to_string(stores().join("v1-known-secret.txt")).unwrap();
    assert_eq!(verifier.verify(replaced.trim_end()).unwrap_err().refusal(), Some(Refusal::Expired));
    assert_eq!(sandbox.run(&["check"]).status, 0);
}

#[test]
fn library_verifies_a_secret_of_a_v1_store() {
    let sandbox = sandbox_of(&stores().join("v1-known-secret.db"));
    let secret = fs::read_to_string(stores().join("v1-known-secret.txt")).unwrap();
    let secret = secret.trim_end();
    let verifier = Verifier::open(sandbox.store()).unwrap();
    let identity = verifier.verify(secret).unwrap();
    assert_eq!(identity.title.to_string(), "Nightly import");
    let atlas = verifier.resource("Atlas").unwrap();
    verifier.may(&identity, Permission::Owner, atlas).unwrap();

    let revoked = sandbox.run(&["revoke", "Nightly import"]);
    assert_eq!(revoked.status, 0, "{revoked:?}");
    assert_eq!(verifier.verify(secret).unwrap_err().refusal(), Some(Refusal::Revoked));
}

#[test]
fn v1_store_is_read_without_upgrading_it() {
    let sandbox = sandbox_of(&stores().join("v1-known-secret.db"));
    let before = fs::read(sandbox.store()).unwrap();
    let secret = fs::read_to_string(stores().join("v1-known-secret.txt")).unwrap();
    let verifier = Verifier::options().record(false).open(sandbox.store()).unwrap();
    let identity = verifier.verify(secret.trim_end()).unwrap();
    assert_eq!(identity.title.to_string(), "Nightly import");
    let answer = sandbox.sh(&format!("echo {} | $KEYS verify --no-record -o json", secret.trim_end()));
    assert_eq!(answer.status, 0, "{answer:?}");
    let answer: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(
        (&answer["key"]["status"], &answer["key"]["secret_start"]),
        (&"active".into(), &"keys_EWWE".into())
    );
    assert_eq!(fs::read(sandbox.store()).unwrap(), before);
    assert_eq!(sandbox.number("PRAGMA user_version"), 1);

    // A verifier that opened the store before it was upgraded goes on.
    let rotated = sandbox.run(&["rotate", "Nightly import"]);
    assert_eq!((rotated.status, sandbox.number("PRAGMA user_version")), (0, 2), "{rotated:?}");
    assert_eq!(verifier.verify(secret.trim_end()).unwrap_err().refusal(), Some(Refusal::Expired));
    verifier.verify(rotated.stdout.trim_end()).unwrap();
}

#[test]
fn upgrade_numbers_the_secrets_of_a_key() {
    let sandbox = sandbox_of(&stores().join("v1-known-secret.db"));
    let twin = |start: &str, byte: u8| {
        format!(
            "INSERT INTO secret SELECT {byte}, zeroblob(32), key_id, '{start}', created, ends, key_title, key_email, key_role, key_expires, \
             key_revoked FROM secret WHERE recognizable = 'keys_EWWE' LIMIT 1;"
        )
    };
    let ignore = "PRAGMA ignore_check_constraints = ON;";
    sandbox.sqlite().execute_batch(&[ignore, &twin("keys_ZZZZ", 1), &twin("keys_AAAA", 2)].concat()).unwrap();
    let ran = sandbox.run(&["list"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let numbered = "SELECT group_concat(recognizable || number, ' ') FROM
        (SELECT * FROM secret WHERE key_title = 'Nightly import' ORDER BY number)";
    let numbers: String = sandbox.sqlite().query_row(numbered, [], |row| row.get(0)).unwrap();
    assert_eq!(numbers, "keys_AAAA0 keys_EWWE1 keys_ZZZZ2");
    for unset in ["secret WHERE delivered IS NOT created", "api_key WHERE delivered IS NOT created"] {
        assert_eq!(sandbox.number(&format!("SELECT count(*) FROM {unset}")), 0, "{unset}");
    }
}

#[test]
fn unwritable_v1_store_can_be_listed() {
    let sandbox = sandbox_of(&stores().join("v1-known-secret.db"));
    let before = fs::read(sandbox.store()).unwrap();
    let Some(ordinary) = Ordinary::of(sandbox) else { return };
    let sandbox = &ordinary.sandbox;
    fs::set_permissions(sandbox.store(), fs::Permissions::from_mode(0o400)).unwrap();
    fs::set_permissions(sandbox.data(), fs::Permissions::from_mode(0o500)).unwrap();
    for command in [&["list"][..], &["show", "Nightly import"], &["log"], &["log", "--verify"]] {
        let ran = ordinary.run(command);
        assert_eq!(ran.status, 0, "{command:?}: {ran:?}");
    }
    let ran = ordinary.run(&["revoke", "Nightly import"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    fs::set_permissions(sandbox.data(), fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(fs::read(sandbox.store()).unwrap(), before);
}
