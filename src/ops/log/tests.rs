use super::{Chain, Fault, actions, actor, key, verify_chain};
use crate::domain::id::KeyId;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Error;
use crate::ops::deletion::delete;
use crate::ops::fixture::{Fixture, START, begin_creation as create};
use crate::ops::key::{Changes, NewKey, update};
use crate::store::Store;
use crate::store::event::{EventQuery, each_of};
use crate::store::key::KeyRow;
use crate::testing::{location, tamper};

fn add(fixture: &Fixture, title: &str) -> (KeyId, String) {
    let new = NewKey { title: Name::new(title).unwrap(), role: KeyRole::Viewer, expires: Expiry::Never };
    let key = create(&fixture.cx(), &new).unwrap().row.key;
    (key.id, key.email.to_string())
}

/// Runs `tampering` on a store with six events and returns the result of checking its log.
fn check_after(tampering: &str) -> Chain {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let fixture = Fixture::at(&path);
    for title in ["one", "two", "three", "four", "five"] {
        add(&fixture, title);
    }
    drop(fixture);
    tamper(&path, tampering);
    Store::open(location(&path)).unwrap().0.read(verify_chain).unwrap()
}

#[test]
fn an_untouched_log_holds() {
    let chain = check_after("");
    assert!(chain.holds());
    assert_eq!((chain.events, chain.newest), (6, Some(Timestamp(START))));
}

#[test]
fn an_altered_event_is_named() {
    for column in
        ["at = at + 1", "actor = 'Eve'", "os_user = 'eve'", "subject = 'x'", "detail = '{}'", "reason = 'x'"]
    {
        assert_eq!(
            check_after(&format!("UPDATE event SET {column} WHERE number = 3")).faults,
            [Fault::Altered(3)]
        );
    }
    assert_eq!(check_after("UPDATE event SET actor = 'Eve' WHERE number = 6").faults, [Fault::Altered(6)]);
}

#[test]
fn the_newest_event_may_not_be_last() {
    assert_eq!(
        check_after("UPDATE event SET at = at + 1 WHERE number = 3").newest,
        Some(Timestamp(START + 1))
    );
}

#[test]
fn a_removed_event_is_named() {
    assert_eq!(check_after("DELETE FROM event WHERE number = 3").faults, [Fault::Missing(3, 3)]);
    assert_eq!(check_after("DELETE FROM event WHERE number < 3").faults, [Fault::Missing(1, 2)]);
}

#[test]
fn events_cut_off_the_end_are_noticed() {
    assert_eq!(check_after("DELETE FROM event WHERE number > 4").faults, [Fault::Missing(5, 6)]);
    let with_head = "DELETE FROM event WHERE number > 4; UPDATE event_head SET number = 4";
    assert_eq!(check_after(with_head).faults, [Fault::Head(4)]);
    assert_eq!(check_after("DELETE FROM event_head").faults, [Fault::Head(6)]);
}

#[test]
fn emptied_or_rewritten_log_is_found() {
    assert_eq!(check_after("DELETE FROM event; DELETE FROM event_head").faults, [Fault::Beginning]);
    assert_eq!(check_after("DELETE FROM event").faults, [Fault::Missing(1, 6)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let fixture = Fixture::at(&path);
    tamper(&path, "DELETE FROM event; DELETE FROM event_head");
    add(&fixture, "one");
    assert_eq!(fixture.store.read(verify_chain).unwrap().faults, [Fault::Beginning]);
}

#[test]
fn a_reused_number_is_noticed() {
    let closed = "DELETE FROM event WHERE number = 3; UPDATE event SET number = number - 1 WHERE number > 3";
    assert_eq!(check_after(closed).faults.first(), Some(&Fault::Altered(3)));
}

#[test]
fn events_in_another_order_are_named() {
    let swapped =
        "UPDATE event SET number = 100 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 4;
        UPDATE event SET number = 4 WHERE number = 100";
    assert_eq!(check_after(swapped).faults, [Fault::Altered(3), Fault::Altered(4), Fault::Altered(5)]);
}

#[test]
fn impossible_numbers_are_reported() {
    let below = "UPDATE event SET number = -6 WHERE number = 1";
    assert_eq!(check_after(below).faults, [Fault::Altered(-6), Fault::Missing(1, 1)]);
    let least = "UPDATE event SET number = -9223372036854775808 WHERE number = 6";
    assert_eq!(check_after(least).faults, [Fault::Altered(i64::MIN), Fault::Missing(6, 6)]);
    let greatest = "UPDATE event SET number = 9223372036854775807 WHERE number = 6";
    assert_eq!(check_after(greatest).faults, [Fault::Missing(6, i64::MAX - 1), Fault::Head(i64::MAX)]);
    let head = "UPDATE event_head SET number = 9223372036854775807";
    assert_eq!(check_after(head).faults, [Fault::Missing(7, i64::MAX)]);
    assert_eq!(check_after("UPDATE event_head SET number = -7").faults, [Fault::Head(6)]);
}

#[test]
fn nothing_follows_an_impossible_number() {
    for number in [i64::MAX, -1, i64::MIN] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let fixture = Fixture::at(&path);
        tamper(&path, &format!("UPDATE event_head SET number = {number}"));
        let new = NewKey { title: Name::new("x").unwrap(), role: KeyRole::Viewer, expires: Expiry::Never };
        let refused = create(&fixture.cx(), &new).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("the store contains an invalid value: event_head.number of {number}")
        );
    }
}

