//! Rules R10 to R12: every change is logged, intended and complete.

use std::io::ErrorKind;

use super::{last_event, new_key, refused};
use keys::testing::instant;

use crate::support::fixture::{Fixture, NOW};

#[test]
fn r10_every_change_is_logged() {
    let fixture = Fixture::acme();
    let reason = ["--reason", "spring cleaning"];
    for (args, action) in [
        (&["create", "x", "--role", "editor", "--expires", "1y"][..], "secret.delivered x"),
        (&["update", "x", "--title", "y"], "key.updated y"),
        (&["rotate", "y"], "secret.delivered y"),
        (&["revoke", "y"], "key.revoked y"),
        (&["restore", "y"], "key.restored y"),
        (&["resource", "add", "project", "P"], "resource.added P"),
        (&["acl", "grant", "y", "modify", "P"], "grant.given P"),
        (&["acl", "revoke", "y", "P"], "grant.revoked P"),
        (&["resource", "transfer", "P", "--to", "y"], "resource.transferred P"),
        (&["resource", "remove", "P", "--yes"], "resource.removed P"),
        (&["delete", "y", "--yes"], "key.deleted y"),
        (&["member", "add", "--name", "Z", "--email", "z@acme.com", "--role", "viewer"], "member.added Z"),
        (&["member", "update", "Z", "--name", "Q"], "member.updated Q"),
        (&["member", "remove", "Q", "--yes"], "member.removed Q"),
    ] {
        let count = || fixture.query("SELECT count(*) FROM event").remove(0).parse::<u64>().unwrap();
        let before = count();
        fixture.run(&[args, &reason].concat()).done();
        // A delivered secret has a second event, in a second transaction.
        let delivered = u64::from(action.starts_with("secret.delivered"));
        assert_eq!(count(), before + 1 + delivered, "{action}");
        assert_eq!(last_event(&fixture), format!("Ada Lovelace {action}"));
        let who = fixture
            .query("SELECT os_user || ', ' || reason || ', ' || at FROM event ORDER BY number DESC LIMIT 1");
        assert_eq!(who, [format!("tester, spring cleaning, {}", instant(NOW).0)]);
    }
}

#[test]
fn r10_unlogged_change_fails() {
    let fixture = Fixture::acme();
    fixture.forbid("INSERT", "event");
    for args in [
        &["create", "x", "--role", "viewer", "--expires", "1d"][..],
        &["delete", "deploy", "--yes"],
        &["revoke", "deploy"],
        &["member", "add", "--name", "Z", "--email", "z@acme.com", "--role", "viewer"],
    ] {
        let outcome = fixture.run_unchanged(args).ends(1);
        assert_eq!(outcome.stdout, "", "{outcome}");
    }
}

#[test]
fn r11_ambiguous_titles_are_refused() {
    let fixture = Fixture::acme();
    let made = fixture.run(&["create", "CI", "--role", "viewer", "--expires", "1d"]).done();
    assert!(made.stderr.contains("another key has the title `CI`"), "{made}");
    for args in [
        &["show", "cI"][..],
        &["delete", "cI", "--yes"],
        &["revoke", "cI"],
        &["update", "cI", "--title", "x"],
    ] {
        refused(&fixture, args, 1, "`cI` matches 2 keys");
    }
    refused(&fixture, &["acl", "grant", "cI", "view", "Atlas"], 1, "`cI` matches 2 ");
    let id = fixture.query("SELECT id FROM api_key WHERE title = 'CI'").remove(0);
    fixture.run(&["delete", &id[..8], "--yes"]).done();
    assert_eq!(fixture.query("SELECT title FROM api_key WHERE title_fold = 'ci'"), ["ci"]);
}

