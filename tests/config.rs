//! The configuration file: precedence, views, aliases, `keys config`.

use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;

use insta::assert_snapshot;
use keys::testing::{Script, skipped_on_server};

use crate::support::fixture::{Fixture, Outcome};
use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

/// Acme with this configuration file.
fn configured(text: &str) -> Fixture {
    let fixture = Fixture::acme();
    put(&fixture, text);
    fixture
}

fn file(fixture: &Fixture) -> PathBuf {
    fixture.folder().join("config.toml")
}

fn put(fixture: &Fixture, text: &str) {
    std::fs::write(file(fixture), text).unwrap();
    std::fs::set_permissions(file(fixture), std::fs::Permissions::from_mode(0o600)).unwrap();
}

fn text(fixture: &Fixture) -> String {
    std::fs::read_to_string(file(fixture)).unwrap()
}

/// Runs a command at a terminal, with a person.
fn at_terminal(fixture: &Fixture, args: &[&str]) -> Outcome {
    fixture.with_script(&Script::new()).run(args)
}

/// The first column of a table on a terminal, below its header.
fn titles(listed: &str) -> Vec<String> {
    let lines = listed.lines().skip(1);
    lines.map(|line| line.trim().split("  ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn flag_wins_over_environment_over_file() {
    let fixture = configured("as = 'tim@acme.com'\n");
    let who = |invocation: crate::support::fixture::Invocation<'_>, args: &[&str]| {
        invocation.run(&[&["config", "get", "as", "-o", "json"], args].concat()).done().stdout
    };
    let outputs = [
        who(fixture.on_pipes(), &[]),
        who(fixture.on_pipes().variable("KEYS_AS", "grace@acme.com"), &[]),
        who(fixture.on_pipes().variable("KEYS_AS", "grace@acme.com"), &["--as", "ada@acme.com"]),
    ];
    let place = format!("{}:1", file(&fixture).display());
    for (output, value, origin, place) in [
        (&outputs[0], "tim@acme.com", "file", place.as_str()),
        (&outputs[1], "grace@acme.com", "environment", "KEYS_AS"),
        (&outputs[2], "ada@acme.com", "flag", "--as"),
    ] {
        let [setting] = &serde_json::from_str::<Vec<serde_json::Value>>(output).unwrap()[..] else {
            panic!("{output}")
        };
        let expected = serde_json::json!({"key": "as", "value": value, "origin": origin, "place": place});
        assert_eq!(*setting, expected);
    }
}

#[test]
fn acting_member_of_the_file_acts() {
    let fixture = configured("as = 'tim@acme.com'\n");
    let revoke = ["revoke", "Nightly import", "-o", "json"];
    let refused = fixture.run_unchanged(&revoke).ends(1);
    assert!(refused.stderr.contains("Tim Berners-Lee (viewer) cannot"), "{refused}");
    fixture.run(&[&revoke[..], &["--as", "ada@acme.com"]].concat()).done();
}

#[test]
fn store_of_the_file_is_opened() {
    let fixture = Fixture::acme();
    put(&fixture, &format!("store = '{}'\n", fixture.location()));
    let listed = fixture.on_pipes().without_store().run(&["list", "-q"]).done();
    assert_eq!(listed.stdout, fixture.run(&["list", "-q"]).stdout);
    let elsewhere = fixture.folder().join("other.db");
    let flag = ["list", "--store", elsewhere.to_str().unwrap()];
    assert!(fixture.on_pipes().without_store().run(&flag).ends(1).stderr.contains("other.db"));
    put(&fixture, "store = 'keys.db'\n");
    assert_snapshot!(fixture.on_pipes().without_store().run(&["list"]));
}

const VIEWS: &str = "\
[list]
columns = ['title', 'role']
sort = '-title'

[views.editors]
filter = ['role=editor', 'status=active']
sort = 'title'
columns = 'title,role,status'
";

#[test]
fn view_filters_sorts_and_chooses_columns() {
    let fixture = configured(VIEWS);
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["list", "--view", "editors"],
        &["list", "--view", "editors", "-o", "json"],
        &["list", "--view", "editors", "--filter", "title~import", "--sort", "-title", "--columns", "title"],
        &["list", "--view", "editors", "--no-input", "--hide", "role"],
        &["list", "--view", "editor"],
        &["list", "--view", "zzz"],
    ]));
}

