//! Deletion of keys (rule R7).

use super::super::Authority;
use super::super::deletion::Removable;
use crate::domain::event::{Deleted, Detail};
use crate::domain::grant::Principal;
use crate::domain::id::KeyId;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::key::{self, KeyRow};
use crate::store::{ReadTx, WriteTx};

/// Administrators only.
pub const DELETE: Authority = Authority::administrator("delete keys");

impl Removable for KeyRow {
    type Id = KeyId;

    const AUTHORITY: Authority = DELETE;
    const DETAIL: fn(Deleted) -> Detail = Detail::KeyDeleted;

    fn find(tx: &ReadTx<'_>, id: KeyId, now: Timestamp) -> Result<Self> {
        key::row(tx, id, now)
    }

    fn check(&self, _: &ReadTx<'_>) -> Result<()> {
        Ok(())
    }

    fn delete(&self, tx: &WriteTx<'_>, _: Timestamp) -> Result<()> {
        key::delete(tx, self.key.id)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }

    fn principal(&self) -> Principal {
        Principal::Key(self.key.id)
    }

    fn name(&self) -> &str {
        self.key.title.as_str()
    }

    fn email(&self) -> &str {
        self.key.email.as_str()
    }

    fn role(&self) -> &str {
        self.key.role.as_str()
    }
}
