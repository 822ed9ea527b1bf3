//! The settings in force, each with its origin.

use crate::commands::documents::setting::{OriginWord, SettingDocument};
use crate::config::{Config, Key};
use crate::domain::query::Field as _;
use crate::domain::secret::masked;
use crate::env::{Env, Origin, Sourced};
use crate::store::Location;
use crate::store::key::KeyField;

/// A value of a setting, and its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub key: String,
    /// The value, without secrets and passwords.
    pub value: Option<String>,
    pub origin: Option<Origin>,
    /// The flag, the environment variable, or the file and line.
    pub place: Option<String>,
}

/// Returns every setting: those that can be set, then views and aliases of the file.
#[must_use]
pub fn of(env: &Env) -> Vec<Setting> {
    let file = &env.settings.file;
    let store = env.settings.store.as_ref();
    let store = store.map(|store| Sourced::new(Location::shown(store.value.as_os_str()), store.origin));
    let default = |text: String| Some(Sourced::new(text, Origin::Default));
    let columns: Vec<&str> = KeyField::defaults().into_iter().map(KeyField::name).collect();
    let mut settings = vec![
        one(env, &Key::Store, store),
        one(env, &Key::As, env.settings.acting.clone()),
        one(env, &Key::Pager, env.settings.pager.clone().or_else(|| env.settings.default_pager.clone())),
        one(env, &Key::ListColumns, of_file(file, &Key::ListColumns).or_else(|| default(columns.join(",")))),
        one(env, &Key::ListSort, of_file(file, &Key::ListSort)),
        one(env, &Key::CreateExpires, of_file(file, &Key::CreateExpires)),
    ];
    for entry in file.entries.iter().filter(|entry| matches!(entry.key, Key::View(..) | Key::Alias(_))) {
        let values = entry.values.iter();
        settings.extend(
            values.map(|value| {
                one(env, &entry.key, Some(Sourced::new(value.clone(), Origin::File(entry.line))))
            }),
        );
    }
    settings
}

fn of_file(file: &Config, key: &Key) -> Option<Sourced<String>> {
    let entry = file.get(key)?;
    Some(Sourced::new(entry.values.join(","), Origin::File(entry.line)))
}

fn one(env: &Env, key: &Key, value: Option<Sourced<String>>) -> Setting {
    let key = key.to_string();
    let Some(Sourced { value, origin }) = value else {
        return Setting { key, value: None, origin: None, place: None };
    };
    let place = match origin {
        Origin::Flag(name) | Origin::Environment(name) => Some(name.to_owned()),
        Origin::File(line) => Some(env.settings.file.place(line)),
        Origin::Default => None,
    };
    Setting { key, value: Some(masked(&value).into_owned()), origin: Some(origin), place }
}

impl Setting {
    /// The origin as a word.
    #[must_use]
    pub fn origin_word(&self) -> Option<OriginWord> {
        self.origin.map(OriginWord::from)
    }

    /// The origin in words: `environment KEYS_STORE`.
    #[must_use]
    pub fn origin_words(&self) -> String {
        match (self.origin_word(), &self.place) {
            (Some(OriginWord::File), Some(place)) => place.clone(),
            (Some(word), Some(place)) => format!("{} {place}", word.as_str()),
            (Some(word), None) => word.as_str().to_owned(),
            (None, _) => String::new(),
        }
    }

    /// The setting as a document.
    #[must_use]
    pub fn document(&self) -> SettingDocument {
        let (key, value, place) = (self.key.clone(), self.value.clone(), self.place.clone());
        SettingDocument { key, value, origin: self.origin_word(), place }
    }
}

impl From<Origin> for OriginWord {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Flag(_) => Self::Flag,
            Origin::Environment(_) => Self::Environment,
            Origin::File(_) => Self::File,
            Origin::Default => Self::Default,
        }
    }
}
