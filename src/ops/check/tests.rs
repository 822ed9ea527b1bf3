use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::{Checkup, check};
use crate::domain::grant::{Permission, Principal};
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::Expiry;
use crate::ops::fixture::{FixedClock, Fixture, create, text};
use crate::ops::key::NewKey;
use crate::store::Store;
use crate::testing::{location, on_server, skipped_on_server, tamper};
use crate::verify::Verifier;

/// A store with a key that may change a project of Ada's.
fn world(path: &Path) -> Fixture {
    let world = Fixture::at(path);
    let new = NewKey { title: Name::new("import").unwrap(), role: KeyRole::Editor, expires: Expiry::Never };
    let key = create(&world.cx(), &new).unwrap().row.key.id;
    let ada = Principal::Member(world.ada);
    world.project("Atlas", &[(ada, Permission::Owner), (Principal::Key(key), Permission::Modify)]);
    world
}

/// Checks a store after `tampering`.
fn after(tampering: &str) -> Checkup {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    drop(world(&path));
    tamper(&path, tampering);
    let (store, warnings) = Store::open(location(&path)).unwrap();
    check(&store, &warnings, &FixedClock::default()).unwrap()
}

fn codes(tampering: &str) -> Vec<&'static str> {
    after(tampering).findings.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn sound_store_has_no_findings() {
    let checkup = after("");
    assert_eq!(checkup.findings, []);
    assert_eq!(checkup.chain.unwrap().events, 5);
}

#[test]
fn broken_rules_are_findings_with_hints() {
    assert_eq!(codes("UPDATE api_key SET role = 'viewer'"), ["beyond-role", "key-altered"]);
    assert_eq!(codes("DELETE FROM acl_grant WHERE permission = 'owner'"), ["ownerless", "grant-missing"]);
    assert_eq!(codes("UPDATE resource SET kind = 'layer'"), ["misplaced", "resource-altered"]);
    assert_eq!(codes("UPDATE member SET role = 'editor'"), ["no-administrator", "member-altered"]);
    assert_eq!(codes("UPDATE api_key SET title = 'export'"), ["unfindable", "key-altered"]);
    assert_eq!(codes("UPDATE secret SET key_role = 'viewer'"), ["stale-secret"]);
    // A server does not let it in.
    if !on_server() {
        assert_eq!(codes("UPDATE secret SET hash_start = hash_start + 1"), ["file-damaged"]);
    }
    assert_eq!(codes("UPDATE event SET at = at + 1 WHERE number = 3"), ["log-broken", "clock-behind"]);
    let [beyond_role, altered] = &after("UPDATE api_key SET role = 'viewer'").findings[..] else { panic!() };
    assert!(beyond_role.hint.contains("`keys acl grant"), "{beyond_role:?}");
    assert!(altered.hint.contains(" --role editor`"), "{altered:?}");
}

#[test]
fn altered_schema_is_found() {
    let evil = if on_server() {
        "CREATE TRIGGER evil AFTER INSERT ON event EXECUTE FUNCTION secret_follows_its_key()"
    } else {
        "CREATE TRIGGER evil AFTER INSERT ON event BEGIN UPDATE api_key SET revoked = NULL; END"
    };
    let without_trigger = if on_server() {
        "DROP TRIGGER secret_follows_its_key ON api_key"
    } else {
        "DROP TRIGGER secret_follows_its_key"
    };
    let other = "DROP INDEX secret_by_number; CREATE INDEX secret_by_number ON secret (key_id)";
    for (tampering, code, named) in [
        (without_trigger, "schema-missing", "trigger `secret_follows_its_key`"),
        ("DROP INDEX api_key_by_title", "schema-missing", "index `api_key_by_title`"),
        (other, "schema-altered", "index `secret_by_number`"),
        (evil, "schema-foreign", "trigger `evil`"),
        ("CREATE VIEW mine AS SELECT * FROM api_key", "schema-foreign", "view `mine`"),
    ] {
        let findings = after(tampering).findings;
        let [finding] = &findings[..] else { panic!("{tampering}: {findings:?}") };
        assert!(finding.code.as_str() == code && finding.message.contains(named), "{finding:?}");
    }
    assert_eq!(codes("ANALYZE"), [""; 0]);
}

