//! A real terminal around a real program: a pty of a given size, and a person's eyes and fingers.

use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{OFlags, fcntl_setfl};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

/// How long anything may take before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program that runs in a terminal.
pub struct Terminal {
    master: File,
    slave: File,
    child: Child,
    before: Termios,
    shown: Vec<u8>,
    read: usize,
}

/// What is left when the program has ended.
pub struct Ended {
    /// Its exit status, or the number of the signal that killed it, negative.
    pub status: i32,
    /// All that it wrote.
    pub shown: String,
    as_found: bool,
}

impl Terminal {
    /// Runs `keys` with `args` and only these `envs` in a terminal of 80 columns.
    pub fn keys<A: AsRef<OsStr>>(args: &[A], envs: &[(&str, &str)]) -> Self {
        Self::run(env!("CARGO_BIN_EXE_keys"), args, envs, 80)
    }

    /// Runs a program in a terminal of that many columns and 24 rows.
    pub fn run<A: AsRef<OsStr>>(program: &str, args: &[A], envs: &[(&str, &str)], columns: u16) -> Self {
        Self::sized(program, args, envs, 24, columns)
    }

    /// Runs a program in a terminal of that size.
    pub fn sized<A: AsRef<OsStr>>(
        program: &str,
        args: &[A],
        envs: &[(&str, &str)],
        rows: u16,
        columns: u16,
    ) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let size = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, size).unwrap();
        let name = OsString::from_vec(ptsname(&master, Vec::new()).unwrap().into_bytes());
        let slave = OpenOptions::new().read(true).write(true).open(name).unwrap();
        fcntl_setfl(&master, OFlags::RDWR | OFlags::NONBLOCK).unwrap();

        let before = tcgetattr(&slave).unwrap();
        let end = || Stdio::from(slave.try_clone().unwrap());
        // A session of its own, led by the program: it is the one who hears when the terminal goes, even where the
        // tests themselves were started to ignore that.
        let child = Command::new("env")
            .args(["--default-signal=HUP,INT,TERM", "setsid", "--ctty"])
            .arg(program)
            .args(args)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .envs(envs.iter().copied())
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        Self { master: master.into(), slave, child, before, shown: Vec::new(), read: 0 }
    }

    /// Waits until `text` is shown, and returns what was shown since the last time up to its end.
    pub fn expect(&mut self, text: &str) -> String {
        let start = Instant::now();
        loop {
            self.look();
            let unread = &self.shown[self.read..];
            if let Some(at) = unread.windows(text.len()).position(|part| part == text.as_bytes()) {
                let part = String::from_utf8_lossy(&unread[..at + text.len()]).into_owned();
                self.read += at + text.len();
                return part;
            }
            let unread = String::from_utf8_lossy(unread);
            assert!(start.elapsed() < PATIENCE, "`{text}` is not shown, but:\n{unread}\n({unread:?})");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Types or pastes: `\r` is Enter, `\x1b` Esc, `\x03` Ctrl-C, `\x1b[B` the arrow down.
    pub fn send(&mut self, keys: &str) {
        self.master.write_all(keys.as_bytes()).unwrap();
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        let size = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&self.master, size).unwrap();
    }

    /// Reads what is shown, so that the program is not held up.
    pub fn drain(&mut self) {
        self.look();
    }

    /// Sends the program a signal.
    pub fn signal(&mut self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits until the program has ended.
    pub fn end(mut self) -> Ended {
        let status = self.wait();
        self.look();
        let now = tcgetattr(&self.slave).unwrap();
        let as_found = now.local_modes == self.before.local_modes
            && now.input_modes == self.before.input_modes
            && now.output_modes == self.before.output_modes;
        Ended { status, shown: String::from_utf8_lossy(&self.shown).into_owned(), as_found }
    }

    /// Closes the terminal under the program, and returns the status it ends with.
    pub fn close(mut self) -> i32 {
        self.look();
        let nothing = || File::open("/dev/null").unwrap();
        self.slave = nothing();
        self.master = nothing();
        self.wait()
    }

    fn wait(&mut self) -> i32 {
        let start = Instant::now();
        loop {
            // A terminal that nobody reads fills up and holds its program.
            self.look();
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().or(status.signal().map(|number| -number)).unwrap();
            }
            let shown = String::from_utf8_lossy(&self.shown);
            assert!(start.elapsed() < PATIENCE, "it does not end; it has shown:\n{shown}\n({shown:?})");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Takes in what has been shown.
    fn look(&mut self) {
        let mut chunk = [0; 4096];
        loop {
            match self.master.read(&mut chunk) {
                Ok(0) => return,
                Ok(count) => self.shown.extend(&chunk[..count]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(error) => panic!("the terminal is broken: {error}"),
            }
        }
    }
}

impl Drop for Terminal {
    /// No test leaves a program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Ended {
    /// The terminal is as it was found: its modes, the cursor visible, the second screen left.
    pub fn assert_as_found(&self) {
        assert!(self.as_found, "the modes of the terminal are not as they were: {:?}", self.shown);
        assert!(self.last_is("\x1b[?25h", "\x1b[?25l"), "the cursor is hidden: {:?}", self.shown);
        assert!(self.last_is("\x1b[?1049l", "\x1b[?1049h"), "the second screen stays: {:?}", self.shown);
    }

    fn last_is(&self, wanted: &str, other: &str) -> bool {
        self.shown.rfind(wanted) >= self.shown.rfind(other)
    }
}

mod tests {
    use super::*;

    fn sh(script: &str) -> Terminal {
        Terminal::run("sh", &["-c", script], &[], 40)
    }

    #[test]
    fn a_terminal_shows_what_its_program_writes_and_passes_on_what_is_typed() {
        let mut terminal = sh("stty size; read -r line; echo \"<é $line>\"; exit 3");
        terminal.expect("24 40");
        terminal.send("ö\r");
        terminal.expect("<é ö>");
        let ended = terminal.end();
        assert_eq!(ended.status, 3);
        ended.assert_as_found();
    }

    #[test]
    fn closing_a_terminal_hangs_up() {
        let mut terminal = sh("trap 'exit 7' HUP; echo ready; while :; do sleep 0.02; done");
        terminal.expect("ready");
        assert_eq!(terminal.close(), 7);
    }

    #[test]
    fn a_signal_reaches_the_program() {
        let mut terminal = sh("echo ready; exec sleep 30");
        terminal.expect("ready");
        terminal.signal(Signal::TERM);
        assert_eq!(terminal.end().status, -15);
    }

    #[test]
    fn a_terminal_that_was_not_put_back_is_found_out() {
        for script in ["stty raw", "printf '\\033[?25l'", "printf '\\033[?1049h'"] {
            let ended = sh(script).end();
            assert_eq!(ended.status, 0);
            assert!(std::panic::catch_unwind(|| ended.assert_as_found()).is_err(), "{script}");
        }
    }

    #[test]
    fn keys_runs_in_a_terminal() {
        let ended = Terminal::keys(&["--version"], &[]).end();
        assert_eq!(ended.status, 0);
        ended.assert_as_found();
    }
}
