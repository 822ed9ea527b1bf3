//! Delivery by lease, sentence by sentence.

use std::time::Duration;

use super::{
    Changes, Created, Discarded, LeaseState, PendingVersion, Rotated, confirm, discard, lapsed, renew_lease,
    restore, revoke, still_lapsed, update,
};
use crate::domain::event::DeliveryWay;
use crate::domain::id::KeyId;
use crate::domain::key::KeyStatus;
use crate::domain::role::Role;
use crate::domain::time::{Clock as _, Expiry, Timestamp};
use crate::error::Result;
use crate::ops::WriteContext;
use crate::ops::check::check;
use crate::ops::deletion::delete;
use crate::ops::fixture::{
    Fixture, START, acting, begin_creation, begin_rotation, code, create, member, new_key, newest_event,
    rotate, text,
};
use crate::ops::member::{MemberChange, update as update_member};
use crate::store::key::{self, KeyRow};
use crate::store::secret::{self, SecretVersion};
use crate::verify::{Refusal, Verifier};

pub(super) const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// A store, and a verifier with the same clock.
pub(super) struct VerifiedStore {
    pub base: Fixture,
    pub verifier: Verifier,
    _folder: tempfile::TempDir,
}

impl VerifiedStore {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let base = Fixture::at(&path);
        let verifier = Verifier::options()
            .record(false)
            .clock(base.clock.clone())
            .open(crate::testing::location(&path))
            .unwrap();
        Self { base, verifier, _folder: folder }
    }

    pub fn cx(&self) -> WriteContext<'_> {
        self.base.cx()
    }

    /// A key whose secret is not confirmed.
    pub fn created(&self) -> Created {
        begin_creation(&self.cx(), &new_key("ci")).unwrap()
    }

    /// A key with a confirmed secret, and the secret.
    pub fn key(&self) -> (KeyId, String) {
        let created = create(&self.cx(), &new_key("ci")).unwrap();
        (created.row.key.id, text(&created.secret))
    }

    pub fn begin(&self, key: KeyId, grace: Option<Duration>) -> Rotated {
        begin_rotation(&self.cx(), key, grace).unwrap()
    }

    pub fn confirm(&self, pending: &PendingVersion) -> Result<Vec<SecretVersion>> {
        confirm(&self.cx(), pending, DeliveryWay::Screen).map(|confirmed| confirmed.replaced)
    }

    pub fn refusal(&self, secret: &str) -> Option<Refusal> {
        self.verifier.verify(secret).err().map(|denied| denied.refusal().expect("a refusal"))
    }

    fn row(&self, key: KeyId) -> KeyRow {
        self.base.store.read(|tx| key::row(tx, key, self.base.clock.now())).unwrap()
    }

    pub fn versions(&self, key: KeyId) -> Vec<SecretVersion> {
        self.base.store.read(|tx| secret::of_key(tx, key)).unwrap()
    }

    pub fn assert_sound(&self) {
        assert_eq!(check(&self.base.store, &[], &self.base.clock).unwrap().findings, []);
    }
}

#[test]
fn new_secret_works_for_ten_minutes() {
    let store = VerifiedStore::new();
    let created = store.created();
    let secret = text(&created.secret);
    assert_eq!(store.row(created.row.key.id).status, KeyStatus::Unconfirmed);
    assert_eq!(store.refusal(&secret), None);
    store.base.clock.advance(10 * MINUTE - 1);
    assert_eq!(store.refusal(&secret), None);
    store.base.clock.advance(1);
    assert_eq!(store.refusal(&secret), Some(Refusal::Expired));
    store.assert_sound();
}

