//! The source of an export: a file or standard input.

use std::path::PathBuf;

use crate::domain::text::quoted;
use crate::error::{Error, IoError};

/// The source of an export: a file or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Input,
    File(PathBuf),
}

impl Source {
    /// Its name in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Input => "standard input".to_owned(),
            Self::File(path) => quoted(&path.to_string_lossy()),
        }
    }

    /// The error for an export that cannot be read.
    pub(super) fn unreadable(&self, source: std::io::Error) -> Error {
        match self {
            Self::Input => IoError::ReadInput { source }.into(),
            Self::File(path) => IoError::Read { path: path.clone(), source }.into(),
        }
    }
}
