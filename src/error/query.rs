//! Invalid filters, orders and columns.

use super::catalogue::catalogue;
use super::input::did_you_mean;
use crate::domain::text::quoted;

catalogue! {
    /// A filter, an order or a list of columns is not valid.
    pub enum QueryError {
        /// A noun has no such field.
        UnknownField { noun: &'static str, text: String, near: Option<String>, known: Vec<&'static str> } =>
            "invalid", Usage,
            message("unknown field of a {noun}: {}", quoted(text)),
            hint("{}choose one of {}", did_you_mean(near.as_deref()), known.join(", "));
        /// A field never has this value.
        UnknownValue { field: &'static str, text: String, near: Option<String>, known: Vec<&'static str> } =>
            "invalid", Usage,
            message("invalid {field}: {}", quoted(text)),
            hint("{}choose one of {}", did_you_mean(near.as_deref()), known.join(", "));
        /// A column is named twice.
        ColumnTwice { column: &'static str } => "invalid", Usage,
            message("column `{column}` is named twice"),
            hint("name each column once");
        /// A filter has no operator.
        NoOperator { text: String, known: Vec<&'static str> } => "invalid", Usage,
            message("{} has no operator", quoted(text)),
            hint("use one of the operators {}", known.join(" "));
        /// A filter has an unknown operator.
        UnknownOperator { text: String, known: Vec<&'static str> } => "invalid", Usage,
            message("unknown operator: {}", quoted(text)),
            hint("use one of the operators {}", known.join(" "));
        /// An operator does not apply to a field.
        OperatorDoesNotApply { op: &'static str, field: &'static str, fitting: Vec<&'static str> } => "invalid", Usage,
            message("operator `{op}` does not apply to `{field}`"),
            hint("use one of the operators {}", fitting.join(" "));
        /// A filter, an order or a list of columns has an empty part.
        EmptyPart { what: String, text: String, example: String } => "invalid", Usage,
            message("missing {what}{}", within(text)),
            hint("write it like `{example}`");
        /// A value has a double quote that does not belong to a pair around it.
        Quote { text: String, example: String } => "invalid", Usage,
            message("unbalanced double quote in {}", quoted(text)),
            hint("put the whole value in double quotes and write each quote in it twice: `{example}`");
        /// A comparison holds for every row or for none, whatever is stored.
        Constant { text: String, always: bool, why: &'static str, meant: Option<String> } => "invalid", Usage,
            message("{} {}: {why}", quoted(text), if *always { "is always true" } else { "is never true" }),
            either(meant.is_none() => ("remove this filter")
                else ("did you mean `{}`?", meant.as_deref().unwrap_or_default()));
        /// There are more filters, or more values in them, than a list can take.
        TooMany { what: &'static str, count: usize, most: usize } => "invalid", Usage,
            message("{count} {what} are too many: a list takes at most {most}"),
            hint("filter with fewer, and search the output of `-o jsonl` for the rest");
        /// A field is compared with something that is not a whole number.
        NotANumber { field: &'static str, text: String } => "invalid", Usage,
            message("invalid {field}: {} is not a whole number", quoted(text)),
            hint("write a whole number: `{field}>0`");
    }
}

fn within(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" in {}", quoted(text)) }
}
