//! The signals. INT, TERM and HUP restore the terminal, run the last acts, and end the program.
//!
//! One thread waits for all of them. A prompt has its own way out, so an interrupt that reaches the program while a
//! prompt is reading ends the prompt and not the program; TERM and HUP end the program in any case. A prompt that is
//! reading also learns that the terminal was resized, and that the program must stop (TSTP) or was continued (CONT). It
//! removes the secret from the screen before the stop, and draws itself again afterwards.

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::fd::{AsFd as _, BorrowedFd, OwnedFd};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Signal, getpgrp, getpid, kill_current_process_group, kill_process};
use rustix::stdio::{stderr, stdin};
use rustix::termios::{OptionalActions, Termios, tcgetpgrp, tcgetwinsize, tcsetattr};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;

/// How long a prompt that is reading has to get out of the way before the program is ended over its head.
const PATIENCE: Duration = Duration::from_millis(300);

/// Set by the handlers themselves, so they are known to a thread whose call a signal broke off.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static TOLD_TO_END: AtomicBool = AtomicBool::new(false);

/// The number of the last signal that ends the program, set by its handler.
static ARRIVED: AtomicUsize = AtomicUsize::new(0);

/// A stop that the prompt that is reading has still to notice.
static STOP: AtomicBool = AtomicBool::new(false);

static HELD: Mutex<Held> = Mutex::new(Held {
    before: None,
    screen: false,
    interrupt: false,
    aside: false,
    uninterrupted: 0,
    committing: 0,
    outcome: None,
    paging: 0,
    acts: Vec::new(),
    next: 0,
});
static CHANGED: Condvar = Condvar::new();

static INSTALLED: Mutex<bool> = Mutex::new(false);

/// The pipe that wakes a prompt: the end to read and the end to write.
static WAKE: OnceLock<(OwnedFd, OwnedFd)> = OnceLock::new();

/// The news for a prompt that is reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// The question is over: a signal ends the program.
    End,
    /// The program must stop.
    Stop,
    /// The terminal was resized, or the program was continued.
    Redraw,
}

/// The last act of a program that a signal ends.
type LastAct = Box<dyn FnOnce() + Send>;

/// The state to restore when the program ends early.
struct Held {
    /// The mode of the terminal before a prompt began to read; none while no prompt is reading.
    /// With it the sequence that ends the prompt on the screen.
    before: Option<(Termios, &'static str)>,
    /// Set while the alternate screen is shown.
    screen: bool,
    /// An interrupt that the prompt that is reading has still to notice.
    interrupt: bool,
    /// The reading thread has restored the terminal and waits.
    aside: bool,
    /// How many [`uninterrupted`] guards are alive.
    uninterrupted: usize,
    /// How many commits wait for the answer of a server.
    committing: usize,
    /// The words about a commit that a signal waited for.
    outcome: Option<&'static str>,
    /// How many pagers run: an interrupt is for them.
    paging: usize,
    acts: Vec<(u64, LastAct)>,
    next: u64,
}

/// Something that holds until it is dropped. Made by [`on_interrupt`], [`uninterrupted`] and [`paging`].
#[derive(Debug)]
#[must_use = "it holds until it is dropped"]
pub struct Guard(Kind);

#[derive(Debug)]
enum Kind {
    LastAct(u64),
    Uninterrupted,
    Paging,
}

/// Starts to listen: from now on INT, TERM and HUP end the program with 128 and their number. Signals that the program
/// was started to ignore (`nohup`, a background job) stay ignored. A second call does nothing.
pub fn install() -> io::Result<()> {
    let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
    if *installed {
        return Ok(());
    }
    let ignored = ignored();
    let is_wanted = |number: &i32| ignored >> (number - 1) & 1 == 0;
    let all = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH];
    let wanted: Vec<_> = all.into_iter().filter(is_wanted).collect();
    let pipe = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
    let _ = WAKE.set(pipe);
    // Before the thread listens: it takes an interrupt whose flag is not set for one that was noticed.
    for number in &wanted {
        let flag = match *number {
            SIGINT => &INTERRUPTED,
            SIGTERM | SIGHUP => &TOLD_TO_END,
            _ => continue,
        };
        signal_hook::flag::register_usize(*number, &ARRIVED, number.unsigned_abs() as usize)?;
        signal_hook::flag::register(*number, flag)?;
    }
    let mut signals = Signals::new(&wanted)?;
    // A signal that arrived before that has not reached `signals`, and perhaps not set its flag.
    let early = i32::try_from(ARRIVED.load(Ordering::SeqCst)).ok().filter(|number| *number != 0);
    match early {
        Some(SIGINT) => INTERRUPTED.store(true, Ordering::SeqCst),
        Some(_) => TOLD_TO_END.store(true, Ordering::SeqCst),
        None => {}
    }
    let listen = move || early.into_iter().chain(signals.forever()).for_each(receive);
    thread::Builder::new().name("signals".to_owned()).spawn(listen)?;
    *installed = true;
    Ok(())
}

