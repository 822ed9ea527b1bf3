use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{Denied, Identity, Refusal, Verifier};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{KeyId, ResourceId};
use crate::domain::key::KeyStatus;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Clock as _, Expiry, Timestamp};
use crate::error::{Error, StoreError};
use crate::ops::deletion::delete;
use crate::ops::fixture::{FixedClock, Fixture, START, create, text};
use crate::ops::key::NewKey;
use crate::store::key::KeyRow;
use crate::store::{Reader, Store, key_use};
use crate::testing::{location, on_server, skipped_on_server, sql};

mod last_use;

use last_use::last_used;

/// A store in a file, and a verifier with the same clock.
struct VerifierFixture {
    base: Fixture,
    path: PathBuf,
    verifier: Verifier,
    _folder: tempfile::TempDir,
}

impl VerifierFixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let base = Fixture::at(&path);
        let verifier =
            Verifier::options().record(false).clock(base.clock.clone()).open(location(&path)).unwrap();
        Self { base, path, verifier, _folder: folder }
    }

    /// Another verifier with that clock.
    fn verifier_that_records(&self, record: bool) -> Verifier {
        let options = Verifier::options().record(record).clock(self.base.clock.clone());
        options.open(location(&self.path)).unwrap()
    }

    fn key(&self, role: KeyRole, expires: Expiry) -> (KeyId, String) {
        let new = NewKey { title: Name::new("import").unwrap(), role, expires };
        let created = create(&self.base.cx(), &new).unwrap();
        (created.row.key.id, text(&created.secret))
    }

    fn refusal(&self, secret: &str) -> Option<Refusal> {
        refusal(&self.verifier.verify(secret).map(drop))
    }
}

fn refusal(answer: &Result<(), Denied>) -> Option<Refusal> {
    answer.as_ref().err().map(|denied| denied.refusal().expect("an answer"))
}

#[test]
fn a_valid_secret_has_an_identity() {
    let fixture = VerifierFixture::new();
    let (id, secret) = fixture.key(KeyRole::Editor, Expiry::At(Timestamp(START + 5000)));
    let identity = fixture.verifier.verify(&secret).unwrap();
    assert_eq!((identity.id, identity.role, identity.status), (id, KeyRole::Editor, KeyStatus::Active));
    assert_eq!(identity.title.as_str(), "import");
    assert!(identity.email.as_str().starts_with("import-"));
    assert_eq!(identity.version.ends, Expiry::At(Timestamp(START + 5000)));
    assert!(secret.starts_with(&identity.version.secret_start));
}

#[test]
fn bad_secrets_are_malformed_or_unknown() {
    let fixture = VerifierFixture::new();
    let foreign = "keys_00000000000000000000000000000000000000000002nVD1z";
    assert_eq!(fixture.refusal(foreign), Some(Refusal::Unknown));
    assert_eq!(fixture.refusal("keys_0"), Some(Refusal::Malformed));
    if on_server() {
        sql(&fixture.path, "DROP TABLE secret");
    } else {
        std::fs::remove_file(&fixture.path).unwrap();
        wait_for_file_check();
    }
    assert_eq!(fixture.refusal("keys_0"), Some(Refusal::Malformed));
    assert!(matches!(fixture.verifier.verify(foreign), Err(Denied::Unanswered(_))));
}

#[test]
fn a_key_verifies_until_it_expires() {
    let fixture = VerifierFixture::new();
    let (_, secret) = fixture.key(KeyRole::Viewer, Expiry::At(Timestamp(START + 1000)));
    fixture.base.clock.set(Timestamp(START + 999));
    assert_eq!(fixture.refusal(&secret), None);
    fixture.base.clock.advance(1);
    assert_eq!(fixture.refusal(&secret), Some(Refusal::Expired));
}

