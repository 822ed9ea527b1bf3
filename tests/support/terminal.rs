//! Runs a program in a pseudo-terminal of a given size, reads its screen and types into it.

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

use super::schemas;

/// The time limit for every wait.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A program that runs in a terminal.
pub struct Terminal {
    master: File,
    slave: File,
    child: Child,
    /// The arguments of `keys`; none for another program.
    args: Vec<String>,
    before: Termios,
    shown: Vec<u8>,
    read: usize,
    /// Knows where the cursor is. `None` for a terminal that does not tell.
    screen: Option<vt100::Parser>,
    /// How much of the output the screen has.
    on_screen: usize,
}

/// A program that has ended.
pub struct Ended {
    /// Its exit status, or the negative number of the signal that killed it.
    pub status: i32,
    /// Its entire output.
    pub shown: String,
    restored: bool,
}

impl Terminal {
    /// Runs `keys` with `args` and only these `envs` in a terminal of 80 columns.
    pub fn keys<A: AsRef<OsStr>>(args: &[A], envs: &[(&str, &str)]) -> Self {
        Self::run(env!("CARGO_BIN_EXE_keys"), args, envs, 80)
    }

    /// Runs a program in a terminal with 24 rows.
    pub fn run<A: AsRef<OsStr>>(program: &str, args: &[A], envs: &[(&str, &str)], columns: u16) -> Self {
        Self::sized(program, args, envs, 24, columns)
    }

