//! The program `keys`.

use std::process::ExitCode;

use keys::ui::clipboard;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.split_first() {
        Some((command, rest)) if command == clipboard::HOLDER => clipboard::hold_stdin(rest),
        _ => ExitCode::FAILURE,
    }
}
