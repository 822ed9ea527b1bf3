//! Changes of many keys at once: by filter, and by names on standard input.

use insta::assert_snapshot;
use keys::testing::Script;

use crate::support::fixture::Fixture;

const REVOKED: &str = "SELECT title FROM api_key WHERE revoked IS NOT NULL ORDER BY title_fold";

/// The number of events.
fn events(fixture: &Fixture) -> String {
    fixture.query("SELECT count(*) FROM event").remove(0)
}

#[test]
fn filter_shows_keys_and_asks_for_number() {
    let fixture = Fixture::acme();
    let script = Script::new().types("Type 3 to revoke these keys", "4").types("Type 3", "3");
    assert_snapshot!(
        fixture.with_script(&script).run(&["revoke", "--filter", "role=viewer", "--reason", "audit"]).done()
    );
    let script = Script::new().types("Type 1 to restore this key", "1");
    fixture.with_script(&script).run(&["restore", "--filter", "title=ci"]).done();
    let script = Script::new().types("Type 3 to change these keys", "3");
    let args = ["update", "--filter", "role=editor", "--expires", "30d"];
    assert_snapshot!("update_by_filter", fixture.with_script(&script).run(&args).done());
}

#[test]
fn filter_needs_yes_and_a_number_in_scripts() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["revoke", "--filter", "role=viewer"],
        &["revoke", "--filter", "role=viewer", "--yes"],
        &["revoke", "--filter", "role=viewer", "--expect", "3"],
        &["revoke", "--filter", "role=viewer", "--yes", "--expect", "4"],
        &["delete", "--filter", "role=viewer", "--yes", "--expect", "5", "-o", "json"],
        &["update", "--filter", "role=viewer", "--yes", "--expect", "3"],
        &["update", "--filter", "role=viewer", "--title", "one", "--yes", "--expect", "3"],
        &["revoke", "ci", "--filter", "role=viewer"],
        &["revoke", "ci", "--expect", "1"],
        &["revoke", "--filter", "rolle=viewer", "--yes", "--expect", "3"],
        &["revoke", "--filter", "title=none", "--yes", "--expect", "0"],
    ]));
    let revoked = fixture.run(&["revoke", "--filter", "role=viewer", "--yes", "--expect", "3", "-q"]);
    assert_eq!(revoked.done().stderr, "");
    assert_eq!(fixture.query(REVOKED).len(), 4);
}

#[test]
fn wider_filter_changes_nothing() {
    let fixture = Fixture::acme();
    for (verb, question) in
        [("revoke", "Type"), ("delete", "Type"), ("delete", "Transfer"), ("update", "Type")]
    {
        let other = fixture.clone();
        let script = Script::new().types("Type", &fixture.query("SELECT count(*) FROM api_key")[0]);
        let asked_all = question == "Transfer";
        let script =
            if asked_all { script.chooses("Transfer", "Grace").confirms("cannot be undone") } else { script };
        let revoked = fixture.query(REVOKED);
        let meanwhile = fixture.with_script(&script).during(question, move || {
            other.run(&["create", "wider", "--role", "viewer", "--expires", "90d"]).done();
        });
        let change: &[&str] = if verb == "update" { &["--expires", "30d"] } else { &[] };
        let outcome = meanwhile.run(&[&[verb, "--filter", "title!=none"], change].concat()).ends(1);
        assert!(outcome.stderr.contains("the keys that match the filter changed"), "{outcome}");
        assert_eq!(fixture.query(REVOKED), revoked);
    }
    assert_eq!(
        fixture.query("SELECT count(*) FROM event WHERE action IN ('key.deleted', 'key.updated')"),
        ["0"]
    );
}

#[test]
fn declined_filter_changes_nothing() {
    let fixture = Fixture::acme();
    for verb in ["revoke", "delete"] {
        let script = Script::new().escapes("Type 3");
        fixture.with_script(&script).run_unchanged(&[verb, "--filter", "role=viewer"]).ends(130);
    }
    let none = fixture.with_script(&Script::new()).run_unchanged(&["revoke", "--filter", "title=none"]);
    assert_eq!(none.done().stderr, "No keys match.\n");
}

