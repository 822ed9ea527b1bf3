//! Measures a verifier on a store of a million keys: `cargo bench --bench verify`.
//!
//! The store is created once and kept in the target folder (about half a GB). Its secrets follow from a fixed seed, so
//! they are not stored.

#![expect(clippy::expect_used, reason = "a benchmark that cannot begin has nothing to measure")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use keys::domain::email::Email;
use keys::domain::grant::Permission;
use keys::domain::id::{KeyId, ResourceId};
use keys::domain::secret::{PlainSecret, Prefix};
use keys::domain::text::Name;
use keys::domain::time::SystemClock;
use keys::error::Result;
use keys::ops::key::{REVOKE, restore, revoke};
use keys::ops::organization::{NewStore, initialize};
use keys::ops::{WriteContext, actor};
use keys::store::Store;
use keys::testing::SeededRandom;
use keys::verify::{Refusal, Verifier};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;

const KEYS: usize = 1_000_000;

/// The ids and the secrets of the store's keys.
fn keys() -> Vec<(String, PlainSecret)> {
    let (random, prefix) = (SeededRandom::default(), Prefix::default());
    let key = |_| {
        let id = KeyId::random(&random).expect("it never ends").to_string();
        (id, PlainSecret::generate(&prefix, &random).expect("it never ends"))
    };
    (0..KEYS).map(key).collect()
}

/// The store, created if it does not exist.
fn store(keys: &[(String, PlainSecret)]) -> Result<PathBuf> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seeded-million-keys.db");
    if path.exists() {
        return Ok(path);
    }
    let draft = path.with_extension("draft");
    let _ = std::fs::remove_file(&draft);
    let new_store = NewStore {
        organization: Name::new("Acme").expect("a name"),
        prefix: Prefix::default(),
        name: Name::new("Ada").expect("a name"),
        email: Email::new("ada@acme.com").expect("an address"),
    };
    let (ada, _) = initialize(&draft, &SystemClock, &SeededRandom::default(), "bench", &new_store, |seed| {
        Ok(seed.first().acting())
    })?;
    fill(&draft, &ada.to_string(), keys).expect("SQLite takes a million rows");
    std::fs::rename(&draft, &path).expect("the target folder can be written to");
    Ok(path)
}

/// Fills the store without the library: creating the keys one by one, with an event each, takes a quarter of an hour.
#[expect(clippy::disallowed_methods, reason = "a benchmark's store is not opened by the engine")]
fn fill(path: &Path, ada: &str, keys: &[(String, PlainSecret)]) -> rusqlite::Result<()> {
    let mut by_id: Vec<&str> = keys.iter().map(|(id, _)| id.as_str()).collect();
    by_id.sort_unstable();
    let mut by_hash: Vec<_> =
        keys.iter().map(|(id, secret)| (secret.hash(), id, secret.secret_start())).collect();
    by_hash.sort_unstable_by_key(|(hash, ..)| hash.start());
    let mut connection = rusqlite::Connection::open(path)?;
    connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;")?;
    let change = connection.transaction()?;
    {
        let mut insert = change.prepare(
            "INSERT INTO api_key VALUES (?1, 'Nightly import', 'nightly import', 'nightly-import-' || ?1 ||
             '@acme.invalid', 'editor', ?2, ?3, 9223372036854775807, NULL, ?3)",
        )?;
        for (created, id) in (1_700_000_000_000_i64..).zip(by_id) {
            insert.execute(rusqlite::params![id, ada, created])?;
        }
        let mut insert =
            change.prepare(
            "INSERT INTO secret SELECT ?1, ?2, id, ?4, 1700000000000, 9223372036854775807, title, email, role, expires,
             revoked, created, 0 FROM api_key WHERE id = ?3",
        )?;
        for (hash, id, secret_start) in by_hash {
            insert.execute(rusqlite::params![hash.start(), hash.0, id, secret_start])?;
        }
        let sql = "INSERT INTO resource VALUES (?1, 'project', 'Atlas', 'atlas', NULL, NULL, 1700000000000)";
        change.execute(sql, [&keys[0].0])?;
        let sql = "INSERT INTO acl_grant VALUES (?1, 'everyone', 'everyone', 'view')";
        change.execute(sql, [&keys[0].0])?;
    }
    change.commit()?;
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")
}

