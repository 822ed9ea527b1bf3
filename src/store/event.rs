//! The log: an append-only chain of events.

use super::engine::{Columns, Row, Value};
use super::select::Select;
use super::{ReadTx, WriteTx};
use crate::domain::event::{Action, ChainHash, Event, EventRecord};
use crate::domain::text::Reason;
use crate::domain::time::Timestamp;
use crate::error::{Result, StoreError};

/// Appends events to the log, and returns its new end. Only [`super::Store::change`] calls this.
pub(super) fn append(tx: &WriteTx<'_>, events: &[Event]) -> Result<(i64, ChainHash)> {
    let (mut number, mut hash) = head(tx)?;
    for event in events {
        number = next_number(number)?;
        let actor_id = event.actor.id.to_string();
        let detail = event
            .detail
            .text()
            .map_err(|error| StoreError::InvalidValue { place: format!("event.detail: {error}") })?;
        let line = EventRecord {
            at: event.at,
            actor_id: &actor_id,
            actor: &event.actor.name,
            os_user: &event.actor.os_user,
            action: event.detail.action().as_str(),
            subject_id: &event.subject.id,
            subject: &event.subject.name,
            detail: &detail,
            reason: event.reason.as_ref().map(Reason::as_str),
        };
        hash = hash.next(number, &line);
        insert(tx, number, &line, hash)?;
    }
    set_head(tx, number, hash)?;
    Ok((number, hash))
}

pub(super) fn set_head(tx: &WriteTx<'_>, number: i64, hash: ChainHash) -> Result<()> {
    let head: [Value<'_>; 2] = [number.into(), (&hash.0).into()];
    if tx.connection.execute("UPDATE event_head SET number = $1, hash = $2", &head)? == 0 {
        // The first event of a store that has no row yet.
        tx.connection.execute("INSERT INTO event_head (\"only\", number, hash) VALUES (1, $1, $2)", &head)?;
    }
    Ok(())
}

/// Returns the number after this one.
fn next_number(number: i64) -> Result<i64> {
    let next = number.checked_add(1).filter(|next| *next > 0);
    next.ok_or_else(|| StoreError::InvalidValue { place: format!("event_head.number of {number}") }.into())
}

fn insert(tx: &WriteTx<'_>, number: i64, line: &EventRecord<'_>, hash: ChainHash) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO event (number, at, actor_id, actor, os_user, action, subject_id, subject, detail, reason, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            number.into(),
            line.at.into(),
            line.actor_id.into(),
            line.actor.into(),
            line.os_user.into(),
            line.action.into(),
            line.subject_id.into(),
            line.subject.into(),
            line.detail.into(),
            line.reason.into(),
            (&hash.0).into(),
        ],
    )?;
    Ok(())
}

/// Returns the number and hash of the last event, or `(0, START)` in an empty log.
pub fn head(tx: &ReadTx<'_>) -> Result<(i64, ChainHash)> {
    let mut head = (0, ChainHash::START);
    tx.connection.query("SELECT number, hash FROM event_head", &[], &mut |row| {
        let columns = Columns::new(row, "event_head");
        head = (columns.integer("number")?, ChainHash(columns.hash("hash")?));
        Ok(())
    })?;
    Ok(head)
}

/// A filter of events. An event must match every field that is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Events at this time or later.
    pub since: Option<Timestamp>,
    /// Events before this time.
    pub until: Option<Timestamp>,
    /// Events by the acting member with this id.
    pub actor: Option<String>,
    /// Events with one of these actions; all if empty.
    pub actions: Vec<Action>,
    /// Events about the subject with this id.
    pub subject: Option<String>,
    /// Only this many, the newest.
    pub limit: Option<u64>,
}

const EVENTS: &str =
    "SELECT number, at, actor_id, actor, os_user, action, subject_id, subject, detail, reason, hash
    FROM event WHERE true";

