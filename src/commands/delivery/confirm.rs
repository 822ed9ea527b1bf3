//! Delivers a secret, then confirms the delivery.

use std::thread;
use std::time::{Duration, Instant};

use super::super::explained;
use super::discard::discard;
use super::farewell::Farewell;
use super::pending::PendingSecret;
use super::state::Words;
use super::ways::{Delivered, Delivery, hand_over};
use crate::domain::event::DeliveryWay;
use crate::env::{Env, SecretGuards, SecretSession};
use crate::error::{DeliveryError, Error, KeyError, StoreError};
use crate::ops::key::{Confirmed, confirm};

/// How long a confirmation is tried again, and the pause between two attempts.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(250);

/// Delivers the secret and confirms that. While this takes long, a signal ends the program, and says what is true of the
/// secret; otherwise the signal waits. Also returns the guards, for the report.
pub fn deliver(
    env: &mut Env,
    session: &SecretSession,
    delivery: Delivery,
    pending: &PendingSecret<'_>,
    guards: SecretGuards,
) -> anyhow::Result<(SecretGuards, Confirmed)> {
    let farewell = Farewell::new(env, pending);
    let _on_signal = farewell.on_signal();
    // Only a brief delivery keeps signals waiting: the others take as long as their reader does.
    let (guards, delivered) = if delivery.is_brief() {
        (guards, hand_over(env, session, delivery, pending, &farewell))
    } else {
        guards.suspended(|| hand_over(env, session, delivery, pending, &farewell))
    };
    match delivered {
        Ok(Delivered::By(way)) => confirmed(env, session, pending, way, guards, &farewell),
        Ok(Delivered::Discard) => Err(discard(env, session, pending).into()),
        Err(undelivered) => Err(failed(env, session, pending, &undelivered).into()),
    }
}

/// Confirms the delivery. Tries again while the store cannot be written to.
fn confirmed(
    env: &Env,
    session: &SecretSession,
    pending: &PendingSecret<'_>,
    way: DeliveryWay,
    mut guards: SecretGuards,
    farewell: &Farewell,
) -> anyhow::Result<(SecretGuards, Confirmed)> {
    let deadline = Instant::now() + PATIENCE;
    let cx = session.context(&env.system);
    loop {
        let error = match confirm(&cx, pending.version, way) {
            Ok(confirmed) => return Ok((guards, confirmed)),
            Err(error) => error,
        };
        let is_unknown = matches!(error, Error::Store(StoreError::OutcomeUnknown { .. }));
        if is_unknown {
            farewell.set(&unknown(pending, &error));
        }
        if !is_temporary(&error) || Instant::now() >= deadline {
            let told =
                if is_unknown { unknown(pending, &error) } else { refused(env, session, pending, &error) };
            return Err(told.into());
        }
        // A signal that has waited until now ends the program here.
        (guards, ()) = guards.suspended(|| thread::sleep(PAUSE));
    }
}

/// Reports whether the same confirmation may succeed later.
fn is_temporary(error: &Error) -> bool {
    matches!(
        error,
        Error::Store(
            StoreError::Busy
                | StoreError::Conflict
                | StoreError::ConnectionLost
                | StoreError::Full
                | StoreError::Disk { .. }
                | StoreError::OutcomeUnknown { .. }
        ) | Error::Server(_)
    )
}

fn unknown(pending: &PendingSecret<'_>, error: &Error) -> Error {
    let cause = match error {
        Error::Store(StoreError::OutcomeUnknown { cause, .. }) => cause.to_string(),
        error => error.to_string(),
    };
    let (id, title) = (pending.key.id, pending.key.title.to_string());
    DeliveryError::ConfirmationUnknown { id, title, cause }.into()
}

/// The error for a delivery that was not confirmed.
fn refused(env: &Env, session: &SecretSession, pending: &PendingSecret<'_>, error: &Error) -> Error {
    let Words { mut state, hint } = Words::now(env, session, pending);
    // These causes say as much as the state.
    if let Error::Key(KeyError::RotatedMeanwhile { .. } | KeyError::DeletedMeanwhile { .. }) = error {
        "the secret does not work".clone_into(&mut state);
    }
    let (title, cause) = (pending.key.title.to_string(), error.to_string());
    DeliveryError::Unconfirmed { title, cause, state, hint }.into()
}

/// The error for a delivery that failed, or was interrupted.
fn failed(
    env: &Env,
    session: &SecretSession,
    pending: &PendingSecret<'_>,
    undelivered: &anyhow::Error,
) -> Error {
    let Words { state, hint } = Words::now(env, session, pending);
    let title = pending.key.title.to_string();
    if matches!(undelivered.downcast_ref(), Some(Error::Interrupted)) {
        return DeliveryError::LeftUnconfirmed { title, state, hint }.into();
    }
    DeliveryError::Undelivered { title, cause: explained(undelivered), state, hint }.into()
}
