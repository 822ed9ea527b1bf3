//! `keys create`.

use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use insta::assert_snapshot;
use keys::domain::secret::PlainSecret;
use keys::testing::{FakeClipboard, Script, instant};
use keys::ui::clipboard::ClearAfter;
use keys::ui::streams::End;

use crate::support::fixture::{Fixture, NOW, Outcome};

mod retried;
mod undelivered;

const CI: [&str; 6] = ["create", "build server", "--role", "viewer", "--expires", "90d"];

fn ci(more: &[&'static str]) -> Vec<&'static str> {
    [&CI[..], more].concat()
}

/// True if the store contains the hash of this secret.
fn is_held(fixture: &Fixture, secret: &str) -> bool {
    let hash = PlainSecret::parse(secret).unwrap().hash().0;
    let hex: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    fixture.query("SELECT lower(hex(hash)) FROM secret").contains(&hex.concat())
}

/// Fails if a file in the store's folder contains the secret.
#[track_caller]
fn assert_in_no_file(fixture: &Fixture, secret: &str) {
    for (name, bytes) in fixture.files() {
        let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "the secret stands in {}", name.display());
    }
}

/// Fails unless only the log mentions the key.
#[track_caller]
fn assert_discarded(fixture: &Fixture, outcome: &Outcome) {
    let keys = "SELECT count(*) FROM api_key WHERE title = 'build server'";
    assert_eq!(fixture.query(keys), ["0"], "{outcome}");
    assert_eq!(fixture.query("SELECT count(*) FROM secret"), ["6"], "{outcome}");
    let log = fixture.query("SELECT action FROM event ORDER BY number DESC LIMIT 2");
    assert_eq!(log, ["key.discarded", "key.created"]);
}

/// Fails unless the key has one secret, which is not confirmed.
#[track_caller]
fn assert_unconfirmed(fixture: &Fixture, outcome: &Outcome) {
    let secrets = "SELECT ends FROM secret WHERE key_title = 'build server' AND delivered IS NULL";
    let ends = instant(NOW).0 + 600_000;
    assert_eq!(fixture.query(secrets), [ends.to_string()], "{outcome}");
    let status = fixture.run(&["show", "build server", "--field", "status"]).done().stdout;
    assert_eq!(status, "unconfirmed\n");
    assert_eq!(fixture.query("SELECT action FROM event ORDER BY number DESC LIMIT 1"), ["key.created"]);
    let checked = fixture.run(&["check"]).done();
    assert!(
        checked.stderr.contains("is not confirmed, and stops working at 2026-03-10T09:40:00Z"),
        "{checked}"
    );
}

/// A user who fills in the form.
fn form() -> Script {
    Script::new().types("Title *", "build server").chooses("Expires *", "90 days").chooses("Role *", "Viewer")
}

#[test]
fn stdout_is_only_the_secret() {
    let fixture = Fixture::acme();
    let made = fixture.run(&CI).done();
    let secret = made.stdout.trim_end();
    assert_eq!(made.stdout, format!("{secret}\n"));
    assert!(is_held(&fixture, secret));
    assert!(!made.stderr.contains(&secret[..16]), "{made}");
    assert_in_no_file(&fixture, secret);
    assert_snapshot!(made);
}

#[test]
fn json_has_the_key_and_its_secret() {
    let fixture = Fixture::acme();
    let made = fixture.run(&ci(&["-o", "json"])).done();
    let document: serde_json::Value = serde_json::from_str(&made.stdout).unwrap();
    let names: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "id",
            "title",
            "email",
            "role",
            "status",
            "creator",
            "created",
            "expires",
            "last_used",
            "owns",
            "secret_start",
            "secret"
        ]
    );
    let secret = document["secret"].as_str().unwrap();
    assert!(is_held(&fixture, secret));
    assert_in_no_file(&fixture, secret);
    assert_snapshot!(made);
}

