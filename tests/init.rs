//! `keys init`.

use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;
use keys::testing::Script;

use crate::support::fixture::Fixture;
use crate::support::outcome::snapshots_by_engine;

const FOUNDING: [&str; 7] =
    ["init", "--organization", "Acme", "--name", "Ada Lovelace", "--email", "ada@acme.com"];

#[test]
fn flags_create_a_store() {
    let fixture = Fixture::empty();
    let _words = snapshots_by_engine();
    assert_snapshot!(fixture.transcript(&[&FOUNDING, &["list"], &FOUNDING]));
    assert_eq!(fixture.query("SELECT name || ' ' || prefix FROM organization"), ["Acme keys"]);
    assert_eq!(fixture.query("SELECT email || ' ' || role FROM member"), ["ada@acme.com administrator"]);
    assert_eq!(fixture.query("SELECT action || ' ' || os_user FROM event"), ["organization.created tester"]);
}

#[test]
fn missing_values_are_asked_until_valid() {
    let fixture = Fixture::empty();
    let script = Script::new()
        .types("Organization *", "")
        .types("Organization *", "Acme")
        .types("Your name *", "Ada Lovelace")
        .types("Your email *", "ada at acme")
        .types("Your email *", "ada@acme.com")
        .types("Prefix *", "Acme!")
        .types("Prefix *", "acme")
        .confirms("with Ada Lovelace <ada@acme.com> as its administrator");
    let _words = snapshots_by_engine();
    assert_snapshot!(fixture.with_script(&script).run(&["init"]).done());
    assert_eq!(fixture.query("SELECT name FROM member"), ["Ada Lovelace"]);
}

#[test]
fn leaving_any_question_makes_nothing() {
    let questions: [(&str, &str); 4] =
        [("Organization", "Acme"), ("Your name", "Ada"), ("Your email", "ada@acme.com"), ("Prefix", "acme")];
    for last in 0..questions.len() {
        let fixture = Fixture::empty();
        let answered = questions[..last]
            .iter()
            .fold(Script::new(), |script, (label, answer)| script.types(label, answer));
        let script = answered.escapes(questions[last].0);
        let left = fixture.with_script(&script).run_unchanged(&["init"]).ends(130);
        assert!(left.stderr.ends_with("Cancelled; nothing was changed.\n"), "{left}");
    }
}

#[test]
fn new_store_and_its_folder_are_private() {
    let fixture = Fixture::empty();
    let path = fixture.folder().join("new/deep/keys.db");
    let path_text = path.to_string_lossy().into_owned();
    fixture.run(&[&FOUNDING[..], &["--store", &path_text]].concat()).done();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let left: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "only the store is left: {left:?}");
}

#[test]
fn answers_of_init_can_be_edited() {
    let fixture = Fixture::empty();
    let answered = || {
        Script::new()
            .types("Organization", "Meridian Maps")
            .types("Your name", "Ada")
            .types("Your email", "ada@acme.com")
            .types("Prefix", "meridian")
    };
    let cancelled = answered().declines("Create");
    fixture.with_script(&cancelled).run_unchanged(&["init"]).ends(1);
    let edited = answered()
        .edits("for Meridian Maps, with Ada <")
        .chooses("Edit which answer?", "Back")
        .edits("Create")
        .chooses("Edit which answer?", "Your name: Ada")
        .types("Your name", "Ines")
        .edits("with Ines <")
        .chooses("Edit which answer?", "Prefix: meridian")
        .types("Prefix", "maps")
        .confirms("secrets that begin with `maps_`");
    fixture.with_script(&edited).run(&["init"]).done();
    assert_eq!(fixture.query("SELECT name || ' ' || prefix FROM organization"), ["Meridian Maps maps"]);
    assert_eq!(fixture.query("SELECT name FROM member"), ["Ines"]);
}

#[test]
fn prefix_flag_is_not_asked_for() {
    let fixture = Fixture::empty();
    let script = Script::new().types("Your email", "ada@acme.com").confirms("begin with `acme_`");
    let args = ["init", "--organization", "Acme", "--name", "Ada", "--prefix", "acme"];
    fixture.with_script(&script).run(&args).done();
}

#[test]
fn a_prefix_marks_every_secret() {
    let fixture = Fixture::empty();
    fixture.run(&[&FOUNDING[..], &["--prefix", "acme2"]].concat()).done();
    let made = fixture.run(&["create", "ci", "--role", "viewer", "--expires", "90d"]).done();
    assert!(made.stdout.starts_with("acme2_"), "{made}");
}

#[test]
fn invalid_values_create_no_store() {
    let fixture = Fixture::empty();
    let with = |flag: &'static str, value: &'static str| {
        let mut args = FOUNDING.to_vec();
        match args.iter().position(|arg| *arg == flag) {
            Some(at) => args[at + 1] = value,
            None => args.extend([flag, value]),
        }
        args
    };
    let wrong = [
        with("--organization", ""),
        with("--organization", "A\u{1b}[2Jcme"),
        with("--name", "Ada\u{202e}"),
        with("--email", "ada"),
        with("--prefix", "Keys"),
        with("--prefix", "k"),
        vec!["init", "--organization", "Acme", "--name", "Ada"],
        vec!["init", "-o", "json"],
    ];
    let wrong: Vec<&[&str]> = wrong.iter().map(Vec::as_slice).collect();
    assert_snapshot!(fixture.transcript_unchanged(&wrong));
    assert!(fixture.files().is_empty());
}
