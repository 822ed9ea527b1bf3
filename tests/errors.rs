//! What is said when something is wrong: all of it, the status, and that nothing changed.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;

use crate::support::world::World;

#[test]
fn lists_are_asked_for_what_they_know() {
    assert_snapshot!(World::acme().transcript_in_vain(&[
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
fn keys_are_created_from_what_fits() {
    let long = "x".repeat(101);
    let create = |title: &'static str, role: &'static str, expires: &'static str| {
        ["create", title, "--role", role, "--expires", expires]
    };
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
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
    let refused = world.run_in_vain(&["create", &long, "--role", "viewer", "--expires", "90d"]).ends(2);
    assert!(refused.stderr.contains("100"), "{refused}");
}

#[test]
fn a_reason_is_written_to_the_log_only_if_it_can_be_read_there() {
    let long = "x".repeat(501);
    let revoke = |reason| ["revoke", "ci", "--reason", reason];
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
        &revoke(""),
        &revoke("  "),
        &revoke("lost\u{1b}[2J"),
        &revoke("lost\nfound"),
        &revoke("a\u{202e}b"),
        &["member", "add", "--reason", "\u{7}"],
        &["delete", "ci", "--yes", "--reason", "\u{9b}"],
    ]));
    let refused = world.run_in_vain(&revoke(&long)).ends(2);
    assert!(refused.stderr.contains("it has 501 characters, and 500 is the most"), "{refused}");
}

#[test]
fn a_secret_is_no_part_of_what_the_log_repeats() {
    const SECRET: &str = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";
    let leaked = format!("was leaked: {SECRET}");
    let world = World::acme();
    for (what, args) in [
        ("reason", &["revoke", "ci", "--reason", &leaked][..]),
        ("title", &["create", SECRET, "--role", "viewer", "--expires", "90d"]),
        ("title", &["update", "ci", "--title", &leaked]),
        ("name", &["resource", "add", "project", SECRET]),
        ("name", &["member", "update", "grace@acme.com", "--name", SECRET]),
    ] {
        let refused = world.run_in_vain(args).ends(2);
        assert_eq!(
            refused.stderr,
            format!(
                "error: the {what} does not fit: one of its words is a secret\n\
                 hint: it would stay in the log for good; `keys verify` reads a secret from standard input and says \
                 whose it is, and `keys rotate` gives that key a new one\n"
            )
        );
    }
}

