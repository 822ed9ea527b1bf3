//! What users and programs see of `keys`.

#[cfg(test)]
mod support;