#[test]
fn commits_are_visible_at_once() {
    let fixture = VerifierFixture::new();
    let (id, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
    assert_eq!(fixture.refusal(&secret), None);
    delete::<KeyRow>(&fixture.base.cx(), &[id], None, None).unwrap();
    assert_eq!(fixture.refusal(&secret), Some(Refusal::Unknown));
}

/// Waits until a verifier must have noticed that its file was moved.
fn wait_for_file_check() {
    std::thread::sleep(std::time::Duration::from_millis(150));
}

fn is_replaced<T>(answer: &Result<T, Denied>) -> bool {
    matches!(answer, Err(Denied::Unanswered(Error::Store(StoreError::Replaced { .. }))))
}

#[test]
fn a_replaced_store_admits_no_one() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let (fixture, other) = (VerifierFixture::new(), VerifierFixture::new());
    let (_, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let (_, others) = other.key(KeyRole::Viewer, Expiry::Never);
    assert_eq!(fixture.refusal(&secret), None);
    std::fs::rename(&other.path, &fixture.path).unwrap();
    wait_for_file_check();
    for _ in 0..3 {
        assert!(is_replaced(&fixture.verifier.verify(&secret)));
        assert!(is_replaced(&fixture.verifier.verify(&others)));
    }
    std::thread::scope(|threads| {
        let asked = threads.spawn(|| is_replaced(&fixture.verifier.verify(&others)));
        assert!(asked.join().unwrap());
    });
    assert_eq!(fixture.refusal("keys_0"), Some(Refusal::Malformed), "malformed secrets need no store");
}

#[test]
fn a_redirected_link_admits_no_one() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let (fixture, other) = (VerifierFixture::new(), VerifierFixture::new());
    let (_, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let folder = tempfile::tempdir().unwrap();
    let link = |name: &str, to: &std::path::Path| {
        let path = folder.path().join(name);
        let _ = std::fs::remove_file(&path);
        std::os::unix::fs::symlink(to, &path).unwrap();
        path
    };
    let open = |path| {
        let clock = fixture.base.clock.clone();
        let verifier = Verifier::options().record(false).clock(clock).open(path).unwrap();
        verifier.verify(&secret).unwrap();
        verifier
    };
    let path = link("keys.db", &fixture.path);
    let verifier = open(&path);
    link("keys.db", &other.path);
    wait_for_file_check();
    assert!(is_replaced(&verifier.verify(&secret)), "the link leads to another store");

    link("keys.db", &fixture.path);
    let verifier = open(&path);
    let moved = fixture.path.with_file_name("moved.db");
    std::fs::rename(&fixture.path, &moved).unwrap();
    link("keys.db", &moved);
    wait_for_file_check();
    assert!(is_replaced(&verifier.verify(&secret)), "the store has another name, and so another log");
}

#[test]
fn later_readers_open_the_same_file() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let (fixture, other) = (VerifierFixture::new(), VerifierFixture::new());
    std::fs::rename(&other.path, &fixture.path).unwrap();
    // With one reader in use, a second is opened at once, before the first checks its file.
    let pool = &fixture.verifier.pool;
    let seen = pool.read_once(|_| pool.read_once(|_| Ok(())));
    assert_eq!(seen.unwrap_err().code(), "store-replaced");
}

