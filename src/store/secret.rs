//! The rows of secrets: the hashes of a key's secret versions.

use super::engine::{Columns, Purpose, Row};
use super::{ReadTx, Store, WriteTx};
use crate::domain::email::Email;
use crate::domain::grant::Permission;
use crate::domain::id::{KeyId, ResourceId};
use crate::domain::role::KeyRole;
use crate::domain::secret::SecretHash;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Result;

/// One version of a key's secret, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretVersion {
    pub key: KeyId,
    /// SHA-256 of the secret's text.
    pub hash: SecretHash,
    /// Its first characters, to recognize it by.
    pub secret_start: String,
    /// The time of creation.
    pub created: Timestamp,
    /// Its own end, independent of the key's expiry. Of an unconfirmed one, the end of its lease.
    pub ends: Expiry,
    /// Its place among the secrets of the key, in the order of their creation.
    pub number: i64,
    /// When its delivery was confirmed.
    pub delivered: Option<Timestamp>,
}

/// Adds a secret to its key.
pub fn insert(tx: &WriteTx<'_>, version: &SecretVersion) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO secret (hash_start, hash, key_id, recognizable, created, ends, number, delivered,
            key_title, key_email, key_role, key_expires, key_revoked)
         SELECT $1, $2, id, $4, $5, $6, $7, $8, title, email, role, expires, revoked FROM api_key WHERE id = $3",
        &[
            version.hash.start().into(),
            (&version.hash.0).into(),
            version.key.into(),
            version.secret_start.as_str().into(),
            version.created.into(),
            version.ends.into(),
            version.number.into(),
            version.delivered.into(),
        ],
    )?;
    Ok(())
}

/// Confirms the delivery of a secret: from now on, only the key's expiry bounds it.
pub fn confirm(tx: &WriteTx<'_>, hash: &SecretHash, delivered: Timestamp) -> Result<()> {
    tx.connection.execute(
        "UPDATE secret SET ends = $3, delivered = $4 WHERE hash_start = $1 AND hash = $2",
        &[hash.start().into(), (&hash.0).into(), Expiry::Never.into(), delivered.into()],
    )?;
    Ok(())
}

/// Sets the end of a secret.
pub fn end(tx: &WriteTx<'_>, hash: &SecretHash, ends: Expiry) -> Result<()> {
    tx.connection.execute(
        "UPDATE secret SET ends = $3 WHERE hash_start = $1 AND hash = $2",
        &[hash.start().into(), (&hash.0).into(), ends.into()],
    )?;
    Ok(())
}

/// Deletes a secret.
pub fn remove(tx: &WriteTx<'_>, hash: &SecretHash) -> Result<()> {
    tx.connection.execute(
        "DELETE FROM secret WHERE hash_start = $1 AND hash = $2",
        &[hash.start().into(), (&hash.0).into()],
    )?;
    Ok(())
}

/// Returns the secrets of a key, newest first.
pub fn of_key(tx: &ReadTx<'_>, key: KeyId) -> Result<Vec<SecretVersion>> {
    let mut versions = Vec::new();
    tx.connection.query(
        "SELECT recognizable, hash, created, ends, number, delivered FROM secret WHERE key_id = $1
         ORDER BY number DESC",
        &[key.into()],
        &mut |row| {
            let columns = Columns::new(row, "secret");
            versions.push(SecretVersion {
                key,
                secret_start: columns.text("recognizable")?.into_owned(),
                hash: SecretHash(columns.hash("hash")?),
                created: columns.instant("created")?,
                ends: columns.expiry("ends")?,
                number: columns.integer("number")?,
                delivered: columns.optional_instant("delivered")?,
            });
            Ok(())
        },
    )?;
    Ok(versions)
}

