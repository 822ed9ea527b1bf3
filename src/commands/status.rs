//! `keys status`: the store, the acting member and the configuration, and where each is from.

use super::ReceiptFormat;
use super::config::{Setting, of};
use super::documents::Object;
use super::documents::error::ErrorParts;
use super::documents::setting::OriginWord;
use super::documents::status::{ActingStatus, ConfigStatus, EngineWord, StatusDocument, StoreStatus};
use crate::config::Config;
use crate::domain::event::Reference;
use crate::domain::secret::masked;
use crate::env::Env;
use crate::error::{Error, ExitStatus, MissingError, Result};
use crate::ops::find;
use crate::store::{self, Location, Reader};
use crate::ui::json;
use crate::ui::listing::Cell;
use crate::ui::record::Record;

/// Show the store, the acting member and the configuration
///
/// Prints where each is from: a flag, an environment variable, the configuration file or a default. Changes nothing.
/// Exits with status 3 if one of them cannot be used.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys status
  keys status -o json
  keys status --store ./acme.db --as ada@acme.com")]
pub struct Args {
    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let configuration = configuration(env);
    let settings = of(env);
    let (store, mut reader) = store(env, &settings[0]);
    let acting = acting(env, &settings[1], reader.as_mut());
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let status = StatusDocument { version, store, acting, configuration };
    let problems: Vec<&ErrorParts> =
        [&status.store.problem, &status.acting.problem, &status.configuration.problem]
            .into_iter()
            .flatten()
            .collect();
    let exit = if problems.is_empty() { ExitStatus::Done } else { ExitStatus::No };
    if args.output == ReceiptFormat::Json {
        env.ui.print(|out| json::write_value(out, &status))?;
        return Ok(exit);
    }
    let options = env.out_options();
    let record = record(&status);
    env.ui.print(|out| record.write(out, &options))?;
    for warning in &status.configuration.warnings {
        env.ui.warn(warning);
    }
    for problem in problems {
        let hint = problem.hint.as_ref().map_or_else(String::new, |hint| format!("; {hint}"));
        env.ui.warn(&format!("{}{hint}", problem.message));
    }
    Ok(exit)
}

/// Reads and applies the configuration. A broken file is reported like any other fact.
fn configuration(env: &mut Env) -> ConfigStatus {
    let config = env.read_config();
    let exists = env.settings.path.as_ref().is_some_and(|path| path.value.exists());
    let (warnings, read) = match config {
        Ok(config) => (config.warnings.clone(), env.apply_config(config)),
        Err(error) => (Vec::new(), env.apply_config(Config::default()).and(Err(error))),
    };
    let path = env.settings.path.as_ref();
    ConfigStatus {
        path: path.map(|path| path.value.display().to_string()),
        origin: path.map(|path| path.origin.into()),
        place: path.and_then(|path| path.origin.name()).map(str::to_owned),
        exists,
        warnings,
        problem: read.err().as_ref().map(parts),
    }
}

/// Opens the store to look, so that an older schema is not upgraded.
fn store(env: &Env, setting: &Setting) -> (StoreStatus, Option<Reader>) {
    let mut status = StoreStatus {
        location: setting.value.clone(),
        origin: setting.origin_word(),
        place: setting.place.clone(),
        engine: None,
        organization: None,
        keys: None,
        members: None,
        problem: None,
    };
    let read = env.location().and_then(|location| {
        status.engine = Some(match location {
            Location::File(_) => EngineWord::Sqlite,
            #[cfg(feature = "postgres")]
            Location::Server(_) => EngineWord::Postgresql,
        });
        let mut reader = Reader::open(location)?;
        let organization = reader.read_once(store::organization::get)?;
        status.organization = Some(Reference {
            kind: "organization".to_owned(),
            id: Some(organization.id.to_string()),
            name: organization.name.to_string(),
        });
        status.keys = Some(reader.read_once(store::key::count)?);
        status.members = Some(reader.read_once(store::member::count)?);
        Ok(reader)
    });
    match read {
        Ok(reader) => (status, Some(reader)),
        Err(error) => (StoreStatus { problem: Some(parts(&error)), ..status }, None),
    }
}

