use super::{Chain, Fault, actions, actor, key, verify_chain};
use crate::domain::id::KeyId;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Error;
use crate::ops::deletion::delete;
use crate::ops::fixture::{Fixture, START, create};
use crate::ops::key::{Changes, NewKey, update};
use crate::store::Store;
use crate::store::event::{EventQuery, each_of};
use crate::store::key::KeyRow;

fn add(world: &Fixture, title: &str) -> (KeyId, String) {
    let new = NewKey { title: Name::new(title).unwrap(), role: KeyRole::Viewer, expires: Expiry::Never };
    let key = create(&world.cx(), &new).unwrap().key;
    (key.id, key.email.to_string())
}

/// A store with six events, into which `tampering` is done behind the program's back; what is then said of its log.
fn after(tampering: &str) -> Chain {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let world = Fixture::at(&path);
    for title in ["one", "two", "three", "four", "five"] {
        add(&world, title);
    }
    drop(world);
    tamper(&path, tampering);
    Store::open(&path).unwrap().0.read(verify_chain).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "who tampers does not go through the engine")]
fn tamper(path: &std::path::Path, sql: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let without_guards = "DROP TRIGGER event_is_not_updated; DROP TRIGGER event_is_not_deleted;";
    connection.execute_batch(&format!("{without_guards}{sql}")).unwrap();
}

#[test]
fn a_log_that_nobody_touched_holds() {
    let chain = after("");
    assert!(chain.holds());
    assert_eq!((chain.events, chain.newest), (6, Some(Timestamp(START))));
}

#[test]
fn an_altered_event_is_named() {
    for column in
        ["at = at + 1", "actor = 'Eve'", "os_user = 'eve'", "subject = 'x'", "detail = '{}'", "reason = 'x'"]
    {
        assert_eq!(after(&format!("UPDATE event SET {column} WHERE number = 3")).faults, [Fault::Altered(3)]);
    }
    assert_eq!(after("UPDATE event SET actor = 'Eve' WHERE number = 6").faults, [Fault::Altered(6)]);
}

#[test]
fn the_newest_event_need_not_be_the_last() {
    assert_eq!(after("UPDATE event SET at = at + 1 WHERE number = 3").newest, Some(Timestamp(START + 1)));
}

#[test]
fn a_removed_event_is_named() {
    assert_eq!(after("DELETE FROM event WHERE number = 3").faults, [Fault::Missing(3, 3)]);
    assert_eq!(after("DELETE FROM event WHERE number < 3").faults, [Fault::Missing(1, 2)]);
}

#[test]
fn events_cut_off_the_end_are_missed() {
    assert_eq!(after("DELETE FROM event WHERE number > 4").faults, [Fault::Missing(5, 6)]);
    let with_head = "DELETE FROM event WHERE number > 4; UPDATE event_head SET number = 4";
    assert_eq!(after(with_head).faults, [Fault::Head(4)]);
    assert_eq!(after("DELETE FROM event_head").faults, [Fault::Head(6)]);
}

#[test]
fn a_log_that_was_emptied_or_begun_anew_does_not_hold() {
    assert_eq!(after("DELETE FROM event; DELETE FROM event_head").faults, [Fault::Beginning]);
    assert_eq!(after("DELETE FROM event").faults, [Fault::Missing(1, 6)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let world = Fixture::at(&path);
    tamper(&path, "DELETE FROM event; DELETE FROM event_head");
    add(&world, "one");
    assert_eq!(world.store.read(verify_chain).unwrap().faults, [Fault::Beginning]);
}

#[test]
fn a_removed_event_whose_number_another_took_is_noticed() {
    let closed = "DELETE FROM event WHERE number = 3; UPDATE event SET number = number - 1 WHERE number > 3";
    assert_eq!(after(closed).faults.first(), Some(&Fault::Altered(3)));
}

#[test]
fn events_in_another_order_are_named() {
    let swapped =
        "UPDATE event SET number = 100 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 4;
        UPDATE event SET number = 4 WHERE number = 100";
    assert_eq!(after(swapped).faults, [Fault::Altered(3), Fault::Altered(4), Fault::Altered(5)]);
}

#[test]
fn numbers_that_no_event_can_have_are_told_as_they_are() {
    let below = "UPDATE event SET number = -6 WHERE number = 1";
    assert_eq!(after(below).faults, [Fault::Altered(-6), Fault::Missing(1, 1)]);
    let least = "UPDATE event SET number = -9223372036854775808 WHERE number = 6";
    assert_eq!(after(least).faults, [Fault::Altered(i64::MIN), Fault::Missing(6, 6)]);
    let greatest = "UPDATE event SET number = 9223372036854775807 WHERE number = 6";
    assert_eq!(after(greatest).faults, [Fault::Missing(6, i64::MAX - 1), Fault::Head(i64::MAX)]);
    let head = "UPDATE event_head SET number = 9223372036854775807";
    assert_eq!(after(head).faults, [Fault::Missing(7, i64::MAX)]);
    assert_eq!(after("UPDATE event_head SET number = -7").faults, [Fault::Head(6)]);
}

#[test]
fn nothing_is_written_after_a_number_that_no_event_can_have() {
    for number in [i64::MAX, -1, i64::MIN] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let world = Fixture::at(&path);
        tamper(&path, &format!("UPDATE event_head SET number = {number}"));
        let new = NewKey { title: Name::new("x").unwrap(), role: KeyRole::Viewer, expires: Expiry::Never };
        let refused = create(&world.cx(), &new).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("the store contains an invalid value: event_head.number of {number}")
        );
    }
}

#[test]
fn a_key_is_found_in_the_log_after_its_deletion_by_id_title_and_email() {
    let world = Fixture::in_memory();
    let (id, email) = add(&world, "Nightly import");
    delete::<KeyRow>(&world.cx(), &[id], None, None).unwrap();
    let id = id.to_string();
    for wanted in [&id, &id[..8], "nightly IMPORT", &email] {
        assert_eq!(world.store.read(|tx| key(tx, wanted)).unwrap(), id);
    }
    let (other, _) = add(&world, "Nightly import");
    delete::<KeyRow>(&world.cx(), &[other], None, None).unwrap();
    let several = world.store.read(|tx| key(tx, "nightly import"));
    assert!(matches!(several, Err(Error::Ambiguous { candidates, .. }) if candidates.len() == 2));
    assert!(matches!(world.store.read(|tx| key(tx, "nobody")), Err(Error::NotFound { .. })));
}

#[test]
fn events_are_chosen_by_time_actor_action_and_subject() {
    let world = Fixture::in_memory();
    let (id, _) = add(&world, "one");
    world.clock.advance(1000);
    add(&world, "two");
    let changes = Changes { title: Some(Name::new("uno").unwrap()), ..Changes::default() };
    world.clock.advance(1000);
    update(&world.cx(), &[id], &changes).unwrap();
    let numbers = |query: &EventQuery| {
        let mut numbers = Vec::new();
        world
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
    let ada = world.store.read(|tx| actor(tx, "ADA")).unwrap();
    assert_eq!(numbers(&EventQuery { actor: Some(ada), ..all.clone() }), [1, 2, 3, 4]);
    assert_eq!(numbers(&EventQuery { actor: Some("nobody".to_owned()), ..all }), [0_i64; 0]);
}

#[test]
fn an_unknown_action_is_told_with_the_nearest() {
    let refused = actions("key.crated").unwrap_err();
    assert!(refused.hint().unwrap().contains("`key.created`"));
}
