//! `keys check` after something other than `keys` wrote to the tables: the log disagrees.

use insta::assert_snapshot;
use keys::testing::sample::ADA;

use crate::check::{after, run_hints};
use crate::support::fixture::Fixture;
use crate::verify::secret_of;

const PLANTED_KEY: &str = "INSERT INTO api_key
    SELECT '00000000-0000-4000-8000-00000000000a', 'backdoor', 'backdoor', 'backdoor@acme.invalid', 'editor',
        creator_id, created, expires, NULL, created FROM api_key WHERE title = 'deploy';
    INSERT INTO secret
    SELECT 0, zeroblob(32), id, 'keys_aaaa', created, 9223372036854775807, title, email, role, expires, NULL,
        created, 7
    FROM api_key WHERE title = 'backdoor'";

const PLANTED_SECRET: &str = "INSERT INTO secret
    SELECT 0, zeroblob(32), id, 'keys_aaaa', created, 9223372036854775807, title, email, role, expires, NULL,
        created, 7
    FROM api_key WHERE title = 'deploy'";

const PLANTED_MEMBER: &str = "INSERT INTO member
    SELECT '00000000-0000-4000-8000-00000000000b', 'Eve', 'eve', 'eve@acme.com', 'eve@acme.com', 'administrator',
        added, NULL FROM member WHERE email = 'ada@acme.com'";

const PLANTED_RESOURCE: &str = "INSERT INTO resource
    SELECT '00000000-0000-4000-8000-00000000000c', 'project', 'Maps', 'maps', NULL, NULL, created
    FROM resource WHERE name = 'Atlas';
    INSERT INTO acl_grant
    SELECT '00000000-0000-4000-8000-00000000000c', id, 'member', 'owner' FROM member WHERE email = 'ada@acme.com'";

const PLANTED_GRANT: &str = "INSERT INTO acl_grant SELECT r.id, k.id, 'key', 'owner'
    FROM resource r, api_key k WHERE r.name = 'Warehouse' AND k.title = 'deploy'";

/// One of each kind that the commands in the hints repair.
const REPAIRABLE: [&str; 26] = [
    PLANTED_KEY,
    PLANTED_SECRET,
    PLANTED_MEMBER,
    PLANTED_RESOURCE,
    PLANTED_GRANT,
    "UPDATE api_key SET role = 'editor' WHERE title = 'ci'",
    "UPDATE api_key SET title = 'CI', title_fold = 'ci' WHERE title = 'ci'",
    "UPDATE api_key SET title = 'it''s', title_fold = 'it''s' WHERE title = 'Nightly import'",
    "UPDATE api_key SET expires = 9223372036854775807 WHERE title = 'Partner map'",
    "UPDATE api_key SET expires = 4102444800000 WHERE title = 'old build'",
    "UPDATE api_key SET expires = 1773135000000 WHERE title = 'deploy'",
    "UPDATE api_key SET revoked = NULL WHERE title = 'legacy sync'",
    "UPDATE api_key SET revoked = revoked + 3600000 WHERE title = 'legacy sync'",
    "UPDATE api_key SET revoked = created WHERE title = 'deploy'",
    "DELETE FROM secret WHERE key_title = 'deploy'",
    "UPDATE secret SET ends = created WHERE key_title = 'deploy'",
    "UPDATE secret SET ends = 9223372036854775806 WHERE key_title = 'deploy'",
    "UPDATE secret SET recognizable = 'keys_aaaa' WHERE key_title = 'deploy'",
    "UPDATE member SET role = 'administrator' WHERE email = 'tim@acme.com'",
    "UPDATE member SET name = 'Eve', name_fold = 'eve' WHERE email = 'tim@acme.com'",
    "UPDATE member SET email = 'eve@acme.com', email_fold = 'eve@acme.com' WHERE email = 'tim@acme.com'",
    "UPDATE resource SET name = 'Streams', name_fold = 'streams' WHERE name = 'Rivers'",
    "UPDATE resource SET source_id = NULL WHERE name = 'Rivers'",
    "UPDATE acl_grant SET permission = 'owner' WHERE permission = 'modify'",
    "DELETE FROM acl_grant WHERE permission = 'view'",
    "UPDATE acl_grant SET principal_id = (SELECT id FROM member WHERE email = 'grace@acme.com'), principal_kind = 'member'
     WHERE permission = 'owner' AND resource_id = (SELECT id FROM resource WHERE name = 'Warehouse')",
];

