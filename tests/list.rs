//! `keys list`.

use std::fmt::Write as _;
use std::io::ErrorKind;

use insta::assert_snapshot;
use keys::domain::query::{Field as _, Op};
use keys::domain::role::KeyRole;
use keys::store::key::KeyField;
use keys::testing::{sample, sample::key};
use keys::ui::streams::End;

use crate::support::fixture::{Fixture, Outcome};

/// The titles that a list with these arguments has, in its order.
fn titles(fixture: &Fixture, args: &[&str]) -> Vec<String> {
    let listed = fixture.run(&[&["list", "--columns", "title", "-o", "tsv"], args].concat()).done();
    listed.stdout.lines().skip(1).map(str::to_owned).collect()
}

/// Escape sequences made visible.
fn escaped(outcome: &Outcome) -> String {
    outcome.to_string().replace('\u{1b}', "␛")
}

#[test]
fn list_fits_a_terminal_and_is_whole_piped() {
    let fixture = Fixture::acme();
    let dumb = |columns| fixture.on_pipes().columns(columns).variable("TERM", "dumb");
    for columns in [40, 80, 200] {
        let listed = dumb(columns).run(&["list"]).done();
        let widest = listed.stdout.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns, "{widest} columns:\n{listed}");
        assert_snapshot!(format!("list_at_{columns}"), listed);
    }
    assert_snapshot!("list_on_a_pipe", fixture.run(&["list"]).done());
}

#[test]
fn every_format_says_the_same() {
    let fixture = Fixture::acme();
    for format in ["table", "json", "jsonl", "csv", "tsv"] {
        assert_snapshot!(format!("list_as_{format}"), fixture.run(&["list", "-o", format]).done());
    }
    assert_snapshot!("list_quiet", fixture.run(&["list", "-q"]).done());
}

#[test]
fn json_has_all_or_the_chosen_columns() {
    let fixture = Fixture::acme();
    let fields = |args: &[&str]| {
        let listed = fixture.run(&[&["list", "-o", "json"], args].concat()).done();
        let rows: serde_json::Value = serde_json::from_str(&listed.stdout).unwrap();
        let names = |row: &serde_json::Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let all: Vec<Vec<String>> = rows.as_array().unwrap().iter().map(names).collect();
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{listed}");
        if let Some(creator) = rows[0].get("creator") {
            assert_eq!(creator.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "name", "email"]);
        }
        all[0].join(" ")
    };
    let all = "id title email role status creator created expires last_used owns secret_start";
    assert_eq!(fields(&[]), all);
    assert_eq!(fields(&["--hide", "creator"]), all);
    assert_eq!(fields(&["--columns", "last-used,id"]), "last_used id");
}

#[test]
fn json_has_null_and_empty_arrays() {
    let fixture = Fixture::acme();
    let listed = fixture.run(&["list", "-o", "json", "--filter", "title=deploy"]).done();
    let rows: serde_json::Value = serde_json::from_str(&listed.stdout).unwrap();
    assert_eq!(rows[0]["last_used"], serde_json::Value::Null);
    assert_eq!(rows[0]["expires"], serde_json::Value::Null);
    assert_eq!(fixture.run(&["list", "-o", "json", "--filter", "title=none"]).done().stdout.trim(), "[]");
    assert_eq!(fixture.run(&["list", "-o", "jsonl", "--filter", "title=none"]).done().stdout, "");
}

#[test]
fn every_column_sorts_both_ways() {
    let fixture = Fixture::acme();
    let mut told = String::new();
    for field in KeyField::all() {
        for sign in ["", "-"] {
            let order = format!("{sign}{}", field.name());
            writeln!(told, "{order}: {}", titles(&fixture, &["--sort", &order]).join(", ")).unwrap();
        }
    }
    assert_snapshot!(told);
}

#[test]
fn equal_rows_are_ordered_by_id() {
    let fixture = Fixture::acme();
    for order in ["role", "-role", "creator", "-creator", "status,role"] {
        let listed =
            fixture.run(&["list", "--sort", order, "-o", "tsv", "--columns", "role,status,id"]).done();
        let rows: Vec<Vec<&str>> =
            listed.stdout.lines().skip(1).map(|row| row.split('\t').collect()).collect();
        let equal = |a: &[&str], b: &[&str]| match order {
            "creator" | "-creator" => true,
            "status,role" => a[..2] == b[..2],
            _ => a[0] == b[0],
        };
        let in_order = rows.windows(2).all(|pair| !equal(&pair[0], &pair[1]) || pair[0][2] < pair[1][2]);
        assert!(in_order, "{listed}");
    }
}

