//! The time of a key's last use, which `keys verify` records if it can.

use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;
use keys::testing::skipped_on_server;

use super::{FOREIGN, secret_of, verify};
use crate::support::fixture::Fixture;

#[test]
fn last_use_is_recorded_by_the_minute() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let used = || fixture.run(&["show", "tiles", "--field", "last-used"]).done().stdout;
    let never = used();
    verify(&fixture, &secret, &[]).done();
    assert_eq!(used(), never);
    fixture.put_clock("2026-03-11T10:20:41Z");
    fixture.on_pipes().input(&secret).run(&["verify"]).done();
    assert_eq!(used(), "2026-03-11T10:20:00Z\n");
    fixture.on_pipes().input(FOREIGN).run_unchanged(&["verify"]).ends(3);
    let unused = ["list", "--filter", "last-used<-90d", "--columns", "title,last-used", "--sort", "title"];
    assert_snapshot!(
        "last_use",
        fixture.transcript(&[
            &[
                "list",
                "--filter",
                "title=tiles,deploy,ci",
                "--show",
                "last-used",
                "--hide",
                "id,creator,created"
            ],
            &["show", "tiles"],
            &unused,
        ])
    );
    assert_eq!(fixture.query("SELECT count(*) FROM event WHERE subject = 'tiles'"), ["2"]);
    fixture.put_clock("2026-06-12T00:00:00Z");
    assert!(fixture.run(&unused).done().stdout.contains("tiles"));
}

#[test]
fn unused_key_is_unused_since_its_creation() {
    let fixture = Fixture::acme();
    let found = |conditions: &[&str]| {
        let filters = conditions.iter().flat_map(|condition| ["--filter", condition]);
        let args: Vec<&str> = ["list", "-o", "tsv", "--columns", "title", "--sort", "title"]
            .into_iter()
            .chain(filters)
            .collect();
        let listed = fixture.run(&args).done().stdout;
        listed.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let unused = ["deploy", "legacy sync", "Nightly import", "old build", "Partner map"];
    assert_eq!(found(&["last-used=never"]), unused);
    assert_eq!(found(&["last-used>=never"]), unused);
    for used in ["last-used!=never", "last-used<never", "last-used=2026-03-10"] {
        assert_eq!(found(&[used]), ["ci"], "{used}");
    }
    assert_eq!(found(&["last-used=never,2026-03-10"]).len(), 6);
    let refused = fixture.run_unchanged(&["list", "--filter", "last-used>never"]).ends(2);
    assert!(refused.stderr.contains("is never true"), "{refused}");
    // Two were created on that day, and none was used on it.
    assert_eq!(found(&["created=2026-01-07"]), ["deploy", "legacy sync"]);
    assert_eq!(found(&["last-used=2026-01-07"]), [""; 0]);
    assert_eq!(found(&["last-used<=2026-01-07", "last-used>=2026-01-07"]), ["deploy", "legacy sync"]);
}

#[test]
fn read_only_store_verifies() {
    if skipped_on_server("it is about files") {
        return;
    }
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let mode = |folder: u32, file: u32| {
        std::fs::set_permissions(fixture.path(), std::fs::Permissions::from_mode(file)).unwrap();
        std::fs::set_permissions(fixture.folder(), std::fs::Permissions::from_mode(folder)).unwrap();
    };
    mode(0o555, 0o444);
    let told = fixture.on_pipes().input(&secret).run(&["verify", "-q"]);
    mode(0o755, 0o600);
    assert_eq!(told.done().stderr, "");
}

#[test]
fn locked_store_verifies() {
    let fixture = Fixture::acme();
    let secret = secret_of(&fixture, "tiles", "viewer", "90d");
    let _writer = fixture.writer("UPDATE api_key SET title = title");
    let told = fixture.on_pipes().input(&secret).run(&["verify", "-q"]).done();
    assert_eq!(told.stderr, "");
}
