//! Secrets that do not arrive.

use super::*;
use crate::support::outcome::snapshots_by_engine;

#[test]
fn undelivered_secret_is_left_to_expire() {
    for (name, more, failure, kind) in [
        ("full_device", &[][..], ErrorKind::StorageFull, 1),
        ("closed_pipe", &[][..], ErrorKind::BrokenPipe, 1),
        ("full_device_json", &["-o", "json"][..], ErrorKind::StorageFull, 1),
    ] {
        let fixture = Fixture::acme();
        let outcome = fixture.on_pipes().out_fails(failure).run(&ci(more)).ends(kind);
        assert_unconfirmed(&fixture, &outcome);
        assert_snapshot!(format!("undelivered_{name}"), outcome);
    }
}

#[test]
fn lost_output_is_refused_first() {
    let fixture = Fixture::acme();
    assert_snapshot!("create_into_null", fixture.on_pipes().out(End::Null).run_unchanged(&CI).ends(2));
    assert_snapshot!("create_osc52_on_a_pipe", fixture.run_unchanged(&ci(&["--osc52"])).ends(2));
    fixture.on_pipes().columns(80).run_unchanged(&ci(&["--osc52"])).ends(2);
    for clear in ["soon", "-5s", "45"] {
        fixture.run_unchanged(&[&CI[..], &["--copy", "--clear-after", clear]].concat()).ends(2);
    }
    for apart in [&["--copy", "--osc52"][..], &["--copy", "--secret-file", "x"], &["--clear-after", "5s"]] {
        fixture.run_unchanged(&[&CI[..], apart].concat()).ends(2);
    }
}

#[test]
fn refused_copy_leaves_secret_to_expire() {
    let fixture = Fixture::acme();
    let refusing = FakeClipboard::refusing("neither `DISPLAY` nor `WAYLAND_DISPLAY` is set");
    let outcome = fixture.on_pipes().clipboard(&refusing).run(&ci(&["--copy"])).ends(1);
    assert_unconfirmed(&fixture, &outcome);
    assert_snapshot!("undelivered_no_clipboard", outcome);
}

#[test]
fn failed_discard_says_what_is_true() {
    let fixture = Fixture::acme();
    fixture.forbid("DELETE", "api_key");
    let script = Script::new().discards("build server");
    let outcome = fixture.with_script(&script).run(&CI).ends(1);
    assert_eq!(fixture.query("SELECT count(*) FROM api_key WHERE title = 'build server'"), ["1"]);
    let _words = snapshots_by_engine();
    assert_snapshot!(outcome);
}

#[test]
fn signal_leaves_the_secret_to_expire() {
    let fixture = Fixture::acme();
    let script = Script::new().escapes("build server");
    let outcome = fixture.with_script(&script).run(&CI).ends(130);
    assert_unconfirmed(&fixture, &outcome);
    assert_snapshot!(outcome);
}

#[test]
fn page_says_until_when_the_secret_works() {
    let fixture = Fixture::acme();
    let (elsewhere, clock) = (fixture.clone(), fixture.clone());
    let script = Script::new().renews("build server").renews("build server").acknowledges("build server");
    let done =
        fixture.with_script(&script).during("build server", move || clock.put_clock("2026-03-10T10:25:00Z"));
    done.run(&CI).done();
    let shown: Vec<String> =
        script.shown().into_iter().filter(|line| line.starts_with("  lease: ")).collect();
    assert_eq!(
        shown,
        [
            "  lease: The secret stopped working at 2026-03-10 09:40. After OK, it works again.",
            "  lease: The secret stopped working at 2026-03-10 09:40. After OK, it works again.",
        ]
    );
    assert_eq!(elsewhere.query("SELECT count(*) FROM secret WHERE delivered IS NULL"), ["0"]);
}

#[test]
fn refused_confirmation_is_explained() {
    for (name, act) in [
        ("rotated", &["rotate", "build server", "--as", "barbara@acme.com"][..]),
        ("deleted", &["delete", "build server", "--yes"]),
        ("revoked", &["revoke", "build server"]),
        ("demoted", &["member", "update", "ada@acme.com", "--role", "viewer", "--as", "barbara@acme.com"]),
    ] {
        for (how, answer) in
            [("ok", Script::new().acknowledges("build")), ("discard", Script::new().discards("build"))]
        {
            let fixture = Fixture::acme();
            fixture.run(&["member", "update", "barbara@acme.com", "--role", "administrator"]).done();
            let elsewhere = fixture.clone();
            let place = fixture.with_script(&answer).during("build server", move || {
                elsewhere
                    .run(&[act, if act.contains(&"--as") { &[] } else { &["--as", "ada@acme.com"] }].concat())
                    .done();
            });
            let outcome = place.run(&ci(&["--as", "ada@acme.com"]));
            assert!(outcome.status == 1 || outcome.status == 130, "{outcome}");
            if outcome.status == 1 || name != "deleted" {
                assert_snapshot!(format!("refused_{how}_{name}"), outcome);
            }
        }
    }
}