#[test]
fn missing_tables_are_findings() {
    let cascade = if on_server() { " CASCADE" } else { "" };
    for table in
        ["organization", "member", "api_key", "key_use", "secret", "resource", "acl_grant", "event_head"]
    {
        let findings = after(&format!("DROP TABLE {table}{cascade}")).findings;
        let missing = format!("the table `{table}` is missing");
        assert!(findings.iter().any(|finding| finding.message == missing), "{findings:?}");
    }
    let findings = after("ALTER TABLE secret RENAME COLUMN ends TO stops").findings;
    let code = if on_server() { "schema-missing" } else { "schema-altered" };
    assert!(findings.iter().any(|finding| finding.code.as_str() == code), "{findings:?}");
    let checkup = after("DROP TABLE event");
    assert!(checkup.chain.is_none());
    assert!(checkup.findings.iter().all(|finding| finding.code.as_str() == "schema-missing"), "{checkup:?}");
}

#[test]
fn partial_index_errors_are_found() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let index = "CREATE INDEX resource_by_project ON resource (";
    let wrong = format!(
        "DROP INDEX resource_by_project; {index}coalesce(project_id, 'x')); PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = '{index}project_id) WHERE project_id IS NOT NULL'
         WHERE name = 'resource_by_project'; PRAGMA writable_schema = OFF"
    );
    let findings = after(&wrong).findings;
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert_eq!(finding.code.as_str(), "file-damaged");
    assert_eq!(finding.message, "the file is damaged: index `resource_by_project` has 1 entries for 0 rows");
}

#[test]
fn ends_beyond_the_calendar_are_found() {
    let end = "9223372036854775806";
    assert_eq!(codes(&format!("UPDATE secret SET ends = {end}")), ["time-invalid", "secret-altered"]);
    assert_eq!(codes("UPDATE secret SET ends = 253402300800000"), ["time-invalid", "secret-altered"]);
    assert_eq!(codes(&format!("UPDATE api_key SET expires = {end}")), ["time-invalid", "key-altered"]);
    assert_eq!(codes("UPDATE secret SET ends = 9223372036854775807"), [""; 0], "never");
}

#[test]
fn event_head_must_match_the_last_event() {
    assert_eq!(codes("UPDATE event_head SET number = 3"), ["log-broken"]);
    assert_eq!(
        codes("UPDATE event_head SET hash = (SELECT hash FROM event WHERE number = 1)"),
        ["log-broken"]
    );
    assert_eq!(codes("DELETE FROM event_head"), ["log-broken"]);
}

#[test]
fn times_in_the_future_are_found() {
    let year = "31536000000";
    let use_at = |at: &str| codes(&format!("INSERT INTO key_use SELECT id, created + {at} FROM api_key"));
    assert_eq!(use_at("60 * 60 * 1000"), [""; 0], "clocks differ");
    assert_eq!(use_at(year), ["used-ahead"]);
    assert_eq!(use_at("9000000000000000000"), ["used-ahead"]);
    assert_eq!(
        codes(&format!("UPDATE api_key SET created = created + {year}")),
        ["created-ahead", "key-altered"]
    );
}

#[test]
fn grant_of_a_missing_holder_is_found() {
    assert_eq!(codes("DELETE FROM secret; DELETE FROM api_key"), ["dangling-grant", "key-missing"]);
    let broken = codes("DELETE FROM api_key");
    assert_eq!(broken, ["file-damaged", "dangling-grant", "key-missing"], "its secret refers to it");
}

