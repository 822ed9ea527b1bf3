//! Test doubles and sample data, for unit tests, the tests in `tests/`, examples and benches.
//!
//! Compiled for tests and with the feature `testing`, which only development builds turn on.

#![expect(clippy::must_use_candidate, reason = "tests look at what they need")]

mod clock;
mod engine;
mod random;

pub use crate::ops::fixture::*;
pub use clock::{FixedClock, START};
#[cfg(feature = "postgres")]
pub use engine::assert_file;
pub use engine::{location, needs_a_file, on_server, query, sql, tamper, written_for_sqlite};
pub use random::{NoRandomness, RepeatedByte, SeededRandom};
