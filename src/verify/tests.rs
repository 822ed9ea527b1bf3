use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{Denied, Identity, Refusal, Verifier};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{KeyId, ResourceId};
use crate::domain::key::State;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Clock as _, Expiry, Timestamp};
use crate::error::Error;
use crate::ops::fixture::{START, World, text};
use crate::ops::key::{NewKey, create, delete};
use crate::store::{Reader, Store, key_use};

/// A store in a file, and a verifier of it with the same clock.
struct Scene {
    world: World,
    path: PathBuf,
    verifier: Verifier,
    _folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let world = World::at(&path);
        let verifier = Verifier::options().record(false).clock(world.watch.clone()).open(&path).unwrap();
        Self { world, path, verifier, _folder: folder }
    }

    fn key(&self, role: KeyRole, expires: Expiry) -> (KeyId, String) {
        let new = NewKey { title: Name::new("import").unwrap(), role, expires };
        let created = create(&self.world.cx(), &new).unwrap();
        (created.key.id, text(&created.secret))
    }

    fn refusal(&self, secret: &str) -> Option<Refusal> {
        refusal(&self.verifier.verify(secret).map(drop))
    }
}

fn refusal(answer: &Result<(), Denied>) -> Option<Refusal> {
    answer.as_ref().err().map(|denied| denied.refusal().expect("an answer"))
}

fn last_used(path: &std::path::Path, id: KeyId) -> Option<Timestamp> {
    let (store, _) = Store::open(path).unwrap();
    store.read(|moment| key_use::last(moment, id)).unwrap()
}

#[test]
fn a_good_secret_tells_whose_it_is() {
    let scene = Scene::new();
    let (id, secret) = scene.key(KeyRole::Editor, Expiry::At(Timestamp(START + 5000)));
    let identity = scene.verifier.verify(&secret).unwrap();
    assert_eq!((identity.id, identity.role, identity.state), (id, KeyRole::Editor, State::Active));
    assert_eq!(identity.title.as_str(), "import");
    assert!(identity.email.as_str().starts_with("import-"));
    assert_eq!(identity.generation.until, Expiry::At(Timestamp(START + 5000)));
    assert!(secret.starts_with(&identity.generation.recognizable));
}

#[test]
fn a_malformed_secret_is_told_without_the_store_and_a_foreign_one_with_it() {
    let scene = Scene::new();
    let foreign = "keys_00000000000000000000000000000000000000000002nVD1z";
    assert_eq!(scene.refusal(foreign), Some(Refusal::Unknown));
    std::fs::remove_file(&scene.path).unwrap();
    assert_eq!(scene.refusal("keys_0"), Some(Refusal::Malformed));
    noticed();
    assert!(matches!(scene.verifier.verify(foreign), Err(Denied::Unanswered(_))));
}

#[test]
fn a_key_verifies_until_the_instant_it_expires() {
    let scene = Scene::new();
    let (_, secret) = scene.key(KeyRole::Viewer, Expiry::At(Timestamp(START + 1000)));
    scene.world.watch.set(Timestamp(START + 999));
    assert_eq!(scene.refusal(&secret), None);
    scene.world.watch.pass(1);
    assert_eq!(scene.refusal(&secret), Some(Refusal::Expired));
}

#[test]
fn what_another_connection_committed_is_seen_by_the_next_question() {
    let scene = Scene::new();
    let (id, secret) = scene.key(KeyRole::Viewer, Expiry::Never);
    assert_eq!(scene.refusal(&secret), None);
    delete(&scene.world.cx(), &[id], None, None).unwrap();
    assert_eq!(scene.refusal(&secret), Some(Refusal::Unknown));
}

/// Long enough for a verifier to notice that its file is gone from its place.
fn noticed() {
    std::thread::sleep(std::time::Duration::from_millis(150));
}

