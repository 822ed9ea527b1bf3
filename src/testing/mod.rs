//! Test doubles and sample data, for unit tests, the tests in `tests/`, examples and benches.
//!
//! Compiled for tests and with the feature `testing`, which only development builds turn on.

#![expect(clippy::must_use_candidate, reason = "tests look at what they need")]

#[cfg(feature = "cli")]
mod clipboard;
mod clock;
mod engine;
mod generated;
mod outputs;
mod random;
pub mod sample;
#[cfg(feature = "cli")]
mod script;
mod timer;
#[cfg(feature = "cli")]
mod user;

pub use crate::ops::fixture::*;
#[cfg(feature = "cli")]
pub use clipboard::FakeClipboard;
pub use clock::{FixedClock, START, instant};
pub use engine::{
    Writer, dump, forbid, load, location, on_server, prepares, query, rows, skipped_on_server, sql, tamper,
};
pub use generated::assert_generated;
pub use outputs::{Captured, ClosingOutput, FailingOutput, SeparateWrites};
pub use random::{NoRandomness, RepeatedByte, SeededRandom};
#[cfg(feature = "cli")]
pub use script::Script;
pub use timer::{FixedTimer, without_lock_timeout};
#[cfg(feature = "cli")]
pub use user::{DuringQuestion, ScriptedUser};
