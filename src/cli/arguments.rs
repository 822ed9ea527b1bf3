//! The arguments as typed: what clap alone would read in another way than people mean it.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory as _, ValueEnum as _};

use super::Cli;
use crate::ui::render::ColorChoice;

/// The global options that take a value.
const WITH_VALUE: [&str; 4] = ["--store", "--as", "--color", "--config"];

/// Flags by which other programs choose the format of their output, and the value for `-o`.
const FORMAT_FLAGS: [(&str, &str); 6] = [
    ("--format", "<FORMAT>"),
    ("--fmt", "<FORMAT>"),
    ("--json", "json"),
    ("--jsonl", "jsonl"),
    ("--csv", "csv"),
    ("--tsv", "tsv"),
];

/// Rewrites `keys help member add` as `keys member add --help`.
pub(super) fn with_help_flag(arguments: &[OsString]) -> Cow<'_, [OsString]> {
    if !texts(arguments).any(|text| text == "help") {
        return Cow::Borrowed(arguments);
    }
    let (_, next) = named(&Cli::command(), arguments);
    let Some(at) = next.filter(|at| arguments[*at] == "help") else { return Cow::Borrowed(arguments) };
    let mut rewritten = arguments.to_vec();
    rewritten.remove(at);
    let end = rewritten.iter().position(|argument| argument == "--").unwrap_or(rewritten.len());
    rewritten.insert(end, "--help".into());
    Cow::Owned(rewritten)
}

/// Refuses a flag in place of the text of another one: `--reason --dry-run`. Texts may begin with `-`, so clap would
/// take it as the reason, and change instead of only showing.
pub(super) fn swallowed_flag(arguments: &[OsString]) -> Option<clap::Error> {
    let texts: Vec<&str> = texts(arguments).collect();
    let mut pairs =
        texts.windows(2).filter(|pair| pair[0].starts_with('-') && pair[1].starts_with('-')).peekable();
    pairs.peek()?;
    let mut program = Cli::command();
    program.build();
    let (command, _) = named(&program, arguments);
    pairs.find_map(|pair| {
        let owner = flag(command, pair[0]).filter(|owner| owner.is_allow_hyphen_values_set())?;
        flag(command, pair[1].split('=').next()?)?;
        let mut refusal = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
        refusal.insert(ContextKind::InvalidArg, ContextValue::String(owner.to_string()));
        refusal.insert(ContextKind::InvalidValue, ContextValue::String(String::new()));
        let tip = format!("to pass '{1}' as a value, use '{0}={1}'", pair[0], pair[1]);
        refusal.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
        Some(refusal)
    })
}

/// Suggests `-o` for `--format` and the like, if the command has it.
pub(super) fn with_format_flag(mut error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidArg) else { return error };
    let Some((_, value)) = FORMAT_FLAGS.into_iter().find(|(flag, _)| flag == typed) else { return error };
    let program = Cli::command();
    let (command, _) = named(&program, arguments);
    if flag(command, "-o").is_some() {
        let tip = StyledStr::from(format!("to choose the format, use '-o {value}'"));
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}

/// Suggests quotes for a value of several words: `keys create Nightly import`.
pub(super) fn with_quotes(mut error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidArg) else { return error };
    let texts: Vec<&str> = texts(arguments).collect();
    let Some(at) = texts.iter().rposition(|text| text == typed).filter(|at| *at > 2) else { return error };
    // The word before must be a value of its own: neither the command, nor that of a flag.
    let words = &texts[at - 2..=at];
    let program = Cli::command();
    let (command, _) = named(&program, arguments);
    if words.iter().any(|word| word.starts_with('-')) || words[1] == command.get_name() {
        return error;
    }
    let tip = StyledStr::from(format!(
        "to pass several words as one value, use quotes: '{} {}'",
        words[1], words[2]
    ));
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    error
}

/// Returns the last value of `--color`, also if other arguments are invalid.
#[must_use]
pub fn color(arguments: &[OsString]) -> Option<ColorChoice> {
    values(arguments, "--color")
        .into_iter()
        .filter_map(|value| ColorChoice::from_str(value, false).ok())
        .next_back()
}

/// Returns the last value of a flag, also if other arguments are invalid.
#[must_use]
pub fn value_of<'a>(arguments: &'a [OsString], flag: &str) -> Option<&'a str> {
    values(arguments, flag).pop()
}

/// Returns true if the arguments contain a flag, also if others are invalid.
#[must_use]
pub fn has_flag(arguments: &[OsString], flag: &str) -> bool {
    texts(arguments).any(|text| text == flag)
}

/// Returns the place of the word that should name a command, if no command has that name.
#[must_use]
pub fn unknown_word(arguments: &[OsString]) -> Option<usize> {
    let program = Cli::command();
    let (command, at) = named(&program, arguments);
    at.filter(|_| command.get_name() == program.get_name())
}

fn values<'a>(arguments: &'a [OsString], flag: &str) -> Vec<&'a str> {
    let texts: Vec<&str> = texts(arguments).collect();
    let values = texts.iter().enumerate().filter_map(|(at, text)| match text.strip_prefix(flag) {
        Some("") => texts.get(at + 1).copied(),
        value => value.and_then(|value| value.strip_prefix('=')),
    });
    values.collect()
}

/// The arguments before `--`; one that is not UTF-8 is empty.
fn texts(arguments: &[OsString]) -> impl Iterator<Item = &str> {
    let texts = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
    texts.take_while(|text| *text != "--")
}

/// Returns the command that the arguments name, and the place of the word after it that would have to name another.
fn named<'a>(program: &'a Command, arguments: &[OsString]) -> (&'a Command, Option<usize>) {
    let mut command = program;
    let mut words = texts(arguments).enumerate().skip(1);
    while let Some((at, word)) = words.next() {
        if WITH_VALUE.contains(&word) {
            words.next();
        } else if !word.starts_with('-') {
            match command.find_subcommand(word) {
                Some(inner) => command = inner,
                None => return (command, command.has_subcommands().then_some(at)),
            }
        }
    }
    (command, None)
}

/// Returns the argument of this flag: `-o`, `--output`.
fn flag<'a>(command: &'a Command, text: &str) -> Option<&'a Arg> {
    command.get_arguments().find(|argument| {
        let long = argument.get_long().is_some_and(|long| text.strip_prefix("--") == Some(long));
        long || argument.get_short().is_some_and(|short| {
            text.strip_prefix('-').is_some_and(|rest| rest.chars().eq(std::iter::once(short)))
        })
    })
}
