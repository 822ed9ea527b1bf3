//! The completions, in the shells that they are for, and the manual pages.
//!
//! `PowerShell` is in no Debian release, so its file is only compared.

use std::path::Path;
use std::process::Command;

use clap::{CommandFactory as _, ValueEnum as _};
use clap_complete::Shell;
use keys::cli::Cli;

use crate::support::needs::needs;

/// The command that regenerates the files in `completions/`.
const REGENERATE: &str =
    "for s in bash elvish fish powershell zsh; do cargo run -q -- completions $s > completions/keys.$s; done";

fn keys(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_keys")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn committed(shell: Shell) -> String {
    let path = format!("{}/completions/keys.{shell}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap_or_default()
}

/// Runs a shell on a script, and answers what it printed.
fn run(shell: &str, options: &[&str], script: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("script");
    std::fs::write(&path, script).unwrap();
    let home = [("HOME", folder.path()), ("XDG_CONFIG_HOME", folder.path())];
    let output = Command::new(shell).args(options).arg(&path).envs(home).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && errors.is_empty(), "{shell}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn completion_files_are_current() {
    for shell in Shell::value_variants() {
        let same = keys(&["completions", &shell.to_string()]) == committed(*shell);
        assert!(same, "completions/keys.{shell} is out of date; run:\n{REGENERATE}");
    }
}

#[test]
fn completions_omit_internal_commands() {
    for shell in Shell::value_variants() {
        assert!(!committed(*shell).contains(keys::ui::clipboard::HOLDER), "{shell}");
    }
}

#[test]
fn bash_completes_from_the_committed_file() {
    let script = committed(Shell::Bash)
        + "\ncomplete -p keys | grep -q -- '-F _keys keys' || exit 9"
        + "\nCOMP_WORDS=(keys cre) COMP_CWORD=1 COMPREPLY=(); _keys keys cre keys; echo \"${COMPREPLY[@]}\""
        + "\nCOMP_WORDS=(keys list --so) COMP_CWORD=2 COMPREPLY=(); _keys keys --so list; echo \"${COMPREPLY[@]}\"\n";
    assert_eq!(run("bash", &["--norc"], &script), "create\n--sort\n");
}

#[test]
fn zsh_registers_the_committed_file() {
    if needs("zsh", "zsh") {
        let script = "autoload -Uz compinit; compinit -u -D\n".to_owned()
            + &committed(Shell::Zsh)
            + "\nprint $_comps[keys] $+functions[_keys__subcmd__create_commands]\n";
        assert_eq!(run("zsh", &["-f"], &script), "_keys 1\n");
    }
}

#[test]
fn fish_completes_from_the_committed_file() {
    if needs("fish", "fish") {
        let script = committed(Shell::Fish) + "\ncomplete -C 'keys cre'\n";
        assert_eq!(run("fish", &["-N"], &script), "create\tCreate a key and print its secret once\n");
    }
}

#[test]
fn elvish_completes_from_the_committed_file() {
    if needs("elvish", "elvish") {
        // A script has no line editor, so here is what the file needs of one.
        let script = "var edit: = (ns [&completion:=(ns [&arg-completer=[&]])\
                      &complex-candidate~={|word &display=''| put $word }])\n"
            .to_owned()
            + &committed(Shell::Elvish)
            + "\nfor word [($edit:completion:arg-completer[keys] keys cre)] { echo $word }\n";
        assert!(run("elvish", &["-norc"], &script).lines().any(|word| word == "create"));
    }
}

/// The names of the manual pages of a command and of those under it.
fn pages(command: &clap::Command) -> Vec<String> {
    let own = format!("{}.1", command.get_display_name().unwrap_or_else(|| command.get_name()));
    command.get_subcommands().flat_map(pages).chain([own]).collect()
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("share/man1");
    let to = dir.to_str().unwrap();
    for _ in ["new", "again"] {
        keys(&["man", to, "-q"]);
    }
    let mut command = Cli::command();
    command.build();
    let pages = pages(&command);
    assert!(pages.contains(&"keys-create.1".to_owned()));
    for page in &pages {
        let text = std::fs::read_to_string(dir.join(page)).unwrap_or_default();
        assert!(text.contains(".SH SYNOPSIS"), "{page}");
    }
    assert_eq!(std::fs::read_dir(&dir).unwrap().count(), pages.len());
    assert_eq!(keys(&["man"]), std::fs::read_to_string(dir.join("keys.1")).unwrap());
}

#[test]
fn failed_man_folder_is_named() {
    let output = Command::new(env!("CARGO_BIN_EXE_keys")).args(["man", "/dev/null/man1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: cannot write `/dev/null/man1`"), "{said}");
    assert!(!Path::new("/dev/null/man1").exists());
}
