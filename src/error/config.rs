//! Errors of the configuration file and its settings.

use std::path::PathBuf;

use super::catalogue::catalogue;
use super::input::did_you_mean;
use crate::domain::text::quoted;

catalogue! {
    /// A setting or the configuration file is not valid.
    pub enum ConfigError {
        /// The configuration file is not TOML.
        Syntax { path: PathBuf, line: usize, column: usize, message: String } => "config", Failed,
            message("{}:{line}:{column}: {message}", path.display()),
            hint("correct the file with `keys config edit`");
        /// The configuration file has an invalid value.
        Value {
            path: PathBuf, line: usize, column: usize, key: String, problem: String, hint: String
        } => "config", Failed,
            message("{}:{line}:{column}: invalid `{key}`: {problem}", path.display()),
            hint("{hint}");
        /// The configuration file that was named does not exist.
        Missing { path: PathBuf } => "config", Failed,
            message("no configuration file `{}`", path.display()),
            hint("pass another path, or create the file with `keys config set KEY VALUE`");
        /// There is no such setting.
        UnknownKey { text: String, near: Option<String>, known: Vec<&'static str> } => "invalid", Usage,
            message("unknown setting: {}", quoted(text)),
            hint("{}choose one of {}", did_you_mean(near.as_deref()), known.join(", "));
        /// There is no such view.
        UnknownView { text: String, near: Option<String>, known: Vec<String> } => "not-found", Failed,
            message("no view is named {}", quoted(text)),
            either(known.is_empty() => ("create it with `keys config set views.NAME.filter CONDITION`")
                else ("{}choose one of {}", did_you_mean(near.as_deref()), known.join(", ")));
        /// A setting has an empty value.
        Empty { key: String } => "invalid", Usage,
            message("invalid `{key}`: empty"),
            hint("remove the setting with `keys config unset {key}`");
        /// A setting contains a secret.
        Secret { key: String } => "invalid", Usage,
            message("invalid `{key}`: it contains a secret"),
            hint("omit the secret, and replace it with `keys rotate`");
        /// The URL of the store in the configuration contains a password.
        Password => "invalid", Usage,
            message("invalid `store`: the URL contains a password"),
            hint("move the password to `~/.pgpass` (mode 0600) or `PGPASSWORD`");
        /// The path of the store in the configuration is relative.
        RelativeStore { text: String } => "invalid", Usage,
            message("invalid `store`: {} is a relative path", quoted(text)),
            hint("write an absolute path, a path that begins with `~/`, or a `postgres://` URL");
        /// An alias has the name of a command.
        AliasIsCommand { name: String } => "invalid", Usage,
            message("invalid alias: `{name}` is a command"),
            hint("choose another name: an alias never replaces a command");
        /// An alias does not begin with a command.
        AliasCommand { text: String } => "invalid", Usage,
            message("invalid alias: {} does not begin with a command", quoted(text)),
            hint("begin with a command: `list --view stale`");
        /// An alias has an unbalanced quote.
        AliasQuotes { text: String } => "invalid", Usage,
            message("invalid alias: unbalanced quote in {}", quoted(text)),
            hint("quote words as in a shell: `list --filter 'title~nightly import'`");
        /// A value is added to a setting that has one.
        OneValue { key: String } => "invalid", Usage,
            message("`{key}` has one value"),
            hint("omit `--add` to replace it");
        /// The editor could not be run, or reported a failure.
        Editor { command: String, problem: String } => "editor", Failed,
            message("the editor {} failed: {problem}", quoted(command)),
            hint("set `VISUAL` or `EDITOR` to another editor, or use `keys config set`");
    }
}
