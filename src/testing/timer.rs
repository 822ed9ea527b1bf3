//! Waiting without time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use crate::domain::time::Timer;
use crate::store::engine::LOCK_TIMEOUT;

/// Called with the time that has passed.
type AtPause = Box<dyn FnMut(Duration)>;

/// A timer whose pauses take no time. Clones share it.
#[derive(Clone, Default)]
pub struct FixedTimer {
    elapsed: Rc<Cell<Duration>>,
    at_pause: Rc<RefCell<Option<AtPause>>>,
}

impl FixedTimer {
    /// Calls `act` at every pause, with the time that has passed by its end.
    pub fn at_pause(&self, act: impl FnMut(Duration) + 'static) {
        *self.at_pause.borrow_mut() = Some(Box::new(act));
    }
}

impl Timer for FixedTimer {
    fn elapsed(&self) -> Duration {
        self.elapsed.get()
    }

    fn pause(&self, time: Duration) {
        self.elapsed.set(self.elapsed.get() + time);
        if let Some(act) = &mut *self.at_pause.borrow_mut() {
            act(self.elapsed.get());
        }
    }
}

/// Runs `test`, in which a store that this thread opens does not wait for locks.
pub fn without_lock_timeout<T>(test: impl FnOnce() -> T) -> T {
    // Not zero: PostgreSQL takes that for no limit.
    LOCK_TIMEOUT.set(Some(Duration::from_millis(1)));
    let done = test();
    LOCK_TIMEOUT.set(None);
    done
}
