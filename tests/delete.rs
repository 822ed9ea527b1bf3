//! `keys delete`: rules R7 and R8, by prompts and by flags.

use insta::assert_snapshot;
use keys::domain::grant::Permission;
use keys::domain::resource::Kind;
use keys::domain::role::KeyRole;
use keys::testing::Script;
use keys::testing::sample::{grant, key, key_id, member_id, resource, resource_id};

use crate::support::fixture::Fixture;

/// The resources with their owners, one a line.
fn owners(fixture: &Fixture) -> Vec<String> {
    fixture.query(
        "SELECT r.name || ': ' || group_concat(coalesce(m.name, k.title), ', ' ORDER BY coalesce(m.name, k.title))
         FROM resource r JOIN acl_grant g ON g.resource_id = r.id AND g.permission = 'owner'
         LEFT JOIN member m ON m.id = g.principal_id LEFT JOIN api_key k ON k.id = g.principal_id
         GROUP BY r.id ORDER BY r.name",
    )
}

fn is_there(fixture: &Fixture, title: &str) -> bool {
    fixture.query(&format!("SELECT count(*) FROM api_key WHERE title = '{title}'")) == ["1"]
}

/// A second key that shares a project only with the first one.
fn with_a_partner() -> Fixture {
    let fixture = Fixture::acme();
    fixture.with(|cx| {
        let partner = key(cx, "partner", KeyRole::Editor, "1y");
        let joint = resource(cx, Kind::Project, "Joint", partner, [None, None]);
        resource(cx, Kind::Layer, "Roads", member_id(cx, "Grace Hopper"), [Some(joint), None]);
        grant(cx, key_id(cx, "Nightly import"), Permission::Owner, joint);
    });
    fixture
}

#[test]
fn key_without_resources_is_confirmed_twice() {
    let fixture = Fixture::acme();
    let script = Script::new().confirms("Delete the key deploy").confirms("cannot be undone");
    assert_snapshot!(fixture.with_script(&script).run(&["delete", "deploy"]).done());
    assert!(!is_there(&fixture, "deploy"));
    let of_it = "SELECT count(*) FROM acl_grant g WHERE principal_kind = 'key'
        AND NOT EXISTS (SELECT 1 FROM api_key k WHERE k.id = g.principal_id)";
    assert_eq!(fixture.query(of_it), ["0"]);
    assert_eq!(fixture.query("SELECT count(*) FROM secret"), ["5"]);
}

#[test]
fn unconfirmed_deletion_changes_nothing() {
    let fixture = Fixture::acme();
    let first = || Script::new().confirms("Delete the key deploy");
    for (script, status) in [
        (Script::new().declines("Delete the key deploy"), 1),
        (Script::new().escapes("Delete the key deploy"), 130),
        (first().declines("cannot be undone"), 1),
        (first().escapes("cannot be undone"), 130),
    ] {
        let outcome = fixture.with_script(&script).run_unchanged(&["delete", "deploy"]).ends(status);
        assert_eq!(outcome.stdout, "");
    }
}

#[test]
fn picked_editor_receives_the_resources() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .confirms("Delete the key Nightly import")
        .chooses("Transfer its resources to:", "Grace")
        .confirms(
            "transfer 1 data source, 1 project, 1 layer and 1 table to Grace Hopper? This cannot be undone.",
        );
    assert_snapshot!(fixture.with_script(&script).run(&["delete", "Nightly import"]).done());
    assert!(!is_there(&fixture, "Nightly import"));
    let grace = "Grace Hopper";
    assert_eq!(
        owners(&fixture),
        [
            format!("Atlas: {grace}"),
            format!("Rivers: {grace}"),
            format!("Warehouse: {grace}"),
            format!("Wells: Barbara Liskov, {grace}"),
        ]
    );
}

#[test]
fn editors_are_offered_first_as_receivers() {
    let fixture = Fixture::acme();
    let script = Script::new().confirms("Delete").escapes("Transfer its resources to:");
    fixture.with_script(&script).run_unchanged(&["delete", "Nightly import"]).ends(130);
    let shown = script.shown();
    let items: Vec<&str> = shown.iter().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(
        items,
        [
            "Barbara Liskov  barbara@acme.com  editor",
            "Grace Hopper  grace@acme.com  editor",
            "Ada Lovelace  ada@acme.com  administrator",
            "Delete them (1 data source and 1 layer)",
        ]
    );
}

