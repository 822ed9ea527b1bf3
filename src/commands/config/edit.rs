//! `keys config edit`.

use clap::Command;

use super::alias::check_alias;
use crate::config::{Config, ConfigFile};
use crate::env::{Env, editor};
use crate::error::{ConfigError, Error, ExitStatus, MissingError, Result};
use crate::ui::editor::edit;

/// Edit the file in VISUAL or EDITOR
///
/// Checks the file afterwards.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys config edit
  EDITOR='code --wait' keys config edit")]
pub struct Args {}

/// The content of a new file.
const TEMPLATE: &str = "\
# Configuration of keys. `keys config --help` lists the settings.

# store = \"/srv/keys/keys.db\"
# as = \"ada@acme.com\"
# pager = \"less\"

# [list]
# columns = \"title,role,status,expires\"
# sort = \"expires\"

# [create]
# expires = \"90d\"

# [views.stale]
# filter = [\"status=active\", \"last-used<-90d\"]
# sort = \"last-used\"

# [alias]
# stale = \"list --view stale\"
";

pub fn run(env: &mut Env, program: &Command) -> anyhow::Result<ExitStatus> {
    let path = env.config_path()?.value.clone();
    if !env.is_interactive() {
        return Err(Error::from(MissingError::EditorTerminal).into());
    }
    let file = ConfigFile::read(&path)?;
    if !file.path().exists() {
        file.write(TEMPLATE)?;
    }
    let editor = editor();
    let failed = |problem: String| {
        Error::from(ConfigError::Editor { command: editor.to_string_lossy().into_owned(), problem })
    };
    let status = edit(&editor, file.path()).map_err(|error| failed(error.to_string()))?;
    if !status.success() {
        return Err(failed(status.to_string()).into());
    }
    check(env, &path, program)?;
    env.ui.note(&format!("{} is valid.", path.display()));
    Ok(ExitStatus::Done)
}

/// Checks every value of the file.
fn check(env: &mut Env, path: &std::path::Path, program: &Command) -> Result<()> {
    let config = Config::read(path)?.unwrap_or_default();
    for warning in &config.warnings {
        env.ui.warn(warning);
    }
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    for entry in &config.entries {
        config.check(entry, now, zone)?;
        for value in &entry.values {
            check_alias(&entry.key, value, program).map_err(|error| config.at(entry, &error))?;
        }
    }
    Ok(())
}
