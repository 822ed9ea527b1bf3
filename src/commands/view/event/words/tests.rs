use super::*;
use crate::domain::event::{Action, Deleted, KeyRotated, KeyUpdated, PermissionChange, ReplacedSecret};

/// 2026-01-01 12:00 UTC.
const NOW: Timestamp = Timestamp(1_767_268_800_000);

const DAY: i64 = 86_400_000;

fn named(kind: &str, name: &str) -> Reference {
    Reference { kind: kind.into(), id: Some("1".into()), name: name.into() }
}

fn change(from: &str, to: &str) -> Change<String> {
    Change { from: from.into(), to: to.into() }
}

fn in_days(days: i64) -> Expires {
    Expires(Expiry::At(Timestamp(NOW.0 + days * DAY)))
}

fn said(detail: &Detail, kind: &str, name: &str) -> String {
    of(detail, &named(kind, name), NOW, Zone::Utc)
}

/// The stored detail of one event of this action.
fn sample(action: Action) -> &'static str {
    match action {
        Action::OrganizationCreated => {
            r#"{"prefix":"keys","administrator":{"kind":"member","id":"1","name":"Ada Lovelace"},"email":"e"}"#
        }
        Action::StoreRestored => {
            r#"{"backup":{"number":7,"hash":"aa"},"replaced":{"number":12,"hash":"bb"}}"#
        }
        Action::MemberAdded => r#"{"email":"e","role":"editor"}"#,
        Action::MemberUpdated => {
            r#"{"email":"e","changes":{"name":{"from":"Mei","to":"Mei Tanaka"},"role":{"from":"viewer","to":"editor"}}}"#
        }
        Action::MemberRemoved => {
            r#"{"email":"e","role":"editor","grants":1,"owned":[],"transferred_to":null,"deleted_resources":[{"kind":"layer","id":"1","name":"Traffic"}]}"#
        }
        Action::KeyCreated => {
            r#"{"email":"e","role":"editor","expires":"2027-02-22T23:59:59Z","secret_start":"keys_xJOI"}"#
        }
        Action::KeyDiscarded => r#"{"why":"its secret was not delivered","owned":[],"transferred_to":null}"#,
        Action::KeyUpdated => {
            r#"{"email":"e","changes":{"expires":{"from":"2027-02-22T23:59:59Z","to":null}}}"#
        }
        Action::KeyRevoked => r#"{"email":"e","changes":{"status":{"from":"active","to":"revoked"}}}"#,
        Action::KeyRestored => r#"{"email":"e","changes":{"status":{"from":"revoked","to":"expired"}}}"#,
        Action::KeyRotated => {
            r#"{"email":"e","secret_start":"keys_abcd","replaced":[{"secret_start":"keys_xJOI","expires":"2026-01-02T12:00:00Z"}]}"#
        }
        Action::KeyRotationUndone => r#"{"email":"e","why":"its new secret was not delivered"}"#,
        Action::SecretDelivered => {
            r#"{"email":"e","secret_start":"keys_abcd","way":"file","replaced":[{"secret_start":"keys_xJOI","expires":"2026-01-02T12:00:00Z"}],"removed":[]}"#
        }
        Action::SecretDiscarded => r#"{"email":"e","secret_start":"keys_abcd"}"#,
        Action::KeyDeleted => {
            r#"{"email":"e","role":"editor","grants":2,"owned":[{"kind":"layer","id":"1","name":"Traffic"},{"kind":"layer","id":"2","name":"Atlas"}],"transferred_to":{"kind":"member","id":"3","name":"Jonas Weber"},"deleted_resources":[]}"#
        }
        Action::ResourceAdded => {
            r#"{"kind":"layer","owner":{"kind":"member","id":"3","name":"Jonas Weber"},"source":null}"#
        }
        Action::ResourceTransferred => {
            r#"{"kind":"layer","to":{"kind":"member","id":"3","name":"Jonas Weber"},"changes":{"owners":{"from":[{"kind":"member","id":"4","name":"Mei Tanaka"},{"kind":"key","id":"5","name":"ci"}],"to":[{"kind":"key","id":"5","name":"ci"},{"kind":"member","id":"3","name":"Jonas Weber"}]}}}"#
        }
        Action::ResourceRemoved => {
            r#"{"kind":"project","owners":[],"also_deleted":[{"kind":"layer","id":"1","name":"Atlas/Rivers"}]}"#
        }
        Action::GrantGiven => {
            r#"{"kind":"layer","principal":{"kind":"member","id":"4","name":"Mei Tanaka"},"permission":"view"}"#
        }
        Action::GrantRevoked => {
            r#"{"kind":"layer","principal":{"kind":"everyone","id":null,"name":"everyone"},"permission":"view"}"#
        }
    }
}

