use std::time::Duration;

use super::lease_tests::VerifiedStore;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::KeyId;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Clock as _, Expiry, Timestamp};
use crate::error::{Error, GrantError};
use crate::ops::fixture::{START, code, create, rotate, text};
use crate::ops::key::{Changes, NewKey, restore, revoke, update};
use crate::store::event;
use crate::verify::Refusal;

const HOUR: i64 = 3_600_000;

/// A store with one key.
struct KeyFixture {
    store: VerifiedStore,
    id: KeyId,
    secret: String,
}

impl KeyFixture {
    fn new(role: KeyRole, expires: Expiry) -> Self {
        let store = VerifiedStore::new();
        let new = NewKey { title: Name::new("import").unwrap(), role, expires };
        let created = create(&store.cx(), &new).unwrap();
        let (id, secret) = (created.row.key.id, text(&created.secret));
        Self { store, id, secret }
    }

    /// Returns the action and details of the last event.
    fn last_event(&self) -> (String, serde_json::Value) {
        let mut last = None;
        let visit = &mut |_, line: &crate::domain::event::EventRecord<'_>, _| {
            last = Some((line.action.to_owned(), serde_json::from_str(line.detail).unwrap()));
            Ok(())
        };
        self.store.base.store.read(|tx| event::each(tx, visit)).unwrap();
        last.unwrap()
    }
}

#[test]
fn rotation_ends_the_old_secret_at_once() {
    let fixture = KeyFixture::new(KeyRole::Editor, Expiry::Never);
    let (rotated, _) = rotate(&fixture.store.cx(), fixture.id, None).unwrap();
    assert_eq!(fixture.store.refusal(&fixture.secret), Some(Refusal::Expired));
    assert_eq!(fixture.store.refusal(&text(&rotated.secret)), None);
    let (action, detail) = fixture.last_event();
    assert_eq!(action, "secret.delivered");
    assert_eq!(detail["replaced"][0]["expires"], Timestamp(START).rfc3339());
}

#[test]
fn grace_ends_at_its_exact_instant() {
    let fixture = KeyFixture::new(KeyRole::Editor, Expiry::Never);
    let grace = Duration::from_secs(24 * 3600);
    let (rotated, _) = rotate(&fixture.store.cx(), fixture.id, Some(grace)).unwrap();
    fixture.store.base.clock.advance(24 * HOUR - 1);
    assert_eq!(fixture.store.refusal(&fixture.secret), None);
    let identity = fixture.store.verifier.verify(&fixture.secret).unwrap();
    assert_eq!(identity.version.ends, Expiry::At(Timestamp(START + 24 * HOUR)));
    fixture.store.base.clock.advance(1);
    assert_eq!(fixture.store.refusal(&fixture.secret), Some(Refusal::Expired));
    assert_eq!(fixture.store.refusal(&text(&rotated.secret)), None);
}

#[test]
fn grace_never_extends_an_earlier_end() {
    let expires = Expiry::At(Timestamp(START + 2 * HOUR));
    let fixture = KeyFixture::new(KeyRole::Editor, expires);
    let (first, replaced) = rotate(&fixture.store.cx(), fixture.id, Some(Duration::from_secs(3600))).unwrap();
    assert_eq!(replaced[0].ends, Expiry::At(Timestamp(START + HOUR)));
    let (second, replaced) =
        rotate(&fixture.store.cx(), fixture.id, Some(Duration::from_secs(24 * 3600))).unwrap();
    let ends: Vec<Expiry> = replaced.iter().map(|version| version.ends).collect();
    assert_eq!(ends, [expires, Expiry::At(Timestamp(START + HOUR))]);
    // Extending the key does not extend the grace of a replaced secret.
    let changes = Changes { expires: Some(Expiry::Never), ..Changes::default() };
    update(&fixture.store.cx(), &[fixture.id], &changes).unwrap();
    fixture.store.base.clock.advance(2 * HOUR);
    assert_eq!(fixture.store.refusal(&text(&first.secret)), Some(Refusal::Expired));
    assert_eq!(fixture.store.refusal(&text(&second.secret)), None);
}

