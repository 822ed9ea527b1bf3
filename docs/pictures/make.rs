//! Draws `table.svg` and `reveal.svg` from the program at work in a pseudo-terminal: `cargo run --example pictures`.
//!
//! This program runs itself as `keys`, with a fixed clock and seeded randomness: a picture changes only if the
//! program does. The store is thrown away, and the secret in the picture with it.

mod svg;

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use keys::domain::time::{Timestamp, Zone};
use keys::env::Env;
use keys::testing::{FixedClock, SeededRandom};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// The first argument of this program when it is to be `keys`.
const AS_KEYS: &str = "as-keys";

/// The instant of the pictures: 2026-11-23 09:30 UTC.
const NOW: Timestamp = Timestamp(1_795_426_200_000);

/// The screen, in characters.
const ROWS: NonZeroU16 = NonZeroU16::new(24).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(96).unwrap();

/// The time after which the program must have shown something.
const PATIENCE: Duration = Duration::from_secs(20);

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args_os();
    if arguments.nth(1).is_some_and(|first| first == AS_KEYS) {
        return Ok(as_keys(arguments.collect()));
    }
    let store = tempfile::tempdir()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    Terminal::keys(store.path(), &["demo", "keys.db"])?.end()?;

    let list = ["list"];
    let screen = Terminal::keys(store.path(), &list)?.end()?;
    std::fs::write(folder.join("table.svg"), svg::draw(&list, &screen))?;

    let create = ["create", "Tile server", "--role", "editor", "--expires", "90d"];
    let mut terminal = Terminal::keys(store.path(), &create)?;
    let screen = terminal.expect("meridian_")?;
    std::fs::write(folder.join("reveal.svg"), svg::draw(&create, &screen))?;
    terminal.send("o")?;
    terminal.end()?;
    Ok(ExitCode::SUCCESS)
}

/// Runs `keys` as `main` does, but at the instant of the pictures.
fn as_keys(mut arguments: Vec<OsString>) -> ExitCode {
    let mut env = Env::of_process();
    env.system.clock = Arc::new(FixedClock::at(NOW));
    // The store of the demo has the ids at the beginning of the sequence.
    let taken = if arguments.first().is_some_and(|command| command == "demo") { 0 } else { 1_000_000 };
    env.system.random = Box::new(SeededRandom::after(taken, taken));
    env.system.zone = Zone::Utc;
    arguments.insert(0, "keys".into());
    ExitCode::from(keys::run::run(&arguments, &mut env) as u8)
}

/// `keys` in a pseudo-terminal, and its screen.
struct Terminal {
    keyboard: File,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    child: Child,
}

impl Terminal {
    fn keys<A: AsRef<OsStr>>(folder: &Path, arguments: &[A]) -> Result<Self, Box<dyn Error>> {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)?;
        grantpt(&master)?;
        unlockpt(&master)?;
        let size = Winsize { ws_row: ROWS.get(), ws_col: COLUMNS.get(), ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, size)?;
        let name = OsString::from_vec(ptsname(&master, Vec::new())?.into_bytes());
        let slave = OpenOptions::new().read(true).write(true).open(name)?;
        let child = Command::new(std::env::current_exe()?)
            .arg(AS_KEYS)
            .args(arguments)
            .env_clear()
            .envs([("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("KEYS_STORE", "keys.db")])
            .current_dir(folder)
            .stdin(Stdio::from(slave.try_clone()?))
            .stdout(Stdio::from(slave.try_clone()?))
            .stderr(Stdio::from(slave))
            .spawn()?;
        let keyboard = File::from(master);
        let mut reader = keyboard.try_clone()?;
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            // Reading fails when the program has ended and closed its side.
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if sender.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Ok(Self { keyboard, output, screen: vt100::Parser::new(ROWS, COLUMNS, 0), child })
    }

    fn send(&mut self, keys: &str) -> std::io::Result<()> {
        self.keyboard.write_all(keys.as_bytes())
    }

    /// The screen once `text` is on it.
    fn expect(&mut self, text: &str) -> Result<vt100::Screen, Box<dyn Error>> {
        while !self.screen.screen().contents().contains(text) {
            let chunk = self.output.recv_timeout(PATIENCE)?;
            self.screen.process(&chunk);
            // A picker asks where the cursor is before it draws anything.
            if chunk.ends_with(b"\x1b[6n") {
                let (row, column) = self.screen.screen().cursor_position();
                self.send(&format!("\x1b[{};{}R", row + 1, column + 1))?;
            }
        }
        Ok(self.screen.screen().clone())
    }

    /// The screen once the program has ended.
    fn end(mut self) -> Result<vt100::Screen, Box<dyn Error>> {
        while let Ok(chunk) = self.output.recv_timeout(PATIENCE) {
            self.screen.process(&chunk);
        }
        let status = self.child.wait()?;
        let screen = self.screen.screen().clone();
        if status.success() { Ok(screen) } else { Err(screen.contents().into()) }
    }
}