/// From now on a file that reaches the limit of the size of files (`ulimit -f`) sets `flag` and is an error; without
/// this it ends the program.
pub fn survive_file_limit(flag: &'static AtomicBool) {
    let _ = signal_hook::flag::register(SIGXFSZ, flag);
}

/// From now until the guard is dropped, a signal that ends the program runs `act` first. It runs on a thread of
/// its own and must not use this module. Dropping the guard while it runs waits for the end of the program.
pub fn on_interrupt(act: Box<dyn FnOnce() + Send>) -> Guard {
    let mut held = hold();
    let id = held.next;
    held.next += 1;
    held.acts.push((id, act));
    Guard(Kind::LastAct(id))
}

/// From now until the guard is dropped, a signal waits.
///
/// Listens for signals from now on. Where that cannot be, they end the program as they always did.
pub fn uninterrupted() -> Guard {
    let _ = install();
    hold().uninterrupted += 1;
    Guard(Kind::Uninterrupted)
}

/// From now until the guard is dropped, an interrupt is ignored: the pager that shows the output gets it, too.
pub fn paging() -> Guard {
    let _ = install();
    hold().paging += 1;
    Guard(Kind::Paging)
}

/// A commit begins: until [`committed`], a signal waits.
pub fn committing() {
    let _ = install();
    let mut held = hold();
    held.uninterrupted += 1;
    held.committing += 1;
}

/// The commit's outcome is known. If a signal waits for it, the program ends with these words.
pub fn committed(words: &'static str) {
    let mut held = hold();
    held.committing = held.committing.saturating_sub(1);
    held.uninterrupted = held.uninterrupted.saturating_sub(1);
    let signaled = INTERRUPTED.load(Ordering::SeqCst) || TOLD_TO_END.load(Ordering::SeqCst);
    held.outcome = (signaled && held.uninterrupted == 0).then_some(words);
    CHANGED.notify_all();
    // The signal may be for a pager. Then the program goes on.
    drop(CHANGED.wait_timeout_while(held, PATIENCE, |held| held.outcome.is_some()));
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut held = hold();
        match self.0 {
            Kind::LastAct(id) => held.acts.retain(|(other, _)| *other != id),
            Kind::Uninterrupted => held.uninterrupted -= 1,
            Kind::Paging => held.paging -= 1,
        }
        CHANGED.notify_all();
    }
}

/// A prompt is about to read, on a terminal that was `before`; `leave` is the sequence that ends it on the screen.
pub(super) fn reading(before: Termios, leave: &'static str) {
    STOP.store(false, Ordering::SeqCst);
    hold().before = Some((before, leave));
}

/// The descriptor that can be read from once there is news for a prompt.
pub(super) fn wake_end() -> Option<BorrowedFd<'static>> {
    WAKE.get().map(|(read, _)| read.as_fd())
}

/// The news for the prompt that is reading.
pub(super) fn news() -> News {
    while wake_end().is_some_and(|end| rustix::io::read(end, &mut [0; 64]).is_ok_and(|count| count > 0)) {}
    if hold().interrupt || TOLD_TO_END.load(Ordering::SeqCst) || INTERRUPTED.load(Ordering::SeqCst) {
        return News::End;
    }
    if STOP.swap(false, Ordering::SeqCst) { News::Stop } else { News::Redraw }
}

