//! Runs a command line, and reports its error.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::rc::Rc;

use clap::CommandFactory as _;
use clap::error::ErrorKind;

use crate::cli::{self, Cli, Command, Global};
use crate::commands::documents::error::{ErrorDocument, ErrorParts};
use crate::commands::{
    acl, backup, check, completions, config, create, delete, demo, explained, export, import, init, list,
    log, man, member, prune, resource, restore_backup, revoke, rotate, schema, secrets, show, stats, status,
    update, verify,
};
use crate::domain::secret::contains_secret;
use crate::domain::text::visible;
use crate::env::{Env, Origin, Sourced, keep_commit_warnings, observe_commits, take_commit_warnings};
use crate::error::{Error, ExitStatus, InputError, IoError, Result};
use crate::store::Store;
use crate::ui::clipboard;
use crate::ui::render::Tone;
use crate::ui::signal;
use crate::ui::streams::End;

/// Runs the program with this process's arguments and environment.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|argument| argument == clipboard::HOLDER) {
        let rest: Vec<String> =
            arguments[2..].iter().map(|text| text.to_string_lossy().into_owned()).collect();
        return clipboard::hold_stdin(&rest);
    }
    signal::survive_file_limit(Store::file_limit_reached());
    observe_commits();
    ExitCode::from(run(&arguments, &mut Env::of_process()) as u8)
}

/// Runs `arguments`, beginning with the program's name, and prints any error.
pub fn run(arguments: &[OsString], env: &mut Env) -> ExitStatus {
    // Help and usage errors obey it, too, and they are known before the arguments are.
    if let Some(color) = cli::color(arguments) {
        env.ui.color = color;
    }
    match cli::parse(arguments) {
        Err(refusal) if refusal.kind() == ErrorKind::InvalidSubcommand => match expanded(arguments, env) {
            Ok(Some(arguments)) => finish(cli::parse(&arguments), &arguments, env),
            Ok(None) => finish(Err(refusal), arguments, env),
            Err(error) => report(&error.into(), env, arguments),
        },
        parsed => finish(parsed, arguments, env),
    }
}

/// Replaces the name of an alias by its words. An alias is for a person at a terminal, and never replaces a command: it
/// is read only where no command has the name.
fn expanded(arguments: &[OsString], env: &mut Env) -> Result<Option<Vec<OsString>>> {
    let Some(at) = cli::unknown_word(arguments) else { return Ok(None) };
    if !env.is_interactive() || cli::has_flag(arguments, "--no-input") {
        return Ok(None);
    }
    if let Some(path) = cli::value_of(arguments, "--config") {
        env.settings.path = Some(Sourced::new(path.into(), Origin::Flag("--config")));
    }
    let Some(name) = arguments[at].to_str() else { return Ok(None) };
    let Some(words) = env.read_config()?.alias(name, env.system.clock.now(), env.system.zone)? else {
        return Ok(None);
    };
    let words = words.into_iter().map(OsString::from);
    Ok(Some(
        arguments[..at].iter().cloned().chain(words).chain(arguments[at + 1..].iter().cloned()).collect(),
    ))
}

/// Runs a parsed command, or prints why the command line was refused.
fn finish(parsed: Result<Cli, clap::Error>, arguments: &[OsString], env: &mut Env) -> ExitStatus {
    let outcome = match parsed {
        Ok(cli) => {
            apply(cli.global, env);
            if wants_json(arguments) && matches!(env.ui.err_end, End::Pipe) {
                buffering_stderr(env, |env| dispatch(env, cli.command))
            } else {
                dispatch(env, cli.command)
            }
        }
        Err(answer) if matches!(answer.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            help(&answer, env).map(|()| ExitStatus::Done)
        }
        Err(refusal) => {
            let refusal = with_visible_arguments(&refusal, arguments);
            if !wants_json(arguments) {
                return usage(&refusal, env);
            }
            Err(usage_error(&refusal).into())
        }
    };
    env.ui.end_pager();
    match outcome {
        Ok(status) => status,
        Err(error) => report(&error, env, arguments),
    }
}

