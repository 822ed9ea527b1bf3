//! One thing shown by itself: its fields, and below them what hangs on it.

use std::io::Write;

use serde_json::{Map, Value};

use crate::env::Env;
use crate::error::Result;
use crate::ui::format::Format;
use crate::ui::listing::{Column, Listing};
use crate::ui::record::Record;
use crate::ui::render::RenderOptions;
use crate::ui::{json, unwritten};

/// A thing and all that is shown of it.
pub struct DetailView<'a, R> {
    /// Its fields, for programs.
    pub columns: &'a [Column<R>],
    /// The thing.
    pub line: &'a R,
    /// Its fields, for people: most often all of them, as [`fields`] has them.
    pub fields: &'a dyn Fn(&RenderOptions) -> Record,
    /// Writes what stands below its fields, for people.
    pub below: &'a dyn Fn(&mut dyn Write, &RenderOptions) -> Result<()>,
    /// What stands beside its fields, for programs.
    pub extra: Map<String, Value>,
}

impl<R> DetailView<'_, R> {
    /// Prints it. The formats of lists, csv and tsv, carry its fields alone.
    pub fn print(self, env: &mut Env, format: Format) -> Result<()> {
        let options = env.out_options();
        match format {
            Format::Table => env.ui.print(|out| {
                (self.fields)(&options).write(out, &options)?;
                (self.below)(out, &options)
            }),
            Format::Json => env.ui.print(|out| json::write_value(out, &self.value())),
            Format::Jsonl => env.ui.print(|out| json::write_line(out, &self.value())),
            Format::Csv | Format::Tsv => {
                let columns = self.columns;
                let listing = Listing { format, ..Listing::table(columns) };
                env.ui.print(|out| listing.write(out, &options, &mut std::slice::from_ref(self.line)))
            }
        }
    }

    fn value(self) -> Value {
        let fields = self.columns.iter().map(|column| (column.key(), (column.value)(self.line)));
        Value::Object(fields.chain(self.extra).collect())
    }
}

/// The fields of a thing, for people.
#[must_use]
pub fn fields<R>(columns: &[Column<R>], line: &R, options: &RenderOptions) -> Record {
    columns.iter().fold(Record::new(), |record, column| {
        record.field(&column.name.replace('-', " "), (column.cell)(line, options))
    })
}

/// A heading and a table below it, where there is something to show.
pub fn section<R>(
    out: &mut dyn Write,
    options: &RenderOptions,
    heading: &str,
    columns: &[Column<R>],
    rows: &[R],
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}").map_err(unwritten)?;
    let listing = Listing::table(columns);
    listing.write(out, options, &mut { rows }).map(drop)
}