#[test]
fn uses_are_not_recorded_in_another_file() {
    if skipped_on_server("the test is about files") {
        return;
    }
    let fixture = VerifierFixture::new();
    let (id, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let verifier = fixture.verifier_that_records(true);
    let beside = |ending: &str| fixture.path.with_file_name(format!("keys.db{ending}"));
    fixture.base.store.backup(&beside(".copy"), &mut || ()).unwrap();
    for ending in ["-wal", "-shm"] {
        std::fs::rename(beside(ending), beside(&format!(".old{ending}"))).unwrap();
    }
    std::fs::rename(beside(".copy"), &fixture.path).unwrap();
    let _ = verifier.verify(&secret);
    verifier.note(id);
    drop(verifier);
    assert_eq!(last_used(&fixture.path, id), None);
}

fn may(fixture: &VerifierFixture, identity: &Identity, resource: ResourceId) -> [bool; 3] {
    Permission::ALL.map(|permission| fixture.verifier.may(identity, permission, resource).is_ok())
}

#[test]
fn grants_and_role_decide_together() {
    let fixture = VerifierFixture::new();
    let (viewer, viewers) = fixture.key(KeyRole::Viewer, Expiry::Never);
    let (editor, editors) = fixture.key(KeyRole::Editor, Expiry::Never);
    let [viewing, editing] = [&viewers, &editors].map(|secret| fixture.verifier.verify(secret).unwrap());
    let borealis = fixture.base.project("Borealis", &[]);
    let everyones = fixture.base.project("Everyone's", &[(Principal::Everyone, Permission::View)]);
    let changed = fixture.base.project("Changed", &[(Principal::Key(editor), Permission::Modify)]);
    let owned = fixture.base.project(
        "Owned",
        // A store refuses the first of these. The role limits it anyway.
        &[(Principal::Key(viewer), Permission::Owner), (Principal::Key(editor), Permission::Owner)],
    );
    assert_eq!(may(&fixture, &viewing, borealis), [false, false, false]);
    assert_eq!(may(&fixture, &viewing, everyones), [true, false, false]);
    assert_eq!(may(&fixture, &viewing, owned), [true, false, false]);
    assert_eq!(may(&fixture, &editing, everyones), [true, false, false]);
    assert_eq!(may(&fixture, &editing, changed), [true, true, false]);
    assert_eq!(may(&fixture, &editing, owned), [true, true, true]);
    assert_eq!(fixture.verifier.resource("Owned").unwrap(), owned);
    let answer = fixture.verifier.verify_for(&viewers, Permission::Modify, owned).map(drop);
    assert_eq!(refusal(&answer), Some(Refusal::Forbidden));
}

#[test]
fn a_permission_does_not_outlive_the_secret() {
    let fixture = VerifierFixture::new();
    let (id, secret) = fixture.key(KeyRole::Editor, Expiry::Never);
    let owned = fixture.base.project("Owned", &[(Principal::Everyone, Permission::View)]);
    let identity = fixture.verifier.verify(&secret).unwrap();
    fixture.verifier.may(&identity, Permission::View, owned).unwrap();
    delete::<KeyRow>(&fixture.base.cx(), &[id], None, None).unwrap();
    let answer = fixture.verifier.may(&identity, Permission::View, owned);
    assert_eq!(refusal(&answer), Some(Refusal::Unknown));
}

#[test]
fn a_role_includes_those_below_it() {
    let fixture = VerifierFixture::new();
    let [viewer, editor] = KeyRole::ALL.map(|role| {
        let (_, secret) = fixture.key(role, Expiry::Never);
        fixture.verifier.verify(&secret).unwrap()
    });
    assert!(viewer.require(KeyRole::Viewer).is_ok() && editor.require(KeyRole::Viewer).is_ok());
    assert_eq!(refusal(&viewer.require(KeyRole::Editor)), Some(Refusal::Forbidden));
    assert!(editor.require(KeyRole::Editor).is_ok());
}

#[test]
fn concurrent_answers_are_correct() {
    let fixture = VerifierFixture::new();
    let (_, constant) = fixture.key(KeyRole::Editor, Expiry::Never);
    let done = std::sync::atomic::AtomicBool::new(false);
    let asked = std::thread::scope(|threads| {
        let readers = [(); 2].map(|()| {
            threads.spawn(|| {
                let mut asked = 0;
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    fixture.verifier.verify(&constant).unwrap();
                    asked += 1;
                }
                asked
            })
        });
        for _ in 0..50 {
            let (id, secret) = fixture.key(KeyRole::Viewer, Expiry::Never);
            assert_eq!(fixture.refusal(&secret), None);
            delete::<KeyRow>(&fixture.base.cx(), &[id], None, None).unwrap();
            assert_eq!(fixture.refusal(&secret), Some(Refusal::Unknown));
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
    assert_eq!(Timestamp(START), FixedClock::default().now());
}

#[test]
fn a_missing_store_is_an_error_at_open() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Verifier::open(folder.path().join("none.db")).is_err());
    assert!(Reader::open(folder.path()).is_err());
}