fn is_replaced<T>(answer: &Result<T, Denied>) -> bool {
    matches!(answer, Err(Denied::Unanswered(Error::Store { code: "store-replaced", .. })))
}

#[test]
fn when_another_file_is_put_in_the_place_of_the_store_nobody_is_let_in_any_more() {
    let (scene, other) = (Scene::new(), Scene::new());
    let (_, secret) = scene.key(KeyRole::Viewer, Expiry::Never);
    let (_, others) = other.key(KeyRole::Viewer, Expiry::Never);
    assert_eq!(scene.refusal(&secret), None);
    std::fs::rename(&other.path, &scene.path).unwrap();
    noticed();
    for _ in 0..3 {
        assert!(is_replaced(&scene.verifier.verify(&secret)));
        assert!(is_replaced(&scene.verifier.verify(&others)));
    }
    std::thread::scope(|threads| {
        let asked = threads.spawn(|| is_replaced(&scene.verifier.verify(&others)));
        assert!(asked.join().unwrap());
    });
    assert_eq!(scene.refusal("keys_0"), Some(Refusal::Malformed), "what needs no store is told still");
}

#[test]
fn a_reader_that_is_opened_later_is_of_the_same_file() {
    let (scene, other) = (Scene::new(), Scene::new());
    std::fs::rename(&other.path, &scene.path).unwrap();
    // While one reader is in use, a second one is opened: at once, before the first looks where its file is.
    let pool = &scene.verifier.pool;
    let seen = pool.glance(|_| pool.glance(|_| Ok(())));
    assert_eq!(seen.unwrap_err().code(), "store-replaced");
}

#[test]
fn no_use_is_noted_in_another_file() {
    let scene = Scene::new();
    let (id, secret) = scene.key(KeyRole::Viewer, Expiry::Never);
    let verifier = Verifier::options().clock(scene.world.watch.clone()).open(&scene.path).unwrap();
    let beside = |ending: &str| scene.path.with_file_name(format!("keys.db{ending}"));
    scene.world.store.backup(&beside(".copy")).unwrap();
    for ending in ["-wal", "-shm"] {
        std::fs::rename(beside(ending), beside(&format!(".old{ending}"))).unwrap();
    }
    std::fs::rename(beside(".copy"), &scene.path).unwrap();
    let _ = verifier.verify(&secret);
    verifier.note(id);
    drop(verifier);
    assert_eq!(last_used(&scene.path, id), None);
}

fn may(scene: &Scene, identity: &Identity, resource: ResourceId) -> [bool; 3] {
    Permission::ALL.map(|permission| scene.verifier.may(identity, permission, resource).is_ok())
}

#[test]
fn its_own_grants_those_of_everyone_and_its_role_decide_together() {
    let scene = Scene::new();
    let (viewer, viewers) = scene.key(KeyRole::Viewer, Expiry::Never);
    let (editor, editors) = scene.key(KeyRole::Editor, Expiry::Never);
    let [viewing, editing] = [&viewers, &editors].map(|secret| scene.verifier.verify(secret).unwrap());
    let nobodys = scene.world.project("Nobody's", &[]);
    let everyones = scene.world.project("Everyone's", &[(Principal::Everyone, Permission::View)]);
    let changed = scene.world.project("Changed", &[(Principal::Key(editor), Permission::Modify)]);
    let owned = scene.world.project(
        "Owned",
        // The store does not hold the first of these itself; the role caps it all the same.
        &[(Principal::Key(viewer), Permission::Owner), (Principal::Key(editor), Permission::Owner)],
    );
    assert_eq!(may(&scene, &viewing, nobodys), [false, false, false]);
    assert_eq!(may(&scene, &viewing, everyones), [true, false, false]);
    assert_eq!(may(&scene, &viewing, owned), [true, false, false]);
    assert_eq!(may(&scene, &editing, everyones), [true, false, false]);
    assert_eq!(may(&scene, &editing, changed), [true, true, false]);
    assert_eq!(may(&scene, &editing, owned), [true, true, true]);
    assert_eq!(scene.verifier.resource("Owned").unwrap(), owned);
    let answer = scene.verifier.verify_for(&viewers, Permission::Modify, owned).map(drop);
    assert_eq!(refusal(&answer), Some(Refusal::Forbidden));
}

