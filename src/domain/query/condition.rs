//! Conditions: `creator=ada@acme.com`, `expires<30d`, `status!=active`.

use super::{Field, Shape, closest, field};
use crate::domain::text::fold;
use crate::domain::time::{TimeBound, Timestamp, Zone, parse_time_bound};
use crate::error::{QueryError, Result};

/// The operator of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `=`: equals one of the values.
    Equal,
    /// `!=`: equals none of the values.
    NotEqual,
    /// `~`: contains one of the values.
    Contains,
    /// `!~`: contains none of the values.
    NotContains,
    /// `<`: before or less than the value.
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`: after or more than the value.
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Op {
    /// Every operator.
    pub const ALL: [Self; 8] = [
        Self::Equal,
        Self::NotEqual,
        Self::Contains,
        Self::NotContains,
        Self::Less,
        Self::LessOrEqual,
        Self::Greater,
        Self::GreaterOrEqual,
    ];

    /// The operator as typed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Contains => "~",
            Self::NotContains => "!~",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// Reports whether the condition requires that no alternative matches.
    #[must_use]
    pub fn is_negative(self) -> bool {
        matches!(self, Self::NotEqual | Self::NotContains)
    }

    /// Reports whether the operator applies to fields of this shape. Words have no order, and only text can be
    /// searched.
    fn fits(self, shape: Shape) -> bool {
        match shape {
            Shape::Text => true,
            Shape::Words(_) => matches!(self, Self::Equal | Self::NotEqual),
            Shape::Instant | Shape::Number => !matches!(self, Self::Contains | Self::NotContains),
        }
    }
}

/// A value that a field is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A text or word, folded.
    Text(String),
    /// A time. `=` matches instants within it, `<` before it, `<=` up to its end, `>` after its end, `>=` from its
    /// start.
    Instant(TimeBound),
    Number(i64),
}

/// One condition on a field. It holds if any alternative matches; with a negative operator, if none does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition<F> {
    pub field: F,
    /// The operator.
    pub op: Op,
    /// The values to compare with; never empty.
    pub alternatives: Vec<Operand>,
}

/// The characters in operators.
const OPERATOR: [char; 5] = ['=', '!', '~', '<', '>'];

/// The most filters of a list, and the most values in all of them. SQLite refuses deeper expressions.
const MOST: [(&str, usize); 2] = [("filters", 100), ("values in filters", 800)];

impl<F: Field> Condition<F> {
    /// Parses every filter of a list.
    pub fn parse_all(texts: &[String], now: Timestamp, zone: Zone) -> Result<Vec<Self>> {
        let [filters, values] = MOST;
        refuse_more_than(filters, texts.len())?;
        let conditions: Vec<Self> =
            texts.iter().map(|text| Self::parse(text, now, zone)).collect::<Result<_>>()?;
        refuse_more_than(values, conditions.iter().map(|condition| condition.alternatives.len()).sum())?;
        Ok(conditions)
    }

    /// Parses a field, an operator and values separated by commas. Spaces around each are ignored. A value in double
    /// quotes is taken whole.
    pub fn parse(text: &str, now: Timestamp, zone: Zone) -> Result<Self> {
        let Some(at) = text.find(OPERATOR) else {
            return Err(QueryError::NoOperator { text: text.to_owned(), known: operators(|_| true) }.into());
        };
        let (name, rest) = text.split_at(at);
        let values = rest.trim_start_matches(OPERATOR);
        let field: F = field(name)?;
        let op = operator(&rest[..rest.len() - values.len()])?;
        let shape = field.shape();
        if !op.fits(shape) {
            let fitting = operators(|op| op.fits(shape));
            return Err(
                QueryError::OperatorDoesNotApply { op: op.as_str(), field: field.name(), fitting }.into()
            );
        }
        let example = format!("{}{}{}", field.name(), op.as_str(), example_of(shape));
        let values = alternatives(values, field, &example)?;
        let operands: Result<Vec<Operand>> =
            values.iter().map(|value| operand(field, value, now, zone)).collect();
        let condition = Self { field, op, alternatives: operands? };
        constant::refuse(&condition, &values, now, zone)?;
        Ok(condition)
    }
}

fn refuse_more_than((what, most): (&'static str, usize), count: usize) -> Result<()> {
    if count > most { Err(QueryError::TooMany { what, count, most }.into()) } else { Ok(()) }
}

/// The values between commas, none of them empty. A value in double quotes may contain commas; `""` in it is a quote.
fn alternatives<F: Field>(text: &str, field: F, example: &str) -> Result<Vec<String>> {
    let unbalanced = || {
        let quoted = format!("{}=\"{}\"", field.name(), text.trim().trim_matches('"').replace('"', "\"\""));
        QueryError::Quote { text: text.trim().to_owned(), example: quoted }.into()
    };
    let mut values = Vec::new();
    let mut rest = text;
    loop {
        let quoted = rest.trim_start().strip_prefix('"');
        let (value, after) = if let Some(quoted) = quoted {
            in_quotes(quoted).ok_or_else(unbalanced)?
        } else {
            let (value, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
            (value.trim().to_owned(), after)
        };
        if value.is_empty() {
            let what = format!("value for `{}`", field.name());
            let (text, example) = (text.trim().to_owned(), example.to_owned());
            return Err(QueryError::EmptyPart { what, text, example }.into());
        }
        if quoted.is_none() && value.contains('"') {
            return Err(unbalanced());
        }
        values.push(value);
        match after.trim_start().strip_prefix(',') {
            Some(next) => rest = next,
            None if after.trim().is_empty() => return Ok(values),
            None => return Err(unbalanced()),
        }
    }
}

/// The value up to its closing quote, and the text after it.
fn in_quotes(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        value.push_str(before);
        match after.strip_prefix('"') {
            Some(next) => {
                value.push('"');
                rest = next;
            }
            None => return Some((value, after)),
        }
    }
}

fn operator(text: &str) -> Result<Op> {
    Op::ALL.into_iter().find(|op| op.as_str() == text).ok_or_else(|| {
        QueryError::UnknownOperator { text: text.to_owned(), known: operators(|_| true) }.into()
    })
}

/// Returns the operators that satisfy `fit`, for a hint.
fn operators(fit: impl Fn(Op) -> bool) -> Vec<&'static str> {
    Op::ALL.into_iter().filter(|op| fit(*op)).map(Op::as_str).collect()
}

fn example_of(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "ada@acme.com",
        Shape::Words(words) => words.first().copied().unwrap_or_default(),
        Shape::Instant => "2030-12-31",
        Shape::Number => "3",
    }
}

fn operand<F: Field>(field: F, value: &str, now: Timestamp, zone: Zone) -> Result<Operand> {
    match field.shape() {
        Shape::Text => Ok(Operand::Text(fold(value))),
        Shape::Words(words) => {
            let word = fold(value);
            if words.contains(&word.as_str()) {
                return Ok(Operand::Text(word));
            }
            let near = closest(&word, words);
            let (field, text) = (field.name(), value.to_owned());
            Err(QueryError::UnknownValue { field, text, near, known: words.to_vec() }.into())
        }
        Shape::Instant => parse_time_bound(value, now, zone).map(Operand::Instant),
        Shape::Number => value
            .parse()
            .map(Operand::Number)
            .map_err(|_| QueryError::NotANumber { field: field.name(), text: value.to_owned() }.into()),
    }
}

mod constant;
#[cfg(test)]
mod tests;
