//! The help of every command: that it shows how, and that what it shows can be typed.

use clap::{Command, CommandFactory as _};
use keys::cli::Cli;

use crate::support::commands::{calls, parses};

/// Every command with its long help, but for those that only hold others.
fn helps() -> Vec<(String, String)> {
    fn gather(command: &Command, path: &str, into: &mut Vec<(String, String)>) {
        let path = format!("{path} {}", command.get_name());
        into.push((path.trim().to_owned(), command.clone().render_long_help().to_string()));
        for inner in command.get_subcommands() {
            gather(inner, &path, into);
        }
    }
    let mut command = Cli::command();
    command.build();
    let mut all = Vec::new();
    gather(&command, "", &mut all);
    all
}

/// The lines of a help's examples, without what is said beside them.
fn examples(help: &str) -> Vec<&str> {
    let after = help.split_once("\nExamples:\n").map_or("", |(_, after)| after);
    let lines = after.lines().take_while(|line| line.starts_with("  "));
    lines.map(|line| line.trim().split("   ").next().unwrap_or_default()).collect()
}

#[test]
fn every_command_shows_examples_that_can_be_typed() {
    for (command, help) in helps() {
        let examples = examples(&help);
        assert!(!examples.is_empty(), "`{command} --help` shows no examples");
        for example in examples {
            let calls = calls(example);
            assert!(!calls.is_empty(), "`{command} --help` shows `{example}`, which calls nothing");
            for call in calls {
                parses(&call).unwrap_or_else(|why| panic!("`{command} --help` shows {why}"));
            }
        }
    }
}

#[test]
fn examples_of_a_command_are_about_that_command() {
    for (command, help) in helps() {
        let about = examples(&help).iter().any(|example| example.contains(&command));
        assert!(about, "no example of `{command} --help` has `{command}` in it");
    }
}

#[test]
fn help_fits_into_a_hundred_columns() {
    for (command, help) in helps() {
        for line in help.lines() {
            assert!(line.chars().count() <= 100, "`{command} --help`: {line}");
        }
    }
}

/// What is said first of each argument begins with a capital and has no full stop, as in the program's other texts.
#[test]
fn arguments_are_told_of_in_one_voice() {
    fn check(command: &Command) {
        for argument in command.get_arguments() {
            let id = format!("{} {}", command.get_name(), argument.get_id());
            let said = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(said.starts_with(|c: char| c.is_uppercase()), "{id}: `{said}`");
            assert!(!said.ends_with('.'), "{id}: `{said}`");
        }
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(!about.is_empty() && !about.ends_with('.'), "{}: `{about}`", command.get_name());
        command.get_subcommands().for_each(check);
    }
    let mut command = Cli::command();
    command.build();
    check(&command);
}
