//! The user's editor.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::signal;

/// Runs the editor on a file, and waits until the user leaves it. `editor` is a command of the shell, as in git.
///
/// # Errors
/// If it cannot be run.
pub fn edit(editor: &OsStr, path: &Path) -> io::Result<ExitStatus> {
    // An interrupt is for the editor.
    let _guard = signal::paging();
    let mut script = editor.to_owned();
    script.push(" \"$@\"");
    Command::new("sh").arg("-c").arg(script).arg("sh").arg(path).status()
}
