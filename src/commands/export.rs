//! `keys export`: the whole store as lines of JSON.

use std::path::{Path, PathBuf};

use crate::env::{DraftGuard, Env};
use crate::error::{Error, ExitStatus, MovingError};
use crate::ops::moving::{Exported, export};
use crate::store::new_file::NewFile;
use crate::ui::streams::End;
use crate::ui::unwritten;

/// Export the whole store as JSON lines
///
/// The export contains everything in the store, including removed members, the log and the hashes of secrets, but no
/// secrets. It is consistent even while other programs change the store. Only you can read the file. `keys import` creates
/// a store from it, in a file or on a server, where all secrets work.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys export ./acme.jsonl
  keys export | gzip > acme.jsonl.gz
  keys export | keys import --store postgres://keys@db.acme.com/keys -")]
pub struct Args {
    /// New file for the export; `-` for standard output (the default except at a terminal)
    file: Option<PathBuf>,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    match &args.file {
        Some(path) if path.as_os_str() != "-" => to_file(env, path)?,
        None if matches!(env.ui.out_end, End::Terminal(_)) => {
            return Err(Error::from(MovingError::NoFile).into());
        }
        _ => {
            let store = env.open_store()?;
            env.ui.print(|out| export(&store, &mut |line| out.write_all(line).map_err(unwritten)))?;
        }
    }
    Ok(ExitStatus::Done)
}

fn to_file(env: &mut Env, path: &Path) -> anyhow::Result<()> {
    let store = env.open_store()?;
    let drafts = DraftGuard::begin();
    let mut file = NewFile::create(path)?;
    let Exported { rows, events } = export(&store, &mut |line| file.write(line))?;
    let _finish = drafts.finish();
    env.warn(file.put_in_place()?);
    env.ui.note(&format!("Exported {rows} rows, {events} of them events, to {}.", path.display()));
    Ok(())
}
