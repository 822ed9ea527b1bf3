//! `keys resource`.

use keys::testing::Script;

use crate::support::fixture::Fixture;
use crate::support::outcome::all;

#[test]
fn resources_are_listed() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run(&["resource", "list"]).done(),
        fixture
            .run(&["resource", "list", "--sort", "-kind,name", "--columns", "name,kind,source,created"])
            .done(),
        fixture.run(&["resource", "list", "--filter", "project=atlas", "-o", "json"]).done(),
        fixture
            .run(&["resource", "list", "--filter", "owners~BARBARA@acme", "--hide", "id", "-o", "csv"])
            .done(),
        fixture.run(&["resource", "list", "-q", "--filter", "kind=project"]).done(),
        fixture.run(&["resource", "list", "--filter", "name=nothing"]).done(),
        Fixture::initialized().run(&["resource", "list"]).done(),
    ]));
}

#[test]
fn resources_and_grants_fit_a_terminal() {
    let fixture = Fixture::acme();
    let fitted = |columns, noun| {
        fixture.on_pipes().columns(columns).variable("NO_COLOR", "1").run(&[noun, "list"]).done()
    };
    insta::assert_snapshot!(all([
        fitted(40, "resource"),
        fitted(80, "resource"),
        fitted(200, "resource"),
        fitted(40, "acl"),
        fitted(80, "acl"),
    ]));
}

#[test]
fn resource_shows_grants_and_contents() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run(&["resource", "show", "atlas"]).done(),
        fixture.run(&["resource", "show", "Atlas/Rivers"]).done(),
        fixture.run(&["resource", "show", "Warehouse", "-o", "json"]).done(),
    ]));
}

#[test]
fn resources_are_added_with_flags() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run(&["resource", "add", "project", "Sketches"]).done(),
        fixture
            .run(&["resource", "add", "layer", "Roads", "--project", "Sketches", "--source", "Warehouse"])
            .done(),
        fixture.run(&["resource", "add", "data-source", "Lakes", "--owner", "deploy", "-o", "json"]).done(),
        fixture
            .run(&["resource", "add", "layer", "Lakes", "--project", "Sketches", "--source", "Lakes"])
            .done(),
        fixture
            .run(&["resource", "add", "layer", "Seas", "--project", "Sketches", "--source", "Lakes"])
            .done(),
    ]));
}

#[test]
fn printed_path_finds_its_resource() {
    let fixture = Fixture::acme();
    for project in ["North/South", "a//b", "/", "North"] {
        fixture.run(&["resource", "add", "project", project]).done();
        fixture.run(&["resource", "add", "layer", "Roads/Rails", "--project", project]).done();
        let path = format!("{project}/Roads/Rails");
        let shown = fixture.run(&["resource", "show", &path, "-o", "json"]).done();
        let document: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap();
        assert_eq!(document["project"]["name"], project, "{shown}");
    }
    // An ambiguous path is never guessed.
    fixture.run(&["resource", "add", "table", "South/Roads/Rails", "--project", "North"]).done();
    let several = fixture.run_unchanged(&["resource", "show", "north/south/roads/rails"]).ends(1);
    assert!(
        several.stderr.starts_with("error: `north/south/roads/rails` matches 2 resources\n"),
        "{several}"
    );
}

#[test]
fn invalid_resources_are_refused() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture.run_unchanged(&["resource", "add", "layr", "Roads"]).ends(2),
        fixture.run_unchanged(&["resource", "add", "layer"]).ends(2),
        fixture.run_unchanged(&["resource", "add", "layer", "Roads"]).ends(2),
        fixture.run_unchanged(&["resource", "add", "layer", "Roads", "--project", "Warehouse"]).ends(1),
        fixture.run_unchanged(&["resource", "add", "project", "Roads", "--project", "Atlas"]).ends(2),
        fixture.run_unchanged(&["resource", "add", "project", "Mine", "--owner", "tim@acme.com"]).ends(1),
        fixture.run_unchanged(&["resource", "add", "project", "Mine", "--owner", "ci"]).ends(1),
        fixture.run_unchanged(&["resource", "add", "project", "Mine", "--owner", "everyone"]).ends(1),
        fixture.run_unchanged(&["resource", "add", "project", "Mine", "--as", "tim@acme.com"]).ends(1),
        fixture
            .run_unchanged(&[
                "resource",
                "add",
                "layer",
                "Mine",
                "--project",
                "Atlas",
                "--as",
                "barbara@acme.com"
            ])
            .ends(1),
        fixture.run_unchanged(&["resource", "transfer", "Atlas"]).ends(2),
        fixture.run_unchanged(&["resource", "transfer", "Atlas", "--to", "tim@acme.com"]).ends(1),
        fixture
            .run_unchanged(&[
                "resource",
                "transfer",
                "Warehouse",
                "--to",
                "deploy",
                "--from",
                "grace@acme.com"
            ])
            .ends(1),
        fixture.run_unchanged(&["resource", "remove", "Atlas"]).ends(2),
        fixture.run_unchanged(&["resource", "remove", "Warehouse", "-y", "--as", "grace@acme.com"]).ends(1),
        fixture.run_unchanged(&["resource", "show", "Warehose"]).ends(1),
    ]));
}

