//! Text shaped like a secret, typed where no secret belongs: it is in no message, no output and no store afterwards.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;

use keys::testing::Script;

use crate::support::fixture::{Fixture, Outcome};
use crate::support::sandbox::{RunResult, Sandbox};

/// A well-formed secret that was never in use.
const SECRET: &str = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";

/// The secret as it occurs in other text; `{}` is the secret.
const SURROUNDINGS: [&str; 8] =
    ["{}", "API_KEY_{}", "token%3D{}", r"\n{}", "x{}", "{}_old", "https://x?k={}&y=1", "{}{}"];

/// Fails if `text` has the random part of the secret, or all of it but six characters.
#[track_caller]
fn assert_no_secret(text: &[u8], context: &str) {
    let body = &SECRET.as_bytes()["keys_".len()..]["0123".len()..37];
    assert!(!text.windows(body.len()).any(|part| part == body), "a secret leaked: {context}");
}

/// The secret in all of its surroundings, whole and cut by up to six characters, and cut by the checksum and six more.
fn leaks() -> impl Iterator<Item = String> {
    let whole = SURROUNDINGS.iter().map(|around| around.replace("{}", SECRET));
    whole.chain([1, 6, 12].map(|cut| format!("API_{}", &SECRET[..SECRET.len() - cut])))
}

/// Runs a command with the text in place of `{}`, and looks for the secret in all that it left.
#[track_caller]
fn run(fixture: &Fixture, args: &[&str], text: &str) -> Outcome {
    let folder = fixture.folder().display().to_string();
    let args: Vec<String> =
        args.iter().map(|arg| arg.replace("{folder}", &folder).replace("{}", text)).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = fixture.run_unchanged(&args);
    for printed in [&outcome.stdout, &outcome.stderr] {
        assert_no_secret(printed.as_bytes(), &format!("{args:?}\n{printed}"));
    }
    outcome
}

/// Texts that would be stored.
#[test]
fn stored_text_with_a_secret_is_refused() {
    let fixture = Fixture::acme();
    let stored: [(&str, &[&str]); 12] = [
        ("title", &["create", "{}", "--role", "viewer", "--expires", "90d"]),
        ("title", &["update", "ci", "--title", "{}"]),
        ("reason", &["revoke", "ci", "--reason", "{}"]),
        ("reason", &["delete", "ci", "--yes", "--reason", "{}"]),
        ("name", &["member", "add", "--name", "{}", "--email", "a@b.example", "--role", "viewer"]),
        ("email", &["member", "add", "--name", "A", "--email", "{}@b.example", "--role", "viewer"]),
        ("email", &["member", "add", "--name", "A", "--email", "a@{}.example", "--role", "viewer"]),
        ("name", &["member", "update", "grace@acme.com", "--name", "{}"]),
        ("email", &["member", "update", "grace@acme.com", "--email", "{}@b.example"]),
        ("name", &["resource", "add", "project", "{}"]),
        ("organization's name", &["init", "--store", "{folder}/new.db", "--organization", "{}"]),
        ("reason", &["acl", "grant", "ci", "view", "Atlas", "--reason", "{}"]),
    ];
    for text in leaks() {
        for (what, args) in stored {
            let refused = run(&fixture, args, &text).ends(2);
            let message = format!("error: invalid {what}: it contains a secret\n");
            assert!(refused.stderr.starts_with(&message), "{refused}");
        }
    }
}

