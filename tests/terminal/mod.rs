//! The real program in a real terminal.

mod create;
mod delete;
mod multiplexer;
mod pager;
mod pick;
mod plain;
mod render;
mod reveal;

use crate::support::sandbox::Sandbox;
use crate::support::terminal::{Ended, Terminal};

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const CTRL_C: &str = "\x03";
/// Moves from `Cancel`, which is preselected, to the verb, and chooses it.
const CONFIRM: &str = "\x1b[B\r";

/// The program in a terminal of 80 columns, at the site's store.
fn keys(sandbox: &Sandbox, args: &[&str]) -> Terminal {
    Terminal::keys(args, &sandbox.envs())
}

/// Fails unless the program exited with this status, restored the terminal, and the store contains these keys.
fn left(sandbox: &Sandbox, ended: &Ended, status: i32, titles: &[&str], when: &str) {
    assert_eq!(ended.status, status, "{when}:\n{}", ended.shown);
    ended.assert_restored();
    assert_eq!(sandbox.titles(), titles, "{when}");
}
