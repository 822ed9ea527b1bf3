//! One way into a change: reason, store, acting member, permission and guards come together or not at all.

use std::path::PathBuf;

use super::{Env, System, SystemRandomness};
use crate::domain::member::Member;
use crate::domain::text::Reason;
use crate::domain::time::SystemClock;
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

/// An open store and a member who was authorized to change it.
pub struct ChangeSession {
    store: Store,
    path: PathBuf,
    acting: Member,
    authorization: Authorization,
    reason: Option<Reason>,
}

/// A [`ChangeSession`] of a command that makes a secret: core dumps are off.
pub struct SecretSession {
    change: ChangeSession,
    core_dumps: NoCoreDumps,
}

/// The guards under which a secret is made and delivered. Signals wait while it lives.
pub struct SecretGuards {
    core_dumps: NoCoreDumps,
    _signals: signal::Guard,
}

impl ops::SecretGuard for SecretGuards {}

impl Env {
    /// Begins a change: reads the reason, opens the store, finds the acting member and checks their authority.
    ///
    /// All of it precedes the first prompt about the change itself.
    pub fn change(&mut self, arguments: &impl ReasonSource, authority: Authority) -> Result<ChangeSession> {
        let reason = arguments.reason()?;
        let path = self.store_path()?;
        let store = self.open_store()?;
        let acting = self.acting(&store)?;
        let authorization = authority.check(&store, acting.id)?;
        Ok(ChangeSession { store, path, acting, authorization, reason })
    }

    /// Begins a change that makes a secret. Core dumps are off from here to the end of the process.
    pub fn change_with_secret(
        &mut self,
        arguments: &impl ReasonSource,
        authority: Authority,
    ) -> anyhow::Result<SecretSession> {
        let core_dumps = core_dumps::forbid()?;
        Ok(SecretSession { change: self.change(arguments, authority)?, core_dumps })
    }

    /// The acting member: the one named, else the only administrator, else the one that is chosen.
    fn acting(&mut self, store: &Store) -> Result<Member> {
        let mut administrators = match actor::resolve(store, self.settings.acting.as_deref())? {
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
    /// The store, for the questions that precede the change.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The acting member as they were when the change began.
    #[must_use]
    pub fn acting(&self) -> &Member {
        &self.acting
    }

    /// The context of the change.
    #[must_use]
    pub fn context<'a>(&'a self, system: &'a System) -> WriteContext<'a> {
        self.context_because(system, self.reason.as_ref())
    }

    fn context_because<'a>(&'a self, system: &'a System, reason: Option<&'a Reason>) -> WriteContext<'a> {
        let (clock, random) = (&*system.clock, &*system.random);
        WriteContext::new(self.authorization, &self.store, clock, random, &system.os_user, reason)
    }
}

impl SecretSession {
    /// Holds signals off. To be called after the last question: a signal ends a prompt at once.
    #[must_use]
    pub fn guards(&self) -> SecretGuards {
        SecretGuards::with(self.core_dumps)
    }

    /// The context in which an undelivered secret is undone. The reason of the change is not the reason for that.
    #[must_use]
    pub fn undo_context<'a>(&'a self, system: &'a System) -> WriteContext<'a> {
        self.change.context_because(system, None)
    }

    /// The same for the thread of the signals, which needs a connection of its own.
    #[must_use]
    pub fn detached(&self, system: &System) -> DetachedChange {
        DetachedChange {
            path: self.change.path.clone(),
            authorization: self.change.authorization,
            os_user: system.os_user.clone(),
        }
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

    /// Lets signals through while `act` waits for someone who may take as long as they like.
    #[must_use]
    pub fn suspended<T>(self, act: impl FnOnce() -> T) -> (Self, T) {
        let core_dumps = self.core_dumps;
        drop(self);
        let done = act();
        (Self::with(core_dumps), done)
    }
}

/// What another thread needs to go on with a change.
pub struct DetachedChange {
    path: PathBuf,
    authorization: Authorization,
    os_user: String,
}

impl DetachedChange {
    /// Opens the store again and acts on it.
    pub fn run(&self, act: impl FnOnce(&WriteContext<'_>) -> Result<()>) -> Result<()> {
        let (store, _) = Store::open(&self.path)?;
        let (clock, random) = (&SystemClock, &SystemRandomness);
        act(&WriteContext::new(self.authorization, &store, clock, random, &self.os_user, None))
    }
}
