//! Errors of files, streams and the operating system.

use std::io;
use std::path::PathBuf;

use super::catalogue::catalogue;

catalogue! {
    /// The operating system reported an error.
    pub enum IoError {
        /// Standard output could not be written.
        WriteOutput { source: io::Error } => "io", Failed,
            message("cannot write to standard output: {source}"),
            no_hint("the system's message is all that is known");
        /// Standard input could not be read.
        ReadInput { source: io::Error } => "io", Failed,
            message("cannot read standard input: {source}"),
            no_hint("the system's message is all that is known");
        /// The terminal could not be used for a question.
        Terminal { source: io::Error } => "io", Failed,
            message("cannot ask at the terminal: {source}"),
            no_hint("the system's message is all that is known");
        /// The terminal could not be asked to copy.
        CopyByTerminal { source: io::Error } => "io", Failed,
            message("cannot ask the terminal to copy: {source}"),
            no_hint("the system's message is all that is known");
        /// The operating system returned no random bytes.
        Random { source: io::Error } => "io", Failed,
            message("cannot get random bytes from the operating system: {source}"),
            no_hint("the system's message is all that is known");
        /// The current folder, which a relative path begins at, is unknown.
        CurrentFolder { source: io::Error } => "io", Failed,
            message("cannot find the current folder: {source}"),
            hint("pass an absolute path");
        /// A folder could not be created.
        CreateFolder { path: PathBuf, source: io::Error } => "io", Failed,
            message("cannot create the folder `{}`: {source}", path.display()),
            no_hint("the system's message is all that is known");
        /// A new store could not be written.
        CreateStore { path: PathBuf, source: io::Error } => "io", Failed,
            message("cannot create the store `{}`: {source}", path.display()),
            no_hint("the system's message is all that is known");
        /// A backup could not be written.
        CreateBackup { path: PathBuf, source: io::Error } => "io", Failed,
            message("cannot create the backup `{}`: {source}", path.display()),
            no_hint("the system's message is all that is known");
        /// The store could not be replaced by a backup.
        ReplaceStore { path: PathBuf, source: io::Error } => "io", Failed,
            message("cannot replace the store `{}`: {source}", path.display()),
            no_hint("the system's message is all that is known");
        /// A file could not be read.
        Read { path: PathBuf, source: io::Error } => "io", Failed,
            message("cannot read `{}`: {source}", path.display()),
            no_hint("the system's message is all that is known");
        /// A file could not be written.
        Write { path: PathBuf, source: io::Error } => "io", Failed,
            message("cannot write `{}`: {source}", path.display()),
            no_hint("the system's message is all that is known");
    }
}

impl IoError {
    /// Returns the operating system's error.
    #[must_use]
    pub fn source(&self) -> &io::Error {
        match self {
            Self::WriteOutput { source }
            | Self::ReadInput { source }
            | Self::Terminal { source }
            | Self::CopyByTerminal { source }
            | Self::Random { source }
            | Self::CurrentFolder { source }
            | Self::CreateFolder { source, .. }
            | Self::CreateStore { source, .. }
            | Self::CreateBackup { source, .. }
            | Self::ReplaceStore { source, .. }
            | Self::Read { source, .. }
            | Self::Write { source, .. } => source,
        }
    }
}
