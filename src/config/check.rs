//! The check of a value.

use std::ffi::OsStr;
use std::path::Path;

use super::{Key, ViewPart};
use crate::domain::query::{Condition, Order, parse_columns};
use crate::domain::secret::contains_secret;
use crate::domain::time::{Timestamp, Zone, parse_expiry};
use crate::error::{ConfigError, Result};
use crate::store::Location;
use crate::store::key::KeyField;

/// Checks a value of a setting.
///
/// # Errors
/// If it is not valid.
pub fn check(key: &Key, value: &str, now: Timestamp, zone: Zone) -> Result<()> {
    if contains_secret(value) {
        return Err(ConfigError::Secret { key: key.to_string() }.into());
    }
    if value.trim().is_empty() && *key != Key::Pager {
        return Err(ConfigError::Empty { key: key.to_string() }.into());
    }
    match key {
        Key::Store => store(value),
        Key::As | Key::Pager => Ok(()),
        Key::ListColumns | Key::View(_, ViewPart::Columns) => parse_columns::<KeyField>(value).map(drop),
        Key::ListSort | Key::View(_, ViewPart::Sort) => Order::<KeyField>::parse(value).map(drop),
        Key::View(_, ViewPart::Filter) => Condition::<KeyField>::parse(value, now, zone).map(drop),
        Key::CreateExpires => parse_expiry(value, now, zone).map(drop),
        Key::Alias(_) => alias(value).map(drop),
    }
}

fn store(value: &str) -> Result<()> {
    let location = Location::parse(OsStr::new(value))?;
    if location.has_password() {
        return Err(ConfigError::Password.into());
    }
    match location {
        Location::File(path) if !path.is_absolute() && !path.starts_with(Path::new("~")) => {
            Err(ConfigError::RelativeStore { text: value.to_owned() }.into())
        }
        _ => Ok(()),
    }
}

/// Splits an alias into words, as a shell does.
fn alias(value: &str) -> Result<Vec<String>> {
    match shell_words::split(value) {
        Ok(words) if !words.is_empty() => Ok(words),
        _ => Err(ConfigError::AliasQuotes { text: value.to_owned() }.into()),
    }
}