#[test]
fn only_a_terminal_follows_taste() {
    let fixture = configured(VIEWS);
    let plain = Fixture::acme();
    for args in [&["list"][..], &["list", "-o", "json"], &["list", "--no-input"]] {
        assert_eq!(fixture.run(args).stdout, plain.run(args).stdout, "{args:?}");
    }
    let shown = at_terminal(&fixture, &["list"]).done().stdout;
    let mut sorted = titles(&shown);
    sorted.sort_by_key(|title| std::cmp::Reverse(title.to_lowercase()));
    assert_eq!(titles(&shown), sorted);
    assert!(shown.lines().next().unwrap().trim_end().ends_with("ROLE"), "{shown}");
    // Formats for programs, and `--no-input`, get no one's taste.
    for args in [&["list", "-o", "csv"][..], &["list", "--no-input"]] {
        assert_eq!(at_terminal(&fixture, args).stdout, at_terminal(&plain, args).stdout, "{args:?}");
    }
    let passed = ["list", "--sort", "title", "--columns", "title"];
    assert_eq!(at_terminal(&fixture, &passed).stdout, at_terminal(&plain, &passed).stdout);
}

#[test]
fn unknown_settings_are_warned_of() {
    let fixture = configured("stor = '/a'\n[lists]\nsort = 'role'\n[zzz]\nx = 1\n[views.a]\nfilters = 'x'\n");
    assert_snapshot!(fixture.run_unchanged(&["list", "--limit", "1", "-o", "tsv"]));
    assert_eq!(fixture.run(&["list", "-q", "--limit", "1"]).done().stderr, "");
}

#[test]
fn broken_file_names_line_and_column() {
    let fixture = Fixture::acme();
    let mut outcomes = Vec::new();
    for broken in [
        "store = \n",
        "as = 'ada'\nas = 'eve'\n",
        "[list\n",
        "[list]\nsort = 3\n",
        "as = ['ada']\n",
        "# ä\n[views.a]\nfilter = ['role=editor', 2]\n",
    ] {
        put(&fixture, broken);
        outcomes.push(fixture.run_unchanged(&["list"]).ends(1));
    }
    outcomes.push(fixture.run(&["list", "-o", "json"]).ends(1));
    std::fs::write(file(&fixture), b"as = '\xff'\n").unwrap();
    outcomes.push(fixture.run(&["list"]).ends(1));
    assert_snapshot!(crate::support::outcome::all(outcomes));
}

#[test]
fn broken_file_stops_no_help() {
    let fixture = configured("store = \n");
    for args in [
        &["--help"][..],
        &["list", "--help"],
        &["--version"],
        &["completions", "bash"],
        &["schema", "key"],
        &["config", "path"],
    ] {
        fixture.run(args).done();
    }
    assert_eq!(fixture.run(&["config", "set", "as", "ada"]).ends(1).stdout, "");
    assert_eq!(text(&fixture), "store = \n");
}

#[test]
fn invalid_value_is_named_where_it_is_used() {
    let fixture =
        configured("[list]\nsort = 'tilte'\n[create]\nexpires = 'soon'\n[views.a]\nfilter = 'x<1'\n");
    assert_eq!(fixture.run(&["list", "-q", "--limit", "1"]).done().stderr, "");
    assert_snapshot!(crate::support::outcome::all([
        at_terminal(&fixture, &["list"]),
        fixture.run(&["list", "--view", "a"]),
        fixture.with_script(&Script::new().types("Title *", "x")).run(&["create"]),
    ]));
}

#[test]
fn missing_file_that_was_named_is_an_error() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.run(&["list", "--config", "/nonexistent/c.toml"]));
    fixture.run(&["list", "--config", "/dev/null"]).done();
    fixture.run(&["list"]).done();
}

