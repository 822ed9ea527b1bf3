//! `keys completions`: what a shell needs to complete the command line.

use clap::Command;
use clap_complete::Shell;

use crate::env::Env;
use crate::error::ExitStatus;
use crate::ui::unwritten;

/// Print shell completions
///
/// Save the script where your shell looks for completions, then open a new shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys completions bash > ~/.local/share/bash-completion/completions/keys
  keys completions zsh > ~/.zfunc/_keys
  keys completions fish > ~/.config/fish/completions/keys.fish
  keys completions powershell >> $PROFILE
  keys completions elvish >> ~/.config/elvish/rc.elv

For zsh, add ~/.zfunc to fpath before compinit runs.")]
pub struct Args {
    /// Shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs it for the command line that `command` describes.
pub fn run(env: &mut Env, args: &Args, mut command: Command) -> anyhow::Result<ExitStatus> {
    let mut script = Vec::new();
    // Into memory first: the generator panics where its output takes no more.
    clap_complete::generate(args.shell, &mut command, "keys", &mut script);
    env.ui.print(|out| out.write_all(&script).map_err(unwritten))?;
    Ok(ExitStatus::Done)
}
