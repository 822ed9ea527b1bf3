//! Programs that a test drives but that not every machine has.

use std::io::Write;
use std::process::Command;

/// Whether `program` is there. Where it is not, the test says that it is skipped and which Debian package has it;
/// with `KEYS_TEST_ALL=1` it fails.
#[expect(clippy::disallowed_methods, reason = "the switch is for whoever runs the tests")]
pub fn needs(program: &str, package: &str) -> bool {
    let found = Command::new("sh").args(["-c", "command -v \"$0\" >/dev/null", program]).status();
    if found.is_ok_and(|status| status.success()) {
        return true;
    }
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    let skipped = format!("{test} is skipped: it needs `{program}`; try `apt-get install {package}`");
    assert!(std::env::var_os("KEYS_TEST_ALL").is_none_or(|all| all != "1"), "{skipped}");
    // Past the harness, which keeps back what tests that pass print.
    let _ = writeln!(std::io::stderr(), "{skipped}");
    false
}