#[test]
fn invalid_value_is_found() {
    if on_server() {
        return; // It has no such value: the schema's CHECKs cannot be turned off.
    }
    let codes = codes("UPDATE api_key SET role = 'emperor'");
    assert!(codes.contains(&"value-corrupt") && codes.contains(&"file-damaged"), "{codes:?}");
}

#[test]
fn rarely_read_values_are_checked() {
    for tampering in [
        "DELETE FROM organization",
        "UPDATE organization SET prefix = 'no prefix'",
        "UPDATE organization SET id = 'no id'",
    ] {
        let codes = codes(tampering);
        assert!(codes.contains(&"value-corrupt"), "{tampering}: {codes:?}");
    }
    let findings = after("UPDATE secret SET key_role = 'emperor'").findings;
    assert!(findings.iter().any(|finding| finding.message.contains("secret.key_role")), "{findings:?}");
}

#[test]
fn open_permissions_are_found() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("it's mine; ours");
    let path = folder.join("keys.db");
    drop(world(&path));
    let chmod =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let found = || {
        let (store, warnings) = Store::open(location(&path)).unwrap();
        check(&store, &warnings, &FixedClock::default()).unwrap().findings
    };
    assert_eq!(found(), []);
    chmod(&path, 0o644);
    chmod(&folder, 0o775);
    let findings = found();
    assert_eq!([findings[0].code.as_str(), findings[1].code.as_str()], ["file-exposed", "folder-exposed"]);
    for finding in findings {
        let command = finding.hint.split('`').nth(1).unwrap();
        assert!(
            std::process::Command::new("sh").args(["-c", command]).status().unwrap().success(),
            "{command}"
        );
    }
    assert_eq!(found(), []);
    chmod(&folder, 0o1777);
    assert_eq!(found(), [], "in a sticky folder no one can replace the file of another's");
}

#[test]
fn many_findings_of_one_code_are_counted() {
    let many =
        "INSERT INTO resource WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
        SELECT 'id' || i, 'emperor', 'x', 'x', NULL, NULL, 0 FROM n";
    let findings = after(many).findings;
    assert!(findings.iter().any(|finding| finding.message == "and 30 more like this"));
}

#[test]
fn backup_is_private_and_sound() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("keys.db"), folder.path().join("copy.db"));
    let world = world(&path);
    let new = NewKey { title: Name::new("late").unwrap(), role: KeyRole::Viewer, expires: Expiry::Never };
    let secret = text(&create(&world.cx(), &new).unwrap().secret);
    world.store.backup(&copy, &mut || ()).unwrap();
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&copy).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
    let (store, warnings) = Store::open(&copy).unwrap();
    assert_eq!(warnings, []);
    assert_eq!(check(&store, &warnings, &world.clock).unwrap().findings, []);
    Verifier::options()
        .record(false)
        .clock(world.clock.clone())
        .open(&copy)
        .unwrap()
        .verify(&secret)
        .unwrap();
}

#[test]
fn backup_replaces_nothing() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("keys.db"), folder.path().join("copy.db"));
    let world = world(&path);
    std::fs::write(&copy, "precious").unwrap();
    assert_eq!(world.store.backup(&copy, &mut || ()).unwrap_err().code(), "store-exists");
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "precious");
}

#[test]
fn backup_is_consistent_during_writes() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    drop(world(&path));
    std::thread::scope(|threads| {
        let writer = threads.spawn(|| {
            let mine = Fixture::again(&path);
            for _ in 0..60 {
                let new = NewKey {
                    title: Name::new("more").unwrap(),
                    role: KeyRole::Viewer,
                    expires: Expiry::Never,
                };
                create(&mine.cx(), &new).unwrap();
            }
        });
        for copy in 0..6 {
            let copy = folder.path().join(format!("copy{copy}.db"));
            Store::open(&path).unwrap().0.backup(&copy, &mut || ()).unwrap();
            let (store, warnings) = Store::open(&copy).unwrap();
            assert_eq!(check(&store, &warnings, &FixedClock::default()).unwrap().findings, []);
        }
        writer.join().unwrap();
    });
}
