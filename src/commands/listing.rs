//! The arguments of every list, and how it is printed.

use std::fmt::Write as _;

use super::view;
use crate::domain::query::{Condition, Field, Order, Query, parse_columns};
use crate::env::Env;
use crate::error::{InputError, Result};
use crate::store::column::{Column, Noun};
use crate::ui::format::Format;
use crate::ui::listing::{DatumColumn, ListColumn, Listing, Rows};
use crate::ui::unwritten;

/// What every list can be asked for.
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

/// In which format a list is printed.
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
    /// Which rows, in which order, how many, and what of them.
    ///
    /// The rows have unique starts of their ids where a table at a terminal may need them.
    pub fn query<F: Field>(&self, env: &Env) -> Result<Query<F>> {
        let (now, zone) = (env.system.clock.now(), env.system.zone);
        let conditions: Result<Vec<Condition<F>>> =
            self.filter.iter().map(|text| Condition::parse(text, now, zone)).collect();
        let mut order = Vec::new();
        for text in &self.sort {
            order.extend(Order::parse(text)?);
        }
        let fields = if self.output.output.carries_all() && self.columns.is_none() {
            F::all()
        } else {
            self.chosen()?
        };
        let short_ids = self.is_table() && env.ui.out_end.width().is_some();
        Ok(Query { conditions: conditions?, order, limit: self.limit, fields, short_ids })
    }

    /// Whether rows are left out on purpose.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty() || self.limit == Some(0)
    }

    /// Whether people read it, and no program.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.output.output == Format::Table
    }

    /// Prints the rows: with `--quiet` only ids, else the chosen columns in the chosen format. Notes `empty` where
    /// there are no rows.
    pub fn print<R: Noun>(
        &self,
        env: &mut Env,
        id: &dyn Fn(&R) -> String,
        rows: &mut dyn Rows<R>,
        empty: &str,
    ) -> Result<()> {
        let chosen: Vec<&'static Column<R>> = self.chosen()?;
        let columns: Vec<DatumColumn<R>> = chosen.into_iter().map(view::listed).collect();
        if env.ui.quiet && self.output.output == Format::Table {
            return env.ui.print(|out| rows.each(&mut |row| writeln!(out, "{}", id(row)).map_err(unwritten)));
        }
        let narrowed = self.columns.is_some();
        print(env, &self.output, &Choice { columns: &columns, all: &view::all(), narrowed }, rows, empty)
    }

    /// The columns that are wanted, in their order.
    fn chosen<F: Field>(&self) -> Result<Vec<F>> {
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
pub struct Choice<'a, C> {
    /// Those of the table, of csv and of tsv.
    pub columns: &'a [C],
    /// Every field, for json and jsonl.
    pub all: &'a [C],
    /// Whether json and jsonl, too, carry only the chosen columns.
    pub narrowed: bool,
}

/// Prints a list in its format; says `empty`, if it says anything, on the side where there are no rows.
pub fn print<R, C: ListColumn<R>>(
    env: &mut Env,
    output: &OutputArgs,
    choice: &Choice<'_, C>,
    rows: &mut dyn Rows<R>,
    empty: &str,
) -> Result<()> {
    let options = env.out_options();
    let Choice { columns, all, narrowed } = *choice;
    let listing = Listing { columns, all, narrowed, format: output.output, raw: output.raw };
    let count = env.ui.print_to_reader(|out| listing.write(out, &options, rows))?;
    if count == Some(0) && output.output == Format::Table && !empty.is_empty() {
        env.ui.note(empty);
    }
    Ok(())
}

/// The columns of a noun with their help lines, then `rest`: the end of the help of its list.
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

/// The names of a noun's columns, for a help line.
#[must_use]
pub fn column_names<R: Noun>() -> String {
    let names: Vec<&str> = <&Column<R>>::all().iter().map(|column| column.name).collect();
    names.join(", ")
}
