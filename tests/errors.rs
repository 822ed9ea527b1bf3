//! Errors: the whole message, the exit status, and that nothing changed.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;

use keys::testing::{on_server, skipped_on_server, without_lock_timeout};

use crate::support::fixture::Fixture;
use crate::support::outcome::snapshots_by_engine;

#[test]
fn invalid_list_arguments() {
    assert_snapshot!(Fixture::acme().transcript_unchanged(&[
        &["list", "--columns", "title,titel"],
        &["list", "--columns", "title,title"],
        &["list", "--show", "colour"],
        &["list", "--sort", "creatd"],
        &["list", "--sort", "role,,id"],
        &["list", "--filter", "title"],
        &["list", "--filter", "titel~import"],
        &["list", "--filter", "title=~import"],
        &["list", "--filter", "title="],
        &["list", "--filter", "role=administrator"],
        &["list", "--filter", "role~edit"],
        &["list", "--filter", "status=activ"],
        &["list", "--filter", "expires<soon"],
        &["list", "--filter", "expires<30"],
        &["list", "--filter", "created>26-02-09"],
        &["list", "--filter", "created>2026-02-30"],
        &["list", "--filter", "owns>many"],
        &["list", "--limit", "-1"],
        &["list", "--limit", "ten"],
        &["list", "-o", "yaml"],
        &["list", "extra"],
    ]));
}

#[test]
fn invalid_key_values() {
    let long = "x".repeat(101);
    let create = |title: &'static str, role: &'static str, expires: &'static str| {
        ["create", title, "--role", role, "--expires", expires]
    };
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &create("", "viewer", "90d"),
        &create("  ", "viewer", "90d"),
        &create("a\u{1b}[2Jb", "viewer", "90d"),
        &create("a\nb", "viewer", "90d"),
        &create("a\u{202e}b", "viewer", "90d"),
        &create("ci", "administrator", "90d"),
        &create("ci", "edtor", "90d"),
        &create("ci", "viewer", "90"),
        &create("ci", "viewer", "3m"),
        &create("ci", "viewer", "-3d"),
        &create("ci", "viewer", "yesterday"),
        &create("ci", "viewer", "2020-01-01"),
        &create("ci", "viewer", "2030-02-30"),
        &create("ci", "viewer", "99999y"),
        &create("ci", "viewer", "now"),
        &create("ci", "viewer", ""),
        &create("ci", "viewer", "\u{1b}[2J"),
    ]));
    let refused = fixture.run_unchanged(&["create", &long, "--role", "viewer", "--expires", "90d"]).ends(2);
    assert!(refused.stderr.contains("100"), "{refused}");
}

#[test]
fn invalid_reasons() {
    let long = "x".repeat(501);
    let revoke = |reason| ["revoke", "ci", "--reason", reason];
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &revoke(""),
        &revoke("  "),
        &revoke("lost\u{1b}[2J"),
        &revoke("lost\nfound"),
        &revoke("a\u{202e}b"),
        &["member", "add", "--reason", "\u{7}"],
        &["delete", "ci", "--yes", "--reason", "\u{9b}"],
    ]));
    let refused = fixture.run_unchanged(&revoke(&long)).ends(2);
    assert!(refused.stderr.contains("501 characters (maximum 500)"), "{refused}");
}

#[test]
fn secrets_in_texts_are_refused() {
    const SECRET: &str = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";
    let leaked = format!("was leaked: {SECRET}");
    let fixture = Fixture::acme();
    for (what, args) in [
        ("reason", &["revoke", "ci", "--reason", &leaked][..]),
        ("title", &["create", SECRET, "--role", "viewer", "--expires", "90d"]),
        ("title", &["update", "ci", "--title", &leaked]),
        ("name", &["resource", "add", "project", SECRET]),
        ("name", &["member", "update", "grace@acme.com", "--name", SECRET]),
    ] {
        let refused = fixture.run_unchanged(args).ends(2);
        assert_eq!(
            refused.stderr,
            format!(
                "error: invalid {what}: it contains a secret\n\
                 hint: omit the secret: the log keeps this text for ever; `keys verify` shows which key it belongs \
                 to, and `keys rotate` replaces it\n"
            )
        );
    }
}