#[test]
fn filtered_keys_are_deleted_together() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .types("Type 6 to delete these keys", "6")
        .chooses("Transfer their resources to:", "Grace")
        .confirms("cannot be undone");
    assert_snapshot!(fixture.with_script(&script).run(&["delete", "--filter", "title!=none"]).done());
    let args = ["delete", "--filter", "title~old", "--yes", "--expect", "0", "-o", "json"];
    assert_snapshot!("nothing_to_delete", fixture.run_unchanged(&args).done());
}

#[test]
fn names_come_from_standard_input() {
    let fixture = Fixture::acme();
    let names = "\u{feff}ci\r\n\n  deploy  \nCI\n";
    assert_snapshot!(fixture.on_pipes().input(names).run(&["revoke", "-"]).done());
    assert_eq!(fixture.query(REVOKED), ["ci", "deploy", "legacy sync"]);
    let restored = fixture.on_pipes().input("ci").run(&["restore", "deploy", "-", "-o", "json"]).done();
    let receipt: serde_json::Value = serde_json::from_str(&restored.stdout).unwrap();
    assert_eq!(receipt["changed"].as_array().map(Vec::len), Some(2));
    let nothing = fixture.on_pipes().input("\n").run_unchanged(&["delete", "-", "--yes"]).done();
    assert_eq!(nothing.stderr, "No keys were named.\n");
}

#[test]
fn bad_lines_are_named_and_nothing_changes() {
    let fixture = Fixture::acme();
    let long = "x".repeat(100_000);
    let mut input = b"ci\nno such key\nOld\xff\n".to_vec();
    input.extend_from_slice(long.as_bytes());
    input.extend_from_slice(b"\ndeploy\n");
    assert_snapshot!(fixture.on_pipes().input(&input).run_unchanged(&["revoke", "-"]).ends(1));
    let many: String = "no such key\n".repeat(25);
    assert_snapshot!(
        "many_bad_lines",
        fixture.on_pipes().input(many).run_unchanged(&["revoke", "-"]).ends(1)
    );
}

#[test]
fn many_keys_are_reported_by_their_number() {
    let fixture = Fixture::acme();
    for number in 0..30 {
        let title = format!("worker {number}");
        fixture.run(&["create", &title, "--role", "viewer", "--expires", "90d", "-q"]).done();
    }
    let before: u64 = events(&fixture).parse().unwrap();
    let script = Script::new().types("Type 30", "30");
    assert_snapshot!(fixture.with_script(&script).run(&["revoke", "--filter", "title~worker"]).done());
    assert_eq!(events(&fixture), (before + 30).to_string());
    let again = fixture.run_unchanged(&["revoke", "--filter", "title~worker", "--yes", "--expect", "30"]);
    assert_eq!(again.done().stderr, "Revoked 0 keys.\nUnchanged: 30 keys.\n");
    let args = ["delete", "--filter", "title~worker", "--yes", "--expect", "30"];
    assert_eq!(fixture.run(&args).done().stderr, "Deleted 30 keys.\n");
}

#[test]
fn prune_deletes_what_expired_long_ago() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["prune"],
        &["prune", "--older-than", "60d", "--unconfirmed"],
        &["prune", "--older-than", "2026-01-01"],
        &["prune", "--older-than", "soon"],
        &["prune", "--older-than", "90d"],
        &["prune", "--older-than", "90d", "-o", "json"],
        &["prune", "--older-than", "60d"],
        &["prune", "--older-than", "2mo", "--dry-run"],
    ]));
    let script = Script::new().confirms("Delete the key old build?").confirms("cannot be undone");
    fixture.with_script(&script).run(&["prune", "--older-than", "60D"]).done();
    let left = fixture.query("SELECT title FROM api_key WHERE title = 'old build'");
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn prune_stops_when_a_key_was_renewed() {
    let fixture = Fixture::acme();
    let other = fixture.clone();
    let script = Script::new().confirms("Delete the key old build?").confirms("cannot be undone");
    let meanwhile = fixture.with_script(&script).during("cannot be undone", move || {
        other.run(&["update", "old build", "--expires", "90d"]).done();
    });
    let outcome = meanwhile.run(&["prune", "--older-than", "60d"]).ends(1);
    assert!(outcome.stderr.contains("changed in the meantime"), "{outcome}");
    assert_eq!(fixture.query("SELECT title FROM api_key WHERE title = 'old build'").len(), 1);
}
