//! Rules R7 to R9: nothing is lost when a key is deleted or a member removed.

use keys::domain::grant::Permission;
use keys::testing::Script;
use keys::testing::sample::{grant, key_id, resource_id};

use super::{last_event, refused};
use crate::support::fixture::Fixture;

#[test]
fn r7_deletion_is_confirmed() {
    let fixture = Fixture::acme();
    let twice = Script::new().confirms("Delete the key deploy").confirms("cannot be undone");
    fixture.with_script(&twice).run(&["delete", "deploy"]).done();
    let receiver =
        Script::new().confirms("Delete the key Nightly import").chooses("resources to:", "Grace").confirms(
            "transfer 1 data source, 1 project, 1 layer and 1 table to Grace Hopper? This cannot be undone.",
        );
    fixture.with_script(&receiver).run(&["delete", "Nightly import"]).done();
    let grace = "SELECT count(*) FROM acl_grant WHERE permission = 'owner'
        AND principal_id = (SELECT id FROM member WHERE name = 'Grace Hopper')";
    assert_eq!(fixture.query(grace), ["4"]);
    let left = "SELECT count(*) FROM acl_grant g WHERE principal_kind = 'key'
        AND NOT EXISTS (SELECT 1 FROM api_key k WHERE k.id = g.principal_id)";
    assert_eq!(fixture.query(left), ["0"]);
    assert_eq!(last_event(&fixture), "Ada Lovelace key.deleted Nightly import");
}

#[test]
fn r7_shared_resources_survive_the_deletion() {
    let fixture = Fixture::acme();
    refused(&fixture, &["delete", "Nightly import", "--yes"], 2, "--delete-resources");
    let script = Script::new()
        .confirms("Delete")
        .chooses("Transfer its resources to:", "Delete them")
        .types("Type `Nightly import`", "Nightly import");
    fixture.with_script(&script).run(&["delete", "Nightly import"]).done();
    assert_eq!(fixture.query("SELECT name FROM resource ORDER BY name"), ["Atlas", "Wells"]);
}

#[test]
fn r7_changed_facts_are_shown_again() {
    let fixture = Fixture::acme();
    let elsewhere = fixture.clone();
    let script = Script::new().confirms("Delete").confirms("cannot be undone");
    let outcome = fixture
        .with_script(&script)
        .during("cannot be undone", move || {
            elsewhere.with(|cx| grant(cx, key_id(cx, "deploy"), Permission::Owner, resource_id(cx, "Atlas")));
        })
        .run(&["delete", "deploy"])
        .ends(1);
    let said = outcome.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("changed in the meantime; nothing was done"), "{outcome}");
    assert!(outcome.stderr.contains("Owned: 1 project."), "the new facts are not shown:\n{outcome}");
    assert_eq!(last_event(&fixture), "Ada Lovelace grant.given Atlas");
}

#[test]
fn r8_editors_are_offered_first() {
    let fixture = Fixture::acme();
    for script in [
        Script::new().confirms("Delete").escapes("resources to:"),
        Script::new()
            .confirms("Delete")
            .chooses("resources to:", "Ada Lovelace  ada@acme.com  administrator")
            .confirms("cannot be undone"),
    ] {
        fixture.with_script(&script).run(&["delete", "Nightly import"]);
        let shown = script.shown();
        let members: Vec<&str> =
            shown.iter().filter(|line| line.contains('@')).map(|line| line.trim()).collect();
        assert_eq!(
            members,
            [
                "Barbara Liskov  barbara@acme.com  editor",
                "Grace Hopper  grace@acme.com  editor",
                "Ada Lovelace  ada@acme.com  administrator",
            ]
        );
    }
    let fixture = Fixture::acme();
    for who in ["Tim Berners-Lee", "deploy", "everyone"] {
        fixture.run_unchanged(&["delete", "Nightly import", "--yes", "--transfer-to", who]).ends(1);
    }
}