#[test]
fn usage_errors_suggest_a_fix() {
    assert_snapshot!(Fixture::acme().transcript_unchanged(&[
        &["lst"],
        &["list", "--fliter", "role=editor"],
        &["create", "ci", "--exipres", "90d"],
        &["delete", "ci", "--transfer-to"],
        &["show", "ci", "deploy"],
        &["list", "\u{1b}[2J"],
        &["list", "--color", "sometimes"],
    ]));
}

#[test]
fn errors_as_json() {
    let fixture = Fixture::acme();
    let told = fixture.transcript_unchanged(&[
        &["list", "-o", "json", "--filter", "titel~import"],
        &["list", "-ojson", "--fliter", "x"],
        &["list", "--output=jsonl", "--sort", "x"],
        &["show", "nonesuch", "--output", "json"],
        &["delete", "Nightly import", "--yes", "-o", "json"],
        &["create", "ci", "--role", "viewer", "-o", "json"],
        &["list", "-o", "json", "--store", "/nonexistent/keys.db"],
    ]);
    assert_snapshot!(told);
    let lost = fixture.on_pipes().out_fails(std::io::ErrorKind::StorageFull);
    let lost = lost.run(&["create", "x", "--role", "viewer", "--expires", "1d", "-o", "json"]).ends(1);
    let object: serde_json::Value = serde_json::from_str(&lost.stderr).unwrap();
    assert_eq!(object["error"]["code"], "undelivered", "{lost}");
    for args in
        [&["list", "-o", "json", "--columns", "x"][..], &["lst", "-o", "json"], &["show", "-o", "json"]]
    {
        let refused = fixture.run_unchanged(args);
        let object: serde_json::Value = serde_json::from_str(&refused.stderr).unwrap();
        let names: Vec<&String> = object["error"].as_object().unwrap().keys().collect();
        assert_eq!(names, ["code", "message", "hint"]);
        assert_ne!(refused.status, 0);
    }
}

#[test]
fn unusable_stores_are_not_changed() {
    let missing = Fixture::empty();
    let words = snapshots_by_engine();
    assert_snapshot!("store_missing", missing.run_unchanged(&["list"]).ends(1));
    missing.run_unchanged(&["create", "ci", "--role", "viewer", "--expires", "90d"]).ends(1);

    let newer = Fixture::acme();
    newer.sql(if on_server() {
        "INSERT INTO schema_version VALUES (99)"
    } else {
        "PRAGMA user_version = 99"
    });
    assert_snapshot!("store_newer", newer.run_unchanged(&["list"]).ends(1));
    drop(words);

    let text = Fixture::empty();
    if skipped_on_server("the rest is about files") {
        return;
    }
    write(
        &text,
        b"not a database, but long enough to be one: ................................................",
    );
    assert_snapshot!("store_is_text", text.run_unchanged(&["list"]).ends(1));
    let empty = Fixture::empty();
    write(&empty, b"");
    assert_snapshot!("store_is_empty", empty.run_unchanged(&["list"]).ends(1));
    let folder = Fixture::empty();
    fs::create_dir(folder.path()).unwrap();
    assert_snapshot!("store_is_a_folder", folder.run(&["list"]).ends(1));

    let foreign = Fixture::empty();
    foreign.sql("CREATE TABLE t (a); INSERT INTO t VALUES (1);");
    assert_snapshot!("store_of_another_program", foreign.run_unchanged(&["list"]).ends(1));
    assert_snapshot!("init_over_a_foreign_file", foreign.run_unchanged(&["init"]).ends(1));
}