#[test]
fn set_checks_before_it_writes() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript(&[
        &["config", "set", "list.sort", "tilte"],
        &["config", "set", "list.columns", "title,title"],
        &["config", "set", "create.expires", "soon"],
        &["config", "set", "views.a.filter", "role=admin"],
        &["config", "set", "views.a.sort", ""],
        &["config", "set", "store", "mysql://db/keys"],
        &["config", "set", "store", "~someone/keys.db"],
        &["config", "set", "alias.ls", "list"],
        &["config", "set", "alias.help", "list"],
        &["config", "set", "alias.x", "lst --view a"],
        &["config", "set", "alias.x", "list 'a"],
        &["config", "set", "lst.sort", "title"],
        &["config", "set", "as", "ada", "--add"],
        &["config", "unset", "lst.sort"],
    ]));
    assert!(!file(&fixture).exists());
}

#[test]
fn passwords_and_secrets_are_refused() {
    let fixture = Fixture::acme();
    let secret = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";
    let mut calls = vec![["config", "set", "as", secret], ["config", "set", "alias.x", secret]];
    if cfg!(feature = "postgres") {
        calls.push(["config", "set", "store", "postgres://ada:hunter2@db/keys"]);
    }
    for args in calls {
        let refused = fixture.run(&args).ends(2);
        assert!(!refused.stderr.contains("hunter2") && !refused.stderr.contains(secret), "{refused}");
    }
    // A file that was written by hand: both are masked, and warned of.
    put(&fixture, &format!("store = 'postgres://ada:hunter2@db:x/keys'\nas = '{secret}'\n"));
    let listed = fixture.on_pipes().without_store().run(&["config", "list", "-o", "json"]);
    let shown = format!("{}{}", listed.stdout, listed.stderr);
    assert!(!shown.contains("hunter2") && !shown.contains(secret), "{shown}");
}

#[test]
fn set_and_unset_keep_the_rest_of_the_file() {
    let before = "# mine\nas = 'ada@acme.com' # me\n\n[list]\n# newest first\nsort = '-created'\n";
    let fixture = configured(before);
    assert_snapshot!(fixture.transcript(&[
        &["config", "set", "list.sort", "-expires"],
        &["config", "set", "views.stale.filter", "last-used=never"],
        &["config", "set", "views.stale.filter", "created<-30d", "--add"],
        &["config", "set", "as", "tim@acme.com", "-q"],
        &["config", "get", "views.stale.filter"],
        &["config", "get", "pager"],
        &["config", "unset", "pager"],
    ]));
    assert_snapshot!("file_after_set", text(&fixture));
    fixture.run(&["config", "unset", "views.stale"]).done();
    fixture.run(&["config", "set", "list.sort", "-created"]).done();
    fixture.run(&["config", "set", "as", "ada@acme.com"]).done();
    assert_eq!(text(&fixture).replace('"', "'").trim_end(), before.trim_end());
}

