//! The terminal, and nothing else.

pub mod prompt;
pub mod signal;
