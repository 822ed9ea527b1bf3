//! The verbs, one a file: its arguments with their help, then what it asks, what it does, what it tells.

pub mod acl;
pub mod ask;
pub mod backup;
mod change_args;
pub mod check;
pub mod completions;
pub mod confirm_delete;
pub mod create;
pub mod delete;
pub mod delivery;
pub mod demo;
pub mod documents;
pub mod init;
pub mod list;
pub mod listing;
pub mod log;
pub mod man;
pub mod member;
pub mod pick;
pub mod resource;
pub mod revoke;
pub mod rotate;
pub mod schema;
pub mod secrets;
pub mod show;
pub mod update;
pub mod verify;
pub mod view;

pub use change_args::{ChangeArgs, ReasonArg, ReceiptFormat, print_receipt};

use crate::domain::nearest::nearest;
use crate::error::{Error, InputError, Result};

/// The value of a word that was typed, whatever its case; the error says which words there are.
pub fn word<T>(text: &str, what: &str, value: impl Fn(&str) -> Option<T>, known: &[&str]) -> Result<T> {
    let wanted = text.trim().to_ascii_lowercase();
    value(&wanted).ok_or_else(|| {
        let near = nearest(&wanted, known.iter().copied(), 1).pop().map(str::to_owned);
        let known = known.iter().map(|word| (*word).to_owned()).collect();
        InputError::Word { what: what.to_owned(), text: text.to_owned(), near, known }.into()
    })
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
    use crate::error::IoError;

    #[test]
    fn an_error_is_told_once_with_what_stands_around_it() {
        let full = || Error::from(IoError::WriteOutput { source: std::io::Error::other("no room") });
        assert_eq!(explained(&full().into()), "cannot write to standard output: no room");
        let within = Err::<(), _>(full()).context("copying").unwrap_err();
        assert_eq!(explained(&within), "copying: cannot write to standard output: no room");
        let foreign = Err::<(), _>(std::io::Error::other("no room")).context("copying").unwrap_err();
        assert_eq!(explained(&foreign), "copying: no room");
    }
}
