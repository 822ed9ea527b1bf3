//! The arguments of every list command, and its output.

use std::fmt::Write as _;
use std::io::Write;

use super::view;
use crate::config::ListDefaults;
use crate::domain::datum::ColumnKind;
use crate::domain::query::{Condition, Field, Order, Query, parse_columns};
use crate::domain::text::{form, grouped};
use crate::env::Env;
use crate::error::{InputError, Result};
use crate::store::column::{Column, Noun};
use crate::ui::format::Format;
use crate::ui::listing::{DatumColumn, ListColumn, Listing, Rows, Written};
use crate::ui::unwritten;

/// The arguments that every list command takes.
#[derive(Debug, Clone, clap::Args)]
pub struct ListArgs {
    /// Sort by these fields, descending after `-`: role,-created
    #[arg(long, short, value_name = "FIELDS", allow_hyphen_values = true)]
    sort: Vec<String>,

    /// Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives
    #[arg(long, short, value_name = "CONDITION", allow_hyphen_values = true)]
    filter: Vec<String>,

    /// Show these columns, in this order
    #[arg(long, short, value_name = "FIELDS")]
    columns: Option<String>,

    /// Show these columns, too
    #[arg(long, value_name = "FIELDS")]
    show: Vec<String>,

    /// Hide these columns
    #[arg(long, value_name = "FIELDS")]
    hide: Vec<String>,

    /// Print at most N rows
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<u64>,

    #[command(flatten)]
    output: OutputArgs,
}

/// The output format.
#[derive(Debug, Clone, clap::Args)]
pub struct OutputArgs {
    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    pub output: Format,

    /// Print each record as a block of lines, in full
    #[arg(long, conflicts_with = "output")]
    pub records: bool,

    /// In CSV, do not escape cells that a spreadsheet would run as a formula
    #[arg(long)]
    pub raw: bool,
}

impl ListArgs {
    /// Adds defaults: a passed order and passed columns win, passed conditions hold besides.
    #[must_use]
    pub fn with_defaults(mut self, defaults: ListDefaults) -> Self {
        self.filter.splice(0..0, defaults.filter);
        if self.sort.is_empty() {
            self.sort.extend(defaults.sort);
        }
        self.columns = self.columns.or(defaults.columns);
        self
    }

    /// The query for these arguments. It asks for short ids only for a table at a terminal: computing them is costly.
    pub fn query<F: Field>(&self, env: &Env) -> Result<Query<F>> {
        let (now, zone) = (env.system.clock.now(), env.system.zone);
        let conditions = Condition::parse_all(&self.filter, now, zone)?;
        let mut order = Vec::new();
        for text in &self.sort {
            order.extend(Order::parse(text)?);
        }
        let fields = if self.output.output.carries_all() && self.columns.is_none() {
            F::all()
        } else {
            self.selected()?
        };
        let short_ids = self.is_table() && env.ui.out_end.width().is_some();
        Ok(Query { conditions, order, limit: self.limit, fields, short_ids })
    }

    /// True if an empty result may be due to the filter.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty() || self.limit == Some(0)
    }

    #[must_use]
    pub fn is_table(&self) -> bool {
        self.output.output == Format::Table
    }

    /// True if only ids are printed: with `--quiet`, instead of a table.
    #[must_use]
    pub fn prints_ids(&self, env: &Env) -> bool {
        env.ui.quiet && self.is_table()
    }

    /// Prints the rows in the requested format. A table with `--quiet` prints only ids. Notes `empty` if a table has no
    /// rows. `filtered` is true if conditions chose the rows, and `total` counts all rows of the noun.
    pub fn print<R: Noun>(
        &self,
        env: &mut Env,
        id: &dyn Fn(&R) -> String,
        rows: &mut dyn Rows<R>,
        empty: &str,
        filtered: bool,
        total: &dyn Fn() -> Result<u64>,
    ) -> Result<()> {
        let selected: Vec<&'static Column<R>> = self.selected()?;
        let columns: Vec<DatumColumn<R>> = selected.into_iter().map(view::listed).collect();
        if self.prints_ids(env) {
            return env.ui.print(|out| rows.each(&mut |row| writeln!(out, "{}", id(row)).map_err(unwritten)));
        }
        let defaults = <&Column<R>>::defaults();
        let named = columns.iter().rev().take_while(|column| {
            self.columns.is_none() && defaults.iter().all(|default| default.name != column.name)
        });
        let set = ColumnSet {
            columns: &columns,
            all: &view::all(),
            named: named.count(),
            narrowed: self.columns.is_some(),
        };
        let order = self.order_words::<R>()?;
        let footer = Footer { noun: R::NAME, total: Some(total), filtered, limit: self.limit, order };
        print(env, &self.output, &set, rows, empty, &footer)
    }

    /// The order in words: `, by expiry`.
    fn order_words<R: Noun>(&self) -> Result<String> {
        let mut words = String::new();
        for text in &self.sort {
            for order in Order::<&Column<R>>::parse(text)? {
                let name = match order.field.kind {
                    ColumnKind::Expiry => "expiry".to_owned(),
                    _ => order.field.name.replace('-', " "),
                };
                let descending = if order.descending { " (descending)" } else { "" };
                let before = if words.is_empty() { ", by" } else { "," };
                let _ = write!(words, "{before} {name}{descending}");
            }
        }
        Ok(words)
    }

    /// The default columns or those of `--columns`, then those of `--show`, without those of `--hide`.
    fn selected<F: Field>(&self) -> Result<Vec<F>> {
        let mut columns = match &self.columns {
            Some(text) => parse_columns(text)?,
            None => F::defaults(),
        };
        for text in &self.show {
            for field in parse_columns(text)? {
                if !columns.contains(&field) {
                    columns.push(field);
                }
            }
        }
        for text in &self.hide {
            let hidden: Vec<F> = parse_columns(text)?;
            columns.retain(|field| !hidden.contains(field));
        }
        if columns.is_empty() {
            return Err(InputError::NoColumns.into());
        }
        Ok(columns)
    }
}

