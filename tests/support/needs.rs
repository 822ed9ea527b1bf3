//! Programs that a test drives but that not every machine has.

use std::io::Write;
use std::process::Command;

/// Whether `program` is there. Where it is not, the test says that it is skipped and which Debian package has it;
/// with `KEYS_TEST_ALL=1` it fails.
pub fn needs(program: &str, package: &str) -> bool {
    let found = Command::new("sh").args(["-c", "command -v \"$0\" >/dev/null", program]).status();
    if found.is_ok_and(|status| status.success()) {
        return true;
    }
    skip(&format!("it needs `{program}`; try `apt-get install {package}`"));
    false
}

/// Says that this test is skipped, and why; fails with `KEYS_TEST_ALL=1`.
pub fn skip(why: &str) {
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    let skipped = format!("{test} is skipped: {why}");
    assert!(!all(), "{skipped}");
    // Past the harness, which keeps back what tests that pass print.
    let _ = writeln!(std::io::stderr(), "{skipped}");
}

/// Whether everything is wanted: no test is skipped, and none is cut short for the sake of time.
#[expect(clippy::disallowed_methods, reason = "the switch is for whoever runs the tests")]
pub fn all() -> bool {
    std::env::var_os("KEYS_TEST_ALL").is_some_and(|all| all == "1")
}