/// Stops the program as Ctrl-Z does: with all of its job, or alone. Where no shell could continue it, the system ignores
/// this.
///
/// Not by TSTP, which comes to this module, nor by STOP, which nothing ignores.
pub(super) fn stop(with_job: bool) {
    let _ = if with_job {
        kill_current_process_group(Signal::TTIN)
    } else {
        kill_process(getpid(), Signal::TTIN)
    };
}

/// Clears every line of the screen, leaves the second screen, and goes to the top. Overwriting line by line leaves
/// nothing in the scrollback of a terminal without a second screen; clearing the screen at once would.
pub(super) fn leave_screen() -> String {
    let rows = tcgetwinsize(stderr()).map_or(0, |size| size.ws_row).max(24);
    let lines: Vec<String> = (1..=rows).map(|row| format!("\x1b[{row};1H\x1b[2K")).collect();
    format!("{}\x1b[1;1H\x1b[?1049l", lines.concat())
}

fn wake() {
    if let Some((_, write)) = WAKE.get() {
        // A full pipe wakes as well.
        let _ = rustix::io::write(write, &[0]);
    }
}

/// The prompt has read, and has put the terminal back. Returns true if an interrupt arrived meanwhile. Does not
/// return when the program ends, so that the terminal is not touched again.
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
    match number {
        SIGTSTP => return receive_stop(),
        SIGCONT | SIGWINCH => return wake(),
        _ => {}
    }
    let held = hold();
    if held.committing > 0 {
        write_last("waiting for the server's answer: a commit cannot be interrupted\n");
    }
    let mut held =
        CHANGED.wait_while(held, |held| held.uninterrupted > 0).unwrap_or_else(PoisonError::into_inner);
    let interrupt = number == SIGINT;
    if interrupt && held.paging > 0 {
        held.outcome = None;
        INTERRUPTED.store(false, Ordering::SeqCst);
        return;
    }
    if interrupt && (TOLD_TO_END.load(Ordering::SeqCst) || !INTERRUPTED.swap(false, Ordering::SeqCst)) {
        // Another signal follows, or the prompt that was reading has noticed it before us.
        return;
    }
    let was_reading = held.before.is_some();
    held.interrupt = interrupt && was_reading;
    wake();
    let (mut held, _) = CHANGED
        .wait_timeout_while(held, PATIENCE, |held| held.before.is_some())
        .unwrap_or_else(PoisonError::into_inner);
    if interrupt && was_reading && held.before.is_none() {
        return;
    }
    end(&mut held, number)
}

/// A prompt stops the program itself, once its terminal is in order.
fn receive_stop() {
    if hold().before.is_some() {
        STOP.store(true, Ordering::SeqCst);
        wake();
    } else {
        stop(false);
    }
}

/// Restores the terminal, runs the last acts, and ends the program.
fn end(held: &mut Held, number: i32) -> ! {
    put_back(held);
    if let Some(words) = held.outcome {
        write_last(&format!("{words}\n"));
    }
    for (_, act) in held.acts.drain(..).rev() {
        // A panic prints its own message; the others must still run.
        let _ = catch_unwind(AssertUnwindSafe(act));
    }
    // `_exit`: the other threads are still at work, and what runs at a normal exit is not made for that.
    signal_hook::low_level::exit(128 + number)
}

/// Best effort: after a hang-up there is no terminal left to write to.
fn put_back(held: &Held) {
    if let Some((before, _)) = &held.before {
        // Touching the terminal from the background would stop the program instead of ending it.
        if tcgetpgrp(stdin()).is_ok_and(|foreground| foreground == getpgrp()) {
            let _ = tcsetattr(stdin(), OptionalActions::Now, before);
        }
    }
    // Past the lock of `std::io::stderr`, which a thread that is stuck may hold.
    if held.screen {
        let _ = rustix::io::write(stderr(), leave_screen().as_bytes());
    }
    if let Some((_, leave)) = &held.before {
        let _ = rustix::io::write(stderr(), format!("\r\n{leave}").as_bytes());
    }
}

/// Writes to standard error as a last act. Best effort: after a hang-up there is no terminal left to write to.
pub fn write_last(text: &str) {
    // Past the lock of `std::io::stderr`, which a thread that is stuck may hold.
    let _ = rustix::io::write(stderr(), text.as_bytes());
}

/// The signals that the program was started to ignore, one bit each. Where the system has no such file, none.
fn ignored() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
