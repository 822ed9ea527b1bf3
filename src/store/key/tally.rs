//! Counts of keys: numbers alone, whatever the number of keys.

use super::KeyField;
use super::columns::KeyRow;
use crate::domain::email::Email;
use crate::domain::key::Creator;
use crate::domain::query::Condition;
use crate::domain::text::Name;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::engine::Columns;
use crate::store::select::Select;

/// Counts the keys that match every condition.
pub fn count_matching(tx: &ReadTx<'_>, conditions: &[Condition<KeyField>], now: Timestamp) -> Result<u64> {
    // Engines leave out a LEFT JOIN that nothing refers to.
    let mut select = Select::new(
        "SELECT count(*) AS count FROM api_key k LEFT JOIN member m ON m.id = k.creator_id
         LEFT JOIN key_use u ON u.key_id = k.id WHERE true",
    );
    select.filter::<KeyRow>(conditions, now);
    select.count(tx, "api_key")
}

/// Returns the creators of the most keys, with their numbers of keys, greatest first; at most `most` of them.
pub fn by_creator(tx: &ReadTx<'_>, most: i64) -> Result<Vec<(Creator, u64)>> {
    let mut creators = Vec::new();
    tx.connection.query(
        "SELECT m.id AS id, m.name AS name, m.email AS email, t.keys AS keys
         FROM (SELECT creator_id, count(*) AS keys FROM api_key
             GROUP BY creator_id ORDER BY count(*) DESC, creator_id LIMIT $1) AS t
         JOIN member m ON m.id = t.creator_id ORDER BY t.keys DESC, m.name_fold, m.id",
        &[most.into()],
        &mut |row| {
            let columns = Columns::new(row, "member");
            let creator = Creator {
                id: columns.parsed("id", |id| id.parse().ok())?,
                name: Name::stored(columns.text("name")?.into_owned()),
                email: Email::stored(columns.text("email")?.into_owned()),
            };
            creators.push((creator, columns.count("keys")?));
            Ok(())
        },
    )?;
    Ok(creators)
}
