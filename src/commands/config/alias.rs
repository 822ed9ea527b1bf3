//! The check of an alias against the commands of the program.

use clap::Command;

use crate::config::Key;
use crate::error::{ConfigError, Result};

/// Refuses an alias with the name of a command, and one that runs no command. Other settings pass.
pub(super) fn check_alias(key: &Key, value: &str, program: &Command) -> Result<()> {
    let Key::Alias(name) = key else { return Ok(()) };
    if name == "help" || program.find_subcommand(name).is_some() {
        return Err(ConfigError::AliasIsCommand { name: name.clone() }.into());
    }
    let words = shell_words::split(value).unwrap_or_default();
    let begins = words.first().is_some_and(|word| program.find_subcommand(word).is_some());
    if begins { Ok(()) } else { Err(ConfigError::AliasCommand { text: value.to_owned() }.into()) }
}
