//! Delivery on a screen of its own.

use super::pending::PendingSecret;
use super::text::exposed;
use crate::env::Env;
use crate::error::{Error, MissingError, Result};
use crate::ui::clipboard::{ClearAfter, MANAGERS_NOTE};
use crate::ui::prompt::{Face, Outcome, Revelation};

/// Shows the secret until it is acknowledged or discarded.
pub(super) fn reveal(env: &mut Env, pending: &PendingSecret<'_>) -> Result<()> {
    let PendingSecret { key, secret, .. } = pending;
    let Some(prompt) = &mut env.prompt else {
        return Err(MissingError::Terminal.into());
    };
    let clipboard = &env.clipboard;
    let mut copy = || match clipboard.copy(exposed(secret), ClearAfter::default()) {
        Ok(copied) => Ok(format!("{copied} {MANAGERS_NOTE}")),
        Err(none) => Err(format!("{none}; select the secret above and copy it by hand")),
    };
    let outcome = prompt.reveal(
        &Revelation {
            title: key.title.as_str(),
            email: key.email.as_str(),
            secret,
            face: Face::Secret,
            warning: "Save it now: it is shown only once.",
            discard: &format!("Discard the new secret of {}?", key.title),
        },
        &mut copy,
    )?;
    match outcome {
        Outcome::Confirmed => Ok(()),
        Outcome::Discard => Err(Error::Interrupted),
    }
}
