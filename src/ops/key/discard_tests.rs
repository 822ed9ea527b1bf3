//! Discarding a new secret, and rotations that are confirmed in any order.

use proptest::prelude::*;

use super::lease_tests::{MINUTE, VerifiedStore};
use super::{Discarded, LeaseState, Rotated, discard, lease_state, revoke};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::KeyId;
use crate::domain::secret::SecretHash;
use crate::domain::time::{Clock as _, Expiry, Timestamp};
use crate::ops::fixture::{START, hold, newest_event, own, text};
use crate::verify::Refusal;

#[test]
fn discarding_removes_an_untouched_key() {
    let store = VerifiedStore::new();
    let created = store.created();
    assert_eq!(discard(&store.cx(), &created.pending).unwrap(), Discarded::Key);
    assert_eq!(store.refusal(&text(&created.secret)), Some(Refusal::Unknown));
    let state = || lease_state(&store.base.store, &store.base.clock, &created.pending).unwrap();
    assert_eq!(state(), LeaseState::KeyDeleted);
    let again = discard(&store.cx(), &created.pending).unwrap();
    assert_eq!(again, Discarded::Before(LeaseState::KeyDeleted));
    store.assert_sound();
}

#[test]
fn discarding_keeps_a_key_changed_since() {
    let touches: [fn(&VerifiedStore, KeyId); 5] = [
        |store, id| drop(revoke(&store.cx(), &[id]).unwrap()),
        |store, id| assert!(!own(&store.cx(), "Atlas", Principal::Key(id)).to_string().is_empty()),
        |store, id| {
            let atlas = own(&store.cx(), "Atlas", Principal::Member(store.base.ada));
            hold(&store.cx(), Principal::Key(id), Permission::View, atlas);
        },
        |store, id| store.base.store.note_uses(&[(id, Timestamp(START))]).unwrap(),
        |store, id| drop(store.begin(id, None)),
    ];
    for touch in touches {
        let store = VerifiedStore::new();
        let created = store.created();
        let id = created.row.key.id;
        touch(&store, id);
        let others = store.versions(id).len() - 1;
        assert_eq!(discard(&store.cx(), &created.pending).unwrap(), Discarded::Secret);
        assert_eq!(store.refusal(&text(&created.secret)), Some(Refusal::Unknown));
        assert_eq!(store.versions(id).len(), others);
        assert!(newest_event(&store.cx()).starts_with("secret.discarded ci"));
        store.assert_sound();
    }
}

#[test]
fn discarded_rotation_keeps_the_old_secrets() {
    let store = VerifiedStore::new();
    let (id, old) = store.key();
    let before = store.versions(id);
    let rotated = store.begin(id, None);
    assert_eq!(discard(&store.cx(), &rotated.pending).unwrap(), Discarded::Secret);
    assert_eq!((store.versions(id), store.refusal(&old)), (before, None));
    store.confirm(&rotated.pending).unwrap_err();
    store.assert_sound();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Rotations are confirmed in any order, some not at all: no secret that ended works again, the newest confirmed one
    /// works, and no unconfirmed one outlives its lease.
    #[test]
    fn no_confirmation_revives_a_secret(
        steps in prop::collection::vec((0..6_usize, 0..3_u8, 0..11_i64), 1..24)
    ) {
        let store = VerifiedStore::new();
        let (id, first) = store.key();
        let mut secrets = vec![first];
        let mut rotations: Vec<Rotated> = Vec::new();
        let mut ended: Vec<bool> = vec![false];
        for (at, act, minutes) in steps {
            store.base.clock.advance(minutes * MINUTE);
            match (act, rotations.get(at % rotations.len().max(1))) {
                (0, _) | (_, None) => {
                    rotations.push(store.begin(id, None));
                    secrets.push(text(&rotations[rotations.len() - 1].secret));
                    ended.push(false);
                }
                (1, Some(rotated)) => {
                    // Refused after a later rotation, and after it was discarded.
                    let _ = store.confirm(&rotated.pending);
                }
                (_, Some(rotated)) => drop(discard(&store.cx(), &rotated.pending).unwrap()),
            }
            let versions = store.versions(id);
            let newest = versions.iter().find(|version| version.delivered.is_some()).unwrap();
            for (secret, ended) in secrets.iter().zip(&mut ended) {
                let hash = SecretHash::of(secret).unwrap();
                let own = versions.iter().find(|version| version.hash == hash);
                let works = store.refusal(secret).is_none();
                let has_ended = own.is_none_or(|own| own.delivered.is_some() && !works);
                prop_assert!(!*ended || has_ended, "an ended secret works again");
                prop_assert_eq!(hash != newest.hash || works, true);
                *ended = has_ended;
            }
            let now = store.base.clock.now();
            let latest = Expiry::At(Timestamp(now.0 + 10 * MINUTE));
            prop_assert!(versions.iter().all(|version| version.delivered.is_some() || version.ends <= latest));
        }
        store.assert_sound();
    }
}
