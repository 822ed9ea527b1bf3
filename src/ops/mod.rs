//! The rules that need a store. Each change is one call and one transaction. Nothing here prints or prompts.

pub mod actor;
mod change;
pub mod check;
pub mod deletion;
pub mod find;
#[cfg(any(test, feature = "testing"))]
pub mod fixture;
pub mod grant;
pub mod handover;
pub mod key;
pub mod log;
pub mod member;
#[cfg(feature = "cli")]
pub mod moving;
pub mod organization;
pub mod resource;
pub mod restore_backup;

pub use change::{Authority, Authorization, SecretGuard, WriteContext};

use crate::error::{Error, IoError};

fn no_randomness(source: std::io::Error) -> Error {
    IoError::Random { source }.into()
}