#[test]
fn deleting_resources_asks_for_the_title() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .confirms("Delete the key Nightly import")
        .chooses("Transfer its resources to:", "Delete them")
        .types("Type `Nightly import`", "nightly")
        .types("Type `Nightly import`", "Nightly import");
    assert_snapshot!(fixture.with_script(&script).run(&["delete", "Nightly import"]).done());
    assert_eq!(owners(&fixture), ["Atlas: Grace Hopper", "Wells: Barbara Liskov"]);
}

#[test]
fn leaving_a_later_question_changes_nothing() {
    let fixture = Fixture::acme();
    let confirmed = || Script::new().confirms("Delete");
    for script in [
        confirmed().escapes("Transfer its resources to:"),
        confirmed().chooses("Transfer its resources to:", "Delete them").escapes("Type `Nightly import`"),
        confirmed().chooses("Transfer its resources to:", "Delete them").types("Type", "no").escapes("Type"),
        confirmed().chooses("Transfer its resources to:", "Grace").escapes("to Grace Hopper?"),
    ] {
        fixture.with_script(&script).run_unchanged(&["delete", "Nightly import"]).ends(130);
    }
    let declined = confirmed().chooses("Transfer its resources to:", "Grace").declines("to Grace Hopper?");
    fixture.with_script(&declined).run_unchanged(&["delete", "Nightly import"]).ends(1);
}

#[test]
fn receiver_can_be_chosen_again() {
    let fixture = Fixture::acme();
    let script = Script::new()
        .confirms("Delete the key Nightly import? [Cancel | Delete]")
        .chooses("Transfer its resources to:", "Grace")
        .edits("to Grace Hopper? This cannot be undone. [Cancel | Edit an answer | Delete]")
        .chooses("Transfer its resources to:", "Barbara")
        .declines("to Barbara Liskov?");
    fixture.with_script(&script).run_unchanged(&["delete", "Nightly import"]).ends(1);
}

#[test]
fn shared_resources_keep_other_owners() {
    let fixture = Fixture::acme();
    fixture.with(|cx| {
        let partner = key(cx, "partner", KeyRole::Editor, "1y");
        grant(cx, partner, Permission::Owner, resource_id(cx, "Atlas"));
    });
    let script = Script::new()
        .confirms("Delete the key partner")
        .chooses("Transfer its resources to:", "Leave them to their other owners")
        .confirms("Delete partner? The other owners keep 1 project. This cannot be undone.");
    assert_snapshot!(fixture.with_script(&script).run(&["delete", "partner"]).done());
    assert_eq!(owners(&fixture)[0], "Atlas: Grace Hopper, Nightly import");
}

#[test]
fn flags_decide_about_resources() {
    let fixture = Fixture::acme();
    assert_snapshot!(
        fixture.run(&["delete", "Nightly import", "--transfer-to", "barbara@acme.com", "--yes"]).done()
    );
    assert_eq!(owners(&fixture)[0], "Atlas: Barbara Liskov, Grace Hopper");
    let fixture = Fixture::acme();
    let args = ["delete", "Nightly import", "--delete-resources", "--yes"];
    assert_snapshot!("delete_resources_by_flag", fixture.run(&args).done());
    assert_eq!(owners(&fixture), ["Atlas: Grace Hopper", "Wells: Barbara Liskov"]);
}

#[test]
fn scripts_need_a_decision_and_yes() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["delete", "deploy"],
        &["delete", "Nightly import"],
        &["delete", "Nightly import", "--yes"],
        &["delete", "Nightly import", "deploy", "--yes", "-o", "json"],
        &["delete", "Nightly import", "--transfer-to", "Grace Hopper"],
        &["delete", "Nightly import", "--delete-resources"],
        &["delete"],
        &["delete", "Nightly import", "--delete-resources", "--transfer-to", "Grace Hopper", "--yes"],
    ]));
}

#[test]
fn yes_skips_confirmations_but_no_decision() {
    let fixture = Fixture::acme();
    let script = Script::new().chooses("Transfer its resources to:", "Barbara");
    assert_snapshot!(fixture.with_script(&script).run(&["delete", "Nightly import", "--yes"]).done());
    fixture.with_script(&Script::new()).run(&["delete", "deploy", "--yes"]).done();
    assert!(!is_there(&fixture, "deploy"));
}

