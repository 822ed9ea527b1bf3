//! Delivery on a screen of its own.

use super::pending::PendingSecret;
use super::text::exposed;
use crate::env::Env;
use crate::error::{MissingError, Result};
use crate::ui::clipboard::{ClearAfter, MANAGERS_NOTE};
use crate::ui::prompt::Revelation;

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
    prompt.reveal(
        &Revelation {
            title: key.title.as_str(),
            email: key.email.as_str(),
            secret,
            warning: "Save it now: it is shown only once.",
            escape: "discards it",
        },
        &mut copy,
    )
}
