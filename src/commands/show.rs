//! `keys show`: one key, what it owns and what it may do.

use super::delivery::no_terminal;
use super::documents::Object;
use super::documents::event::EventDocument;
use super::documents::key::{KeyDetails, SecretDocument};
use super::listing::column_names;
use super::pick;
use super::view::detail::{DetailView, fields, section};
use super::view::{self, grant, instant_cell, resource};
use crate::domain::datum::ColumnKind;
use crate::domain::grant::Principal;
use crate::domain::id::KeyId;
use crate::domain::key::KeyStatus;
use crate::domain::query::{Field as _, Shape, parse_columns};
use crate::domain::text::visible;
use crate::domain::time::{Expiry, Timestamp};
use crate::env::Env;
use crate::error::{DeliveryError, ExitStatus, InputError, IoError, Result};
use crate::store::event::{EventQuery, each_of};
use crate::store::grant::{GrantQuery, GrantRow};
use crate::store::key::{KeyField, KeyRow};
use crate::store::resource::Owned;
use crate::store::secret::SecretVersion;
use crate::store::{self, ReadTx};
use crate::ui::clipboard::{ASKED_TERMINAL, ClearAfter, osc52};
use crate::ui::format::Format;
use crate::ui::listing::{Cell, ListColumn as _};
use crate::ui::record::Record;
use crate::ui::streams::{End, Ui};
use crate::ui::{render::RenderOptions, unwritten};

/// Show a key with its resources and grants
///
/// KEY is an id, the start of one (at least 4 characters), an email or a title. Without it, asks for a key.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys show 'Nightly import'
  keys show 3f9a --copy-email
  keys show 3f9a --field email
  keys show 3f9a -o json")]
pub struct Args {
    /// Key, by id, start of id, email or title
    key: Option<String>,

    /// Copy the key's email to the clipboard, and print nothing
    #[arg(long, conflicts_with = "field")]
    copy_email: bool,

    /// With --copy-email: copy through the terminal (OSC 52); works over SSH
    #[arg(long, requires = "copy_email")]
    osc52: bool,

    #[arg(long, value_name = "NAME", help = format!("Print only this field: {}", column_names::<KeyRow>()))]
    field: Option<String>,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t, conflicts_with_all = ["field", "copy_email"])]
    output: Format,
}

/// A key and all that is shown of it.
struct Facts {
    row: KeyRow,
    secrets: Vec<SecretVersion>,
    now: Timestamp,
    owned: Vec<Owned>,
    grants: Vec<GrantRow>,
    history: Vec<EventDocument>,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let field = args.field.as_deref().map(one_field).transpose()?;
    let store = env.open_store()?;
    let key = pick::key(env, &store, args.key.as_deref())?;
    if args.copy_email {
        copy_email(env, key.email.as_str(), args.osc52)?;
        return Ok(ExitStatus::Done);
    }
    let facts = store.read(|tx| Facts::of(tx, key.id, env))?;
    match field {
        Some(field) => print_field(&mut env.ui, &facts.row, field)?,
        None => facts.print(env, args.output)?,
    }
    Ok(ExitStatus::Done)
}

/// The one field that is named.
fn one_field(name: &str) -> Result<KeyField> {
    match parse_columns(name)?.as_slice() {
        [field] => Ok(*field),
        _ => Err(InputError::SeveralFields.into()),
    }
}

fn print_field(ui: &mut Ui, row: &KeyRow, field: KeyField) -> Result<()> {
    let mut text = String::new();
    view::listed(field).value(row).spell(&mut text);
    if text.is_empty() && field.shape() == Shape::Instant {
        text.push_str("never");
    }
    ui.print(|out| writeln!(out, "{}", visible(&text)).map_err(unwritten))
}

fn copy_email(env: &mut Env, email: &str, by_terminal: bool) -> Result<()> {
    if by_terminal {
        let is_dumb = env.ui.color_variables[1].as_deref().is_some_and(|term| term == "dumb");
        if is_dumb || !matches!(env.ui.err_end, End::Terminal(_)) {
            return Err(no_terminal());
        }
        osc52(&mut env.ui.err, email).map_err(|source| IoError::CopyByTerminal { source })?;
        env.ui.note(ASKED_TERMINAL);
        return Ok(());
    }
    let copied = env
        .clipboard
        .copy(email, ClearAfter::Replaced)
        .map_err(|none| DeliveryError::NoClipboardForEmail { reason: none.to_string() })?;
    env.ui.note(&format!("{email}\n{copied}"));
    Ok(())
}

impl Facts {
    fn of(tx: &ReadTx<'_>, id: KeyId, env: &Env) -> Result<Self> {
        let now = env.system.clock.now();
        let row = store::key::row(tx, id, now)?;
        let principal = Principal::Key(row.key.id);
        let query = GrantQuery { principal: Some(principal), ..GrantQuery::default() };
        let of_key = EventQuery { subject: Some(id.to_string()), ..EventQuery::default() };
        let mut history = Vec::new();
        each_of(tx, &of_key, &mut |number, record, hash| {
            history.push(EventDocument::new(number, record, hash));
            Ok(())
        })?;
        Ok(Self {
            history,
            secrets: store::secret::of_key(tx, row.key.id)?,
            owned: store::resource::owned_by(tx, principal)?,
            grants: store::grant::all(tx, &query)?,
            row,
            now,
        })
    }

    fn print(&self, env: &mut Env, format: Format) -> Result<()> {
        let columns = view::in_table_order::<KeyRow>();
        let detail = DetailView {
            columns: &columns,
            row: &self.row,
            fields: &|options| self.fields(options),
            below: &|out, options| {
                section(out, options, "Resources", &resource::OWNED, &self.owned)?;
                section(out, options, "Grants", &grant::held(), &self.grants)
            },
            document: self.document(),
        };
        detail.print(env, format)
    }

    /// The fields for people, with every active version of the secret in place of the newest.
    fn fields(&self, options: &RenderOptions) -> Record {
        let mut columns = view::in_table_order::<KeyRow>();
        columns.retain(|column| column.kind != ColumnKind::SecretStart);
        let alive = self.secrets.iter().filter(|version| !version.ends.has_passed(self.now));
        alive.fold(fields(&columns, &self.row, options), |record, version| {
            record.field("secret", secret_cell(version, &self.row, options))
        })
    }

    fn document(&self) -> KeyDetails {
        let version = |version| SecretDocument::new(version, &self.row, self.now);
        KeyDetails {
            key: Object(self.row.clone()),
            secrets: self.secrets.iter().map(version).collect(),
            resources: self.owned.iter().map(|owned| (&owned.resource).into()).collect(),
            grants: self.grants.iter().cloned().map(Object).collect(),
            history: self.history.clone(),
        }
    }
}

/// One secret of the key: how it begins, since when, until when where that is before the key's own end.
fn secret_cell(version: &SecretVersion, row: &KeyRow, options: &RenderOptions) -> Cell {
    let since = instant_cell(version.created, options).text;
    let until = match (row.status, version.ends) {
        (KeyStatus::Revoked, _) => ", not good while the key is revoked".to_owned(),
        (KeyStatus::Expired, _) => ", ended with the key".to_owned(),
        (KeyStatus::Active | KeyStatus::Unconfirmed, Expiry::At(at)) if version.ends < row.key.expires => {
            format!(", until {}", instant_cell(at, options).text)
        }
        (KeyStatus::Active | KeyStatus::Unconfirmed, _) => String::new(),
    };
    let unconfirmed = if version.delivered.is_none() { ", not confirmed" } else { "" };
    Cell::new(format!("{}… since {since}{unconfirmed}{until}", version.secret_start))
}
