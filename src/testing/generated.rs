//! Files of the project that are generated.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read or written fails the test")]

use std::path::Path;

/// Compares a generated file with its expected content. With `KEYS_UPDATE_DOCS=1` it writes the file. `test` is the test
/// that compares it.
#[expect(clippy::disallowed_methods, reason = "the switch is for those who run the tests")]
pub fn assert_generated(path: &str, expected: &str, test: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("KEYS_UPDATE_DOCS").is_some_and(|value| value == "1") {
        std::fs::write(&file, expected).unwrap();
    }
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(stored == expected, "{path} is out of date: run `KEYS_UPDATE_DOCS=1 cargo nextest run {test}`");
}
