//! Tests of the behavior that users and programs see.

#[cfg(test)]
mod acl;
#[cfg(test)]
mod arguments;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod binary;
#[cfg(test)]
mod bulk;
#[cfg(test)]
mod check;
#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod columns;
#[cfg(test)]
mod config;
#[cfg(test)]
mod create;
#[cfg(test)]
mod crowds;
#[cfg(test)]
mod delete;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod error_catalogue;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod expiring;
#[cfg(test)]
mod help;
#[cfg(test)]
mod help_snapshots;
#[cfg(test)]
mod init;
#[cfg(test)]
mod language;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod list;
#[cfg(test)]
mod log;
#[cfg(test)]
mod member;
#[cfg(test)]
mod model;
#[cfg(test)]
mod moving;
#[cfg(test)]
mod names;
#[cfg(test)]
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(test)]
mod python;
#[cfg(test)]
mod resource;
#[cfg(test)]
mod restore_backup;
#[cfg(test)]
mod revoke;
#[cfg(test)]
mod rotate;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod schemas;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod show;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod stats;
#[cfg(test)]
mod status;
#[cfg(test)]
mod store;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tables;
mod tampering;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod terminal_verify;
#[cfg(test)]
mod twins;
#[cfg(test)]
mod update;
#[cfg(test)]
mod verify;
