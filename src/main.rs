//! The program `keys`.

use std::process::ExitCode;

fn main() -> ExitCode {
    keys::run::main()
}
