//! Administer an organization's API keys on a local SQLite file.
//!
//! This is the library of the program `keys`. A service that only wants to know whether a secret is good and what it
//! may do begins with [`verify`], and leaves the feature `cli` out: it then needs neither clap nor anything of the
//! terminal. How the program is used is in its README.
//!
//! # The map of the house
//!
//! Each floor sees those below it and none above; a test reads the imports and names whoever looks up.
//!
//! | floor | what is there |
//! |---|---|
//! | `main` | starts the program, and nothing else |
//! | `run` | from a command line to its command, and from an error to what is said about it |
//! | `cli` | the top of the command line, and what goes with every command |
//! | `commands` | the verbs, one a file. Each asks until its request is complete, acts by one call into `ops`, and tells |
//! | `env` | the world as a value: clock, randomness, outputs, who can be asked, the clipboard. Tests make their own |
//! | `ui` | the terminal: tables, formats, prompts, the reveal, the clipboard. Knows values, but no store |
//! | [`verify`] | is this secret good, and what may it do |
//! | [`ops`] | the rules that need a store. Each change is one call and one transaction; neither prints nor asks |
//! | [`store`] | the nouns with their SQL, and the engines under them. No SQL leaves this floor |
//! | [`domain`] | values and the rules that need nothing else: ids, times, roles, secrets, queries |
//! | [`error`] | what a user can act on: a code, a message, a hint that can be typed. Seen by all |
//!
//! # What holds everywhere
//!
//! - A store can only be changed through [`store::Store::change`], which wants the event that tells of the change: to
//!   forget it does not compile.
//! - Nothing is asked or printed while a change is open; a list streams within one read, which blocks no writer.
//! - A secret is a [`domain::secret::PlainSecret`], which neither prints nor clones nor serializes. Where its text
//!   leaves it, a lint stands guard.
//! - The clock, randomness and the environment are each read at one place; lints guard those too.
//! - What people wrote reaches a terminal only through [`domain::text::visible`].

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
compile_error!("keys supports Linux and macOS");

#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod commands;
pub mod domain;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod env;
pub mod error;
#[doc(hidden)]
pub mod ops;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod run;
#[doc(hidden)]
pub mod store;
#[cfg(any(test, feature = "testing"))]
#[doc(hidden)]
pub mod testing;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod ui;
pub mod verify;

/// Compiles the example of that page.
#[cfg(doctest)]
#[doc = include_str!("../docs/verifying.md")]
struct Verifying;
