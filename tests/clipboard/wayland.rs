//! Under a Wayland compositor of the test's own.

use std::time::Duration;

use keys::ui::clipboard::{ClearAfter, Copied, Way};

use super::{Screen, copy, within};

#[test]
fn wayland_copy_is_cleared_in_time() {
    let Some(screen) = Screen::wayland() else { return };
    super::is_cleared_when_its_time_is_up(&screen);
}

#[test]
fn wayland_other_copies_are_left_alone() {
    let Some(screen) = Screen::wayland() else { return };
    super::leaves_other_copies_alone(&screen);
}

#[test]
fn wayland_later_copy_outlives_earlier() {
    let Some(screen) = Screen::wayland() else { return };
    super::stands_until_its_own_end_after_an_earlier_copy(&screen);
}

#[test]
fn wayland_copy_is_not_in_the_process_list() {
    let Some(screen) = Screen::wayland() else { return };
    super::is_in_no_argument_and_no_environment(&screen);
}

#[test]
fn wayland_holder_ends_with_its_server() {
    let Some(screen) = Screen::wayland() else { return };
    super::does_not_outlive_its_server(screen);
}

#[test]
fn wayland_managers_are_asked_to_forget() {
    let Some(screen) = Screen::wayland() else { return };
    assert_eq!(
        copy(&screen, ClearAfter::Replaced).unwrap(),
        Copied { way: Way::Wayland, clear_after: ClearAfter::Replaced }
    );
    assert!(within(Duration::from_secs(1), || screen.offers().contains("x-kde-passwordManagerHint")));
}
