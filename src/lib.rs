//! Verifies the API keys that an organization administers with the program `keys`.
//!
//! An organization hands API keys to programs: a nightly import, a partner's map, a build server. Administrators create,
//! rotate, revoke and delete these keys with the command `keys`, in a store that is one SQLite file. A service that the
//! programs call depends on this library to answer two questions: does this secret belong to a key that works, and what
//! may that key do?
//!
//! ```
//! use keys::verify::{Denied, KeyRole, Verifier};
//!
//! /// Returns the email address of the key, for the service's own log.
//! fn admit(verifier: &Verifier, secret: &str) -> Result<String, Denied> {
//!     let identity = verifier.verify(secret)?;
//!     identity.require(KeyRole::Editor)?;
//!     Ok(identity.email.to_string())
//! }
//! ```
//!
//! Start with [`verify`]. `examples/http_guard.rs` is a complete HTTP service.
//!
//! # Features
//!
//! | feature | default | brings |
//! |---|---|---|
//! | `cli` | yes | the program `keys` and everything for the terminal |
//! | `testing` | no | test doubles for this crate's own tests |
//!
//! A service needs neither: `keys = { path = "../keys", default-features = false }`. What remains are SQLite (bundled and
//! compiled with a C compiler), SHA-256 and a few small crates; no clap, no terminal, no async runtime.
//!
//! # Platforms
//!
//! Linux and macOS. Elsewhere the build stops with an error.
//!
//! # For contributors
//!
//! Everything except [`verify`] and [`error`] is the program itself, hidden here and free to change. Its layers are
//! described in `docs/architecture.md`; a layer imports only those below it, which a test checks.

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
compile_error!("keys supports Linux and macOS");

#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod commands;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod config;
#[doc(hidden)]
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
