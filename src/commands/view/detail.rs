//! Details: the fields of one thing, with tables of related things below.

use std::io::Write;

use serde::Serialize;

use crate::env::Env;
use crate::error::Result;
use crate::ui::format::Format;
use crate::ui::listing::{DatumColumn, ListColumn, Listing};
use crate::ui::record::Record;
use crate::ui::render::RenderOptions;
use crate::ui::{json, unwritten};

/// One thing in every format.
pub struct DetailView<'a, R, D> {
    /// Its columns, for csv and tsv.
    pub columns: &'a [DatumColumn<R>],
    pub row: &'a R,
    /// Its fields, for people.
    pub fields: &'a dyn Fn(&RenderOptions) -> Record,
    /// Writes the tables below the fields, for people.
    pub below: &'a dyn Fn(&mut dyn Write, &RenderOptions) -> Result<()>,
    /// Its JSON document.
    pub document: D,
}

impl<R, D: Serialize> DetailView<'_, R, D> {
    /// Prints it. csv and tsv have its columns alone.
    pub fn print(&self, env: &mut Env, format: Format) -> Result<()> {
        let options = env.out_options();
        match format {
            Format::Table => env
                .ui
                .print_paged(|out| {
                    (self.fields)(&options).write(out, &options)?;
                    (self.below)(out, &options)
                })
                .map(drop),
            Format::Json => env.ui.print(|out| json::write_value(out, &self.document)),
            Format::Jsonl => env.ui.print(|out| json::write_line(out, &self.document)),
            Format::Csv | Format::Tsv => {
                let listing = Listing { format, ..Listing::table(self.columns) };
                env.ui.print(|out| listing.write(out, &options, &mut std::slice::from_ref(self.row)))
            }
        }
    }
}

/// The fields of a thing, for people.
#[must_use]
pub fn fields<R>(columns: &[DatumColumn<R>], row: &R, options: &RenderOptions) -> Record {
    columns.iter().fold(Record::new(), |record, column| {
        record.field(&column.name.replace('-', " "), column.cell(row, options))
    })
}

/// A heading and a table below it, unless there are no rows.
pub fn section<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    options: &RenderOptions,
    heading: &str,
    columns: &[C],
    rows: &[R],
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}").map_err(unwritten)?;
    let listing = Listing::table(columns);
    listing.write(out, options, &mut { rows }).map(drop)
}
