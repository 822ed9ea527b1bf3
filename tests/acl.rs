//! `keys acl`.

use keys::testing::{Script, skipped_on_server};

use crate::support::fixture::Fixture;
use crate::support::outcome::all;

#[test]
fn grants_are_filtered_by_all_three_parts() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run(&["acl", "list"]).done(),
        fixture
            .run(&["acl", "list", "--principal", "Nightly import", "--permission", "owner", "-o", "csv"])
            .done(),
        fixture.run(&["acl", "list", "--resource", "Wells", "-o", "jsonl"]).done(),
        fixture.run(&["acl", "list", "--principal", "everyone"]).done(),
        fixture.run(&["acl", "list", "--principal", "everyone", "-o", "json"]).done(),
    ]));
}

#[test]
fn permissions_are_set_and_revoked() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run(&["acl", "grant", "everyone", "view", "Warehouse"]).done(),
        fixture.run_unchanged(&["acl", "grant", "everyone", "view", "Warehouse"]).done(),
        fixture.run(&["acl", "grant", "deploy", "owner", "Wells", "--as", "barbara@acme.com"]).done(),
        fixture
            .run(&["acl", "grant", "ci", "view", "Atlas/Wells", "-o", "json", "--reason", "asked for"])
            .done(),
        fixture.run(&["acl", "revoke", "everyone", "Warehouse"]).done(),
        fixture.run_unchanged(&["acl", "revoke", "everyone", "Warehouse"]).done(),
        fixture.run(&["acl", "revoke", "Nightly import", "Wells", "-o", "json"]).done(),
        fixture.run(&["acl", "list", "--resource", "Wells"]).done(),
    ]));
    assert_eq!(fixture.query("SELECT reason FROM event WHERE reason IS NOT NULL"), ["asked for"]);
}

#[test]
fn grant_on_a_project_ignores_its_contents() {
    if skipped_on_server("it stores only values within the CHECKs") {
        return;
    }
    let fixture = Fixture::acme();
    fixture.tamper("UPDATE resource SET kind = 'planet' WHERE name = 'Rivers'");
    fixture.run_unchanged(&["resource", "show", "Atlas"]).ends(1);
    fixture.run(&["acl", "grant", "ci", "view", "Atlas"]).done();
    fixture.run(&["resource", "add", "layer", "Roads", "--project", "Atlas"]).done();
}

#[test]
fn invalid_grants_are_refused() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run_unchanged(&["acl", "grant", "ci", "own", "Atlas"]).ends(2),
        fixture.run_unchanged(&["acl", "grant", "ci"]).ends(2),
        fixture.run_unchanged(&["acl", "grant"]).ends(2),
        fixture.run_unchanged(&["acl", "grant", "ci", "view"]).ends(2),
        fixture.run_unchanged(&["acl", "grant", "ci", "modify", "Atlas"]).ends(1),
        fixture.run_unchanged(&["acl", "grant", "tim@acme.com", "owner", "Atlas"]).ends(1),
        fixture.run_unchanged(&["acl", "grant", "everyone", "modify", "Atlas"]).ends(1),
        fixture.run_unchanged(&["acl", "grant", "Nightly import", "view", "Warehouse"]).ends(1),
        fixture.run_unchanged(&["acl", "revoke", "Nightly import", "Warehouse"]).ends(1),
        fixture.run_unchanged(&["acl", "revoke", "nobody", "Warehouse"]).ends(1),
        fixture.run_unchanged(&["acl", "grant", "ci", "view", "Warehouse", "--as", "grace@acme.com"]).ends(1),
        fixture
            .run_unchanged(&["acl", "revoke", "ci", "Warehouse", "--as", "tim@acme.com", "-o", "json"])
            .ends(1),
        fixture.run_unchanged(&["acl", "list", "--permission", "vew"]).ends(2),
    ]));
}

#[test]
fn prompts_lead_through_grant_and_revoke() {
    let fixture = Fixture::acme();
    let grant = Script::new()
        .chooses("Member, key or everyone?", "Tim")
        .chooses("Permission", "View")
        .chooses("Which resource?", "Warehouse")
        .confirms("Grant Tim Berners-Lee `view` on Warehouse");
    let revoke = Script::new()
        .chooses("Member, key or everyone?", "Tim")
        .chooses("Which resource?", "Warehouse")
        .confirms("Revoke the permission of Tim Berners-Lee");
    insta::assert_snapshot!(all([
        fixture.with_script(&grant).run(&["acl", "grant"]).done(),
        fixture.with_script(&revoke).run(&["acl", "revoke"]).done(),
    ]));
}

#[test]
fn unconfirmed_grant_changes_nothing() {
    let fixture = Fixture::acme();
    let declined = Script::new().chooses("Which resource?", "Warehouse").declines("Grant");
    let left = Script::new().escapes("Member, key or everyone?");
    insta::assert_snapshot!(all([
        fixture.with_script(&declined).run_unchanged(&["acl", "grant", "ci", "view"]).ends(1),
        fixture.with_script(&left).run_unchanged(&["acl", "grant"]).ends(130),
    ]));
}
