//! The fields of resources.

use super::{Field, Shape};

/// A field of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResourceField {
    /// Its name.
    Name,
    /// Its id.
    Id,
    /// What sort of thing it is.
    Kind,
    /// The project that it stands in.
    Project,
    /// The data source that it draws on.
    Source,
    /// Who owns it: their names or email addresses.
    Owners,
    /// When it was added.
    Created,
}

impl Field for ResourceField {
    const ALL: &'static [Self] =
        &[Self::Name, Self::Id, Self::Kind, Self::Project, Self::Source, Self::Owners, Self::Created];

    const DEFAULT: &'static [Self] = &[Self::Name, Self::Id, Self::Kind, Self::Project, Self::Owners];

    const NOUN: &'static str = "resource";

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Id => "id",
            Self::Kind => "kind",
            Self::Project => "project",
            Self::Source => "source",
            Self::Owners => "owners",
            Self::Created => "created",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Name | Self::Id | Self::Project | Self::Source | Self::Owners => Shape::Text,
            Self::Kind => Shape::Words(&["data-source", "project", "layer", "table"]),
            Self::Created => Shape::Instant,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::resource::KINDS;

    #[test]
    fn the_words_are_those_of_the_domain() {
        let Shape::Words(words) = ResourceField::Kind.shape() else { panic!() };
        assert_eq!(words, KINDS.map(|facts| facts.name));
    }
}
