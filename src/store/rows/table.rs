//! Every table and column of a store. A test compares this list with the schema.

/// A table whose rows are exported and copied. The order of [`TABLES`] is that of references between rows.
#[derive(Debug)]
pub struct Table {
    /// Its name in SQL.
    pub name: &'static str,
    /// The word for a row in an export.
    pub noun: &'static str,
    pub columns: &'static [Column],
    /// The order of its rows in an export. No two rows are equal in it.
    pub order: &'static [Order],
}

#[derive(Debug)]
pub struct Column {
    /// Its name in SQL.
    pub name: &'static str,
    /// Its name in an export.
    pub field: &'static str,
    pub content: Content,
}

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Text,
    /// Text or NULL.
    OptionalText,
    Number,
    /// Milliseconds UTC.
    Time,
    /// The same or NULL.
    OptionalTime,
    /// Milliseconds UTC, or never.
    Expiry,
    /// 32 bytes.
    Hash,
    /// Always 1. Like the following, it is not exported, because it follows from the other columns.
    One,
    /// Another column, to sort and search by.
    Folded(&'static str),
    /// The number that the secret is found by.
    HashStart,
    /// A column of the key.
    OfKey(&'static str),
}

impl Content {
    /// Reports whether the content does not follow from other columns.
    #[must_use]
    pub fn is_stored(self) -> bool {
        !matches!(self, Self::One | Self::Folded(_) | Self::HashStart | Self::OfKey(_))
    }
}

/// A part of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By a stored column.
    By(&'static str),
    /// Resources without a project and a data source first: others refer to them.
    ContainersFirst,
}

impl Table {
    /// The columns that are exported.
    pub fn stored(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.columns.iter().filter(|column| column.content.is_stored())
    }

    /// The place of an exported column.
    pub fn place(&self, name: &str) -> usize {
        self.stored().position(|column| column.name == name).unwrap_or_default()
    }
}

const fn column(name: &'static str, content: Content) -> Column {
    Column { name, field: name, content }
}

const fn named(name: &'static str, field: &'static str, content: Content) -> Column {
    Column { name, field, content }
}

use Content::{Expiry, Folded, Hash, HashStart, Number, OfKey, One, OptionalText, OptionalTime, Text, Time};
use Order::{By, ContainersFirst};

/// The tables, except for the end of the log, which is in the first line of an export.
pub const TABLES: &[Table] = &[
    Table {
        name: "organization",
        noun: "organization",
        columns: &[column("only", One), column("id", Text), column("name", Text), column("prefix", Text)],
        order: &[By("id")],
    },
    Table {
        name: "member",
        noun: "member",
        columns: &[
            column("id", Text),
            column("name", Text),
            column("name_fold", Folded("name")),
            column("email", Text),
            column("email_fold", Folded("email")),
            column("role", Text),
            column("added", Time),
            column("removed", OptionalTime),
        ],
        order: &[By("id")],
    },
    Table {
        name: "api_key",
        noun: "key",
        columns: &[
            column("id", Text),
            column("title", Text),
            column("title_fold", Folded("title")),
            column("email", Text),
            column("role", Text),
            column("creator_id", Text),
            column("created", Time),
            column("expires", Expiry),
            column("revoked", OptionalTime),
            column("delivered", OptionalTime),
        ],
        order: &[By("id")],
    },
    Table {
        name: "key_use",
        noun: "key_use",
        columns: &[column("key_id", Text), column("last_used", Time)],
        order: &[By("key_id")],
    },
    Table {
        name: "secret",
        noun: "secret",
        columns: &[
            column("hash_start", HashStart),
            column("hash", Hash),
            column("key_id", Text),
            column("number", Number),
            named("recognizable", "secret_start", Text),
            column("created", Time),
            column("ends", Expiry),
            column("delivered", OptionalTime),
            column("key_title", OfKey("title")),
            column("key_email", OfKey("email")),
            column("key_role", OfKey("role")),
            column("key_expires", OfKey("expires")),
            column("key_revoked", OfKey("revoked")),
        ],
        order: &[By("key_id"), By("number")],
    },
    Table {
        name: "resource",
        noun: "resource",
        columns: &[
            column("id", Text),
            column("kind", Text),
            column("name", Text),
            column("name_fold", Folded("name")),
            column("project_id", OptionalText),
            column("source_id", OptionalText),
            column("created", Time),
        ],
        order: &[ContainersFirst, By("id")],
    },
    Table {
        name: "acl_grant",
        noun: "grant",
        columns: &[
            column("resource_id", Text),
            column("principal_kind", Text),
            column("principal_id", Text),
            column("permission", Text),
        ],
        order: &[By("resource_id"), By("principal_id")],
    },
    Table {
        name: "event",
        noun: "event",
        columns: &[
            column("number", Number),
            column("at", Time),
            column("actor_id", Text),
            column("actor", Text),
            column("os_user", Text),
            column("action", Text),
            column("subject_id", Text),
            column("subject", Text),
            column("detail", Text),
            column("reason", OptionalText),
            column("hash", Hash),
        ],
        order: &[By("number")],
    },
];
