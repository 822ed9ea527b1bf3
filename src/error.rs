//! What can go wrong, as far as a user can act on it: a code for programs, a message, a hint that can be typed.

use crate::domain::role::Role;
use crate::domain::text::{quoted, visible};

/// The exit status that goes with an error (or, for [`Status::Done`], with none).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitStatus {
    /// All of it was done.
    Done = 0,
    /// It could not be done, and nothing changed.
    Failed = 1,
    /// The command line is wrong, or needs an answer that nobody is there to give.
    Usage = 2,
    /// The answer is no.
    No = 3,
    /// It was done, but what was to be printed about it could not be.
    Untold = 4,
    /// The user broke it off.
    Interrupted = 130,
}

/// How many of the things that go by one name are told of. A search goes on to the next, to know that there is one.
const CANDIDATES: usize = 20;

/// An error that a user can act on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value that was given does not fit.
    #[error("{message}")]
    Invalid {
        /// What is wrong with it.
        message: String,
        /// What would fit.
        hint: String,
    },

    /// A value is missing and nobody is there to ask.
    #[error("{what} is missing")]
    Missing {
        /// What is missing.
        what: String,
        /// How to give it.
        hint: String,
    },

    /// A decision is needed that nobody is there to make.
    #[error("{question}")]
    Undecided {
        /// What is to be decided.
        question: String,
        /// How to decide it.
        hint: String,
    },

    /// Nothing goes by that name.
    #[error("no {noun} matches {}", quoted(wanted))]
    NotFound {
        /// What was looked for: `key`, `member`, `resource`.
        noun: &'static str,
        /// The name it was looked for by.
        wanted: String,
        /// What goes by a similar name.
        near: Vec<String>,
    },

    /// Several things go by that name (rule R11).
    #[error("{} fits {} {noun}s", quoted(wanted), counted(candidates.len()))]
    Ambiguous {
        /// What was looked for: `key`, `member`, `resource`.
        noun: &'static str,
        /// The name it was looked for by.
        wanted: String,
        /// One line for each that fits: its id and what tells it apart. The first 20 are told of.
        candidates: Vec<String>,
    },

    /// The acting member may not do that (rule R2).
    #[error("{who} ({role}) may not {verb}: it takes {needs}")]
    Forbidden {
        /// Who the acting member is.
        who: String,
        /// What their role is.
        role: Role,
        /// What they wanted to do: `create keys`.
        verb: String,
        /// What it takes: `an administrator`.
        needs: &'static str,
    },

    /// A rule stands in the way.
    #[error("{message}")]
    Rule {
        /// A word for it, stable for programs.
        code: &'static str,
        /// What stands in the way.
        message: String,
        /// What to do about it.
        hint: String,
    },

    /// What was shown is no longer so (rule R7).
    #[error("{what} changed in the meantime; nothing was done")]
    FactsChanged {
        /// What changed.
        what: String,
    },

    /// The user said no.
    #[error("{what} was not confirmed; nothing changed")]
    Declined {
        /// What was to be confirmed.
        what: &'static str,
    },

    /// The user left with Esc or Ctrl-C.
    #[error("interrupted; nothing changed")]
    Interrupted,

    /// The store cannot be used.
    #[error("{message}")]
    Store {
        /// A word for it, stable for programs: `store-missing`, `store-foreign`, `store-locked`, …
        code: &'static str,
        /// What is wrong with it.
        message: String,
        /// What to do about it.
        hint: String,
    },

    /// A stored value makes no sense.
    #[error("the store holds a value that makes no sense: {0}")]
    Corrupt(String),

    /// It was done, and what was to be printed about it could not be.
    #[error("it was done, and only telling of it failed: {0}")]
    Untold(Box<Error>),

    /// The operating system refused something.
    #[error("{doing}: {source}")]
    Io {
        /// What was being done, and to what.
        doing: String,
        /// What it answered.
        source: std::io::Error,
    },
}

/// The result of anything that can end in an [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// This error, where it befell the telling of something that is done.
    #[must_use]
    pub fn untold(self) -> Self {
        Self::Untold(Box::new(self))
    }

    /// The word that programs know this error by.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid { .. } => "invalid",
            Self::Missing { .. } => "missing",
            Self::Undecided { .. } => "undecided",
            Self::NotFound { .. } => "not-found",
            Self::Ambiguous { .. } => "ambiguous",
            Self::Forbidden { .. } => "forbidden",
            Self::Rule { code, .. } | Self::Store { code, .. } => code,
            Self::FactsChanged { .. } => "facts-changed",
            Self::Declined { .. } => "declined",
            Self::Interrupted => "interrupted",
            Self::Corrupt(_) => "corrupt",
            Self::Untold(_) => "untold",
            Self::Io { .. } => "io",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Invalid { hint, .. }
            | Self::Missing { hint, .. }
            | Self::Undecided { hint, .. }
            | Self::Rule { hint, .. }
            | Self::Store { hint, .. } => Some(hint.clone()),
            Self::NotFound { noun, near, .. } if near.is_empty() => {
                Some(format!("list them with {}", list_of(noun)))
            }
            Self::NotFound { near, .. } => Some(format!("did you mean {}?", or_list(near))),
            Self::Ambiguous { candidates, .. } => {
                let told = &candidates[..candidates.len().min(CANDIDATES)];
                Some(format!("name one of them by its id:\n  {}", told.join("\n  ")))
            }
            Self::Forbidden { .. } => {
                Some("act as somebody else with `--as WHO`; `keys member list` shows who can".to_owned())
            }
            Self::FactsChanged { .. } => Some("look at it once more and decide again".to_owned()),
            Self::Corrupt(_) => {
                Some("look the store over with `keys check`, or go back to a backup".to_owned())
            }
            Self::Untold(_) => {
                Some("do not do it once more; `keys log --limit 5` shows what was done".to_owned())
            }
            Self::Declined { .. } | Self::Interrupted | Self::Io { .. } => None,
        }
    }

    /// The exit status that says it.
    #[must_use]
    pub fn status(&self) -> ExitStatus {
        match self {
            Self::Invalid { .. } | Self::Missing { .. } | Self::Undecided { .. } => ExitStatus::Usage,
            Self::Interrupted => ExitStatus::Interrupted,
            Self::Untold(_) => ExitStatus::Untold,
            _ => ExitStatus::Failed,
        }
    }
}

/// How many candidates there are, as far as that is known.
fn counted(candidates: usize) -> String {
    if candidates > CANDIDATES { format!("more than {CANDIDATES}") } else { candidates.to_string() }
}

/// The command that lists such things.
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

/// `a`, `b` or `c`, each in backticks.
#[must_use]
pub fn or_list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", visible(name))).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
