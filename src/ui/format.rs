//! The output formats of lists and records (`-o`).

use clap::ValueEnum;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Table fitted to the terminal; on a pipe, one record per line in full.
    #[default]
    Table,
    /// One JSON array with every field (for `show`, one object).
    Json,
    /// One JSON object per line, with every field.
    Jsonl,
    /// Comma-separated values with a header (RFC 4180, lines end with LF).
    Csv,
    /// Tab-separated values with a header; tabs, line ends and backslashes as `\t`, `\n`, `\r`, `\\`.
    Tsv,
}

impl Format {
    /// True if the format contains every field, unless columns are chosen.
    #[must_use]
    pub fn carries_all(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}
