//! The way into replacing the store by a backup.

use std::path::{Path, PathBuf};

use super::{Env, ReasonSource, System};
use crate::domain::member::Member;
use crate::domain::text::Reason;
use crate::error::Result;
use crate::ops::{Authority, Authorization, WriteContext};
use crate::store::Store;
use crate::store::restore::{Present, RestoreDraft};

/// A member who was authorized to restore a backup.
pub struct RestoreSession {
    path: PathBuf,
    acting: Member,
    authorization: Authorization,
    reason: Option<Reason>,
}

impl Env {
    /// Begins to restore a backup: finds the store, reads the reason, finds the acting member, checks their authority,
    /// and copies the backup to where it can replace the store.
    ///
    /// The present store decides about the member. If it is missing or cannot be read, the backup does.
    pub fn begin_restore(
        &mut self,
        arguments: &impl ReasonSource,
        authority: Authority,
        backup: &Path,
    ) -> Result<(RestoreSession, RestoreDraft)> {
        let location = self.location()?;
        let path = location.file("`keys restore-backup`")?;
        let reason = arguments.reason()?;
        let known = match Store::open(path).and_then(|(store, _)| self.authorized(&store, authority)) {
            Ok(known) => Some(known),
            Err(error) if error.code() == "store-missing" || Present::is_unreadable(&error) => None,
            Err(error) => return Err(error),
        };
        let draft = RestoreDraft::of(backup, path)?;
        let (acting, authorization) = match known {
            Some(known) => known,
            None => self.authorized(draft.store(), authority)?,
        };
        Ok((RestoreSession { path: path.to_owned(), acting, authorization, reason }, draft))
    }

    fn authorized(&mut self, store: &Store, authority: Authority) -> Result<(Member, Authorization)> {
        let acting = self.acting(store)?;
        let authorization = authority.check(store, acting.id)?;
        Ok((acting, authorization))
    }
}

impl RestoreSession {
    /// The path of the store that the backup replaces.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    #[must_use]
    pub fn acting(&self) -> &Member {
        &self.acting
    }

    /// The context for the event in the backup's copy.
    #[must_use]
    pub fn context<'a>(&'a self, system: &'a System, draft: &'a RestoreDraft) -> WriteContext<'a> {
        let (clock, random) = (&*system.clock, &*system.random);
        WriteContext::new(
            self.authorization,
            draft.store(),
            clock,
            random,
            &system.os_user,
            self.reason.as_ref(),
        )
    }
}
