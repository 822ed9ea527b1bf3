//! `keys restore-backup`.

use std::fs;

use insta::assert_snapshot;
use keys::testing::Script;
use serde_json::Value;

use crate::support::fixture::Fixture;
use crate::verify::{secret_of, word};

/// A store with a backup, and the path of that.
fn backed_up() -> (Fixture, String) {
    let fixture = Fixture::acme();
    let path = fixture.folder().join("backup.db").to_str().unwrap().to_owned();
    fixture.run(&["backup", &path]).done();
    (fixture, path)
}

/// A store with the backup of four secrets, three of which have ended since.
fn with_leaks() -> (Fixture, String, [String; 4]) {
    let fixture = Fixture::acme();
    let secrets =
        ["leaked", "rotated", "gone", "kept"].map(|title| secret_of(&fixture, title, "viewer", "90d"));
    let path = fixture.folder().join("backup.db").to_str().unwrap().to_owned();
    fixture.run(&["backup", &path]).done();
    fixture.run(&["revoke", "leaked", "--reason", "found on a forum"]).done();
    fixture.run(&["rotate", "rotated"]).done();
    fixture.run(&["delete", "gone", "--yes"]).done();
    secret_of(&fixture, "new", "viewer", "90d");
    (fixture, path, secrets)
}

fn others(fixture: &Fixture) -> Vec<String> {
    let names = fixture.folder().read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.contains("before-restore"));
    names.sort();
    names
}

#[test]
fn restore_lists_secrets_that_revive() {
    let (fixture, backup, secrets) = with_leaks();
    let before = secrets.each_ref().map(|secret| word(&fixture, secret));
    assert_eq!(before, ["revoked", "expired", "unknown", "valid"]);

    let declined = Script::new().declines("Replace the store by the backup?");
    assert_snapshot!(
        "restore_declined",
        fixture.with_script(&declined).run_unchanged(&["restore-backup", &backup]).ends(1)
    );
    let confirmed = Script::new().confirms("Replace the store by the backup?");
    let restored = fixture.with_script(&confirmed).run(&["restore-backup", &backup, "--reason", "disk"]);
    assert_snapshot!("restore_confirmed", restored.done());

    let after = secrets.each_ref().map(|secret| word(&fixture, secret));
    assert_eq!(after, ["valid"; 4]);
    fixture.run(&["check"]).done();
    fixture.run(&["log", "--verify"]).done();
    assert_snapshot!("restore_in_the_log", fixture.run(&["log", "--limit", "1"]).done());
    let logged = fixture.run(&["log", "--limit", "1", "-o", "json"]).done();
    let event: Value = serde_json::from_str::<Vec<Value>>(&logged.stdout).unwrap().remove(0);
    assert_eq!(
        (&event["action"], &event["subject"]["kind"]),
        (&"store.restored".into(), &"organization".into())
    );
    let numbers = ["backup", "replaced"].map(|log| event["detail"][log]["number"].as_i64());
    assert_eq!(numbers, [Some(33), Some(39)]);
    let [kept] = &others(&fixture)[..] else { panic!("{:?}", others(&fixture)) };
    let kept = fixture.folder().join(kept).to_str().unwrap().to_owned();
    fixture.run(&["check", "--store", &kept]).done();
    let revoked = fixture.on_pipes().input(&secrets[0]).run(&["verify", "--store", &kept]).ends(3);
    assert_eq!(revoked.stdout, "revoked\n");
}

#[test]
fn restore_without_a_terminal_needs_yes() {
    let (fixture, backup) = backed_up();
    let refused = fixture.run_unchanged(&["restore-backup", &backup]).ends(2);
    assert!(refused.stderr.contains("hint: pass `--yes` to confirm"), "{refused}");
    fixture.run(&["restore-backup", &backup, "--yes"]).done();
}

#[test]
fn restore_prints_a_document() {
    let (fixture, backup, _) = with_leaks();
    let preview = fixture.run_unchanged(&["restore-backup", &backup, "--dry-run", "-o", "json"]).done();
    let done = fixture.run(&["restore-backup", &backup, "--yes", "-o", "json"]).done();
    let [preview, done] = [preview, done].map(|ran| serde_json::from_str::<Value>(&ran.stdout).unwrap());
    assert_eq!(
        (&preview["dry_run"], &preview["kept"], &done["dry_run"]),
        (&true.into(), &Value::Null, &false.into())
    );
    for field in ["backup", "replaced", "undone_events", "own_events", "working_again", "stopping"] {
        assert_eq!(preview[field], done[field], "{field}");
    }
    assert_eq!(done["undone_events"], 6);
    let titles: Vec<_> =
        done["working_again"].as_array().unwrap().iter().map(|it| &it["key"]["name"]).collect();
    assert_eq!(titles, ["gone", "leaked", "rotated"]);
    assert_eq!(done["stopping"].as_array().unwrap().len(), 2);
}