fn apply(global: Global, env: &mut Env) {
    let settings = &mut env.settings;
    let flag = |name| move |value| Sourced::new(value, Origin::Flag(name));
    settings.store = global.store.map(flag("--store")).or_else(|| settings.store.take());
    settings.path = global.config.map(flag("--config")).or_else(|| settings.path.take());
    settings.acting =
        global.acting.map(|who| Sourced::new(who, Origin::Flag("--as"))).or_else(|| settings.acting.take());
    env.ui.color = global.color;
    env.ui.quiet = global.quiet;
    if global.no_pager {
        env.ui.pager = None;
        settings.pager = Some(Sourced::new(String::new(), Origin::Flag("--no-pager")));
    }
    if global.no_input {
        env.prompt = None;
    }
    let color = env.err_options().color;
    if let Some(prompt) = &mut env.prompt {
        prompt.paint(color);
    }
}

/// Buffers standard error so that a failure prints exactly one JSON object. Without a failure, prints the buffered
/// messages at the end.
fn buffering_stderr(
    env: &mut Env,
    act: impl FnOnce(&mut Env) -> anyhow::Result<ExitStatus>,
) -> anyhow::Result<ExitStatus> {
    let kept = StderrBuffer::default();
    let err = std::mem::replace(&mut env.ui.err, Box::new(kept.clone()));
    keep_commit_warnings();
    let outcome = act(env);
    let late = take_commit_warnings();
    env.ui.err = err;
    if outcome.is_ok() {
        let _ = env.ui.err.write_all(&kept.0.borrow());
        for warning in late {
            env.ui.warn(warning);
        }
    }
    outcome
}

/// A buffer for standard error.
#[derive(Clone, Default)]
struct StderrBuffer(Rc<RefCell<Vec<u8>>>);

impl Write for StderrBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn dispatch(env: &mut Env, command: Command) -> anyhow::Result<ExitStatus> {
    env.warn_of_zone();
    match command {
        // They need no configuration, or report on it.
        Command::Completions(_)
        | Command::Man(_)
        | Command::Schema(_)
        | Command::Config(_)
        | Command::Status(_) => {}
        _ => env.configure()?,
    }
    // The configuration can name a server.
    let _guard = env.guard_queries();
    match command {
        Command::Init(args) => init::run(env, &args),
        Command::Demo(args) => demo::run(env, &args),
        Command::List(args) => list::run(env, &args),
        Command::Create(args) => create::run(env, &args),
        Command::Show(args) => show::run(env, &args),
        Command::Delete(args) => delete::run(env, &args),
        Command::Prune(args) => prune::run(env, &args),
        Command::Update(args) => update::run(env, &args),
        Command::Rotate(args) => rotate::run(env, &args),
        Command::Revoke(args) => revoke::run(env, &args),
        Command::Restore(args) => revoke::run_restore(env, &args),
        Command::Member(args) => member::run(env, &args),
        Command::Resource(args) => resource::run(env, &args),
        Command::Acl(args) => acl::run(env, &args),
        Command::Verify(args) => verify::run(env, &args),
        Command::Log(args) => log::run(env, &args),
        Command::Check(args) => check::run(env, &args),
        Command::Backup(args) => backup::run(env, &args),
        Command::RestoreBackup(args) => restore_backup::run(env, &args),
        Command::Export(args) => export::run(env, &args),
        Command::Import(args) => import::run(env, &args),
        Command::Config(args) => config::run(env, &args, &Cli::command()),
        Command::Stats(args) => stats::run(env, &args),
        Command::Status(args) => status::run(env, &args),
        Command::Secrets(args) => secrets::run(env, &args),
        Command::Completions(args) => completions::run(env, &args, Cli::command()),
        Command::Man(args) => man::run(env, &args, Cli::command()),
        Command::Schema(args) => schema::run(env, &args),
    }
}

