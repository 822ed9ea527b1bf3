//! The real program where there is no terminal.

mod clipboard;
pub mod pipes;
mod secrets;
mod statuses;
