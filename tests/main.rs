//! The one test binary.

#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod list;
#[cfg(test)]
mod support;
