//! Builds one SELECT from a query. Its parts are literals; text from users is always a parameter.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

use super::ReadTx;
use super::column::{Column, Noun};
use super::engine::{Columns as RowColumns, Value, Visit};
use crate::domain::query::{Condition, Op, Operand, Query};
use crate::domain::time::{Expiry, TimeBound, TimeRange, Timestamp};
use crate::error::Result;

/// A SELECT that is being built. Conditions can be added once it has a WHERE.
pub(super) struct Select {
    sql: String,
    parameters: Vec<Value<'static>>,
}

impl Select {
    pub fn new(sql: &'static str) -> Self {
        Self { sql: sql.to_owned(), parameters: Vec::new() }
    }

    /// Appends SQL.
    pub fn push(&mut self, sql: &'static str) {
        self.sql.push_str(sql);
    }

    /// Appends SQL in which `$1` is `value`, the first parameter of the statement.
    pub fn with_first(&mut self, sql: &'static str, value: impl Into<Value<'static>>) {
        self.push(sql);
        self.parameters.insert(0, value.into());
    }

    /// Adds a condition: `left`, which ends in an operator, and a parameter.
    pub fn and(&mut self, left: &'static str, right: impl Into<Value<'static>>) {
        let parameter = self.parameter(right);
        let _ = write!(self.sql, " AND {left}{parameter}");
    }

    /// Adds a condition: `left` is one of `texts`, which must not be empty.
    pub fn and_one_of(&mut self, left: &'static str, texts: impl Iterator<Item = &'static str>) {
        let parameters: Vec<String> = texts.map(|text| self.parameter(text)).collect();
        let _ = write!(self.sql, " AND {left} IN ({})", parameters.join(", "));
    }

    /// Keeps the last `limit` rows in the order of `by`.
    pub fn newest(&mut self, limit: u64, by: &'static str) {
        let limit = self.parameter(i64::try_from(limit).unwrap_or(i64::MAX));
        let inner = std::mem::take(&mut self.sql);
        let _ = write!(
            self.sql,
            "SELECT * FROM ({inner} ORDER BY {by} DESC LIMIT {limit}) AS newest ORDER BY {by}"
        );
    }

    /// Sets the order of the rows.
    pub fn order(&mut self, by: &'static str) {
        let _ = write!(self.sql, " ORDER BY {by}");
    }

