//! The one test binary.

#[cfg(test)]
mod acl;
#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod help;
#[cfg(test)]
mod house;
#[cfg(test)]
mod list;
#[cfg(test)]
mod member;
#[cfg(test)]
mod model;
#[cfg(test)]
mod python;
#[cfg(test)]
mod resource;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod support;