fn acting(env: &Env, setting: &Setting, reader: Option<&mut Reader>) -> ActingStatus {
    let status = ActingStatus {
        member: None,
        origin: setting.origin_word(),
        place: setting.place.clone(),
        problem: None,
    };
    let Some(reader) = reader else { return status };
    let named = env.settings.acting.as_ref().map(|acting| acting.value.as_str());
    let member = match named {
        Some(name) => reader.read_once(|tx| find::member(tx, name)),
        None => only_administrator(reader),
    };
    let row = member.and_then(|member| reader.read_once(|tx| store::member::row(tx, member.id)));
    match row {
        Ok(row) => ActingStatus {
            member: Some(Object(row)),
            origin: status.origin.or(Some(OriginWord::Default)),
            ..status
        },
        Err(error) => ActingStatus { problem: Some(parts(&error)), ..status },
    }
}

fn only_administrator(reader: &mut Reader) -> Result<crate::domain::member::Member> {
    let mut administrators = reader.read_once(store::member::administrators)?;
    if administrators.len() == 1 {
        return Ok(administrators.remove(0));
    }
    let known = administrators.iter().take(5).map(|member| member.email.to_string()).collect();
    Err(MissingError::ActingMember { known }.into())
}

/// The error as part of a document. Its texts can be from a file or a variable.
fn parts(error: &Error) -> ErrorParts {
    ErrorParts {
        code: error.code().to_owned(),
        message: masked(&error.to_string()).into_owned(),
        hint: error.hint(),
    }
}

/// The status in words.
fn record(status: &StatusDocument) -> Record {
    let StatusDocument { version, store, acting, configuration } = status;
    let engine = store.engine.map_or("", |engine| match engine {
        EngineWord::Sqlite => "SQLite",
        EngineWord::Postgresql => "PostgreSQL",
    });
    let member = acting.member.as_ref().map_or_else(
        || "unknown".to_owned(),
        |Object(row)| {
            let member = &row.member;
            format!("{} <{}>, {}", member.name, member.email, member.role)
        },
    );
    let by = if acting.origin == Some(OriginWord::Default) {
        "the only administrator".to_owned()
    } else {
        origin(acting.origin, acting.place.as_deref())
    };
    let missing = if configuration.exists { "" } else { ", does not exist" };
    let state = if store.problem.is_some() { ", cannot be used" } else { "" };
    let by_config = origin(configuration.origin, configuration.place.as_deref());
    let fields = [
        ("version", version.clone()),
        ("store", with(store.location.as_deref(), &origin(store.origin, store.place.as_deref()), state)),
        ("engine", engine.to_owned()),
        ("organization", store.organization.as_ref().map_or_else(String::new, |one| one.name.clone())),
        ("members", count(store.members)),
        ("keys", count(store.keys)),
        ("acting member", with(Some(&member), &by, "")),
        ("configuration", with(configuration.path.as_deref(), &by_config, missing)),
    ];
    let known = fields.into_iter().filter(|(_, value)| !value.is_empty());
    known.fold(Record::new(), |record, (label, value)| record.field(label, Cell::new(value)))
}

fn count(number: Option<u64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// A value with its origin: `/srv/keys.db (environment KEYS_STORE)`.
fn with(value: Option<&str>, origin: &str, more: &str) -> String {
    let value = value.unwrap_or("none");
    let separated = if origin.is_empty() { more.trim_start_matches(", ") } else { more };
    let notes = format!("{origin}{separated}");
    if notes.is_empty() { value.to_owned() } else { format!("{value} ({notes})") }
}

fn origin(word: Option<OriginWord>, place: Option<&str>) -> String {
    match (word, place) {
        (Some(OriginWord::File), Some(place)) => place.to_owned(),
        (Some(word), Some(place)) => format!("{} {place}", word.as_str()),
        (Some(word), None) => word.as_str().to_owned(),
        (None, _) => String::new(),
    }
}
