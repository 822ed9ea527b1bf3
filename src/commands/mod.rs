//! The verbs, one a file: its arguments with their help, then what it asks, what it does, what it tells.

pub mod ask;
pub mod create;
pub mod decide;
pub mod delete;
pub mod delivery;
pub mod init;
pub mod list;
pub mod listing;
pub mod secrets;
pub mod show;
pub mod view;

/// Why something is done.
#[derive(Debug, clap::Args)]
pub struct Why {
    /// Why, for the log
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// How a command that changes something tells what it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Told {
    /// In words.
    #[default]
    Text,
    /// As one JSON object.
    Json,
}
