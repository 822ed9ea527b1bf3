//! The order of rows and the choice of columns.

use super::{Field, field, parts};
use crate::error::{QueryError, Result};

/// One field to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order<F> {
    /// The field.
    pub field: F,
    /// Whether the greatest comes first.
    pub descending: bool,
}

impl<F: Field> Order<F> {
    /// Reads `role,-created`: the weightiest first, `-` for the greatest first.
    pub fn parse(text: &str) -> Result<Vec<Self>> {
        let one = |part: &str| {
            let (name, descending) = part.strip_prefix('-').map_or((part, false), |name| (name, true));
            Ok(Self { field: field(name)?, descending })
        };
        parts(text, "field to sort by", "role,-created")?.into_iter().map(one).collect()
    }
}

/// Reads `title,role`: columns, in that order.
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

#[cfg(test)]
mod tests {
    use super::super::KeyField;
    use super::*;

    #[test]
    fn an_order_has_its_fields_and_their_directions() {
        let role = Order { field: KeyField::Role, descending: false };
        let created = Order { field: KeyField::Created, descending: true };
        assert_eq!(Order::parse("role, -created").unwrap(), [role, created]);
    }

    #[test]
    fn columns_keep_the_order_they_are_named_in() {
        let columns: Vec<KeyField> = parse_columns("last-used, TITLE,last_used ").unwrap_or_default();
        assert!(columns.is_empty(), "a column twice is refused");
        let columns: Vec<KeyField> = parse_columns("last_used, TITLE").unwrap();
        assert_eq!(columns, [KeyField::LastUsed, KeyField::Title]);
    }

    #[test]
    fn a_missing_or_unknown_name_is_refused() {
        for text in ["", ",", "role,", "-", "--role", "rôle", "role;id", "- role-"] {
            assert!(Order::<KeyField>::parse(text).is_err(), "{text}");
        }
        let refused = parse_columns::<KeyField>("title,,role").unwrap_err();
        assert_eq!(refused.to_string(), "missing column in `title,,role`");
        assert_eq!(refused.hint().unwrap(), "write it like `title,role`");
    }
}
