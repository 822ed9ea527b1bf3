//! `keys verify`.

mod last_used;

use std::io::ErrorKind;

use insta::assert_snapshot;
use keys::domain::grant::{Permission, Principal};
use keys::ops::grant::{NewGrant, give};
use keys::testing::Script;
use keys::testing::sample::{grant, key_id, resource_id};

use crate::support::fixture::{Fixture, Invocation, Outcome};
use crate::support::outcome::snapshots_by_engine;

/// Well formed, and of no key.
const FOREIGN: &str = "keys_00000000000000000000000000000000000000000002nVD1z";

/// Creates a key and answers its secret.
pub fn secret_of(fixture: &Fixture, title: &str, role: &str, expires: &str) -> String {
    let made = fixture.run(&["create", title, "--role", role, "--expires", expires]).done();
    made.stdout.trim_end().to_owned()
}

/// Verifies it, without a trace.
#[track_caller]
pub fn verify(fixture: &Fixture, secret: &str, more: &[&str]) -> Outcome {
    fixture.on_pipes().input(secret).run_unchanged(&[&["verify", "--no-record"], more].concat())
}

/// The one word that says why not, or `valid`.
#[track_caller]
pub fn word(fixture: &Fixture, secret: &str) -> String {
    let answer = verify(fixture, secret, &["-q"]);
    match answer.status {
        0 => "valid".to_owned(),
        _ => answer.ends(3).stdout.trim_end().to_owned(),
    }
}

#[test]
fn a_good_secret_tells_whose_it_is() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "editor", "90d");
    assert_snapshot!("verified", verify(&fixture, &secret, &[]).done());
    assert_snapshot!("verified_as_json", verify(&fixture, &secret, &["-o", "json"]).done());
    let endless = secret_of(&fixture, "endless", "viewer", "never");
    assert_snapshot!("verified_without_end", verify(&fixture, &endless, &[]).done());
}

#[test]
fn a_second_secret_is_not_passed_over() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    assert_snapshot!("verified_two", verify(&fixture, &format!("{secret}\n{FOREIGN}\n"), &[]).ends(2));
    verify(&fixture, &format!("{secret}\n{}", "x".repeat(1000)), &[]).ends(2);
    verify(&fixture, &format!("\n{secret}"), &[]).ends(2);
}

#[test]
fn malformed_secret_needs_no_store() {
    let fixture = Fixture::empty();
    let told = |args: &[&str]| fixture.on_pipes().input("keys_mistyped\n").run_unchanged(args).ends(3);
    assert_snapshot!("malformed", told(&["verify"]));
    assert_snapshot!("malformed_as_json", told(&["verify", "-o", "json", "--role", "editor"]));
    let unanswered = fixture.on_pipes().input(FOREIGN).run_unchanged(&["verify"]).ends(1);
    assert_eq!(unanswered.stdout, "");
    let _words = snapshots_by_engine();
    assert_snapshot!("verify_without_a_store", unanswered);
}

#[test]
fn every_reason_is_a_word_and_names_a_key() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    assert_snapshot!("unknown", verify(&fixture, FOREIGN, &[]).ends(3));
    fixture.run(&["revoke", "tiles"]).done();
    assert_snapshot!("revoked", verify(&fixture, &secret, &[]).ends(3));
    assert_snapshot!("revoked_as_json", verify(&fixture, &secret, &["-o", "json"]).ends(3));
    fixture.run(&["restore", "tiles"]).done();
    fixture.put_clock("2026-06-08T09:29:59.999Z");
    assert_eq!(word(&fixture, &secret), "valid");
    fixture.put_clock("2026-06-08T09:30:00Z");
    assert_snapshot!("expired", verify(&fixture, &secret, &[]).ends(3));
}

#[test]
fn a_role_is_asked_for() {
    let fixture = Fixture::acme();
    let (viewer, editor) =
        (secret_of(&fixture, "tiles", "viewer", "90d"), secret_of(&fixture, "import", "editor", "90d"));
    for (secret, role, status) in
        [(&viewer, "viewer", 0), (&viewer, "editor", 3), (&editor, "viewer", 0), (&editor, "EDITOR", 0)]
    {
        verify(&fixture, secret, &["--role", role]).ends(status);
    }
    assert_snapshot!("forbidden_role", verify(&fixture, &viewer, &["--role", "editor"]));
    assert_snapshot!(
        "forbidden_role_as_json",
        verify(&fixture, &viewer, &["--role", "editor", "-o", "json"])
    );
    assert_snapshot!(
        "administrators_are_no_keys",
        verify(&fixture, &viewer, &["--role", "administrator"]).ends(2)
    );
}

