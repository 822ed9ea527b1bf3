//! Comparisons that no stored value can decide: a filter with one is a mistake (`last-used<90d` for `last-used<-90d`).

use super::{Condition, Op, Operand};
use crate::domain::datum::ColumnKind;
use crate::domain::query::Field;
use crate::domain::time::{TimeBound, Timestamp, Zone, parse_time_bound};
use crate::error::{QueryError, Result};

/// Refuses a condition with an alternative that holds for every row or for none.
///
/// `values` are the alternatives as typed.
pub(super) fn refuse<F: Field>(
    condition: &Condition<F>,
    values: &[String],
    now: Timestamp,
    zone: Zone,
) -> Result<()> {
    let Condition { field, op, alternatives } = condition;
    for (operand, value) in alternatives.iter().zip(values) {
        let found = match (field.kind(), operand) {
            (ColumnKind::Instant | ColumnKind::LastUse, Operand::Instant(TimeBound::At(range))) => {
                let always = in_the_future(*op).filter(|_| range.from > now);
                let meant = in_the_past(field.name(), *op, value, now, zone);
                always.map(|always| (always, "the time is in the future", meant))
            }
            (ColumnKind::Instant, Operand::Instant(TimeBound::Never)) => {
                in_the_future(*op).map(|always| (always, "it always has a time", None))
            }
            // `never` is later than every use, and a key that was never used has it.
            (ColumnKind::LastUse, Operand::Instant(TimeBound::Never)) => {
                let meant = Some(format!("{}=never", field.name()));
                let always = matches!(op, Op::LessOrEqual | Op::Greater).then(|| *op == Op::LessOrEqual);
                always.map(|always| (always, "no time is later than `never`", meant))
            }
            (ColumnKind::Count, Operand::Number(number)) => {
                below_zero(*op, *number).map(|always| (always, "a count is 0 or more", None))
            }
            _ => None,
        };
        if let Some((always, why, meant)) = found {
            let text = format!("{}{}{value}", field.name(), op.as_str());
            return Err(QueryError::Constant { text, always, why, meant }.into());
        }
    }
    Ok(())
}

/// The truth of a comparison of a past time with a future one.
fn in_the_future(op: Op) -> Option<bool> {
    match op {
        Op::Less | Op::LessOrEqual | Op::NotEqual => Some(true),
        Op::Greater | Op::GreaterOrEqual | Op::Equal => Some(false),
        Op::Contains | Op::NotContains => None,
    }
}

/// The truth of a comparison of a count with this number, if it is the same for every count.
fn below_zero(op: Op, number: i64) -> Option<bool> {
    match (op, number) {
        (Op::Less, ..=0) | (Op::LessOrEqual | Op::Equal, ..0) => Some(false),
        (Op::GreaterOrEqual, ..=0) | (Op::Greater | Op::NotEqual, ..0) => Some(true),
        _ => None,
    }
}

/// The same comparison with a duration before now: `last-used<-90d`.
fn in_the_past(field: &str, op: Op, value: &str, now: Timestamp, zone: Zone) -> Option<String> {
    let back = format!("-{value}");
    parse_time_bound(&back, now, zone).ok().map(|_| format!("{field}{}{back}", op.as_str()))
}
