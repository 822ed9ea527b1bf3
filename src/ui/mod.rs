//! The user interface: prompts, messages, lists and records, fitted to a terminal, plain on a pipe, or in a format for
//! programs.
//!
//! This module does not know keys: a command defines the columns and passes the rows.

use std::io;

use crate::error::{Error, IoError};

mod blocks;
mod cell;
pub mod clipboard;
pub mod column;
pub mod core_dumps;
pub mod datum;
mod delimited;
pub mod editor;
mod fit;
pub mod format;
pub mod json;
pub mod listing;
pub(crate) mod measure;
pub mod pager;
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
mod widget;

/// True if the reader of the output closed the pipe.
pub(crate) fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Io(error) if error.source().kind() == io::ErrorKind::BrokenPipe)
}

/// The error for failed output. Keeps the kind, which separates a closed pipe from a full disk.
pub(crate) fn unwritten(source: io::Error) -> Error {
    IoError::WriteOutput { source }.into()
}
