//! The rows of keys.

mod columns;
mod near;
mod tally;

pub use columns::{KeyField, KeyRow};
pub use near::titles_near;
pub use tally::{by_creator, count_matching};

use super::column::Noun as _;
use super::engine::Columns;
use super::select::{Select, id_range};
use super::{ReadTx, WriteTx};
use crate::domain::email::Email;
use crate::domain::id::KeyId;
use crate::domain::key::{Creator, Key};
use crate::domain::query::Query;
use crate::domain::role::KeyRole;
use crate::domain::text::{Name, fold};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// The columns for [`decode`].
macro_rules! select_key {
    () => {
        "SELECT k.id AS id, k.title AS title, k.email AS email, k.role AS role, m.id AS creator_id, m.name AS creator,
            m.email AS creator_email, k.created AS created, k.expires AS expires, k.revoked AS revoked,
            k.delivered AS delivered"
    };
}

/// The tables of these columns, and the rest of the statement.
macro_rules! from_keys {
    ($rest:literal) => {
        concat!(" FROM api_key k JOIN member m ON m.id = k.creator_id ", $rest)
    };
}

mod search;

/// Adds a key.
pub fn insert(tx: &WriteTx<'_>, key: &Key) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO api_key (id, title, title_fold, email, role, creator_id, created, expires, revoked, delivered)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
            key.delivered.into(),
        ],
    )?;
    Ok(())
}

/// Updates a key's title, role, expiry and revocation.
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

/// Records the first delivery of a key's secret.
pub fn confirm(tx: &WriteTx<'_>, id: KeyId, delivered: Timestamp) -> Result<()> {
    tx.connection
        .execute("UPDATE api_key SET delivered = $2 WHERE id = $1", &[id.into(), delivered.into()])?;
    Ok(())
}

/// Deletes a key and its secrets. Delete its grants with `grant::remove_all`.
pub fn delete(tx: &WriteTx<'_>, id: KeyId) -> Result<()> {
    tx.connection.execute("DELETE FROM api_key WHERE id = $1", &[id.into()])?;
    Ok(())
}

pub fn get(tx: &ReadTx<'_>, id: KeyId) -> Result<Option<Key>> {
    let mut found = None;
    tx.connection.query(concat!(select_key!(), from_keys!("WHERE k.id = $1")), &[id.into()], &mut |row| {
        found = Some(decode(&Columns::new(row, "api_key"))?);
        Ok(())
    })?;
    Ok(found)
}

/// Finds keys by id, by the start of it (4 characters or more), by email or by title. Returns at most 21: one more
/// than messages list.
pub fn matching(tx: &ReadTx<'_>, text: &str) -> Result<Vec<Key>> {
    let (start, end) = id_range(text);
    let mut keys = Vec::new();
    tx.connection.query(
        concat!(
            select_key!(),
            from_keys!(
                "WHERE (k.id >= $1 AND k.id < $2) OR k.email = $3 OR k.title_fold = $3
                 ORDER BY k.title <> $4, k.created, k.id LIMIT 21"
            )
        ),
        &[start.into(), end.into(), fold(text).into(), text.into()],
        &mut |row| {
            keys.push(decode(&Columns::new(row, "api_key"))?);
            Ok(())
        },
    )?;
    Ok(keys)
}

/// Counts the keys with this title, ignoring case.
pub fn count_titled(tx: &ReadTx<'_>, title: &Name) -> Result<u64> {
    let mut select = Select::new("SELECT count(*) AS count FROM api_key WHERE true");
    select.and("title_fold = ", title.folded());
    select.count(tx, "api_key")
}

/// Calls `visit` for the keys with one of two folded titles or a title near the first in alphabetical order: at most
/// 1,000 on each side, so that the time does not grow with the store.
pub fn each_title_near(
    tx: &ReadTx<'_>,
    folded: &str,
    other: &str,
    visit: &mut dyn FnMut(KeyId, &str),
) -> Result<()> {
    let statements = [
        "SELECT id, title FROM api_key WHERE title_fold = $1 AND $1 <> $2 ORDER BY id LIMIT 20",
        "SELECT id, title FROM api_key WHERE title_fold < $2 ORDER BY title_fold DESC, id DESC LIMIT 1000",
        "SELECT id, title FROM api_key WHERE title_fold > $2 ORDER BY title_fold, id LIMIT 1000",
    ];
    for sql in statements {
        tx.connection.query(sql, &[other.into(), folded.into()], &mut |row| {
            let columns = Columns::new(row, "api_key");
            visit(columns.parsed("id", |id| id.parse().ok())?, &columns.text("title")?);
            Ok(())
        })?;
    }
    Ok(())
}

