//! `keys log`.

use insta::assert_snapshot;

use crate::support::fixture::Fixture;

/// An Acme whose log has a life of `tiles` in it, from its creation to its deletion, a minute between two steps.
fn lived() -> Fixture {
    let fixture = Fixture::acme();
    let steps: [&[&str]; 6] = [
        &["create", "tiles", "--role", "editor", "--expires", "90d"],
        &["update", "tiles", "--title", "Tile server"],
        &["rotate", "Tile server", "--grace", "1h"],
        &["revoke", "Tile server", "--reason", "laptop stolen"],
        &["restore", "Tile server", "--as", "ada@acme.com"],
        &["delete", "Tile server", "--yes", "--reason", "no longer needed"],
    ];
    for (minute, step) in steps.iter().enumerate() {
        fixture.put_clock(&format!("2026-03-10T09:{}:00Z", 31 + minute));
        fixture.run(step).done();
    }
    fixture.put_clock("2026-03-10T10:00:00Z");
    fixture
}

#[test]
fn the_whole_log_is_shown_newest_last() {
    let fixture = lived();
    assert_snapshot!("log", fixture.run(&["log"]).done());
    let place = fixture.on_pipes().columns(80).variable("NO_COLOR", "1");
    assert_snapshot!("log_at_80", place.run(&["log", "-n", "7"]).done());
}

#[test]
fn log_of_a_deleted_key_is_shown() {
    let fixture = lived();
    let by = |wanted: &str| fixture.run(&["log", wanted]).done().stdout;
    let told = fixture.run(&["log", "tile SERVER"]).done();
    let id = fixture.query("SELECT subject_id FROM event WHERE action = 'key.rotated'").remove(0);
    let detail = fixture.query("SELECT detail FROM event WHERE action = 'key.rotated'").remove(0);
    let detail: serde_json::Value = serde_json::from_str(&detail).unwrap();
    let email = detail["email"].as_str().unwrap().to_owned();
    for wanted in ["tiles", &id, &id[..6], &email, &email.to_uppercase()] {
        assert_eq!(by(wanted), told.stdout, "{wanted}");
    }
    assert_snapshot!("log_of_a_deleted_key", told);
    assert_snapshot!(
        "log_of_no_key",
        fixture.transcript(&[&["log", "tyles"], &["log", "ci"], &["log", "ci", "-n", "0"]])
    );
}

#[test]
fn ambiguous_title_lists_the_candidates() {
    let fixture = lived();
    fixture.run(&["create", "tiles", "--role", "viewer", "--expires", "90d"]).done();
    assert_eq!(fixture.run(&["log", "tiles"]).done().stdout.lines().count(), 3);
    fixture.run(&["delete", "tiles", "--yes"]).done();
    assert_snapshot!(fixture.run_unchanged(&["log", "tiles"]).ends(1));
}

#[test]
fn events_are_filtered_by_their_fields() {
    let fixture = lived();
    let numbers = |args: &[&str]| {
        let told = fixture.run(&[&["log", "-o", "tsv"], args].concat()).done();
        let cells = told.stdout.lines().skip(1).map(|line| line.split('\t').nth(3).unwrap().to_owned());
        cells.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        numbers(&["--since", "2026-03-10T09:33:00", "--until", "2026-03-10T09:35"]),
        "key.rotated secret.delivered key.revoked"
    );
    assert_eq!(numbers(&["--since", "-25min"]), "key.restored key.deleted");
    assert_eq!(numbers(&["--action", "key.rotated", "--action", "key.deleted"]), "key.rotated key.deleted");
    assert_eq!(numbers(&["--action", "MEMBER"]), "member.added member.added member.added");
    assert_eq!(numbers(&["--action", "key", "--limit", "2"]), "key.restored key.deleted");
    assert_eq!(numbers(&["--actor", "ada@acme.com", "-n", "1"]), "key.deleted");
    assert_eq!(numbers(&["--actor", "Grace Hopper"]), "");
    assert_snapshot!(
        "log_filtered_wrong",
        fixture.transcript_unchanged(&[
            &["log", "--actor", "nobody"],
            &["log", "--action", "key.creatd"],
            &["log", "--since", "never"],
            &["log", "--since", "soon"],
            &["log", "--since", "7d"],
            &["log", "--verify", "--since", "-1d"],
            &["log", "--actor", "Grace Hopper"],
        ])
    );
}

