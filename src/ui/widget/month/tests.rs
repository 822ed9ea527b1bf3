//! Every state of the month, drawn.

use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::ui::widget::Look;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const HINT: &str = "2030-12-31, tomorrow";

/// Dates of at least ten characters that are not in the past.
fn read(text: &str) -> Result<Option<NaiveDate>, String> {
    match text.parse::<NaiveDate>() {
        _ if text == "never" => Ok(None),
        Ok(day) if text.len() >= 8 && day >= TODAY.parse().unwrap() => Ok(Some(day)),
        Ok(_) => Err("this day is in the past".to_owned()),
        Err(_) => Err("not a time".to_owned()),
    }
}

const TODAY: &str = "2026-11-24";

fn month(today: &str, initial: &str) -> Month<'static> {
    let asked =
        Asked { label: "Expires on", today: day(today), initial: day(initial), hint: HINT, read: &read };
    Month::new(asked)
}

fn drawn(month: &Month<'_>, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let look = Look { color: false };
    terminal.draw(|frame| month.render(frame, frame.area(), look)).unwrap();
    format!("{}cursor at {}", terminal.backend(), terminal.backend().cursor_position())
}

/// In a prompt and in the whole of a narrow terminal.
fn both(month: &Month<'_>) -> String {
    format!("{}\n{}", drawn(month, 80, Month::HEIGHT), drawn(month, 40, 20))
}

fn type_in(month: &mut Month<'_>, text: &str) {
    for c in text.chars() {
        assert_eq!(month.handle(Key::Char(c)), Outcome::Open);
    }
}

#[test]
fn chosen_day_is_marked() {
    assert_snapshot!(both(&month("2026-11-24", "2027-02-22")));
}

#[test]
fn today_is_marked_and_past_days_are_dots() {
    assert_snapshot!(both(&month("2026-11-24", "2026-11-29")));
    assert_snapshot!("today_is_chosen", drawn(&month("2026-11-24", "2026-11-24"), 40, Month::HEIGHT));
}

#[test]
fn months_of_four_and_six_weeks_fit() {
    let months = ["2027-02-28", "2027-05-31", "2028-02-29"]
        .map(|initial| drawn(&month("2026-11-24", initial), 40, Month::HEIGHT));
    assert_snapshot!(months.join("\n"));
}

#[test]
fn unfinished_and_past_dates_say_so() {
    let mut unfinished = month("2026-11-24", "2027-02-22");
    type_in(&mut unfinished, "2027-0");
    let mut past = month("2026-11-24", "2027-02-22");
    type_in(&mut past, "2026-11-23");
    let live = format!("{}\n{}", drawn(&unfinished, 40, Month::HEIGHT), drawn(&past, 40, Month::HEIGHT));
    assert_eq!(unfinished.handle(Key::Enter), Outcome::Open);
    assert_eq!(past.handle(Key::Enter), Outcome::Open);
    assert_snapshot!(format!(
        "{live}\n{}\n{}",
        drawn(&unfinished, 40, Month::HEIGHT),
        drawn(&past, 40, Month::HEIGHT)
    ));
}

#[test]
fn small_areas_do_not_overflow() {
    let month = month("2026-11-24", "2027-02-22");
    assert_snapshot!(
        [(20, 8), (40, 2), (3, 1)].map(|(width, height)| drawn(&month, width, height)).join("\n")
    );
}

#[test]
fn keys_walk_by_day_week_and_month() {
    let mut month = month("2026-11-24", "2027-01-31");
    for (key, there) in [
        (Key::Right, "2027-02-01"),
        (Key::Left, "2027-01-31"),
        (Key::PageDown, "2027-02-28"),
        (Key::PageDown, "2027-03-28"),
        (Key::Home, "2027-03-01"),
        (Key::End, "2027-03-31"),
        (Key::Down, "2027-04-07"),
        (Key::Up, "2027-03-31"),
        (Key::PageUp, "2027-02-28"),
    ] {
        assert_eq!(month.handle(key), Outcome::Open);
        assert_eq!(month.chosen, day(there), "{key:?}");
        assert_eq!(month.typed.text(), there);
    }
    assert_eq!(month.handle(Key::Enter), Outcome::Answer("2027-02-28".to_owned()));
}

#[test]
fn past_days_are_not_reached() {
    let mut month = month("2026-11-24", "2026-11-26");
    for key in [Key::Home, Key::Left, Key::Up, Key::PageUp] {
        let _ = month.handle(key);
        assert_eq!(month.chosen, day("2026-11-24"));
    }
    let mut last = self::month("2026-11-24", "9999-12-30");
    for key in [Key::Down, Key::PageDown, Key::End, Key::Right] {
        let _ = last.handle(key);
        assert_eq!(last.chosen, day("9999-12-31"));
    }
    assert_eq!(self::month("2026-11-24", "2020-01-01").chosen, day("2026-11-24"));
}

#[test]
fn typed_date_moves_the_month() {
    let mut month = month("2026-11-24", "2027-02-22");
    type_in(&mut month, "2028-2-9");
    assert_eq!(month.chosen, day("2028-02-09"));
    let _ = month.handle(Key::Right);
    assert_eq!(month.typed.text(), "2028-02-10");
    let _ = month.handle(Key::Backspace);
    assert_eq!((month.typed.text().as_str(), month.chosen), ("2028-02-1", day("2028-02-01")));
    type_in(&mut month, "7");
    assert_eq!(month.handle(Key::Enter), Outcome::Answer("2028-02-17".to_owned()));
}

#[test]
fn text_without_a_day_is_an_answer() {
    let mut month = month("2026-11-24", "2027-02-22");
    type_in(&mut month, "never");
    assert_eq!(month.chosen, day("2027-02-22"));
    assert_eq!(month.handle(Key::Enter), Outcome::Answer("never".to_owned()));
}

#[test]
fn escape_leaves() {
    for key in [Key::Escape, Key::CtrlC] {
        assert_eq!(month("2026-11-24", "2027-02-22").handle(key), Outcome::Left);
    }
}

proptest! {
    #[test]
    fn days_stay_in_the_calendar(
        keys in prop::collection::vec(prop::sample::select(vec![
            Key::Left, Key::Right, Key::Up, Key::Down, Key::PageUp, Key::PageDown, Key::Home, Key::End,
            Key::Char('2'), Key::Char('-'), Key::Backspace, Key::Char('\u{15}'),
        ]), 0..60),
        width in 1u16..60,
        height in 1u16..20,
    ) {
        let mut month = month("2026-11-24", "2027-02-22");
        for key in keys {
            let _ = month.handle(key);
            prop_assert!(month.chosen >= month.asked.today);
            drawn(&month, width, height);
        }
    }
}