/// Reports whether a key has this address.
pub fn has_email(tx: &ReadTx<'_>, email: &Email) -> Result<bool> {
    let mut taken = false;
    tx.connection.query("SELECT 1 FROM api_key WHERE email = $1", &[email.as_str().into()], &mut |_| {
        taken = true;
        Ok(())
    })?;
    Ok(taken)
}

/// Returns the keys without a confirmed secret whose leases have all ended at `now`, oldest first.
pub fn lapsed(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<KeyId>> {
    let mut keys = Vec::new();
    tx.connection.query(
        "SELECT k.id AS id FROM api_key k WHERE k.delivered IS NULL
         AND NOT EXISTS (SELECT 1 FROM secret s WHERE s.key_id = k.id AND s.ends > $1)
         ORDER BY k.created, k.id",
        &[now.into()],
        &mut |row| {
            keys.push(Columns::new(row, "api_key").parsed("id", |id| id.parse().ok())?);
            Ok(())
        },
    )?;
    Ok(keys)
}

/// Returns the key with this id, with all columns and its status at `now`.
pub fn row(tx: &ReadTx<'_>, id: KeyId, now: Timestamp) -> Result<KeyRow> {
    let every: Vec<KeyField> = KeyRow::COLUMNS.iter().collect();
    let mut found = None;
    let mut select = select_rows(&every, false);
    select.and("k.id = ", id);
    select.run(tx, &mut |row| {
        found = Some(columns::decode_row(row, now)?);
        Ok(())
    })?;
    found.ok_or_else(|| Error::NotFound { noun: "key", wanted: id.to_string(), near: Vec::new() })
}

/// Calls `visit` for each key that matches `query`, with its status at `now`.
pub fn each(
    tx: &ReadTx<'_>,
    query: &Query<KeyField>,
    now: Timestamp,
    visit: &mut dyn FnMut(KeyRow) -> Result<()>,
) -> Result<()> {
    let mut select = select_rows(&query.fields, query.short_ids);
    select.apply(query, now, "k.created", "k.id");
    select.run(tx, &mut |row| visit(columns::decode_row(row, now)?))
}

/// Calls `visit` with the id of each key that matches `query`. An index has the ids in their default order: the keys
/// themselves are not read.
pub fn each_id(
    tx: &ReadTx<'_>,
    query: &Query<KeyField>,
    now: Timestamp,
    visit: &mut dyn FnMut(KeyId) -> Result<()>,
) -> Result<()> {
    let mut select = select_ids();
    select.apply(query, now, "k.created", "k.id");
    select.run(tx, &mut |row| visit(Columns::new(row, "api_key").parsed("id", |id| id.parse().ok())?))
}

fn select_ids() -> Select {
    // Engines leave out a LEFT JOIN that nothing refers to.
    Select::new(
        "SELECT k.id AS id FROM api_key k LEFT JOIN member m ON m.id = k.creator_id
         LEFT JOIN key_use u ON u.key_id = k.id WHERE true",
    )
}

fn select_rows(fields: &[KeyField], short_ids: bool) -> Select {
    let mut select = Select::new(select_key!());
    select.read(fields);
    select.read_neighbors(
        short_ids,
        "(SELECT max(n.id) FROM api_key n WHERE n.id < k.id)",
        "(SELECT min(n.id) FROM api_key n WHERE n.id > k.id)",
    );
    select.push(from_keys!("LEFT JOIN key_use u ON u.key_id = k.id WHERE true"));
    select
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
        delivered: columns.optional_instant("delivered")?,
    })
}

/// Counts all keys.
pub fn count(tx: &ReadTx<'_>) -> Result<u64> {
    Select::new("SELECT count(*) AS count FROM api_key").count(tx, "api_key")
}

#[cfg(test)]
mod tests;
