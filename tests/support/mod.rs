//! Code shared by the tests: runs the program in the process, as a process and in a terminal. Test doubles are in
//! [`keys::testing`].

pub mod commands;
pub mod fixture;
pub mod needs;
pub mod outcome;
pub mod recorder;
pub mod sandbox;
pub mod schemas;
pub mod terminal;
