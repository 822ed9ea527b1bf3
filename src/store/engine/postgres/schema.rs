//! Comparing the tables, indexes and triggers of a store on a server with those that this program creates.

use super::Postgres;
use crate::error::Result;
use crate::store::engine::SchemaFault;

/// Returns the differences.
#[expect(clippy::unnecessary_wraps, reason = "the catalog is not read yet")]
pub fn faults(_: &Postgres) -> Result<Vec<SchemaFault>> {
    Ok(Vec::new())
}
