//! The sort order and the choice of columns.

use super::{Field, field, parts};
use crate::error::{QueryError, Result};

/// One field to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order<F> {
    pub field: F,
    /// Sorts the greatest first.
    pub descending: bool,
}

impl<F: Field> Order<F> {
    /// Parses `role,-created`: most significant field first, `-` for descending.
    pub fn parse(text: &str) -> Result<Vec<Self>> {
        let one = |part: &str| {
            let (name, descending) = part.strip_prefix('-').map_or((part, false), |name| (name, true));
            Ok(Self { field: field(name)?, descending })
        };
        parts(text, "field to sort by", "role,-created")?.into_iter().map(one).collect()
    }
}

/// Parses `title,role`: columns in this order.
pub fn parse_columns<F: Field>(text: &str) -> Result<Vec<F>> {
    let mut columns: Vec<F> = Vec::new();
    for name in parts(text, "column", "title,role")? {
        let column: F = field(name)?;
        if columns.contains(&column) {
            return Err(QueryError::ColumnTwice { column: column.name() }.into());
        }
        columns.push(column);
    }
    Ok(columns)
}
