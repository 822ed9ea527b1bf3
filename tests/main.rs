//! The one test binary.

#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod help;
#[cfg(test)]
mod house;
mod list;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod support;