#[test]
fn several_fields_sort_in_one_flag_or_many() {
    let fixture = Fixture::acme();
    let at_once = titles(&fixture, &["--sort", "role,-created"]);
    assert_eq!(at_once, titles(&fixture, &["--sort", "role", "--sort", "-created"]));
    assert_eq!(at_once[..2], ["ci", "Partner map"]);
}

#[test]
fn never_is_later_than_every_date() {
    let fixture = Fixture::acme();
    assert_eq!(titles(&fixture, &["--sort", "expires"]).last().unwrap(), "deploy");
    assert_eq!(titles(&fixture, &["--sort=-expires"])[0], "deploy");
    assert_eq!(titles(&fixture, &["--filter", "expires>9000-01-01"]), ["deploy"]);
    assert_eq!(titles(&fixture, &["--filter", "expires=never"]), ["deploy"]);
}

#[test]
fn every_column_takes_its_operators() {
    let fixture = Fixture::acme();
    let id = fixture.query("SELECT id FROM api_key WHERE title = 'ci'").remove(0);
    let mut told = String::new();
    for field in KeyField::all() {
        let value = match field.name() {
            "title" => "deploy,CI",
            "id" => &id,
            "creator" => "ada@acme.com",
            "created" => "2026-01-07",
            "expires" => "113d",
            "role" => "viewer",
            "email" => "deploy",
            "status" => "active,revoked",
            "last-used" => "-1d",
            "owns" => "4",
            "secret-start" => "keys_",
            other => panic!("no value for {other}"),
        };
        for op in Op::ALL {
            let condition = format!("{}{}{value}", field.name(), op.as_str());
            let listed = fixture.run(&["list", "-o", "csv", "--columns", "title", "--filter", &condition]);
            let said = if listed.status == 0 { &listed.stdout["title\n".len()..] } else { &listed.stderr };
            writeln!(told, "{condition}: {}", said.lines().collect::<Vec<_>>().join(" | ")).unwrap();
        }
    }
    assert_snapshot!(told);
}

#[test]
fn filters_combine_and_ignore_spaces() {
    let fixture = Fixture::acme();
    let editors = titles(&fixture, &["--filter", "role = editor", "--filter", "status != revoked, expired"]);
    assert_eq!(editors, ["Nightly import", "deploy"]);
    assert_eq!(titles(&fixture, &["--filter", "creator=ada lovelace"]).len(), 6);
    assert_eq!(titles(&fixture, &["--filter", "created>=-30d"]), ["ci"]);
}

#[test]
fn columns_are_chosen_shown_and_hidden() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript(&[
        &["list", "--columns", "status,title"],
        &["list", "--show", "role,owns", "--hide", "id,creator,created"],
        &["list", "--columns", "title,email,last-used,secret-start,owns", "--limit", "3"],
        &["list", "--columns", "title", "--limit", "0"],
        &["list", "--columns", "title", "--hide", "title"],
    ]));
}

#[test]
fn empty_lists_say_why_they_are_empty() {
    let fixture = Fixture::initialized();
    assert_snapshot!(fixture.transcript(&[
        &["list"],
        &["list", "--filter", "role=editor"],
        &["list", "-q"],
        &["list", "-o", "csv"],
        &["list", "-o", "json"],
    ]));
}

#[test]
fn colors_appear_only_when_wanted() {
    let fixture = Fixture::acme();
    assert_snapshot!(escaped(
        &fixture.run(&["list", "--color", "always", "--columns", "title,status,expires"]).done()
    ));
    let paints = |place: crate::support::fixture::Invocation<'_>, args: &[&str]| {
        place.run(&[&["list"], args].concat()).done().stdout.contains('\u{1b}')
    };
    let terminal = || fixture.on_pipes().columns(80);
    assert!(paints(terminal(), &[]));
    assert!(!paints(terminal(), &["--color", "never"]));
    assert!(!paints(terminal().variable("NO_COLOR", "1"), &[]));
    assert!(!paints(terminal().variable("TERM", "dumb"), &[]));
    assert!(paints(terminal().variable("NO_COLOR", "1"), &["--color", "always"]));
    assert!(!paints(terminal().out(End::Pipe), &[]));
}

#[test]
fn status_is_a_word_with_the_last_days() {
    let fixture = Fixture::initialized();
    fixture.with(|cx| {
        for expires in ["1d", "14d", "15d", "30min", "2h"] {
            key(cx, &format!("in {expires}"), KeyRole::Viewer, expires);
        }
        key(cx, "revoked and expired", KeyRole::Viewer, "1s");
        key(cx, "revoked and endless", KeyRole::Viewer, "never");
        key(cx, "expired", KeyRole::Viewer, "10s");
    });
    fixture.sql("UPDATE api_key SET revoked = created WHERE title LIKE 'revoked%'");
    fixture.put_clock("2026-03-10T09:30:20Z");
    assert_snapshot!(fixture.run(&["list", "--columns", "title,expires,status", "--sort", "expires"]).done());
}