#[test]
fn permissions_follow_grants_and_role() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "editor", "90d");
    let may = |resource: &str, permission: &str| {
        let asked = verify(&fixture, &secret, &["--resource", resource, "--permission", permission, "-q"]);
        (asked.status, asked.stdout)
    };
    let no = (3, "forbidden\n".to_owned());
    assert_eq!(may("Atlas/Rivers", "view"), no);
    fixture.with(|cx| {
        let rivers = resource_id(cx, "Atlas/Rivers");
        give(
            cx,
            &NewGrant { principal: Principal::Everyone, permission: Permission::View, resource: rivers },
        )
        .unwrap();
        grant(cx, key_id(cx, "tiles"), Permission::Modify, resource_id(cx, "Warehouse"));
    });
    assert_eq!(may("Atlas/Rivers", "view").0, 0);
    assert_eq!(may("Atlas/Rivers", "modify"), no);
    assert_eq!((may("Warehouse", "view").0, may("Warehouse", "modify").0), (0, 0));
    assert_eq!(may("Warehouse", "owner"), no);
    let ask = ["--resource", "Warehouse", "--permission", "modify"];
    verify(&fixture, &secret, &[&ask[..], &["--role", "editor"]].concat()).done();
    assert_snapshot!(
        "forbidden",
        verify(&fixture, &secret, &["--resource", "Atlas", "--permission", "view"])
    );
}

#[test]
fn invalid_queries_are_refused() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "editor", "90d");
    let told: Vec<String> = [
        &["--resource", "Atlas"][..],
        &["--permission", "view"],
        &["--resource", "Atlas", "--permission", "edit"],
        &["--resource", "Atlantis", "--permission", "view"],
        &["--role", "edtor"],
    ]
    .iter()
    .map(|more| verify(&fixture, &secret, more).to_string())
    .collect();
    assert_snapshot!(told.join("\n\n"));
}

#[test]
fn secret_prompt_does_not_echo() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let script = Script::new().types_hidden("Secret", &secret);
    let told = fixture.with_script(&script).run(&["verify", "--no-record"]).done();
    assert!(!format!("{}{}", told.stdout, told.stderr).contains(&secret[5..]), "{told}");
    assert_snapshot!("verified_at_a_terminal", told);
    let left = fixture.with_script(&Script::new().escapes("Secret")).run_unchanged(&["verify"]).ends(130);
    assert_eq!(left.stdout, "");
    let empty = Script::new().types_hidden("Secret", "");
    fixture.with_script(&empty).run_unchanged(&["verify"]).ends(3);
}

#[test]
fn empty_standard_input_is_an_error() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.run_unchanged(&["verify"]).ends(2));
    assert_eq!(word(&fixture, "\n"), "malformed");
}

#[test]
fn a_line_is_read_as_files_have_it() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    for good in [format!("{secret}\n"), format!("{secret}\r\n"), format!(" \t{secret} \n\n")] {
        assert_eq!(word(&fixture, &good), "valid", "{good:?}");
    }
    let padded = format!("{secret}{}x", " ".repeat(5000));
    for bad in [format!("{secret}{secret}"), padded, secret.to_uppercase()] {
        assert_eq!(word(&fixture, &bad), "malformed", "{bad:?}");
    }
}

/// All sorts of lines, with the answers that they get.
fn mixed(fixture: &Fixture) -> (Vec<u8>, Vec<&'static str>) {
    let secret = secret_of(fixture, "tiles", "viewer", "90d");
    let revoked = secret_of(fixture, "stopped", "viewer", "90d");
    fixture.run(&["revoke", "stopped"]).done();
    let mut input = format!("{secret}\r\n\n{FOREIGN}\n{}\n", "x".repeat(100_000)).into_bytes();
    input.extend_from_slice(b"\xff\xfe\n");
    input.extend_from_slice(format!("{revoked}\n{secret}x\n{secret}").as_bytes());
    let answers =
        ["valid", "malformed", "unknown", "malformed", "malformed", "revoked", "malformed", "valid"];
    (input, answers.to_vec())
}

