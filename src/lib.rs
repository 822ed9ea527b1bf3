//! Administer an organization's API keys on a local SQLite file.

pub mod domain;
pub mod error;
#[cfg(feature = "cli")]
pub mod ui;
