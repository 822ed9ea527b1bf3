//! Rules R4 to R6: owners, the contents of projects and data sources, and active keys.

use keys::testing::Script;

use super::{new_key, refused};
use crate::support::fixture::Fixture;

#[test]
fn r4_every_resource_keeps_an_owner() {
    let fixture = Fixture::acme();
    refused(&fixture, &["acl", "revoke", "Nightly import", "Warehouse"], 1, "owner");
    refused(&fixture, &["acl", "grant", "Nightly import", "view", "Warehouse"], 1, "owner");
    fixture.run(&["acl", "revoke", "Nightly import", "Atlas"]).done();
    refused(&fixture, &["acl", "revoke", "Grace Hopper", "Atlas"], 1, "owner");
    fixture.run(&["resource", "transfer", "Atlas", "--to", "Barbara Liskov"]).done();
    let ownerless = "SELECT count(*) FROM resource r WHERE NOT EXISTS
        (SELECT 1 FROM acl_grant g WHERE g.resource_id = r.id AND g.permission = 'owner')";
    assert_eq!(fixture.query(ownerless), ["0"]);
}

#[test]
fn r5_cascade_is_shown_and_deleted() {
    let fixture = Fixture::acme();
    let script = Script::new().declines("Atlas");
    let shown = fixture.with_script(&script).run_unchanged(&["resource", "remove", "Atlas"]).ends(1);
    assert!(shown.stderr.contains("Rivers") && shown.stderr.contains("Wells"), "{shown}");
    fixture.run(&["resource", "remove", "Warehouse", "--yes"]).done();
    assert_eq!(fixture.query("SELECT name FROM resource ORDER BY name"), ["Atlas", "Wells"]);
    fixture.run(&["resource", "remove", "Atlas", "--yes"]).done();
    assert_eq!(fixture.query("SELECT count(*) FROM resource"), ["0"]);
    assert_eq!(fixture.query("SELECT count(*) FROM acl_grant"), ["0"]);
}

#[test]
fn r5_only_layers_and_tables_have_a_project() {
    let fixture = Fixture::acme();
    refused(&fixture, &["resource", "add", "layer", "Roads"], 2, "--project");
    refused(&fixture, &["resource", "add", "project", "X", "--project", "Atlas"], 2, "project");
    refused(&fixture, &["resource", "add", "layer", "X", "--project", "Warehouse"], 1, "Warehouse");
    refused(
        &fixture,
        &["resource", "add", "layer", "X", "--project", "Atlas", "--source", "Wells"],
        1,
        "Wells",
    );
    fixture.run(&["resource", "add", "layer", "Roads", "--project", "Atlas", "--source", "Warehouse"]).done();
}

#[test]
fn r6_only_active_keys_verify() {
    let fixture = Fixture::acme();
    let secret = new_key(&fixture, &["build", "--role", "viewer", "--expires", "10d"]).stdout;
    let verify = |status| fixture.on_pipes().input(&secret).run(&["verify"]).ends(status);
    verify(0);
    fixture.run(&["revoke", "build"]).done();
    let no = verify(3);
    assert!(no.stderr.contains("revoked") || no.stdout.contains("revoked"), "{no}");
    fixture.run(&["restore", "build"]).done();
    verify(0);
    fixture.put_clock("2026-03-20T09:29:59.999Z");
    verify(0);
    fixture.put_clock("2026-03-20T09:30:00Z");
    verify(3);
    assert_eq!(fixture.run(&["show", "build", "--field", "status"]).stdout, "expired\n");
    fixture.run(&["delete", "build", "--yes"]).done();
    verify(3);
}
