//! `keys config set` and `unset`.

use clap::Command;

use super::alias::check_alias;
use crate::config::{self, Config, ConfigFile, Key};
use crate::domain::secret::masked;
use crate::domain::text::quoted;
use crate::env::{Env, Origin};
use crate::error::{Error, ExitStatus, IoError, Result};
use crate::store::Location;

/// Change a setting in the file
///
/// Checks the value first. Comments and the rest of the file stay. A relative path of a store is made absolute.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys config set store ./keys.db
  keys config set as ada@acme.com
  keys config set list.sort -created
  keys config set views.stale.filter last-used=never
  keys config set views.stale.filter 'created<-30d' --add
  keys config set alias.stale 'list --view stale'")]
pub struct SetArgs {
    /// Name of the setting, such as list.sort
    #[arg(value_name = "KEY")]
    key: String,

    /// Value
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,

    /// Add a condition to those of a view
    #[arg(long)]
    add: bool,
}

/// Remove a setting from the file
///
/// A whole view is removed by its name, such as views.stale.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys config unset list.sort
  keys config unset views.stale")]
pub struct UnsetArgs {
    /// Name of the setting, such as list.sort
    #[arg(value_name = "KEY")]
    key: String,
}

pub fn set(env: &mut Env, args: &SetArgs, program: &Command) -> anyhow::Result<ExitStatus> {
    let key = Key::parse(&args.key)?;
    let value = stored(&key, &args.value)?;
    config::check(&key, &value, env.system.clock.now(), env.system.zone)?;
    check_alias(&key, &value, program)?;
    let file = ConfigFile::read(&env.config_path()?.value)?;
    let text = if args.add {
        config::add(file.path(), file.text(), &key, &value)?
    } else {
        config::set(file.path(), file.text(), &key, &value)?
    };
    file.write(&text)?;
    warn(env, &text)?;
    let (value, file) = (quoted(&masked(&value)), shown(env));
    env.ui.note(&if args.add {
        format!("Added {value} to `{key}` in {file}.")
    } else {
        format!("Set `{key}` to {value} in {file}.")
    });
    note_override(env, &key);
    Ok(ExitStatus::Done)
}

/// The value to store. A relative path would mean another store in every folder.
fn stored(key: &Key, value: &str) -> Result<String> {
    let is_relative = *key == Key::Store
        && !value.is_empty()
        && !value.starts_with('~')
        && matches!(Location::parse(value.as_ref()), Ok(Location::File(path)) if path.is_relative());
    if !is_relative {
        return Ok(value.to_owned());
    }
    let path = std::path::absolute(value).map_err(|source| Error::from(IoError::CurrentFolder { source }))?;
    Ok(path.to_string_lossy().into_owned())
}

pub fn unset(env: &mut Env, args: &UnsetArgs) -> anyhow::Result<ExitStatus> {
    let names: Vec<String> = args.key.trim().split('.').map(str::to_owned).collect();
    let is_view = names.len() == 2 && names[0] == "views";
    if !is_view {
        Key::parse(&args.key)?;
    }
    let key = names.join(".");
    let file = ConfigFile::read(&env.config_path()?.value)?;
    let Some(text) = config::unset(file.path(), file.text(), &names)? else {
        env.ui.note(&format!("{} is not set in {}.", quoted(&key), shown(env)));
        return Ok(ExitStatus::Done);
    };
    file.write(&text)?;
    warn(env, &text)?;
    env.ui.note(&format!("Removed {} from {}.", quoted(&key), shown(env)));
    Ok(ExitStatus::Done)
}

/// Warns of other problems of the file.
fn warn(env: &mut Env, text: &str) -> Result<()> {
    let path = env.config_path()?.value.clone();
    for warning in Config::parse(&path, text)?.warnings {
        env.ui.warn(&warning);
    }
    Ok(())
}

/// Notes that a variable of the environment hides the new value.
fn note_override(env: &mut Env, key: &Key) {
    let hiding = match key {
        Key::Store => env.settings.store.as_ref().map(|store| store.origin),
        Key::As => env.settings.acting.as_ref().map(|acting| acting.origin),
        Key::Pager => env.settings.pager.as_ref().map(|pager| pager.origin),
        _ => None,
    };
    if let Some(Origin::Environment(name)) = hiding {
        env.ui.warn(&format!("`{name}` is set and wins over the file"));
    }
}

fn shown(env: &Env) -> String {
    env.settings.path.as_ref().map_or_else(String::new, |path| format!("`{}`", path.value.display()))
}
