//! The help of every command: its layout, and examples that parse.

use clap::Command;
use clap::builder::StyledStr;
use keys::cli::{GROUPS, command};

use crate::support::commands::{calls, parses};

/// Every command with its long help.
fn helps() -> Vec<(String, String)> {
    fn gather(command: &Command, path: &str, into: &mut Vec<(String, String)>) {
        let path = format!("{path} {}", command.get_name());
        into.push((path.trim().to_owned(), command.clone().render_long_help().to_string()));
        for inner in command.get_subcommands() {
            gather(inner, &path, into);
        }
    }
    let mut top = command();
    top.build();
    let mut all = Vec::new();
    gather(&top, "", &mut all);
    all
}

/// The lines of a help's examples, without their explanations.
fn examples(help: &str) -> Vec<&str> {
    let after = help.split_once("\nExamples:\n").map_or("", |(_, after)| after);
    let lines = after.lines().take_while(|line| line.starts_with("  "));
    lines.map(|line| line.trim().split("   ").next().unwrap_or_default()).collect()
}

#[test]
fn examples_of_every_command_parse() {
    for (command, help) in helps() {
        let examples = examples(&help);
        assert!(!examples.is_empty(), "`{command} --help` shows no examples");
        for example in examples {
            let calls = calls(example);
            assert!(!calls.is_empty(), "`{command} --help` shows `{example}`, without a call of keys");
            for call in calls {
                parses(&call).unwrap_or_else(|why| panic!("`{command} --help` shows {why}"));
            }
        }
    }
}

#[test]
fn examples_call_their_own_command() {
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

/// clap does not keep the layout when it wraps the text after the options, so the text must fit unwrapped.
#[test]
fn text_after_options_fits_80_columns() {
    fn check(command: &Command) {
        let texts = [command.get_after_help(), command.get_after_long_help()];
        for line in texts.into_iter().flatten().flat_map(plain) {
            assert!(line.chars().count() <= 80, "`{} --help`: {line}", command.get_name());
        }
        command.get_subcommands().for_each(check);
    }
    check(&command());
}

fn plain(text: &StyledStr) -> Vec<String> {
    text.to_string().lines().map(str::to_owned).collect()
}

#[test]
fn short_help_fits_one_screen() {
    let help = command().render_help().to_string();
    assert!(help.lines().count() <= 24, "{help}");
    for line in help.lines() {
        assert!(line.chars().count() <= 80, "`keys -h`: {line}");
    }
    for example in examples(&help) {
        parses(&calls(example)[0]).unwrap_or_else(|why| panic!("`keys -h` shows {why}"));
    }
}

#[test]
fn every_command_is_in_exactly_one_group() {
    for command in command().get_subcommands() {
        let name = command.get_name();
        let groups = GROUPS.iter().filter(|(_, names)| names.contains(&name)).count();
        assert_eq!(groups, 1, "`{name}` is in {groups} groups of `keys -h`: see src/cli/help.rs");
    }
}

#[test]
fn long_help_has_one_command_per_line() {
    let help = command().render_long_help().to_string();
    for command in command().get_subcommands() {
        let start = format!("  {}", command.get_name());
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let lines = help.lines().filter(|line| line.starts_with(&start) && line.ends_with(&about));
        assert_eq!(lines.count(), 1, "`keys --help` on `{}`", command.get_name());
    }
    assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
}

/// The first line of each argument begins with a capital and has no full stop, as in the program's other texts.
#[test]
fn help_lines_are_capitalized_without_stop() {
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
    let mut top = command();
    top.build();
    check(&top);
}
