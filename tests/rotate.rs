//! `keys rotate`.

use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;
use keys::testing::{FakeClipboard, Script, instant};
use keys::ui::streams::End;

use crate::support::fixture::{Fixture, Outcome};
use crate::verify::{secret_of, word};

/// A key that expires 90 days after 2026-03-10T09:30:00Z, and its first secret.
fn tiles() -> (Fixture, String) {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    (fixture, secret)
}

/// The secret, which must be all of standard output.
fn alone(outcome: &Outcome) -> String {
    let secret = outcome.stdout.trim_end();
    assert_eq!(outcome.stdout, format!("{secret}\n"));
    secret.to_owned()
}

#[test]
fn old_secret_ends_without_grace() {
    let (fixture, old) = tiles();
    let rotated = fixture.run(&["rotate", "tiles", "--reason", "quarterly"]).done();
    let new = alone(&rotated);
    assert_ne!(new, old);
    assert_eq!((word(&fixture, &old), word(&fixture, &new)), ("expired".into(), "valid".into()));
    assert!(!rotated.stderr.contains(&new[..16]) && !rotated.stderr.contains(&old[..16]), "{rotated}");
    assert_snapshot!("rotated_at_once", rotated);
    assert_snapshot!("verified_after_rotation", crate::verify::verify(&fixture, &old, &[]));
    assert_snapshot!("verified_after_rotation_json", crate::verify::verify(&fixture, &old, &["-o", "json"]));
    let log = fixture.query("SELECT action || ': ' || reason FROM event ORDER BY number DESC LIMIT 1");
    assert_eq!(log, ["secret.delivered: quarterly"]);
}

#[test]
fn grace_ends_exactly() {
    let (fixture, old) = tiles();
    let rotated = fixture.run(&["rotate", "tiles", "--grace", "24h"]).done();
    let new = alone(&rotated);
    assert_snapshot!("rotated_with_grace", rotated);
    assert_snapshot!("verified_in_the_grace", crate::verify::verify(&fixture, &old, &[]));
    fixture.put_clock("2026-03-11T09:29:59.999Z");
    assert_eq!((word(&fixture, &old), word(&fixture, &new)), ("valid".into(), "valid".into()));
    fixture.put_clock("2026-03-11T09:30:00Z");
    assert_eq!((word(&fixture, &old), word(&fixture, &new)), ("expired".into(), "valid".into()));
}

#[test]
fn a_grace_never_outlives_the_key() {
    let fixture = Fixture::acme();
    let old = secret_of(&fixture, "brief", "viewer", "2d");
    assert_snapshot!("rotated_with_a_long_grace", fixture.run(&["rotate", "brief", "--grace", "30d"]).done());
    fixture.put_clock("2026-03-12T09:29:59.999Z");
    assert_eq!(word(&fixture, &old), "valid");
    fixture.put_clock("2026-03-12T09:30:00Z");
    assert_eq!(word(&fixture, &old), "expired");
    // A later expiry of the key does not revive its old secret.
    fixture.run(&["update", "brief", "--expires", "30d"]).done();
    assert_eq!(word(&fixture, &old), "expired");
}

