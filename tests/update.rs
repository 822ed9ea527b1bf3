//! `keys update`.

use insta::assert_snapshot;
use keys::testing::Script;

use crate::support::fixture::Fixture;
use crate::verify::{secret_of, word};

#[test]
fn update_changes_only_the_named_fields() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let fixed = "SELECT id || email || created FROM api_key WHERE email LIKE 'tiles-%'";
    let before = fixture.query(fixed);
    let all =
        ["--title", "Tile server", "--role", "editor", "--expires", "2027-01-31", "--reason", "ticket 12"];
    assert_snapshot!("updated", fixture.run(&[&["update", "tiles"], &all[..]].concat()).done());
    assert_eq!(word(&fixture, &secret), "valid");
    assert_eq!(fixture.query(fixed), before);
    let event = "SELECT action || ' ' || reason || ' ' || detail FROM event ORDER BY number DESC LIMIT 1";
    assert_snapshot!("updated_event", fixture.query(event)[0]);
    assert_snapshot!(
        "updated_as_json",
        fixture.run(&["update", "ci", "--expires", "never", "-o", "json"]).done()
    );
}

#[test]
fn several_keys_are_updated_or_none() {
    let fixture = Fixture::acme();
    assert_snapshot!(
        "updated_together",
        fixture.run(&["update", "ci", "deploy", "ci", "--expires", "30d"]).done()
    );
    assert_snapshot!(
        "updated_together_as_json",
        fixture.run(&["update", "ci", "deploy", "--role", "editor", "-o", "json"]).done()
    );
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["update", "ci", "deploy"],
        &["update", "ci", "deploy", "--title", "both"],
        &["update", "ci", "nobody", "--expires", "1y"],
        &["update", "ci", "Nightly import", "--role", "viewer"],
    ]));
}

#[test]
fn new_expiry_revives_an_expired_key() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "brief", "viewer", "2d");
    fixture.put_clock("2026-03-20T00:00:00Z");
    assert_eq!(word(&fixture, &secret), "expired");
    assert_snapshot!(
        "past_expiry",
        fixture.transcript_unchanged(&[
            &["update", "brief", "--expires", "2026-03-19"],
            &["update", "brief", "--expires=-3d"],
            &["update", "brief", "--expires", "now"],
            &["update", "brief", "--expires", "soon"],
        ])
    );
    assert_snapshot!("revived", fixture.run(&["update", "brief", "--expires", "30d"]).done());
    assert_eq!(word(&fixture, &secret), "valid");
    fixture.run(&["update", "brief", "--title", "long"]).done();
}

#[test]
fn forbidden_update_is_refused_with_a_hint() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["update", "Nightly import", "--role", "viewer"],
        &["update", "deploy", "--role", "viewer", "-o", "json"],
        &["update", "ci", "--role", "administrator"],
        &["update", "ci", "--title", "  "],
        &["update", "ci", "--title", "x", "--as", "tim@acme.com"],
    ]));
}

#[test]
fn update_without_changes_says_so() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["update", "ci"],
        &["update"],
        &["update", "ci", "--role", "viewer"],
        &["update", "ci", "--title", "ci"],
    ]));
}

#[test]
fn second_key_of_a_title_is_reported() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.run(&["update", "ci", "--title", "Deploy"]).done());
}

#[test]
fn fields_are_gone_through_one_by_one() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .chooses("Change what of the key ci?", "Title: ci")
        .types("Title *", "")
        .types("Title *", "CI server")
        .edits("Change the key ci: title to `CI server`?")
        .chooses("Edit which answer?", "Expires: ")
        .chooses("Expires", "a date")
        .types("Expires", "yesterday")
        .types("Expires", "1y")
        .edits("title to `CI server`; expiry to ")
        .chooses("Edit which answer?", "Role: ")
        .chooses("Role", "editor")
        .confirms("in 365 days; role to editor?");
    assert_snapshot!("updated_step_by_step", fixture.with_script(&script).run(&["update", "ci"]).done());
    assert_eq!(fixture.query("SELECT role FROM api_key WHERE title = 'CI server'"), ["editor"]);
    let as_it_is = Script::new()
        .chooses("Which key?", "CI server")
        .chooses("Change what", "Expires")
        .chooses("Expires", "no change");
    assert_snapshot!("updated_to_the_same", fixture.with_script(&as_it_is).run_unchanged(&["update"]).done());
}

#[test]
fn leaving_or_declining_changes_nothing() {
    let fixture = Fixture::acme();
    let start = || Script::new().chooses("Change what", "Title").types("Title", "CI server");
    for (script, status) in [
        (Script::new().escapes("Change what"), 130),
        (Script::new().chooses("Change what", "Title").escapes("Title"), 130),
        (start().escapes("Change"), 130),
        (start().edits("Change").escapes("Edit which"), 130),
        (start().declines("Change"), 1),
    ] {
        let outcome = fixture.with_script(&script).run_unchanged(&["update", "ci"]).ends(status);
        assert!(outcome.stderr.ends_with("Cancelled; nothing was changed.\n"), "{outcome}");
    }
}

#[test]
fn title_that_cannot_be_found_is_changed() {
    let fixture = Fixture::acme();
    fixture.sql("UPDATE api_key SET title_fold = 'x' WHERE title = 'deploy'");
    let id = fixture.query("SELECT id FROM api_key WHERE title = 'deploy'").concat();
    fixture.run(&["update", &id, "--title", "DEPLOY"]).done();
    assert_eq!(fixture.query("SELECT title_fold FROM api_key WHERE title = 'DEPLOY'"), ["deploy"]);
}