#[test]
fn damaged_store_is_reported() {
    if skipped_on_server("it damages a file") {
        return;
    }
    let fixture = Fixture::acme();
    let mut bytes = fs::read(fixture.path()).unwrap();
    bytes[4096..].fill(0xa5);
    fs::write(fixture.path(), &bytes).unwrap();
    assert_snapshot!("store_damaged", fixture.run(&["list"]).ends(1));
    bytes.truncate(5000);
    fs::write(fixture.path(), &bytes).unwrap();
    fixture.run(&["list"]).ends(1);
    fixture.run(&["create", "ci", "--role", "viewer", "--expires", "90d"]).ends(1);
}

#[test]
fn invalid_value_is_located() {
    for (name, sql) in [
        ("id", "UPDATE api_key SET id = 'x' WHERE title = 'deploy'"),
        ("role", "UPDATE api_key SET role = 'emperor' WHERE title = 'ci'"),
        ("title", "UPDATE api_key SET title = CAST(x'ff41fe' AS TEXT) WHERE title = 'ci'"),
    ] {
        if name != "id" && skipped_on_server("it stores only values within the CHECKs, and only UTF-8") {
            continue;
        }
        let fixture = Fixture::acme();
        fixture.tamper(sql);
        assert_snapshot!(format!("corrupt_{name}"), fixture.run(&["list", "--limit", "6"]));
    }
}

#[test]
fn locked_store_is_reported() {
    let fixture = Fixture::acme();
    let _held = fixture.writer("");
    // A writer does not block readers.
    fixture.run(&["list"]).done();
    let _words = snapshots_by_engine();
    let create = || fixture.run(&["create", "ci", "--role", "viewer", "--expires", "90d"]);
    assert_snapshot!(without_lock_timeout(create).ends(1));
}

#[test]
fn readable_store_is_warned_about() {
    if skipped_on_server("it is about files") {
        return;
    }
    let fixture = Fixture::acme();
    fs::set_permissions(fixture.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let listed = fixture.run(&["list", "--limit", "1", "--columns", "title"]).done();
    assert_snapshot!(listed);
    assert_eq!(fixture.run(&["list", "-q", "--limit", "1"]).done().stderr, "");
}

#[test]
fn acting_member_is_checked() {
    let fixture = Fixture::acme();
    let create = |who: &'static str| ["create", "x", "--role", "viewer", "--expires", "1d", "--as", who];
    assert_snapshot!(fixture.transcript_unchanged(&[
        &create("Grace Hopper"),
        &create("tim@acme.com"),
        &create("nobody"),
        &["delete", "deploy", "--yes", "--as", "Grace Hopper"],
    ]));
    let by_variable = fixture.on_pipes().variable("KEYS_AS", "grace@acme.com");
    by_variable.run_unchanged(&["delete", "deploy", "--yes"]).ends(1);
    fixture.on_pipes().variable("KEYS_AS", "nobody").run_unchanged(&["list"]).done();
}

#[test]
fn several_administrators_need_a_choice() {
    use keys::testing::Script;
    let fixture = Fixture::acme();
    fixture.sql("UPDATE member SET role = 'administrator' WHERE name = 'Grace Hopper'");
    assert_snapshot!(fixture.run_unchanged(&["delete", "deploy", "--yes"]).ends(2));
    let script = Script::new().chooses("Who are you?", "Grace");
    fixture.with_script(&script).run(&["delete", "deploy", "--yes"]).done();
    assert_eq!(fixture.query("SELECT actor FROM event ORDER BY number DESC LIMIT 1"), ["Grace Hopper"]);
    fixture
        .with_script(&Script::new().escapes("Who are you?"))
        .run_unchanged(&["delete", "ci", "--yes"])
        .ends(130);
}

fn write(fixture: &Fixture, bytes: &[u8]) {
    fs::File::create_new(fixture.path()).unwrap().write_all(bytes).unwrap();
}

#[test]
fn invalid_members_resources_and_grants() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["member", "add", "--name", "Ada Two", "--email", "ADA@acme.com", "--role", "viewer"],
        &["member", "add", "--name", "X", "--email", "x@acme.com", "--role", "boss"],
        &["member", "add", "--name", "X\u{1b}[2J", "--email", "x@acme.com", "--role", "viewer"],
        &["member", "show", "Grce Hopper"],
        &["resource", "add", "databse", "X"],
        &["resource", "show", "Atls"],
        &["acl", "grant", "Grace Hopper", "own", "Atlas"],
        &["acl", "grant", "nobody", "view", "Atlas"],
        &["acl", "grant", "Grace Hopper", "view", "Atlantis"],
        &["update", "ci"],
        &["revoke"],
        &["rotate", "old build"],
        &["rotate", "ci", "--grace", "soon"],
    ]));
}

