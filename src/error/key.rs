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
        /// A rotation ends the old secrets of a revoked key at once.
        GraceWhileRevoked { title: String } => "key-revoked", Failed,
            message("`{title}` is revoked: a rotation ends its old secrets at once"),
            hint("omit `--grace`; the new secret works after `keys restore`");
        /// The key was revoked after the command began.
        RevokedMeanwhile { id: KeyId, title: String, by: String } => "key-revoked", Failed,
            message("{by} revoked `{title}` in the meantime"),
            hint("run `keys log {id}` to see why, and `keys rotate {id}` for another secret");
        /// The key was deleted after the command began.
        DeletedMeanwhile { title: String } => "not-found", Failed,
            message("`{title}` was deleted in the meantime"),
            hint("see by whom with `keys log --action key.deleted`");
        /// The key was rotated after the command began. The later rotation wins.
        RotatedMeanwhile { id: KeyId, title: String, by: String } => "superseded", Failed,
            message("{by} rotated `{title}` in the meantime"),
            hint("ask {by} for the secret, or give the key another one: `keys rotate {id}`");
        /// The new secret was removed from the store.
        SecretGone { id: KeyId, title: String } => "superseded", Failed,
            message("the new secret of `{title}` is no longer in the store"),
            hint("give the key another one: `keys rotate {id}`");
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
