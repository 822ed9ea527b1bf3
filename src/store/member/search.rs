//! The statements that search for members.

use super::super::engine::Columns;
use super::super::search::Statements;
use super::super::search::private::Noun;
use crate::domain::member::Member;
use crate::error::Result;

impl Noun for Member {
    const STATEMENTS: &'static Statements = &Statements {
        table: "member",
        skip: "SELECT name_fold, id FROM member WHERE removed IS NULL
            AND (name_fold, id) > ($1, $2) AND name_fold < $3 ORDER BY name_fold, id LIMIT 1 OFFSET $4",
        part: "SELECT id, name, email, role, added, name_fold, id AS place_id FROM member WHERE removed IS NULL
            AND (name_fold, id) > ($1, $2) AND (name_fold, id) <= ($3, $4)
            AND (name_fold LIKE $5 ESCAPE '\\' OR email_fold LIKE $5 ESCAPE '\\') ORDER BY name_fold, id LIMIT $6",
        by_id: "SELECT id, name, email, role, added FROM member
            WHERE removed IS NULL AND id >= $1 AND id < $2 ORDER BY id LIMIT $3",
        by_email: Some(
            "SELECT id, name, email, role, added FROM member
            WHERE removed IS NULL AND email_fold >= $1 AND email_fold < $2 ORDER BY email_fold LIMIT $3",
        ),
    };

    fn decode(columns: &Columns<'_>) -> Result<Self> {
        super::decode(columns)
    }
}
