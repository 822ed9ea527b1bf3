//! Administer an organization's API keys on a local SQLite file.

pub mod domain;
pub mod error;
pub mod ops;
pub mod store;
#[cfg(feature = "cli")]
pub mod ui;
pub mod verify;
