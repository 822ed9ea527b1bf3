//! What users and programs see of `keys`: the one test binary.

#[cfg(test)]
mod acl;
#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod create;
#[cfg(test)]
mod delete;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod help;
#[cfg(test)]
mod help_snapshots;
#[cfg(test)]
mod house;
#[cfg(test)]
mod init;
#[cfg(test)]
mod list;
#[cfg(test)]
mod member;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod resource;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod show;
#[cfg(test)]
mod support;