#[test]
fn until_a_date_includes_its_day() {
    let fixture = lived();
    let events =
        |until: &str| fixture.run(&["log", "--until", until, "-o", "tsv"]).done().stdout.lines().count() - 1;
    let all = fixture.query("SELECT number FROM event").len();
    assert_eq!(events("2026-03-10"), all);
    assert_eq!(events("2026-03-09"), events("2026-03-10T00:00:00Z"));
    assert!(events("2026-03-09") < all);
    assert_eq!(events("2026-03-10T09:36"), all - 1);
}

#[test]
fn an_unknown_action_suggests_its_noun() {
    let fixture = Fixture::acme();
    for (typed, meant) in [("keys", "`key`"), ("members", "`member`"), ("key.creatd", "`key.created`")] {
        let refused = fixture.run_unchanged(&["log", "--action", typed]).ends(2);
        assert!(refused.stderr.contains(&format!("did you mean {meant}")), "{refused}");
    }
}

#[test]
fn a_member_who_has_gone_is_still_an_actor() {
    let fixture = Fixture::acme();
    fixture.run(&["member", "update", "grace@acme.com", "--role", "administrator"]).done();
    fixture.run(&["revoke", "ci", "--as", "grace@acme.com"]).done();
    fixture
        .run(&[
            "member",
            "remove",
            "grace@acme.com",
            "--yes",
            "--transfer-to",
            "ada@acme.com",
            "--as",
            "ada@acme.com",
        ])
        .done();
    for wanted in ["Grace Hopper", "grace@acme.com"] {
        let told = fixture.run(&["log", "--actor", wanted, "-o", "csv"]).done();
        assert_eq!(told.stdout.lines().count(), 2, "{told}");
    }
    let namesake = ["member", "add", "--name", "Grace Hopper", "--email", "g@acme.com", "--role", "viewer"];
    fixture.run(&namesake).done();
    assert_snapshot!(fixture.run_unchanged(&["log", "--actor", "Grace Hopper"]).ends(1));
}

#[test]
fn every_format_has_the_log() {
    let fixture = lived();
    for format in ["json", "jsonl", "csv", "tsv"] {
        assert_snapshot!(format!("log_as_{format}"), fixture.run(&["log", "-n", "2", "-o", format]).done());
    }
}

#[test]
fn a_log_as_it_was_written_holds() {
    let fixture = lived();
    assert_snapshot!(
        fixture.transcript_unchanged(&[&["log", "--verify"], &["log", "--verify", "-o", "json"]])
    );
}

#[test]
fn any_change_of_the_log_is_found() {
    let count: i64 = lived().query("SELECT count(*) FROM event")[0].parse().unwrap();
    let last = count - 1;
    let mut told = Vec::new();
    for (what, tampering, named) in [
        ("altered", "UPDATE event SET actor = 'Eve' WHERE number = 4".to_owned(), "event 4 "),
        ("altered detail", "UPDATE event SET detail = '{}' WHERE number = 5".to_owned(), "event 5 "),
        ("a reason added", "UPDATE event SET reason = '' WHERE number = 6".to_owned(), "event 6 "),
        (
            "altered last",
            format!("UPDATE event SET at = at + 1 WHERE number = {count}"),
            &format!("event {count} "),
        ),
        ("removed", "DELETE FROM event WHERE number = 3".to_owned(), "event 3 "),
        ("removed first", "DELETE FROM event WHERE number IN (1, 2)".to_owned(), "events 1 to 2 "),
        (
            "cut off",
            format!("DELETE FROM event WHERE number >= {last}"),
            &format!("events {last} to {count} "),
        ),
        (
            "reordered",
            "UPDATE event SET number = -1 WHERE number = 4; UPDATE event SET number = 4 WHERE number = 5;
             UPDATE event SET number = 5 WHERE number = -1"
                .to_owned(),
            "event 4 ",
        ),
        ("emptied", "DELETE FROM event".to_owned(), &format!("events 1 to {count} ")),
        (
            "emptied to its end",
            "DELETE FROM event; DELETE FROM event_head".to_owned(),
            "the log does not begin ",
        ),
    ] {
        let fixture = lived();
        fixture.tamper(&tampering);
        let found = fixture.run_unchanged(&["log", "--verify"]).ends(3);
        assert!(found.stdout.starts_with(named), "{what}: {found}");
        told.push(format!("{what}\n{found}"));
    }
    assert_snapshot!("log_tampered_with", told.join("\n\n"));
}