#[test]
fn missing_values_are_asked_for() {
    let fixture = Fixture::acme();
    let script =
        form().confirms("Create the key `build server`").copies("build server").acknowledges("build server");
    let clipboard = FakeClipboard::default();
    let made = fixture.with_script(&script).clipboard(&clipboard).run(&["create"]).done();
    let [secret] = script.revealed().try_into().unwrap();
    assert!(is_held(&fixture, &secret));
    assert_in_no_file(&fixture, &secret);
    assert!(!made.stdout.contains(&secret) && !made.stderr.contains(&secret), "{made}");
    assert_eq!(clipboard.copied(), [(secret, ClearAfter::default())]);
    assert_snapshot!(made);
}

#[test]
fn invalid_answers_are_asked_again() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .types("Title *", "")
        .types("Title *", "tab\there")
        .types("Title *", "build server")
        .chooses("Expires *", "a date")
        .types("Expires *", "3m")
        .types("Expires *", "2020-01-01")
        .types("Expires *", "tomorow")
        .types("Expires *", "never")
        .chooses("Role *", "Editor")
        .confirms("Create")
        .acknowledges("build server");
    assert_snapshot!(fixture.with_script(&script).run(&["create"]).done());
    assert_eq!(fixture.query("SELECT role FROM api_key WHERE title = 'build server'"), ["editor"]);
}

#[test]
fn only_missing_values_are_asked_for() {
    let fixture = Fixture::acme();
    let script = Script::new().chooses("Role *", "Viewer").confirms("Create").acknowledges("build server");
    fixture.with_script(&script).run(&["create", "build server", "--expires", "1y"]).done();
    let script = Script::new().acknowledges("build server");
    fixture.with_script(&script).run(&CI).done();
}

#[test]
fn escape_at_any_question_changes_nothing() {
    let left = [
        Script::new().escapes("Title"),
        Script::new().types("Title", "build server").escapes("Expires"),
        Script::new().types("Title", "build server").chooses("Expires", "never").escapes("Role"),
        Script::new()
            .types("Title", "build server")
            .chooses("Expires", "a date")
            .escapes("Expires")
            .escapes("Expires *"),
        form().escapes("Create"),
    ];
    let fixture = Fixture::acme();
    for script in left {
        let outcome = fixture.with_script(&script).run_unchanged(&["create"]).ends(130);
        assert_eq!(outcome.stdout, "");
        assert!(outcome.stderr.ends_with("Cancelled; nothing was changed.\n"), "{outcome}");
    }
}

#[test]
fn answers_can_be_edited() {
    let fixture = Fixture::acme();
    let script = form()
        .edits("Create the key `build server` (viewer, expires")
        .chooses("Edit which answer?", "Role: viewer")
        .chooses("Role *", "Editor")
        .edits("(editor, expires")
        .chooses("Edit which answer?", "Expires: ")
        .chooses("Expires *", "a date")
        .types("Expires *", "30")
        .edits("in 30 days)")
        .chooses("Edit which answer?", "Title: build server")
        .types("Title *", "deploy")
        .declines("Create the key `deploy` (editor, expires");
    assert_snapshot!(fixture.with_script(&script).run_unchanged(&["create"]).ends(1));
}

#[test]
fn expiry_is_chosen_or_typed() {
    let choices: [(&str, Option<&str>, &str); 8] = [
        ("30 days", None, "2026-04-09T09:30:00Z"),
        ("90 days", None, "2026-06-08T09:30:00Z"),
        ("1 year", None, "2027-03-10T09:30:00Z"),
        ("never", None, "null"),
        ("a date", Some("30"), "2026-04-09T09:30:00Z"),
        ("a date", Some("tomorrow"), "2026-03-11T23:59:59Z"),
        // The fixture's day is a Tuesday.
        ("a date", Some("Friday"), "2026-03-13T23:59:59Z"),
        ("a date", Some("tue"), "2026-03-17T23:59:59Z"),
    ];
    let fixture = Fixture::acme();
    for (choice, typed, expires) in choices {
        let script = Script::new().chooses("Expires *", choice);
        let script = typed.into_iter().fold(script, |script, typed| script.types("Expires *", typed));
        let script = script.confirms("Create").acknowledges("ci2");
        fixture.with_script(&script).run(&["create", "ci2", "--role", "viewer"]).done();
        let shown = fixture.run(&["list", "--filter", "title=ci2", "-o", "json"]).done().stdout;
        let keys: serde_json::Value = serde_json::from_str(&shown).unwrap();
        let found = keys[0]["expires"].as_str().unwrap_or("null").to_owned();
        assert_eq!(found, expires, "{choice} {typed:?}");
        fixture.run(&["delete", "ci2", "--yes"]).done();
    }
}

