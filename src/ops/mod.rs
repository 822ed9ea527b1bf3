//! The rules that need a store. Each change is one call here and one transaction; nothing here prints or asks.

pub mod actor;
pub mod check;
pub mod deletion;
pub mod find;
#[cfg(test)]
pub(crate) mod fixture;
pub mod grant;
pub mod handover;
pub mod key;
pub mod log;
pub mod member;
pub mod organization;
pub mod resource;

use serde_json::Value;

use crate::domain::event::{Action, Actor, Event, Subject};
use crate::domain::id::{MemberId, Randomness};
use crate::domain::member::Member;
use crate::domain::text::Reason;
use crate::domain::time::{Clock, Timestamp};
use crate::error::Error;
use crate::store::Store;

/// What a change needs besides what is asked of it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The store to change.
    pub store: &'a Store,
    /// Where the present comes from.
    pub clock: &'a dyn Clock,
    /// Where ids and secrets come from.
    pub random: &'a dyn Randomness,
    /// The acting member. Their role is looked at again in every transaction.
    pub acting: MemberId,
    /// The operating system's user.
    pub os_user: &'a str,
    /// Why, for the log.
    pub reason: Option<&'a Reason>,
}

impl Context<'_> {
    /// The event that tells what `actor` did.
    fn event(&self, at: Timestamp, actor: &Member, action: Action, subject: Subject, detail: Value) -> Event {
        Event {
            at,
            actor: Actor { id: actor.id, name: actor.name.to_string(), os_user: self.os_user.to_owned() },
            action,
            subject,
            detail,
            reason: self.reason.cloned(),
        }
    }
}

/// There was no randomness to be had.
fn no_randomness(source: std::io::Error) -> Error {
    Error::Io { doing: "asking the operating system for random bytes".to_owned(), source }
}
