//! `keys check`.

use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;

use keys::testing::{on_server, skipped_on_server};

use crate::support::fixture::Fixture;
use crate::support::outcome::snapshots_by_engine;
use crate::verify::secret_of;

/// Checks an Acme after this SQL was run on it.
pub fn after(tampering: &str) -> String {
    let fixture = Fixture::acme();
    fixture.tamper(tampering);
    let found = fixture.run_unchanged(&["check"]).ends(3);
    format!("{}\n{found}", tampering.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn intact_store_has_no_findings() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[&["check"], &["check", "-o", "json"], &["check", "-q"]]));
    Fixture::empty().run_unchanged(&["check"]).ends(1);
}

#[test]
fn status_survives_a_closed_pipe() {
    let fixture = Fixture::acme();
    let unread = |args| fixture.on_pipes().out_fails(ErrorKind::BrokenPipe).run_unchanged(args);
    let checks: [&[&str]; 4] =
        [&["check"], &["check", "-o", "json"], &["log", "--verify"], &["log", "--verify", "-o", "json"]];
    for args in checks {
        unread(args).done();
    }
    fixture.tamper("UPDATE event SET actor = 'Eve' WHERE number = 2");
    for args in checks {
        unread(args).ends(3);
    }
}

#[test]
fn every_finding_has_message_and_hint() {
    let findings = [
        "UPDATE api_key SET role = 'viewer' WHERE title = 'deploy'",
        "DELETE FROM acl_grant WHERE permission = 'owner' AND resource_id = (SELECT id FROM resource WHERE name = 'Warehouse')",
        "UPDATE resource SET project_id = NULL WHERE name = 'Rivers'",
        "UPDATE acl_grant SET principal_id = '00000000-0000-4000-8000-000000000000' WHERE permission = 'modify'",
        "UPDATE acl_grant SET principal_id = '00000000-0000-4000-8000-000000000000'
         WHERE permission = 'owner' AND resource_id = (SELECT id FROM resource WHERE name = 'Warehouse')",
        "UPDATE api_key SET title = 'Deploy!' WHERE title = 'deploy'",
        "UPDATE member SET name = 'Tim!', email = 'tim@acme.org', removed = 1 WHERE email = 'tim@acme.com'",
        "UPDATE resource SET name = 'Springs' WHERE name = 'Wells'",
        "UPDATE secret SET key_revoked = NULL",
        "UPDATE member SET role = 'editor' WHERE role = 'administrator'",
        "UPDATE event SET actor = 'Eve' WHERE number = 2",
    ];
    assert_snapshot!(findings.map(after).join("\n\n"));
    if skipped_on_server("a server keeps every value within the CHECKs") {
        return;
    }
    assert_snapshot!("invalid_value", after("UPDATE api_key SET role = 'king' WHERE title = 'ci'"));
}

#[test]
fn slow_clock_and_readable_file_are_found() {
    let fixture = Fixture::acme();
    fixture.put_clock("2026-01-01T00:00:00Z");
    if !on_server() {
        std::fs::set_permissions(fixture.path(), std::fs::Permissions::from_mode(0o644)).unwrap();
    }
    let _words = snapshots_by_engine();
    assert_snapshot!(fixture.transcript_unchanged(&[&["check"], &["check", "-o", "json"]]));
}

#[test]
fn changed_schema_is_found() {
    let _words = snapshots_by_engine();
    let triggers = if on_server() {
        [
            "DROP TRIGGER secret_follows_its_key ON api_key",
            "CREATE TRIGGER evil AFTER INSERT ON event EXECUTE FUNCTION secret_follows_its_key()",
        ]
    } else {
        [
            "DROP TRIGGER secret_follows_its_key",
            "CREATE TRIGGER evil AFTER INSERT ON event BEGIN UPDATE api_key SET revoked = NULL; END",
        ]
    };
    let tampered = [
        triggers[0],
        triggers[1],
        "DROP INDEX secret_by_number; CREATE INDEX secret_by_number ON secret (key_id)",
    ];
    assert_snapshot!(tampered.map(after).join("\n\n"));
    let fixture = Fixture::acme();
    fixture.sql("DROP TABLE event");
    assert_snapshot!("a_table_that_is_missing", fixture.run_unchanged(&["check"]).ends(3));
}

#[test]
fn future_use_is_found_and_overwritten() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "never");
    let key = "(SELECT id FROM api_key WHERE title = 'tiles')";
    fixture.sql(&format!("INSERT INTO key_use VALUES ({key}, 4102444800000)"));
    assert_snapshot!(fixture.run_unchanged(&["check"]).ends(3));
    fixture.on_pipes().input(&secret).run(&["verify"]).done();
    fixture.run(&["check"]).done();
}

#[test]
fn many_findings_are_counted() {
    let told = after("DELETE FROM acl_grant; UPDATE api_key SET title_fold = title_fold || 'x'");
    assert_snapshot!(told);
}