#[test]
fn expired_keys_are_not_rotated() {
    let fixture = KeyFixture::new(KeyRole::Editor, Expiry::At(Timestamp(START + HOUR)));
    fixture.store.base.clock.advance(HOUR);
    let refused = rotate(&fixture.store.cx(), fixture.id, None).unwrap_err();
    assert!(refused.hint().unwrap().contains("--expires"));
    let changes = Changes { expires: Some(Expiry::Never), ..Changes::default() };
    update(&fixture.store.cx(), &[fixture.id], &changes).unwrap();
    assert_eq!(fixture.store.refusal(&fixture.secret), None, "the flag in the hint makes the key work again");
}

#[test]
fn revoke_and_restore_take_effect_at_once() {
    let fixture = KeyFixture::new(KeyRole::Viewer, Expiry::Never);
    assert_eq!(fixture.store.refusal(&fixture.secret), None);
    let outcome = revoke(&fixture.store.cx(), &[fixture.id, fixture.id]).unwrap();
    assert_eq!((outcome.changed.len(), outcome.unchanged.len()), (1, 0));
    assert_eq!(fixture.store.refusal(&fixture.secret), Some(Refusal::Revoked));
    let first = outcome.changed[0].key.revoked;
    fixture.store.base.clock.advance(HOUR);
    let again = revoke(&fixture.store.cx(), &[fixture.id]).unwrap();
    assert_eq!((again.changed.len(), again.unchanged[0].key.revoked), (0, first));
    assert_eq!(restore(&fixture.store.cx(), &[fixture.id]).unwrap().changed.len(), 1);
    assert_eq!(fixture.store.refusal(&fixture.secret), None);
    assert_eq!(
        fixture.last_event().1["changes"]["status"],
        serde_json::json!({"from": "revoked", "to": "active"})
    );
}

#[test]
fn several_keys_are_revoked_together() {
    let fixture = KeyFixture::new(KeyRole::Viewer, Expiry::Never);
    let gone: KeyId = "00000000-0000-4000-8000-000000000000".parse().unwrap();
    assert_eq!(code(revoke(&fixture.store.cx(), &[fixture.id, gone])), "not-found");
    assert_eq!(fixture.store.refusal(&fixture.secret), None);
}

#[test]
fn an_owning_key_does_not_become_a_viewer() {
    let fixture = KeyFixture::new(KeyRole::Editor, Expiry::Never);
    let viewer = Changes { role: Some(KeyRole::Viewer), ..Changes::default() };
    fixture.store.base.project(
        "Atlas",
        &[
            (Principal::Key(fixture.id), Permission::Owner),
            (Principal::Member(fixture.store.base.ada), Permission::Owner),
        ],
    );
    let refused = update(&fixture.store.cx(), &[fixture.id], &viewer).unwrap_err();
    assert!(matches!(refused, Error::Grant(GrantError::HoldsGrants { .. })));
    assert_eq!(refused.to_string(), "import holds `owner` on Atlas: viewers can hold only `view`");
}

#[test]
fn an_update_keeps_the_address() {
    let fixture = KeyFixture::new(KeyRole::Editor, Expiry::Never);
    let expires = Expiry::At(Timestamp(START + HOUR));
    let changes = Changes {
        title: Some(Name::new("export").unwrap()),
        role: Some(KeyRole::Viewer),
        expires: Some(expires),
    };
    let updated = update(&fixture.store.cx(), &[fixture.id], &changes).unwrap().remove(0);
    assert_eq!(updated.after.key.title.as_str(), "export");
    assert_eq!((updated.after.key.role, updated.after.key.expires), (KeyRole::Viewer, expires));
    assert_eq!(updated.after.key.email, updated.before.email);
    let (action, detail) = fixture.last_event();
    assert_eq!(action, "key.updated");
    assert_eq!(detail["changes"]["role"], serde_json::json!({"from": "editor", "to": "viewer"}));
    assert!(!update(&fixture.store.cx(), &[fixture.id], &changes).unwrap()[0].is_changed());
    let passed = Changes { expires: Some(Expiry::At(fixture.store.base.clock.now())), ..Changes::default() };
    assert_eq!(code(update(&fixture.store.cx(), &[fixture.id], &passed)), "invalid");
}
