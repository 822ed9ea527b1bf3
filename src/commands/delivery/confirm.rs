//! Delivers a secret, then confirms the delivery.

use std::time::Duration;

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
    let timer = &*env.system.timer;
    let mut attempts = Attempts::until(timer.elapsed() + PATIENCE);
    let cx = session.context(&env.system);
    loop {
        let error = match confirm(&cx, pending.version, way) {
            Ok(confirmed) => return Ok((guards, confirmed)),
            Err(error) => error,
        };
        let verdict = attempts.failed(error, timer.elapsed());
        if let Some(cause) = &attempts.doubt {
            farewell.set(&unknown(pending, cause));
        }
        match verdict {
            // A signal that has waited until now ends the program here.
            Verdict::Again => (guards, ()) = guards.suspended(|| timer.pause(PAUSE)),
            Verdict::Unknown(cause) => return Err(unknown(pending, &cause).into()),
            Verdict::Refused(error) => return Err(refused(env, session, pending, &error).into()),
        }
    }
}

struct Attempts {
    deadline: Duration,
    /// The reason for which an attempt may have succeeded although it failed.
    doubt: Option<String>,
}

/// The consequence of a failed attempt.
#[derive(Debug)]
enum Verdict {
    Again,
    /// An attempt may have succeeded, for this reason.
    Unknown(String),
    /// The delivery is not confirmed.
    Refused(Error),
}

impl Attempts {
    fn until(deadline: Duration) -> Self {
        Self { deadline, doubt: None }
    }

    fn failed(&mut self, error: Error, elapsed: Duration) -> Verdict {
        match &error {
            Error::Store(StoreError::OutcomeUnknown { cause, .. }) => {
                self.doubt.get_or_insert_with(|| cause.to_string());
            }
            // The attempt has read the state of the secret.
            Error::Key(_) => self.doubt = None,
            _ => {}
        }
        if is_temporary(&error) && elapsed < self.deadline {
            return Verdict::Again;
        }
        match self.doubt.take() {
            Some(cause) => Verdict::Unknown(cause),
            None => Verdict::Refused(error),
        }
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

fn unknown(pending: &PendingSecret<'_>, cause: &str) -> Error {
    let (id, title, cause) = (pending.key.id, pending.key.title.to_string(), cause.to_owned());
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

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: Duration = Duration::from_secs(15);

    fn unknown() -> Error {
        StoreError::OutcomeUnknown { cause: Box::new(StoreError::Full.into()), check: String::new() }.into()
    }

    fn busy() -> Error {
        StoreError::Busy.into()
    }

    fn gone() -> Error {
        KeyError::DeletedMeanwhile { title: "ci".to_owned() }.into()
    }

    /// The verdict on the last of these errors; the others come before the deadline.
    fn verdict(errors: Vec<Error>) -> String {
        let mut attempts = Attempts::until(PATIENCE);
        let last = errors.len() - 1;
        for (number, error) in errors.into_iter().enumerate() {
            let elapsed = if number == last { PATIENCE } else { HALF };
            match attempts.failed(error, elapsed) {
                Verdict::Again => assert_ne!(number, last),
                Verdict::Unknown(cause) => return format!("unknown: {cause}"),
                Verdict::Refused(error) => return error.code().to_owned(),
            }
        }
        panic!("no verdict");
    }

    #[test]
    fn outcome_is_unknown_until_read() {
        let full = format!("unknown: {}", StoreError::Full);
        assert_eq!(verdict(vec![busy(), busy()]), "store-locked");
        assert_eq!(verdict(vec![busy(), unknown()]), full);
        assert_eq!(verdict(vec![unknown(), busy()]), full, "nothing was read since");
        assert_eq!(verdict(vec![unknown(), StoreError::Denied { path: None }.into()]), full);
        assert_eq!(verdict(vec![unknown(), busy(), gone()]), gone().code());
    }

    #[test]
    fn lasting_refusal_is_not_tried_again() {
        for error in [gone(), StoreError::ReadOnly.into(), StoreError::Damaged.into()] {
            let code = error.code();
            let verdict = Attempts::until(PATIENCE).failed(error, HALF);
            assert!(matches!(verdict, Verdict::Refused(error) if error.code() == code));
        }
    }
}
