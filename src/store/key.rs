//! Keys' rows.

use super::engine::{Columns, Row};
use super::select::{self, Columns as Expressions, Expression, Select, id_range};
use super::{ReadTx, WriteTx};
use crate::domain::email::Email;
use crate::domain::id::KeyId;
use crate::domain::key::{Creator, Key};
use crate::domain::query::{Field as _, KeyField, Query};
use crate::domain::role::KeyRole;
use crate::domain::text::{Name, fold};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// A key, with what a list says of it besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// The key.
    pub key: Key,
    /// When it was last used, to the minute; nothing where that was not asked for.
    pub last_used: Option<Timestamp>,
    /// How many resources it owns, where that was asked for.
    pub owns: Option<u64>,
    /// The recognisable first characters of its newest secret, where they were asked for.
    pub secret: Option<String>,
}

/// What [`decode_row`] reads besides the key: each costs another look for every row.
const DETAILS: [(KeyField, &str, &str); 3] = [
    (KeyField::LastUsed, ", u.last_used AS last_used", ", NULL AS last_used"),
    (
        KeyField::Owns,
        ", (SELECT count(*) FROM acl_grant g WHERE g.principal_id = k.id AND g.permission = 'owner') AS owns",
        ", NULL AS owns",
    ),
    (
        KeyField::Secret,
        ", (SELECT s.recognizable FROM secret s WHERE s.key_id = k.id
            ORDER BY s.created DESC, s.recognizable DESC LIMIT 1) AS secret",
        ", NULL AS secret",
    ),
];

/// The columns that [`decode`] reads.
macro_rules! select_key {
    () => {
        "SELECT k.id AS id, k.title AS title, k.email AS email, k.role AS role, m.id AS creator_id, m.name AS creator,
            m.email AS creator_email, k.created AS created, k.expires AS expires, k.revoked AS revoked"
    };
}

/// Where they come from, and what follows.
macro_rules! from_keys {
    ($rest:literal) => {
        concat!(" FROM api_key k JOIN member m ON m.id = k.creator_id ", $rest)
    };
}

/// Adds a key.
pub fn insert(tx: &WriteTx<'_>, key: &Key) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO api_key (id, title, title_fold, email, role, creator_id, created, expires, revoked)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            key.id.into(),
            key.title.as_str().into(),
            key.title.folded().into(),
            key.email.as_str().into(),
            key.role.as_str().into(),
            key.creator.id.into(),
            key.created.into(),
            key.expires.into(),
            key.revoked.into(),
        ],
    )?;
    Ok(())
}

/// Writes a key's title, role, expiry and whether it is revoked.
pub fn update(tx: &WriteTx<'_>, key: &Key) -> Result<()> {
    tx.connection.execute(
        "UPDATE api_key SET title = $2, title_fold = $3, role = $4, expires = $5, revoked = $6 WHERE id = $1",
        &[
            key.id.into(),
            key.title.as_str().into(),
            key.title.folded().into(),
            key.role.as_str().into(),
            key.expires.into(),
            key.revoked.into(),
        ],
    )?;
    Ok(())
}

