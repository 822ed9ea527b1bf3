//! Delivery, and the undo when it fails or a signal interrupts it.

use std::sync::Arc;

use super::super::explained;
use super::pending::PendingSecret;
use super::ways::{Delivery, deliver};
use crate::env::{Env, SecretGuards, SecretSession};
use crate::error::{DeliveryError, Error};
use crate::ui::signal;

/// Delivers the secret, or undoes what was done. A signal that arrives meanwhile undoes it too; while the delivery is
/// brief, the signal waits for its end.
pub fn deliver_or_undo(
    env: &mut Env,
    session: &SecretSession,
    delivery: Delivery,
    pending: &PendingSecret<'_>,
    guards: SecretGuards,
) -> anyhow::Result<()> {
    let (detached, act) = (session.detached(&env.system), Arc::clone(&pending.undo));
    let undo = signal::on_interrupt(Box::new(move || {
        // The terminal may be gone, so a failure is reported to no one; the store shows it.
        let _ = detached.run(|cx| act(cx));
    }));
    // Only a brief delivery keeps signals waiting: the others take as long as their reader does.
    let (_guards, delivered) = if delivery.is_brief() {
        (guards, deliver(env, delivery, pending))
    } else {
        guards.suspended(|| deliver(env, delivery, pending))
    };
    drop(undo);
    let Err(undelivered) = delivered else { return Ok(()) };
    let undone = match (pending.undo)(&session.undo_context(&env.system)) {
        Ok(()) => format!("so {}", pending.undone),
        // With the key went its secrets.
        Err(Error::NotFound { .. }) => format!("and the key {} is gone", pending.key.title),
        Err(kept) => return Err(recovery_hint(pending, &undelivered, kept).into()),
    };
    if matches!(undelivered.downcast_ref(), Some(Error::Interrupted)) {
        env.ui.note(&format!("The secret was not kept, {undone}."));
        return Err(undelivered);
    }
    Err(undelivered.context(format!("the secret was not delivered, {undone}")))
}

/// Returns the error for a secret that was neither delivered nor removed.
fn recovery_hint(pending: &PendingSecret<'_>, undelivered: &anyhow::Error, kept: Error) -> Error {
    DeliveryError::NotUndone {
        title: pending.key.title.to_string(),
        undelivered: explained(undelivered),
        cause: Box::new(kept),
        hint: pending.recovery_hint.clone(),
    }
    .into()
}
