//! The commands, one file each: the arguments with their help, then the prompts, the call into `ops` and the output.

pub mod acl;
pub mod ask;
pub mod backup;
mod change_args;
pub mod check;
pub mod completions;
pub mod config;
pub mod confirm_delete;
pub mod create;
pub mod delete;
pub mod delivery;
pub mod demo;
pub mod documents;
mod expiry;
pub mod export;
pub mod import;
pub mod init;
pub mod list;
pub mod listing;
pub mod log;
pub mod man;
pub mod member;
pub mod pick;
pub mod prune;
pub mod resource;
pub mod restore_backup;
mod review;
pub mod revoke;
pub mod rotate;
pub mod schema;
pub mod secrets;
pub mod selection;
pub mod show;
pub mod stats;
pub mod status;
pub mod update;
pub mod verify;
pub mod view;

pub use change_args::{ChangeArgs, ReasonArg, ReceiptFormat, print_receipt};

use crate::domain::nearest::nearest;
use crate::error::{Error, InputError, Result};

/// Parses one of a few words, ignoring case. The error lists the words.
pub fn word<T>(text: &str, what: &str, value: impl Fn(&str) -> Option<T>, known: &[&str]) -> Result<T> {
    let wanted = text.trim().to_ascii_lowercase();
    value(&wanted).ok_or_else(|| {
        let near = nearest(&wanted, known.iter().copied(), 1).pop().map(str::to_owned);
        let known = known.iter().map(|word| (*word).to_owned()).collect();
        InputError::Word { what: what.to_owned(), text: text.to_owned(), near, known }.into()
    })
}

/// The messages of the chain of causes. The message of an [`Error`] already contains its own causes.
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
    use crate::error::IoError;

    #[test]
    fn causes_are_named_once() {
        let full = || Error::from(IoError::WriteOutput { source: std::io::Error::other("no room") });
        assert_eq!(explained(&full().into()), "cannot write to standard output: no room");
        let within = Err::<(), _>(full()).context("copying").unwrap_err();
        assert_eq!(explained(&within), "copying: cannot write to standard output: no room");
        let foreign = Err::<(), _>(std::io::Error::other("no room")).context("copying").unwrap_err();
        assert_eq!(explained(&foreign), "copying: no room");
    }
}