/// One of each kind that only a backup repairs.
const FOR_GOOD: [&str; 13] = [
    "DELETE FROM secret WHERE key_title = 'ci'; DELETE FROM key_use; DELETE FROM api_key WHERE title = 'ci'",
    "UPDATE api_key SET email = 'ci@acme.invalid' WHERE title = 'ci'",
    "UPDATE api_key SET created = created - 86400000 WHERE title = 'ci'",
    "UPDATE api_key SET creator_id = (SELECT id FROM member WHERE email = 'grace@acme.com') WHERE title = 'ci'",
    "UPDATE member SET removed = added WHERE name = 'Barbara Liskov'",
    "UPDATE member SET added = added - 86400000 WHERE email = 'tim@acme.com'",
    "DELETE FROM member WHERE email = 'tim@acme.com'",
    "DELETE FROM acl_grant WHERE resource_id = (SELECT id FROM resource WHERE name = 'Rivers');
     DELETE FROM resource WHERE name = 'Rivers'",
    "UPDATE organization SET name = 'Emca'",
    "UPDATE organization SET prefix = 'emca'",
    "UPDATE organization SET id = '00000000-0000-4000-8000-00000000000d'",
    "UPDATE event_head SET number = 3",
    "INSERT INTO key_use VALUES ('00000000-0000-4000-8000-00000000000a', 1)",
];

#[test]
fn tampering_is_found() {
    assert_snapshot!("repairable", REPAIRABLE.map(after).join("\n\n"));
    assert_snapshot!("for_good", FOR_GOOD.map(after).join("\n\n"));
}

#[test]
fn hints_repair_what_can_be_repaired() {
    for tampering in REPAIRABLE {
        let fixture = Fixture::acme();
        fixture.tamper(tampering);
        assert!(run_hints(&fixture, "no backup") > 0, "{tampering}");
        let found = fixture.run_unchanged(&["check"]);
        assert_eq!(found.status, 0, "{tampering}\n{found}");
    }
}

#[test]
fn hints_run_where_only_a_backup_helps() {
    for tampering in FOR_GOOD {
        let fixture = Fixture::acme();
        let backup = fixture.folder().join("backup.db").display().to_string();
        fixture.run(&["backup", &backup]).done();
        fixture.tamper(tampering);
        run_hints(&fixture, &backup);
        fixture.run_unchanged(&["check"]).ends(3);
        fixture.run_unchanged(&["check", "--store", &backup]).done();
    }
}

#[test]
fn moved_layer_is_found_despite_equal_names() {
    let fixture = Fixture::acme();
    fixture.run(&["resource", "add", "project", "Atlas"]).done();
    fixture.run_unchanged(&["check"]).done();
    fixture.tamper(
        "UPDATE resource SET project_id = (SELECT id FROM resource WHERE kind = 'project'
            ORDER BY created DESC LIMIT 1) WHERE name = 'Rivers'",
    );
    assert_snapshot!(fixture.run_unchanged(&["check"]).ends(3));
    run_hints(&fixture, "no backup");
    fixture.run_unchanged(&["check"]).done();
}

