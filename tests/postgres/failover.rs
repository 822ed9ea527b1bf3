//! A primary that is killed, and the standby that takes its place.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use keys::domain::resource::Kind;
use keys::domain::text::Name;
use keys::domain::time::SystemClock;
use keys::env::SystemRandomness;
use keys::error::Error;
use keys::ops::find;
use keys::ops::resource::{NewResource, add};
use keys::store::{Location, Store};
use keys::verify::{Denied, Verifier};

use super::connect::free_port;
use super::server::Server;
use crate::support::fixture::authorized;

/// The number of writers.
const WRITERS: usize = 4;

/// The time after which a test gives up.
const PATIENCE: Duration = Duration::from_secs(120);

/// A primary with a store in the schema `shop`, its standby, and the URL with both hosts.
struct Pair {
    primary: Server,
    standby: Server,
    url: String,
}

impl Pair {
    /// Starts both. Synchronous: the primary confirms only what the standby has.
    fn start(is_synchronous: bool) -> Option<Self> {
        let [first, second] = [free_port(), free_port()];
        let listen = |port| format!("listen_addresses = '127.0.0.1'\nport = {port}");
        let primary = Server::start(&listen(first))?;
        primary.init("shop");
        let standby = primary.standby(&listen(second));
        if is_synchronous {
            primary.sql().batch_execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'").unwrap();
            primary.sql().batch_execute("SELECT pg_reload_conf()").unwrap();
        }
        let state = if is_synchronous { "sync" } else { "async" };
        let streaming = format!("SELECT 1 FROM pg_stat_replication WHERE sync_state = '{state}'");
        until("the standby follows", || !primary.sql().query(&streaming, &[]).unwrap().is_empty());
        let url = format!(
            "postgres://postgres@127.0.0.1:{first},127.0.0.1:{second}/postgres\
             ?schema=shop&sslmode=disable&target_session_attrs=read-write"
        );
        Some(Self { primary, standby, url })
    }

    fn location(&self) -> Location {
        Location::parse(self.url.as_ref()).unwrap()
    }

    /// Kills the primary and promotes the standby.
    fn fail_over(&self) {
        self.primary.kill();
        self.standby.promote();
    }
}

/// Waits until something is true.
#[track_caller]
pub fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_true() {
        assert!(start.elapsed() < PATIENCE, "still not true: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// The changes that a server confirmed.
#[derive(Default)]
struct Confirmed {
    names: Mutex<HashSet<String>>,
    stopped: AtomicBool,
    failures: Mutex<Vec<Error>>,
}

impl Confirmed {
    fn count(&self) -> usize {
        self.names.lock().unwrap().len()
    }

    /// Adds projects until it is stopped. After an error it opens the store again, as the next command would.
    fn write(&self, writer: usize, location: &Location) {
        let mut number = 0;
        while !self.stopped.load(Ordering::SeqCst) {
            let written = Store::open(location).and_then(|(store, _)| {
                let ada = store.read(|tx| Ok(find::member(tx, "ada@acme.com")?.id))?;
                let cx = authorized(&store, ada, &SystemClock, &SystemRandomness);
                while !self.stopped.load(Ordering::SeqCst) {
                    number += 1;
                    let name = format!("project {writer}-{number}");
                    let named = Name::new(&name).unwrap();
                    let new = NewResource {
                        kind: Kind::Project,
                        name: named,
                        owner: None,
                        project: None,
                        source: None,
                    };
                    add(&cx, &new)?;
                    self.names.lock().unwrap().insert(name);
                }
                Ok(())
            });
            if let Err(error) = written {
                self.failures.lock().unwrap().push(error);
                thread::sleep(Duration::from_millis(50));
            }
        }
    }

    /// The confirmed changes that a server does not have.
    fn lost(&self, server: &Server) -> usize {
        let kept = server.sql().query("SELECT name FROM shop.resource", &[]).unwrap();
        let kept: HashSet<String> = kept.iter().map(|row| row.get(0)).collect();
        self.names.lock().unwrap().difference(&kept).count()
    }
}

/// Stops threads at its end, also after a panic.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Runs the writers, and `act` meanwhile.
fn while_writing(pair: &Pair, act: impl FnOnce(&Confirmed)) -> Confirmed {
    let confirmed = Confirmed::default();
    let location = pair.location();
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (confirmed, location) = (&confirmed, &location);
            scope.spawn(move || confirmed.write(writer, location));
        }
        let _stop = Stop(&confirmed.stopped);
        act(&confirmed);
    });
    confirmed
}

