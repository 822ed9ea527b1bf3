//! The JSON documents that commands print, as types: a contract with programs.

pub mod check;
pub mod error;
pub mod event;
pub mod receipt;
pub mod verify;

pub use crate::domain::event::Reference;
