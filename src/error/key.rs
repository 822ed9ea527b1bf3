//! Rules about keys and members.

use super::catalogue::catalogue;
use crate::domain::id::KeyId;

catalogue! {
    /// A rule about keys forbids it.
    pub enum KeyError {
        /// The key is expired, so a new secret would not work.
        Expired { id: KeyId, title: String, expired: String } => "key-expired", Failed,
            message("`{title}` expired at {expired}: a new secret would not work"),
            hint("extend it first: `keys update {id} --expires 90d`");
        /// The key is revoked, so a new secret would not work.
        Revoked { id: KeyId, title: String } => "key-revoked", Failed,
            message("`{title}` is revoked: a new secret would not work"),
            hint("restore it first: `keys restore {id}`");
        /// The store has no keys to choose from.
        NoKeys => "no-keys", Failed,
            message("no keys yet"),
            hint("create one with `keys create`");
    }
}

catalogue! {
    /// A rule about members forbids it.
    pub enum MemberError {
        /// Another member or a key has the email address.
        EmailTaken { email: String, holder: String } => "email-taken", Failed,
            message("{email} is the address of {holder}"),
            hint("choose another address; `keys member list` shows those of all members");
        /// The only administrator would be removed or lose the role.
        LastAdministrator { name: String, what: String } => "last-administrator", Failed,
            message("{name} is the only administrator and cannot be {what}"),
            hint("make another member an administrator first: `keys member update WHO --role administrator`");
    }
}
