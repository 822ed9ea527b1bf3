//! Programs that some tests need and some machines lack.

use std::io::Write;
use std::process::Command;

/// Returns true if `program` is installed. If not, reports that the test is skipped and which Debian package contains
/// the program; with `KEYS_TEST_ALL=1` the test fails.
pub fn needs(program: &str, package: &str) -> bool {
    let found = Command::new("sh").args(["-c", "command -v \"$0\" >/dev/null", program]).status();
    if found.is_ok_and(|status| status.success()) {
        return true;
    }
    skip(&format!("it needs `{program}`; try `apt-get install {package}`"));
    false
}

/// Reports that this test is skipped, and why. Fails with `KEYS_TEST_ALL=1`.
pub fn skip(why: &str) {
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    let skipped = format!("{test} is skipped: {why}");
    assert!(!all(), "{skipped}");
    // Not with `eprintln!`: the harness captures the output of tests that pass.
    let _ = writeln!(std::io::stderr(), "{skipped}");
}

/// True if no test may be skipped or shortened.
#[expect(clippy::disallowed_methods, reason = "a switch for the person who runs the tests")]
pub fn all() -> bool {
    std::env::var_os("KEYS_TEST_ALL").is_some_and(|all| all == "1")
}
