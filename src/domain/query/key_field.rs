//! The fields of keys.

use super::{Field, Shape};

/// A field of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyField {
    /// What people call it.
    Title,
    /// Its id.
    Id,
    /// Who created it: their name or email address.
    Creator,
    /// When it was created.
    Created,
    /// When it ends.
    Expires,
    /// What it may do.
    Role,
    /// Its address.
    Email,
    /// Whether it works.
    Status,
    /// When it last proved itself; `never` if it has not yet. What `<` and `>` ask of an instant, and sorting, then
    /// goes by its creation: so long it has been unused.
    LastUsed,
    /// How many resources it owns.
    Owns,
    /// The first characters of its secret, by which people recognise it.
    Secret,
}

impl Field for KeyField {
    const ALL: &'static [Self] = &[
        Self::Title,
        Self::Id,
        Self::Creator,
        Self::Created,
        Self::Expires,
        Self::Role,
        Self::Email,
        Self::Status,
        Self::LastUsed,
        Self::Owns,
        Self::Secret,
    ];

    const DEFAULT: &'static [Self] = &[Self::Title, Self::Id, Self::Creator, Self::Created, Self::Expires];

    const NOUN: &'static str = "key";

    fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Id => "id",
            Self::Creator => "creator",
            Self::Created => "created",
            Self::Expires => "expires",
            Self::Role => "role",
            Self::Email => "email",
            Self::Status => "status",
            Self::LastUsed => "last-used",
            Self::Owns => "owns",
            Self::Secret => "secret",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Title | Self::Id | Self::Creator | Self::Email | Self::Secret => Shape::Text,
            Self::Created | Self::Expires | Self::LastUsed => Shape::Instant,
            Self::Role => Shape::Words(&["viewer", "editor"]),
            Self::Status => Shape::Words(&["active", "expired", "revoked"]),
            Self::Owns => Shape::Number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::key::KeyStatus;
    use crate::domain::role::KeyRole;

    #[test]
    fn the_words_are_those_of_the_domain() {
        let Shape::Words(words) = KeyField::Role.shape() else { panic!() };
        assert_eq!(words, KeyRole::ALL.map(KeyRole::as_str));
        let Shape::Words(words) = KeyField::Status.shape() else { panic!() };
        assert_eq!(words, KeyStatus::ALL.map(KeyStatus::as_str));
    }
}