#[test]
fn restored_rows_are_found() {
    let fixture = Fixture::acme();
    let key = fixture.query("SELECT id || ',' || email FROM api_key WHERE title = 'ci'").remove(0);
    fixture.run(&["delete", "ci", "--yes"]).done();
    fixture.run(&["member", "remove", "tim@acme.com", "--yes"]).done();
    let (id, email) = key.split_once(',').unwrap();
    fixture.tamper(
        &format!(
            "INSERT INTO api_key SELECT '{id}', 'ci', 'ci', '{email}', 'viewer', id, added, 9223372036854775807, NULL, added
             FROM member WHERE email = '{ADA}';
             UPDATE member SET removed = NULL"
        ),
    );
    assert_snapshot!(fixture.run_unchanged(&["check"]).ends(3));
    run_hints(&fixture, "no backup");
    fixture.run_unchanged(&["check"]).done();
}

#[test]
fn revived_secret_is_found() {
    let fixture = Fixture::acme();
    let old = secret_of(&fixture, "tiles", "viewer", "never");
    fixture.clock.advance(60_000);
    fixture.run(&["rotate", "tiles"]).done();
    fixture.run_unchanged(&["check"]).done();
    fixture.on_pipes().input(&old).run(&["verify"]).ends(3);
    fixture.tamper("UPDATE secret SET ends = 9223372036854775807 WHERE key_title = 'tiles'");
    fixture.on_pipes().input(&old).run(&["verify"]).done();
    assert_snapshot!(fixture.run_unchanged(&["check"]).ends(3));
    run_hints(&fixture, "no backup");
    fixture.on_pipes().input(&old).run(&["verify"]).ends(3);
    fixture.run_unchanged(&["check"]).done();
}

#[test]
fn events_that_go_back_in_time_are_found() {
    let fixture = Fixture::acme();
    fixture.clock.advance(-30_000);
    fixture.run(&["revoke", "ci"]).done();
    fixture.clock.advance(-30_000);
    fixture.run(&["restore", "ci"]).done();
    fixture.clock.advance(60_000);
    fixture.run_unchanged(&["check"]).done();
    fixture.clock.advance(-86_400_000);
    fixture.run(&["revoke", "ci"]).done();
    fixture.clock.advance(86_400_000);
    assert_snapshot!(fixture.run_unchanged(&["check"]).ends(3));
    run_hints(&fixture, "no backup");
}

#[test]
fn event_that_is_not_understood_is_found() {
    let fixture = Fixture::acme();
    fixture.tamper(
        "UPDATE event SET detail = '{}' WHERE number IN (8, 15);
         UPDATE api_key SET role = 'editor' WHERE title = 'ci'",
    );
    assert_snapshot!(fixture.run_unchanged(&["check"]).ends(3));
}

#[test]
fn long_history_is_sound() {
    let fixture = Fixture::acme();
    for (after, args) in [
        (1, "resource transfer Wells --to grace@acme.com"),
        (1, "resource transfer Atlas --to deploy --from grace@acme.com"),
        (1, "acl grant everyone view Atlas"),
        (1, "acl grant tim@acme.com view Wells"),
        (1, "member update tim@acme.com --role editor --name Timothy"),
        (1, "acl grant tim@acme.com modify Wells"),
        (1, "acl revoke everyone Atlas"),
        (1, "rotate deploy --grace 1h"),
        (7200, "rotate deploy"),
        (1, "update deploy --title release --expires 30d"),
        (1, "delete release --transfer-to tim@acme.com --yes"),
        (1, "member remove tim@acme.com --transfer-to barbara@acme.com --yes"),
        (1, "member remove grace@acme.com --delete-resources --yes"),
        (1, "revoke ci"),
        (1, "restore ci"),
        (1, "resource add layer Lakes --project Atlas --source Warehouse"),
        (1, "resource remove Warehouse --yes"),
        (1, "delete Nightly --yes --delete-resources"),
    ] {
        fixture.clock.advance(after * 1000);
        let args: Vec<&str> =
            args.split(' ').map(|arg| if arg == "Nightly" { "Nightly import" } else { arg }).collect();
        fixture.run(&args).done();
        let checked = fixture.run_unchanged(&["check"]);
        assert_eq!(checked.status, 0, "{args:?}\n{checked}");
    }
}