#[test]
fn hostile_titles_never_reach_a_terminal() {
    let fixture = Fixture::acme();
    let hostile = "'\u{1b}[2Jx\u{9b}\u{202e}\r\u{7}\u{200b}y\nz'";
    fixture.sql(&format!(
        "UPDATE api_key SET title = {hostile} WHERE title = 'ci'; UPDATE member SET name = name || {hostile}"
    ));
    let clean =
        |text: &str| text.chars().all(|c| c == '\n' || !c.is_control() && !"\u{202e}\u{200b}".contains(c));
    for args in [&["list"][..], &["list", "--show", "email,role,status,secret-start"], &["show", "deploy"]] {
        for columns in [40, 80, 200] {
            let place = fixture.on_pipes().columns(columns).variable("NO_COLOR", "1");
            let shown = place.run(args).done();
            assert!(clean(&shown.stdout) && clean(&shown.stderr), "{:?}", shown.stdout);
        }
        let piped = fixture.run(args).done();
        assert!(clean(&piped.stdout), "{:?}", piped.stdout);
    }
    let listed =
        fixture.run(&["list", "-o", "json", "--columns", "title", "--filter", "created>=2026-02-28"]).done();
    assert!(clean(&listed.stdout), "{listed}");
    let rows: serde_json::Value = serde_json::from_str(&listed.stdout).unwrap();
    assert_eq!(rows[0]["title"], "\u{1b}[2Jx\u{9b}\u{202e}\r\u{7}\u{200b}y\nz");
    assert_snapshot!(fixture.on_pipes().columns(80).variable("NO_COLOR", "1").run(&["list"]));
}

#[test]
fn csv_escapes_formulas_unless_raw() {
    let fixture = Fixture::initialized();
    fixture.with(|cx| {
        for title in ["=cmd|'/c calc'!A1", "+1", "-1", "@sum", "a, \"b\"", "plain"] {
            key(cx, title, KeyRole::Viewer, "never");
        }
    });
    assert_snapshot!(fixture.transcript(&[
        &["list", "-o", "csv", "--columns", "title,role", "--sort", "title"],
        &["list", "-o", "csv", "--columns", "title,role", "--sort", "title", "--raw"],
        &["list", "-o", "tsv", "--columns", "title,role", "--sort", "title"],
    ]));
}

#[test]
fn closed_pipe_is_quiet_full_device_is_not() {
    let fixture = Fixture::acme();
    let listed = fixture.on_pipes().out_fails(ErrorKind::BrokenPipe).run(&["list"]);
    assert_eq!((listed.status, listed.stderr.as_str()), (0, ""));
    for format in ["table", "json", "csv"] {
        let watching = ["list", "--exit-status", "-o", format];
        fixture.on_pipes().out_fails(ErrorKind::BrokenPipe).run(&watching).ends(3);
    }
    assert_snapshot!(fixture.on_pipes().out_fails(ErrorKind::StorageFull).run(&["list"]));
}

#[test]
fn twenty_thousand_rows_come_in_order() {
    let fixture = Fixture::acme();
    fixture.sql(&format!(
        "WITH {}
         INSERT INTO api_key (id, title, title_fold, email, role, creator_id, created, expires)
         SELECT id, 'k' || i, 'k' || i, 'k' || i || '@acme.invalid', 'viewer',
             (SELECT id FROM member WHERE role = 'administrator'), i, 9223372036854775807 FROM n",
        sample::numbered(1..20_001)
    ));
    let listed = fixture.run(&["list", "-o", "tsv", "--columns", "title"]).done();
    let titles: Vec<&str> = listed.stdout.lines().skip(1).collect();
    assert_eq!(titles.len(), 20_006);
    assert!(titles[..20_000].iter().enumerate().all(|(index, title)| *title == format!("k{}", index + 1)));
    let first = fixture.on_pipes().columns(80).run(&["list", "--limit", "2", "--columns", "title,id"]).done();
    assert!(first.stdout.contains("k1") && first.stdout.contains("k2"), "{first}");
}

#[test]
fn titles_in_every_script_line_up() {
    let fixture = Fixture::initialized();
    fixture.with(|cx| {
        for title in ["Überwachung", "地図サーバー", "карта", "👩‍👩‍👧 family", "e\u{301}te\u{301}"]
        {
            key(cx, title, KeyRole::Viewer, "never");
        }
        assert_eq!(sample::key_id(cx, "ÉTÉ"), sample::key_id(cx, "été"));
    });
    let place = fixture.on_pipes().columns(60).variable("NO_COLOR", "1");
    assert_snapshot!(place.run(&["list", "--columns", "title,role,expires", "--sort", "title"]));
}
