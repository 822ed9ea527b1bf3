//! The formats that a list or a record can be written in (`-o`).

use clap::ValueEnum;

/// A format of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people: fitted to the terminal; on a pipe one record a line, nothing cut.
    #[default]
    Table,
    /// One JSON array with every field; one object where one thing is shown.
    Json,
    /// One JSON object a line with every field.
    Jsonl,
    /// Comma-separated values (RFC 4180, but each line ends with a line feed) with a header.
    Csv,
    /// Tab-separated values with a header; tabs, line ends and backslashes as `\t`, `\n`, `\r`, `\\`.
    Tsv,
}

impl Format {
    /// Whether it carries every field, unless columns are chosen.
    #[must_use]
    pub fn carries_all(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}
