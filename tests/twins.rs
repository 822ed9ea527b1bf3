//! Titles and names that look like others.

use keys::testing::Script;

use crate::support::fixture::Fixture;

/// Each title, name, email or reason that a command takes; `{}` is the text.
const FIELDS: [(&str, &[&str]); 8] = [
    ("title", &["create", "{}", "--role", "viewer", "--expires", "90d"]),
    ("title", &["update", "ci", "--title", "{}"]),
    ("name", &["member", "add", "--name", "{}", "--email", "a@b.example", "--role", "viewer"]),
    ("name", &["member", "update", "grace@acme.com", "--name", "{}"]),
    ("name", &["resource", "add", "project", "{}"]),
    ("email", &["member", "add", "--name", "A", "--email", "{}@b.example", "--role", "viewer"]),
    ("email", &["member", "update", "grace@acme.com", "--email", "a@{}.example"]),
    ("reason", &["revoke", "ci", "--reason", "{}"]),
];

fn with(args: &[&str], text: &str) -> Vec<String> {
    args.iter().map(|arg| arg.replace("{}", text)).collect()
}

#[test]
fn invisible_characters_are_refused() {
    let fixture = Fixture::acme();
    for c in [
        '\0', '\u{1b}', '\u{7f}', '\u{9b}', '\u{200b}', '\u{200d}', '\u{202e}', '\u{2066}', '\u{2800}',
        '\u{3164}',
    ]
    .into_iter()
    .chain(['\u{fe0f}', '\u{feff}', '\u{fdd0}', '\u{e0041}', '\u{378}'])
    {
        for (what, args) in FIELDS {
            for text in [format!("apple{c}"), c.to_string()] {
                let args = with(args, &text);
                let args: Vec<&str> = args.iter().map(String::as_str).collect();
                let refused = fixture.run_unchanged(&args).ends(2);
                assert!(refused.stderr.starts_with(&format!("error: invalid {what}: ")), "{refused}");
                assert!(refused.stderr.contains(&c.escape_unicode().to_string()), "{refused}");
                assert!(!refused.stderr.contains(c), "{refused}");
            }
        }
    }
}

#[test]
fn emoji_are_taken_whole() {
    let fixture = Fixture::acme();
    for text in ["👩‍🚀 launch", "☂️", "1️⃣ first", "🏳️‍🌈"] {
        let created =
            fixture.run(&["create", text, "--role", "viewer", "--expires", "90d", "-o", "json"]).done();
        assert!(created.stdout.contains(text), "{created}");
        assert!(fixture.run(&["list"]).done().stdout.contains(text));
    }
}

#[test]
fn everyone_is_no_title_or_name() {
    let fixture = Fixture::acme();
    for (what, args) in &FIELDS[..5] {
        for text in ["everyone", "Everyone", "\u{435}veryone"] {
            let args = with(args, text);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let refused = fixture.run_unchanged(&args).ends(2);
            let message =
                format!("error: invalid {what}: `everyone` means all members and keys\nhint: choose another");
            assert!(refused.stderr.starts_with(&message), "{refused}");
        }
    }
}

/// Before the secret exists, and at a prompt before the next question.
#[test]
fn lookalike_title_is_reported() {
    let fixture = Fixture::acme();
    let create = |title: &str| {
        let created = fixture.run(&["create", title, "--role", "viewer", "--expires", "90d"]).done();
        created.stderr.lines().next().unwrap_or_default().to_owned()
    };
    create("apple");
    assert_eq!(create("APPLE"), "warning: another key has the title `APPLE`: refer to each by id or email");
    assert_eq!(create("apple"), "warning: 2 other keys have the title `apple`: refer to each by id or email");
    create("☂");
    let twin = create("☂\u{fe0f}");
    assert_eq!(twin, "warning: the title `☂` of another key looks the same: refer to each by id or email");
    let twin = create("\u{456}mport");
    assert!(!twin.starts_with("warning"), "{twin}");
    assert!(create("import").contains("the title `\u{456}mport` of another key looks the same"));

    let person = Script::new().types("Title", "D\u{435}ploy").escapes("Expires");
    let left = fixture.with_script(&person).run_unchanged(&["create"]).ends(130);
    let (_, after_title) = left.stderr.split_once("Title").unwrap();
    let (before_expiry, _) = after_title.split_once("Expires").unwrap();
    assert!(before_expiry.contains("warning: the title `deploy` of another key looks the same"), "{left}");
}

#[test]
fn renamed_key_is_compared_with_the_others() {
    let fixture = Fixture::acme();
    let update = |title: &str| fixture.run(&["update", "ci", "--title", title]).done().stderr;
    assert!(update("Cl").starts_with("Updated"), "a key looks like itself");
    assert!(fixture.run(&["update", "Cl", "--title", "Depl\u{43e}y"]).done().stderr.starts_with(
        "warning: the title `deploy` of another key looks the same: refer to each by id or email\nUpdated"
    ));
}
