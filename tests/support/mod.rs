//! Code shared by the tests.

pub mod commands;
pub mod fakes;
pub mod fixture;
pub mod needs;
pub mod outcome;
pub mod prompt;
pub mod recorder;
pub mod sample;
pub mod sandbox;
pub mod schemas;
pub mod terminal;
