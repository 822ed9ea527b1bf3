//! What several tests lean on.

pub mod needs;
pub mod prompt;
pub mod terminal;
