//! The only way to begin a change. It reads the reason, opens the store, and checks the acting member's authority.

use super::{Env, System};
use crate::domain::member::Member;
use crate::domain::text::Reason;
use crate::error::{MissingError, Result};
use crate::ops::{self, Authority, Authorization, WriteContext, actor};
use crate::store::Store;
use crate::ui::core_dumps::{self, NoCoreDumps};
use crate::ui::signal;

/// Arguments that can carry the reason of a change.
pub trait ReasonSource {
    /// The reason, if one was passed.
    fn reason(&self) -> Result<Option<Reason>>;
}

/// An open store and the member who is authorized to change it.
pub struct ChangeSession {
    store: Store,
    acting: Member,
    authorization: Authorization,
    reason: Option<Reason>,
}

/// A [`ChangeSession`] of a command that generates a secret. Core dumps are disabled.
pub struct SecretSession {
    change: ChangeSession,
    core_dumps: NoCoreDumps,
}

/// The guards for generating and delivering a secret. Signals wait while they exist.
pub struct SecretGuards {
    core_dumps: NoCoreDumps,
    _signals: signal::Guard,
}

impl ops::SecretGuard for SecretGuards {}

impl Env {
    /// Begins a change: reads the reason, opens the store, finds the acting member and checks their authority.
    ///
    /// All of this happens before the first prompt about the change itself.
    pub fn change(&mut self, arguments: &impl ReasonSource, authority: Authority) -> Result<ChangeSession> {
        let reason = arguments.reason()?;
        let store = self.open_store()?;
        let acting = self.acting(&store)?;
        let authorization = authority.check(&store, acting.id)?;
        Ok(ChangeSession { store, acting, authorization, reason })
    }

    /// Begins a change that generates a secret. Disables core dumps until the process ends.
    pub fn change_with_secret(
        &mut self,
        arguments: &impl ReasonSource,
        authority: Authority,
    ) -> anyhow::Result<SecretSession> {
        let core_dumps = core_dumps::forbid()?;
        Ok(SecretSession { change: self.change(arguments, authority)?, core_dumps })
    }

    /// Returns the acting member: the one passed, or the only administrator, or the user's choice.
    pub(super) fn acting(&mut self, store: &Store) -> Result<Member> {
        let mut administrators =
            match actor::resolve(store, self.settings.acting.as_ref().map(|acting| acting.value.as_str()))? {
                Ok(member) => return Ok(member),
                Err(administrators) => administrators,
            };
        let Some(prompt) = &mut self.prompt else {
            let known: Vec<String> =
                administrators.iter().take(5).map(|member| member.email.to_string()).collect();
            return Err(MissingError::ActingMember { known }.into());
        };
        let items: Vec<String> =
            administrators.iter().map(|member| format!("{} <{}>", member.name, member.email)).collect();
        let chosen = prompt.choose("Who are you?", &items, 0)?;
        Ok(administrators.swap_remove(chosen))
    }
}

impl ChangeSession {
    /// Returns the store, for questions before the change.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Returns the acting member as of the beginning of the change.
    #[must_use]
    pub fn acting(&self) -> &Member {
        &self.acting
    }

    #[must_use]
    pub fn context<'a>(&'a self, system: &'a System) -> WriteContext<'a> {
        let (clock, random, reason) = (&*system.clock, &*system.random, self.reason.as_ref());
        WriteContext::new(self.authorization, &self.store, clock, random, &system.os_user, reason)
    }
}

impl SecretSession {
    /// Blocks signals. Call this after the last prompt, which a signal must be able to end.
    #[must_use]
    pub fn guards(&self) -> SecretGuards {
        SecretGuards::with(self.core_dumps)
    }
}

impl std::ops::Deref for SecretSession {
    type Target = ChangeSession;

    fn deref(&self) -> &ChangeSession {
        &self.change
    }
}

impl SecretGuards {
    fn with(core_dumps: NoCoreDumps) -> Self {
        Self { core_dumps, _signals: signal::uninterrupted() }
    }

    /// Lets signals through while `act` waits for the user.
    #[must_use]
    pub fn suspended<T>(self, act: impl FnOnce() -> T) -> (Self, T) {
        let core_dumps = self.core_dumps;
        drop(self);
        let done = act();
        (Self::with(core_dumps), done)
    }
}
