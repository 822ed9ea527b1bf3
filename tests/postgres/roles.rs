//! The database roles: what an administrator and a verifier can do, and what not.

use serde_json::Value;

use super::server::{INIT, Server};

/// A server with a store in the schema `shop`, and the users `ada` and `gate`.
fn with_roles(configuration: &str) -> Option<Server> {
    let server = Server::start(configuration)?;
    let created = server.keys(&server.url("shop"), &[&INIT[..], &["--roles"]].concat());
    assert_eq!(created.status, 0, "{created:?}");
    server
        .sql()
        .batch_execute(
            "CREATE ROLE ada LOGIN IN ROLE keys_admin; CREATE ROLE gate LOGIN IN ROLE keys_verifier;
             CREATE ROLE stranger LOGIN",
        )
        .unwrap();
    Some(server)
}

#[test]
fn administrators_cannot_change_the_log() {
    let Some(server) = with_roles("") else { return };
    let url = server.url_of("ada", "shop");
    let keys = |args: &[&str]| {
        let result = server.keys(&url, args);
        assert_eq!(result.status, 0, "{args:?}: {result:?}");
        result.stdout
    };
    let secret = keys(&["create", "Nightly import", "--role", "editor", "--expires", "90d"]);
    keys(&["member", "add", "--name", "Eve Moss", "--email", "eve@acme.com", "--role", "editor"]);
    keys(&["resource", "add", "project", "Atlas", "--owner", "Nightly import"]);
    keys(&["acl", "grant", "everyone", "view", "Atlas"]);
    keys(&["rotate", "Nightly import", "--grace", "1d"]);
    keys(&["revoke", "Nightly import"]);
    keys(&["restore", "Nightly import"]);
    keys(&["update", "Nightly import", "--title", "Import"]);
    let verified = server.verify(&url, &secret);
    assert_eq!(verified.status, 0, "{verified:?}");
    keys(&["delete", "Import", "--transfer-to", "eve@acme.com", "--yes"]);
    keys(&["log", "--verify"]);
    let checked: Value = serde_json::from_str(&keys(&["check", "-o", "json"])).unwrap();
    assert_eq!(checked["sound"], true);

    let mut sql = server.sql();
    sql.batch_execute("SET ROLE ada; SET search_path = shop").unwrap();
    for change in [
        "UPDATE event SET actor = 'Eve'",
        "DELETE FROM event",
        "TRUNCATE event",
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "DROP TRIGGER event_is_not_deleted ON event",
        "DROP TABLE event",
        "DELETE FROM event_head",
        "CREATE TABLE more (id INTEGER)",
        "UPDATE schema_version SET version = 9",
        "CREATE OR REPLACE FUNCTION the_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
    ] {
        let code = sql.batch_execute(change).unwrap_err().code().unwrap().code().to_owned();
        assert_eq!(code, "42501", "{change}");
    }
}

#[test]
fn verifiers_only_verify() {
    let Some(server) = with_roles("") else { return };
    let admin = server.url_of("ada", "shop");
    let created = server.keys(&admin, &["create", "Import", "--role", "editor", "--expires", "90d"]);
    let url = server.url_of("gate", "shop");
    let verified = server.verify(&url, &created.stdout);
    assert_eq!(verified.status, 0, "{verified:?}");
    let used = server.sql().query_one("SELECT count(*) FROM shop.key_use", &[]).unwrap();
    assert_eq!(used.get::<_, i64>(0), 1, "the use is recorded");
    for args in
        [&["revoke", "Import"][..], &["log"], &["create", "X", "--role", "viewer", "--expires", "90d"]]
    {
        let refused = server.keys(&url, args);
        assert_eq!(refused.status, 1, "{args:?}: {refused:?}");
        assert!(refused.stderr.contains("the database user lacks a privilege"), "{refused:?}");
    }
    let stranger = server.keys(&server.url_of("stranger", "shop"), &["list"]);
    assert!(stranger.stderr.contains("lacks a privilege"), "{stranger:?}");
}

#[test]
fn roles_are_granted_to_several_stores() {
    let Some(server) = with_roles("") else { return };
    let created = server.keys(&server.url("other"), &[&INIT[..], &["--roles"]].concat());
    assert_eq!(created.status, 0, "{created:?}");
    let listed = server.keys(&server.url_of("ada", "other"), &["list"]);
    assert_eq!(listed.status, 0, "{listed:?}");
}

#[test]
fn page_shows_the_statements() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/postgresql.md")).unwrap();
    let statements = include_str!("../../src/store/engine/postgres/roles.sql").replace("{schema}", "public");
    assert!(page.contains(&statements), "docs/postgresql.md differs from roles.sql");
}

#[test]
fn risky_settings_are_found() {
    let Some(server) = with_roles("fsync = off\nfull_page_writes = off\nsynchronous_commit = off") else {
        return;
    };
    let checked = server.keys(&server.url("shop"), &["check", "-o", "json"]);
    let checked: Value = serde_json::from_str(&checked.stdout).unwrap();
    let messages: Vec<&str> = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["message"].as_str().unwrap())
        .collect();
    assert_eq!(
        messages,
        [
            "the server runs with `fsync = off`: a crash can damage the store",
            "the server runs with `full_page_writes = off`: a crash can damage the store",
            "the server runs with `synchronous_commit = off`: a crash can undo the newest changes",
        ]
    );
    let notes = checked["notes"].to_string();
    assert!(notes.contains("connected through a unix socket, synchronous_commit off"), "{notes}");
    assert!(notes.contains("`postgres` is a superuser and can change the log"), "{notes}");
    let as_admin = server.keys(&server.url_of("ada", "shop"), &["check", "-o", "json"]);
    assert!(!as_admin.stdout.contains("can change the log"), "{as_admin:?}");
}

#[test]
fn roles_need_a_server() {
    let sandbox = crate::support::sandbox::Sandbox::empty();
    let path = sandbox.store().to_str().unwrap();
    let refused = sandbox.run(&[&["--store", path], &INIT[..], &["--roles"]].concat());
    assert_eq!(refused.status, 2, "{refused:?}");
    assert!(refused.stderr.contains("this one is a file"), "{refused:?}");
}
