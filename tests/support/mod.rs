//! What the tests stand on.

pub mod prompt;
pub mod terminal;
