//! Removal of members (rule R9).

use super::super::Authority;
use super::super::deletion::Removable;
use super::refuse_last_administrator;
use crate::domain::event::{Deleted, Detail};
use crate::domain::grant::Principal;
use crate::domain::id::MemberId;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::member::{self, MemberRow};
use crate::store::{ReadTx, WriteTx};

/// Administrators only.
pub const REMOVE: Authority = Authority::administrator("remove members");

impl Removable for MemberRow {
    type Id = MemberId;

    const AUTHORITY: Authority = REMOVE;
    const DETAIL: fn(Deleted) -> Detail = Detail::MemberRemoved;

    fn find(tx: &ReadTx<'_>, id: MemberId, _: Timestamp) -> Result<Self> {
        member::row(tx, id)
    }

    fn check(&self, tx: &ReadTx<'_>) -> Result<()> {
        refuse_last_administrator(tx, &self.member, "removed")
    }

    /// Keeps the member's keys, with the creator's name.
    fn delete(&self, tx: &WriteTx<'_>, at: Timestamp) -> Result<()> {
        member::remove(tx, self.member.id, at)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.member == other.member
    }

    fn principal(&self) -> Principal {
        Principal::Member(self.member.id)
    }

    fn name(&self) -> &str {
        self.member.name.as_str()
    }

    fn email(&self) -> &str {
        self.member.email.as_str()
    }

    fn role(&self) -> &str {
        self.member.role.as_str()
    }
}