#[test]
fn r9_members_follow_the_same_rules() {
    let fixture = Fixture::acme();
    fixture.run(&["resource", "add", "project", "Solo", "--owner", "Grace Hopper"]).done();
    refused(&fixture, &["member", "remove", "Grace Hopper", "--yes"], 2, "--transfer-to");
    let nobody = ["member", "remove", "Grace Hopper", "--yes", "--transfer-to"];
    refused(&fixture, &[&nobody[..], &["Grace Hopper"]].concat(), 1, "Grace Hopper");
    refused(&fixture, &[&nobody[..], &["Tim Berners-Lee"]].concat(), 1, "viewer");
    let script = Script::new()
        .confirms("Grace Hopper")
        .chooses("resources to:", "Barbara")
        .confirms("cannot be undone");
    fixture.with_script(&script).run(&["member", "remove", "Grace Hopper"]).done();
    let shown = script.shown();
    let members: Vec<&str> =
        shown.iter().filter(|line| line.starts_with("  ")).map(|line| line.trim()).collect();
    assert_eq!(
        members[..2],
        ["Barbara Liskov  barbara@acme.com  editor", "Ada Lovelace  ada@acme.com  administrator",]
    );
    let barbara =
        "SELECT r.name FROM resource r JOIN acl_grant g ON g.resource_id = r.id AND g.permission = 'owner'
        JOIN member m ON m.id = g.principal_id WHERE m.name = 'Barbara Liskov' ORDER BY r.name";
    assert_eq!(fixture.query(barbara), ["Atlas", "Solo", "Wells"]);
    fixture.run(&["member", "remove", "Barbara Liskov", "--delete-resources", "--yes"]).done();
    assert_eq!(
        fixture.query("SELECT name FROM resource ORDER BY name"),
        ["Atlas", "Rivers", "Warehouse", "Wells"]
    );
}

#[test]
fn r9_the_last_administrator_stays() {
    let fixture = Fixture::acme();
    refused(&fixture, &["member", "remove", "Ada Lovelace", "--yes"], 1, "administrator");
    refused(&fixture, &["member", "update", "Ada Lovelace", "--role", "editor"], 1, "administrator");
    fixture.run(&["member", "update", "Grace Hopper", "--role", "administrator"]).done();
    fixture.run(&["member", "update", "Ada Lovelace", "--role", "editor", "--as", "Grace Hopper"]).done();
}

/// A change by another process while the user reads the final question.
#[derive(Debug, Clone, Copy)]
enum Race {
    SubjectVanishes,
    ResourcesChange,
    ReceiverVanishes,
}

#[test]
fn r7_r9_races_stop_keys_and_members_alike() {
    for (command, subject) in
        [(&["delete"][..], "Nightly import"), (&["member", "remove"][..], "Grace Hopper")]
    {
        for race in [Race::SubjectVanishes, Race::ResourcesChange, Race::ReceiverVanishes] {
            let fixture = Fixture::acme();
            let elsewhere = fixture.clone();
            let script = Script::new()
                .confirms(subject)
                .chooses("resources to:", "Barbara Liskov")
                .confirms("to Barbara Liskov? This cannot be undone.");
            let outcome = fixture
                .with_script(&script)
                .during("cannot be undone", move || {
                    let transfer = ["--transfer-to", "Ada Lovelace", "--yes"];
                    let interference = match race {
                        Race::SubjectVanishes => [command, &[subject], &transfer].concat(),
                        Race::ResourcesChange => {
                            vec!["resource", "add", "project", "New", "--owner", subject]
                        }
                        Race::ReceiverVanishes => {
                            [&["member", "remove", "Barbara Liskov"], &transfer[..]].concat()
                        }
                    };
                    elsewhere.run(&interference).done();
                })
                .run(&[command, &[subject, "-o", "json"]].concat())
                .ends(1);
            let told = format!("{command:?}, {race:?}: {outcome}");
            assert!(outcome.stderr.contains(r#""code":"facts-changed""#), "{told}");
            assert_eq!(outcome.stdout, "", "{told}");
        }
    }
}