#[test]
fn a_batch_answers_line_by_line_in_order() {
    let fixture = Fixture::acme();
    let (input, answers) = mixed(&fixture);
    let ask = |more: &[&str]| {
        let args = [&["verify", "--batch", "--no-record"], more].concat();
        fixture.on_pipes().input(&input).run_unchanged(&args).ends(3)
    };
    let told = ask(&[]);
    let found: Vec<String> = told
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|answer| {
            if answer["valid"] == true {
                "valid".into()
            } else {
                answer["reason"].as_str().unwrap().to_owned()
            }
        })
        .collect();
    assert_eq!(found, answers);
    assert_snapshot!("batch", told);
    assert_eq!(ask(&["-o", "json"]).stdout, told.stdout);
    assert_eq!(ask(&["-o", "text"]).stdout.lines().collect::<Vec<_>>(), answers);
}

#[test]
fn closed_pipe_is_never_a_valid_answer() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let both = format!("{secret}\n{FOREIGN}\n");
    for (input, more, status) in [
        (&secret, &[][..], 0),
        (&secret, &["-o", "json"], 0),
        (&secret, &["--role", "editor"], 3),
        (&FOREIGN.to_owned(), &[], 3),
        (&FOREIGN.to_owned(), &["-o", "json"], 3),
        (&FOREIGN.to_owned(), &["--batch"], 3),
        // The second one was not looked at, and would have been a no.
        (&both, &["--batch"], 1),
        (&both, &["--batch", "-o", "text"], 1),
    ] {
        let unread = fixture.on_pipes().out_fails(ErrorKind::BrokenPipe).input(input);
        unread.run_unchanged(&[&["verify", "--no-record"], more].concat()).ends(status);
    }
}

/// As editors, shells and chats surround a secret.
#[test]
fn blanks_around_a_secret_are_ignored() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let blanks = " \t".repeat(500);
    let around = [
        ("\u{feff}", "\n"),
        ("\u{feff}", "\r\n"),
        ("\u{feff} ", "\r\n\r\n \n\u{feff}"),
        (" \t", " \t"),
        ("\u{a0}\u{3000}", "\u{a0}\u{200b}"),
        (blanks.as_str(), blanks.as_str()),
    ];
    for (before, after) in around {
        let text = format!("{before}{secret}{after}");
        verify(&fixture, &text, &[]).done();
        let batch = verify(&fixture, &format!("{before}{secret}\r\n{text}"), &["--batch", "-o", "text"]);
        assert!(batch.stdout.starts_with("valid\nvalid\n"), "{before:?} {after:?}: {batch}");
        if !after.contains('\n') {
            let person = Script::new().types_hidden("Secret", &text);
            fixture.with_script(&person).run_unchanged(&["verify", "--no-record"]).done();
        }
    }
    for within in [" ", "\u{feff}", "\t"] {
        let split = format!("{}{within}{}", &secret[..20], &secret[20..]);
        assert_eq!(verify(&fixture, &split, &[]).ends(3).stdout, "malformed\n", "{within:?}");
    }
}

#[test]
fn a_batch_of_good_ones_or_of_none_is_a_yes() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    assert_eq!(verify(&fixture, "", &["--batch"]).done().stdout, "");
    let both = verify(&fixture, &format!("{secret}\n{secret}\n"), &["--batch", "-o", "text"]).done();
    assert_eq!(both.stdout, "valid\nvalid\n");
}

#[test]
fn secret_as_argument_is_not_repeated() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let refused = |place: Invocation<'_>, args: &[&str]| {
        let told = place.run_unchanged(args);
        assert!(!format!("{}{}", told.stdout, told.stderr).contains(&secret[12..]), "{}", told.stderr);
        told
    };
    assert_snapshot!("secret_as_argument", refused(fixture.on_pipes(), &["verify", &secret]).ends(2));
    assert_snapshot!(
        "secret_as_argument_json",
        refused(fixture.on_pipes(), &["verify", &secret, "-o", "json"]).ends(2)
    );
    assert_snapshot!("secret_as_key", refused(fixture.on_pipes(), &["show", &secret]).ends(1));
    refused(fixture.on_pipes().columns(80), &["verify", &format!("--role={secret}")]).ends(2);
    refused(fixture.on_pipes().columns(80), &["verify", &secret]).ends(2);
}