/// Runs `measure` while a second thread verifies the same secrets, and a third revokes and restores the key `turned`
/// without pause. Fails at the first wrong answer.
#[expect(clippy::disallowed_methods, reason = "a benchmark plays the holders of the secrets")]
fn in_company(
    verifier: &Verifier,
    path: &Path,
    secrets: &[&str],
    turned: &(String, PlainSecret),
    measure: impl FnOnce(),
) {
    /// Stops the other threads even if the measured one panics.
    struct Done<'a>(&'a AtomicBool);
    impl Drop for Done<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let done = AtomicBool::new(false);
    let read = || {
        let mut secrets = secrets.iter().cycle();
        while !done.load(Ordering::Relaxed) {
            verifier.verify(secrets.next().expect("endless")).expect("a good secret");
        }
    };
    let write = || {
        let (store, _) = Store::open(path).expect("a store");
        let acting = actor::resolve(&store, None).expect("a look").expect("one administrator").id;
        let (clock, random) = (SystemClock, SeededRandom::default());
        let authorization = REVOKE.check(&store, acting).expect("an administrator");
        let cx = WriteContext::new(authorization, &store, &clock, &random, "bench", None);
        let id = turned.0.parse().expect("an id");
        let answer = || verifier.verify(turned.1.expose()).err().and_then(|denied| denied.refusal());
        restore(&cx, &[id]).expect("a change");
        while !done.load(Ordering::Relaxed) {
            revoke(&cx, &[id]).expect("a change");
            assert_eq!(answer(), Some(Refusal::Revoked));
            restore(&cx, &[id]).expect("a change");
            assert_eq!(answer(), None);
        }
    };
    std::thread::scope(|threads| {
        let _done = Done(&done);
        threads.spawn(read);
        threads.spawn(write);
        measure();
    });
}

#[expect(clippy::disallowed_methods, reason = "a benchmark plays the holders of the secrets")]
fn verify(criterion: &mut Criterion) {
    let keys = keys();
    let path = store(&keys).expect("a store");
    let (turned, constant) = keys.split_first().expect("a million");
    let mut secrets: Vec<&str> = constant.iter().map(|(_, secret)| secret.expose()).collect();
    secrets.shuffle(&mut StdRng::seed_from_u64(2));
    let project: ResourceId = turned.0.parse().expect("an id");
    let strangers = SeededRandom::after(0, 1 << 31);
    let unknown: Vec<String> = (0..1000)
        .map(|_| PlainSecret::generate(&Prefix::default(), &strangers).expect("it never ends"))
        .map(|secret| secret.expose().to_owned())
        .collect();
    let quiet = Verifier::options().record(false).open(&path).expect("a verifier");
    for secret in secrets.iter().take(100_000) {
        quiet.verify(secret).expect("a good secret");
    }

    let mut group = criterion.benchmark_group("verify in 1,000,000 keys");
    group.throughput(Throughput::Elements(1));
    let mut any = secrets.iter().cycle();
    group.bench_function("any key", |bencher| {
        bencher.iter(|| quiet.verify(any.next().expect("endless")).expect("a good secret"));
    });
    let mut busy = secrets[..1000].iter().cycle();
    group.bench_function("one of 1,000 busy keys", |bencher| {
        bencher.iter(|| quiet.verify(busy.next().expect("endless")).expect("a good secret"));
    });
    group.bench_function("any key, with a permission", |bencher| {
        let ask = |secret| quiet.verify_for(secret, Permission::View, project);
        bencher.iter(|| ask(any.next().expect("endless")).expect("a good secret"));
    });
    let recording = Verifier::open(&path).expect("a verifier");
    group.bench_function("any key, last use noted", |bencher| {
        bencher.iter(|| recording.verify(any.next().expect("endless")).expect("a good secret"));
    });
    in_company(&quiet, &path, &secrets, turned, || {
        group.bench_function("any key, beside a reader and a writer", |bencher| {
            bencher.iter(|| quiet.verify(any.next().expect("endless")).expect("a good secret"));
        });
    });
    let mut unknown = unknown.iter().cycle();
    group.bench_function("unknown", |bencher| {
        bencher.iter(|| {
            let answer = quiet.verify(unknown.next().expect("endless"));
            assert_eq!(answer.err().and_then(|denied| denied.refusal()), Some(Refusal::Unknown));
        });
    });
    group.finish();
}

criterion_group!(benches, verify);
criterion_main!(benches);
