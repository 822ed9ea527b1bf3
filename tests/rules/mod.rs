//! The rules that the program keeps, each by its name, as a user meets them.

mod authority;
mod change;
mod deletion;
mod named;
mod resources;
mod roles;

use crate::support::fixture::{Fixture, Outcome};

/// The last line of the log: who did what to what.
fn last_event(fixture: &Fixture) -> String {
    let sql = "SELECT actor || ' ' || action || ' ' || subject FROM event ORDER BY number DESC LIMIT 1";
    fixture.query(sql).remove(0)
}

/// A refusal changes nothing and says this.
#[track_caller]
fn refused(fixture: &Fixture, args: &[&str], status: u8, said: &str) {
    let outcome = fixture.run_unchanged(args).ends(status);
    assert!(outcome.stderr.contains(said), "`{said}` is not said:\n{outcome}");
    assert_eq!(outcome.stdout, "");
}

fn new_key(fixture: &Fixture, args: &[&str]) -> Outcome {
    fixture.run(&[&["create"], args, &["-q"]].concat()).done()
}