#[test]
fn r11_ambiguous_ids_are_refused() {
    let fixture = Fixture::acme();
    let statement = |title: &str, id: &str| {
        format!("UPDATE api_key SET id = 'abcd{id}-0000-4000-8000-000000000000' WHERE title = '{title}';")
    };
    fixture.tamper(&[statement("ci", "0001"), statement("deploy", "0002")].concat());
    refused(&fixture, &["revoke", "abcd"], 1, "`abcd` matches 2 keys");
    refused(&fixture, &["revoke", "abc"], 1, "no key matches `abc`");
    fixture.run(&["revoke", "abcd0001"]).done();
}

#[test]
fn r12_undelivered_secret_expires() {
    for kind in [ErrorKind::StorageFull, ErrorKind::BrokenPipe] {
        let fixture = Fixture::acme();
        let args = ["create", "x", "--role", "viewer", "--expires", "1d"];
        fixture.on_pipes().out_fails(kind).run(&args).ends(1);
        assert_eq!(last_event(&fixture), "Ada Lovelace key.created x");
        let ends = fixture.query("SELECT ends FROM secret WHERE delivered IS NULL");
        assert_eq!(ends, [(instant(NOW).0 + 600_000).to_string()]);
        let unconfirmed = "SELECT title FROM api_key WHERE delivered IS NULL";
        assert_eq!(fixture.query(unconfirmed), ["x"]);
    }
}

#[test]
fn r12_undelivered_rotation_keeps_old() {
    for kind in [ErrorKind::StorageFull, ErrorKind::BrokenPipe] {
        let fixture = Fixture::acme();
        let secret = new_key(&fixture, &["x", "--role", "viewer", "--expires", "1d"]).stdout;
        fixture.on_pipes().out_fails(kind).run(&["rotate", "x"]).ends(1);
        fixture.on_pipes().input(&secret).run(&["verify"]).done();
    }
}

#[test]
fn r12_unprinted_result_is_reported() {
    let file = |fixture: &Fixture| fixture.folder().join("x").display().to_string();
    let changes: [(&[&str], &str); 8] = [
        (&["create", "x", "--role", "viewer", "--expires", "1d", "--secret-file"], "secret.delivered x"),
        (&["rotate", "ci", "--secret-file"], "secret.delivered ci"),
        (&["update", "ci", "--title", "x"], "key.updated x"),
        (&["revoke", "ci"], "key.revoked ci"),
        (&["delete", "ci", "--yes"], "key.deleted ci"),
        (&["member", "remove", "tim@acme.com", "--yes"], "member.removed Tim Berners-Lee"),
        (&["acl", "grant", "deploy", "view", "Atlas"], "grant.given Atlas"),
        (&["resource", "remove", "Atlas", "--yes"], "resource.removed Atlas"),
    ];
    for (args, event) in changes {
        for (kind, status) in [(ErrorKind::StorageFull, 4), (ErrorKind::BrokenPipe, 0)] {
            let fixture = Fixture::acme();
            let path = file(&fixture);
            let path: &[&str] = if args.ends_with(&["--secret-file"]) { &[&path] } else { &[] };
            let done = fixture.on_pipes().out_fails(kind).run(&[args, path, &["-o", "json"]].concat());
            let done = done.ends(status);
            assert_eq!(
                done.stderr.contains(r#"{"error":{"code":"result-not-printed","#),
                status == 4,
                "{done}"
            );
            assert!(last_event(&fixture).ends_with(event), "{}", last_event(&fixture));
        }
        if args.contains(&"--yes") {
            let full = Fixture::acme();
            let full = full.on_pipes().out_fails(ErrorKind::StorageFull);
            full.run_unchanged(&[args, &["--dry-run", "-o", "json"]].concat()).ends(1);
        }
    }
}

#[test]
fn r12_several_keys_change_atomically() {
    let fixture = Fixture::acme();
    for verb in ["revoke", "restore"] {
        fixture.run_unchanged(&[verb, "ci", "deploy", "legacy sync", "nonesuch"]).ends(1);
    }
    fixture.run_unchanged(&["delete", "ci", "deploy", "nonesuch", "--yes"]).ends(1);
}
