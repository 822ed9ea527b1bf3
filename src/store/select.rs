//! From what a list is asked for to one SELECT. Its pieces are literals; what users wrote is only ever a parameter.

use std::fmt::Write as _;
use std::iter;

use super::ReadTx;
use super::engine::{Columns as RowColumns, Value, Visit};
use crate::domain::query::{Condition, Field, Op, Operand, Query};
use crate::domain::time::{Expiry, TimeBound, TimeRange, Timestamp};
use crate::error::Result;

/// What the fields of a query are in SQL.
pub(super) type Columns<'c, F> = &'c dyn Fn(F) -> Expression;

/// What one field is in SQL.
pub(super) struct Expression {
    /// What conditions compare. `$now` in it stands for the present.
    compare: &'static str,
    /// What is compared instead where it is asked what lies before or after an instant.
    since: Option<&'static str>,
    /// A second text that may fit as well.
    alternative: Option<&'static str>,
    /// What is sorted by.
    order: &'static str,
    now: Option<Timestamp>,
}

impl Expression {
    /// A plain expression.
    pub fn column(sql: &'static str) -> Self {
        Self { compare: sql, since: None, alternative: None, order: sql, now: None }
    }

    /// One that is compared as a word and sorted by its rank.
    pub fn ranked(word: &'static str, rank: &'static str) -> Self {
        Self { order: rank, ..Self::column(word) }
    }

    /// One whose condition holds where it holds for either text.
    pub fn either(one: &'static str, other: &'static str) -> Self {
        Self { alternative: Some(other), ..Self::column(one) }
    }

    /// An instant that is `never` while it has not come. It is sorted, and lies before or after another, as `since`.
    pub fn awaited(instant: &'static str, since: &'static str) -> Self {
        Self { since: Some(since), order: since, ..Self::column(instant) }
    }

    /// One that depends on the present, `$now`.
    pub fn at(sql: &'static str, now: Timestamp) -> Self {
        Self { now: Some(now), ..Self::column(sql) }
    }

    /// What is compared with `operand`.
    fn compared(&self, op: Op, operand: &Operand) -> impl Iterator<Item = &'static str> {
        let has_order =
            matches!(operand, Operand::Instant(TimeBound::At(_))) && !matches!(op, Op::Equal | Op::NotEqual);
        let compare = self.since.filter(|_| has_order).unwrap_or(self.compare);
        iter::once(compare).chain(self.alternative)
    }
}

/// A SELECT in the making. Conditions are added once it has a WHERE.
pub(super) struct Select {
    sql: String,
    parameters: Vec<Value<'static>>,
}

impl Select {
    pub fn new(sql: &'static str) -> Self {
        Self { sql: sql.to_owned(), parameters: Vec::new() }
    }

    /// What it goes on with.
    pub fn push(&mut self, sql: &'static str) {
        self.sql.push_str(sql);
    }

    /// One more condition: `left`, which ends in an operator, and a parameter.
    pub fn and(&mut self, left: &'static str, right: impl Into<Value<'static>>) {
        let parameter = self.parameter(right);
        let _ = write!(self.sql, " AND {left}{parameter}");
    }

    /// One more condition: `left` is one of these, of which there is at least one.
    pub fn and_one_of(&mut self, left: &'static str, texts: impl Iterator<Item = &'static str>) {
        let parameters: Vec<String> = texts.map(|text| self.parameter(text)).collect();
        let _ = write!(self.sql, " AND {left} IN ({})", parameters.join(", "));
    }

    /// The last `limit` rows in the order of `by`, in that order.
    pub fn newest(&mut self, limit: u64, by: &'static str) {
        let limit = self.parameter(i64::try_from(limit).unwrap_or(i64::MAX));
        let inner = std::mem::take(&mut self.sql);
        let _ = write!(
            self.sql,
            "SELECT * FROM ({inner} ORDER BY {by} DESC LIMIT {limit}) AS newest ORDER BY {by}"
        );
    }

    /// The order of the rows.
    pub fn order(&mut self, by: &'static str) {
        let _ = write!(self.sql, " ORDER BY {by}");
    }

    /// The conditions, the order (by `default` where none is asked for, ties by `tie`) and the limit of a query.
    pub fn apply<F: Field>(
        &mut self,
        query: &Query<F>,
        columns: Columns<'_, F>,
        default: F,
        tie: &'static str,
    ) {
        for condition in &query.conditions {
            self.sql.push_str(" AND ");
            self.condition(condition, &columns(condition.field));
        }
        self.sql.push_str(" ORDER BY ");
        for order in &query.order {
            let by = self.present(columns(order.field).order, columns(order.field).now);
            let _ = write!(self.sql, "{by}{}, ", if order.descending { " DESC" } else { "" });
        }
        if query.order.is_empty() {
            let _ = write!(self.sql, "{}, ", columns(default).order);
        }
        self.sql.push_str(tie);
        if let Some(limit) = query.limit {
            let limit = self.parameter(i64::try_from(limit).unwrap_or(i64::MAX));
            let _ = write!(self.sql, " LIMIT {limit}");
        }
    }

