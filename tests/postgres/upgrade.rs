//! A store with the schema of an earlier version.

use std::fs;
use std::path::Path;
use std::thread;

use super::server::Server;

/// Creates a store of schema 1 with the content of the stored file of that version.
#[expect(clippy::disallowed_methods, reason = "reads the stored file as it is")]
fn of_version_1(server: &Server, schema: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let first = root.join("src/store/engine/postgres/migrations/0001_initial.sql");
    let mut sql = server.sql();
    sql.batch_execute(&format!("CREATE SCHEMA {schema}; SET search_path = {schema}")).unwrap();
    sql.batch_execute(&fs::read_to_string(first).unwrap()).unwrap();
    sql.batch_execute("INSERT INTO schema_version VALUES (1); DELETE FROM event_head; SET session_replication_role = replica").unwrap();
    let file = rusqlite::Connection::open(root.join("tests/stores/v1-known-secret.db")).unwrap();
    for table in [
        "organization",
        "member",
        "api_key",
        "key_use",
        "secret",
        "resource",
        "acl_grant",
        "event",
        "event_head",
    ] {
        let mut rows = file.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns: Vec<String> = rows.column_names().map(|name| format!("\"{name}\"")).collect();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> =
                (0..columns.len()).map(|column| literal(row.get_ref(column).unwrap())).collect();
            let (columns, values) = (columns.join(", "), values.join(", "));
            sql.batch_execute(&format!("INSERT INTO {table} ({columns}) VALUES ({values})")).unwrap();
        }
    }
}

fn literal(value: rusqlite::types::ValueRef<'_>) -> String {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Blob(bytes) => {
            let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("'\\x{}'", digits.concat())
        }
        other => format!("'{}'", other.as_str().unwrap().replace('\'', "''")),
    }
}

fn secret() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stores/v1-known-secret.txt")).unwrap()
}

#[test]
fn eight_programs_upgrade_one_store() {
    let Some(server) = Server::start("") else { return };
    of_version_1(&server, "shop");
    let url = server.url("shop");
    // A verifier does not upgrade.
    let refused = server.verify(&url, &secret());
    assert_eq!(refused.status, 1, "{refused:?}");
    assert!(refused.stderr.contains("written by an older `keys`"), "{refused:?}");
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let listed = server.keys(&url, &["list", "-o", "tsv"]);
                assert_eq!(listed.status, 0, "{listed:?}");
                assert!(listed.stdout.contains("Nightly import"), "{listed:?}");
            });
        }
    });
    let versions = server.sql().query("SELECT version FROM shop.schema_version ORDER BY 1", &[]).unwrap();
    assert_eq!(versions.iter().map(|row| row.get(0)).collect::<Vec<i64>>(), [1, 2]);
    let verified = server.verify(&url, &secret());
    assert_eq!(verified.status, 0, "{verified:?}");
    for args in
        [&["check"][..], &["log", "--verify"], &["rotate", "Nightly import", "--grace", "1d"], &["check"]]
    {
        let result = server.keys(&url, args);
        assert_eq!(result.status, 0, "{args:?}: {result:?}");
    }
}

#[test]
fn only_the_owner_upgrades() {
    let Some(server) = Server::start("") else { return };
    of_version_1(&server, "shop");
    let roles = include_str!("../../src/store/engine/postgres/roles.sql").replace("{schema}", "shop");
    server.sql().batch_execute(&format!("{roles}; CREATE ROLE ada LOGIN IN ROLE keys_admin")).unwrap();
    server.sql().batch_execute("CREATE ROLE bob LOGIN IN ROLE keys_owner").unwrap();
    let code = |user: &str| server.keys(&server.url_of(user, "shop"), &["list", "-o", "json"]);
    let refused = code("ada");
    assert_eq!(refused.status, 1, "{refused:?}");
    assert!(refused.stderr.contains("store-older"), "{refused:?}");
    for user in ["bob", "ada"] {
        let listed = code(user);
        assert_eq!(listed.status, 0, "{user}: {listed:?}");
    }
}