#[test]
fn a_permission_does_not_outlive_the_secret() {
    let scene = Scene::new();
    let (id, secret) = scene.key(KeyRole::Editor, Expiry::Never);
    let owned = scene.world.project("Owned", &[(Principal::Everyone, Permission::View)]);
    let identity = scene.verifier.verify(&secret).unwrap();
    scene.verifier.may(&identity, Permission::View, owned).unwrap();
    delete(&scene.world.cx(), &[id], None, None).unwrap();
    let answer = scene.verifier.may(&identity, Permission::View, owned);
    assert_eq!(refusal(&answer), Some(Refusal::Unknown));
}

#[test]
fn a_role_includes_those_below_it() {
    let scene = Scene::new();
    let [viewer, editor] = KeyRole::ALL.map(|role| {
        let (_, secret) = scene.key(role, Expiry::Never);
        scene.verifier.verify(&secret).unwrap()
    });
    assert!(viewer.require(KeyRole::Viewer).is_ok() && editor.require(KeyRole::Viewer).is_ok());
    assert_eq!(refusal(&viewer.require(KeyRole::Editor)), Some(Refusal::Forbidden));
    assert!(editor.require(KeyRole::Editor).is_ok());
}

#[test]
fn a_use_is_noted_to_the_minute() {
    let scene = Scene::new();
    let (used, secret) = scene.key(KeyRole::Viewer, Expiry::Never);
    let (unused, _) = scene.key(KeyRole::Viewer, Expiry::Never);
    scene.world.watch.set(Timestamp(START + 61_234));
    let verifier = Verifier::options().clock(scene.world.watch.clone()).open(&scene.path).unwrap();
    verifier.verify(&secret).unwrap();
    scene.world.watch.pass(-61_234);
    verifier.verify(&secret).unwrap();
    drop(verifier);
    assert_eq!(last_used(&scene.path, used), Some(Timestamp(START + 60_000)), "never an earlier minute");
    assert_eq!(last_used(&scene.path, unused), None);
}

#[test]
fn a_use_is_noted_at_once_where_that_is_asked_for() {
    let scene = Scene::new();
    let (id, _) = scene.key(KeyRole::Viewer, Expiry::Never);
    let verifier =
        Verifier::options().record(false).clock(scene.world.watch.clone()).open(&scene.path).unwrap();
    verifier.note(id);
    assert_eq!(last_used(&scene.path, id), Some(Timestamp(START)));
    scene.world.watch.pass(59_999);
    verifier.note(id);
    assert_eq!(last_used(&scene.path, id), Some(Timestamp(START)), "in the same minute");
    scene.world.watch.pass(1);
    let locked = scene.world.store.change(|_| -> crate::error::Result<crate::store::Audited<()>> {
        verifier.note(id);
        Ok(crate::store::Audited::unchanged(()))
    });
    locked.unwrap();
    assert_eq!(last_used(&scene.path, id), Some(Timestamp(START)), "a locked store is passed over");
    verifier.note(id);
    assert_eq!(last_used(&scene.path, id), Some(Timestamp(START + 60_000)));
}

