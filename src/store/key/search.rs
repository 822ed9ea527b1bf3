//! The statements that search for keys.

use super::super::engine::Columns;
use super::super::search::Statements;
use super::super::search::private::Noun;
use crate::domain::key::Key;
use crate::error::Result;

impl Noun for Key {
    const STATEMENTS: &'static Statements = &Statements {
        table: "api_key",
        skip: "SELECT title_fold AS name_fold, id FROM api_key
            WHERE (title_fold, id) > ($1, $2) AND title_fold < $3 ORDER BY title_fold, id LIMIT 1 OFFSET $4",
        part: concat!(
            select_key!(),
            ", s.title_fold AS name_fold, s.id AS place_id FROM api_key s JOIN api_key k ON k.id = s.id
            JOIN member m ON m.id = k.creator_id
            WHERE (s.title_fold, s.id) > ($1, $2) AND (s.title_fold, s.id) <= ($3, $4)
            AND s.title_fold LIKE $5 ESCAPE '\\' ORDER BY s.title_fold, s.id LIMIT $6"
        ),
        by_id: concat!(select_key!(), from_keys!("WHERE k.id >= $1 AND k.id < $2 ORDER BY k.id LIMIT $3")),
        by_email: Some(concat!(
            select_key!(),
            from_keys!("WHERE k.email >= $1 AND k.email < $2 ORDER BY k.email LIMIT $3")
        )),
    };

    fn decode(columns: &Columns<'_>) -> Result<Self> {
        super::decode(columns)
    }
}
