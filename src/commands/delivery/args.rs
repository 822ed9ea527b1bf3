//! The flags that choose a delivery.

use std::path::PathBuf;
use std::time::Duration;

use super::super::ReceiptFormat;
use super::file::SecretFile;
use super::reveal::CopyTarget;
use super::ways::Delivery;
use crate::domain::time::parse_duration;
use crate::env::{Env, SecretGuards};
use crate::error::{DeliveryError, Error, UndecidedError};
use crate::ui::clipboard::ClearAfter;
use crate::ui::streams::End;

/// The choice of a delivery.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Delivery options (default: print the secret)")]
pub struct DeliveryArgs {
    /// Copy the secret instead of printing it: to the clipboard, else to tmux, else through the terminal
    #[arg(long)]
    copy: bool,

    /// With --copy: clear the clipboard after this time, unless it changed; 0 never clears it
    #[arg(long, value_name = "TIME", default_value = "45s", requires = "copy")]
    clear_after: String,

    /// Copy the secret through the terminal (OSC 52); works over SSH
    #[arg(long, conflicts_with = "copy")]
    osc52: bool,

    /// Write the secret to a new file that only you can read
    #[arg(long, value_name = "PATH", conflicts_with_all = ["copy", "osc52"])]
    secret_file: Option<PathBuf>,

    /// Output format: `text` is the secret alone, `json` the key with its secret
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,
}

impl DeliveryArgs {
    /// Chooses the delivery. Refuses what is known to fail before anything is made; reserves the file, which the guards
    /// keep a signal from leaving behind.
    pub fn prepare(&self, env: &Env, _guards: &SecretGuards) -> anyhow::Result<Delivery> {
        let after = parse_duration(&self.clear_after)?;
        if let Some(path) = &self.secret_file {
            if path.as_os_str() == "-" {
                return Err(Error::from(DeliveryError::FileIsDash).into());
            }
            return Ok(Delivery::File(SecretFile::reserve(path)?));
        }
        if self.osc52 {
            // Only a person can say whether the terminal copied it.
            return match &env.prompt {
                Some(prompt) if prompt.can_reveal() => Ok(Delivery::Copied(CopyTarget::Terminal)),
                _ => Err(Error::from(DeliveryError::NoTerminalToConfirm).into()),
            };
        }
        if self.copy {
            let after = clear_after(after);
            // A page asks the terminal to copy if there is no clipboard.
            if env.prompt.as_ref().is_some_and(|prompt| prompt.can_reveal()) {
                return Ok(Delivery::Copied(CopyTarget::Any(after)));
            }
            if let Some(none) = env.clipboard.absence() {
                return Err(Error::from(DeliveryError::NoClipboard { reason: none.to_string() }).into());
            }
            return Ok(match &env.prompt {
                Some(_) => Delivery::Copied(CopyTarget::Any(after)),
                None => Delivery::Clipboard(after),
            });
        }
        match (self.output, env.ui.out_end) {
            (_, End::Null) => Err(Error::from(UndecidedError::SecretLost).into()),
            (ReceiptFormat::Json, _) => Ok(Delivery::Document),
            (ReceiptFormat::Text, End::Terminal(_)) => match &env.prompt {
                Some(prompt) if prompt.can_reveal() => Ok(Delivery::Reveal),
                Some(_) => Err(Error::from(DeliveryError::NoReveal).into()),
                None => Ok(Delivery::Output),
            },
            (ReceiptFormat::Text, _) => Ok(Delivery::Output),
        }
    }

    /// Returns true if the key is printed as JSON.
    #[must_use]
    pub fn wants_document(&self) -> bool {
        self.output == ReceiptFormat::Json
    }
}

/// OSC 52 without a terminal to ask.
#[must_use]
pub fn no_terminal() -> Error {
    DeliveryError::NoTerminal.into()
}

fn clear_after(time: Duration) -> ClearAfter {
    if time.is_zero() { ClearAfter::Replaced } else { ClearAfter::Time(time) }
}
