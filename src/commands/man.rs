//! `keys man`: the manual pages.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;

use crate::env::Env;
use crate::error::{Error, ExitStatus, IoError, Result};
use crate::ui::unwritten;

/// Print the manual page, or write all pages to a folder
///
/// Creates the folder if it is missing, and replaces existing pages.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys man | man -l -
  keys man ~/.local/share/man/man1")]
pub struct Args {
    /// Folder for a page per command
    dir: Option<PathBuf>,
}

/// Runs it for the command line that `command` describes.
pub fn run(env: &mut Env, args: &Args, mut command: Command) -> anyhow::Result<ExitStatus> {
    command.build();
    match &args.dir {
        None => {
            let page = page(command)?;
            env.ui.print(|out| out.write_all(&page).map_err(unwritten))?;
        }
        Some(dir) => {
            fs::create_dir_all(dir).map_err(|source| writing(dir, source))?;
            let count = write_all(command, dir)?;
            env.ui.note(&format!("Wrote {count} pages to {}.", dir.display()));
        }
    }
    Ok(ExitStatus::Done)
}

/// Writes the page of this command and those of the commands under it. Answers how many.
fn write_all(command: Command, dir: &Path) -> Result<usize> {
    let mut count = 1;
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        count += write_all(inner.clone(), dir)?;
    }
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let path = dir.join(format!("{name}.1"));
    let page = page(command)?;
    fs::write(&path, page).map_err(|source| writing(&path, source))?;
    Ok(count)
}

fn page(command: Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command).manual("keys").render(&mut page).map_err(unwritten)?;
    Ok(page)
}

fn writing(path: &Path, source: std::io::Error) -> Error {
    IoError::Write { path: path.to_owned(), source }.into()
}
