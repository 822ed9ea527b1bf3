//! Resources: data sources, projects, layers and tables.

use std::fmt;

use super::id::ResourceId;
use super::text::Name;
use super::time::Timestamp;

/// The kind of a resource. [`KINDS`] has the differences between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A source of data for layers and tables.
    DataSource,
    /// A container of layers and tables.
    Project,
    /// A layer of a map.
    Layer,
    /// A table of records.
    Table,
}

/// The properties of one kind.
#[derive(Debug)]
pub struct KindFacts {
    pub kind: Kind,
    /// The name in the store, in JSON and on the command line.
    pub name: &'static str,
    /// The singular in a sentence.
    pub singular: &'static str,
    /// The plural in a sentence.
    pub plural: &'static str,
    /// Belongs to a project and can use a data source (rule R5).
    pub contained: bool,
}

/// Every kind, in display order.
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
    /// Returns the properties of this kind.
    #[must_use]
    pub fn facts(self) -> &'static KindFacts {
        &KINDS[self as usize]
    }

    /// Returns the name in the store, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.facts().name
    }

    /// Returns the kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        KINDS.iter().find(|facts| facts.name == name).map(|facts| facts.kind)
    }

    /// Formats a count of this kind: `1 layer`, `3 layers`.
    #[must_use]
    pub fn count(self, count: u64) -> String {
        let facts = self.facts();
        format!("{count} {}", if count == 1 { facts.singular } else { facts.plural })
    }
}

/// Counts resources by kind, in words: `1 project and 3 layers`, or `nothing`.
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

/// A thing that members and keys can own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    pub id: ResourceId,
    pub kind: Kind,
    pub name: Name,
    /// The project of a layer or table.
    pub project: Option<ResourceRef>,
    /// The data source of a layer or table, if it has one.
    pub source: Option<ResourceRef>,
    /// The time at which it was added.
    pub created: Timestamp,
}

/// The id and name of another resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceRef {
    pub id: ResourceId,
    pub name: Name,
}

impl Resource {
    /// Returns `project/name` for a resource in a project, otherwise its name.
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
    fn kinds_index_their_facts() {
        for facts in &KINDS {
            assert_eq!(facts.kind.facts().name, facts.name);
            assert_eq!(Kind::from_name(facts.name), Some(facts.kind));
        }
    }
}
