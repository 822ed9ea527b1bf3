//! `keys revoke` and `keys restore`.

use insta::assert_snapshot;

use crate::support::prompt::Script;
use crate::support::world::World;
use crate::verify::{secret_of, word};

/// The newest events, newest first.
fn log(world: &World, count: usize) -> Vec<String> {
    world.look(&format!(
        "SELECT action || ' ' || subject || ': ' || coalesce(reason, '-') FROM event ORDER BY number DESC LIMIT {count}"
    ))
}

#[test]
fn a_revoked_key_is_refused_at_the_next_question_and_a_restored_one_let_in() {
    let world = World::acme();
    let secret = secret_of(&world, "tiles", "viewer", "90d");
    assert_eq!(word(&world, &secret), "valid");
    assert_snapshot!("revoked_key", world.run(&["revoke", "tiles", "--reason", "laptop stolen"]).done());
    assert_eq!(word(&world, &secret), "revoked");
    assert_eq!(log(&world, 1), ["key.revoked tiles: laptop stolen"]);
    assert_snapshot!("restored_key", world.run(&["restore", "tiles", "--reason", "laptop found"]).done());
    assert_eq!(word(&world, &secret), "valid");
    assert_eq!(log(&world, 1), ["key.restored tiles: laptop found"]);
}

#[test]
fn several_keys_are_turned_together() {
    let world = World::acme();
    assert_snapshot!(world.transcript(&[
        &["revoke", "ci", "deploy", "ci", "legacy sync", "--reason", "audit"],
        &["list", "--columns", "title,status", "--sort", "status,title"],
        &["restore", "ci", "deploy", "legacy sync", "old build"],
    ]));
    assert_eq!(
        log(&world, 5),
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
fn one_key_that_is_not_found_and_none_is_turned() {
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
        &["revoke", "ci", "deploy", "no such key"],
        &["revoke", "ci", "deploi", "-o", "json"],
        &["restore", "legacy sync", "no such key"],
        &["revoke", "ci", "--as", "grace@acme.com"],
        &["revoke"],
        &["restore"],
    ]));
}

#[test]
fn what_was_so_already_is_told_and_leaves_no_event() {
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
        &["revoke", "legacy sync"],
        &["restore", "ci"],
        &["restore", "ci", "-o", "json"],
        &["revoke", "legacy sync", "-q"],
    ]));
}

#[test]
fn a_receipt_has_what_was_changed_and_what_was_not() {
    let world = World::acme();
    assert_snapshot!(world.run(&["revoke", "ci", "legacy sync", "-o", "json"]).done());
}

#[test]
fn a_key_that_expired_while_it_was_revoked_is_pointed_out() {
    let world = World::acme();
    let secret = secret_of(&world, "brief", "viewer", "2d");
    world.run(&["revoke", "brief"]).done();
    world.put_clock("2026-03-20T00:00:00Z");
    assert_eq!(word(&world, &secret), "revoked");
    assert_snapshot!(world.run(&["restore", "brief"]).done());
    assert_eq!(word(&world, &secret), "expired");
}

#[test]
fn a_key_that_is_picked_is_confirmed() {
    let world = World::acme();
    let script = Script::new().takes("Which key?", "deploy").declines("Revoke the key deploy?");
    assert_snapshot!("revocation_declined", world.with_person(&script).run_in_vain(&["revoke"]).ends(1));
    let script = Script::new().takes("Which key?", "deploy").confirms("Revoke the key deploy?");
    world.with_person(&script).run(&["revoke"]).done();
    assert_eq!(log(&world, 1), ["key.revoked deploy: -"]);
    let script = Script::new().takes("Which key?", "deploy").leaves("Restore the key deploy?");
    world.with_person(&script).run_in_vain(&["restore"]).ends(130);
}
