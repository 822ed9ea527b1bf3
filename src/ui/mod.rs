//! The terminal, and what else a person at a screen needs.

pub mod clipboard;
pub mod core_dumps;