#[test]
fn confirmed_secret_ends_with_its_key() {
    let store = VerifiedStore::new();
    let created = store.created();
    let id = created.row.key.id;
    store.confirm(&created.pending).unwrap();
    assert_eq!(store.versions(id)[0].ends, Expiry::Never);
    assert_eq!(store.row(id), created.row, "its printed state was that of a confirmed key");
    assert!(newest_event(&store.cx()).contains(r#""way":"screen""#));
    let at = Expiry::At(Timestamp(START + HOUR));
    update(&store.cx(), &[id], &Changes { expires: Some(at), ..Changes::default() }).unwrap();
    store.base.clock.advance(HOUR - 1);
    assert_eq!(store.refusal(&text(&created.secret)), None);
    store.base.clock.advance(1);
    assert_eq!(store.refusal(&text(&created.secret)), Some(Refusal::Expired));
    store.assert_sound();
}

#[test]
fn unconfirmed_rotation_keeps_old_secret() {
    let store = VerifiedStore::new();
    let (id, old) = store.key();
    let start = store.row(id).secret_start;
    let rotated = store.begin(id, None);
    assert_eq!(rotated.row.secret_start, Some(store.versions(id)[0].secret_start.clone()));
    assert_eq!((store.row(id).secret_start, store.row(id).status), (start, KeyStatus::Active));
    let new = text(&rotated.secret);
    assert_eq!((store.refusal(&old), store.refusal(&new)), (None, None));
    store.base.clock.advance(10 * MINUTE);
    assert_eq!((store.refusal(&old), store.refusal(&new)), (None, Some(Refusal::Expired)));
    store.assert_sound();
}

#[test]
fn grace_starts_at_the_confirmation() {
    let store = VerifiedStore::new();
    let (id, old) = store.key();
    let rotated = store.begin(id, Some(Duration::from_secs(3600)));
    store.base.clock.advance(HOUR);
    let replaced = store.confirm(&rotated.pending).unwrap();
    assert_eq!(replaced[0].ends, Expiry::At(Timestamp(START + 2 * HOUR)));
    assert_eq!((store.refusal(&old), store.refusal(&text(&rotated.secret))), (None, None));
    store.base.clock.advance(HOUR);
    assert_eq!(store.refusal(&old), Some(Refusal::Expired));
    store.assert_sound();
}

#[test]
fn second_confirmation_changes_nothing() {
    let store = VerifiedStore::new();
    let (id, _) = store.key();
    let rotated = store.begin(id, Some(Duration::from_secs(60)));
    let first = store.confirm(&rotated.pending).unwrap();
    store.base.clock.advance(1000);
    let versions = store.versions(id);
    assert_eq!(store.confirm(&rotated.pending).unwrap(), first);
    assert_eq!(store.versions(id), versions);
}

#[test]
fn later_rotation_wins_and_is_named() {
    let store = VerifiedStore::new();
    let (id, leaked) = store.key();
    let bob = member(&store.cx(), "Bob", Role::Administrator);
    let first = store.begin(id, None);
    let second = begin_rotation(&acting(&store.cx(), &bob), id, None).unwrap();
    confirm(&acting(&store.cx(), &bob), &second.pending, DeliveryWay::File).unwrap();
    assert_eq!(store.refusal(&leaked), Some(Refusal::Expired));
    let refused = store.confirm(&first.pending).unwrap_err();
    assert_eq!(refused.to_string(), "Bob rotated `ci` in the meantime");
    let by = "Bob".to_owned();
    assert_eq!(
        discard(&store.cx(), &first.pending).unwrap(),
        Discarded::Before(LeaseState::Rotated { by }),
        "there is nothing to revive"
    );
    assert_eq!(store.refusal(&leaked), Some(Refusal::Expired));
    assert_eq!(store.refusal(&text(&first.secret)), Some(Refusal::Unknown));
    assert_eq!(store.refusal(&text(&second.secret)), None);
    store.assert_sound();
}

#[test]
fn earlier_confirmation_keeps_the_later_one() {
    let store = VerifiedStore::new();
    let (id, old) = store.key();
    let (first, second) = (store.begin(id, None), store.begin(id, None));
    store.confirm(&first.pending).unwrap();
    assert_eq!(store.refusal(&text(&second.secret)), None);
    store.confirm(&second.pending).unwrap();
    let refusals = [&old, &text(&first.secret), &text(&second.secret)].map(|secret| store.refusal(secret));
    assert_eq!(refusals, [Some(Refusal::Expired), Some(Refusal::Expired), None]);
    store.assert_sound();
}

#[test]
fn order_does_not_come_from_the_clock() {
    let store = VerifiedStore::new();
    let (id, _) = store.key();
    let first = store.begin(id, None);
    store.base.clock.advance(-HOUR);
    let second = store.begin(id, None);
    store.confirm(&second.pending).unwrap();
    assert_eq!(code(store.confirm(&first.pending)), "superseded");
    assert_eq!(store.row(id).secret_start.as_deref(), Some(&text(&second.secret)[..9]));
    store.base.clock.advance(HOUR);
    assert_eq!(store.refusal(&text(&second.secret)), None);
}

#[test]
fn stopped_keys_confirm_no_secret() {
    type Act = fn(&VerifiedStore, KeyId);
    let cases: [(&str, Act); 4] = [
        ("not-found", |store, id| drop(delete::<KeyRow>(&store.cx(), &[id], None, None).unwrap())),
        ("key-expired", |store, id| {
            let expires = Some(Expiry::At(Timestamp(START + MINUTE)));
            update(&store.cx(), &[id], &Changes { expires, ..Changes::default() }).unwrap();
            store.base.clock.advance(MINUTE);
        }),
        ("key-revoked", |store, id| drop(revoke(&store.cx(), &[id]).unwrap())),
        ("key-revoked", |store, id| {
            revoke(&store.cx(), &[id]).unwrap();
            restore(&store.cx(), &[id]).unwrap();
        }),
    ];
    for (expected, act) in cases {
        let store = VerifiedStore::new();
        let (id, _) = store.key();
        let rotated = store.begin(id, None);
        act(&store, id);
        let before = store.versions(id);
        assert_eq!(code(store.confirm(&rotated.pending)), expected);
        assert_eq!(store.versions(id), before, "{expected}: no older version ends");
        store.assert_sound();
    }
}

#[test]
fn secrets_are_settled_by_administrators() {
    let store = VerifiedStore::new();
    let (id, _) = store.key();
    let bob = member(&store.cx(), "Bob", Role::Administrator);
    let cx = store.cx();
    let his = acting(&cx, &bob);
    let rotated = begin_rotation(&his, id, None).unwrap();
    let role = Some(Role::Editor);
    update_member(&cx, bob.id, &MemberChange { role, ..MemberChange::default() }).unwrap();
    assert_eq!(code(confirm(&his, &rotated.pending, DeliveryWay::File)), "forbidden");
    assert_eq!(code(renew_lease(&his, &rotated.pending)), "forbidden");
    assert_eq!(code(discard(&his, &rotated.pending)), "forbidden");
}

#[test]
fn leak_is_ended_by_revoke_rotate_restore() {
    let store = VerifiedStore::new();
    let (id, leaked) = store.key();
    revoke(&store.cx(), &[id]).unwrap();
    assert_eq!(code(begin_rotation(&store.cx(), id, Some(Duration::from_secs(60)))), "key-revoked");
    let rotated = store.begin(id, None);
    assert_eq!(rotated.row.status, KeyStatus::Revoked);
    store.confirm(&rotated.pending).unwrap();
    assert_eq!(store.refusal(&text(&rotated.secret)), Some(Refusal::Revoked));
    restore(&store.cx(), &[id]).unwrap();
    assert_eq!(store.refusal(&text(&rotated.secret)), None);
    assert_eq!(store.refusal(&leaked), Some(Refusal::Expired));
    store.assert_sound();
}

#[test]
fn renewing_a_lease_writes_no_event() {
    let store = VerifiedStore::new();
    let created = store.created();
    let events = newest_event(&store.cx());
    let mut ends = created.pending.ends;
    for _ in 0..70 {
        store.base.clock.advance(MINUTE);
        ends = renew_lease(&store.cx(), &created.pending).unwrap().unwrap();
        let latest = Timestamp(START + HOUR).min(Timestamp(store.base.clock.now().0 + 10 * MINUTE));
        assert_eq!(ends, latest);
    }
    assert_eq!((ends, newest_event(&store.cx())), (Timestamp(START + HOUR), events));
    assert_eq!(store.refusal(&text(&created.secret)), Some(Refusal::Expired));
    store.confirm(&created.pending).unwrap();
    assert_eq!(store.refusal(&text(&created.secret)), None, "OK still confirms");
    assert_eq!(renew_lease(&store.cx(), &created.pending).unwrap(), None);
    assert_eq!(store.versions(created.row.key.id)[0].ends, Expiry::Never);
    store.assert_sound();
}

#[test]
fn lapsed_lease_is_not_renewed() {
    let store = VerifiedStore::new();
    let created = store.created();
    store.base.clock.advance(10 * MINUTE);
    assert_eq!(renew_lease(&store.cx(), &created.pending).unwrap(), Some(created.pending.ends));
    assert_eq!(store.refusal(&text(&created.secret)), Some(Refusal::Expired));
}

#[test]
fn rotating_an_unconfirmed_key_keeps_it() {
    let store = VerifiedStore::new();
    let created = store.created();
    let id = created.row.key.id;
    let (rotated, replaced) = rotate(&store.cx(), id, None).unwrap();
    assert_eq!((replaced, store.row(id).status), (vec![], KeyStatus::Active));
    assert_eq!(store.refusal(&text(&created.secret)), Some(Refusal::Unknown), "it was never confirmed");
    assert!(matches!(discard(&store.cx(), &created.pending).unwrap(), Discarded::Before(_)));
    assert_eq!(store.refusal(&text(&rotated.secret)), None);
    store.assert_sound();
}

#[test]
fn lapsed_undelivered_keys_are_found() {
    let store = VerifiedStore::new();
    let (kept, created) = (store.key().0, store.created());
    let id = created.row.key.id;
    let found = || {
        let now = store.base.clock.now();
        store.base.store.read(|tx| Ok((lapsed(tx, now)?, still_lapsed(tx, &[id], now).is_ok()))).unwrap()
    };
    assert_eq!(found(), (vec![], false));
    store.base.clock.advance(10 * MINUTE);
    assert_eq!(found(), (vec![id], true));
    store.begin(kept, None);
    store.begin(id, None);
    assert_eq!(found(), (vec![], false), "a rotation gives it another lease");
    store.base.clock.advance(10 * MINUTE);
    store.confirm(&created.pending).unwrap();
    assert_eq!(found(), (vec![], false));
}