    /// Runs it and walks its rows.
    pub fn run(&self, tx: &ReadTx<'_>, visit: Visit<'_>) -> Result<()> {
        tx.connection.query(&self.sql, &self.parameters, visit)
    }

    /// One condition: any of its alternatives, or, where it says what must not be, none of them.
    fn condition<F>(&mut self, condition: &Condition<F>, expression: &Expression) {
        self.sql.push_str(if condition.op.is_negative() { "NOT (" } else { "(" });
        let mut joint = "";
        for operand in &condition.alternatives {
            for text in expression.compared(condition.op, operand) {
                self.sql.push_str(joint);
                let left = self.present(text, expression.now);
                self.comparison(&left, condition.op, operand);
                joint = " OR ";
            }
        }
        self.sql.push(')');
    }

    /// One comparison. A negative operator is written as its opposite: the whole condition is turned round.
    fn comparison(&mut self, left: &str, op: Op, operand: &Operand) {
        if let Operand::Text(text) = operand
            && matches!(op, Op::Contains | Op::NotContains)
        {
            let pattern = self.parameter(format!("%{}%", escape_like(text)));
            let _ = write!(self.sql, "{left} LIKE {pattern} ESCAPE '\\'");
            return;
        }
        let value: Value<'static> = match operand {
            Operand::Text(text) => text.clone().into(),
            Operand::Number(number) => (*number).into(),
            Operand::Instant(TimeBound::At(span)) => return self.compare_span(left, op, *span),
            Operand::Instant(TimeBound::Never) => Expiry::Never.into(),
        };
        let right = self.parameter(value);
        let _ = write!(self.sql, "{left} {} {right}", sign(op));
    }

    /// A comparison with all the instants that a written time covers: a day, a minute, a millisecond.
    fn compare_span(&mut self, left: &str, op: Op, span: TimeRange) {
        let (sign, bound) = match op {
            Op::Less => ("<", span.from),
            Op::LessOrEqual => ("<", span.until),
            Op::Greater => (">=", span.until),
            Op::GreaterOrEqual => (">=", span.from),
            Op::Equal | Op::NotEqual | Op::Contains | Op::NotContains => {
                let (from, until) = (self.parameter(span.from), self.parameter(span.until));
                let _ = write!(self.sql, "({left} >= {from} AND {left} < {until})");
                return;
            }
        };
        let bound = self.parameter(bound);
        let _ = write!(self.sql, "{left} {sign} {bound}");
    }

    /// `sql` with the present in place of `$now`.
    fn present(&mut self, sql: &str, now: Option<Timestamp>) -> String {
        match now {
            Some(now) => {
                let parameter = self.parameter(now);
                sql.replace("$now", &parameter)
            }
            None => sql.to_owned(),
        }
    }

    fn parameter(&mut self, value: impl Into<Value<'static>>) -> String {
        self.parameters.push(value.into());
        format!("${}", self.parameters.len())
    }
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Equal | Op::NotEqual | Op::Contains | Op::NotContains => "=",
        Op::Less => "<",
        Op::LessOrEqual => "<=",
        Op::Greater => ">",
        Op::GreaterOrEqual => ">=",
    }
}

/// `text` as a part of a LIKE pattern that fits nothing but itself.
fn escape_like(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The range of ids that begin with `text`: `start <= id < end`. It is empty where `text` is no start of an id, or
/// one of fewer than 4 characters.
pub(super) fn id_range(text: &str) -> (String, String) {
    let is_start =
        (4..=36).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if is_start {
        let start = text.to_ascii_lowercase();
        // `~` comes after every character of an id.
        let end = format!("{start}~");
        (start, end)
    } else {
        ("~".to_owned(), "~".to_owned())
    }
}

/// The shortest start of `id`, of 8 characters or more, that no neighbor's id has. `sql` answers the neighbors of
/// `$1`, the greatest id before it and the least after it.
pub(super) fn unique_start(tx: &ReadTx<'_>, sql: &'static str, id: &str) -> Result<String> {
    let mut length = 8;
    tx.connection.query(sql, &[id.into()], &mut |row| {
        if let Some(neighbor) = RowColumns::new(row, "neighbor").optional_text("neighbor")? {
            let shared = id.bytes().zip(neighbor.bytes()).take_while(|(a, b)| a == b).count();
            length = length.max(shared + 1);
        }
        Ok(())
    })?;
    Ok(id[..length.min(id.len())].to_owned())
}
