//! `keys member`.

use keys::testing::Script;

use crate::support::fixture::Fixture;
use crate::support::outcome::all;

#[test]
fn members_are_listed_in_every_format() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run(&["member", "list"]).done(),
        fixture.run(&["member", "list", "--sort", "-role,name", "--columns", "name,role,owns,keys"]).done(),
        fixture.run(&["member", "list", "--filter", "role=viewer", "-o", "json"]).done(),
        fixture.run(&["member", "list", "--filter", "name~b", "--hide", "id,added", "-o", "csv"]).done(),
        fixture.run(&["member", "list", "-q", "--filter", "role=administrator"]).done(),
        fixture.run(&["member", "list", "--filter", "name=nobody"]).done(),
    ]));
}

#[test]
fn members_fit_a_terminal() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([40, 80].map(|columns| {
        fixture.on_pipes().columns(columns).variable("NO_COLOR", "1").run(&["member", "list"]).done()
    })));
}

#[test]
fn a_member_is_shown_with_what_they_own() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run(&["member", "show", "grace@acme.com"]).done(),
        fixture.run(&["member", "show", "grace hopper", "-o", "json"]).done(),
        fixture.run(&["member", "show", "Tim Berners-Lee", "-o", "tsv"]).done(),
    ]));
}

#[test]
fn a_member_is_added_with_flags() {
    let fixture = Fixture::initialized();
    let eve = ["member", "add", "--name", "Eve Moss", "--email", "eve@acme.com", "--role", "Editor"];
    insta::assert_snapshot!(all([
        fixture.run(&eve).done(),
        fixture.run_unchanged(&eve).ends(1),
        fixture
            .run(&[
                "member",
                "add",
                "--name",
                "Bo",
                "--email",
                "bo@acme.com",
                "--role",
                "viewer",
                "-o",
                "json"
            ])
            .done(),
    ]));
}

#[test]
fn a_member_is_added_step_by_step() {
    let fixture = Fixture::initialized();
    let script = Script::new()
        .types("Name", "Eve Moss")
        .types("Email", "eve")
        .types("Email", "eve@acme.com")
        .chooses("Role", "Editor")
        .confirms("Add Eve Moss");
    insta::assert_snapshot!(fixture.with_script(&script).run(&["member", "add"]).done());
}

#[test]
fn unconfirmed_member_is_not_added() {
    let fixture = Fixture::initialized();
    let add = ["member", "add", "--name", "Eve", "--role", "editor"];
    let declined = Script::new().types("Email", "eve@acme.com").declines("Add Eve");
    let left = Script::new().escapes("Email");
    insta::assert_snapshot!(all([
        fixture.with_script(&declined).run_unchanged(&add).ends(1),
        fixture.with_script(&left).run_unchanged(&add).ends(130),
        fixture.run_unchanged(&add).ends(2),
    ]));
}

#[test]
fn invalid_members_are_refused() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture
            .run_unchanged(&[
                "member",
                "add",
                "--name",
                "E\u{1b}ve",
                "--email",
                "e@acme.com",
                "--role",
                "viewer"
            ])
            .ends(2),
        fixture
            .run_unchanged(&["member", "add", "--name", "Eve", "--email", "eve", "--role", "viewer"])
            .ends(2),
        fixture
            .run_unchanged(&["member", "add", "--name", "Eve", "--email", "e@acme.com", "--role", "edtior"])
            .ends(2),
        fixture.run_unchanged(&["member", "show", "Graze"]).ends(1),
        fixture.run_unchanged(&["member", "show"]).ends(2),
        fixture.run_unchanged(&["member", "update", "Ada Lovelace", "--role", "editor"]).ends(1),
        fixture.run_unchanged(&["member", "update", "Ada Lovelace"]).ends(2),
        fixture.run_unchanged(&["member", "update", "Grace Hopper", "--role", "viewer"]).ends(1),
        fixture.run_unchanged(&["member", "add", "--as", "grace@acme.com"]).ends(1),
        fixture.run_unchanged(&["member", "remove", "Ada Lovelace", "--yes", "-o", "json"]).ends(1),
        fixture.run_unchanged(&["member"]).ends(2),
    ]));
}