#[test]
fn a_command_line_that_is_wrong_is_helped() {
    assert_snapshot!(World::acme().transcript_in_vain(&[
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
fn a_program_gets_one_json_object_on_standard_error() {
    let world = World::acme();
    let told = world.transcript_in_vain(&[
        &["list", "-o", "json", "--filter", "titel~import"],
        &["list", "-ojson", "--fliter", "x"],
        &["list", "--output=jsonl", "--sort", "x"],
        &["show", "nonesuch", "--output", "json"],
        &["delete", "Nightly import", "--yes", "-o", "json"],
        &["create", "ci", "--role", "viewer", "-o", "json"],
        &["list", "-o", "json", "--store", "/nonexistent/keys.db"],
    ]);
    assert_snapshot!(told);
    let lost = world.on_pipes().out_fails(std::io::ErrorKind::StorageFull);
    let lost = lost.run(&["create", "x", "--role", "viewer", "--expires", "1d", "-o", "json"]).ends(1);
    let object: serde_json::Value = serde_json::from_str(&lost.stderr).unwrap();
    assert_eq!(object["error"]["code"], "undelivered", "{lost}");
    for args in
        [&["list", "-o", "json", "--columns", "x"][..], &["lst", "-o", "json"], &["show", "-o", "json"]]
    {
        let refused = world.run_in_vain(args);
        let object: serde_json::Value = serde_json::from_str(&refused.stderr).unwrap();
        let names: Vec<&String> = object["error"].as_object().unwrap().keys().collect();
        assert_eq!(names, ["code", "message", "hint"]);
        assert_ne!(refused.status, 0);
    }
}

#[test]
fn a_store_that_is_missing_foreign_newer_or_damaged_is_refused_and_not_touched() {
    let missing = World::empty();
    assert_snapshot!("store_missing", missing.run_in_vain(&["list"]).ends(1));
    missing.run_in_vain(&["create", "ci", "--role", "viewer", "--expires", "90d"]).ends(1);

    let text = World::empty();
    write(
        &text,
        b"not a database, but long enough to be one: ................................................",
    );
    assert_snapshot!("store_is_text", text.run_in_vain(&["list"]).ends(1));
    let empty = World::empty();
    write(&empty, b"");
    assert_snapshot!("store_is_empty", empty.run_in_vain(&["list"]).ends(1));
    let folder = World::empty();
    fs::create_dir(folder.path()).unwrap();
    assert_snapshot!("store_is_a_folder", folder.run(&["list"]).ends(1));

    let foreign = World::empty();
    foreign.sql("CREATE TABLE t (a); INSERT INTO t VALUES (1);");
    assert_snapshot!("store_of_another_program", foreign.run_in_vain(&["list"]).ends(1));
    assert_snapshot!("init_over_a_foreign_file", foreign.run_in_vain(&["init"]).ends(1));

    let newer = World::acme();
    newer.sql("PRAGMA user_version = 99;");
    assert_snapshot!("store_newer", newer.run_in_vain(&["list"]).ends(1));
}

#[test]
fn a_damaged_store_is_told_without_a_panic() {
    let world = World::acme();
    let mut bytes = fs::read(world.path()).unwrap();
    bytes[4096..].fill(0xa5);
    fs::write(world.path(), &bytes).unwrap();
    assert_snapshot!("store_damaged", world.run(&["list"]).ends(1));
    bytes.truncate(5000);
    fs::write(world.path(), &bytes).unwrap();
    world.run(&["list"]).ends(1);
    world.run(&["create", "ci", "--role", "viewer", "--expires", "90d"]).ends(1);
}

#[test]
fn a_value_that_makes_no_sense_is_told_with_its_place() {
    for (name, sql) in [
        (
            "role",
            "PRAGMA ignore_check_constraints = ON; UPDATE api_key SET role = 'emperor' WHERE title = 'ci'",
        ),
        ("id", "PRAGMA foreign_keys = OFF; UPDATE api_key SET id = 'x' WHERE title = 'deploy'"),
        ("title", "UPDATE api_key SET title = CAST(x'ff41fe' AS TEXT) WHERE title = 'ci'"),
    ] {
        let world = World::acme();
        world.sql(sql);
        assert_snapshot!(format!("corrupt_{name}"), world.run(&["list", "--limit", "6"]));
    }
}

#[test]
fn a_locked_store_is_told() {
    let world = World::acme();
    let _held = hold(&world);
    // Reading goes on beside whoever writes.
    world.run(&["list"]).done();
    assert_snapshot!(world.run(&["create", "ci", "--role", "viewer", "--expires", "90d"]).ends(1));
}

/// A transaction that writes and does not end.
#[expect(clippy::disallowed_methods, reason = "a test does what the program does not")]
fn hold(world: &World) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    connection
}

#[test]
fn a_store_that_others_can_reach_is_pointed_out() {
    let world = World::acme();
    fs::set_permissions(world.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let listed = world.run(&["list", "--limit", "1", "--columns", "title"]).done();
    assert_snapshot!(listed);
    assert_eq!(world.run(&["list", "-q", "--limit", "1"]).done().stderr, "");
}

#[test]
fn who_acts_is_told_apart() {
    let world = World::acme();
    let create = |who: &'static str| ["create", "x", "--role", "viewer", "--expires", "1d", "--as", who];
    assert_snapshot!(world.transcript_in_vain(&[
        &create("Grace Hopper"),
        &create("tim@acme.com"),
        &create("nobody"),
        &["delete", "deploy", "--yes", "--as", "Grace Hopper"],
    ]));
    let by_variable = world.on_pipes().variable("KEYS_AS", "grace@acme.com");
    by_variable.run_in_vain(&["delete", "deploy", "--yes"]).ends(1);
    world.on_pipes().variable("KEYS_AS", "nobody").run_in_vain(&["list"]).done();
}

#[test]
fn with_several_administrators_somebody_has_to_say_who_acts() {
    use crate::support::prompt::Script;
    let world = World::acme();
    world.sql("UPDATE member SET role = 'administrator' WHERE name = 'Grace Hopper'");
    assert_snapshot!(world.run_in_vain(&["delete", "deploy", "--yes"]).ends(2));
    let script = Script::new().takes("Who are you?", "Grace");
    world.with_person(&script).run(&["delete", "deploy", "--yes"]).done();
    assert_eq!(world.look("SELECT actor FROM event ORDER BY number DESC LIMIT 1"), ["Grace Hopper"]);
    world
        .with_person(&Script::new().leaves("Who are you?"))
        .run_in_vain(&["delete", "ci", "--yes"])
        .ends(130);
}

fn write(world: &World, bytes: &[u8]) {
    fs::File::create_new(world.path()).unwrap().write_all(bytes).unwrap();
}

#[test]
fn members_resources_and_grants_are_made_from_what_fits() {
    let world = World::acme();
    assert_snapshot!(world.transcript_in_vain(&[
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
fn a_command_line_is_repeated_with_no_style_but_our_own() {
    let world = World::acme();
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
        let colored = world.on_pipes().columns(80).run(args).ends(2);
        assert!(colored.stderr.contains("\u{1b}[31m") || colored.stderr.contains("\u{1b}[1m"), "{colored}");
        let plain = world.run(args).ends(2);
        let json = world.run(&[args, &["-o", "json"]].concat()).ends(2);
        for said in [&*styles.replace_all(&colored.stderr, ""), &plain.stderr] {
            assert!(said.contains(shown) && !said.contains('\u{1b}'), "{said:?}");
            assert!(!said.contains("\nerror: forged"), "{said:?}");
        }
        let object: serde_json::Value = serde_json::from_str(&json.stderr).unwrap();
        assert!(object["error"]["message"].as_str().unwrap().contains(shown), "{json}");
    }
}

#[test]
fn hostile_names_forge_no_lines_in_what_is_said() {
    use crate::support::prompt::Script;
    let world = World::acme();
    let hostile = "char(10) || 'error: forged' || char(27) || '[2J'";
    world.sql(&format!(
        "UPDATE api_key SET title = 'ci' || {hostile}, title_fold = 'ci' WHERE title IN ('ci', 'deploy');
         UPDATE member SET name = name || {hostile}"
    ));
    let id = world.look("SELECT id FROM api_key WHERE email LIKE 'ci-%'").remove(0);
    let script = Script::new().confirms("Delete").declines("no way back");
    for outcome in [
        world.run(&["show", "ci"]).ends(1),
        world.run(&["delete", &id]).ends(2),
        world.run(&["revoke", &id, "--as", "tim@acme.com"]).ends(1),
        world.run(&["revoke", &id]).done(),
        world.run(&["show", "\nerror: forged"]).ends(1),
        world.on_pipes().columns(80).variable("NO_COLOR", "1").run(&["delete", &id, "-n"]).done(),
        world.with_person(&script).run(&["delete", &id]).ends(1),
    ] {
        // What a prompt is given is escaped by the terminal that shows it.
        let said: Vec<&str> = outcome.stderr.lines().filter(|line| !line.starts_with("? ")).collect();
        assert!(!said.iter().any(|line| line.starts_with("error: forged")), "{outcome}");
        assert!(!said.concat().contains('\u{1b}'), "{outcome}");
    }
}