#[test]
fn flag_decision_is_confirmed_at_a_tty() {
    let fixture = Fixture::acme();
    let script = Script::new().declines("Delete the key Nightly import");
    let args = ["delete", "Nightly import", "--delete-resources"];
    assert_snapshot!(fixture.with_script(&script).run_unchanged(&args).ends(1));
}

#[test]
fn delete_resources_flag_asks_for_the_title() {
    let fixture = Fixture::acme();
    let args = ["delete", "Nightly import", "--delete-resources"];
    let confirmed = || Script::new().confirms("Delete the key Nightly import");
    for script in [confirmed().escapes("Type"), confirmed().types("Type", "y").escapes("Type")] {
        fixture.with_script(&script).run_unchanged(&args).ends(130);
    }
    let script = confirmed().types("Type `Nightly import`", "Nightly import");
    assert_snapshot!(fixture.with_script(&script).run(&args).done());
    assert_eq!(owners(&fixture), ["Atlas: Grace Hopper", "Wells: Barbara Liskov"]);
    // If other owners keep all resources, the title is not asked for.
    fixture.with(|cx| {
        let partner = key(cx, "partner", KeyRole::Editor, "1y");
        grant(cx, partner, Permission::Owner, resource_id(cx, "Atlas"));
    });
    let script =
        Script::new().confirms("Delete the key partner").confirms("The other owners keep 1 project.");
    fixture.with_script(&script).run(&["delete", "partner", "--delete-resources"]).done();
    let script = Script::new().confirms("Delete the key deploy").confirms("cannot be undone");
    fixture.with_script(&script).run(&["delete", "deploy", "--delete-resources"]).done();
}

#[test]
fn unfit_receivers_are_refused() {
    let fixture = Fixture::acme();
    let to = |who: &'static str| ["delete", "Nightly import", "--yes", "--transfer-to", who];
    assert_snapshot!(fixture.transcript_unchanged(&[
        &to("Tim Berners-Lee"),
        &to("deploy"),
        &to("Grace Hoper"),
        &to("everyone")
    ]));
}

#[test]
fn several_keys_are_deleted_together() {
    let fixture = Fixture::acme();
    fixture.run_unchanged(&["delete", "deploy", "ci", "nonesuch", "--yes"]).ends(1);
    fixture.run_unchanged(&["delete", "deploy", "ci", "Nightly import", "--yes"]).ends(2);
    let script = Script::new().confirms("Delete these 2 keys").declines("cannot be undone");
    assert_snapshot!(fixture.with_script(&script).run_unchanged(&["delete", "deploy", "ci"]).ends(1));
    assert_snapshot!(
        "several_keys_are_gone",
        fixture.run(&["delete", "deploy", "ci", "deploy", "--yes"]).done()
    );
    assert!(!is_there(&fixture, "deploy") && !is_there(&fixture, "ci"));
    assert_eq!(fixture.query("SELECT count(*) FROM event WHERE action = 'key.deleted'"), ["2"]);
}

#[test]
fn joint_resources_end_with_all_owners() {
    let fixture = with_a_partner();
    let both = ["delete", "partner", "Nightly import", "--delete-resources", "--dry-run"];
    assert_snapshot!(fixture.run_unchanged(&both).done());
    fixture.run(&["delete", "partner", "Nightly import", "--delete-resources", "--yes"]).done();
    assert_eq!(owners(&fixture), ["Atlas: Grace Hopper", "Wells: Barbara Liskov"]);
    let fixture = with_a_partner();
    fixture.run(&["delete", "partner", "Nightly import", "--transfer-to", "Ada Lovelace", "--yes"]).done();
    assert_eq!(owners(&fixture)[1..3], ["Joint: Ada Lovelace", "Rivers: Ada Lovelace"]);
}

#[test]
fn deleting_for_several_takes_the_number() {
    let fixture = with_a_partner();
    let script = Script::new()
        .confirms("Delete these 2 keys?")
        .chooses("Transfer their resources to:", "Delete them")
        .types("Type `2`", "partner")
        .types("Type `2`", "2");
    assert_snapshot!(fixture.with_script(&script).run(&["delete", "partner", "Nightly import"]).done());
    assert_eq!(owners(&fixture), ["Atlas: Grace Hopper", "Wells: Barbara Liskov"]);
}

