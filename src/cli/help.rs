//! The help of the program, rendered from the command tree: `-h` fits one screen, `--help` lists everything.

use std::fmt::Write as _;

use clap::builder::styling::Style;
use clap::{Arg, ArgAction, Command};

use crate::ui::measure::{width, wrap};

/// The commands by subject, in the order of the help. A test asserts that each command is in exactly one group.
pub const GROUPS: [(&str, &[&str]); 4] = [
    ("Keys", &["list", "stats", "create", "show", "update", "rotate", "revoke", "restore", "delete"]),
    ("Access", &["member", "resource", "acl", "verify", "secrets"]),
    ("Store", &["init", "demo", "log", "check", "prune", "backup", "restore-backup", "export", "import"]),
    ("Shell", &["status", "config", "completions", "man", "schema"]),
];

/// The width of the program's help. Commands use clap's layout.
const COLUMNS: usize = 80;

const TEMPLATE: &str = "{about-with-newline}\n{usage-heading} {usage}{after-help}";

const SHORT_EXAMPLES: [&str; 4] = [
    "keys demo                          create a sample store to explore",
    "keys init                          create a store, with prompts",
    "keys create                        create a key, with prompts",
    "keys list --filter 'expires<30d'   list the keys that expire soon",
];

/// Replaces the help of `program` with its own: the commands in groups, then the options and examples.
pub(super) fn grouped(mut program: Command) -> Command {
    let mut built = program.clone();
    built.build();
    let long = long(&built);
    let short = short(&built);
    // The template is the same for `-h` and `--help`; the text after it is not.
    program = program.help_template(TEMPLATE);
    program.after_help(short).after_long_help(long)
}

/// Formats each group on a line, and the global options on another.
fn short(program: &Command) -> String {
    let mut text = String::new();
    let (header, literal) = styles(program);
    let _ = writeln!(text, "{header}Commands:{header:#}");
    for (group, names) in GROUPS {
        let commands = names.iter().filter_map(|name| program.find_subcommand(name));
        let names: Vec<&str> = commands.map(Command::get_name).collect();
        let _ = writeln!(text, "  {:8}{literal}{}{literal:#}", format!("{group}:"), names.join(", "));
    }
    let _ = writeln!(text, "\n{header}Options:{header:#}");
    let options: Vec<String> = options(program).map(short_form).collect();
    for line in wrap(&options.join(" "), COLUMNS - 2) {
        let _ = writeln!(text, "  {literal}{line}{literal:#}");
    }
    let _ = writeln!(text, "\n{header}Examples:{header:#}\n  {}\n", SHORT_EXAMPLES.join("\n  "));
    text.push_str("Run `keys --help` for all details, `keys help <COMMAND>` for a command.");
    text
}

/// Formats a command or option per line, then the examples and exit statuses.
fn long(program: &Command) -> String {
    let mut text = String::new();
    let (header, _) = styles(program);
    for (group, names) in GROUPS {
        let commands = names.iter().filter_map(|name| program.find_subcommand(name));
        let rows: Vec<_> = commands.map(|command| (with_aliases(command), about(command))).collect();
        let _ = writeln!(text, "{header}{group}:{header:#}");
        entries(&mut text, program, &rows);
    }
    let _ = writeln!(text, "{header}Options:{header:#}");
    let rows: Vec<_> = options(program).map(|option| (signature(option), help_of(option))).collect();
    entries(&mut text, program, &rows);
    for line in super::EXAMPLES.lines() {
        let _ = match line.strip_suffix(':').filter(|heading| !heading.starts_with(' ')) {
            Some(heading) => writeln!(text, "{header}{heading}:{header:#}"),
            None => writeln!(text, "{line}"),
        };
    }
    text.truncate(text.trim_end().len());
    text
}

/// Formats names on the left with their help on the right, wrapped, and a blank line at the end.
fn entries(text: &mut String, program: &Command, rows: &[(String, String)]) {
    let (_, literal) = styles(program);
    let names = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0).max(14);
    for (name, help) in rows {
        let mut lines = wrap(help, COLUMNS - names - 4).into_iter();
        let first = lines.next().unwrap_or_default();
        let _ = writeln!(text, "  {literal}{name}{literal:#}{:1$}{first}", "", names - width(name) + 2);
        for line in lines {
            let _ = writeln!(text, "{:1$}{line}", "", names + 4);
        }
    }
    text.push('\n');
}

fn styles(program: &Command) -> (Style, Style) {
    let styles = program.get_styles();
    (*styles.get_header(), *styles.get_literal())
}

fn options(program: &Command) -> impl Iterator<Item = &Arg> {
    program.get_arguments().filter(|argument| !argument.is_hide_set())
}

/// Formats a name with its aliases: `list, ls`.
fn with_aliases(command: &Command) -> String {
    let aliases = command.get_visible_aliases();
    std::iter::once(command.get_name()).chain(aliases).collect::<Vec<_>>().join(", ")
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// Formats `-q`, or `--store <PATH>` for an option without a short form.
fn short_form(option: &Arg) -> String {
    match (option.get_short(), option.get_long()) {
        (Some(short), _) => format!("-{short}"),
        (None, long) => format!("--{}{}", long.unwrap_or_default(), value(option)),
    }
}

/// Formats `-q, --quiet`, or `    --store <PATH>` so that long forms line up.
fn signature(option: &Arg) -> String {
    let short = option.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    format!("{short}--{}{}", option.get_long().unwrap_or_default(), value(option))
}

fn value(option: &Arg) -> String {
    match option.get_value_names() {
        Some([name, ..]) if option.get_action().takes_values() => format!(" <{name}>"),
        _ => String::new(),
    }
}

fn help_of(option: &Arg) -> String {
    match option.get_action() {
        ArgAction::Help => "Print help (`-h` for a summary)".to_owned(),
        _ => option.get_help().map(ToString::to_string).unwrap_or_default(),
    }
}