impl Store {
    /// Moves the end of an unconfirmed secret's lease back to `ends`, unless the lease has lapsed at `now`. Returns the
    /// end that it has then, or `None` if the secret is gone or confirmed.
    ///
    /// Like a use, this is not a change, so the log has no event for it (rule R10).
    pub fn renew_lease(
        &self,
        hash: &SecretHash,
        ends: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Timestamp>> {
        self.connection.begin(Purpose::Change)?;
        let renewed = self.renew_in_transaction(hash, ends, now);
        let renewed = renewed.and_then(|ends| self.connection.commit().map(|()| ends));
        self.connection.rollback();
        renewed
    }

    fn renew_in_transaction(
        &self,
        hash: &SecretHash,
        ends: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Timestamp>> {
        self.connection.execute(
            "UPDATE secret SET ends = $3
             WHERE hash_start = $1 AND hash = $2 AND delivered IS NULL AND ends > $4 AND ends < $3",
            &[hash.start().into(), (&hash.0).into(), ends.into(), now.into()],
        )?;
        let mut found = None;
        self.connection.query(
            "SELECT ends FROM secret WHERE hash_start = $1 AND hash = $2 AND delivered IS NULL",
            &[hash.start().into(), (&hash.0).into()],
            &mut |row| {
                found = Some(Columns::new(row, "secret").instant("ends")?);
                Ok(())
            },
        )?;
        Ok(found)
    }
}

/// A presented secret and its key: the data for the verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    pub id: KeyId,
    pub title: Name,
    /// Its address.
    pub email: Email,
    pub role: KeyRole,
    /// The expiry of the key.
    pub expires: Expiry,
    /// The time of revocation, if it was revoked.
    pub revoked: Option<Timestamp>,
    /// The secret's first characters.
    pub secret_start: String,
    /// The creation time of the secret.
    pub created: Timestamp,
    /// The end of the secret itself.
    pub ends: Expiry,
}

/// The columns of [`Presented`], and the rest of the statement. All are in the secret's own row: joining the key's
/// row would take twice as long.
macro_rules! select_presented {
    ($more:literal, $rest:literal) => {
        concat!(
            "SELECT key_id, key_title, key_email, key_role, key_expires, key_revoked, recognizable, created, ends",
            $more,
            " FROM secret ",
            $rest
        )
    };
}

/// Returns the secret with this hash and its key.
pub fn presented(tx: &ReadTx<'_>, hash: &SecretHash) -> Result<Option<Presented>> {
    let mut found = None;
    tx.connection.query(
        select_presented!("", "WHERE hash_start = $1 AND hash = $2"),
        &[hash.start().into(), (&hash.0).into()],
        &mut |row| {
            found = Some(decode_presented(&Columns::new(row, "secret"))?);
            Ok(())
        },
    )?;
    Ok(found)
}

/// Returns the secret with this hash and its key, and the permissions on `resource` of the key and of `everyone`, all
/// from one statement.
#[expect(clippy::type_complexity, reason = "the only caller combines the two grants")]
pub fn presented_for(
    tx: &ReadTx<'_>,
    hash: &SecretHash,
    resource: ResourceId,
) -> Result<Option<(Presented, Option<Permission>, Option<Permission>)>> {
    let mut found = None;
    tx.connection.query(
        select_presented!(
            ", g.permission AS own, e.permission AS everyones",
            "LEFT JOIN acl_grant g ON g.resource_id = $3 AND g.principal_id = key_id
             LEFT JOIN acl_grant e ON e.resource_id = $3 AND e.principal_id = 'everyone'
             WHERE hash_start = $1 AND hash = $2"
        ),
        &[hash.start().into(), (&hash.0).into(), resource.into()],
        &mut |row: &dyn Row| {
            let columns = Columns::new(row, "secret");
            found = Some((
                decode_presented(&columns)?,
                columns.optional_parsed("own", Permission::from_name)?,
                columns.optional_parsed("everyones", Permission::from_name)?,
            ));
            Ok(())
        },
    )?;
    Ok(found)
}

/// Calls `visit` with the data that verifying each secret would use.
pub fn each(tx: &ReadTx<'_>, visit: &mut dyn FnMut(Presented) -> Result<()>) -> Result<()> {
    tx.connection.query(select_presented!("", "ORDER BY hash_start"), &[], &mut |row| {
        visit(decode_presented(&Columns::new(row, "secret"))?)
    })
}

/// The same, with the hash of each secret.
pub fn each_with_hash(
    tx: &ReadTx<'_>,
    visit: &mut dyn FnMut(SecretHash, Presented) -> Result<()>,
) -> Result<()> {
    tx.connection.query(select_presented!(", hash", "ORDER BY hash_start"), &[], &mut |row| {
        let columns = Columns::new(row, "secret");
        let presented = decode_presented(&columns)?;
        visit(SecretHash(columns.hash("hash")?), presented)
    })
}

fn decode_presented(columns: &Columns<'_>) -> Result<Presented> {
    Ok(Presented {
        id: columns.parsed("key_id", |id| id.parse().ok())?,
        title: Name::stored(columns.text("key_title")?.into_owned()),
        email: Email::stored(columns.text("key_email")?.into_owned()),
        role: columns.parsed("key_role", KeyRole::from_name)?,
        expires: columns.expiry("key_expires")?,
        revoked: columns.optional_instant("key_revoked")?,
        secret_start: columns.text("recognizable")?.into_owned(),
        created: columns.instant("created")?,
        ends: columns.expiry("ends")?,
    })
}