#[test]
fn show_lists_secret_versions() {
    let (fixture, old) = tiles();
    fixture.run(&["rotate", "tiles", "--grace", "24h"]).done();
    fixture.put_clock("2026-03-10T12:00:00Z");
    let third = alone(&fixture.run(&["rotate", "tiles", "--grace", "7d"]).done());
    assert_snapshot!(
        "three_secrets",
        fixture.transcript(&[&["show", "tiles"], &["show", "tiles", "-o", "json"]])
    );
    fixture.put_clock("2026-03-12T00:00:00Z");
    assert_snapshot!("two_secrets", fixture.run(&["show", "tiles"]).done());
    assert_eq!((word(&fixture, &old), word(&fixture, &third)), ("expired".into(), "valid".into()));
    fixture.run(&["revoke", "tiles"]).done();
    let shown = fixture.run(&["show", "tiles", "-o", "json"]).done();
    let document: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap();
    // A version keeps its status while the key is revoked, so that `keys restore` says what will work again.
    let statuses: Vec<_> = document["secrets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|secret| secret["status"].as_str().unwrap())
        .collect();
    assert_eq!(
        (document["status"].as_str(), &statuses[..]),
        (Some("revoked"), &["active", "active", "ended"][..]),
        "{shown}"
    );
}

#[test]
fn no_secret_is_shown_to_outlive_its_key() {
    let (fixture, _) = tiles();
    fixture.run(&["rotate", "tiles", "--grace", "24h"]).done();
    fixture.run(&["update", "tiles", "--expires", "1h"]).done();
    let shown = fixture.run(&["show", "tiles"]).done();
    assert!(!shown.stdout.contains("until"), "{shown}");
    let shown = fixture.run(&["show", "tiles", "-o", "json"]).done();
    let document: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap();
    for secret in document["secrets"].as_array().unwrap() {
        assert_eq!(secret["expires"], document["expires"], "{shown}");
    }
}

#[test]
fn rotate_delivers_like_create() {
    let (fixture, _) = tiles();
    let document = fixture.run(&["rotate", "tiles", "--grace", "1h", "-o", "json"]).done();
    let value: serde_json::Value = serde_json::from_str(&document.stdout).unwrap();
    assert_eq!(word(&fixture, value["secret"].as_str().unwrap()), "valid");
    assert_snapshot!("rotated_as_json", document);

    let clipboard = FakeClipboard::default();
    let copied =
        fixture.on_pipes().clipboard(&clipboard).run(&["rotate", "tiles", "--copy", "-o", "json"]).done();
    let [(secret, _)] = clipboard.copied().try_into().unwrap();
    assert_eq!(word(&fixture, &secret), "valid");
    assert_snapshot!("rotated_onto_the_clipboard", copied);

    let path = fixture.folder().join("tiles.secret");
    let written = fixture.run(&["rotate", "tiles", "--secret-file", path.to_str().unwrap()]).done();
    assert_eq!(word(&fixture, &std::fs::read_to_string(&path).unwrap()), "valid");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_snapshot!("rotated_into_a_file", written);

    let script = Script::new().chooses("When should the old secret", "At once").acknowledges("tiles");
    let revealed = fixture.with_script(&script).run(&["rotate", "tiles"]).done();
    assert_eq!(word(&fixture, &script.revealed()[0]), "valid");
    assert_eq!(revealed.stdout, "");
    assert_snapshot!("rotated_and_revealed", revealed);
}

#[test]
fn picked_key_is_confirmed() {
    let (fixture, old) = tiles();
    let script = Script::new()
        .chooses("Which key?", "tiles")
        .chooses("old secret of tiles", "At once")
        .declines("at once. [Cancel | Edit an answer | Rotate]");
    assert_snapshot!("rotation_declined", fixture.with_script(&script).run_unchanged(&["rotate"]).ends(1));
    let script = Script::new()
        .chooses("Which key?", "tiles")
        .chooses("old secret of tiles", "At once")
        .edits("Rotate the secret of the key tiles? The old secret stops working at once.")
        .chooses("Edit which answer?", "The old secret")
        .chooses("old secret of tiles", "24 hours")
        .confirms("The old secret works for 1 day more. [Rotate | Edit an answer | Cancel]");
    let script = script.acknowledges("tiles");
    fixture.with_script(&script).run(&["rotate"]).done();
    assert_eq!(word(&fixture, &old), "valid");
    fixture.put_clock("2026-03-11T09:30:00Z");
    assert_eq!(word(&fixture, &old), "expired");
}

#[test]
fn undelivered_rotation_keeps_old_secret() {
    let refusing = FakeClipboard::refusing("neither `DISPLAY` nor `WAYLAND_DISPLAY` is set");
    for (name, more, failure) in [
        ("full_device", &["--grace", "1h"][..], Some(ErrorKind::StorageFull)),
        ("closed_pipe", &[][..], Some(ErrorKind::BrokenPipe)),
        ("json", &["-o", "json"][..], Some(ErrorKind::StorageFull)),
        ("no_clipboard", &["--copy"][..], None),
    ] {
        let (fixture, old) = tiles();
        let place = fixture.on_pipes().clipboard(&refusing);
        let place = if let Some(failure) = failure { place.out_fails(failure) } else { place };
        let outcome = place.run(&[&["rotate", "tiles"], more].concat()).ends(1);
        assert_snapshot!(format!("rotation_undelivered_{name}"), outcome);
        assert_old_secret(&fixture, &old, 1, "key.rotated");
    }
}

#[test]
fn discarded_rotation_leaves_the_old_secret() {
    let (fixture, old) = tiles();
    let script = Script::new().chooses("old secret", "At once").discards("tiles");
    let left = fixture.with_script(&script).run(&["rotate", "tiles"]).ends(130);
    assert_eq!(word(&fixture, &script.revealed()[0]), "unknown");
    assert_old_secret(&fixture, &old, 0, "secret.discarded");
    assert_snapshot!("rotation_left", left);
}

#[test]
fn discarded_rotation_of_a_deleted_key() {
    let (fixture, _) = tiles();
    let elsewhere = fixture.clone();
    let script = Script::new().discards("tiles");
    let left = fixture
        .with_script(&script)
        .during("tiles", move || {
            elsewhere.run(&["delete", "tiles", "--yes"]).done();
        })
        .run(&["rotate", "tiles", "--grace", "0s"])
        .ends(130);
    assert_eq!(word(&fixture, &script.revealed()[0]), "unknown");
    assert!(left.stderr.contains("there was nothing to discard for `tiles`: the key was deleted"), "{left}");
}

/// The old secret works as before, beside so many unconfirmed ones.
#[track_caller]
fn assert_old_secret(fixture: &Fixture, old: &str, unconfirmed: u32, action: &str) {
    assert_eq!(word(fixture, old), "valid");
    let of_tiles = "FROM secret WHERE key_title = 'tiles' AND delivered";
    assert_eq!(fixture.query(&format!("SELECT count(*) {of_tiles} IS NULL")), [unconfirmed.to_string()]);
    assert_eq!(fixture.query(&format!("SELECT ends {of_tiles} IS NOT NULL")), [i64::MAX.to_string()]);
    assert_eq!(fixture.query("SELECT action FROM event ORDER BY number DESC LIMIT 1"), [action]);
    fixture.put_clock("2026-03-10T09:40:00Z");
    let works =
        format!("SELECT count(*) {of_tiles} IS NULL AND ends > {}", instant("2026-03-10T09:40:00Z").0);
    assert_eq!(fixture.query(&works), ["0"]);
}

#[test]
fn leaked_secret_stays_ended() {
    let (fixture, leaked) = tiles();
    let elsewhere = fixture.clone();
    let script = Script::new().discards("tiles");
    let place = fixture.with_script(&script).during("tiles", move || {
        elsewhere.run(&["rotate", "tiles", "--reason", "leaked"]).done();
    });
    let left = place.run(&["rotate", "tiles", "--grace", "7d"]).ends(130);
    assert_eq!(word(&fixture, &leaked), "expired");
    assert_snapshot!("rotation_left_after_another", left);

    fixture.run(&["revoke", "tiles"]).done();
    assert_snapshot!(
        "rotation_of_a_revoked_key",
        fixture.transcript(&[
            &["rotate", "tiles", "--grace", "1h"],
            &["rotate", "tiles"],
            &["restore", "tiles"]
        ])
    );
}

#[test]
fn unconfirmed_keys_are_pruned() {
    let (fixture, _) = tiles();
    let create = ["create", "lost", "--role", "editor", "--expires", "90d"];
    fixture.on_pipes().out_fails(ErrorKind::BrokenPipe).run(&create).ends(1);
    assert_snapshot!(
        "nothing_to_prune",
        fixture.transcript_unchanged(&[&["prune", "--unconfirmed", "--yes"], &["prune"]])
    );
    fixture.put_clock("2026-03-10T09:40:00Z");
    assert_snapshot!(
        "lost_keys",
        fixture.transcript_unchanged(&[
            &["list", "--filter", "status=unconfirmed"],
            &["show", "lost", "--field", "secret-start"],
            &["prune", "--unconfirmed"],
            &["prune", "--unconfirmed", "--dry-run"],
            &["prune", "--unconfirmed", "--dry-run", "-o", "json"],
        ])
    );
    let elsewhere = fixture.clone();
    let script = Script::new().confirms("Delete the key lost").confirms("Delete lost");
    let meanwhile = fixture.with_script(&script).during("Delete lost", move || {
        elsewhere.run(&["rotate", "lost"]).done();
    });
    meanwhile.run(&["prune", "--unconfirmed"]).ends(1);
    assert_eq!(fixture.query("SELECT count(*) FROM api_key WHERE title = 'lost'"), ["1"]);
    let create = ["create", "lost too", "--role", "editor", "--expires", "90d"];
    fixture.on_pipes().out_fails(ErrorKind::BrokenPipe).run(&create).ends(1);
    fixture.put_clock("2026-03-10T09:50:00Z");
    assert_snapshot!("pruned", fixture.run(&["prune", "--unconfirmed", "--yes"]).done());
    fixture.run(&["check"]).done();
}

#[test]
fn inactive_keys_cannot_be_rotated() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["rotate", "old build"],
        &["rotate", "old build", "-o", "json"],
        &["rotate", "legacy sync", "--grace", "1h"],
        &["rotate", "deploy", "--grace", "soon"],
        &["rotate", "deploy", "--grace", "24"],
        &["rotate", "deploy", "--grace", "-1h"],
        &["rotate", "deploy", "--grace", "1mo"],
        &["rotate", "deploy", "--as", "grace@acme.com"],
        &["rotate", "deploi"],
        &["rotate"],
    ]));
    fixture.on_pipes().out(End::Null).run_unchanged(&["rotate", "deploy"]).ends(2);
}
