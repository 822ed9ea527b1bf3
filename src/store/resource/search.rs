//! The statements that search for resources.

use super::super::engine::Columns;
use super::super::search::Statements;
use super::super::search::private::Noun;
use crate::domain::resource::Resource;
use crate::error::Result;

impl Noun for Resource {
    const STATEMENTS: &'static Statements = &Statements {
        table: "resource",
        skip: "SELECT name_fold, id FROM resource
            WHERE (name_fold, id) > ($1, $2) AND name_fold < $3 ORDER BY name_fold, id LIMIT 1 OFFSET $4",
        part: select_resource!(
            "",
            ", r.name_fold AS name_fold, r.id AS place_id",
            "WHERE (r.name_fold, r.id) > ($1, $2) AND (r.name_fold, r.id) <= ($3, $4)
            AND coalesce(p.name_fold || '/', '') || r.name_fold LIKE $5 ESCAPE '\\'
            ORDER BY r.name_fold, r.id LIMIT $6"
        ),
        by_id: select_resource!("", "", "WHERE r.id >= $1 AND r.id < $2 ORDER BY r.id LIMIT $3"),
        by_email: None,
    };

    fn decode(columns: &Columns<'_>) -> Result<Self> {
        super::decode(columns)
    }
}
