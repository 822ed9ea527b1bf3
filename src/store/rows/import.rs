//! Filling an empty store with the rows of an export.

use std::cmp::Ordering;

use serde_json::{Map, Value as Json};

use super::super::engine::{Purpose, Value};
use super::super::{ReadTx, Store, WriteTx, event};
use super::batch::Batch;
use super::json;
use super::table::{Order, TABLES, Table};
use crate::domain::event::{ChainHash, EventRecord};
use crate::domain::time::Timestamp;
use crate::error::{Error, LineFault, Result, StoreError};

/// The number of a line, and its fault.
pub type Fault = (u64, LineFault);

/// An empty store that is being filled. It checks the order of the rows, and that the events are a chain.
pub struct Import<'s> {
    tx: WriteTx<'s>,
    /// The rows that were checked, but are not in the store yet.
    batch: Batch,
    /// The table of the last row.
    table: usize,
    /// The values that the last row of that table is sorted by.
    last: Option<Vec<Value<'static>>>,
    counts: Vec<u64>,
    number: i64,
    hash: ChainHash,
    /// A row is wrong, so the store will not be kept, and the following rows are only looked at.
    is_doomed: bool,
}

impl Store {
    /// Fills an empty store in one transaction. Its log comes with the rows, so no event is added.
    pub fn import<T>(&self, fill: impl FnOnce(&mut Import<'_>) -> Result<T>) -> Result<T> {
        let tx = WriteTx { read: ReadTx { connection: &*self.connection } };
        self.connection.begin(Purpose::Change)?;
        let mut import = Import {
            tx,
            batch: Batch::new(&TABLES[0]),
            table: 0,
            last: None,
            counts: vec![0; TABLES.len()],
            number: 0,
            hash: ChainHash::START,
            is_doomed: false,
        };
        let filled = fill(&mut import).and_then(|filled| {
            event::set_head(&import.tx, import.number, import.hash)?;
            self.connection.commit()?;
            Ok(filled)
        });
        self.connection.rollback();
        filled
    }
}

impl Import<'_> {
    /// Adds the next row, which is on this line. Returns what is wrong so far. The database checks several rows at once,
    /// so its faults can be those of earlier lines.
    pub fn add(&mut self, noun: &str, fields: &Map<String, Json>, line: u64) -> Result<Vec<Fault>> {
        let before = self.table;
        let values = match self.check(noun, fields) {
            Ok(values) => values,
            Err(fault) => return self.doom(line, fault),
        };
        let mut faults = if self.table == before { Vec::new() } else { self.flush()? };
        if !self.is_doomed {
            self.batch.push(line, values);
            if self.batch.is_full() {
                faults.extend(self.flush()?);
            }
        }
        Ok(faults)
    }

    /// Adds no more rows, because of a fault in this line. Returns all faults, earlier lines first. If the database refuses
    /// the same line, its fault replaces this one.
    pub fn doom(&mut self, line: u64, fault: LineFault) -> Result<Vec<Fault>> {
        let mut faults = self.flush()?;
        self.is_doomed = true;
        if faults.last().is_none_or(|(last, _)| *last != line) {
            faults.push((line, fault));
        }
        Ok(faults)
    }

    /// Adds the rows that wait. Returns what the database refuses, if it refuses any.
    pub fn flush(&mut self) -> Result<Vec<Fault>> {
        let batch = std::mem::replace(&mut self.batch, Batch::new(&TABLES[self.table]));
        if self.is_doomed {
            return Ok(Vec::new());
        }
        let Err((line, error)) = batch.write(self.tx.connection) else { return Ok(Vec::new()) };
        let Error::Store(StoreError::Unexpected { answer }) = error else { return Err(error) };
        self.is_doomed = true;
        let fault =
            if answer.contains("key_title") { LineFault::NoKey } else { LineFault::Refused { answer } };
        Ok(vec![(line, fault)])
    }

    /// The rows of each noun so far.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, u64)> {
        super::nouns().zip(self.counts.iter().copied())
    }

    /// The number and hash of the last event.
    #[must_use]
    pub fn head(&self) -> (i64, ChainHash) {
        (self.number, self.hash)
    }

    /// Checks a row against its table and the rows before it.
    fn check(&mut self, noun: &str, fields: &Map<String, Json>) -> Result<Vec<Value<'static>>, LineFault> {
        let index = TABLES
            .iter()
            .position(|table| table.noun == noun)
            .ok_or_else(|| LineFault::UnknownNoun { noun: noun.to_owned() })?;
        let table = &TABLES[index];
        let values = json::from_fields(table, fields)?;
        self.counts[index] += 1;
        let key = sorted_by(table, &values);
        // After a row in the wrong place, the order goes on from there, so that the next rows are no faults.
        let before = std::mem::replace(&mut self.table, index);
        let last = self.last.replace(key.clone()).filter(|_| before == index);
        match index.cmp(&before).then(last.map_or(Ordering::Greater, |last| compare(&key, &last))) {
            Ordering::Greater => {}
            Ordering::Equal => return Err(LineFault::Duplicate),
            Ordering::Less => return Err(LineFault::Disorder),
        }
        if noun == "event" {
            self.follow(table, &values)?;
        }
        Ok(values)
    }

    /// Checks that an event is the next of the chain. After a fault, the chain goes on from the event that is there.
    fn follow(&mut self, table: &'static Table, values: &[Value<'_>]) -> Result<(), LineFault> {
        let value = |name| &values[table.place(name)];
        let text = |name| match value(name) {
            Value::Text(text) => text.as_ref(),
            _ => "",
        };
        let integer = |name| match value(name) {
            Value::Integer(number) => *number,
            _ => 0,
        };
        let record = EventRecord {
            at: Timestamp(integer("at")),
            actor_id: text("actor_id"),
            actor: text("actor"),
            os_user: text("os_user"),
            action: text("action"),
            subject_id: text("subject_id"),
            subject: text("subject"),
            detail: text("detail"),
            reason: (*value("reason") != Value::Null).then(|| text("reason")),
        };
        let number = integer("number");
        let expected = self.number.saturating_add(1);
        let hash = match value("hash") {
            Value::Bytes(bytes) => bytes.as_ref().try_into().map_or(ChainHash::START, ChainHash),
            _ => ChainHash::START,
        };
        let next = self.hash.next(number, &record);
        (self.number, self.hash) = (number, hash);
        if number != expected {
            return Err(LineFault::EventMissing { expected });
        }
        if hash != next {
            return Err(LineFault::Altered { number });
        }
        Ok(())
    }
}

fn sorted_by(table: &'static Table, values: &[Value<'static>]) -> Vec<Value<'static>> {
    let value = |name| values[table.place(name)].clone();
    let part = |order: &Order| match order {
        Order::By(name) => value(name),
        Order::ContainersFirst => {
            let is_contained = ["project_id", "source_id"].map(value).iter().any(|id| *id != Value::Null);
            i64::from(is_contained).into()
        }
    };
    table.order.iter().map(part).collect()
}

/// Compares as the engines do: numbers by value, texts and hashes by their bytes.
fn compare(one: &[Value<'_>], other: &[Value<'_>]) -> Ordering {
    let parts = one.iter().zip(other).map(|(one, other)| match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one.cmp(other),
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        _ => Ordering::Equal,
    });
    parts.fold(Ordering::Equal, Ordering::then)
}
