//! The rules that the program keeps, each by its name, as a user meets them.

mod change;
mod deletion;
mod resources;
mod roles;

use crate::support::world::{Outcome, World};

/// The last line of the log: who did what to what.
fn last_event(world: &World) -> String {
    let sql = "SELECT actor || ' ' || action || ' ' || subject FROM event ORDER BY number DESC LIMIT 1";
    world.look(sql).remove(0)
}

/// A refusal changes nothing and says this.
#[track_caller]
fn refused(world: &World, args: &[&str], status: u8, said: &str) {
    let outcome = world.run_in_vain(args).ends(status);
    assert!(outcome.stderr.contains(said), "`{said}` is not said:\n{outcome}");
    assert_eq!(outcome.stdout, "");
}

fn new_key(world: &World, args: &[&str]) -> Outcome {
    world.run(&[&["create"], args, &["-q"]].concat()).done()
}
