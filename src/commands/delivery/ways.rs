//! Each delivery of a secret.

use super::file::SecretFile;
use super::pending::PendingSecret;
use super::reveal::reveal;
use super::text::{exposed, line, with_secret};
use crate::domain::secret::PlainSecret;
use crate::env::Env;
use crate::error::{DeliveryError, Error, IoError, Result};
use crate::ui::clipboard::{ASKED_TERMINAL, ClearAfter, MANAGERS_NOTE, osc52};

/// How a secret is delivered, chosen before it is made.
pub enum Delivery {
    /// On the alternate screen, until acknowledged.
    Reveal,
    /// Alone on standard output.
    Output,
    /// With the key, as JSON on standard output.
    Document,
    /// To the clipboard.
    Clipboard(ClearAfter),
    /// To the clipboard, through the terminal.
    Terminal,
    /// To a new file.
    File(SecretFile),
}

impl Delivery {
    /// Returns true if no reader can make it take long.
    pub(super) fn is_brief(&self) -> bool {
        match self {
            Self::Clipboard(_) | Self::File(_) => true,
            Self::Reveal | Self::Output | Self::Document | Self::Terminal => false,
        }
    }
}

/// Delivers the secret.
pub(super) fn deliver(env: &mut Env, delivery: Delivery, pending: &PendingSecret<'_>) -> anyhow::Result<()> {
    let secret = pending.secret;
    match delivery {
        Delivery::Reveal => return reveal(env, pending).map_err(Into::into),
        Delivery::Output => env.ui.deliver(&line(secret)).map_err(lost)?,
        Delivery::Document => {
            env.ui.deliver(&with_secret(&pending.document, secret)?).map_err(lost)?;
        }
        Delivery::Clipboard(after) => copy(env, secret, after)?,
        Delivery::Terminal => {
            osc52(&mut env.ui.err, exposed(secret))
                .map_err(|source| Error::from(IoError::CopyByTerminal { source }))?;
            env.ui.note(ASKED_TERMINAL);
        }
        Delivery::File(mut file) => {
            file.keep(&line(secret))?;
            env.ui.note(&format!("Wrote the secret to {}.", file.path.display()));
        }
    }
    Ok(())
}

/// The error when standard output fails. A closed pipe is a failure here; elsewhere it means that the reader has seen
/// enough.
fn lost(error: Error) -> Error {
    DeliveryError::OutputFailed { cause: Box::new(error) }.into()
}

fn copy(env: &mut Env, secret: &PlainSecret, after: ClearAfter) -> Result<()> {
    let copied = env
        .clipboard
        .copy(exposed(secret), after)
        .map_err(|none| DeliveryError::NoClipboard { reason: none.to_string() })?;
    env.ui.note(&format!("{copied} {MANAGERS_NOTE}"));
    Ok(())
}