/// Called for each event with its number, its content, and its stored hash.
pub type Visit<'v> = &'v mut dyn FnMut(i64, &EventRecord<'_>, ChainHash) -> Result<()>;

/// Calls `visit` for each event, oldest first.
pub fn each(tx: &ReadTx<'_>, visit: Visit<'_>) -> Result<()> {
    each_of(tx, &EventQuery::default(), visit)
}

/// Calls `visit` for each event that matches `query`, oldest first.
pub fn each_of(tx: &ReadTx<'_>, query: &EventQuery, visit: Visit<'_>) -> Result<()> {
    let mut select = Select::new(EVENTS);
    if let Some(since) = query.since {
        select.and("at >= ", since);
    }
    if let Some(until) = query.until {
        select.and("at < ", until);
    }
    if let Some(actor) = &query.actor {
        select.and("actor_id = ", actor.clone());
    }
    if let Some(subject) = &query.subject {
        select.and("subject_id = ", subject.clone());
    }
    if !query.actions.is_empty() {
        select
            .and_one_of("action", query.actions.iter().flat_map(|action| action.spellings().iter().copied()));
    }
    match query.limit {
        Some(limit) => select.newest(limit, "number"),
        None => select.order("number"),
    }
    select.run(tx, &mut |row| decode(row, visit))
}

/// Walks the events whose subject's id is greater than `after` and at most `last`, by subject, oldest first.
pub fn each_of_subjects(tx: &ReadTx<'_>, after: &str, last: &str, visit: Visit<'_>) -> Result<()> {
    let mut select = Select::new(EVENTS);
    select.and("subject_id > ", after.to_owned());
    select.and("subject_id <= ", last.to_owned());
    select.order("subject_id, number");
    select.run(tx, &mut |row| decode(row, visit))
}

/// Calls `visit` with the id and each recorded name of everyone who has acted.
pub fn each_actor(tx: &ReadTx<'_>, visit: &mut dyn FnMut(&str, &str) -> Result<()>) -> Result<()> {
    let sql = "SELECT DISTINCT actor_id, actor FROM event ORDER BY actor_id, actor";
    tx.connection.query(sql, &[], &mut |row| {
        let columns = Columns::new(row, "event");
        let (id, name) = (columns.text("actor_id")?, columns.text("actor")?);
        visit(&id, &name)
    })
}

pub fn hash_of(tx: &ReadTx<'_>, number: i64) -> Result<Option<ChainHash>> {
    let mut found = None;
    tx.connection.query("SELECT hash FROM event WHERE number = $1", &[number.into()], &mut |row| {
        found = Some(ChainHash(Columns::new(row, "event").hash("hash")?));
        Ok(())
    })?;
    Ok(found)
}

/// Calls `visit` with the events after the one with this number, oldest first.
pub fn each_after(tx: &ReadTx<'_>, number: i64, visit: Visit<'_>) -> Result<()> {
    let mut select = Select::new(EVENTS);
    select.and("number > ", number);
    select.order("number");
    select.run(tx, &mut |row| decode(row, visit))
}

/// Calls `visit` with the events about this subject after the one with this number, oldest first.
pub fn each_of_subject_after(tx: &ReadTx<'_>, subject: &str, number: i64, visit: Visit<'_>) -> Result<()> {
    let mut select = Select::new(EVENTS);
    select.and("subject_id = ", subject.to_owned());
    select.and("number > ", number);
    select.order("number");
    select.run(tx, &mut |row| decode(row, visit))
}

fn decode(row: &dyn Row, visit: Visit<'_>) -> Result<()> {
    let columns = Columns::new(row, "event");
    let number = columns.integer("number")?;
    let at = columns.instant("at")?;
    let [actor_id, actor, os_user, action, subject_id, subject, detail] =
        ["actor_id", "actor", "os_user", "action", "subject_id", "subject", "detail"]
            .map(|name| columns.text(name));
    let (actor_id, actor, os_user, action) = (actor_id?, actor?, os_user?, action?);
    let (subject_id, subject, detail) = (subject_id?, subject?, detail?);
    let reason = columns.optional_text("reason")?;
    let line = EventRecord {
        at,
        actor_id: &actor_id,
        actor: &actor,
        os_user: &os_user,
        action: &action,
        subject_id: &subject_id,
        subject: &subject,
        detail: &detail,
        reason: reason.as_deref(),
    };
    visit(number, &line, ChainHash(columns.hash("hash")?))
}
