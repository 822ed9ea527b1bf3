//! Confirmations that are tried again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use keys::testing::{Writer, on_server, without_lock_timeout};

use super::*;

const UNCONFIRMED: &str = "SELECT count(*) FROM secret WHERE delivered IS NULL";

/// Presses OK while another program has locked the store, and calls `at_pause` between the attempts.
fn confirmed_late(fixture: &Fixture, args: &[&str], at_pause: impl Fn(Duration, &Lock) + 'static) -> Outcome {
    let lock = Lock::default();
    let (held, path) = (lock.clone(), fixture.path());
    let title = args[1];
    let script = Script::new().acknowledges(title);
    let command = fixture.with_script(&script).during(title, move || held.take(&path));
    let command = command.at_pause(move |elapsed| at_pause(elapsed, &lock));
    without_lock_timeout(|| command.run(args))
}

/// A lock of the store that another program holds.
#[derive(Clone, Default)]
struct Lock(Rc<RefCell<Option<Writer>>>);

impl Lock {
    fn take(&self, path: &std::path::Path) {
        *self.0.borrow_mut() = Some(Writer::begin(path, ""));
    }

    fn release(&self) {
        *self.0.borrow_mut() = None;
    }
}

#[test]
fn confirmation_is_tried_for_30_seconds() {
    let fixture = Fixture::acme();
    let waited = Rc::new(Cell::new(Duration::ZERO));
    let last = Rc::clone(&waited);
    let outcome = confirmed_late(&fixture, &CI, move |elapsed, _| last.set(elapsed)).ends(1);
    assert_eq!(waited.get(), Duration::from_secs(30));
    assert_eq!(fixture.query(UNCONFIRMED), ["1"], "{outcome}");
    if !on_server() {
        assert_snapshot!(outcome);
    }
}

#[test]
fn confirmation_waits_for_a_lock() {
    for (args, made) in
        [(&CI[..], "key.created"), (&["rotate", "Nightly import", "--grace", "1h"], "key.rotated")]
    {
        let fixture = Fixture::acme();
        let outcome = confirmed_late(&fixture, args, |elapsed, lock| {
            if elapsed >= Duration::from_secs(29) {
                lock.release();
            }
        });
        outcome.done();
        assert_eq!(fixture.query(UNCONFIRMED), ["0"]);
        let log = fixture.query("SELECT action FROM event ORDER BY number DESC LIMIT 2");
        assert_eq!(log, ["secret.delivered", made]);
    }
}
