//! `keys update`.

use insta::assert_snapshot;

use crate::support::prompt::Script;
use crate::support::world::World;
use crate::verify::{secret_of, word};

#[test]
fn title_role_and_expiry_are_changed_and_the_rest_stays() {
    let world = World::acme();
    let secret = secret_of(&world, "tiles", "viewer", "90d");
    let fixed = "SELECT id || email || created FROM api_key WHERE email LIKE 'tiles-%'";
    let before = world.look(fixed);
    let all =
        ["--title", "Tile server", "--role", "editor", "--expires", "2027-01-31", "--reason", "ticket 12"];
    assert_snapshot!("updated", world.run(&[&["update", "tiles"], &all[..]].concat()).done());
    assert_eq!(word(&world, &secret), "valid");
    assert_eq!(world.look(fixed), before);
    let event = "SELECT action || ' ' || reason || ' ' || detail FROM event ORDER BY number DESC LIMIT 1";
    assert_snapshot!("updated_event", world.look(event)[0]);
    assert_snapshot!(
        "updated_as_json",
        world.run(&["update", "ci", "--expires", "never", "-o", "json"]).done()
    );
}

#[test]
fn several_keys_are_updated_together_or_not_at_all() {
    let world = World::acme();
    assert_snapshot!(
        "updated_together",
        world.run(&["update", "ci", "deploy", "ci", "--expires", "30d"]).done()
    );
    assert_snapshot!(
        "updated_together_as_json",
        world.run(&["update", "ci", "deploy", "--role", "editor", "-o", "json"]).done()
    );
    assert_snapshot!(world.transcript_in_vain(&[
        &["update", "ci", "deploy"],
        &["update", "ci", "deploy", "--title", "both"],
        &["update", "ci", "nobody", "--expires", "1y"],
        &["update", "ci", "Nightly import", "--role", "viewer"],
    ]));
}

#[test]
fn a_new_expiry_brings_an_expired_key_back_and_a_past_one_is_refused() {
    let world = World::acme();
    let secret = secret_of(&world, "brief", "viewer", "2d");
    world.put_clock("2026-03-20T00:00:00Z");
    assert_eq!(word(&world, &secret), "expired");
    assert_snapshot!(
        "past_expiry",
        world.transcript_in_vain(&[
            &["update", "brief", "--expires", "2026-03-19"],
            &["update", "brief", "--expires=-3d"],
            &["update", "brief", "--expires", "now"],
            &["update", "brief", "--expires", "soon"],
        ])
    );
    assert_snapshot!("revived", world.run(&["update", "brief", "--expires", "30d"]).done());
    assert_eq!(word(&world, &secret), "valid");
    world.run(&["update", "brief", "--title", "long"]).done();
}

#[test]
fn what_a_rule_forbids_is_refused_with_what_to_do() {
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
        &["update", "Nightly import", "--role", "viewer"],
        &["update", "deploy", "--role", "viewer", "-o", "json"],
        &["update", "ci", "--role", "administrator"],
        &["update", "ci", "--title", "  "],
        &["update", "ci", "--title", "x", "--as", "tim@acme.com"],
    ]));
}

#[test]
fn nothing_to_change_names_the_flags_and_nothing_changed_says_so() {
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
        &["update", "ci"],
        &["update"],
        &["update", "ci", "--role", "viewer"],
        &["update", "ci", "--title", "ci"],
    ]));
}

#[test]
fn a_second_key_of_the_same_title_is_pointed_out() {
    let world = World::acme();
    assert_snapshot!(world.run(&["update", "ci", "--title", "Deploy"]).done());
}

#[test]
fn fields_are_gone_through_one_by_one() {
    let world = World::acme();
    let script = Script::new()
        .types("Title *", "")
        .types("Title *", "CI server")
        .types("Expires", "yesterday")
        .types("Expires", "1y")
        .takes("Role", "editor")
        .confirms("Change the key ci?");
    assert_snapshot!("updated_step_by_step", world.with_person(&script).run(&["update", "ci"]).done());
    assert_eq!(world.look("SELECT role FROM api_key WHERE title = 'CI server'"), ["editor"]);
    let as_it_is = Script::new()
        .takes("Which key?", "CI server")
        .types("Title", "CI server")
        .types("Expires", "")
        .takes("Role", "editor")
        .confirms("Change");
    assert_snapshot!("updated_to_the_same", world.with_person(&as_it_is).run_in_vain(&["update"]).done());
}

#[test]
fn leaving_or_declining_changes_nothing() {
    let world = World::acme();
    let start = || Script::new().types("Title", "CI server").types("Expires", "");
    for (script, status) in [
        (Script::new().leaves("Title"), 130),
        (start().leaves("Role"), 130),
        (start().takes("Role", "editor").leaves("Change"), 130),
        (start().takes("Role", "editor").declines("Change"), 1),
    ] {
        let outcome = world.with_person(&script).run_in_vain(&["update", "ci"]).ends(status);
        assert!(outcome.stderr.ends_with("; nothing changed\n"), "{outcome}");
    }
}

#[test]
fn a_title_that_the_store_cannot_find_is_changed_all_the_same() {
    let world = World::acme();
    world.sql("UPDATE api_key SET title_fold = 'x' WHERE title = 'deploy'");
    let id = world.look("SELECT id FROM api_key WHERE title = 'deploy'").concat();
    world.run(&["update", &id, "--title", "DEPLOY"]).done();
    assert_eq!(world.look("SELECT title_fold FROM api_key WHERE title = 'DEPLOY'"), ["deploy"]);
}