#[test]
fn command_line_is_escaped_in_errors() {
    let fixture = Fixture::acme();
    let hostile = "\u{1b}[2J\u{1b}[8m\u{9b}31m\nerror: forged";
    let shown = r"\u{1b}[2J\u{1b}[8m\u{9b}31m\u{a}error: forged";
    let long = format!("--{hostile}");
    let styles = regex::Regex::new("\u{1b}\\[[0-7;]*m").unwrap();
    for args in [
        &[hostile][..],
        &["show", &long],
        &["list", "-o", hostile],
        &["list", "--limit", hostile],
        &["list", &format!("--limit={hostile}")],
        &["log", "ci", "--verify", hostile],
    ] {
        let colored = fixture.on_pipes().columns(80).run(args).ends(2);
        assert!(colored.stderr.contains("\u{1b}[31m") || colored.stderr.contains("\u{1b}[1m"), "{colored}");
        let plain = fixture.run(args).ends(2);
        let json = fixture.run(&[args, &["-o", "json"]].concat()).ends(2);
        for said in [&*styles.replace_all(&colored.stderr, ""), &plain.stderr] {
            assert!(said.contains(shown) && !said.contains('\u{1b}'), "{said:?}");
            assert!(!said.contains("\nerror: forged"), "{said:?}");
        }
        let object: serde_json::Value = serde_json::from_str(&json.stderr).unwrap();
        assert!(object["error"]["message"].as_str().unwrap().contains(shown), "{json}");
    }
}

#[test]
fn hostile_names_cannot_forge_messages() {
    use keys::testing::Script;
    let fixture = Fixture::acme();
    let hostile = "'\nerror: forged\u{1b}[2J'";
    fixture.sql(&format!(
        "UPDATE api_key SET title = 'ci' || {hostile}, title_fold = 'ci' WHERE title IN ('ci', 'deploy');
         UPDATE member SET name = name || {hostile}"
    ));
    let id = fixture.query("SELECT id FROM api_key WHERE email LIKE 'ci-%'").remove(0);
    let script = Script::new().confirms("Delete").declines("cannot be undone");
    for outcome in [
        fixture.run(&["show", "ci"]).ends(1),
        fixture.run(&["delete", &id]).ends(2),
        fixture.run(&["revoke", &id, "--as", "tim@acme.com"]).ends(1),
        fixture.run(&["revoke", &id]).done(),
        fixture.run(&["show", "\nerror: forged"]).ends(1),
        fixture.on_pipes().columns(80).variable("NO_COLOR", "1").run(&["delete", &id, "-n"]).done(),
        fixture.with_script(&script).run(&["delete", &id]).ends(1),
    ] {
        // The real prompt escapes its labels itself.
        let said: Vec<&str> = outcome.stderr.lines().filter(|line| !line.starts_with("? ")).collect();
        assert!(!said.iter().any(|line| line.starts_with("error: forged")), "{outcome}");
        assert!(!said.concat().contains('\u{1b}'), "{outcome}");
    }
}