/// The words in capitals in hints, and what a person would write instead.
const FILLED_IN: [(&str, &str); 7] = [
    ("WHO", "grace@acme.com"),
    ("OTHER-TITLE", "other"),
    ("OTHER-NAME", "Other"),
    ("OTHER-EMAIL", "other@acme.com"),
    ("TITLE", "Deploy!"),
    ("NAME", "Tim!"),
    ("EMAIL", "tim@acme.org"),
];

/// The words of a command, as a shell splits it.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (index, part) in command.split('\'').enumerate() {
        if index % 2 == 1 {
            words.last_mut().unwrap().push_str(part);
            continue;
        }
        for (index, word) in part.split(' ').enumerate() {
            if index > 0 {
                words.push(String::new());
            }
            words.last_mut().unwrap().push_str(word);
        }
    }
    words
}

/// Runs every command of every hint, each once, as Ada. Returns how many there were.
pub fn run_hints(fixture: &Fixture, backup: &str) -> usize {
    let found = fixture.run_unchanged(&["check", "-o", "json"]).ends(3);
    let document: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let mut run = std::collections::BTreeSet::new();
    for hint in findings.iter().map(|finding| finding["hint"].as_str().unwrap()) {
        let spans = hint.split('`').skip(1).step_by(2);
        for command in spans.flat_map(|span| span.split(" && ")).filter_map(|span| span.strip_prefix("keys "))
        {
            if !run.insert(command.to_owned()) {
                continue;
            }
            let filled_in = |word: String| match FILLED_IN.iter().find(|(blank, _)| *blank == word) {
                Some((_, put)) => (*put).to_owned(),
                None if word == "BACKUP" => backup.to_owned(),
                None => word,
            };
            let mut args: Vec<String> = words(command).into_iter().map(filled_in).collect();
            args.extend(["--as".to_owned(), "ada@acme.com".to_owned()]);
            // Confirmed at a terminal.
            let is_confirmed = ["resource remove", "member remove", "delete"];
            args.extend(
                is_confirmed.iter().any(|verb| command.starts_with(verb)).then(|| "--yes".to_owned()),
            );
            fixture.run(&args.iter().map(String::as_str).collect::<Vec<_>>()).ends(0);
        }
    }
    run.len()
}

/// Runs the hints of a store that can be repaired, and expects no more findings.
fn carry_out_hints(fixture: &Fixture) {
    assert!(run_hints(fixture, "no backup") > 0);
}

#[test]
fn hints_fix_their_findings() {
    for tampering in [
        "UPDATE api_key SET role = 'viewer' WHERE title = 'deploy'",
        "UPDATE api_key SET role = 'viewer' WHERE title = 'Nightly import'",
        "DELETE FROM acl_grant WHERE permission = 'owner'",
        "UPDATE resource SET project_id = NULL WHERE name = 'Rivers'",
        "UPDATE acl_grant SET principal_id = '00000000-0000-4000-8000-000000000000' WHERE permission = 'modify'",
        "UPDATE acl_grant SET principal_id = '00000000-0000-4000-8000-000000000000'
         WHERE principal_id = (SELECT id FROM api_key WHERE title = 'Nightly import')",
        "UPDATE api_key SET title = 'Deploy!' WHERE title = 'deploy'",
        "UPDATE member SET name = 'Tim!' WHERE email = 'tim@acme.com'",
        "UPDATE member SET email = 'tim@acme.org' WHERE email = 'tim@acme.com'",
        "UPDATE resource SET name = 'Springs' WHERE name = 'Wells'",
    ] {
        let fixture = Fixture::acme();
        fixture.tamper(tampering);
        carry_out_hints(&fixture);
        let found = fixture.run_unchanged(&["check"]);
        assert_eq!(found.status, 0, "{tampering}\n{found}");
        fixture.run_unchanged(&["log", "--verify"]).ends(0);
    }
}

#[test]
fn secret_is_repaired_from_its_key() {
    for (state, tampering) in [
        ("active", "UPDATE secret SET key_revoked = 1"),
        ("active", "UPDATE secret SET key_role = 'viewer', key_title = 'x'"),
        ("revoked", "UPDATE secret SET key_revoked = NULL"),
        ("revoked", "UPDATE secret SET key_title = 'x'"),
    ] {
        let fixture = Fixture::acme();
        if state == "revoked" {
            fixture.run(&["revoke", "deploy"]).ends(0);
        }
        let of = "WHERE key_id = (SELECT id FROM api_key WHERE title = 'deploy')";
        fixture.tamper(&format!("{tampering} {of}"));
        carry_out_hints(&fixture);
        fixture.run_unchanged(&["check"]).ends(0);
        let shown =
            fixture.run(&["list", "--filter", "title=deploy", "--columns", "status", "-o", "csv"]).ends(0);
        assert_eq!(shown.stdout.lines().last(), Some(state), "{tampering}");
    }
}
