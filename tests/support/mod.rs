//! What several tests lean on.

pub mod commands;
pub mod needs;
pub mod prompt;
pub mod terminal;
