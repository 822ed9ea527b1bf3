//! The database roles of a store: the owner of its tables, administrators and verifiers.

use super::Postgres;
use crate::error::Result;

/// Creates the roles that are missing, and grants them what they need in the schema `{schema}`.
const ROLES: &str = include_str!("roles.sql");

/// Creates the roles and their privileges, in the transaction that is open.
pub fn grant(database: &Postgres) -> Result<()> {
    let schema = database.session()?.settings.schema.clone();
    database.batch(&ROLES.replace("{schema}", &schema))
}