    /// Runs a program in a terminal of this size.
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
        // The program leads its own session, so that it receives SIGHUP when the terminal closes. The signals are reset
        // because the tests may have been started with them ignored.
        let child = Command::new("env")
            .args(["--default-signal=HUP,INT,TERM", "setsid", "--ctty"])
            .arg(program)
            .args(args)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            // Only the tests of the pager start one.
            .env("PAGER", "cat")
            .envs(envs.iter().copied())
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let screen = Some(vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0));
        let is_keys = program == env!("CARGO_BIN_EXE_keys");
        let args =
            args.iter().filter(|_| is_keys).map(|arg| arg.as_ref().to_string_lossy().into_owned()).collect();
        Self {
            master: master.into(),
            slave,
            child,
            args,
            before,
            shown: Vec::new(),
            read: 0,
            screen,
            on_screen: 0,
        }
    }

    /// Waits until `text` is shown. Returns the output since the last call, up to the end of `text`.
    pub fn expect(&mut self, text: &str) -> String {
        let start = Instant::now();
        loop {
            self.read_output();
            let unread = &self.shown[self.read..];
            if let Some(at) = unread.windows(text.len()).position(|part| part == text.as_bytes()) {
                let part = String::from_utf8_lossy(&unread[..at + text.len()]).into_owned();
                self.read += at + text.len();
                return part;
            }
            let unread = String::from_utf8_lossy(unread);
            assert!(
                start.elapsed() < TIMEOUT,
                "`{text}` is not shown; the screen is:\n{unread}\n({unread:?})"
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a line of the screen has `text`: a picker writes only the cells that change.
    pub fn see(&mut self, text: &str) {
        let start = Instant::now();
        while !self.lines().iter().any(|line| line.contains(text)) {
            assert!(start.elapsed() < TIMEOUT, "`{text}` is not on the screen:\n{:#?}", self.lines());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Types or pastes a text: `\r` is Enter, `\x1b` Esc, `\x03` Ctrl-C, `\x1b[B` the down arrow.
    pub fn send(&mut self, keys: &str) {
        self.master.write_all(keys.as_bytes()).unwrap();
    }

    /// Answers no questions about the cursor from now on.
    pub fn silent(mut self) -> Self {
        self.screen = None;
        self
    }

    /// The lines on the screen.
    pub fn lines(&mut self) -> Vec<String> {
        self.read_output();
        let screen = self.screen.as_ref().map(vt100::Parser::screen);
        screen.map(|screen| screen.rows(0, screen.size().1.get()).collect()).unwrap_or_default()
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        let size = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        if let Some(parser) = &mut self.screen {
            parser.set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        }
        tcsetwinsize(&self.master, size).unwrap();
    }

    /// Reads the output, so that the program does not block.
    pub fn drain(&mut self) {
        self.read_output();
    }

    pub fn signal(&mut self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits until the program exits. Fails if it showed JSON that does not conform to its schema.
    #[track_caller]
    pub fn end(mut self) -> Ended {
        let status = self.wait();
        self.read_output();
        let now = tcgetattr(&self.slave).unwrap();
        let restored = now.local_modes == self.before.local_modes
            && now.input_modes == self.before.input_modes
            && now.output_modes == self.before.output_modes;
        let shown = String::from_utf8_lossy(&self.shown).into_owned();
        schemas::validate_screen(&self.args, &shown, status);
        Ended { status, shown, restored }
    }

    /// Closes the terminal while the program runs, and returns its exit status.
    pub fn close(mut self) -> i32 {
        self.read_output();
        let nothing = || File::open("/dev/null").unwrap();
        self.slave = nothing();
        self.master = nothing();
        self.wait()
    }

    fn wait(&mut self) -> i32 {
        let start = Instant::now();
        loop {
            // The program blocks when the buffer of the terminal is full.
            self.read_output();
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().or(status.signal().map(|number| -number)).unwrap();
            }
            let shown = String::from_utf8_lossy(&self.shown);
            assert!(
                start.elapsed() < TIMEOUT,
                "the program does not end; the screen is:\n{shown}\n({shown:?})"
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn read_output(&mut self) {
        let mut chunk = [0; 4096];
        loop {
            match self.master.read(&mut chunk) {
                Ok(0) => break,
                Ok(count) => self.shown.extend(&chunk[..count]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => panic!("the terminal is broken: {error}"),
            }
        }
        self.tell_cursor();
    }

    /// Answers every question where the cursor is.
    fn tell_cursor(&mut self) {
        const QUESTION: &[u8] = b"\x1b[6n";
        let Some(parser) = &mut self.screen else { return };
        loop {
            let new = &self.shown[self.on_screen..];
            let asked = new.windows(QUESTION.len()).position(|part| part == QUESTION);
            // The end may be the beginning of a question.
            let begun = (1..QUESTION.len()).rev().find(|length| new.ends_with(&QUESTION[..*length]));
            let end = asked.map_or(new.len() - begun.unwrap_or(0), |at| at + QUESTION.len());
            parser.process(&new[..end]);
            self.on_screen += end;
            if asked.is_none() {
                return;
            }
            let (row, column) = parser.screen().cursor_position();
            // The program may have ended.
            let _ = self.master.write_all(format!("\x1b[{};{}R", row + 1, column + 1).as_bytes());
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Ended {
    /// Fails unless the program restored the modes, the cursor and the main screen.
    pub fn assert_restored(&self) {
        assert!(self.restored, "the terminal modes differ: {:?}", self.shown);
        assert!(self.last_is("\x1b[?25h", "\x1b[?25l"), "the cursor is hidden: {:?}", self.shown);
        assert!(
            self.last_is("\x1b[?1049l", "\x1b[?1049h"),
            "the alternate screen is active: {:?}",
            self.shown
        );
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
    fn terminal_passes_input_and_output() {
        let mut terminal = sh("stty size; read -r line; echo \"<é $line>\"; exit 3");
        terminal.expect("24 40");
        terminal.send("ö\r");
        terminal.expect("<é ö>");
        let ended = terminal.end();
        assert_eq!(ended.status, 3);
        ended.assert_restored();
    }

    #[test]
    fn closing_sends_hangup() {
        let mut terminal = sh("trap 'exit 7' HUP; echo ready; while :; do sleep 0.02; done");
        terminal.expect("ready");
        assert_eq!(terminal.close(), 7);
    }

    #[test]
    fn signal_reaches_the_program() {
        let mut terminal = sh("echo ready; exec sleep 30");
        terminal.expect("ready");
        terminal.signal(Signal::TERM);
        assert_eq!(terminal.end().status, -15);
    }

    #[test]
    fn unrestored_terminal_is_reported() {
        for script in ["stty raw", "printf '\\033[?25l'", "printf '\\033[?1049h'"] {
            let ended = sh(script).end();
            assert_eq!(ended.status, 0);
            assert!(std::panic::catch_unwind(|| ended.assert_restored()).is_err(), "{script}");
        }
    }

    #[test]
    fn keys_runs_in_terminal() {
        let ended = Terminal::keys(&["--version"], &[]).end();
        assert_eq!(ended.status, 0);
        ended.assert_restored();
    }
}
