//! Terminals without a second screen: nothing of the secret is left in their scrollback.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::create::secret;
use crate::support::needs::needs;
use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tmux,
    Screen,
}

/// `keys create` in a multiplexer, at the page of the secret.
struct Multiplexer {
    kind: Kind,
    sandbox: Sandbox,
    outer: Terminal,
    secret: String,
}

impl Multiplexer {
    /// `None` where the multiplexer is not installed.
    fn at_reveal(kind: Kind) -> Option<Self> {
        let program = match kind {
            Kind::Tmux => "tmux",
            Kind::Screen => "screen",
        };
        if !needs(program, program) {
            return None;
        }
        let sandbox = Sandbox::new();
        let script = sandbox.path("script");
        let create = format!("{} create ci --role viewer --expires 90d", env!("CARGO_BIN_EXE_keys"));
        let pid = sandbox.path("pid");
        let text = format!(
            "for i in 1 2 3 4 5 6 7 8; do echo earlier $i; done\n\
             sh -c 'echo $$ >{}; exec {create}'\necho \"ended $?\"\nexec sleep 60\n",
            pid.display()
        );
        std::fs::write(&script, text).unwrap();
        let (settings, args) = match kind {
            Kind::Tmux => ("set -g alternate-screen off\nset -g status off\n", vec!["-S", "socket", "-f"]),
            Kind::Screen => {
                ("startup_message off\naltscreen off\ndefscrollback 500\n", vec!["-S", "keys", "-c"])
            }
        };
        std::fs::write(sandbox.path("settings"), settings).unwrap();
        let folder = sandbox.path("sockets");
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        let socket = sandbox.path("socket");
        let settings = sandbox.path("settings");
        let mut words: Vec<&str> =
            args.iter().map(|word| if *word == "socket" { socket.to_str().unwrap() } else { word }).collect();
        words.push(settings.to_str().unwrap());
        if kind == Kind::Tmux {
            words.push("new-session");
        }
        words.extend(["sh", script.to_str().unwrap()]);
        let mut envs = sandbox.envs();
        envs.push(("SCREENDIR", folder.to_str().unwrap()));
        let outer = Terminal::run(program, &words, &envs, 80);
        let mut multiplexer = Self { kind, sandbox, outer, secret: String::new() };
        let shown = multiplexer.wait_for("Ctrl-D discard");
        let joined = if shown.contains("keys_") { shown } else { multiplexer.wait_for("keys_") };
        multiplexer.secret = secret(&joined).to_owned();
        Some(multiplexer)
    }

    fn command(&self, args: &[&str]) -> String {
        let mut command = match self.kind {
            Kind::Tmux => {
                let mut command = Command::new("tmux");
                command.arg("-S").arg(self.sandbox.path("socket"));
                command
            }
            Kind::Screen => {
                let mut command = Command::new("screen");
                command.args(["-S", "keys", "-X"]).env("SCREENDIR", self.sandbox.path("sockets"));
                command
            }
        };
        let ran = command.args(args).output().unwrap();
        String::from_utf8_lossy(&ran.stdout).into_owned()
    }

    /// The scrollback and the screen, with broken lines joined where the multiplexer does that.
    fn everything(&mut self) -> String {
        self.outer.drain();
        match self.kind {
            Kind::Tmux => self.command(&["capture-pane", "-p", "-J", "-S", "-"]),
            Kind::Screen => {
                let file: PathBuf = self.sandbox.path("hardcopy");
                let _ = std::fs::remove_file(&file);
                self.command(&["hardcopy", "-h", file.to_str().unwrap()]);
                let end = Instant::now() + Duration::from_secs(2);
                while !file.exists() && Instant::now() < end {
                    std::thread::sleep(Duration::from_millis(10));
                }
                String::from_utf8_lossy(&std::fs::read(&file).unwrap_or_default()).into_owned()
            }
        }
    }

    fn wait_for(&mut self, text: &str) -> String {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let shown = self.everything();
            if shown.contains(text) {
                return shown;
            }
            assert!(Instant::now() < end, "`{text}` is not shown, but:\n{shown}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Nothing of the secret is left, and what was on the screen before is in the scrollback.
    fn assert_wiped(mut self) {
        let shown = self.wait_for("ended ");
        let joined: String = shown.split_whitespace().collect();
        for part in self.secret.as_bytes().windows(8) {
            let part = std::str::from_utf8(part).unwrap();
            assert!(!joined.contains(part), "`{part}` of {} is left:\n{shown}", self.secret);
        }
        assert!(shown.contains("earlier 8"), "{shown}");
        self.command(&[if self.kind == Kind::Tmux { "kill-server" } else { "quit" }]);
    }
}

fn nothing_is_left(kind: Kind) {
    let leave: [&dyn Fn(&mut Multiplexer); 5] = [
        &|multiplexer| multiplexer.outer.send("o"),
        &|multiplexer| {
            multiplexer.outer.send("\x04");
            multiplexer.wait_for("Discard the new secret");
            multiplexer.outer.send("\x1b[C\r");
        },
        &|multiplexer| {
            let pid = std::fs::read_to_string(multiplexer.sandbox.path("pid")).unwrap();
            kill_process(Pid::from_raw(pid.trim().parse().unwrap()).unwrap(), Signal::TERM).unwrap();
        },
        &|multiplexer| {
            multiplexer.outer.resize(24, 44);
            multiplexer.wait_for("(one secret on 2 lines)");
            multiplexer.outer.send("o");
        },
        &|multiplexer| {
            multiplexer.outer.resize(10, 80);
            multiplexer.wait_for("Ctrl-D discard");
            multiplexer.outer.send("\x1b");
            multiplexer.wait_for("Press OK when");
            multiplexer.outer.resize(24, 100);
            multiplexer.wait_for("Ctrl-D discard");
            multiplexer.outer.send("o");
        },
    ];
    for leave in leave {
        let Some(mut multiplexer) = Multiplexer::at_reveal(kind) else { return };
        leave(&mut multiplexer);
        multiplexer.assert_wiped();
    }
}

#[test]
fn tmux_without_alternate_is_left_clean() {
    nothing_is_left(Kind::Tmux);
}

#[test]
fn gnu_screen_is_left_without_the_secret() {
    nothing_is_left(Kind::Screen);
}
