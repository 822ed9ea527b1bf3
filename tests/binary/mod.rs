//! The real program where there is no terminal.

mod clipboard;
mod guards;
pub mod pipes;
mod secrets;
mod statuses;
