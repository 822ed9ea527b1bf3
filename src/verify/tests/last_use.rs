//! When keys were last used.

use super::*;

pub fn last_used(path: &std::path::Path, id: KeyId) -> Option<Timestamp> {
    let (store, _) = Store::open(location(path)).unwrap();
    store.read(|tx| key_use::last(tx, id)).unwrap()
}

#[test]
fn uses_are_recorded_to_the_minute() {
    let fixture = VerifierFixture::new();
    let (used, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let (unused, _) = fixture.key(KeyRole::Viewer, Expiry::Never);
    fixture.base.clock.set(Timestamp(START + 61_234));
    let verifier = fixture.verifier_that_records(true);
    verifier.verify(&secret).unwrap();
    fixture.base.clock.advance(-61_234);
    verifier.verify(&secret).unwrap();
    drop(verifier);
    assert_eq!(last_used(&fixture.path, used), Some(Timestamp(START + 60_000)), "never an earlier minute");
    assert_eq!(last_used(&fixture.path, unused), None);
}

#[test]
fn note_records_at_once() {
    let fixture = VerifierFixture::new();
    let (id, _) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let verifier = fixture.verifier_that_records(false);
    verifier.note(id);
    assert_eq!(last_used(&fixture.path, id), Some(Timestamp(START)));
    fixture.base.clock.advance(59_999);
    verifier.note(id);
    assert_eq!(last_used(&fixture.path, id), Some(Timestamp(START)), "in the same minute");
    fixture.base.clock.advance(1);
    let locked = fixture.base.store.change(|_| -> crate::error::Result<crate::store::Audited<()>> {
        verifier.note(id);
        Ok(crate::store::Audited::unchanged(()))
    });
    locked.unwrap();
    // On a server, recording waits for no writer.
    let recorded = Some(Timestamp(if on_server() { START + 60_000 } else { START }));
    assert_eq!(last_used(&fixture.path, id), recorded, "a locked store is passed over");
    verifier.note(id);
    assert_eq!(last_used(&fixture.path, id), Some(Timestamp(START + 60_000)));
}

#[test]
fn uses_from_the_future_are_replaced() {
    let fixture = VerifierFixture::new();
    let (id, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let day = 86_400_000;
    // A time a day or more ahead is a mistake. A nearer one stays until it has passed.
    for (ahead, left) in [(day - 60_000, START + day - 60_000), (day, START), (365 * day, START)] {
        for in_the_background in [false, true] {
            sql(&fixture.path, "DELETE FROM key_use");
            fixture.base.store.note_uses(&[(id, Timestamp(START + ahead))]).unwrap();
            let verifier = fixture.verifier_that_records(in_the_background);
            if in_the_background {
                verifier.verify(&secret).unwrap();
            } else {
                verifier.note(id);
            }
            drop(verifier);
            assert_eq!(last_used(&fixture.path, id), Some(Timestamp(left)), "{ahead} {in_the_background}");
        }
    }
}

#[test]
fn a_locked_store_records_later() {
    let fixture = VerifierFixture::new();
    let (id, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let verifier = fixture.verifier_that_records(true);
    let locked = fixture.base.store.change(|_| -> crate::error::Result<crate::store::Audited<()>> {
        let asked = Instant::now();
        for _ in 0..100 {
            verifier.verify(&secret).unwrap();
        }
        // One attempt to record has failed by then.
        std::thread::sleep(Duration::from_millis(1200));
        assert!(asked.elapsed() < Duration::from_secs(3));
        Ok(crate::store::Audited::unchanged(()))
    });
    locked.unwrap();
    drop(verifier);
    assert_eq!(last_used(&fixture.path, id), Some(Timestamp(START)));
}

#[test]
fn a_read_only_moment_delays_records() {
    let fixture = VerifierFixture::new();
    let (early, [one, two]) =
        (Timestamp(START), ["one", "two"].map(|_| fixture.key(KeyRole::Viewer, Expiry::Never)));
    sql(&fixture.path, "ALTER TABLE key_use RENAME TO elsewhere");
    let verifier = fixture.verifier_that_records(true);
    verifier.verify(&one.1).unwrap();
    // One attempt to record has failed by then.
    std::thread::sleep(Duration::from_millis(1200));
    sql(&fixture.path, "ALTER TABLE elsewhere RENAME TO key_use");
    verifier.verify(&two.1).unwrap();
    drop(verifier);
    assert_eq!([one.0, two.0].map(|id| last_used(&fixture.path, id)), [Some(early); 2]);
}
