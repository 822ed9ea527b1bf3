use super::secrets::Secrets;
use super::*;
use crate::domain::event::{DeliveryWay, Expires, KeyRotated, ReplacedSecret, SecretDelivered};
use crate::domain::grant::Permission;
use crate::domain::id::{KeyId, MemberId};
use crate::domain::time::Expiry;
use crate::store::inventory::StoredSecret;

const ADA: &str = "00000000-0000-4000-8000-00000000000a";
const EDI: &str = "00000000-0000-4000-8000-00000000000b";
const CI: &str = "00000000-0000-4000-8000-00000000000c";
const ATLAS: &str = "00000000-0000-4000-8000-00000000000d";
const RIVERS: &str = "00000000-0000-4000-8000-00000000000e";

/// The fold of these events: action, subject's id and name, detail.
fn folded(events: &[(&str, &str, &str, String)]) -> Fold {
    let mut fold = Fold::default();
    for (number, (action, subject_id, subject, detail)) in (1..).zip(events) {
        fold.add(
            number,
            &EventRecord {
                at: Timestamp(number * 1000),
                actor_id: ADA,
                actor: "Ada",
                os_user: "root",
                action,
                subject_id,
                subject,
                detail,
                reason: None,
            },
        );
    }
    fold
}

fn owner(kind: &str, id: &str) -> String {
    format!(r#"{{"kind":"{kind}","id":"{id}","name":"x"}}"#)
}

fn added(kind: &str) -> String {
    format!(r#"{{"kind":"{kind}","owner":{},"source":null}}"#, owner("key", CI))
}

fn member(id: &str) -> Principal {
    Principal::Member(id.parse::<MemberId>().unwrap())
}

fn key(id: &str) -> Principal {
    Principal::Key(id.parse::<KeyId>().unwrap())
}

fn held(fold: &Fold, resource: &str, principal: Principal) -> Option<Permission> {
    fold.grants.get(resource.parse().unwrap(), principal)
}

#[test]
fn older_transfers_name_former_owners_only() {
    let given = |id| format!(r#"{{"principal":{},"permission":"owner","before":null}}"#, owner("member", id));
    let fold = folded(&[
        ("resource.added", ATLAS, "Atlas", added("project")),
        ("grant.given", ATLAS, "Atlas", given(ADA)),
        (
            "resource.transferred",
            ATLAS,
            "Atlas",
            format!(r#"{{"from":[{}],"to":{}}}"#, owner("key", CI), owner("member", EDI)),
        ),
    ]);
    assert!(fold.found.is_empty());
    assert_eq!(held(&fold, ATLAS, key(CI)), None);
    assert_eq!(held(&fold, ATLAS, member(EDI)), Some(Permission::Owner));
    assert_eq!(held(&fold, ATLAS, member(ADA)), Some(Permission::Owner), "who stayed is not named");
}

#[test]
fn older_deletions_are_understood() {
    let resource = |kind: &str, id: &str| format!(r#"{{"kind":"{kind}","id":"{id}","name":"x"}}"#);
    let deleted = |rest: &str| {
        format!(
            r#"{{"email":"e","role":"editor","grants":2,"owned":[{}],{rest}}}"#,
            resource("project", ATLAS)
        )
    };
    let events = |rest: &str| {
        folded(&[
            ("resource.added", ATLAS, "Atlas", added("project")),
            ("resource.added", RIVERS, "Atlas/Rivers", added("layer")),
            ("key.deleted", CI, "ci", deleted(rest)),
        ])
    };
    let to = format!(r#""transferred_to":{{"id":"{EDI}","name":"Edi"}},"deleted":[]"#);
    let fold = events(&to);
    assert!(fold.found.is_empty());
    assert_eq!(held(&fold, ATLAS, member(EDI)), Some(Permission::Owner));
    let along = format!(
        r#""transferred_to":null,"deleted":[{},{}]"#,
        resource("project", ATLAS),
        resource("layer", RIVERS)
    );
    let fold = events(&along);
    assert!(fold.found.is_empty());
    assert_eq!(fold.resources.len(), 0);
}

#[test]
fn unreadable_event_ends_the_comparison() {
    for (action, detail) in [
        ("grant.given", "{}"),
        ("grant.shared", "{}"),
        ("resource.added", "7"),
        ("key.deleted", "{}"),
        ("member.removed", "[]"),
    ] {
        let fold = folded(&[(action, ATLAS, "Atlas", detail.to_owned())]);
        assert!(!fold.found.is_empty() && fold.grants.unreadable && fold.resources.unreadable, "{action}");
    }
    assert!(folded(&[("key.updated", CI, "ci", "{}".to_owned())]).found.is_empty(), "read with its row");
}

fn rotated(start: &str, replaced: &[(&str, i64)]) -> KeyRotated {
    let replaced = replaced.iter().map(|(start, ends)| ReplacedSecret {
        secret_start: (*start).to_owned(),
        expires: Expires(Expiry::At(Timestamp(*ends))),
    });
    KeyRotated {
        email: "e".to_owned(),
        secret_start: start.to_owned(),
        lease_ends: None,
        replaced: replaced.collect(),
    }
}

fn stored(start: &str, created: i64, ends: Expiry) -> StoredSecret {
    let secret_start = start.to_owned();
    StoredSecret {
        key_id: CI.to_owned(),
        secret_start,
        created: Timestamp(created),
        ends,
        delivered: Some(Timestamp(created)),
    }
}

/// The codes of the differences, and the number of notes.
fn compared(secrets: Secrets, stored: &[StoredSecret]) -> (Vec<&'static str>, usize) {
    let mut findings = Findings::default();
    secrets.compare("key `ci`", CI, stored, Timestamp(10_000), &mut findings);
    let (findings, notes) = findings.finish();
    (findings.iter().map(|finding| finding.code.as_str()).collect(), notes.len())
}

#[test]
fn undone_rotation_leaves_the_older_secrets() {
    let first = stored("keys_aaaa", 1000, Expiry::Never);
    let undone = || {
        let mut secrets = Secrets::created(Timestamp(1000), "keys_aaaa".to_owned(), false);
        secrets.rotated(Timestamp(2000), rotated("keys_bbbb", &[("keys_aaaa", 2000)]));
        secrets.rotation_undone();
        secrets
    };
    assert_eq!(compared(undone(), std::slice::from_ref(&first)), (vec![], 0));
    assert_eq!(compared(undone(), &[]), (vec!["secret-missing"], 0));
    let second = stored("keys_bbbb", 2000, Expiry::Never);
    assert_eq!(compared(undone(), &[first, second]), (vec!["secret-planted"], 0));
}

#[test]
fn unclear_undo_is_a_note_and_no_finding() {
    let unclear = || {
        let mut secrets = Secrets::created(Timestamp(1000), "keys_aaaa".to_owned(), false);
        secrets.rotated(Timestamp(2000), rotated("keys_bbbb", &[("keys_aaaa", 2000)]));
        secrets.rotated(Timestamp(3000), rotated("keys_cccc", &[("keys_bbbb", 3000)]));
        secrets.rotation_undone();
        secrets
    };
    let [first, second, third] = [("keys_aaaa", 1000), ("keys_bbbb", 2000), ("keys_cccc", 3000)]
        .map(|(start, created)| move |ends| stored(start, created, ends));
    let at = |at| Expiry::At(Timestamp(at));
    let newest_undone = [first(at(2000)), second(Expiry::Never)];
    assert_eq!(compared(unclear(), &newest_undone), (vec![], 0));
    let older_undone = [first(at(2000)), third(Expiry::Never)];
    assert_eq!(compared(unclear(), &older_undone), (vec![], 1));
}

#[test]
fn rotation_settles_what_it_did_not_find() {
    let rotated = || {
        let mut secrets = Secrets::created(Timestamp(1000), "keys_aaaa".to_owned(), false);
        secrets.rotated(Timestamp(5000), rotated("keys_bbbb", &[]));
        secrets
    };
    let new = || stored("keys_bbbb", 5000, Expiry::Never);
    let old = |ends| stored("keys_aaaa", 1000, Expiry::At(Timestamp(ends)));
    assert_eq!(compared(rotated(), &[new()]), (vec![], 0), "it was gone");
    assert_eq!(compared(rotated(), &[old(3000), new()]), (vec![], 0), "it had ended");
    assert_eq!(compared(rotated(), &[old(9000), new()]), (vec!["secret-altered"], 0), "it was revived");
}

fn leased(start: &str) -> KeyRotated {
    let lease_ends = Some(Expires(Expiry::At(Timestamp(602_000))));
    KeyRotated { lease_ends, ..rotated(start, &[]) }
}

fn delivered(start: &str, replaced: &[(&str, i64)]) -> SecretDelivered {
    let KeyRotated { email, secret_start, replaced, .. } = rotated(start, replaced);
    SecretDelivered { email, secret_start, way: DeliveryWay::File, replaced, removed: Vec::new() }
}

fn unconfirmed(start: &str, created: i64, ends: i64) -> StoredSecret {
    StoredSecret { delivered: None, ..stored(start, created, Expiry::At(Timestamp(ends))) }
}

#[test]
fn unconfirmed_secret_is_a_note() {
    let logged = || {
        let mut secrets = Secrets::created(Timestamp(1000), "keys_aaaa".to_owned(), false);
        secrets.rotated(Timestamp(2000), leased("keys_bbbb"));
        secrets
    };
    let first = stored("keys_aaaa", 1000, Expiry::Never);
    for (ends, expected) in [(3000, (vec![], 1)), (610_000, (vec![], 1)), (610_001, (vec!["lease-ahead"], 0))]
    {
        assert_eq!(compared(logged(), &[first.clone(), unconfirmed("keys_bbbb", 2000, ends)]), expected);
    }
    let confirmed = stored("keys_bbbb", 2000, Expiry::Never);
    assert_eq!(compared(logged(), &[first.clone(), confirmed]), (vec!["secret-altered"], 0));
    assert_eq!(compared(logged(), std::slice::from_ref(&first)), (vec!["secret-missing"], 0));
    let mut discarded = logged();
    discarded.discarded("keys_bbbb");
    assert_eq!(compared(discarded, std::slice::from_ref(&first)), (vec![], 0));
}

#[test]
fn confirmation_ends_earlier_secrets() {
    let logged = || {
        let mut secrets = Secrets::created(Timestamp(1000), "keys_aaaa".to_owned(), false);
        secrets.rotated(Timestamp(2000), leased("keys_bbbb"));
        secrets.rotated(Timestamp(3000), leased("keys_cccc"));
        secrets.rotated(Timestamp(4000), leased("keys_dddd"));
        secrets.delivered(Timestamp(5000), delivered("keys_cccc", &[("keys_aaaa", 9000)]));
        secrets
    };
    let first = |ends| stored("keys_aaaa", 1000, Expiry::At(Timestamp(ends)));
    let third = || stored("keys_cccc", 3000, Expiry::Never);
    let fourth = || unconfirmed("keys_dddd", 4000, 604_000);
    assert_eq!(compared(logged(), &[first(9000), third(), fourth()]), (vec![], 1));
    assert_eq!(
        compared(logged(), &[first(9001), third(), fourth()]),
        (vec![], 1),
        "the log has whole seconds"
    );
    assert_eq!(compared(logged(), &[first(19_000), third(), fourth()]), (vec!["secret-altered"], 1));
    let second = unconfirmed("keys_bbbb", 2000, 602_000);
    assert_eq!(compared(logged(), &[first(9000), second, third(), fourth()]), (vec!["secret-planted"], 1));
    let unconfirmed = unconfirmed("keys_cccc", 3000, 603_000);
    assert_eq!(compared(logged(), &[first(9000), unconfirmed, fourth()]), (vec!["secret-altered"], 1));
}
