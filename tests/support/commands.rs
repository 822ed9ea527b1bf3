//! Parses the `keys` commands in the shell scripts of documents and help texts.

use clap::Parser as _;
use keys::cli::Cli;

/// Returns the arguments of each `keys` command in `script`, beginning with `keys`.
///
/// Supports the parts of a shell that documents use: quotes, comments, pipes, lists, redirections, `$( )`, variables
/// before a command, and continued lines.
///
/// # Panics
/// If a condition is not quoted, so that a shell would redirect: `--filter expires<30d`.
pub fn calls(script: &str) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    for line in script.replace("\\\n", " ").lines() {
        for command in commands(line) {
            let start = command.iter().position(|word| !is_assignment(word)).unwrap_or(command.len());
            let command = &command[start..];
            // `cargo run --release -- …` runs the same program.
            let inner = match command {
                [cargo, run, rest @ ..] if cargo == "cargo" && run == "run" => {
                    let after = rest.iter().position(|word| word == "--").map_or(rest.len(), |at| at + 1);
                    Some(&rest[after..])
                }
                [xargs, rest @ ..] if xargs == "xargs" => {
                    rest.iter().position(|word| word == "keys").map(|at| &rest[at + 1..])
                }
                [keys, rest @ ..] if keys == "keys" => Some(rest),
                _ => None,
            };
            if let Some(arguments) = inner {
                calls.push([&["keys".to_owned()], arguments].concat());
            }
        }
    }
    calls
}

/// Parses a command line, and returns the message if the program would refuse it.
pub fn parses(call: &[String]) -> Result<(), String> {
    match Cli::try_parse_from(call) {
        Ok(_) => Ok(()),
        Err(help) if !help.use_stderr() => Ok(()),
        Err(error) => Err(format!("`{}`: {error}", call.join(" "))),
    }
}

fn is_assignment(word: &str) -> bool {
    word == "export"
        || word.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        })
}

/// The words of each command in a line, without redirections.
fn commands(line: &str) -> Vec<Vec<String>> {
    let mut words = Words { commands: vec![Vec::new()], ..Words::default() };
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if characters.peek() == Some(&'$') => {}
            '\'' | '"' => {
                let quoted: String = characters.by_ref().take_while(|other| *other != c).collect();
                words.open.get_or_insert_default().push_str(&quoted);
            }
            '$' if characters.next_if_eq(&'(').is_some() => {
                words.open = None;
                words.commands.push(Vec::new());
            }
            '|' | ';' | '&' | ')' | '(' => {
                words.close();
                words.commands.push(Vec::new());
            }
            '<' | '>' => {
                let word = words.open.take();
                assert!(word.is_none_or(|word| word == "2"), "unquoted `{c}` in: {line}");
                while characters.next_if(|c| "<>&".contains(*c)).is_some() {}
                words.redirected = true;
            }
            '#' if words.open.is_none() => break,
            ' ' | '\t' => words.close(),
            other => words.open.get_or_insert_default().push(other),
        }
    }
    words.close();
    words.commands.retain(|command| !command.is_empty());
    words.commands
}

/// The words of a line that were read so far.
#[derive(Default)]
struct Words {
    commands: Vec<Vec<String>>,
    open: Option<String>,
    /// True if the next word is the target of a redirection.
    redirected: bool,
}

impl Words {
    fn close(&mut self) {
        let Some(word) = self.open.take() else { return };
        if !std::mem::take(&mut self.redirected) {
            self.commands.last_mut().unwrap().push(word);
        }
    }
}

#[test]
fn calls_are_parsed_like_a_shell() {
    let script = "\
        export KEYS_STORE=./a.db  # not a call of keys\n\
        TOKEN=$(keys create 'Nightly import' --role viewer \\\n  --expires 90d) && keys list >all.csv\n\
        keys list -q --filter 'expires<30d' | xargs -r keys delete --yes 2>/dev/null\n\
        cargo run --release -- demo; sqlite3 keys.db\n";
    let found: Vec<String> = calls(script).iter().map(|call| call.join(" ")).collect();
    assert_eq!(
        found,
        [
            "keys create Nightly import --role viewer --expires 90d",
            "keys list",
            "keys list -q --filter expires<30d",
            "keys delete --yes",
            "keys demo",
        ]
    );
}

#[test]
#[should_panic(expected = "unquoted `<`")]
fn unquoted_condition_is_reported() {
    calls("keys list --filter expires<30d");
}
