//! Tables at every width of a terminal: never wider, and always a table.

mod nouns;

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::support::fixture::{Fixture, Invocation};
use keys::testing::sample::numbered;

const WIDTHS: [usize; 5] = [40, 80, 100, 120, 200];

/// A terminal without color.
fn on(fixture: &Fixture, width: usize) -> Invocation<'_> {
    fixture.on_pipes().columns(width).variable("NO_COLOR", "1")
}

/// A store with this many keys, some with titles that are wide or contain other scripts.
fn keys(count: usize) -> Fixture {
    let fixture = Fixture::initialized();
    let titles = [
        "Nightly import of the whole base map, all layers",
        "地図データの夜間インポート",
        "=cmd|'x'!A1",
        "ci",
    ];
    for at in 0..count.min(10) {
        let title = format!("{} {at}", titles[at % titles.len()]);
        let expires = ["never", "5d", "400d"][at % 3];
        fixture.run(&["create", &title, "--role", "editor", "--expires", expires]).done();
    }
    if count > 10 {
        // Rows like the last one, with ids of their own.
        fixture.sql(&format!(
            "WITH {}
             INSERT INTO api_key SELECT n.id, k.title || ' ' || i,
                 k.title_fold || ' ' || i, 'k' || i || '@x.invalid', k.role, k.creator_id, k.created, k.expires, NULL, k.delivered
             FROM n, (SELECT * FROM api_key ORDER BY id LIMIT 1) k",
            numbered(11..u32::try_from(count).unwrap() + 1)
        ));
    }
    fixture
}

#[test]
fn tables_of_any_number_of_keys_fit() {
    for count in [0, 1, 10, 2_000] {
        let fixture = keys(count);
        let mut shown = String::new();
        for width in WIDTHS {
            let listed = on(&fixture, width).run(&["list"]).done();
            let lines: Vec<&str> = listed.stdout.lines().collect();
            assert_eq!(lines.len(), if count == 0 { 0 } else { count + 1 }, "{width}");
            let widest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
            assert!(widest <= width, "{widest} of {width}:\n{listed}");
            if let [header, ..] = &lines[..] {
                assert!(header.contains("TITLE") && header.contains("EXPIRES"), "{width}: {header}");
                let defaults = ["ID", "CREATOR", "CREATED"];
                assert!(width < 80 || defaults.iter().all(|name| header.contains(name)), "{width}: {header}");
            }
            let first = lines[..lines.len().min(11)].join("\n");
            let _ = write!(shown, "at {width}:\n{first}\n{}\n", listed.stderr);
        }
        insta::assert_snapshot!(format!("{count}_keys"), shown);
    }
}

#[test]
fn omitted_columns_are_named() {
    let fixture = keys(10);
    let mut shown = String::new();
    for columns in ["role", "role,owns", "role,owns,status,last-used,email"] {
        for width in [80, 100, 120] {
            let listed = on(&fixture, width).run(&["list", "--show", columns]).done();
            assert_eq!(listed.stdout.lines().count(), 11, "{listed}");
            let header = listed.stdout.lines().next().unwrap();
            for name in ["title", "expires"].into_iter().chain(columns.split(',')) {
                let is_shown = header.contains(&name.replace('-', " ").to_uppercase());
                assert!(is_shown || listed.stderr.contains(name), "{name} at {width}:\n{listed}");
            }
            let _ = write!(shown, "--show {columns} at {width}:\n{header}\n{}\n", listed.stderr);
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn chosen_columns_are_never_omitted() {
    let fixture = keys(1);
    let columns = ["--columns", "title,email,creator,created,expires,id"];
    let listed = on(&fixture, 40).run(&["list", columns[0], columns[1]]).done();
    assert_eq!(listed.stdout.lines().next().unwrap().split("  ").filter(|name| !name.is_empty()).count(), 6);
    insta::assert_snapshot!(listed);
    let piped = fixture.run(&["list", columns[0], columns[1]]).done();
    assert!(!piped.stdout.contains('…'), "{piped}");
    assert_eq!(piped.stderr, "");
}

#[test]
fn count_names_total_order_and_limit() {
    let fixture = keys(10);
    let cases: [(&[&str], &str); 8] = [
        (&["list"], "10 keys\n"),
        (
            &["list", "--filter", "title~ci", "--sort", "expires,-title"],
            "2 of 10 keys, by expiry, title (descending)\n",
        ),
        (&["list", "--limit", "3", "--sort", "title"], "first 3 of 10 keys, by title\n"),
        (&["list", "--limit", "30"], "10 keys\n"),
        (
            &["list", "--filter", "title~ci", "--limit", "1", "--sort", "title"],
            "first 1 matching key, by title\n",
        ),
        (&["list", "--filter", "title~ci", "--limit", "3"], "2 of 10 keys\n"),
        (&["list", "--expiring", "14d", "--limit", "2"], "first 2 matching keys\n"),
        (&["member", "list"], "1 member\n"),
    ];
    for (args, footer) in cases {
        assert_eq!(on(&fixture, 120).run(args).done().stderr, footer, "{args:?}");
        assert_eq!(fixture.run(args).done().stderr, "", "on a pipe: {args:?}");
    }
    assert_eq!(on(&fixture, 120).run(&["list", "--quiet"]).done().stderr, "");
}

#[test]
fn records_are_shown_in_full() {
    let fixture = keys(2);
    insta::assert_snapshot!(on(&fixture, 40).run(&["list", "--records"]).done());
    fixture.run(&["list", "--records", "-o", "json"]).ends(2);
}

#[test]
fn times_of_the_log_are_never_cut() {
    let fixture = keys(2);
    let times = regex::Regex::new(r"2026-\d\d-\d\d \d\d:\d\d").unwrap();
    for width in WIDTHS {
        let log = on(&fixture, width).run(&["log"]).done();
        let events = fixture.query("SELECT number FROM event").len();
        assert_eq!(times.find_iter(&log.stdout).count(), events, "{log}");
        assert!(log.stdout.lines().all(|line| line.width() <= width), "{log}");
        assert!(!log.stdout.contains('…'), "{log}");
    }
}