#[test]
fn bare_number_means_days_only_at_a_prompt() {
    let fixture = Fixture::acme();
    let refused = fixture.run_unchanged(&["create", "ci2", "--role", "viewer", "--expires", "30"]).ends(2);
    assert!(refused.stderr.contains("`30` has no unit"), "{refused}");
    fixture.run(&["create", "ci2", "--role", "viewer", "--expires", "friday"]).done();
    let listed = fixture.run(&["list", "--filter", "expires=friday", "--columns", "title"]).done();
    assert!(listed.stdout.contains("ci2"), "{listed}");
}

#[test]
fn declining_changes_nothing() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.with_script(&form().declines("Create")).run_unchanged(&["create"]).ends(1));
}

#[test]
fn unprinted_table_keeps_the_key() {
    let fixture = Fixture::acme();
    let script = Script::new().acknowledges("build server");
    let made = fixture.with_script(&script).out_fails(ErrorKind::StorageFull).run(&CI).ends(4);
    assert_snapshot!(made);
    assert!(is_held(&fixture, &script.revealed()[0]));
}

#[test]
fn discard_at_the_page_removes_the_key() {
    let fixture = Fixture::acme();
    let script = form().confirms("Create").copies("build server").discards("build server");
    let outcome = fixture.with_script(&script).run(&["create"]).ends(130);
    assert!(!is_held(&fixture, &script.revealed()[0]));
    assert_discarded(&fixture, &outcome);
    assert_snapshot!(outcome);
}

#[test]
fn failed_copy_keeps_the_key() {
    let fixture = Fixture::acme();
    let script = Script::new().copies("build server").acknowledges("build server");
    let refusing = FakeClipboard::refusing("neither `DISPLAY` nor `WAYLAND_DISPLAY` is set");
    let outcome = fixture.with_script(&script).clipboard(&refusing).run(&CI).done();
    assert!(is_held(&fixture, &script.revealed()[0]));
    // The terminal was asked instead.
    let (before, asked) = outcome.stderr.split_once("\u{1b}]52;c;").unwrap();
    assert_snapshot!(format!("{before}{}", asked.split_once('\u{7}').unwrap().1));
}

#[test]
fn secret_is_only_on_the_clipboard() {
    let fixture = Fixture::acme();
    let clipboard = FakeClipboard::default();
    let outcome = fixture.on_pipes().clipboard(&clipboard).run(&ci(&["--copy"])).done();
    let [(secret, after)] = clipboard.copied().try_into().unwrap();
    assert!(is_held(&fixture, &secret));
    assert_eq!(after, ClearAfter::Time(Duration::from_secs(45)));
    assert_snapshot!(outcome);
    for (time, expected) in
        [("0", ClearAfter::Replaced), ("0s", ClearAfter::Replaced), ("5min", ClearAfter::seconds(300))]
    {
        let clipboard = FakeClipboard::default();
        let args = [&CI[..], &["--copy", "--clear-after", time, "-o", "json"]].concat();
        let outcome = fixture.on_pipes().clipboard(&clipboard).run(&args).done();
        assert_eq!(clipboard.copied()[0].1, expected);
        assert!(!outcome.stdout.contains("\"secret\"") && !outcome.stdout.contains(&clipboard.copied()[0].0));
    }
}