/// Prints an error on standard error, as text or as one JSON object.
fn report(error: &anyhow::Error, env: &mut Env, arguments: &[OsString]) -> ExitStatus {
    let known = error.downcast_ref::<Error>();
    let message = explained(error);
    let hint = if contains_secret(&message) { Some(LEAKED.to_owned()) } else { known.and_then(Error::hint) };
    if wants_json(arguments) {
        let code = known.map_or("unexpected", Error::code);
        let (code, message) = (code.to_owned(), visible(&message).into_owned());
        let document = ErrorDocument { error: ErrorParts { code, message, hint } };
        env.ui.say_document(&serde_json::to_string(&document).unwrap_or_default());
    } else if matches!(known, Some(Error::Declined { .. } | Error::Interrupted)) {
        // A decision is no error.
        env.ui.note("Cancelled; nothing was changed.");
    } else {
        env.ui.say(Tone::Bad, "error: ", &message);
        if let Some(hint) = hint {
            env.ui.say(Tone::Dim, "hint: ", &hint);
        }
    }
    known.map_or(ExitStatus::Failed, Error::status)
}

/// Prints the help or version that was requested.
fn help(answer: &clap::Error, env: &mut Env) -> anyhow::Result<()> {
    let rendered = answer.render();
    let text = if env.out_options().color { rendered.ansi().to_string() } else { rendered.to_string() };
    env.ui.print(|out| {
        out.write_all(text.as_bytes()).map_err(|source| IoError::WriteOutput { source }.into())
    })?;
    Ok(())
}

/// Parses the arguments again with control characters made visible. clap prints them unescaped among its own styles.
fn with_visible_arguments(refusal: &clap::Error, arguments: &[OsString]) -> clap::Error {
    let shown = arguments.iter().map(|argument| match visible(&argument.to_string_lossy()) {
        Cow::Borrowed(_) => argument.clone(),
        Cow::Owned(text) => text.into(),
    });
    let shown: Vec<OsString> = shown.collect();
    let again = cli::parse(&shown).err().filter(clap::Error::use_stderr);
    again.unwrap_or_else(|| clap::Error::new(refusal.kind()))
}

/// Prints an error of the command line, with a suggestion.
fn usage(refusal: &clap::Error, env: &mut Env) -> ExitStatus {
    let rendered = refusal.render();
    let text = if env.err_options().color { rendered.ansi().to_string() } else { rendered.to_string() };
    env.ui.say_styled(&text);
    if contains_secret(&text) {
        env.ui.say(Tone::Dim, "\nhint: ", LEAKED);
    }
    ExitStatus::Usage
}

/// Converts clap's error to one of our own.
fn usage_error(refusal: &clap::Error) -> Error {
    let text = refusal.render().to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let message = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let hint = lines.next().unwrap_or("see `keys --help`").trim_start_matches("tip: ").to_owned();
    InputError::CommandLine { message, hint }.into()
}

/// The hint of an error whose message contains a secret; the outputs mask it.
const LEAKED: &str = "a secret in an argument or an environment variable can leak: other users can read command lines, \
                      and shells keep them; `keys verify` reads it from standard input and shows its key, and \
                      `keys rotate` replaces it";

/// Reports whether the arguments request JSON, even if they are invalid otherwise.
fn wants_json(arguments: &[OsString]) -> bool {
    let is_json = |format: &str| matches!(format, "json" | "jsonl");
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let joined = |text: &&str| {
        let value = text.strip_prefix("--output=").or_else(|| text.strip_prefix("-o"));
        value.is_some_and(|value| is_json(value.trim_start_matches('=')))
    };
    texts.iter().any(joined)
        || texts.windows(2).any(|pair| matches!(pair[0], "-o" | "--output") && is_json(pair[1]))
}
