//! Each delivery of a secret.

use super::farewell::Farewell;
use super::file::SecretFile;
use super::pending::PendingSecret;
use super::reveal::{CopyTarget, reveal};
use super::text::{exposed, line, with_secret};
use crate::domain::event::DeliveryWay;
use crate::domain::secret::PlainSecret;
use crate::env::{Env, SecretSession};
use crate::error::{DeliveryError, Error, Result};
use crate::ui::clipboard::{ClearAfter, MANAGERS_NOTE};
use crate::ui::prompt::{Face, Outcome};

/// How a secret is delivered, chosen before it is made.
pub enum Delivery {
    /// On the alternate screen, until acknowledged.
    Reveal,
    /// Alone on standard output.
    Output,
    /// With the key, as JSON on standard output.
    Document,
    /// To a clipboard that gives it back.
    Clipboard(ClearAfter),
    /// To a clipboard, with a screen on which to confirm that it arrived.
    Copied(CopyTarget),
    /// To a new file.
    File(SecretFile),
}

impl Delivery {
    /// Returns true if no reader can make it take long.
    pub(super) fn is_brief(&self) -> bool {
        match self {
            Self::Clipboard(_) | Self::File(_) => true,
            Self::Reveal | Self::Output | Self::Document | Self::Copied(_) => false,
        }
    }
}

/// The end of a delivery.
pub(super) enum Delivered {
    /// The secret was delivered that way.
    By(DeliveryWay),
    /// The user wants to discard it.
    Discard,
}

/// Delivers the secret.
pub(super) fn hand_over(
    env: &mut Env,
    session: &SecretSession,
    delivery: Delivery,
    pending: &PendingSecret<'_>,
    farewell: &Farewell,
) -> anyhow::Result<Delivered> {
    let secret = pending.secret;
    let mut page = |face, target, way| {
        let outcome = reveal(env, session, pending, (face, target), farewell)?;
        Ok(match outcome {
            Outcome::Confirmed => Delivered::By(way),
            Outcome::Discard => Delivered::Discard,
        })
    };
    Ok(Delivered::By(match delivery {
        Delivery::Reveal => {
            return page(Face::Secret, CopyTarget::Any(ClearAfter::default()), DeliveryWay::Screen);
        }
        Delivery::Copied(target) => return page(Face::Copied, target, DeliveryWay::Clipboard),
        Delivery::Output => {
            env.ui.deliver(&line(secret)).map_err(lost)?;
            DeliveryWay::StandardOutput
        }
        Delivery::Document => {
            env.ui.deliver(&with_secret(&pending.document, secret)?).map_err(lost)?;
            DeliveryWay::StandardOutput
        }
        Delivery::Clipboard(after) => {
            copy(env, secret, after)?;
            DeliveryWay::Clipboard
        }
        Delivery::File(mut file) => {
            file.keep(&line(secret))?;
            env.ui.note(&format!("Wrote the secret to {}.", file.path.display()));
            DeliveryWay::File
        }
    }))
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
