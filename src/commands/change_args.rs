//! The flags that every change has: its reason, and the format of its receipt.

use serde::Serialize;

use super::ask;
use crate::domain::text::Reason;
use crate::env::{Env, ReasonSource};
use crate::error::{Error, ExitStatus, Result};
use crate::ui::json;

/// The reason of a change.
#[derive(Debug, clap::Args)]
pub struct ReasonArg {
    /// Reason for the audit log, 1 to 500 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
}

impl ReasonSource for ReasonArg {
    fn reason(&self) -> Result<Option<Reason>> {
        self.reason.as_deref().map(ask::reason).transpose()
    }
}

/// The reason of a change and the format of its receipt.
#[derive(Debug, clap::Args)]
pub struct ChangeArgs {
    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    pub output: ReceiptFormat,

    #[command(flatten)]
    reason: ReasonArg,
}

impl ReasonSource for ChangeArgs {
    fn reason(&self) -> Result<Option<Reason>> {
        self.reason.reason()
    }
}

impl ChangeArgs {
    /// Reports a change: one sentence on standard error, or a document on standard output.
    pub fn report(&self, env: &mut Env, sentence: &str, document: &impl Serialize) -> Result<ExitStatus> {
        match self.output {
            ReceiptFormat::Text => env.ui.note(sentence),
            ReceiptFormat::Json => print_receipt(env, document)?,
        }
        Ok(ExitStatus::Done)
    }
}

/// Prints the receipt of a change as JSON.
pub fn print_receipt(env: &mut Env, document: &impl Serialize) -> Result<()> {
    env.ui.print(|out| json::write_value(out, document)).map_err(Error::result_not_printed)
}

/// The format of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ReceiptFormat {
    /// Plain text.
    #[default]
    Text,
    /// One JSON object.
    Json,
}