#[test]
fn secret_file_is_private_and_kept() {
    let fixture = Fixture::acme();
    let path = fixture.folder().join("ci.secret");
    let path_text = path.to_str().unwrap().to_owned();
    let args = [&CI[..], &["--secret-file", &path_text]].concat();
    let made = fixture.run(&args).done();
    let secret = std::fs::read_to_string(&path).unwrap();
    assert!(is_held(&fixture, secret.trim_end()));
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_snapshot!(made);
    assert_snapshot!("secret_file_is_there_already", fixture.run_unchanged(&args).ends(1));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), secret);
}

#[test]
fn secret_file_is_checked_before_the_key() {
    let fixture = Fixture::acme();
    let path = fixture.folder().join("nowhere/ci.secret");
    let args = [&CI[..], &["--secret-file", path.to_str().unwrap()]].concat();
    assert_snapshot!(fixture.run_unchanged(&args).ends(1));
    let store = fixture.path();
    let wrong = ["create", "ci", "--role", "viewer", "--secret-file", store.to_str().unwrap()];
    fixture.run_unchanged(&wrong).ends(2);
}

#[test]
fn osc52_asks_the_terminal_to_copy() {
    let fixture = Fixture::acme();
    let script = Script::new().acknowledges("build server");
    let outcome = fixture.with_script(&script).run(&ci(&["--osc52"])).done();
    assert!(script.revealed().is_empty());
    assert!(outcome.stderr.contains("\u{1b}]52;c;"), "{outcome}");
    assert_eq!(outcome.stdout, "");
    let (before, asked) = outcome.stderr.split_once("\u{1b}]52;c;").unwrap();
    let (_, after) = asked.split_once('\u{7}').unwrap();
    assert_snapshot!(format!("{before}{after}"));
}

#[test]
fn copy_at_a_terminal_takes_an_ok() {
    for (answer, status) in
        [(Script::new().acknowledges("build server"), 0), (Script::new().discards("build"), 130)]
    {
        let fixture = Fixture::acme();
        let clipboard = FakeClipboard::default();
        let copy = ["--copy", "--clear-after", "5s"];
        let place = fixture.with_script(&answer).clipboard(&clipboard);
        let outcome = place.run(&ci(&copy)).ends(status);
        let [(secret, after)] = clipboard.copied().try_into().unwrap();
        assert_eq!(after, ClearAfter::seconds(5));
        assert_eq!(is_held(&fixture, &secret), status == 0);
        assert!(answer.revealed().is_empty() && !outcome.stderr.contains(&secret), "{outcome}");
    }
}

#[test]
fn dash_is_no_secret_file() {
    let fixture = Fixture::acme();
    let outcome = fixture.run_unchanged(&ci(&["--secret-file", "-"])).ends(2);
    assert!(outcome.stderr.contains("does not mean standard output"), "{outcome}");
    assert!(!std::path::Path::new("-").exists());
}

#[test]
fn missing_flag_is_named_without_terminal() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["create"],
        &["create", "build server"],
        &["create", "build server", "--expires", "90d"],
        &["create", "build server", "--role", "viewer", "-o", "json"],
    ]));
    let person = fixture.with_script(&Script::new());
    person.run_unchanged(&["create", "--no-input"]).ends(2);
}

#[test]
fn quiet_prints_only_the_secret() {
    let fixture = Fixture::acme();
    let made = fixture.run(&ci(&["-q"])).done();
    assert_eq!(made.stderr, "");
    assert!(is_held(&fixture, made.stdout.trim_end()));
}

#[test]
fn create_logs_its_reason() {
    let fixture = Fixture::acme();
    fixture.run(&ci(&["--reason", "ticket 4711"])).done();
    let log = fixture.query("SELECT action || ': ' || reason FROM event ORDER BY number DESC LIMIT 1");
    assert_eq!(log, ["secret.delivered: ticket 4711"]);
    let created = "SELECT reason FROM event WHERE action = 'key.created' ORDER BY number DESC LIMIT 1";
    assert_eq!(fixture.query(created), ["ticket 4711"]);
}