/// The columns of a list.
#[derive(Clone, Copy)]
pub struct ColumnSet<'a, C> {
    /// The columns of a table, csv and tsv.
    pub columns: &'a [C],
    /// Every field, for json and jsonl.
    pub all: &'a [C],
    /// How many of them, the last, `--show` names.
    pub named: usize,
    /// True if `--columns` chose them: json and jsonl also contain only these, and a table leaves none out.
    pub narrowed: bool,
}

/// The last line of a table at a terminal: its count.
pub struct Footer<'a> {
    /// The noun, for one: `key`.
    pub noun: &'a str,
    /// Counts all rows, if that is known.
    pub total: Option<&'a dyn Fn() -> Result<u64>>,
    /// True if conditions chose the rows. The matches behind the limit are then not counted.
    pub filtered: bool,
    /// The value of `--limit`.
    pub limit: Option<u64>,
    /// The order in words: `, by expiry`.
    pub order: String,
}

impl Footer<'_> {
    fn line(&self, count: u64) -> Result<String> {
        let is_limited = self.limit == Some(count);
        if is_limited && self.filtered {
            let noun = form(count, self.noun);
            return Ok(format!("first {} matching {noun}{}", grouped(count), self.order));
        }
        let total = self.total.map_or(Ok(count), |total| total())?.max(count);
        let noun = form(total, self.noun);
        let first = if is_limited { "first " } else { "" };
        let of = if total > count { format!("{first}{} of ", grouped(count)) } else { String::new() };
        Ok(format!("{of}{} {noun}{}", grouped(total), self.order))
    }
}

/// Prints a list in its format. Notes `empty`, unless it is the empty text, if a table has no rows. At a terminal, a
/// table is followed by its count and what did not fit, on standard error.
pub fn print<R, C: ListColumn<R>>(
    env: &mut Env,
    output: &OutputArgs,
    columns: &ColumnSet<'_, C>,
    rows: &mut dyn Rows<R>,
    empty: &str,
    footer: &Footer<'_>,
) -> Result<()> {
    let options = env.out_options();
    let ColumnSet { columns, all, named, narrowed } = *columns;
    let (format, raw, records) = (output.output, output.raw, output.records);
    let listing = Listing { columns, all, named, narrowed, records, format, raw };
    let Some(written) = printed(env, format, |out| listing.write(out, &options, rows))? else {
        return Ok(());
    };
    if format != Format::Table {
        return Ok(());
    }
    if written.count > 0 && options.width.is_some() {
        note_unfit(env, &written, narrowed);
        env.ui.note(&footer.line(written.count)?);
    } else if written.count == 0 && !empty.is_empty() {
        env.ui.note(empty);
    }
    Ok(())
}

/// Prints a table through the pager, every other format without.
fn printed<T>(
    env: &mut Env,
    format: Format,
    write: impl FnOnce(&mut dyn Write) -> Result<T>,
) -> Result<Option<T>> {
    if format == Format::Table { env.ui.print_paged(write) } else { env.ui.print_to_reader(write) }
}

/// Names the columns that did not fit. Only cells of columns that were chosen one by one are worth a word.
pub fn note_unfit(env: &mut Env, written: &Written, narrowed: bool) {
    let parts = [("left out", &written.left_out), ("cut", &written.cut)];
    for (what, names) in parts.into_iter().filter(|(what, _)| narrowed || *what == "left out") {
        if !names.is_empty() {
            let names = names.join(", ");
            env.ui.note(&format!("{what} to fit the terminal: {names}; `--records` shows everything"));
        }
    }
}

/// The help of a list command after its options: the columns of the noun, then `rest`.
#[must_use]
pub fn columns_help<R: Noun>(rest: &str) -> String {
    let columns = <&Column<R>>::all();
    let widest = columns.iter().map(|column| column.name.len()).max().unwrap_or(0);
    let mut help = "Columns, to show, sort and filter by (* is shown by default):\n".to_owned();
    for column in columns {
        let mark = if column.place.is_some() { '*' } else { ' ' };
        let _ = writeln!(help, "{mark} {:widest$}  {}", column.name, column.help);
    }
    help + "\n" + rest
}

#[must_use]
pub fn column_names<R: Noun>() -> String {
    let names: Vec<&str> = <&Column<R>>::all().iter().map(|column| column.name).collect();
    names.join(", ")
}
