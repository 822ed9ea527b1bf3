//! Administer an organization's API keys on a local SQLite file.

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod commands;
pub mod domain;
#[cfg(feature = "cli")]
pub mod env;
pub mod error;
pub mod ops;
#[cfg(feature = "cli")]
pub mod run;
pub mod store;
#[cfg(feature = "cli")]
pub mod ui;
pub mod verify;