/// The kind and name of a subject of this action.
fn subject(action: Action) -> (&'static str, &'static str) {
    match action.noun() {
        "organization" => ("organization", "Acme"),
        "member" => ("member", "Mei Tanaka"),
        "key" | "secret" => ("key", "Mobile app"),
        _ => ("layer", "Traffic"),
    }
}

#[test]
fn every_action_has_a_sentence() {
    let sentences = Action::ALL.iter().map(|action| {
        let (kind, name) = subject(*action);
        let stored = sample(*action);
        let detail = Detail::read(*action, stored).unwrap();
        assert_eq!((detail.action(), detail.text().unwrap().as_str()), (*action, stored));
        said(&detail, kind, name)
    });
    insta::assert_snapshot!(sentences.collect::<Vec<_>>().join("\n"), @"
    Created organization Acme (administrator Ada Lovelace)
    Restored a backup (event 7) in place of event 12
    Added member Mei Tanaka (editor)
    Changed name of Mei Tanaka from Mei to Mei Tanaka, role from viewer to editor
    Removed member Mei Tanaka; 1 resource deleted
    Created key Mobile app (editor, expires 2027-02-22)
    Discarded new key Mobile app: its secret was not delivered
    Changed expiry of Mobile app from 2027-02-22 to never
    Revoked key Mobile app
    Restored key Mobile app (expired)
    Rotated the secret of Mobile app; the old one works until 2026-01-02 12:00
    Undid the rotation of Mobile app: its new secret was not delivered
    Delivered the secret of Mobile app to a file; the old one works until 2026-01-02 12:00
    Discarded the new secret keys_abcd… of Mobile app
    Deleted key Mobile app; 2 resources to Jonas Weber
    Added layer Traffic (owner Jonas Weber)
    Transferred layer Traffic from Mei Tanaka to Jonas Weber
    Removed layer Traffic; also deleted 1 resource
    Granted Mei Tanaka view on Traffic
    Revoked view on Traffic from everyone
    ");
}

#[test]
fn sentences_omit_what_did_not_happen() {
    let key_deleted = |owned: Vec<Reference>| {
        let (email, role) = ("mail@acme.invalid".into(), "editor".into());
        Deleted { email, role, grants: 0, owned, transferred_to: None, deleted_resources: Vec::new() }
    };
    assert_eq!(said(&Detail::KeyDeleted(key_deleted(Vec::new())), "key", "ci"), "Deleted key ci");
    let replaced = vec![ReplacedSecret { secret_start: "keys_xJOI".into(), expires: in_days(0) }];
    let (email, secret_start) = ("e".into(), "keys_abcd".into());
    let rotated = KeyRotated { email, secret_start, lease_ends: None, replaced };
    assert_eq!(said(&Detail::KeyRotated(rotated), "key", "ci"), "Rotated the secret of ci");
    let expires = Change::between(in_days(1), Expires(Expiry::At(Timestamp(NOW.0 + DAY + 60_000))));
    let changes = KeyChanges { expires, ..KeyChanges::default() };
    let updated = Detail::KeyUpdated(KeyUpdated { email: "e".into(), changes });
    let minutes = "Changed expiry of ci from 2026-01-02 12:00 to 2026-01-02 12:01";
    assert_eq!(said(&updated, "key", "ci"), minutes);
    let replaced = Some(PermissionChange { permission: change("view", "modify") });
    let (kind, principal) = ("layer".into(), named("key", "ci"));
    let given = GrantGiven { kind, principal, permission: "modify".into(), changes: replaced };
    assert_eq!(
        said(&Detail::GrantGiven(given), "layer", "Traffic"),
        "Granted ci modify on Traffic instead of view"
    );
}

#[test]
fn unknown_events_have_a_sentence() {
    assert_eq!(of_unknown("key.rotation-lost", &named("key", "ci")), "key rotation lost: ci");
    assert_eq!(of_unknown("lost", &named("lost", "ci")), "lost: ci");
}
