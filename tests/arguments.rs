//! The command line as people type it: values that look like flags, other programs' flags, `help`.

use crate::support::fixture::Fixture;

#[test]
fn free_texts_may_begin_with_a_hyphen() {
    let fixture = Fixture::acme();
    fixture.run(&["update", "ci", "--title", "-x", "--reason", "-z"]).done();
    fixture.run(&["show", "--", "-x"]).done();
    assert_eq!(fixture.query("SELECT reason FROM event ORDER BY number DESC LIMIT 1"), ["-z"]);
    let added = ["member", "add", "--name", "-x", "--email", "x@acme.com", "--role", "editor"];
    fixture.run(&added).done();
    fixture.run(&["member", "update", "x@acme.com", "--name", "--x y"]).done();
    fixture.run(&["resource", "add", "project", "Dash", "--owner", "--x y", "--reason", "- why"]).done();
    fixture.run(&["log", "--actor", "--x y"]).done();
    let refused = fixture.run(&["member", "update", "ada", "--email", "-x"]).ends(2);
    assert!(refused.stderr.contains("invalid email: `-x`"), "{refused}");
    let unknown = fixture.run(&["list", "--as", "-z"]);
    assert!(!unknown.stderr.contains("unexpected argument"), "{unknown}");
}

#[test]
fn flag_is_not_the_value_of_another() {
    let fixture = Fixture::acme();
    let cases: [&[&str]; 5] = [
        &["delete", "ci", "--yes", "--reason", "--dry-run"],
        &["delete", "ci", "--yes", "--reason", "-n"],
        &["delete", "ci", "--transfer-to", "--yes"],
        &["update", "ci", "--title", "--role=viewer"],
        &["update", "ci", "--title", "--quiet"],
    ];
    for case in cases {
        let refused = fixture.run_unchanged(case).ends(2);
        assert!(refused.stderr.contains("a value is required"), "{refused}");
        assert!(refused.stderr.contains("as a value, use '--"), "{refused}");
    }
    fixture.run(&["update", "ci", "--title=--quiet"]).done();
}

#[test]
fn flags_for_a_format_suggest_output() {
    let fixture = Fixture::acme();
    for (typed, meant) in [("--format", "'-o <FORMAT>'"), ("--json", "'-o json'"), ("--csv", "'-o csv'")] {
        let refused = fixture.run_unchanged(&["list", typed, "json"]).ends(2);
        assert!(refused.stderr.contains(meant), "{refused}");
    }
    let as_json = fixture.run_unchanged(&["list", "--format", "x", "-o", "json"]).ends(2);
    assert!(as_json.stderr.contains("-o <FORMAT>"), "{as_json}");
    let without = fixture.run_unchanged(&["man", "--format", "json"]).ends(2);
    assert!(!without.stderr.contains("-o <FORMAT>"), "{without}");
}

#[test]
fn help_is_a_command_too() {
    let fixture = Fixture::acme();
    let pairs: [(&[&str], &[&str]); 6] = [
        (&["help"], &["--help"]),
        (&["help", "create"], &["create", "--help"]),
        (&["help", "ls"], &["ls", "--help"]),
        (&["help", "member", "add"], &["member", "add", "--help"]),
        (&["member", "help", "add"], &["member", "add", "--help"]),
        (&["--as", "help", "help", "acl"], &["acl", "--help"]),
    ];
    for (asked, meant) in pairs {
        let shown = fixture.run_unchanged(asked).done();
        assert_eq!(shown.stdout, fixture.run(meant).done().stdout, "{shown}");
    }
    let unknown = fixture.run_unchanged(&["help", "nothing"]).ends(2);
    assert!(unknown.stderr.contains("nothing"), "{unknown}");
    // A key may be called help.
    fixture.run(&["update", "ci", "--title", "help"]).done();
    fixture.run(&["show", "help"]).done();
}

