//! `keys revoke` and `keys restore`.

use insta::assert_snapshot;
use keys::testing::Script;

use crate::support::fixture::Fixture;
use crate::verify::{secret_of, word};

/// The newest events, newest first.
fn log(fixture: &Fixture, count: usize) -> Vec<String> {
    fixture.query(&format!(
        "SELECT action || ' ' || subject || ': ' || coalesce(reason, '-') FROM event ORDER BY number DESC LIMIT {count}"
    ))
}

#[test]
fn revoked_key_is_refused_at_once() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    assert_eq!(word(&fixture, &secret), "valid");
    assert_snapshot!("revoked_key", fixture.run(&["revoke", "tiles", "--reason", "laptop stolen"]).done());
    assert_eq!(word(&fixture, &secret), "revoked");
    assert_eq!(log(&fixture, 1), ["key.revoked tiles: laptop stolen"]);
    assert_snapshot!("restored_key", fixture.run(&["restore", "tiles", "--reason", "laptop found"]).done());
    assert_eq!(word(&fixture, &secret), "valid");
    assert_eq!(log(&fixture, 1), ["key.restored tiles: laptop found"]);
}

#[test]
fn several_keys_are_turned_together() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript(&[
        &["revoke", "ci", "deploy", "ci", "legacy sync", "--reason", "audit"],
        &["list", "--columns", "title,status", "--sort", "status,title"],
        &["restore", "ci", "deploy", "legacy sync", "old build"],
    ]));
    assert_eq!(
        log(&fixture, 5),
        [
            "key.restored legacy sync: -",
            "key.restored deploy: -",
            "key.restored ci: -",
            "key.revoked deploy: audit",
            "key.revoked ci: audit"
        ]
    );
}

#[test]
fn one_unknown_key_stops_the_whole_change() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["revoke", "ci", "deploy", "no such key"],
        &["revoke", "ci", "deploi", "-o", "json"],
        &["restore", "legacy sync", "no such key"],
        &["revoke", "ci", "--as", "grace@acme.com"],
        &["revoke"],
        &["restore"],
    ]));
}

#[test]
fn repeated_revoke_writes_no_event() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["revoke", "legacy sync"],
        &["restore", "ci"],
        &["restore", "ci", "-o", "json"],
        &["revoke", "legacy sync", "-q"],
    ]));
}

#[test]
fn receipt_lists_changed_and_unchanged() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.run(&["revoke", "ci", "legacy sync", "-o", "json"]).done());
}

#[test]
fn restored_but_expired_key_is_reported() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "brief", "viewer", "2d");
    fixture.run(&["revoke", "brief"]).done();
    fixture.put_clock("2026-03-20T00:00:00Z");
    assert_eq!(word(&fixture, &secret), "revoked");
    assert_snapshot!(fixture.run(&["restore", "brief"]).done());
    assert_eq!(word(&fixture, &secret), "expired");
}

#[test]
fn picked_key_is_confirmed() {
    let fixture = Fixture::acme();
    let script = Script::new().chooses("Which key?", "deploy").declines("Revoke the key deploy?");
    assert_snapshot!("revocation_declined", fixture.with_script(&script).run_unchanged(&["revoke"]).ends(1));
    let script = Script::new().chooses("Which key?", "deploy").confirms("Revoke the key deploy?");
    fixture.with_script(&script).run(&["revoke"]).done();
    assert_eq!(log(&fixture, 1), ["key.revoked deploy: -"]);
    let script = Script::new().chooses("Which key?", "deploy").escapes("Restore the key deploy?");
    fixture.with_script(&script).run_unchanged(&["restore"]).ends(130);
}
