//! `keys show`.

use std::fmt::Write as _;

use insta::assert_snapshot;
use keys::domain::query::Field as _;
use keys::domain::role::KeyRole;
use keys::store::key::KeyField;
use keys::testing::{FakeClipboard, Script, sample::key};
use keys::ui::clipboard::ClearAfter;

use crate::support::fixture::Fixture;

#[test]
fn key_is_shown_with_resources_and_grants() {
    let fixture = Fixture::acme();
    assert_snapshot!("show_on_a_pipe", fixture.run(&["show", "Nightly import"]).done());
    for columns in [40, 80, 200] {
        let place = fixture.on_pipes().columns(columns).variable("NO_COLOR", "1");
        let shown = place.run(&["show", "Nightly import"]).done();
        let widest = shown.stdout.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns, "{widest} columns:\n{shown}");
        assert_snapshot!(format!("show_at_{columns}"), shown);
    }
}

#[test]
fn every_state_and_the_last_use_are_shown() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript(&[
        &["show", "ci"],
        &["show", "old build"],
        &["show", "legacy sync"]
    ]));
}

#[test]
fn a_key_is_shown_in_every_format() {
    let fixture = Fixture::acme();
    for format in ["json", "jsonl", "csv", "tsv"] {
        assert_snapshot!(
            format!("show_as_{format}"),
            fixture.run(&["show", "Nightly import", "-o", format]).done()
        );
    }
}

#[test]
fn one_field_is_printed_alone() {
    let fixture = Fixture::acme();
    let mut told = String::new();
    for field in KeyField::all() {
        let shown = fixture.run(&["show", "ci", "--field", field.name()]).done();
        assert_eq!(shown.stdout.lines().count(), 1, "{shown}");
        write!(told, "{}: {}", field.name(), shown.stdout).unwrap();
    }
    assert_snapshot!(told);
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["show", "ci", "--field", "emial"],
        &["show", "ci", "--field", "email,role"],
        &["show", "ci", "--field", "email", "-o", "json"],
    ]));
}

#[test]
fn key_is_found_by_id_email_and_title() {
    let fixture = Fixture::acme();
    let field = |wanted: &str, field: &str| fixture.run(&["show", wanted, "--field", field]).done().stdout;
    let id = field("nightly IMPORT", "id");
    let email = field("nightly IMPORT", "email").trim().to_uppercase();
    for wanted in [id.trim(), &id[..4], &id[..9], &id.to_uppercase()[..12], &email, &email.to_lowercase()] {
        assert_eq!(field(wanted, "id"), id, "{wanted}");
    }
}

#[test]
fn ambiguous_and_unknown_names_get_hints() {
    let fixture = Fixture::acme();
    fixture.with(|cx| key(cx, "CI", KeyRole::Editor, "1y"));
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["show", "ci"],
        &["show", "ci", "-o", "json"],
        &["show", "Nightly imprt"],
        &["show", "7bd"],
        &["show", "nothing like it"],
        &["show"],
    ]));
}

#[test]
fn at_most_twenty_candidates_are_listed() {
    let fixture = Fixture::acme();
    let look = |wanted: &str| fixture.run_unchanged(&["show", wanted]).ends(1).stderr;
    for (count, said) in [(20, "20"), (21, "more than 20"), (30, "more than 20")] {
        let title = format!("worker of {count}");
        for _ in 0..count {
            fixture.with(|cx| key(cx, &title, KeyRole::Viewer, "1y"));
        }
        let told = look(&title);
        assert!(told.starts_with(&format!("error: `{title}` matches {said} keys\n")), "{told}");
        assert_eq!(told.matches(", created by ").count(), 20, "{told}");
    }
}

#[test]
fn a_key_is_picked_where_none_is_named() {
    let fixture = Fixture::acme();
    let shown = fixture
        .with_script(&Script::new().chooses("Which key?", "deploy"))
        .run_unchanged(&["show", "--field", "title"]);
    assert_snapshot!(shown.done());
    let left = fixture.with_script(&Script::new().escapes("Which key?")).run_unchanged(&["show"]);
    assert_eq!((left.status, left.stdout.as_str()), (130, ""));
    let none = Fixture::initialized().with_script(&Script::new()).run(&["show"]);
    assert_snapshot!("show_without_keys", none);
}

#[test]
fn copied_email_stays_on_the_clipboard() {
    let fixture = Fixture::acme();
    let clipboard = FakeClipboard::default();
    let copied = fixture.on_pipes().clipboard(&clipboard).run_unchanged(&["show", "ci", "--copy-email"]);
    let email = fixture.run(&["show", "ci", "--field", "email"]).stdout.trim().to_owned();
    assert_eq!(clipboard.copied(), [(email, ClearAfter::Replaced)]);
    assert_snapshot!(copied.done());
    let refusing = FakeClipboard::refusing("neither `DISPLAY` nor `WAYLAND_DISPLAY` is set");
    assert_snapshot!(
        "copy_email_without_a_clipboard",
        fixture.on_pipes().clipboard(&refusing).run(&["show", "ci", "--copy-email"])
    );
    assert_snapshot!(
        "copy_email_without_a_terminal",
        fixture.run(&["show", "ci", "--copy-email", "--osc52"])
    );
}
