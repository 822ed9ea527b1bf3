//! What a user sees: lists and records, fitted to a terminal, plain on a pipe, or in a format for programs.
//!
//! Nothing here knows what a key is: a command says which columns a row has, and hands the rows over.

use std::io;

use crate::error::{Error, IoError};

mod blocks;
mod cell;
pub mod clipboard;
pub mod column;
pub mod core_dumps;
pub mod datum;
mod delimited;
mod fit;
pub mod format;
pub mod json;
pub mod listing;
pub(crate) mod measure;
mod plain;
pub mod prompt;
mod prose;
pub mod record;
pub mod render;
pub mod rows;
#[cfg(test)]
mod sample;
pub mod signal;
pub mod streams;
mod table;

/// Whether `error` only says that nobody reads the output any more.
pub(crate) fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Io(error) if error.source().kind() == io::ErrorKind::BrokenPipe)
}

/// What is said when output could not be written. Keeps the kind, by which a closed pipe is told from a full disk.
pub(crate) fn unwritten(source: io::Error) -> Error {
    IoError::WriteOutput { source }.into()
}
