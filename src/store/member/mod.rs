//! The rows of members. A removed member's row is kept, marked as removed, for the keys they created.

mod columns;
mod search;

pub use columns::{MemberField, MemberRow};

use super::column::Noun as _;
use super::engine::Columns;
use super::select::{Select, id_range};
use super::{ReadTx, WriteTx};
use crate::domain::email::Email;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::query::Query;
use crate::domain::role::Role;
use crate::domain::text::{Name, fold};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// A present or removed member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    pub member: Member,
    /// The time of removal, if they were removed.
    pub removed: Option<Timestamp>,
}

/// Adds a member.
pub fn insert(tx: &WriteTx<'_>, member: &Member) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO member (id, name, name_fold, email, email_fold, role, added) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            member.id.into(),
            member.name.as_str().into(),
            member.name.folded().into(),
            member.email.as_str().into(),
            member.email.folded().into(),
            member.role.as_str().into(),
            member.added.into(),
        ],
    )?;
    Ok(())
}

/// Updates a member's name, email and role.
pub fn update(tx: &WriteTx<'_>, member: &Member) -> Result<()> {
    tx.connection.execute(
        "UPDATE member SET name = $2, name_fold = $3, email = $4, email_fold = $5, role = $6 WHERE id = $1",
        &[
            member.id.into(),
            member.name.as_str().into(),
            member.name.folded().into(),
            member.email.as_str().into(),
            member.email.folded().into(),
            member.role.as_str().into(),
        ],
    )?;
    Ok(())
}

/// Marks a member as removed.
pub fn remove(tx: &WriteTx<'_>, id: MemberId, at: Timestamp) -> Result<()> {
    tx.connection.execute("UPDATE member SET removed = $2 WHERE id = $1", &[id.into(), at.into()])?;
    Ok(())
}

/// Returns the member with this id, unless removed.
pub fn get(tx: &ReadTx<'_>, id: MemberId) -> Result<Option<Member>> {
    one(
        tx,
        "SELECT id, name, email, role, added FROM member WHERE id = $1 AND removed IS NULL",
        id.to_string(),
    )
}

/// Returns the member with this email address, unless removed.
pub fn by_email(tx: &ReadTx<'_>, email: &Email) -> Result<Option<Member>> {
    one(
        tx,
        "SELECT id, name, email, role, added FROM member WHERE email_fold = $1 AND removed IS NULL",
        email.folded(),
    )
}

fn one(tx: &ReadTx<'_>, sql: &str, parameter: String) -> Result<Option<Member>> {
    let mut found = None;
    tx.connection.query(sql, &[parameter.into()], &mut |row| {
        found = Some(decode(&Columns::new(row, "member"))?);
        Ok(())
    })?;
    Ok(found)
}

/// Finds members by id, by the start of it (4 characters or more), by email or by name. Returns at most 21: one more
/// than messages list.
pub fn matching(tx: &ReadTx<'_>, text: &str) -> Result<Vec<Member>> {
    let (start, end) = id_range(text);
    let mut members = Vec::new();
    tx.connection.query(
        "SELECT id, name, email, role, added FROM member
         WHERE removed IS NULL AND ((id >= $1 AND id < $2) OR email_fold = $3 OR name_fold = $3)
         ORDER BY name <> $4, name_fold, id LIMIT 21",
        &[start.into(), end.into(), fold(text).into(), text.into()],
        &mut |row| {
            members.push(decode(&Columns::new(row, "member"))?);
            Ok(())
        },
    )?;
    Ok(members)
}

/// Finds members as [`matching`] does, including removed ones.
pub fn ever_matching(tx: &ReadTx<'_>, text: &str) -> Result<Vec<Former>> {
    let (start, end) = id_range(text);
    let mut members = Vec::new();
    tx.connection.query(
        "SELECT id, name, email, role, added, removed FROM member
         WHERE (id >= $1 AND id < $2) OR email_fold = $3 OR name_fold = $3 ORDER BY name_fold, id",
        &[start.into(), end.into(), fold(text).into()],
        &mut |row| {
            let columns = Columns::new(row, "member");
            members.push(Former { member: decode(&columns)?, removed: columns.optional_instant("removed")? });
            Ok(())
        },
    )?;
    Ok(members)
}

/// Returns the names of the first 10,000 members, for suggestions.
pub fn names(tx: &ReadTx<'_>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    tx.connection.query(
        "SELECT name FROM member WHERE removed IS NULL ORDER BY name_fold, id LIMIT 10000",
        &[],
        &mut |row| {
            names.push(Columns::new(row, "member").text("name")?.into_owned());
            Ok(())
        },
    )?;
    Ok(names)
}

/// Returns the members who can receive resources (rule R8): editors first, then administrators, by name.
pub fn receivers(tx: &ReadTx<'_>) -> Result<Vec<Member>> {
    let mut members = Vec::new();
    tx.connection.query(
        "SELECT id, name, email, role, added FROM member
         WHERE removed IS NULL AND role IN ('editor', 'administrator')
         ORDER BY CASE role WHEN 'editor' THEN 0 ELSE 1 END, name_fold, id",
        &[],
        &mut |row| {
            members.push(decode(&Columns::new(row, "member"))?);
            Ok(())
        },
    )?;
    Ok(members)
}

/// Returns the administrators, by name.
pub fn administrators(tx: &ReadTx<'_>) -> Result<Vec<Member>> {
    Ok(receivers(tx)?.into_iter().filter(|member| member.role == Role::Administrator).collect())
}

/// Returns the member with this id, with all columns.
pub fn row(tx: &ReadTx<'_>, id: MemberId) -> Result<MemberRow> {
    let every: Vec<MemberField> = MemberRow::COLUMNS.iter().collect();
    let mut found = None;
    let mut select = select_rows(&every, false);
    select.and("m.id = ", id);
    select.run(tx, &mut |row| {
        found = Some(columns::decode_row(row)?);
        Ok(())
    })?;
    found.ok_or_else(|| Error::NotFound { noun: "member", wanted: id.to_string(), near: Vec::new() })
}

/// Calls `visit` for each member that matches `query`.
pub fn each(
    tx: &ReadTx<'_>,
    query: &Query<MemberField>,
    visit: &mut dyn FnMut(MemberRow) -> Result<()>,
) -> Result<()> {
    let mut select = select_rows(&query.fields, query.short_ids);
    // No column of a member depends on the current time.
    select.apply(query, Timestamp(0), "m.name_fold", "m.id");
    select.run(tx, &mut |row| visit(columns::decode_row(row)?))
}

fn select_rows(fields: &[MemberField], short_ids: bool) -> Select {
    let mut select =
        Select::new("SELECT m.id AS id, m.name AS name, m.email AS email, m.role AS role, m.added AS added");
    select.read(fields);
    select.read_neighbors(
        short_ids,
        "(SELECT max(n.id) FROM member n WHERE n.id < m.id)",
        "(SELECT min(n.id) FROM member n WHERE n.id > m.id)",
    );
    select.push(" FROM member m WHERE m.removed IS NULL");
    select
}

fn decode(columns: &Columns<'_>) -> Result<Member> {
    Ok(Member {
        id: columns.parsed("id", |id| id.parse().ok())?,
        name: Name::stored(columns.text("name")?.into_owned()),
        email: Email::stored(columns.text("email")?.into_owned()),
        role: columns.parsed("role", Role::from_name)?,
        added: columns.instant("added")?,
    })
}

/// Counts all members.
pub fn count(tx: &ReadTx<'_>) -> Result<u64> {
    Select::new("SELECT count(*) AS count FROM member").count(tx, "member")
}
