//! Delivery on a screen of its own, which is left with OK.

use super::pending::PendingSecret;
use super::text::exposed;
use crate::env::Env;
use crate::error::{Error, MissingError, Result};
use crate::ui::clipboard::{ASKED_TERMINAL, ClearAfter, MANAGERS_NOTE, osc52};
use crate::ui::prompt::{Face, Outcome, Revelation};

/// The places that a secret is copied to from its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyTarget {
    /// The first clipboard that takes it: the system's, tmux's, the terminal's.
    Any(ClearAfter),
    /// The terminal's.
    Terminal,
}

/// Shows the secret, or copies it without showing it, until it is confirmed or discarded.
pub(super) fn reveal(
    env: &mut Env,
    pending: &PendingSecret<'_>,
    face: Face,
    target: CopyTarget,
) -> Result<()> {
    let PendingSecret { key, secret, .. } = pending;
    let Env { prompt: Some(prompt), clipboard, ui, .. } = env else {
        return Err(MissingError::Terminal.into());
    };
    let has_osc52 = prompt.can_reveal();
    let mut by_terminal = |before: &str| match osc52(&mut ui.err, exposed(secret)) {
        Ok(()) => Ok(format!("{before}{ASKED_TERMINAL}")),
        Err(error) => Err(format!("{before}cannot ask the terminal to copy: {error}")),
    };
    let mut copy = || match target {
        CopyTarget::Terminal => by_terminal(""),
        CopyTarget::Any(after) => match clipboard.copy(exposed(secret), after) {
            Ok(copied) => Ok(format!("{copied} {MANAGERS_NOTE}")),
            // It cannot be read back; a person can paste it.
            Err(none) if has_osc52 => by_terminal(&format!("{none}. ")),
            Err(none) => Err(none.to_string()),
        },
    };
    let outcome = prompt.reveal(
        &Revelation {
            title: key.title.as_str(),
            email: key.email.as_str(),
            secret,
            face,
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