#[test]
fn layer_is_added_by_prompts() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .chooses("Kind", "layer")
        .types("Name", "Roads")
        .chooses("Which project", "Atlas")
        .chooses("Which data source", "none")
        .confirms("Add the layer Roads");
    insta::assert_snapshot!(fixture.with_script(&script).run(&["resource", "add"]).done());
}

#[test]
fn resource_is_transferred() {
    let fixture = Fixture::acme();
    insta::assert_snapshot!(all([
        fixture
            .run(&["resource", "transfer", "Atlas", "--to", "barbara@acme.com", "--from", "Nightly import"])
            .done(),
        fixture.run(&["resource", "transfer", "Atlas", "--to", "deploy", "--as", "grace@acme.com"]).done(),
        fixture.run_unchanged(&["resource", "transfer", "Atlas", "--to", "deploy"]).done(),
        fixture.run(&["resource", "transfer", "Warehouse", "--to", "grace@acme.com", "-o", "json"]).done(),
        fixture.run(&["acl", "list", "--resource", "Atlas"]).done(),
    ]));
}

#[test]
fn resource_is_transferred_by_prompts() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .chooses("Which resource?", "Warehouse")
        .chooses("New owner?", "Barbara")
        .confirms("Transfer Warehouse to Barbara Liskov");
    insta::assert_snapshot!(fixture.with_script(&script).run(&["resource", "transfer"]).done());
}

#[test]
fn removal_shows_the_cascade() {
    let fixture = Fixture::acme();
    let typed = Script::new().confirms("Remove project Atlas").types("Type", "atlas").types("Type", "Atlas");
    insta::assert_snapshot!(all([
        fixture.run_unchanged(&["resource", "remove", "Atlas", "--dry-run"]).done(),
        fixture.run_unchanged(&["resource", "remove", "Atlas", "-n", "-o", "json"]).done(),
        fixture.with_script(&typed).run(&["resource", "remove", "Atlas", "--as", "grace@acme.com"]).done(),
        fixture.run(&["resource", "rm", "Warehouse", "--yes", "-o", "json"]).done(),
        fixture.run(&["acl", "list"]).done(),
    ]));
}

#[test]
fn unconfirmed_removal_changes_nothing() {
    let fixture = Fixture::acme();
    let declined = Script::new().declines("Remove layer Atlas/Rivers");
    let left = Script::new().confirms("Remove data source Warehouse").escapes("Type");
    insta::assert_snapshot!(all([
        fixture.with_script(&declined).run_unchanged(&["resource", "rm", "Rivers"]).ends(1),
        fixture.with_script(&left).run_unchanged(&["resource", "rm", "Warehouse"]).ends(130),
    ]));
}

#[test]
fn changed_resource_is_not_removed() {
    let fixture = Fixture::acme();
    let (location, clock, random) = (fixture.location(), fixture.clock.clone(), fixture.random.clone());
    let script = Script::new().confirms("Remove layer");
    let place = fixture.with_script(&script).during("Remove layer", move || {
        let (store, _) = keys::store::Store::open(&location).unwrap();
        let acting = store.read(|tx| keys::ops::find::member(tx, "Ada Lovelace")).unwrap().id;
        let cx = crate::support::fixture::authorized(&store, acting, &clock, &random);
        let rivers = keys::testing::sample::resource_id(&cx, "Rivers");
        keys::testing::sample::grant(&cx, acting, keys::domain::grant::Permission::Owner, rivers);
    });
    insta::assert_snapshot!(place.run(&["resource", "rm", "Rivers"]).ends(1));
}
