//! The JSON documents that commands print, as types: a contract with programs.

pub mod event;
pub mod receipt;

pub use crate::domain::event::Reference;
