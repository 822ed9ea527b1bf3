//! The message of a signal while a secret is not confirmed.

use std::sync::{Arc, Mutex, PoisonError};

use super::super::documents::error::{ErrorDocument, ErrorParts};
use super::pending::PendingSecret;
use super::state::Words;
use crate::domain::key::KeyStatus;
use crate::domain::text::visible;
use crate::domain::time::{Timestamp, Zone};
use crate::env::Env;
use crate::error::{DeliveryError, Error};
use crate::ops::key::LeaseState;
use crate::ui::signal;

/// The last words of a program that a signal ends.
pub(super) struct Farewell {
    text: Arc<Mutex<String>>,
    json: bool,
}

impl Farewell {
    pub fn new(env: &Env, pending: &PendingSecret<'_>) -> Self {
        let farewell = Self { text: Arc::default(), json: pending.json };
        farewell.set_end(env.system.clock.now(), env.system.zone, pending, pending.version.ends);
        farewell
    }

    /// Says that the secret works until then.
    pub fn set_end(&self, now: Timestamp, zone: Zone, pending: &PendingSecret<'_>, ends: Timestamp) {
        let key = KeyStatus::at(now, pending.key.expires, pending.key.revoked);
        let Words { state, hint } =
            Words::of(&LeaseState::Unconfirmed { ends, key }, pending.version, now, zone);
        let title = pending.key.title.to_string();
        self.set(&DeliveryError::LeftUnconfirmed { title, state, hint }.into());
    }

    pub fn set(&self, error: &Error) {
        let (message, hint) = (visible(&error.to_string()).into_owned(), error.hint());
        let text = if self.json {
            let error = ErrorParts { code: error.code().to_owned(), message, hint };
            serde_json::to_string(&ErrorDocument { error }).unwrap_or_default()
        } else {
            format!("error: {message}\nhint: {}", hint.unwrap_or_default())
        };
        *self.text.lock().unwrap_or_else(PoisonError::into_inner) = text + "\n";
    }

    /// From now until the guard is dropped, a signal that ends the program prints it.
    pub fn on_signal(&self) -> signal::Guard {
        let text = Arc::clone(&self.text);
        signal::on_interrupt(Box::new(move || {
            signal::write_last(&text.lock().unwrap_or_else(PoisonError::into_inner));
        }))
    }
}
