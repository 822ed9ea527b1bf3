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

use crate::error::Error;

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

/// What went wrong, from the outside in. One of our own errors says what it stems from itself.
#[must_use]
pub fn explained(error: &anyhow::Error) -> String {
    let mut words = String::new();
    for cause in error.chain() {
        if !words.is_empty() {
            words.push_str(": ");
        }
        words.push_str(&cause.to_string());
        if cause.is::<Error>() {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn an_error_is_told_once_with_what_stands_around_it() {
        let full = || Error::Io { doing: "writing".into(), source: std::io::Error::other("no room") };
        assert_eq!(explained(&full().into()), "writing: no room");
        let within = Err::<(), _>(full()).context("copying").unwrap_err();
        assert_eq!(explained(&within), "copying: writing: no room");
        let foreign = Err::<(), _>(std::io::Error::other("no room")).context("copying").unwrap_err();
        assert_eq!(explained(&foreign), "copying: no room");
    }
}
