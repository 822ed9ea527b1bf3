//! `keys stats` and `keys list --count`.

use insta::assert_snapshot;
use keys::testing::Script;

use crate::support::fixture::Fixture;

#[test]
fn stats_count_keys() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[&["stats"], &["stats", "-o", "json"]]));
    assert_snapshot!("stats_at_a_terminal", fixture.with_script(&Script::new()).run(&["stats"]));
}

#[test]
fn stats_agree_with_the_list() {
    let fixture = Fixture::acme();
    let stats = fixture.run(&["stats", "-o", "json"]).done().stdout;
    let stats: serde_json::Value = serde_json::from_str(&stats).unwrap();
    for (pointer, filters) in [
        ("/total", &[][..]),
        ("/status/active", &["status=active"]),
        ("/status/expired", &["status=expired"]),
        ("/status/revoked", &["status=revoked"]),
        ("/role/editor", &["role=editor"]),
        ("/unused", &["status=active", "last-used<-90d"]),
        ("/never_used", &["status=active", "last-used=never"]),
        ("/never_expiring", &["status=active", "expires=never"]),
        ("/expiring/0/keys", &["status=active", "expires<2026-04-01"]),
        ("/expiring/2/keys", &["status=active", "expires>=2026-05-01", "expires<2026-06-01"]),
    ] {
        let filters: Vec<&str> = filters.iter().flat_map(|filter| ["--filter", filter]).collect();
        let listed = fixture.run(&[&["list", "-q"], &filters[..]].concat()).done().stdout;
        let count = listed.lines().count();
        assert_eq!(stats.pointer(pointer).unwrap(), count, "{pointer}");
        let counted = fixture.run(&[&["list", "--count"], &filters[..]].concat()).done().stdout;
        assert_eq!(counted, format!("{count}\n"), "{filters:?}");
    }
}

#[test]
fn empty_store_has_zeros() {
    let stats = Fixture::initialized().run(&["stats"]).done();
    assert!(stats.stdout.lines().take(10).all(|line| line.ends_with(" 0")), "{stats}");
}

#[test]
fn count_obeys_limit_and_view() {
    let fixture = Fixture::acme();
    std::fs::write(fixture.folder().join("config.toml"), "[views.eds]\nfilter = 'role=editor'\n").unwrap();
    let count = |args: &[&str]| fixture.run(&[&["list", "--count"], args].concat()).done().stdout;
    assert_eq!(count(&["--limit", "2"]), "2\n");
    assert_eq!(count(&["--limit", "0"]), "0\n");
    assert_eq!(count(&["--view", "eds"]), count(&["--filter", "role=editor"]));
    assert_eq!(count(&["--filter", "owns>0", "--filter", "creator=ada@acme.com"]), "1\n");
    let quiet = fixture.run(&["list", "--count", "--exit-status", "--filter", "title=zzz"]).done();
    assert_eq!(quiet.stdout, "0\n");
    fixture.run(&["list", "--count", "--exit-status"]).ends(3);
}