/// Asks about a secret again and again. Returns how often it was verified; any other answer than an error fails.
fn verifying(location: Location, secret: &str, stopped: &AtomicBool, answers: &AtomicUsize) {
    let verifier = Verifier::open(location).unwrap();
    while !stopped.load(Ordering::SeqCst) {
        match verifier.verify(secret) {
            Ok(_) => answers.fetch_add(1, Ordering::SeqCst),
            Err(Denied::Unanswered(_)) => 0,
            Err(refused) => panic!("{refused:?}"),
        };
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn failover_loses_no_confirmed_change() {
    let Some(pair) = Pair::start(true) else { return };
    let created = pair.primary.keys(&pair.url, &["create", "ci", "--role", "viewer", "--expires", "90d"]);
    assert_eq!(created.status, 0, "{created:?}");
    let secret = created.stdout.trim_end();
    let (stopped, verified) = (AtomicBool::new(false), AtomicUsize::new(0));
    let confirmed = thread::scope(|scope| {
        scope.spawn(|| verifying(pair.location(), secret, &stopped, &verified));
        let _stop = Stop(&stopped);
        while_writing(&pair, |confirmed| {
            until("changes are confirmed", || confirmed.count() >= 100);
            pair.fail_over();
            let (before, answers) = (confirmed.count(), verified.load(Ordering::SeqCst));
            until("changes go on", || confirmed.count() >= before + 100);
            until("verifying goes on", || verified.load(Ordering::SeqCst) > answers);
        })
    });
    assert_eq!(confirmed.lost(&pair.standby), 0, "of {}", confirmed.count());
    for error in confirmed.failures.lock().unwrap().iter() {
        let code = error.code();
        assert!(
            ["server-unreachable", "server-standby", "server-connection-lost"].contains(&code),
            "{code}: {error}"
        );
    }
    let verified = pair.standby.keys(&pair.url, &["log", "--verify"]);
    assert_eq!(verified.status, 0, "{verified:?}");
    let checked = pair.standby.keys(&pair.standby.url("shop"), &["check"]);
    assert_eq!(checked.status, 0, "{checked:?}");
}

/// The test above can fail: without a synchronous standby, changes are lost.
#[test]
fn asynchronous_standby_loses_changes() {
    let Some(pair) = Pair::start(false) else { return };
    let confirmed = while_writing(&pair, |confirmed| {
        until("changes are confirmed", || confirmed.count() >= 20);
        let cut = "ALTER SYSTEM SET primary_conninfo = ''";
        pair.standby.sql().batch_execute(cut).unwrap();
        pair.standby.sql().batch_execute("SELECT pg_reload_conf()").unwrap();
        let none = "SELECT 1 FROM pg_stat_wal_receiver";
        until("the standby is cut off", || pair.standby.sql().query(none, &[]).unwrap().is_empty());
        let before = confirmed.count();
        until("changes are confirmed without it", || confirmed.count() >= before + 20);
        pair.fail_over();
    });
    let lost = confirmed.lost(&pair.standby);
    assert!(lost >= 20, "lost {lost} of {}", confirmed.count());
    let verified = pair.standby.keys(&pair.url, &["log", "--verify"]);
    assert_eq!(verified.status, 0, "the log alone does not show it: {verified:?}");
}