#[test]
fn set_keeps_link_and_mode() {
    let fixture = Fixture::acme();
    let real = fixture.folder().join("dotfiles.toml");
    std::fs::write(&real, "").unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o644)).unwrap();
    symlink(&real, file(&fixture)).unwrap();
    fixture.run(&["config", "set", "as", "ada"]).done();
    assert!(file(&fixture).is_symlink());
    assert_eq!(std::fs::read_to_string(&real).unwrap(), "as = \"ada\"\n");
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o644);
    // A new file, in a new folder, is for its owner alone.
    let new = fixture.folder().join("new/keys/config.toml");
    fixture.run(&["config", "set", "as", "ada", "--config", new.to_str().unwrap()]).done();
    assert_eq!(new.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn file_that_others_can_change_is_warned_of() {
    let fixture = configured("as = 'ada@acme.com'\n");
    std::fs::set_permissions(file(&fixture), std::fs::Permissions::from_mode(0o622)).unwrap();
    assert_snapshot!(fixture.run(&["list", "--limit", "1", "-o", "tsv"]));
}

#[test]
fn alias_is_for_a_person() {
    let fixture =
        configured("[alias]\neds = \"list --filter 'role=editor' --columns title\"\nlist = 'show'\n");
    let shown = at_terminal(&fixture, &["eds", "--sort", "title"]).done().stdout;
    let full = ["list", "--filter", "role=editor", "--columns", "title", "--sort", "title"];
    assert_eq!(shown, at_terminal(&fixture, &full).stdout);
    let path = file(&fixture);
    let global = ["--config", path.to_str().unwrap(), "eds", "--sort", "title"];
    assert_eq!(at_terminal(&fixture, &global).done().stdout, shown);
    // An alias with the name of a command is never used.
    assert_eq!(at_terminal(&fixture, &["list", "-q"]).stdout, fixture.run(&["list", "-q"]).stdout);
    for refused in [fixture.run(&["eds"]), at_terminal(&fixture, &["--no-input", "eds"])] {
        assert!(refused.ends(2).stderr.contains("unrecognized subcommand 'eds'"));
    }
}

#[test]
fn create_suggests_the_expiry_of_the_file() {
    let fixture = configured("[create]\nexpires = '30d'\n");
    let refused = fixture.run(&["create", "x", "--role", "viewer"]).ends(2);
    assert!(refused.stderr.contains("missing expiry"), "{refused}");
}

#[test]
fn settings_are_listed_with_their_origins() {
    if skipped_on_server("prints the path of the store") {
        return;
    }
    let fixture = configured(VIEWS);
    assert_snapshot!(fixture.transcript(&[
        &["config", "list", "--store", "keys.db"],
        &["config", "list", "-o", "json"],
        &["config", "list", "-o", "csv", "--no-pager", "--as", "ada@acme.com"],
        &["config", "path"],
    ]));
    assert_eq!(at_terminal(&fixture, &["config", "list"]).done().stderr, "10 settings\n");
}

#[test]
fn edit_opens_the_editor_and_checks() {
    let sandbox = Sandbox::empty();
    let path = sandbox.path("conf/config.toml");
    let run = |editor: &str| {
        let more = [("KEYS_CONFIG", path.to_str().unwrap()), ("EDITOR", editor), ("PATH", "/usr/bin:/bin")];
        let envs = [&sandbox.envs()[..], &more].concat();
        Terminal::keys(&["config", "edit"], &envs).end()
    };
    let valid = run("grep -q views.stale");
    assert_eq!(valid.status, 0, "{}", valid.shown);
    assert!(valid.shown.contains("is valid"), "{}", valid.shown);
    let broken = run("sh -c 'echo [list >> \"$1\"' sh");
    assert_eq!(broken.status, 1, "{}", broken.shown);
    assert!(broken.shown.contains("config.toml:"), "{}", broken.shown);
    assert_eq!(run("false").status, 1);
    assert_eq!(sandbox.run(&["config", "edit"]).status, 2);
}

#[test]
fn create_begins_with_the_suggested_expiry() {
    let sandbox = Sandbox::new();
    let path = sandbox.path("config.toml");
    std::fs::write(&path, "[create]\nexpires = '45d'\n").unwrap();
    let envs = [&sandbox.envs()[..], &[("KEYS_CONFIG", path.to_str().unwrap())]].concat();
    let secret = sandbox.path("secret");
    let args = ["create", "ci", "--role", "viewer", "--secret-file", secret.to_str().unwrap()];
    let mut terminal = Terminal::keys(&args, &envs);
    terminal.expect("45d");
    terminal.send("\r");
    terminal.expect("in 45 days");
    terminal.send("\x1b");
    assert_eq!(terminal.end().status, 130);
}

#[test]
fn pager_of_the_file_wins_over_pager() {
    let sandbox = Sandbox::new();
    let path = sandbox.path("config.toml");
    std::fs::write(&path, "pager = 'sed s/^/file:/'\n").unwrap();
    let shown = |more: &[(&str, &str)], args: &[&str]| {
        let own = [("KEYS_CONFIG", path.to_str().unwrap()), ("PAGER", "sed s/^/pager:/")];
        let envs = [&sandbox.envs()[..], &own, more].concat();
        Terminal::keys(&[&["member", "list"], args].concat(), &envs).end().shown
    };
    assert!(shown(&[], &[]).contains("file:"));
    assert!(shown(&[], &["--no-input"]).contains("pager:"));
    assert!(shown(&[("KEYS_PAGER", "sed s/^/own:/")], &[]).contains("own:"));
    assert!(!shown(&[], &["--no-pager"]).contains("file:"));
}
