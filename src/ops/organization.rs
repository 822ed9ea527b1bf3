//! Creating a store: the organization and its first administrator.

use super::{Authorization, WriteContext, no_randomness};
use crate::domain::email::Email;
use crate::domain::event::{Detail, OrganizationCreated, Reference, Subject};
use crate::domain::id::{MemberId, OrganizationId, Randomness};
use crate::domain::member::Member;
use crate::domain::organization::Organization;
use crate::domain::role::Role;
use crate::domain::secret::Prefix;
use crate::domain::text::{Name, Reason};
use crate::domain::time::Clock;
use crate::error::Result;
use crate::store::{Audited, Location, Store, Warning, member, organization};

/// The organization and first administrator of a store to create.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStore {
    pub organization: Name,
    /// The prefix of its secrets.
    pub prefix: Prefix,
    /// The first administrator's name.
    pub name: Name,
    /// The first administrator's email address.
    pub email: Email,
}

/// Refuses a location that has a store. Commands call this before the first prompt.
pub fn refuse_existing(location: &Location) -> Result<()> {
    Store::refuse_existing(location)
}

/// Fills a new store before it is moved to its path.
///
/// The store is not in use yet, so its creator can act as any member and at any time. The rules still hold: every
/// change checks the member's role in its transaction.
pub struct Seed<'a> {
    first: WriteContext<'a>,
    random: &'a dyn Randomness,
    os_user: &'a str,
}

impl<'a> Seed<'a> {
    /// Returns a context for the first administrator.
    #[must_use]
    pub fn first(&self) -> WriteContext<'a> {
        self.first
    }

    /// Creates the database roles of a store on a server, and grants them their privileges.
    pub fn grant_roles(&self) -> Result<()> {
        self.first.store.grant_roles()
    }

    /// Returns a context for `member`, at the time of `clock`.
    #[must_use]
    pub fn acting_as<'b>(
        &self,
        member: MemberId,
        clock: &'b dyn Clock,
        reason: Option<&'b Reason>,
    ) -> WriteContext<'b>
    where
        'a: 'b,
    {
        let authorization = Authorization::of_new_store(member);
        WriteContext::new(authorization, self.first.store, clock, self.random, self.os_user, reason)
    }
}

/// Creates a store with an organization and its first administrator, calls `fill`, and then puts it in its
/// place. Returns a warning if it may not survive a power failure.
pub fn initialize<T>(
    location: impl Into<Location>,
    clock: &dyn Clock,
    random: &dyn Randomness,
    os_user: &str,
    new_store: &NewStore,
    fill: impl FnOnce(&Seed<'_>) -> Result<T>,
) -> Result<(T, Option<Warning>)> {
    Store::create(location, |store| {
        let acting = initialize_in(store, clock, random, os_user, new_store)?.id;
        let authorization = Authorization::of_new_store(acting);
        let first = WriteContext::new(authorization, store, clock, random, os_user, None);
        fill(&Seed { first, random, os_user })
    })
}

/// Adds the organization and its first administrator to an empty store.
pub fn initialize_in(
    store: &Store,
    clock: &dyn Clock,
    random: &dyn Randomness,
    os_user: &str,
    new_store: &NewStore,
) -> Result<Member> {
    let organization = Organization {
        id: OrganizationId::random(random).map_err(no_randomness)?,
        name: new_store.organization.clone(),
        prefix: new_store.prefix.clone(),
    };
    let first = Member {
        id: MemberId::random(random).map_err(no_randomness)?,
        name: new_store.name.clone(),
        email: new_store.email.clone(),
        role: Role::Administrator,
        added: clock.now(),
    };
    let authorization = Authorization::of_new_store(first.id);
    let cx = WriteContext::new(authorization, store, clock, random, os_user, None);
    store.change(|tx| {
        organization::insert(tx, &organization)?;
        member::insert(tx, &first)?;
        let subject = Subject::organization(organization.id, organization.name.as_str());
        let detail = Detail::OrganizationCreated(OrganizationCreated {
            prefix: organization.prefix.to_string(),
            administrator: Reference::from(&first),
            email: first.email.to_string(),
        });
        Ok(Audited::new(first.clone(), cx.event(first.added, &first, subject, detail)))
    })
}
