//! Parts of a screen that prompts and full-screen pages share: keys in, cells out. Nothing here reads or writes.

pub(crate) mod edit;
mod key;

pub(crate) use key::Key;
