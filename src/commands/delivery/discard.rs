//! Discarding a secret at its page, after a question.

use super::pending::PendingSecret;
use super::state::Words;
use crate::env::{Env, SecretSession};
use crate::error::{DeliveryError, Error};
use crate::ops::key::{self, Discarded};

/// Discards the secret, and returns the error that says what this did.
pub(super) fn discard(env: &Env, session: &SecretSession, pending: &PendingSecret<'_>) -> Error {
    let title = &pending.key.title;
    let what = match key::discard(&session.context(&env.system), pending.version) {
        Ok(Discarded::Key) => format!("the new key `{title}` was discarded"),
        Ok(Discarded::Secret) if pending.version.is_of_new_key() => format!(
            "the new secret of `{title}` was discarded; the key stays, because it was used or changed in the meantime"
        ),
        Ok(Discarded::Secret) => {
            format!("the new secret of `{title}` was discarded; the older secrets are unchanged")
        }
        Ok(Discarded::Before(state)) => {
            let Words { state, .. } =
                Words::of(&state, pending.version, env.system.clock.now(), env.system.zone);
            format!("there was nothing to discard for `{title}`: {state}")
        }
        Err(error) => {
            let Words { state, hint } = Words::now(env, session, pending);
            let (title, cause) = (title.to_string(), error.to_string());
            return DeliveryError::NotDiscarded { title, cause, state, hint }.into();
        }
    };
    DeliveryError::Discarded { what }.into()
}
