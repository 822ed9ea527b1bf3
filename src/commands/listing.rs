//! The arguments of every list command, and its output.

use std::fmt::Write as _;

use super::view;
use crate::domain::query::{Condition, Field, Order, Query, parse_columns};
use crate::env::Env;
use crate::error::{InputError, Result};
use crate::store::column::{Column, Noun};
use crate::ui::format::Format;
use crate::ui::listing::{DatumColumn, ListColumn, Listing, Rows};
use crate::ui::unwritten;

/// The arguments that every list command takes.
#[derive(Debug, clap::Args)]
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
#[derive(Debug, clap::Args)]
pub struct OutputArgs {
    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    pub output: Format,

    /// In CSV, do not escape cells that a spreadsheet would run as a formula
    #[arg(long)]
    pub raw: bool,
}

impl ListArgs {
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

    /// Prints the rows in the requested format. A table with `--quiet` prints only ids. Notes `empty` if a table has no
    /// rows.
    pub fn print<R: Noun>(
        &self,
        env: &mut Env,
        id: &dyn Fn(&R) -> String,
        rows: &mut dyn Rows<R>,
        empty: &str,
    ) -> Result<()> {
        let selected: Vec<&'static Column<R>> = self.selected()?;
        let columns: Vec<DatumColumn<R>> = selected.into_iter().map(view::listed).collect();
        if env.ui.quiet && self.output.output == Format::Table {
            return env.ui.print(|out| rows.each(&mut |row| writeln!(out, "{}", id(row)).map_err(unwritten)));
        }
        let narrowed = self.columns.is_some();
        print(env, &self.output, &ColumnSet { columns: &columns, all: &view::all(), narrowed }, rows, empty)
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
    /// True if json and jsonl also contain only `columns`.
    pub narrowed: bool,
}

/// Prints a list in its format. Notes `empty`, unless it is the empty text, if a table has no rows.
pub fn print<R, C: ListColumn<R>>(
    env: &mut Env,
    output: &OutputArgs,
    columns: &ColumnSet<'_, C>,
    rows: &mut dyn Rows<R>,
    empty: &str,
) -> Result<()> {
    let options = env.out_options();
    let ColumnSet { columns, all, narrowed } = *columns;
    let listing = Listing { columns, all, narrowed, format: output.output, raw: output.raw };
    let count = env.ui.print_to_reader(|out| listing.write(out, &options, rows))?;
    if count == Some(0) && output.output == Format::Table && !empty.is_empty() {
        env.ui.note(empty);
    }
    Ok(())
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
