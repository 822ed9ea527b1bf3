//! `keys list --expiring --exit-status`: expiry watched from cron and CI.

use insta::assert_snapshot;

use crate::support::fixture::Fixture;
use crate::verify::secret_of;

#[test]
fn expiring_keys_are_listed_with_status_3() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["list", "--expiring", "14d", "--exit-status"],
        &["list", "--expiring", "14d", "--exit-status", "-o", "json"],
        &["list", "--expiring", "14d", "--exit-status", "-q"],
        &["list", "--expiring", "14d"],
    ]));
}

#[test]
fn cron_gets_no_output_without_findings() {
    let fixture = Fixture::acme();
    let quiet = fixture.run_unchanged(&["list", "--expiring", "4d", "--exit-status"]).done();
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    assert_eq!(
        fixture.run_unchanged(&["list", "--expiring", "4d", "--exit-status", "-o", "json"]).done().stdout,
        "[]\n"
    );
    assert_eq!(fixture.run_unchanged(&["list", "--expiring", "4d"]).done().stderr, "No keys match.\n");
}

#[test]
fn ended_and_endless_keys_are_not_listed() {
    let fixture = Fixture::acme();
    secret_of(&fixture, "revoked soon", "viewer", "3d");
    fixture.run(&["revoke", "revoked soon"]).done();
    let titles = |time: &str| {
        let listed =
            fixture.run(&["list", "--expiring", time, "--columns", "title", "-o", "tsv", "--sort", "title"]);
        listed.done().stdout.lines().skip(1).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(titles("14d"), "Partner map");
    assert_eq!(titles("1y"), "ci, Nightly import, Partner map");
    assert_eq!(titles("2026-07-01"), "ci, Partner map");
    assert_eq!(titles("5d"), "Partner map");
    fixture.put_clock("2026-03-15T09:29:59.999Z");
    assert_eq!(titles("1s"), "Partner map");
    fixture.put_clock("2026-03-15T09:30:00Z");
    assert_eq!(titles("1s"), "");
}

#[test]
fn status_works_with_every_filter() {
    let fixture = Fixture::acme();
    fixture.run_unchanged(&["list", "--filter", "status=expired", "--exit-status"]).ends(3);
    fixture
        .run_unchanged(&["list", "--filter", "status=expired", "--filter", "role=editor", "--exit-status"])
        .done();
    fixture.run_unchanged(&["list", "--expiring", "1y", "--filter", "role=editor", "--exit-status"]).ends(3);
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["list", "--expiring", "soon", "--exit-status"],
        &["list", "--expiring", "14", "--exit-status"],
        &["list", "--expiring", "-3d", "--exit-status"],
        &["list", "--expiring", "never", "--exit-status"],
        &["list", "--expiring", "", "--exit-status"],
    ]));
}
