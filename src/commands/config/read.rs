//! `keys config list`, `get` and `path`.

use serde_json::Value;

use super::settings::{Setting, of};
use crate::commands::ReceiptFormat;
use crate::commands::listing::{ColumnSet, Footer, OutputArgs, print};
use crate::config::Key;
use crate::domain::text::visible;
use crate::env::Env;
use crate::error::{Error, ExitStatus};
use crate::ui::column::{Cell, Column, Fit};
use crate::ui::format::Format;
use crate::ui::render::RenderOptions;
use crate::ui::{json, unwritten};

/// List the settings in force, each with its origin
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys config list
  keys config list -o json
  keys config list --store ./test.db")]
pub struct ListArgs {
    #[command(flatten)]
    output: OutputArgs,
}

/// Print a setting
///
/// Prints the value that is in force, one value a line. Exits with status 3 if there is none.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys config get store
  keys config get views.stale.filter
  keys config get as -o json")]
pub struct GetArgs {
    /// Name of the setting, such as list.sort
    #[arg(value_name = "KEY")]
    key: String,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,
}

/// Print the path of the configuration file
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys config path
  cp \"$(keys config path)\" config.toml.bak")]
pub struct PathArgs {}

pub fn list(env: &mut Env, args: &ListArgs) -> anyhow::Result<ExitStatus> {
    env.configure()?;
    let settings = of(env);
    let columns = if args.output.output == Format::Table { &TABLE[..] } else { &COLUMNS };
    let set = ColumnSet { columns, all: &COLUMNS, named: 0, narrowed: false };
    let footer = Footer { noun: "setting", total: None, filtered: false, limit: None, order: String::new() };
    print(env, &args.output, &set, &mut settings.as_slice(), "", &footer)?;
    Ok(ExitStatus::Done)
}

/// The columns of the table.
const TABLE: [Column<Setting>; 3] = [KEY, VALUE, ORIGIN_WORDS];

/// The fields of the document.
const COLUMNS: [Column<Setting>; 4] = [KEY, VALUE, ORIGIN, PLACE];

const KEY: Column<Setting> = Column {
    name: "key",
    rank: 0,
    fit: Fit::Whole,
    cell: |setting, _| Cell::new(&*setting.key),
    value: |setting| setting.key.as_str().into(),
};

const VALUE: Column<Setting> = Column {
    name: "value",
    rank: 1,
    fit: Fit::WRAP,
    cell: |setting, _| Cell::new(setting.value.as_deref().unwrap_or_default()),
    value: |setting| setting.value.as_deref().into(),
};

const ORIGIN: Column<Setting> =
    Column { name: "origin", rank: 2, fit: Fit::CUT, cell: origin_cell, value: origin_value };

const ORIGIN_WORDS: Column<Setting> = Column { value: |setting| setting.origin_words().into(), ..ORIGIN };

const PLACE: Column<Setting> = Column {
    name: "place",
    rank: 3,
    fit: Fit::CUT,
    cell: |setting, _| Cell::new(setting.place.as_deref().unwrap_or_default()),
    value: |setting| setting.place.as_deref().into(),
};

fn origin_cell(setting: &Setting, _: &RenderOptions) -> Cell {
    Cell::new(setting.origin_words())
}

fn origin_value(setting: &Setting) -> Value {
    setting.origin_word().map_or(Value::Null, |word| word.as_str().into())
}

pub fn get(env: &mut Env, args: &GetArgs) -> anyhow::Result<ExitStatus> {
    let key = Key::parse(&args.key)?.to_string();
    env.configure()?;
    let settings: Vec<Setting> =
        of(env).into_iter().filter(|setting| setting.key == key && setting.value.is_some()).collect();
    if args.output == ReceiptFormat::Json {
        let documents: Vec<_> = settings.iter().map(Setting::document).collect();
        env.ui.print(|out| json::write_value(out, &documents))?;
    } else {
        env.ui.print(|out| {
            let mut values = settings.iter().filter_map(|setting| setting.value.as_deref());
            values.try_for_each(|value| writeln!(out, "{}", visible(value)).map_err(unwritten))
        })?;
    }
    if settings.is_empty() {
        env.ui.note(&format!("`{key}` is not set."));
        return Ok(ExitStatus::No);
    }
    Ok(ExitStatus::Done)
}

pub fn path(env: &mut Env) -> anyhow::Result<ExitStatus> {
    let path = env.config_path()?.value.clone();
    env.ui.print(|out| -> Result<(), Error> { writeln!(out, "{}", path.display()).map_err(unwritten) })?;
    Ok(ExitStatus::Done)
}