#[test]
fn a_use_that_a_wrong_clock_noted_gives_way_to_the_next() {
    let scene = Scene::new();
    let (id, secret) = scene.key(KeyRole::Viewer, Expiry::Never);
    let day = 86_400_000;
    // A day ahead or more, it is taken for a mistake; less, and it stays until its time has come.
    for (ahead, left) in [(day - 60_000, START + day - 60_000), (day, START), (365 * day, START)] {
        for in_the_background in [false, true] {
            past_the_engine(&scene.path, "DELETE FROM key_use");
            scene.world.store.note_uses(&[(id, Timestamp(START + ahead))]).unwrap();
            let verifier = Verifier::options()
                .record(in_the_background)
                .clock(scene.world.watch.clone())
                .open(&scene.path)
                .unwrap();
            if in_the_background {
                verifier.verify(&secret).unwrap();
            } else {
                verifier.note(id);
            }
            drop(verifier);
            assert_eq!(last_used(&scene.path, id), Some(Timestamp(left)), "{ahead} {in_the_background}");
        }
    }
}

#[test]
fn a_locked_store_verifies_without_delay_and_notes_later() {
    let scene = Scene::new();
    let (id, secret) = scene.key(KeyRole::Viewer, Expiry::Never);
    let verifier = Verifier::options().clock(scene.world.watch.clone()).open(&scene.path).unwrap();
    let locked = scene.world.store.change(|_| -> crate::error::Result<crate::store::Audited<()>> {
        let asked = Instant::now();
        for _ in 0..100 {
            verifier.verify(&secret).unwrap();
        }
        // One attempt to note has failed by then.
        std::thread::sleep(Duration::from_millis(1200));
        assert!(asked.elapsed() < Duration::from_secs(3));
        Ok(crate::store::Audited::unchanged(()))
    });
    locked.unwrap();
    drop(verifier);
    assert_eq!(last_used(&scene.path, id), Some(Timestamp(START)));
}

#[test]
fn a_store_that_takes_no_notes_for_a_moment_gets_them_later() {
    let scene = Scene::new();
    let (early, [one, two]) =
        (Timestamp(START), ["one", "two"].map(|_| scene.key(KeyRole::Viewer, Expiry::Never)));
    let full = "CREATE TRIGGER full BEFORE INSERT ON key_use BEGIN SELECT RAISE(ABORT, 'no room'); END";
    past_the_engine(&scene.path, full);
    let verifier = Verifier::options().clock(scene.world.watch.clone()).open(&scene.path).unwrap();
    verifier.verify(&one.1).unwrap();
    // One attempt to note has failed by then.
    std::thread::sleep(Duration::from_millis(1200));
    past_the_engine(&scene.path, "DROP TRIGGER full");
    verifier.verify(&two.1).unwrap();
    drop(verifier);
    assert_eq!([one.0, two.0].map(|id| last_used(&scene.path, id)), [Some(early); 2]);
}

#[expect(clippy::disallowed_methods, reason = "what stands in a store's way does not go through the engine")]
fn past_the_engine(path: &std::path::Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn two_readers_and_a_writer_never_get_a_wrong_answer() {
    let scene = Scene::new();
    let (_, constant) = scene.key(KeyRole::Editor, Expiry::Never);
    let done = std::sync::atomic::AtomicBool::new(false);
    let asked = std::thread::scope(|threads| {
        let readers = [(); 2].map(|()| {
            threads.spawn(|| {
                let mut asked = 0;
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    scene.verifier.verify(&constant).unwrap();
                    asked += 1;
                }
                asked
            })
        });
        for _ in 0..50 {
            let (id, secret) = scene.key(KeyRole::Viewer, Expiry::Never);
            assert_eq!(scene.refusal(&secret), None);
            delete(&scene.world.cx(), &[id], None, None).unwrap();
            assert_eq!(scene.refusal(&secret), Some(Refusal::Unknown));
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        readers.map(|reader| reader.join().unwrap())
    });
    assert!(asked.iter().all(|asked| *asked > 0));
}

#[test]
fn a_verifier_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Verifier>();
    assert_eq!(Timestamp(START), crate::ops::fixture::Watch::new().now());
}

#[test]
fn a_store_that_is_not_there_is_told_of_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Verifier::open(&folder.path().join("none.db")).is_err());
    assert!(Reader::open(folder.path()).is_err());
}