#[test]
fn restored_store_can_be_put_back() {
    let (fixture, backup, secrets) = with_leaks();
    fixture.run(&["restore-backup", &backup, "--yes"]).done();
    let kept = fixture.folder().join(&others(&fixture)[0]).to_str().unwrap().to_owned();
    let back = fixture.run(&["restore-backup", &kept, "--yes"]).done();
    assert!(back.stderr.contains("have different histories after event"), "{back}");
    assert_eq!(word(&fixture, &secrets[0]), "revoked");
    fixture.run(&["check"]).done();
    assert_eq!(others(&fixture).len(), 2, "no file is lost");
}

#[test]
fn missing_and_damaged_stores_are_restored() {
    let (fixture, backup) = backed_up();
    let keys = || fixture.run(&["list", "-q"]).done().stdout;
    let before = keys();
    let restore = ["restore-backup", &backup, "--yes"];
    let whole = fs::read(fixture.path()).unwrap();
    let mut headless = whole.clone();
    headless[..4096].fill(0x5a);
    let mut zapped = whole.clone();
    zapped[4096..].fill(0x5a);
    for damaged in [&b""[..], b"hello", &headless, &zapped, &whole[..5000]] {
        fs::write(fixture.path(), damaged).unwrap();
        let wal = fixture.folder().join("keys.db-wal");
        fs::write(&wal, b"changes that nobody can read").unwrap();
        let kept = others(&fixture);
        let ran = fixture.run(&restore).done();
        assert!(ran.stderr.contains("cannot be read"), "{ran}");
        assert_eq!(keys(), before);
        fixture.run(&["check"]).done();
        assert!(others(&fixture).len() > kept.len(), "the damaged store is kept");
    }
    fs::remove_file(fixture.path()).unwrap();
    assert!(fixture.run(&restore).done().stderr.contains("There is no store yet"));
    assert_eq!(keys(), before);
    fixture.run(&["check"]).done();
}

#[test]
fn log_of_a_store_that_is_gone_is_set_aside() {
    let (fixture, backup) = backed_up();
    fs::remove_file(fixture.path()).unwrap();
    for ending in ["-wal", "-journal"] {
        fs::write(fixture.folder().join(format!("keys.db{ending}")), "old").unwrap();
    }
    fixture.run(&["restore-backup", &backup, "--yes"]).done();
    fixture.run(&["check"]).done();
    let kept = others(&fixture);
    assert!(kept.iter().any(|name| name.ends_with("-wal")), "{kept:?}");
    assert!(kept.iter().any(|name| name.ends_with("-journal")), "{kept:?}");
}

#[test]
fn unfit_backups_are_refused() {
    let (fixture, backup) = backed_up();
    let made = |name: &str, bytes: &[u8]| {
        let path = fixture.folder().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let whole = fs::read(&backup).unwrap();
    let mut damaged = whole.clone();
    let last_page = damaged.len() - 4096..;
    damaged[last_page].fill(0x5a);
    let (text, damaged) = (made("notes.txt", b"mine"), made("damaged.db", &damaged));
    let other = fixture.folder().join("other.db").to_str().unwrap().to_owned();
    let init =
        ["init", "--organization", "Other", "--name", "Zoe", "--email", "zoe@other.com", "--store", &other];
    fixture.run(&init).done();
    for (file, status, code) in [
        ("/nonexistent/backup.db", 1, "backup-unusable"),
        (&text, 1, "backup-unusable"),
        (&damaged, 1, "backup-unsound"),
        (&other, 1, "backup-foreign"),
        (fixture.path().to_str().unwrap(), 2, "invalid"),
    ] {
        let refused = fixture.run_unchanged(&["restore-backup", file, "--yes", "-o", "json"]).ends(status);
        let error: Value = serde_json::from_str(&refused.stderr).unwrap();
        assert_eq!(error["error"]["code"], code, "{refused}");
    }
}

#[test]
fn restored_store_keeps_the_old_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let (fixture, backup) = backed_up();
    fs::set_permissions(fixture.path(), fs::Permissions::from_mode(0o660)).unwrap();
    fixture.run(&["restore-backup", &backup, "--yes"]).done();
    assert_eq!(fs::metadata(fixture.path()).unwrap().permissions().mode() & 0o777, 0o660);
}
