//! Stores that earlier versions made.

use std::fs;
use std::path::{Path, PathBuf};

use keys::domain::grant::Permission;
use keys::verify::{Refusal, Verifier};

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
    assert_eq!(tried, 2);
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