#[test]
fn help_and_usage_errors_obey_color() {
    let fixture = Fixture::acme();
    let texts: [&[&str]; 6] =
        [&["--help"], &["-h"], &["list", "--help"], &["list", "--nope"], &["nope"], &["help", "list"]];
    for text in texts {
        let at_a_terminal = || fixture.on_pipes().columns(80);
        let told = |outcome: crate::support::fixture::Outcome| outcome.stdout + &outcome.stderr;
        assert!(told(at_a_terminal().run(text)).contains('\x1b'), "{text:?}");
        for never in [&["--color", "never"][..], &["--color=never"]] {
            let plain = told(at_a_terminal().run(&[never, text].concat()));
            assert!(!plain.is_empty() && !plain.contains('\x1b'), "{text:?}: {plain}");
        }
        let plain = told(at_a_terminal().variable("NO_COLOR", "1").run(text));
        assert!(!plain.contains('\x1b'), "{text:?}: {plain}");
        let painted = told(fixture.on_pipes().run(&[&["--color", "always"], text].concat()));
        assert!(painted.contains('\x1b'), "{text:?}: {painted}");
    }
}

#[test]
fn units_of_time_may_be_in_capitals() {
    let fixture = Fixture::acme();
    for expires in ["90D", "1MO", "2W", "12H", "1Y"] {
        fixture.run(&["update", "ci", "--expires", expires]).done();
    }
    fixture.run(&["rotate", "ci", "--grace", "1H"]).done();
    for ambiguous in ["5m", "5M"] {
        let refused = fixture.run_unchanged(&["update", "ci", "--expires", ambiguous]).ends(2);
        assert!(refused.stderr.contains("minutes or months"), "{refused}");
    }
}

#[test]
fn a_year_or_a_month_gets_its_first_day() {
    let fixture = Fixture::acme();
    for (typed, meant) in [("expires<2027", "`2027-01-01`"), ("created>=2026-02", "`2026-02-01`")] {
        let refused = fixture.run_unchanged(&["list", "--filter", typed]).ends(2);
        assert!(refused.stderr.contains(meant), "{refused}");
    }
    let refused = fixture.run_unchanged(&["log", "--since", "2026"]).ends(2);
    assert!(refused.stderr.contains("`2026-01-01`"), "{refused}");
    let refused = fixture.run_unchanged(&["update", "ci", "--expires", "90"]).ends(2);
    assert!(refused.stderr.contains("has no unit"), "{refused}");
}

#[test]
fn too_many_filters_are_refused_with_words() {
    let fixture = Fixture::acme();
    let filtered = |count: usize, filter: &str| {
        let filters = std::iter::repeat_n(["--filter", filter], count).flatten();
        let args: Vec<&str> = ["list"].into_iter().chain(filters).collect();
        fixture.run_unchanged(&args)
    };
    filtered(100, "title!=x,y,z,u,v,w,q").done();
    for (count, filter) in [(1000, "title=ci"), (101, "title=ci"), (100, "title=a,b,c,d,e,f,g,h,i")] {
        let refused = filtered(count, filter).ends(2);
        assert!(refused.stderr.contains("too many"), "{refused}");
    }
    let values = |count: usize| format!("created!={}", vec!["2026-01-01"; count].join(","));
    filtered(1, &values(800)).done();
    filtered(1, &values(801)).ends(2);
}

#[test]
fn several_words_suggest_quotes() {
    let fixture = Fixture::acme();
    for args in [
        &["create", "Nightly", "import"][..],
        &["show", "Nightly", "import"],
        &["rotate", "Nightly", "import"],
    ] {
        let refused = fixture.run_unchanged(args).ends(2);
        let tip = "to pass several words as one value, use quotes: 'Nightly import'";
        assert!(refused.stderr.contains(tip), "{refused}");
    }
    for args in [
        &["create", "a", "--role", "viewer", "import"][..],
        &["list", "import"],
        &["member", "add", "import"],
    ] {
        let refused = fixture.run_unchanged(args).ends(2);
        assert!(!refused.stderr.contains("use quotes"), "{refused}");
    }
}
