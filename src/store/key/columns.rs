//! The columns of keys.

use super::super::column::{Column, Expression, Noun};
use super::super::engine::{Columns, Row};
use super::super::select::id_start;
use super::decode;
use crate::domain::datum::{ColumnKind, Datum};
use crate::domain::key::{Key, KeyStatus};
use crate::domain::time::Timestamp;
use crate::error::Result;

/// A key as shown in lists and documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    pub key: Key,
    /// Its status at the time of reading.
    pub status: KeyStatus,
    /// The unique start of its id, if requested.
    pub id_start: Option<String>,
    /// The last use, to the minute, if requested.
    pub last_used: Option<Timestamp>,
    /// The number of resources it owns, if requested.
    pub owns: Option<u64>,
    /// The first characters of its newest confirmed secret, if requested.
    pub secret_start: Option<String>,
}

/// A column of keys, to filter, sort and choose by.
pub type KeyField = &'static Column<KeyRow>;

/// A key's number of owned resources.
const OWNS: &str =
    "(SELECT count(*) FROM acl_grant g WHERE g.principal_id = k.id AND g.permission = 'owner')";

/// The first characters of the newest confirmed secret.
macro_rules! secret_start {
    () => {
        "(SELECT s.recognizable FROM secret s WHERE s.key_id = k.id
            AND s.delivered IS NOT NULL ORDER BY s.number DESC LIMIT 1)"
    };
}

impl Noun for KeyRow {
    const NAME: &'static str = "key";

    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "id",
            kind: ColumnKind::Id,
            help: "its id",
            place: Some(2),
            rank: 4,
            sql: Expression::column("k.id"),
            read: None,
            datum: |row| Datum::Id { id: row.key.id.to_string(), start: row.id_start.as_deref() },
        },
        Column {
            name: "title",
            kind: ColumnKind::Text,
            help: "the name people gave it",
            place: Some(1),
            rank: 0,
            sql: Expression::column("k.title_fold"),
            read: None,
            datum: |row| Datum::text(row.key.title.as_str()),
        },
        Column {
            name: "email",
            kind: ColumnKind::Text,
            help: "its own address",
            place: None,
            rank: 3,
            sql: Expression::column("k.email"),
            read: None,
            datum: |row| Datum::text(row.key.email.as_str()),
        },
        Column {
            name: "role",
            kind: ColumnKind::Word(&["viewer", "editor"]),
            help: "viewer or editor",
            place: None,
            rank: 3,
            sql: Expression::ranked("k.role", "CASE k.role WHEN 'viewer' THEN 0 ELSE 1 END"),
            read: None,
            datum: |row| Datum::Word(row.key.role.as_str()),
        },
        Column {
            name: "status",
            kind: ColumnKind::Status(&["active", "unconfirmed", "expired", "revoked"]),
            help: "active, unconfirmed, expired or revoked",
            place: None,
            rank: 3,
            sql: Expression::column(
                "CASE WHEN k.revoked IS NOT NULL THEN 'revoked' WHEN k.expires <= $now THEN 'expired'
                    WHEN k.delivered IS NULL THEN 'unconfirmed' ELSE 'active' END",
            )
            .words(&[
                ("active", "k.revoked IS NULL AND k.expires > $now AND k.delivered IS NOT NULL"),
                ("unconfirmed", "k.revoked IS NULL AND k.expires > $now AND k.delivered IS NULL"),
                ("expired", "k.revoked IS NULL AND k.expires <= $now"),
                ("revoked", "k.revoked IS NOT NULL"),
            ]),
            read: None,
            datum: |row| Datum::Status(row.status),
        },
        Column {
            name: "creator",
            kind: ColumnKind::Creator,
            help: "the member who created it; filters match name and email",
            place: Some(3),
            rank: 5,
            // In a subquery, so that the index of creators serves.
            sql: Expression::either("c.name_fold", "c.email_fold")
                .within("k.creator_id IN (SELECT c.id FROM member c WHERE ", "m.name_fold"),
            read: None,
            datum: |row| Datum::Creator(&row.key.creator),
        },
        Column {
            name: "created",
            kind: ColumnKind::Instant,
            help: "when it was created",
            place: Some(4),
            rank: 6,
            sql: Expression::column("k.created"),
            read: None,
            datum: |row| Datum::Instant(row.key.created),
        },
        Column {
            name: "expires",
            kind: ColumnKind::Expiry,
            help: "when it expires; expired, revoked or few days left in words",
            place: Some(5),
            rank: 1,
            sql: Expression::column("k.expires"),
            read: None,
            datum: |row| Datum::Expiry { expires: row.key.expires, status: row.status },
        },
        Column {
            name: "last-used",
            kind: ColumnKind::LastUse,
            help: "when it was last verified, to the minute, or never",
            place: None,
            rank: 3,
            // An unused key counts from its creation, so that `<-90d` finds it. The number is the stored `never`.
            sql: Expression::awaited(
                "coalesce(u.last_used, 9223372036854775807)",
                "coalesce(u.last_used, k.created)",
            ),
            read: Some("u.last_used"),
            datum: |row| Datum::LastUse(row.last_used),
        },
        Column {
            name: "owns",
            kind: ColumnKind::Count,
            help: "how many resources it owns",
            place: None,
            rank: 3,
            sql: Expression::column(OWNS),
            read: Some(OWNS),
            datum: |row| Datum::Count(row.owns),
        },
        Column {
            name: "secret-start",
            kind: ColumnKind::SecretStart,
            help: "the first characters of its newest confirmed secret",
            place: None,
            rank: 3,
            sql: Expression::column(concat!("lower(", secret_start!(), ")")),
            read: Some(secret_start!()),
            datum: |row| Datum::SecretStart(row.secret_start.as_deref()),
        },
    ];
}

pub(super) fn decode_row(row: &dyn Row, now: Timestamp) -> Result<KeyRow> {
    let columns = Columns::new(row, "api_key");
    let key = decode(&columns)?;
    Ok(KeyRow {
        status: key.state(now),
        last_used: columns.optional_instant("last_used")?,
        owns: columns.optional_count("owns")?,
        secret_start: columns.optional_text("secret_start")?,
        id_start: id_start(&columns, key.id)?,
        key,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::{Field as _, Shape};
    use crate::domain::role::KeyRole;

    #[test]
    fn closed_sets_match_the_domain() {
        let words = |name: &str| {
            let column = KeyRow::COLUMNS.iter().find(|column| column.name == name).unwrap();
            let Shape::Words(words) = column.shape() else { panic!("{name} has no words") };
            words.to_vec()
        };
        assert_eq!(words("role"), KeyRole::ALL.map(KeyRole::as_str));
        assert_eq!(words("status"), KeyStatus::ALL.map(KeyStatus::as_str));
    }
}
