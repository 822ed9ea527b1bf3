//! Things found by title or name: exact names first, and suggestions that lead somewhere.

use crate::support::fixture::Fixture;

/// Creates a key and returns its id.
fn create(fixture: &Fixture, title: &str) -> String {
    fixture.run(&["create", title, "--role", "viewer", "--expires", "90d"]).done();
    let newest = "SELECT subject_id FROM event WHERE action = 'key.created' ORDER BY number DESC LIMIT 1";
    fixture.query(newest).remove(0)
}

#[test]
fn exact_title_wins_over_another_case() {
    let fixture = Fixture::acme();
    let (lower, upper) = (create(&fixture, "mobile app"), create(&fixture, "Mobile App"));
    for (wanted, id) in [("mobile app", &lower), ("Mobile App", &upper)] {
        assert_eq!(fixture.run(&["show", wanted, "--field", "id"]).done().stdout.trim(), id);
    }
    let ambiguous = fixture.run_unchanged(&["show", "MOBILE APP"]).ends(1);
    assert!(ambiguous.stderr.contains(&lower) && ambiguous.stderr.contains(&upper), "{ambiguous}");
    create(&fixture, "Mobile App");
    fixture.run_unchanged(&["show", "Mobile App"]).ends(1);
}

#[test]
fn exact_name_wins_over_another_case() {
    let fixture = Fixture::acme();
    for (name, email) in [("Eve Moss", "e@acme.com"), ("eve moss", "f@acme.com")] {
        fixture.run(&["member", "add", "--name", name, "--email", email, "--role", "editor"]).done();
    }
    assert!(fixture.run(&["member", "show", "eve moss"]).done().stdout.contains("f@acme.com"));
    fixture.run_unchanged(&["member", "show", "EVE MOSS"]).ends(1);
    fixture.run(&["resource", "add", "project", "Delta", "--owner", "Eve Moss"]).done();
    fixture.run(&["resource", "add", "data-source", "delta", "--owner", "eve moss"]).done();
    let shown = |name: &str| fixture.run(&["resource", "show", name]).done().stdout;
    assert!(shown("Delta").contains("Eve Moss") && shown("delta").contains("eve moss"));
    fixture.run_unchanged(&["resource", "show", "DELTA"]).ends(1);
}

#[test]
fn suggestions_name_namesakes_by_id() {
    let fixture = Fixture::acme();
    let ids = [create(&fixture, "Mobile app"), create(&fixture, "Mobile app")];
    for command in [&["show", "mobile"][..], &["acl", "list", "--principal", "mobile"]] {
        let missing = fixture.run_unchanged(command).ends(1);
        assert!(!missing.stderr.contains("Mobile app"), "{missing}");
        for id in &ids {
            assert!(missing.stderr.contains(id.as_str()), "{missing}");
        }
    }
}