    /// Selects the costly columns among `fields`, and NULL for the others.
    pub fn read<R: Noun>(&mut self, fields: &[&'static Column<R>]) {
        for column in R::COLUMNS {
            if let Some(sql) = column.read {
                let sql = if fields.contains(&column) { sql } else { "NULL" };
                let _ = write!(self.sql, ", {sql} AS {}", column.key());
            }
        }
    }

    /// Returns the number that the statement selects from `table` as `count`.
    pub fn count(self, tx: &ReadTx<'_>, table: &'static str) -> Result<u64> {
        let mut count = 0;
        self.run(tx, &mut |row| {
            count = RowColumns::new(row, table).count("count")?;
            Ok(())
        })?;
        Ok(count)
    }

    /// Selects the neighbors of each row's id for [`id_start`]: the greatest id before it and the least after it.
    pub fn read_neighbors(&mut self, wanted: bool, before: &'static str, after: &'static str) {
        for (neighbor, name) in [(before, "id_before"), (after, "id_after")] {
            let _ = if wanted {
                write!(self.sql, ", coalesce({neighbor}, '') AS {name}")
            } else {
                write!(self.sql, ", NULL AS {name}")
            };
        }
    }

    /// Adds the conditions, the order and the limit of a query. Without an order, sorts by `default`; ties by `tie`.
    pub fn apply<R: Noun>(
        &mut self,
        query: &Query<&'static Column<R>>,
        now: Timestamp,
        default: &'static str,
        tie: &'static str,
    ) {
        self.filter(&query.conditions, now);
        self.sql.push_str(" ORDER BY ");
        for order in &query.order {
            let by = self.present(order.field.sql.order, now);
            let _ = write!(self.sql, "{by}{}, ", if order.descending { " DESC" } else { "" });
        }
        if query.order.is_empty() {
            let _ = write!(self.sql, "{default}, ");
        }
        self.sql.push_str(tie);
        if let Some(limit) = query.limit {
            let limit = self.parameter(i64::try_from(limit).unwrap_or(i64::MAX));
            let _ = write!(self.sql, " LIMIT {limit}");
        }
    }

    /// Adds conditions that must all hold.
    pub fn filter<R: Noun>(&mut self, conditions: &[Condition<&'static Column<R>>], now: Timestamp) {
        for condition in conditions {
            self.sql.push_str(" AND ");
            self.condition(condition, now);
        }
    }

    /// Runs the statement and calls `visit` for each row.
    pub fn run(&self, tx: &ReadTx<'_>, visit: Visit<'_>) -> Result<()> {
        tx.connection.query(&self.sql, &self.parameters, visit)
    }

    /// Returns the steps of SQLite's plan for the statement.
    #[cfg(test)]
    pub fn plan(&self, tx: &ReadTx<'_>) -> Result<Vec<String>> {
        let mut steps = Vec::new();
        let sql = format!("EXPLAIN QUERY PLAN {}", self.sql);
        tx.connection.query(&sql, &self.parameters, &mut |row| {
            if let Value::Text(step) = row.value(3) {
                steps.push(step.into_owned());
            }
            Ok(())
        })?;
        Ok(steps)
    }

    /// Adds one condition: any of its alternatives or, for a negative operator, none of them.
    fn condition<R>(&mut self, condition: &Condition<&'static Column<R>>, now: Timestamp) {
        self.sql.push_str(if condition.op.is_negative() { "NOT (" } else { "(" });
        let expression = &condition.field.sql;
        self.sql.push_str(expression.within);
        let mut joint = "";
        for operand in &condition.alternatives {
            if let Some(word) = expression.word(condition.op, operand) {
                let word = self.present(word, now);
                let _ = write!(self.sql, "{joint}{word}");
                joint = " OR ";
                continue;
            }
            for text in expression.compared(condition.op, operand) {
                self.sql.push_str(joint);
                let left = self.present(text, now);
                self.comparison(&left, condition.op, operand);
                joint = " OR ";
            }
        }
        self.sql.push_str(if expression.within.is_empty() { ")" } else { "))" });
    }

    /// Adds one comparison. A negative operator is written as its opposite, because the whole condition is negated.
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

    /// Adds a comparison with the range that a written time covers.
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

    /// Replaces `$now` in `sql` with a parameter.
    fn present(&mut self, sql: &'static str, now: Timestamp) -> Cow<'static, str> {
        if !sql.contains("$now") {
            return Cow::Borrowed(sql);
        }
        let parameter = self.parameter(now);
        Cow::Owned(sql.replace("$now", &parameter))
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

/// Escapes `text` for a LIKE pattern, so that it matches only itself.
pub(super) fn escape_like(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Returns the range of ids that begin with `text`: `start <= id < end`. It is empty if `text` is not the start of an
/// id, or shorter than 4 characters.
pub(super) fn id_range(text: &str) -> (String, String) {
    let is_start =
        (4..=36).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if is_start {
        let start = text.to_ascii_lowercase();
        // `~` sorts after every character in ids.
        let end = format!("{start}~");
        (start, end)
    } else {
        ("~".to_owned(), "~".to_owned())
    }
}

/// Returns the shortest start of a row's id, of 8 characters or more, that differs from both neighbors. `None` unless
/// [`Select::read_neighbors`] selected them.
pub(super) fn id_start(columns: &RowColumns<'_>, id: impl Display) -> Result<Option<String>> {
    let neighbors = [columns.optional_text("id_before")?, columns.optional_text("id_after")?];
    if neighbors == [None, None] {
        return Ok(None);
    }
    let id = id.to_string();
    let shared = |other: &String| id.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let longest = neighbors.iter().flatten().map(shared).max().unwrap_or(0);
    Ok(Some(id[..(longest + 1).clamp(8, id.len())].to_owned()))
}
