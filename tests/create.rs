//! `keys create`.

use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use insta::assert_snapshot;
use keys::domain::secret::PlainSecret;
use keys::ui::clipboard::ClearAfter;
use keys::ui::streams::End;

use crate::support::fakes::FakeClipboard;
use crate::support::prompt::Script;
use crate::support::world::{Outcome, World};

const CI: [&str; 6] = ["create", "build server", "--role", "viewer", "--expires", "90d"];

fn ci(more: &[&'static str]) -> Vec<&'static str> {
    [&CI[..], more].concat()
}

/// Whether the store holds the hash of this secret.
fn is_held(world: &World, secret: &str) -> bool {
    let hash = PlainSecret::parse(secret).unwrap().hash().0;
    let hex: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    world.look("SELECT lower(hex(hash)) FROM secret").contains(&hex.concat())
}

/// The secret that is in no file of the store's folder.
#[track_caller]
fn assert_nowhere(world: &World, secret: &str) {
    for (name, bytes) in world.files() {
        let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "the secret stands in {}", name.display());
    }
}

/// That nothing is left of a key but what the log says of it.
#[track_caller]
fn assert_taken_back(world: &World, outcome: &Outcome) {
    assert_eq!(world.look("SELECT count(*) FROM api_key WHERE title = 'build server'"), ["0"], "{outcome}");
    assert_eq!(world.look("SELECT count(*) FROM secret"), ["6"], "{outcome}");
    let log = world.look("SELECT action FROM event ORDER BY number DESC LIMIT 2");
    assert_eq!(log, ["key.taken-back", "key.created"]);
}

/// Somebody who fills in the form.
fn form() -> Script {
    Script::new().types("Title *", "build server").types("Expires *", "90d").takes("Role *", "viewer")
}

#[test]
fn the_secret_alone_stands_on_standard_output() {
    let world = World::acme();
    let made = world.run(&CI).done();
    let secret = made.stdout.trim_end();
    assert_eq!(made.stdout, format!("{secret}\n"));
    assert!(is_held(&world, secret));
    assert!(!made.stderr.contains(&secret[..16]), "{made}");
    assert_nowhere(&world, secret);
    assert_snapshot!(made);
}

#[test]
fn json_has_the_key_and_its_secret() {
    let world = World::acme();
    let made = world.run(&ci(&["-o", "json"])).done();
    let document: serde_json::Value = serde_json::from_str(&made.stdout).unwrap();
    let names: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(names, ["id", "title", "email", "role", "creator", "created", "expires", "secret"]);
    let secret = document["secret"].as_str().unwrap();
    assert!(is_held(&world, secret));
    assert_nowhere(&world, secret);
    assert_snapshot!(made);
}

#[test]
fn what_is_missing_is_asked_for_and_the_secret_is_revealed_once() {
    let world = World::acme();
    let script =
        form().confirms("Create the key `build server`").copies("build server").acknowledges("build server");
    let clipboard = FakeClipboard::default();
    let made = world.with_person(&script).clipboard(&clipboard).run(&["create"]).done();
    let [secret] = script.revealed().try_into().unwrap();
    assert!(is_held(&world, &secret));
    assert_nowhere(&world, &secret);
    assert!(!made.stdout.contains(&secret) && !made.stderr.contains(&secret), "{made}");
    assert_eq!(clipboard.copied(), [(secret, ClearAfter::default())]);
    assert_snapshot!(made);
}

#[test]
fn answers_that_do_not_fit_are_asked_for_again() {
    let world = World::acme();
    let script = Script::new()
        .types("Title *", "")
        .types("Title *", "tab\there")
        .types("Title *", "build server")
        .types("Expires *", "90")
        .types("Expires *", "3m")
        .types("Expires *", "2020-01-01")
        .types("Expires *", "tomorow")
        .types("Expires *", "never")
        .takes("Role *", "editor")
        .confirms("Create")
        .acknowledges("build server");
    assert_snapshot!(world.with_person(&script).run(&["create"]).done());
    assert_eq!(world.look("SELECT role FROM api_key WHERE title = 'build server'"), ["editor"]);
}

#[test]
fn only_what_is_missing_is_asked() {
    let world = World::acme();
    let script = Script::new().takes("Role *", "viewer").confirms("Create").acknowledges("build server");
    world.with_person(&script).run(&["create", "build server", "--expires", "1y"]).done();
    let script = Script::new().acknowledges("build server");
    world.with_person(&script).run(&CI).done();
}

#[test]
fn leaving_any_question_changes_nothing() {
    let left = [
        Script::new().leaves("Title"),
        Script::new().types("Title", "build server").leaves("Expires"),
        Script::new().types("Title", "build server").types("Expires", "90d").leaves("Role"),
        form().leaves("Create"),
    ];
    let world = World::acme();
    for script in left {
        let outcome = world.with_person(&script).run_in_vain(&["create"]).ends(130);
        assert_eq!(outcome.stdout, "");
        assert!(outcome.stderr.ends_with("error: interrupted; nothing changed\n"), "{outcome}");
    }
}

#[test]
fn declining_changes_nothing() {
    let world = World::acme();
    assert_snapshot!(world.with_person(&form().declines("Create")).run_in_vain(&["create"]).ends(1));
}

#[test]
fn a_key_that_was_made_is_not_taken_for_unmade_where_the_table_is_not_shown() {
    let world = World::acme();
    let script = Script::new().acknowledges("build server");
    let made = world.with_person(&script).out_fails(ErrorKind::StorageFull).run(&CI).ends(4);
    assert_snapshot!(made);
    assert!(is_held(&world, &script.revealed()[0]));
}

#[test]
fn leaving_the_reveal_takes_the_key_back() {
    let world = World::acme();
    let script = form().confirms("Create").copies("build server").leaves("build server");
    let outcome = world.with_person(&script).run(&["create"]).ends(130);
    assert!(!is_held(&world, &script.revealed()[0]));
    assert_taken_back(&world, &outcome);
    assert_snapshot!(outcome);
}

#[test]
fn a_clipboard_that_refuses_in_the_reveal_loses_nothing() {
    let world = World::acme();
    let script = Script::new().copies("build server").acknowledges("build server");
    let refusing = FakeClipboard::refusing("neither `DISPLAY` nor `WAYLAND_DISPLAY` is set");
    let outcome = world.with_person(&script).clipboard(&refusing).run(&CI).done();
    assert!(is_held(&world, &script.revealed()[0]));
    assert_snapshot!(outcome);
}

#[test]
fn the_clipboard_alone_gets_the_secret() {
    let world = World::acme();
    let clipboard = FakeClipboard::default();
    let outcome = world.on_pipes().clipboard(&clipboard).run(&ci(&["--copy"])).done();
    let [(secret, after)] = clipboard.copied().try_into().unwrap();
    assert!(is_held(&world, &secret));
    assert_eq!(after, ClearAfter::Time(Duration::from_secs(45)));
    assert_snapshot!(outcome);
    for (time, expected) in
        [("0", ClearAfter::Replaced), ("0s", ClearAfter::Replaced), ("5min", ClearAfter::seconds(300))]
    {
        let clipboard = FakeClipboard::default();
        let args = [&CI[..], &["--copy", "--clear-after", time, "-o", "json"]].concat();
        let outcome = world.on_pipes().clipboard(&clipboard).run(&args).done();
        assert_eq!(clipboard.copied()[0].1, expected);
        assert!(!outcome.stdout.contains("secret"), "{outcome}");
    }
}

#[test]
fn the_secret_file_is_new_and_its_owners_alone() {
    let world = World::acme();
    let path = world.folder().join("ci.secret");
    let path_text = path.to_str().unwrap().to_owned();
    let args = [&CI[..], &["--secret-file", &path_text]].concat();
    let made = world.run(&args).done();
    let secret = std::fs::read_to_string(&path).unwrap();
    assert!(is_held(&world, secret.trim_end()));
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_snapshot!(made);
    assert_snapshot!("secret_file_is_there_already", world.run_in_vain(&args).ends(1));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), secret);
}

