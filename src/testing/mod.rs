//! Test doubles and sample data, for unit tests, the tests in `tests/`, examples and benches.
//!
//! Compiled for tests and with the feature `testing`, which only development builds turn on.

#![expect(clippy::must_use_candidate, reason = "tests look at what they need")]

mod clock;
mod engine;
mod generated;
mod random;

pub use crate::ops::fixture::*;
pub use clock::{FixedClock, START};
pub use engine::{location, on_server, query, skipped_on_server, sql, tamper};
pub use generated::assert_generated;
pub use random::{NoRandomness, RepeatedByte, SeededRandom};