#[test]
fn unfit_receiver_is_refused_first() {
    let fixture = Fixture::acme();
    let args = ["delete", "Nightly import", "--transfer-to", "Tim Berners-Lee"];
    fixture.with_script(&Script::new()).run_unchanged(&args).ends(1);
}

#[test]
fn dry_run_shows_all_and_changes_nothing() {
    let fixture = Fixture::acme();
    let import = |more: &[&'static str]| [&["delete", "Nightly import", "-n"], more].concat();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &import(&[]),
        &import(&["--transfer-to", "Grace Hopper"]),
        &import(&["--delete-resources"]),
        &import(&["--delete-resources", "-o", "json"]),
        &import(&["--transfer-to", "Tim Berners-Lee"]),
        &["delete", "deploy", "-n"],
    ]));
}

#[test]
fn receipt_lists_the_result() {
    let fixture = Fixture::acme();
    let args = ["delete", "Nightly import", "--transfer-to", "Grace Hopper", "--yes", "-o", "json"];
    assert_snapshot!(fixture.run(&args).done());
    let fixture = Fixture::acme();
    let args = ["delete", "Nightly import", "--delete-resources", "--yes", "-o", "json"];
    assert_snapshot!("receipt_of_deleted_resources", fixture.run(&args).done());
}

#[test]
fn changed_holdings_stop_the_deletion() {
    let fixture = Fixture::acme();
    let elsewhere = fixture.clone();
    let script = Script::new()
        .confirms("Delete the key Nightly import")
        .chooses("Transfer its resources to:", "Grace")
        .confirms("cannot be undone");
    let outcome = fixture
        .with_script(&script)
        .during("Transfer its resources to:", move || {
            elsewhere.with(|cx| {
                resource(cx, Kind::Project, "New", key_id(cx, "Nightly import"), [None, None]);
            });
        })
        .run(&["delete", "Nightly import"])
        .ends(1);
    assert!(is_there(&fixture, "Nightly import"));
    assert_eq!(owners(&fixture)[1], "New: Nightly import");
    assert_snapshot!(outcome);
}

#[test]
fn changed_cascade_stops_the_deletion() {
    let fixture = Fixture::acme();
    let elsewhere = fixture.clone();
    let script = Script::new()
        .confirms("Delete the key Nightly import")
        .chooses("Transfer its resources to:", "Delete them")
        .types("Type", "Nightly import");
    let outcome = fixture
        .with_script(&script)
        .during("Type", move || {
            elsewhere.with(|cx| {
                let grace = member_id(cx, "Grace Hopper");
                let [atlas, warehouse] = ["Atlas", "Warehouse"].map(|name| Some(resource_id(cx, name)));
                resource(cx, Kind::Layer, "Lakes", grace, [atlas, warehouse]);
            });
        })
        .run(&["delete", "Nightly import"])
        .ends(1);
    assert!(is_there(&fixture, "Nightly import"));
    assert_snapshot!(outcome);
}

#[test]
fn vanished_key_stops_the_deletion() {
    let fixture = Fixture::acme();
    let elsewhere = fixture.clone();
    let script = Script::new().confirms("Delete the key deploy").confirms("cannot be undone");
    let outcome = fixture
        .with_script(&script)
        .during("cannot be undone", move || {
            elsewhere.run(&["delete", "deploy", "--yes"]).done();
        })
        .run(&["delete", "deploy"])
        .ends(1);
    assert_snapshot!(outcome);
}

#[test]
fn unnamed_key_is_picked() {
    let fixture = Fixture::acme();
    let script = Script::new().chooses("Which key?", "deploy").declines("Delete the key deploy");
    fixture.with_script(&script).run_unchanged(&["delete"]).ends(1);
    fixture.with_script(&Script::new().escapes("Which key?")).run_unchanged(&["delete"]).ends(130);
}

#[test]
fn deletion_is_logged_with_its_reason() {
    let fixture = Fixture::acme();
    fixture
        .run(&["delete", "Nightly import", "--transfer-to", "Grace Hopper", "--yes", "--reason", "moved"])
        .done();
    let log = "SELECT actor || ', ' || os_user || ', ' || action || ', ' || subject || ', ' || reason || ', ' || detail
        FROM event ORDER BY number DESC LIMIT 1";
    assert_snapshot!(fixture.query(log).join("\n"));
}
