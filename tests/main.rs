//! The one test binary.

#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod support;