#[test]
fn a_secret_file_that_cannot_be_made_is_known_before_the_key_is() {
    let world = World::acme();
    let path = world.folder().join("nowhere/ci.secret");
    let args = [&CI[..], &["--secret-file", path.to_str().unwrap()]].concat();
    assert_snapshot!(world.run_in_vain(&args).ends(1));
    let store = world.path();
    let wrong = ["create", "ci", "--role", "viewer", "--secret-file", store.to_str().unwrap()];
    world.run_in_vain(&wrong).ends(2);
}

#[test]
fn a_secret_that_does_not_arrive_takes_its_key_back() {
    let refusing = FakeClipboard::refusing("neither `DISPLAY` nor `WAYLAND_DISPLAY` is set");
    for (name, more, failure, kind) in [
        ("full_device", &[][..], Some(ErrorKind::StorageFull), 1),
        ("closed_pipe", &[][..], Some(ErrorKind::BrokenPipe), 1),
        ("full_device_json", &["-o", "json"][..], Some(ErrorKind::StorageFull), 1),
        ("no_clipboard", &["--copy"][..], None, 1),
    ] {
        let world = World::acme();
        let place = world.on_pipes().clipboard(&refusing);
        let place = if let Some(failure) = failure { place.out_fails(failure) } else { place };
        let outcome = place.run(&ci(more)).ends(kind);
        assert_taken_back(&world, &outcome);
        assert_snapshot!(format!("undelivered_{name}"), outcome);
    }
}

