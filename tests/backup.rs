//! `keys backup`.

use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;

use keys::testing::{on_server, skipped_on_server};

use crate::support::fixture::Fixture;
use crate::support::outcome::snapshots_by_engine;
use crate::verify::{secret_of, word};

#[test]
fn backup_is_a_private_store() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let path = fixture.folder().join("copy.db");
    let copy = path.to_str().unwrap().to_owned();
    assert_snapshot!("backup", fixture.run(&["backup", &copy]).done());
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let list = ["list", "-o", "json"];
    assert_eq!(fixture.run(&[&list[..], &["--store", &copy]].concat()).stdout, fixture.run(&list).stdout);
    fixture.run(&["check", "--store", &copy]).done();
    fixture.run(&["log", "--verify", "--store", &copy]).done();
    // Later changes of one store do not affect the other.
    fixture.run(&["revoke", "tiles"]).done();
    assert_eq!(word(&fixture, &secret), "revoked");
    fixture.on_pipes().input(&secret).run(&["verify", "--store", &copy]).done();
}

#[test]
fn backup_runs_beside_a_writer() {
    let fixture = Fixture::acme();
    let _writer = fixture.writer("UPDATE api_key SET title = 'half done'");
    let copy = fixture.folder().join("copy.db").to_str().unwrap().to_owned();
    fixture.run(&["backup", &copy]).done();
    let listed = fixture.run(&["list", "--columns", "title", "--store", &copy]).done();
    assert!(listed.stdout.contains("deploy") && !listed.stdout.contains("half done"), "{listed}");
}

#[test]
fn backup_of_a_damaged_store_is_reported() {
    if skipped_on_server("it damages a file") {
        return;
    }
    let fixture = Fixture::acme();
    let [copy, second] =
        ["copy.db", "second.db"].map(|name| fixture.folder().join(name).to_str().unwrap().to_owned());
    fixture.sql("PRAGMA ignore_check_constraints = ON; UPDATE secret SET hash_start = hash_start + 1");
    assert_snapshot!("backup_of_a_damaged_store", fixture.run(&["backup", &copy]).ends(3));
    fixture.run_unchanged(&["check", "--store", &copy]).ends(3);
    fixture.run(&["list", "--store", &copy]).done();
    let mut bytes = std::fs::read(fixture.path()).unwrap();
    let last_page = bytes.len() - 4096..;
    bytes[last_page].fill(0x5a);
    std::fs::write(fixture.path(), &bytes).unwrap();
    let copied = fixture.run(&["backup", &second]).ends(3);
    assert!(copied.stderr.contains("the copy is damaged: "), "{copied}");
    assert_eq!(std::fs::read(&second).unwrap().len(), bytes.len());
    let mut left: Vec<_> =
        fixture.folder().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.retain(|name| name.to_string_lossy().contains(".db"));
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn dash_is_no_backup() {
    let outcome = Fixture::acme().run_unchanged(&["backup", "-"]).ends(2);
    assert!(outcome.stderr.contains("a backup is a file"), "{outcome}");
    assert!(!std::path::Path::new("-").exists());
}

#[test]
fn failed_backup_changes_no_files() {
    let fixture = Fixture::acme();
    let there = fixture.folder().join("there.txt");
    std::fs::write(&there, "mine").unwrap();
    let nowhere = fixture.folder().join("nowhere/copy.db");
    // On a server, the store is no file that a backup could overwrite.
    let store = if on_server() { there.clone() } else { fixture.path() };
    let _words = snapshots_by_engine();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["backup", there.to_str().unwrap()],
        &["backup", store.to_str().unwrap()],
        &["backup", nowhere.to_str().unwrap()],
        &["backup", fixture.folder().to_str().unwrap()],
        &["backup"],
    ]));
}
