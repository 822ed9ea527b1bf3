//! Every error that a user can act on, each with its code, exit status, message and hint.
//!
//! There is one enum per topic; [`Error`] contains them all. `docs/errors.md` is generated from [`Error::cases`].

mod catalogue;
mod config;
mod delivery;
mod grant;
mod input;
mod io;
mod key;
mod missing;
mod moving;
mod query;
mod restore;
mod server;
mod store;
mod time;

pub use catalogue::{Case, Hint};
pub use config::ConfigError;
pub use delivery::DeliveryError;
pub use grant::{GrantError, ResourceError};
pub use input::InputError;
pub use io::IoError;
pub use key::{KeyError, MemberError};
pub use missing::{MissingError, UndecidedError};
pub use moving::{LineFault, MovingError};
pub use query::QueryError;
pub use restore::RestoreError;
pub use server::ServerError;
pub use store::{FileFault, FoundFile, StoreError, recheck};
pub use time::TimeError;

use crate::domain::role::Role;
use crate::domain::text::{quoted, visible};
use catalogue::catalogue;

/// The exit status of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitStatus {
    /// The command succeeded.
    Done = 0,
    /// The command failed and changed nothing.
    Failed = 1,
    /// The command line is wrong, or input is needed and there is no terminal.
    Usage = 2,
    /// The answer is no.
    No = 3,
    /// The change was made, but its result could not be printed.
    ResultNotPrinted = 4,
    /// The user interrupted the command.
    Interrupted = 130,
}

/// The maximum number of candidates listed. Searches read one more, to know that there are more.
const CANDIDATES: usize = 20;

catalogue! {
    /// An error that a user can act on.
    pub enum Error {
        /// No key, member or resource has this name.
        NotFound { noun: &'static str, wanted: String, near: Vec<String> } => "not-found", Failed,
            message("no {noun} matches {}", quoted(wanted)),
            either(near.is_empty() => ("list them with {}", list_of(noun)) else ("did you mean {}?", or_list(near)));
        /// A name matches several things; the hint lists them.
        Ambiguous { noun: &'static str, wanted: String, candidates: Vec<String> } => "ambiguous", Failed,
            message("{} matches {} {noun}s", quoted(wanted), counted(candidates.len())),
            hint("name one of them by its id:\n  {}", listed(candidates));
        /// The role of the acting member does not allow the command.
        Forbidden { who: String, role: Role, verb: String, needs: &'static str } => "forbidden", Failed,
            message("{who} ({role}) cannot {verb}: {needs}"),
            hint("pass `--as WHO` to act as another member; `keys member list` shows their roles");
        /// The data changed between the preview and the confirmation.
        FactsChanged { what: String } => "facts-changed", Failed,
            message("{what} changed in the meantime; nothing was done"),
            hint("check the new state, then run the command again");
        /// The user answered no.
        Declined { what: &'static str } => "declined", Failed,
            message("{what} was not confirmed; nothing changed"),
            no_hint("the user decided");
        /// The user left with Esc or Ctrl-C.
        Interrupted => "interrupted", Interrupted,
            message("interrupted; nothing changed"),
            no_hint("the user decided");
        /// The change was made, but its result could not be printed.
        ResultNotPrinted { cause: Box<Error> } => "result-not-printed", ResultNotPrinted,
            message("the change was made, but its result could not be printed: {cause}"),
            hint("do not run the command again; `keys log --limit 5` shows what was done");
    }
    topics {
        Input(InputError),
        Time(TimeError),
        Query(QueryError),
        Missing(MissingError),
        Undecided(UndecidedError),
        Key(KeyError),
        Member(MemberError),
        Grant(GrantError),
        Resource(ResourceError),
        Delivery(DeliveryError),
        Store(StoreError),
        Server(ServerError),
        Restore(RestoreError),
        Moving(MovingError),
        Config(ConfigError),
        Io(IoError),
    }
}

/// A result with [`Error`] as its error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error.source()),
            Self::ResultNotPrinted { cause } => Some(cause),
            _ => None,
        }
    }
}

impl Error {
    /// Wraps this error to report that the change was made.
    #[must_use]
    pub fn result_not_printed(self) -> Self {
        Self::ResultNotPrinted { cause: Box::new(self) }
    }
}

/// Counts the candidates; above the maximum the count is unknown.
fn counted(candidates: usize) -> String {
    if candidates > CANDIDATES { format!("more than {CANDIDATES}") } else { candidates.to_string() }
}

fn listed(candidates: &[String]) -> String {
    candidates[..candidates.len().min(CANDIDATES)].join("\n  ")
}

/// Returns the command that lists this noun.
fn list_of(noun: &str) -> &'static str {
    match noun {
        "member" => "`keys member list`",
        "resource" => "`keys resource list`",
        "member or key" => "`keys member list` and `keys list`",
        "project" => "`keys resource list --filter kind=project`",
        "data source" => "`keys resource list --filter kind=data-source`",
        _ => "`keys list`",
    }
}

/// Formats names as `a`, `b` or `c`, each in backticks.
#[must_use]
pub fn or_list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", visible(name))).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
