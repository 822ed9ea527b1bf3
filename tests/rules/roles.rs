//! Rules R1 to R3: what a key is, who may change what, who may hold what.

use keys::testing::Script;

use super::{last_event, refused};
use crate::support::fixture::Fixture;

#[test]
fn r1_key_has_title_expiry_and_a_key_role() {
    let fixture = Fixture::initialized();
    let full = ["create", "ci", "--role", "viewer", "--expires", "90d"];
    refused(
        &fixture,
        &["create", "ci", "--role", "administrator", "--expires", "90d"],
        2,
        "cannot be an administrator",
    );
    refused(&fixture, &["create", "--role", "viewer", "--expires", "90d"], 2, "missing title");
    refused(&fixture, &full[..4], 2, "missing expiry");
    refused(&fixture, &["create", "ci", "--expires", "never"], 2, "missing role");
    fixture.run(&full).done();
    fixture.run(&["create", "deploy", "--role", "editor", "--expires", "never"]).done();
    assert_eq!(fixture.query("SELECT role FROM api_key ORDER BY title"), ["viewer", "editor"]);
    refused(&fixture, &["update", "ci", "--role", "administrator"], 2, "administrator");
}

#[test]
fn r2_only_administrators_change_keys() {
    let fixture = Fixture::acme();
    for (who, role) in
        [("grace@acme.com", "Grace Hopper (editor)"), ("tim@acme.com", "Tim Berners-Lee (viewer)")]
    {
        for args in [
            &["create", "x", "--role", "viewer", "--expires", "1d"][..],
            &["update", "deploy", "--title", "x"],
            &["revoke", "deploy"],
            &["restore", "legacy sync"],
            &["rotate", "deploy"],
            &["delete", "deploy", "--yes"],
            &["member", "add", "--name", "X", "--email", "x@acme.com", "--role", "viewer"],
            &["member", "update", "Tim Berners-Lee", "--name", "Tim"],
            &["member", "remove", "Tim Berners-Lee", "--yes"],
        ] {
            let args = [args, &["--as", who]].concat();
            refused(&fixture, &args, 1, role);
            refused(&fixture, &args, 1, "administrators only");
        }
        fixture.run(&["list", "--as", who]).done();
        fixture.run(&["show", "deploy", "--as", who]).done();
    }
}

#[test]
fn r2_refused_members_get_no_prompt() {
    let fixture = Fixture::acme();
    for command in ["create", "update", "revoke", "restore", "rotate", "delete"] {
        let told =
            fixture.with_script(&Script::new()).run_unchanged(&[command, "--as", "grace@acme.com"]).ends(1);
        assert!(told.stderr.contains("Grace Hopper (editor) cannot"), "{told}");
    }
}

#[test]
fn r2_editors_manage_only_what_they_own() {
    let fixture = Fixture::acme();
    let grace = ["--as", "grace@acme.com"];
    fixture.run(&[&["acl", "grant", "Tim Berners-Lee", "view", "Atlas"][..], &grace].concat()).done();
    fixture.run(&[&["resource", "add", "project", "Borders"][..], &grace].concat()).done();
    let grants = |resource: &'static str| ["acl", "grant", "Tim Berners-Lee", "view", resource];
    refused(&fixture, &[&grants("Warehouse")[..], &grace].concat(), 1, "Grace Hopper");
    refused(
        &fixture,
        &[&["resource", "remove", "Warehouse", "--yes"][..], &grace].concat(),
        1,
        "Grace Hopper",
    );
    let tim = ["--as", "tim@acme.com"];
    refused(&fixture, &[&grants("Atlas")[..], &tim].concat(), 1, "Tim Berners-Lee (viewer)");
    refused(
        &fixture,
        &[&["resource", "add", "project", "X"][..], &tim].concat(),
        1,
        "Tim Berners-Lee (viewer)",
    );
    fixture.run(&grants("Warehouse")).done();
}

#[test]
fn r2_acting_member_is_named_or_sole_admin() {
    let fixture = Fixture::acme();
    fixture.run(&["revoke", "ci"]).done();
    assert_eq!(last_event(&fixture), "Ada Lovelace key.revoked ci");
    fixture.run(&["member", "update", "Grace Hopper", "--role", "administrator"]).done();
    refused(&fixture, &["restore", "ci"], 2, "--as WHO");
    fixture
        .on_pipes()
        .variable("KEYS_AS", "ada@acme.com")
        .run(&["restore", "ci", "--as", "Grace Hopper"])
        .done();
    assert_eq!(last_event(&fixture), "Grace Hopper key.restored ci");
    fixture.on_pipes().variable("KEYS_AS", "ada@acme.com").run(&["revoke", "ci"]).done();
    assert_eq!(last_event(&fixture), "Ada Lovelace key.revoked ci");
    fixture.with_script(&Script::new().chooses("Who are you?", "Grace")).run(&["restore", "ci"]).done();
    assert_eq!(last_event(&fixture), "Grace Hopper key.restored ci");
}

#[test]
fn r3_only_editors_hold_more_than_view() {
    let fixture = Fixture::acme();
    for permission in ["modify", "owner"] {
        for who in ["Tim Berners-Lee", "ci", "everyone"] {
            refused(&fixture, &["acl", "grant", who, permission, "Atlas"], 1, "view");
        }
    }
    refused(&fixture, &["resource", "transfer", "Atlas", "--to", "ci"], 1, "editor");
    refused(&fixture, &["resource", "add", "project", "X", "--owner", "Tim Berners-Lee"], 1, "editor");
    for who in ["Tim Berners-Lee", "ci", "everyone"] {
        fixture.run(&["acl", "grant", who, "view", "Atlas"]).done();
    }
}

#[test]
fn r3_granted_editor_stays_an_editor() {
    let fixture = Fixture::acme();
    for args in [
        &["update", "Nightly import", "--role", "viewer"][..],
        &["update", "deploy", "--role", "viewer"],
        &["member", "update", "Grace Hopper", "--role", "viewer"],
    ] {
        let outcome = fixture.run_unchanged(args).ends(1);
        assert!(outcome.stderr.contains("Atlas"), "what is held is not named:\n{outcome}");
        assert!(outcome.stderr.contains("keys "), "no command is named:\n{outcome}");
    }
    fixture.run(&["acl", "revoke", "deploy", "Atlas/Wells"]).done();
    fixture.run(&["update", "deploy", "--role", "viewer"]).done();
}