#[test]
fn a_deleted_key_is_found_in_the_log() {
    let fixture = Fixture::in_memory();
    let (id, email) = add(&fixture, "Nightly import");
    delete::<KeyRow>(&fixture.cx(), &[id], None, None).unwrap();
    let id = id.to_string();
    for wanted in [&id, &id[..8], "nightly IMPORT", &email] {
        assert_eq!(fixture.store.read(|tx| key(tx, wanted)).unwrap(), id);
    }
    let (other, _) = add(&fixture, "Nightly import");
    delete::<KeyRow>(&fixture.cx(), &[other], None, None).unwrap();
    let several = fixture.store.read(|tx| key(tx, "nightly import"));
    assert!(matches!(several, Err(Error::Ambiguous { candidates, .. }) if candidates.len() == 2));
    assert!(matches!(fixture.store.read(|tx| key(tx, "missing")), Err(Error::NotFound { .. })));
}

#[test]
fn events_are_filtered() {
    let fixture = Fixture::in_memory();
    let (id, _) = add(&fixture, "one");
    fixture.clock.advance(1000);
    add(&fixture, "two");
    let changes = Changes { title: Some(Name::new("uno").unwrap()), ..Changes::default() };
    fixture.clock.advance(1000);
    update(&fixture.cx(), &[id], &changes).unwrap();
    let numbers = |query: &EventQuery| {
        let mut numbers = Vec::new();
        fixture
            .store
            .read(|tx| {
                each_of(tx, query, &mut |number, _, _| {
                    numbers.push(number);
                    Ok(())
                })
            })
            .unwrap();
        numbers
    };
    let all = EventQuery::default();
    assert_eq!(numbers(&all), [1, 2, 3, 4]);
    assert_eq!(numbers(&EventQuery { since: Some(Timestamp(START + 1000)), ..all.clone() }), [3, 4]);
    assert_eq!(numbers(&EventQuery { until: Some(Timestamp(START + 1000)), ..all.clone() }), [1, 2]);
    assert_eq!(numbers(&EventQuery { subject: Some(id.to_string()), ..all.clone() }), [2, 4]);
    assert_eq!(numbers(&EventQuery { actions: actions("key.created").unwrap(), ..all.clone() }), [2, 3]);
    assert_eq!(
        numbers(&EventQuery { actions: actions("key").unwrap(), limit: Some(2), ..all.clone() }),
        [3, 4]
    );
    let ada = fixture.store.read(|tx| actor(tx, "ADA")).unwrap();
    assert_eq!(numbers(&EventQuery { actor: Some(ada), ..all.clone() }), [1, 2, 3, 4]);
    assert_eq!(numbers(&EventQuery { actor: Some("missing".to_owned()), ..all }), [0_i64; 0]);
}

#[test]
fn an_unknown_action_suggests_the_nearest() {
    let refused = actions("key.crated").unwrap_err();
    assert!(refused.hint().unwrap().contains("`key.created`"));
}
