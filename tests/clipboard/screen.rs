//! A display server of the test's own, and the programs that use it.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use keys::ui::clipboard::Display;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::within;
use crate::support::needs::needs;

/// The user `nobody`: sway refuses to run as root.
const NOBODY: u32 = 65534;

/// A running display server. When dropped, it ends, and so do the programs connected to it.
pub struct Screen {
    server: Child,
    variable: &'static str,
    name: String,
    /// The commands of a foreign program that reads, and of one that writes.
    foreign: [&'static [&'static str]; 2],
    /// Helpers of an earlier server with the same name: display numbers are used again.
    earlier: Vec<i32>,
    _folder: Option<TempDir>,
}

impl Screen {
    /// An X server; `None` if it is not installed.
    pub fn x11() -> Option<Self> {
        if !needs("Xvfb", "xvfb") || !needs("xclip", "xclip") {
            return None;
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "64x64x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim_end());
        Some(Self {
            server,
            variable: "DISPLAY",
            earlier: holders_at("DISPLAY", &name),
            name,
            foreign: [
                &["xclip", "-selection", "clipboard", "-out"],
                &["xclip", "-selection", "clipboard", "-in"],
            ],
            _folder: None,
        })
    }

    /// A Wayland compositor; `None` if it is not installed.
    pub fn wayland() -> Option<Self> {
        if !needs("sway", "sway") || !needs("wl-paste", "wl-clipboard") {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config");
        std::fs::write(&config, "xwayland disable\n").unwrap();
        let mut command = Command::new("sway");
        command.arg("--config").arg(&config).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.env("XDG_RUNTIME_DIR", folder.path()).env("HOME", folder.path());
        command.envs([
            ("WLR_BACKENDS", "headless"),
            ("WLR_LIBINPUT_NO_DEVICES", "1"),
            ("WLR_RENDERER", "pixman"),
        ]);
        if rustix::process::geteuid().is_root() {
            std::os::unix::fs::chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
            command.uid(NOBODY).gid(NOBODY);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let server = command.spawn().unwrap();
        let socket = folder.path().join("wayland-1");
        let screen = Self {
            server,
            variable: "WAYLAND_DISPLAY",
            name: socket.to_str().unwrap().to_owned(),
            foreign: [&["wl-paste", "--no-newline"], &["wl-copy"]],
            earlier: Vec::new(),
            _folder: Some(folder),
        };
        assert!(within(Duration::from_secs(5), || socket.exists()), "sway does not start");
        Some(screen)
    }

    /// The display, as the environment variables name it.
    pub fn display(&self) -> Display {
        let name = Some(self.name.clone().into());
        if self.variable == "DISPLAY" { Display::new(name, None) } else { Display::new(None, name) }
    }

    /// The value of `DISPLAY` or `WAYLAND_DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A command that sees this screen and no other.
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("timeout");
        command.arg("5").args(words).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.env(self.variable, &self.name).stderr(Stdio::null());
        command
    }

    /// The text that another program reads from the clipboard.
    pub fn paste(&self) -> Option<String> {
        let found = self.command(self.foreign[0]).output().unwrap();
        (found.status.success() && !found.stdout.is_empty()).then(|| String::from_utf8(found.stdout).unwrap())
    }

    /// The forms in which the text is offered.
    pub fn offers(&self) -> String {
        let ask: &[&str] =
            if self.variable == "DISPLAY" { &["-target", "TARGETS"] } else { &["--list-types"] };
        let found = self.command(&[self.foreign[0], ask].concat()).output().unwrap();
        String::from_utf8(found.stdout).unwrap()
    }

    /// Copies a text with another program, which serves it until the server ends.
    pub fn copy_by_another_program(&self, text: &str) {
        let mut writer =
            self.command(self.foreign[1]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        writer.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(writer.wait().unwrap().success());
    }

    /// The clipboard holders on this display.
    pub fn holders(&self) -> Vec<i32> {
        let mut holders = holders_at(self.variable, &self.name);
        holders.retain(|pid| !self.earlier.contains(pid));
        holders
    }

    fn has_ended(&mut self) -> bool {
        matches!(self.server.try_wait(), Ok(Some(_)))
    }

    /// Ends the server, and only the server.
    pub fn end_server(&mut self) {
        // Its number may belong to another process by now.
        if self.has_ended() {
            return;
        }
        // Killed outright, an X server would leave its lock and socket behind.
        let asked = Pid::from_raw(i32::try_from(self.server.id()).unwrap())
            .is_some_and(|pid| kill_process(pid, Signal::TERM).is_ok());
        if !asked || !within(Duration::from_secs(2), || matches!(self.server.try_wait(), Ok(Some(_)))) {
            let _ = self.server.kill();
            let _ = self.server.wait();
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Another test may have a server with the same name by then.
        let holders = if self.has_ended() { Vec::new() } else { self.holders() };
        for pid in holders.into_iter().filter_map(Pid::from_raw) {
            // The process may have ended already.
            let _ = kill_process(pid, Signal::KILL);
        }
        self.end_server();
    }
}

/// The clipboard holders with this display in their environment.
pub fn holders_at(variable: &str, name: &str) -> Vec<i32> {
    let wanted = format!("{variable}={name}");
    let has = |file: &Path, word: &str| {
        std::fs::read(file)
            .is_ok_and(|bytes| bytes.split(|byte| *byte == 0).any(|part| part == word.as_bytes()))
    };
    let processes = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    processes
        .filter_map(|entry| Some((entry.path(), entry.file_name().to_str()?.parse().ok()?)))
        .filter(|(path, _)| {
            has(&path.join("cmdline"), "hold-clipboard") && has(&path.join("environ"), &wanted)
        })
        .map(|(_, pid)| pid)
        .collect()
}

/// True if this process runs. A zombie does not.
pub fn lives(pid: i32) -> bool {
    std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|words| !words.is_empty())
}
