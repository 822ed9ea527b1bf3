//! What keys and members own: data sources, projects, layers and tables.

use std::fmt;

use super::id::ResourceId;
use super::text::Name;
use super::time::Timestamp;

/// What sort of thing a resource is. The table [`KINDS`] says all that differs between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Where data comes from.
    DataSource,
    /// What layers and tables stand in.
    Project,
    /// A layer of a map.
    Layer,
    /// A table of records.
    Table,
}

/// What is to be known of one kind.
#[derive(Debug)]
pub struct KindFacts {
    /// The kind these facts are of.
    pub kind: Kind,
    /// Its one spelling.
    pub name: &'static str,
    /// For one of them, in a sentence.
    pub singular: &'static str,
    /// For several of them, in a sentence.
    pub plural: &'static str,
    /// Whether it stands in a project and may draw on a data source (rule R5).
    pub contained: bool,
}

/// Every kind of resource, in the order in which they are shown.
pub const KINDS: [KindFacts; 4] = [
    KindFacts {
        kind: Kind::DataSource,
        name: "data-source",
        singular: "data source",
        plural: "data sources",
        contained: false,
    },
    KindFacts {
        kind: Kind::Project,
        name: "project",
        singular: "project",
        plural: "projects",
        contained: false,
    },
    KindFacts { kind: Kind::Layer, name: "layer", singular: "layer", plural: "layers", contained: true },
    KindFacts { kind: Kind::Table, name: "table", singular: "table", plural: "tables", contained: true },
];

impl Kind {
    /// What is to be known of this kind.
    #[must_use]
    pub fn facts(self) -> &'static KindFacts {
        &KINDS[self as usize]
    }

    /// Its one spelling, in the store, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.facts().name
    }

    /// The kind of that spelling.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        KINDS.iter().find(|facts| facts.name == name).map(|facts| facts.kind)
    }

    /// `count` of this kind in words: `1 layer`, `3 layers`.
    #[must_use]
    pub fn count(self, count: u64) -> String {
        let facts = self.facts();
        format!("{count} {}", if count == 1 { facts.singular } else { facts.plural })
    }
}

/// The number of resources of each kind in words: `1 project and 3 layers`; of none, `nothing`.
#[must_use]
pub fn in_words<'r>(resources: impl IntoIterator<Item = &'r Resource>) -> String {
    let mut counts = [0; KINDS.len()];
    for resource in resources {
        counts[resource.kind as usize] += 1;
    }
    let counted: Vec<String> = KINDS
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(facts, count)| facts.kind.count(count))
        .collect();
    match counted.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A thing that is owned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its id.
    pub id: ResourceId,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its name.
    pub name: Name,
    /// The project that a layer or table stands in.
    pub project: Option<ResourceRef>,
    /// The data source that a layer or table draws on.
    pub source: Option<ResourceRef>,
    /// When it was added.
    pub created: Timestamp,
}

/// Another resource, as far as it is needed to name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceRef {
    /// Its id.
    pub id: ResourceId,
    /// Its name.
    pub name: Name,
}

impl Resource {
    /// `project/name` where it stands in a project, else its name.
    #[must_use]
    pub fn path(&self) -> String {
        match &self.project {
            Some(project) => format!("{}/{}", project.name, self.name),
            None => self.name.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_of_each_kind_stand_where_the_kind_looks_for_them() {
        for facts in &KINDS {
            assert_eq!(facts.kind.facts().name, facts.name);
            assert_eq!(Kind::from_name(facts.name), Some(facts.kind));
        }
    }
}
