//! The output of `--help` of every command, and of `-h`.

use clap::CommandFactory as _;
use keys::cli::Cli;

use crate::support::fixture::Fixture;

/// Every command as its words, the program itself first.
fn commands(command: &clap::Command, words: &[String]) -> Vec<Vec<String>> {
    let mut all = vec![words.to_vec()];
    for inner in command.get_subcommands() {
        all.extend(commands(inner, &[words, &[inner.get_name().to_owned()]].concat()));
    }
    all
}

#[test]
fn every_command_has_help() {
    let fixture = Fixture::empty();
    insta::assert_snapshot!("short_help", fixture.run(&["-h"]).done());
    for words in commands(&Cli::command(), &[]) {
        let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
        args.push("--help");
        let help = fixture.run(&args).done();
        let name = if words.is_empty() { "help".to_owned() } else { format!("help_{}", words.join("_")) };
        insta::assert_snapshot!(name, help);
    }
}