#[test]
fn a_way_that_leads_nowhere_is_refused_before_there_is_a_key() {
    let world = World::acme();
    assert_snapshot!("create_into_null", world.on_pipes().out(End::Null).run_in_vain(&CI).ends(2));
    assert_snapshot!("create_osc52_on_a_pipe", world.run_in_vain(&ci(&["--osc52"])).ends(2));
    for clear in ["soon", "-5s", "45"] {
        world.run_in_vain(&[&CI[..], &["--copy", "--clear-after", clear]].concat()).ends(2);
    }
    for apart in [&["--copy", "--osc52"][..], &["--copy", "--secret-file", "x"], &["--clear-after", "5s"]] {
        world.run_in_vain(&[&CI[..], apart].concat()).ends(2);
    }
}

#[test]
fn a_key_that_cannot_be_taken_back_is_named() {
    let world = World::acme();
    world.sql("CREATE TRIGGER stuck BEFORE DELETE ON api_key BEGIN SELECT RAISE(ABORT, 'stuck'); END");
    let outcome = world.on_pipes().out_fails(ErrorKind::StorageFull).run(&CI).ends(1);
    assert_eq!(world.look("SELECT count(*) FROM api_key WHERE title = 'build server'"), ["1"]);
    assert_snapshot!(outcome);
}

#[test]
fn a_terminal_is_asked_to_copy_where_that_is_wanted() {
    let world = World::acme();
    let outcome = world.on_pipes().columns(80).variable("NO_COLOR", "1").run(&ci(&["--osc52"])).done();
    assert!(outcome.stderr.contains("\u{1b}]52;c;"), "{outcome}");
    assert_eq!(outcome.stdout, "");
    let (before, asked) = outcome.stderr.split_once("\u{1b}]52;c;").unwrap();
    let (_, after) = asked.split_once('\u{7}').unwrap();
    assert_snapshot!(format!("{before}{after}"));
}

#[test]
fn without_anybody_to_ask_the_flag_is_named() {
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
        &["create"],
        &["create", "build server"],
        &["create", "build server", "--expires", "90d"],
        &["create", "build server", "--role", "viewer", "-o", "json"],
    ]));
    let person = world.with_person(&Script::new());
    person.run_in_vain(&["create", "--no-input"]).ends(2);
}

#[test]
fn quiet_leaves_the_secret_and_nothing_else() {
    let world = World::acme();
    let made = world.run(&ci(&["-q"])).done();
    assert_eq!(made.stderr, "");
    assert!(is_held(&world, made.stdout.trim_end()));
}

#[test]
fn a_reason_stands_in_the_log() {
    let world = World::acme();
    world.run(&ci(&["--reason", "ticket 4711"])).done();
    let log = world.look("SELECT action || ': ' || reason FROM event ORDER BY number DESC LIMIT 1");
    assert_eq!(log, ["key.created: ticket 4711"]);
}