/// Deletes a key and its secrets. Its grants are `grant::remove_all`'s to delete.
pub fn delete(tx: &WriteTx<'_>, id: KeyId) -> Result<()> {
    tx.connection.execute("DELETE FROM api_key WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// The key of that id.
pub fn get(tx: &ReadTx<'_>, id: KeyId) -> Result<Option<Key>> {
    let mut found = None;
    tx.connection.query(concat!(select_key!(), from_keys!("WHERE k.id = $1")), &[id.into()], &mut |row| {
        found = Some(decode(&Columns::new(row, "api_key"))?);
        Ok(())
    })?;
    Ok(found)
}

/// The keys that `text` names: by id, by the start of it (4 characters or more), by email or by title. At most 21:
/// one more than are told of.
pub fn matching(tx: &ReadTx<'_>, text: &str) -> Result<Vec<Key>> {
    let (start, end) = id_range(text);
    let mut keys = Vec::new();
    tx.connection.query(
        concat!(
            select_key!(),
            from_keys!(
                "WHERE (k.id >= $1 AND k.id < $2) OR k.email = $3 OR k.title_fold = $3
                 ORDER BY k.created, k.id LIMIT 21"
            )
        ),
        &[start.into(), end.into(), fold(text).into()],
        &mut |row| {
            keys.push(decode(&Columns::new(row, "api_key"))?);
            Ok(())
        },
    )?;
    Ok(keys)
}

/// How many keys have that title, whatever its case.
pub fn count_titled(tx: &ReadTx<'_>, title: &Name) -> Result<u64> {
    let mut count = 0;
    tx.connection.query(
        "SELECT count(*) AS count FROM api_key WHERE title_fold = $1",
        &[title.folded().into()],
        &mut |row| {
            count = Columns::new(row, "api_key").count("count")?;
            Ok(())
        },
    )?;
    Ok(count)
}

/// Whether that address is taken by a key.
pub fn has_email(tx: &ReadTx<'_>, email: &Email) -> Result<bool> {
    let mut taken = false;
    tx.connection.query("SELECT 1 FROM api_key WHERE email = $1", &[email.as_str().into()], &mut |_| {
        taken = true;
        Ok(())
    })?;
    Ok(taken)
}

/// The titles of the first 10,000 keys, to suggest one from.
pub fn titles(tx: &ReadTx<'_>) -> Result<Vec<String>> {
    let mut titles = Vec::new();
    tx.connection.query(
        "SELECT title FROM api_key ORDER BY title_fold, id LIMIT 10000",
        &[],
        &mut |row| {
            titles.push(Columns::new(row, "api_key").text("title")?.into_owned());
            Ok(())
        },
    )?;
    Ok(titles)
}

/// The shortest start of a key's id, of 8 characters or more, that no other key's id has.
pub fn unique_start(tx: &ReadTx<'_>, id: KeyId) -> Result<String> {
    select::unique_start(
        tx,
        "SELECT max(id) AS neighbor FROM api_key WHERE id < $1
         UNION ALL SELECT min(id) AS neighbor FROM api_key WHERE id > $1",
        &id.to_string(),
    )
}

/// The key of that id, with what a list says of it.
pub fn row(tx: &ReadTx<'_>, id: KeyId) -> Result<KeyRow> {
    let mut found = None;
    let mut select = select_rows(KeyField::ALL);
    select.and("k.id = ", id);
    select.run(tx, &mut |row| {
        found = Some(decode_row(row)?);
        Ok(())
    })?;
    found.ok_or_else(|| Error::NotFound { noun: "key", wanted: id.to_string(), near: Vec::new() })
}

/// Walks the keys that `query` asks for, as they stand at `now`.
pub fn each(
    tx: &ReadTx<'_>,
    query: &Query<KeyField>,
    now: Timestamp,
    visit: &mut dyn FnMut(KeyRow) -> Result<()>,
) -> Result<()> {
    let mut select = select_rows(&query.fields);
    let expressions: Expressions<KeyField> = &|field| expression(field, now);
    select.apply(query, expressions, KeyField::Created, "k.id");
    select.run(tx, &mut |row| visit(decode_row(row)?))
}

/// The keys as a list has them, with what of the details is among `fields`.
fn select_rows(fields: &[KeyField]) -> Select {
    let mut select = Select::new(select_key!());
    for (field, known, left_out) in DETAILS {
        select.push(if fields.contains(&field) { known } else { left_out });
    }
    select.push(from_keys!("LEFT JOIN key_use u ON u.key_id = k.id WHERE true"));
    select
}

/// What a field of a query is in SQL.
fn expression(field: KeyField, now: Timestamp) -> Expression {
    match field {
        KeyField::Title => Expression::column("k.title_fold"),
        KeyField::Id => Expression::column("k.id"),
        KeyField::Creator => Expression::either("m.name_fold", "m.email_fold"),
        KeyField::Created => Expression::column("k.created"),
        KeyField::Expires => Expression::column("k.expires"),
        KeyField::Role => Expression::ranked("k.role", "CASE k.role WHEN 'viewer' THEN 0 ELSE 1 END"),
        KeyField::Email => Expression::column("k.email"),
        KeyField::Status => Expression::at(
            "CASE WHEN k.revoked IS NOT NULL THEN 'revoked' WHEN k.expires <= $now THEN 'expired' ELSE 'active' END",
            now,
        ),
        // A key that was never used is as long unused as it exists: what was not used in 90 days is to be found by
        // `<-90d`. The number is how never is stored.
        KeyField::LastUsed => Expression::awaited(
            "coalesce(u.last_used, 9223372036854775807)",
            "coalesce(u.last_used, k.created)",
        ),
        KeyField::Owns => Expression::column(
            "(SELECT count(*) FROM acl_grant g WHERE g.principal_id = k.id AND g.permission = 'owner')",
        ),
        KeyField::Secret => Expression::column(
            "lower((SELECT s.recognizable FROM secret s WHERE s.key_id = k.id ORDER BY s.created DESC, s.recognizable DESC LIMIT 1))",
        ),
    }
}

fn decode_row(row: &dyn Row) -> Result<KeyRow> {
    let columns = Columns::new(row, "api_key");
    Ok(KeyRow {
        key: decode(&columns)?,
        last_used: columns.optional_instant("last_used")?,
        owns: columns.optional_count("owns")?,
        secret: columns.optional_text("secret")?,
    })
}

fn decode(columns: &Columns<'_>) -> Result<Key> {
    Ok(Key {
        id: columns.parsed("id", |id| id.parse().ok())?,
        title: Name::stored(columns.text("title")?.into_owned()),
        email: Email::stored(columns.text("email")?.into_owned()),
        role: columns.parsed("role", KeyRole::from_name)?,
        creator: Creator {
            id: columns.parsed("creator_id", |id| id.parse().ok())?,
            name: Name::stored(columns.text("creator")?.into_owned()),
            email: Email::stored(columns.text("creator_email")?.into_owned()),
        },
        created: columns.instant("created")?,
        expires: columns.expiry("expires")?,
        revoked: columns.optional_instant("revoked")?,
    })
}
