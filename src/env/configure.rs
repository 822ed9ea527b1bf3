//! Reading the configuration file, and applying it below flags and environment variables.

use std::path::{Path, PathBuf};

use super::settings::{home_folder, variable};
use super::{Env, Origin, Sourced};
use crate::config::{Config, Key};
use crate::domain::time::{Timestamp, Zone};
use crate::error::{ConfigError, MissingError, Result};
use crate::ui::pager::Pager;

impl Env {
    /// Reads the configuration file, warns of its problems, and applies it.
    ///
    /// # Errors
    /// If the file is not valid, or if one was named that does not exist.
    pub fn configure(&mut self) -> Result<()> {
        let config = self.read_config()?;
        for warning in &config.warnings {
            self.ui.warn(warning);
        }
        self.apply_config(config)
    }

    /// Reads the configuration file.
    ///
    /// # Errors
    /// As for [`Self::configure`].
    pub fn read_config(&self) -> Result<Config> {
        let Some(path) = &self.settings.path else { return Ok(Config::default()) };
        let config = Config::read(&path.value)?;
        match config {
            Some(config) => Ok(config),
            None if path.origin == Origin::Default => Ok(Config::default()),
            None => Err(ConfigError::Missing { path: path.value.clone() }.into()),
        }
    }

    /// Applies a configuration where neither a flag nor the environment has a value.
    ///
    /// Of the file, scripts get only the store, the acting member and the views that they name.
    pub fn apply_config(&mut self, config: Config) -> Result<()> {
        let (now, zone) = (self.system.clock.now(), self.system.zone);
        if self.settings.store.is_none() {
            self.settings.store = value(&config, &Key::Store, now, zone)?.map(|store| {
                let path = in_home(store.value);
                Sourced::new(path, store.origin)
            });
        }
        if self.settings.acting.is_none() {
            self.settings.acting = value(&config, &Key::As, now, zone)?;
        }
        if self.settings.pager.is_none() {
            self.settings.pager = value(&config, &Key::Pager, now, zone)?;
            if let Some(pager) = &self.settings.pager
                && self.is_interactive()
            {
                self.ui.pager = chosen_pager(Some(&pager.value));
            }
        }
        let settings = &mut self.settings;
        let default = |path| Sourced::new(path, Origin::Default);
        settings.store = settings.store.take().or_else(|| settings.default_store.clone().map(default));
        settings.file = config;
        Ok(())
    }

    /// Reports whether a person uses the program at a terminal, with prompts. Only then does it follow their taste.
    #[must_use]
    pub fn is_interactive(&self) -> bool {
        self.prompt.is_some() && self.ui.out_end.width().is_some()
    }

    /// Returns the path of the configuration file and its origin.
    ///
    /// # Errors
    /// If there is no home folder, and no path was named.
    pub fn config_path(&self) -> Result<&Sourced<PathBuf>> {
        Ok(self.settings.path.as_ref().ok_or(MissingError::ConfigPath)?)
    }
}

fn value(config: &Config, key: &Key, now: Timestamp, zone: Zone) -> Result<Option<Sourced<String>>> {
    let entry = config.checked(key, now, zone)?;
    Ok(entry.and_then(|entry| {
        let value = entry.values.first()?.clone();
        Some(Sourced::new(value, Origin::File(entry.line)))
    }))
}

/// Returns the path with `~/` in front of it replaced by the home folder.
fn in_home(text: String) -> PathBuf {
    let rest = Path::new(&text).strip_prefix("~").map(Path::to_owned);
    match (rest, home_folder()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => text.into(),
    }
}

/// The pager that the environment and the configuration choose. A terminal without escape sequences has none.
pub(super) fn chosen_pager(configured: Option<&str>) -> Option<Pager> {
    let is_dumb = variable("TERM").is_some_and(|term| term == "dumb");
    Pager::chosen(variable, configured).filter(|_| !is_dumb)
}