/// Texts that are repeated in an error.
#[test]
fn printed_text_with_a_secret_is_masked() {
    let fixture = Fixture::acme();
    let printed: [&[&str]; 23] = [
        &["show", "{}"],
        &["delete", "{}", "--yes"],
        &["member", "show", "{}"],
        &["resource", "show", "{}"],
        &["acl", "grant", "{}", "view", "Atlas"],
        &["create", "z", "--role", "viewer", "--expires", "1d", "--as", "{}"],
        &["create", "z", "--role", "{}", "--expires", "1d"],
        &["create", "z", "--role", "viewer", "--expires", "{}"],
        &["create", "z", "--role", "viewer", "--expires", "1d", "--secret-file", "{folder}/none/{}"],
        &["list", "--store", "{}"],
        &["list", "--store", "{folder}/keys.db/{}"],
        &["list", "--filter", "status={}"],
        &["list", "--filter", "{}"],
        &["list", "--sort", "{}"],
        &["list", "--color", "{}"],
        &["log", "--since", "{}"],
        &["log", "--action", "{}"],
        &["verify", "{}"],
        &["verify", "--resource", "{}", "--permission", "{}"],
        &["schema", "{}"],
        &["{}"],
        &["list", "--{}"],
        &["init", "--store", "{folder}/new.db", "--prefix", "{}"],
    ];
    for text in leaks() {
        for args in printed {
            let refused = run(&fixture, args, &text);
            assert!(matches!(refused.status, 1..=3), "{refused}");
            let document = run(&fixture, &[args, &["-o", "json"]].concat(), &text);
            assert!(matches!(document.status, 1..=3), "{document}");
        }
        let matched = run(&fixture, &["list", "--filter", "title={}"], &text);
        assert_eq!((matched.stdout.lines().count(), matched.status), (1, 0), "{matched}");
    }
}

#[test]
fn masked_message_says_what_to_do() {
    let fixture = Fixture::acme();
    let refused = run(&fixture, &["show", "{}"], &format!("x{SECRET}"));
    assert!(refused.stderr.starts_with("error: no key matches `xkeys_0123…`\nhint: a secret in an argument"));
    let long = format!("{} {SECRET}", "x".repeat(30));
    let refused = run(&fixture, &["show", "{}"], &long);
    assert!(refused.stderr.contains(" keys_0123…"), "{refused}");
    let acting = fixture.on_pipes().variable("KEYS_AS", SECRET).run(&["delete", "ci", "--yes"]);
    assert!(
        acting.stderr.starts_with("error: no member matches `keys_0123…`\nhint: a secret in"),
        "{acting}"
    );
}

#[test]
fn note_of_success_masks_a_secret_in_a_path() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["create", "z", "--role", "viewer", "--expires", "1d", "--secret-file", SECRET]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stderr.contains("Wrote the secret to keys_0123…."), "{}", ran.stderr);
    assert!(sandbox.path(SECRET).exists());
    let ran = sandbox.run(&["backup", &format!("API_{SECRET}.db")]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_no_secret(format!("{ran:?}").as_bytes(), "backup");
}

/// The real program: its environment, and arguments that are not text.
#[test]
fn secret_in_environment_bytes_is_masked() {
    let sandbox = Sandbox::new();
    let create = ["create", "z", "--role", "viewer", "--expires", "1d"];
    for text in leaks() {
        let acting = RunResult::of(&sandbox.keys(&create).env("KEYS_AS", &text).output().unwrap());
        let store = RunResult::of(&sandbox.keys(&["list"]).env("KEYS_STORE", &text).output().unwrap());
        let mut bytes = b"\xff".to_vec();
        bytes.extend_from_slice(text.as_bytes());
        let [broken, path] = [["show"].as_slice(), &["list", "--store"]].map(|args| {
            let mut args: Vec<OsString> = args.iter().map(OsString::from).collect();
            args.push(OsString::from_vec(bytes.clone()));
            RunResult::of(&sandbox.keys(&args).output().unwrap())
        });
        for ran in [acting, store, broken, path] {
            assert!(matches!(ran.status, 1 | 2), "{ran:?}");
            assert_no_secret(format!("{}{}", ran.stdout, ran.stderr).as_bytes(), &format!("{ran:?}"));
        }
    }
    let broken = OsString::from_vec(b"ada\xff".to_vec());
    let ran = RunResult::of(&sandbox.keys(&create).env("KEYS_AS", broken).output().unwrap());
    assert!(ran.stderr.starts_with("error: no member matches `ada\u{fffd}`"), "{ran:?}");
    assert!(sandbox.titles().is_empty());
}

/// At a prompt, the answer is refused and asked for again.
#[test]
fn secret_typed_as_a_title_is_refused() {
    let fixture = Fixture::acme();
    let person = Script::new().types("Title", &format!("API_{SECRET}")).escapes("Title");
    let left = fixture.with_script(&person).run_unchanged(&["create"]).ends(130);
    assert!(left.stderr.contains("invalid title: it contains a secret"), "{left}");
    assert_no_secret(left.stderr.as_bytes(), "the prompt");
}
