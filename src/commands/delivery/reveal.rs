//! Delivery on a screen of its own, which is left with OK.

use std::io::Write;

use super::farewell::Farewell;
use super::pending::PendingSecret;
use super::text::exposed;
use crate::domain::time::{Timestamp, Zone};
use crate::env::{Env, SecretSession};
use crate::error::{MissingError, Result};
use crate::ops::WriteContext;
use crate::ops::key::renew_lease;
use crate::ui::clipboard::{ASKED_TERMINAL, ClearAfter, Clipboard, MANAGERS_NOTE, osc52};
use crate::ui::prompt::{Face, Outcome, RevealActions, Revelation};

/// The places that a secret is copied to from its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyTarget {
    /// The first clipboard that takes it: the system's, tmux's, the terminal's.
    Any(ClearAfter),
    Terminal,
}

/// Shows the secret, or copies it without showing it, until it is confirmed or discarded.
pub(super) fn reveal(
    env: &mut Env,
    session: &SecretSession,
    pending: &PendingSecret<'_>,
    (face, target): (Face, CopyTarget),
    farewell: &Farewell,
) -> Result<Outcome> {
    let PendingSecret { key, secret, .. } = pending;
    let Env { prompt: Some(prompt), clipboard, ui, system, .. } = env else {
        return Err(MissingError::Terminal.into());
    };
    let mut actions = Page {
        clipboard: &mut **clipboard,
        err: &mut *ui.err,
        has_osc52: prompt.can_reveal(),
        target,
        cx: session.context(system),
        zone: system.zone,
        ends: pending.version.ends,
        pending,
        farewell,
    };
    prompt.reveal(
        &Revelation {
            title: key.title.as_str(),
            email: key.email.as_str(),
            secret,
            face,
            warning: "Save it now: it is shown only once.",
            discard: &format!("Discard the new secret of {}?", key.title),
        },
        &mut actions,
    )
}

/// The work behind the page.
struct Page<'p> {
    clipboard: &'p mut dyn Clipboard,
    err: &'p mut dyn Write,
    has_osc52: bool,
    target: CopyTarget,
    cx: WriteContext<'p>,
    zone: Zone,
    /// The known end of the lease.
    ends: Timestamp,
    pending: &'p PendingSecret<'p>,
    farewell: &'p Farewell,
}

impl Page<'_> {
    fn copy_by_terminal(&mut self, before: &str) -> Result<String, String> {
        match osc52(self.err, exposed(self.pending.secret)) {
            Ok(()) => Ok(format!("{before}{ASKED_TERMINAL}")),
            Err(error) => Err(format!("{before}cannot ask the terminal to copy: {error}")),
        }
    }
}

impl RevealActions for Page<'_> {
    fn copy(&mut self) -> Result<String, String> {
        let CopyTarget::Any(after) = self.target else { return self.copy_by_terminal("") };
        match self.clipboard.copy(exposed(self.pending.secret), after) {
            Ok(copied) => Ok(format!("{copied} {MANAGERS_NOTE}")),
            // It cannot be read back; a person can paste it.
            Err(none) if self.has_osc52 => self.copy_by_terminal(&format!("{none}. ")),
            Err(none) => Err(none.to_string()),
        }
    }

    fn renew(&mut self) -> Option<String> {
        let PendingSecret { key, version, .. } = self.pending;
        match renew_lease(&self.cx, version) {
            Ok(Some(ends)) => self.ends = ends,
            Ok(None) => return Some("The secret was removed in the meantime and does not work.".to_owned()),
            // Busy, most likely. The lease is long enough for another attempt.
            Err(_) => {}
        }
        let now = self.cx.clock().now();
        self.farewell.set_end(now, self.zone, self.pending, self.ends);
        let [end, longest] = [self.ends, version.longest()].map(|at| at.local(self.zone));
        Some(if key.revoked.is_some() {
            "The key is revoked. After OK, the secret works once the key is restored.".to_owned()
        } else if self.ends <= now {
            format!("The secret stopped working at {end}. After OK, it works again.")
        } else if self.ends < version.longest() {
            format!(
                "The secret stops working at {end} unless you press OK. This page extends that, at most until {longest}."
            )
        } else {
            format!("The secret stops working at {end} unless you press OK.")
        })
    }
}
