//! The organization's row.

use super::engine::Columns;
use super::{ReadTx, WriteTx};
use crate::domain::organization::Organization;
use crate::domain::secret::Prefix;
use crate::domain::text::Name;
use crate::error::{Result, StoreError};

pub fn get(tx: &ReadTx<'_>) -> Result<Organization> {
    let mut found = None;
    tx.connection.query("SELECT id, name, prefix FROM organization", &[], &mut |row| {
        let columns = Columns::new(row, "organization");
        found = Some(Organization {
            id: columns.parsed("id", |id| id.parse().ok())?,
            name: Name::stored(columns.text("name")?.into_owned()),
            prefix: columns.parsed("prefix", |prefix| Prefix::new(prefix).ok())?,
        });
        Ok(())
    })?;
    found.ok_or_else(|| {
        StoreError::InvalidValue { place: "organization: the row is missing".to_owned() }.into()
    })
}

/// Adds the organization to a new store.
pub fn insert(tx: &WriteTx<'_>, organization: &Organization) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO organization (\"only\", id, name, prefix) VALUES (1, $1, $2, $3)",
        &[organization.id.into(), organization.name.as_str().into(), organization.prefix.as_str().into()],
    )?;
    Ok(())
}
