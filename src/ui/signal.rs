//! What happens when the program is told to stop: INT, TERM and HUP end it with the terminal as it was found,
//! and with what was begun taken back.
//!
//! One thread waits for all three. A prompt has its own way out, so an interrupt that reaches the program while
//! one is reading ends the prompt and not the program; TERM and HUP end the program in any case.

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::process::getpgrp;
use rustix::stdio::{stderr, stdin};
use rustix::termios::{OptionalActions, Termios, tcgetpgrp, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// Clears the second screen (a terminal without one has its only screen cleared) and leaves it.
pub(super) const LEAVE_SCREEN: &str = "\x1b[2J\x1b[H\x1b[?1049l";

/// How long a prompt that is reading has to get out of the way before the program is ended over its head.
const PATIENCE: Duration = Duration::from_millis(300);

/// Set by the handlers themselves, so they are known to a thread whose call a signal broke off.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static TOLD_TO_END: AtomicBool = AtomicBool::new(false);

static HELD: Mutex<Held> = Mutex::new(Held {
    before: None,
    screen: false,
    interrupt: false,
    aside: false,
    uninterrupted: 0,
    undos: Vec::new(),
    next: 0,
});
static CHANGED: Condvar = Condvar::new();

static INSTALLED: Mutex<bool> = Mutex::new(false);

type Undo = Box<dyn FnOnce() + Send>;

/// What is to be put right when the program ends early.
struct Held {
    /// The terminal as it was before a prompt began to read; none while no prompt is reading.
    before: Option<Termios>,
    /// Whether the second screen is shown.
    screen: bool,
    /// An interrupt that the prompt that is reading has still to notice.
    interrupt: bool,
    /// The thread that was reading has put its terminal back and stands still.
    aside: bool,
    /// How many [`uninterrupted`] guards are alive.
    uninterrupted: usize,
    undos: Vec<(u64, Undo)>,
    next: u64,
}

/// Something that holds until it is dropped. Made by [`on_interrupt`] and [`uninterrupted`].
#[derive(Debug)]
#[must_use = "it holds until it is dropped"]
pub struct Guard(Kind);

#[derive(Debug)]
enum Kind {
    Undo(u64),
    Uninterrupted,
}

/// Starts to listen for INT, TERM and HUP: from now on each ends the program with 128 and its number. Signals
/// that the program was started to ignore (`nohup`, a background job) stay ignored. A second call does nothing.
pub fn install() -> io::Result<()> {
    let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
    if *installed {
        return Ok(());
    }
    let ignored = ignored();
    let wanted: Vec<_> =
        [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|number| ignored >> (number - 1) & 1 == 0).collect();
    for number in &wanted {
        let flag = if *number == SIGINT { &INTERRUPTED } else { &TOLD_TO_END };
        signal_hook::flag::register(*number, flag)?;
    }
    let mut signals = Signals::new(&wanted)?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || signals.forever().for_each(receive))?;
    *installed = true;
    Ok(())
}

/// From now until the guard is dropped, a signal that ends the program runs `undo` first. It runs on a thread of
/// its own and must not use this module. Dropping the guard while it runs waits for the end of the program.
pub fn on_interrupt(undo: Box<dyn FnOnce() + Send>) -> Guard {
    let mut held = hold();
    let id = held.next;
    held.next += 1;
    held.undos.push((id, undo));
    Guard(Kind::Undo(id))
}

/// From now until the guard is dropped, a signal waits: for the way from a commit to where its undoing is ready.
///
/// Listens for signals from now on. Where that cannot be, they end the program as they always did.
pub fn uninterrupted() -> Guard {
    let _ = install();
    hold().uninterrupted += 1;
    Guard(Kind::Uninterrupted)
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut held = hold();
        match self.0 {
            Kind::Undo(id) => held.undos.retain(|(other, _)| *other != id),
            Kind::Uninterrupted => held.uninterrupted -= 1,
        }
        CHANGED.notify_all();
    }
}

/// A prompt is about to read, on a terminal that was `before`.
pub(super) fn reading(before: Termios) {
    hold().before = Some(before);
}

/// The prompt has read, and has put the terminal back. Says whether an interrupt arrived while it did; does not
/// return when the program has been told to end, so that nobody touches the terminal again.
pub(super) fn has_read() -> bool {
    let mut held = hold();
    held.before = None;
    held.aside = TOLD_TO_END.load(Ordering::SeqCst);
    CHANGED.notify_all();
    let aside = held.aside;
    while held.aside {
        held = CHANGED.wait(held).unwrap_or_else(PoisonError::into_inner);
    }
    let flagged = !aside && INTERRUPTED.swap(false, Ordering::SeqCst);
    std::mem::take(&mut held.interrupt) || flagged
}

/// The second screen is shown, or no longer.
pub(super) fn screen(shown: bool) {
    hold().screen = shown;
}

fn hold() -> MutexGuard<'static, Held> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A signal has arrived.
fn receive(number: i32) {
    let held = hold();
    let mut held =
        CHANGED.wait_while(held, |held| held.uninterrupted > 0).unwrap_or_else(PoisonError::into_inner);
    let interrupt = number == SIGINT;
    if interrupt && (TOLD_TO_END.load(Ordering::SeqCst) || !INTERRUPTED.swap(false, Ordering::SeqCst)) {
        // Another signal follows: `console` takes its read being broken off by one for Ctrl-C, and raises this
        // one itself. Or else the prompt that was reading has noticed it before us.
        return;
    }
    let was_reading = held.before.is_some();
    held.interrupt = interrupt && was_reading;
    let (mut held, _) = CHANGED
        .wait_timeout_while(held, PATIENCE, |held| held.before.is_some())
        .unwrap_or_else(PoisonError::into_inner);
    if interrupt && was_reading && held.before.is_none() {
        return;
    }
    end(&mut held, number)
}

/// Ends the program, with the terminal as it was found and what was begun taken back.
fn end(held: &mut Held, number: i32) -> ! {
    put_back(held);
    for (_, undo) in held.undos.drain(..).rev() {
        // What goes wrong in it has been told by the panic itself; the others must still run.
        let _ = catch_unwind(AssertUnwindSafe(undo));
    }
    // `_exit`: the other threads are still at work, and what runs at a normal exit is not made for that.
    signal_hook::low_level::exit(128 + number)
}

/// Best effort: after a hang-up there is no terminal left to write to.
fn put_back(held: &Held) {
    if let Some(before) = &held.before {
        // Touching the terminal from the background would stop the program instead of ending it.
        if tcgetpgrp(stdin()).is_ok_and(|foreground| foreground == getpgrp()) {
            let _ = tcsetattr(stdin(), OptionalActions::Now, before);
        }
    }
    // Past the lock of `std::io::stderr`, which a thread that is stuck may hold.
    if held.screen {
        let _ = rustix::io::write(stderr(), LEAVE_SCREEN.as_bytes());
    }
    if held.before.is_some() {
        let _ = rustix::io::write(stderr(), b"\r\n\x1b[?25h");
    }
}

/// The signals that the program was started to ignore, one bit each. Where the system has no such file, none.
fn ignored() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
