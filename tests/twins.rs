//! Titles and names that look like others.

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
fn characters_that_print_nothing_are_refused() {
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
                let refused = fixture.run_in_vain(&args).ends(2);
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
            let refused = fixture.run_in_vain(&args).ends(2);
            let message =
                format!("error: invalid {what}: `everyone` means all members and keys\nhint: choose another");
            assert!(refused.stderr.starts_with(&message), "{refused}");
        }
    }
}