#[test]
fn a_member_is_changed() {
    let fixture = Fixture::acme();
    let name = ["member", "update", "tim@acme.com", "--name", "Tim", "--email", "tbl@acme.com"];
    insta::assert_snapshot!(all([
        fixture.run(&name).done(),
        fixture.run_unchanged(&["member", "update", "tbl@acme.com", "--name", "Tim"]).done(),
        fixture.run(&["member", "update", "Tim", "--role", "administrator", "-o", "json"]).done(),
    ]));
}

#[test]
fn a_member_is_changed_step_by_step() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .chooses("Which member?", "Tim")
        .chooses("Change what of the member Tim", "Name: Tim")
        .types("Name", "Tim")
        .edits("Change to Tim <tim@acme.com>, viewer?")
        .chooses("Edit which answer?", "Role: viewer")
        .chooses("Role", "Editor")
        .confirms("Change to Tim");
    let place = fixture.with_script(&script);
    insta::assert_snapshot!(place.run(&["member", "update", "--as", "ada@acme.com"]).done());
}

#[test]
fn owning_member_needs_a_decision() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run_unchanged(&["member", "remove", "grace@acme.com", "--yes"]).ends(2),
        fixture.run_unchanged(&["member", "remove", "tim@acme.com"]).ends(2),
        fixture
            .run_unchanged(&["member", "remove", "grace@acme.com", "--transfer-to", "tim@acme.com", "-y"])
            .ends(1),
        fixture
            .run_unchanged(&["member", "remove", "grace@acme.com", "--transfer-to", "grace@acme.com", "-y"])
            .ends(1),
        fixture.run_unchanged(&["member", "remove", "grace@acme.com", "--dry-run"]).done(),
    ]));
}

#[test]
fn resources_of_a_member_are_transferred() {
    let fixture = Fixture::acme();
    let to = ["member", "remove", "grace@acme.com", "--transfer-to", "barbara@acme.com", "--yes"];
    insta::assert_snapshot!(all([
        fixture.run_unchanged(&[&to[..], &["--dry-run", "-o", "json"]].concat()).done(),
        fixture.run(&to).done(),
        fixture.run(&["resource", "list", "--filter", "owners~barbara", "--hide", "id"]).done(),
        fixture.run(&["member", "remove", "tim@acme.com", "-y", "-o", "json", "--reason", "left"]).done(),
    ]));
}

#[test]
fn member_is_removed_step_by_step() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .confirms("Remove the member Grace")
        .chooses("Transfer their resources to:", "Barbara")
        .confirms("Remove Grace Hopper and transfer 1 project to Barbara Liskov?");
    let nothing = Script::new().confirms("Remove the member Tim").confirms("cannot be undone");
    insta::assert_snapshot!(all([
        fixture.with_script(&script).run(&["member", "remove", "grace@acme.com"]).done(),
        fixture.with_script(&nothing).run(&["member", "remove", "tim@acme.com"]).done(),
    ]));
}

#[test]
fn typed_name_confirms_deleting_resources() {
    let fixture = Fixture::acme();
    fixture.run(&["resource", "add", "project", "Sketches", "--owner", "grace@acme.com"]).done();
    let script = Script::new()
        .confirms("Remove the member Grace")
        .chooses("Transfer their resources to:", "Delete them")
        .types("Type", "grace")
        .types("Type", "Grace Hopper");
    insta::assert_snapshot!(all([
        fixture.with_script(&script).run(&["member", "remove", "grace@acme.com"]).done(),
        fixture.run(&["resource", "list", "--columns", "name,owners"]).done(),
    ]));
}

#[test]
fn delete_resources_flag_needs_typed_name() {
    let fixture = Fixture::acme();
    fixture.run(&["resource", "add", "project", "Sketches", "--owner", "grace@acme.com"]).done();
    let args = ["member", "remove", "grace@acme.com", "--delete-resources"];
    let confirmed = || Script::new().confirms("Remove the member Grace");
    fixture.with_script(&confirmed().escapes("Type")).run_unchanged(&args).ends(130);
    fixture.with_script(&confirmed().types("Type `Grace Hopper`", "Grace Hopper")).run(&args).done();
}

#[test]
fn unconfirmed_removal_changes_nothing() {
    let fixture = Fixture::acme();
    let declined = Script::new().declines("Remove the member Tim");
    insta::assert_snapshot!(
        fixture.with_script(&declined).run_unchanged(&["member", "rm", "tim@acme.com"]).ends(1)
    );
}
