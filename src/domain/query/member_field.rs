//! The fields of members.

use super::{Field, Shape};

/// A field of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberField {
    /// Their name.
    Name,
    /// Their id.
    Id,
    /// Their email address.
    Email,
    /// What they may do.
    Role,
    /// When they were added.
    Added,
    /// How many resources they own.
    Owns,
    /// How many keys they created.
    Keys,
}

impl Field for MemberField {
    const ALL: &'static [Self] =
        &[Self::Name, Self::Id, Self::Email, Self::Role, Self::Added, Self::Owns, Self::Keys];

    const DEFAULT: &'static [Self] = &[Self::Name, Self::Id, Self::Email, Self::Role, Self::Added];

    const NOUN: &'static str = "member";

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Id => "id",
            Self::Email => "email",
            Self::Role => "role",
            Self::Added => "added",
            Self::Owns => "owns",
            Self::Keys => "keys",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Name | Self::Id | Self::Email => Shape::Text,
            Self::Role => Shape::Words(&["viewer", "editor", "administrator"]),
            Self::Added => Shape::Instant,
            Self::Owns | Self::Keys => Shape::Number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;

    #[test]
    fn the_words_are_those_of_the_domain() {
        let Shape::Words(words) = MemberField::Role.shape() else { panic!() };
        assert_eq!(words, Role::ALL.map(Role::as_str));
    }
}
