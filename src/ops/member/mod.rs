//! Changes to members (rules R2, R3, R8, R9).

mod add;
mod remove;
mod update;

pub use add::{ADD, NewMember, add};
pub use remove::REMOVE;
pub use update::{MemberChange, UPDATE, Updated, update};

use crate::domain::email::Email;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::role::Role;
use crate::error::{MemberError, Result};
use crate::store::{ReadTx, key, member};

/// Refuses an address that another member or a key has.
fn refuse_taken(tx: &ReadTx<'_>, email: &Email, own: Option<MemberId>) -> Result<()> {
    let holder = match member::by_email(tx, email)? {
        Some(member) if Some(member.id) != own => Some(member.name.to_string()),
        _ => {
            let folded = email.folded();
            let keys = key::matching(tx, email.as_str())?;
            keys.iter().find(|key| key.email.folded() == folded).map(|key| format!("the key {}", key.title))
        }
    };
    holder.map_or(Ok(()), |holder| Err(MemberError::EmailTaken { email: email.to_string(), holder }.into()))
}

/// Refuses to demote or remove the only administrator (rule R9).
fn refuse_last_administrator(tx: &ReadTx<'_>, member: &Member, what: &str) -> Result<()> {
    if member.role < Role::Administrator || member::administrators(tx)?.len() > 1 {
        return Ok(());
    }
    Err(MemberError::LastAdministrator { name: member.name.to_string(), what: what.to_owned() }.into())
}

#[cfg(test)]
mod tests;
