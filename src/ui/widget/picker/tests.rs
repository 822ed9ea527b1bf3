//! Every state of the picker, drawn.

use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::ui::widget::Look;

const COLUMNS: &[Column] = &[
    Column { name: "title", priority: 0 },
    Column { name: "id", priority: 1 },
    Column { name: "status", priority: 2 },
    Column { name: "expires", priority: 3 },
];

const TITLES: [&str; 12] = [
    "Nightly import",
    "Partner map",
    "Old tile renderer",
    "地図データの夜間取り込み",
    "Cafe\u{301} au lait",
    "👩‍👩‍👧‍👦 family plan",
    "A title that is a good deal longer than forty columns are wide",
    "Billing export",
    "Analytics notebook",
    "Conference demo",
    "Traffic feed",
    "Build server",
];

fn asked(preselects: bool) -> Asked<'static> {
    Asked { label: "Which key?", noun: "keys", columns: COLUMNS, preselects }
}

fn row(id: usize, rank: Rank) -> Row {
    let status = if id == 2 { "expired" } else { "active" };
    let expires = if id == 3 { "never" } else { "2027-10-01" };
    let cells = [TITLES[id % 12], &format!("{id:08x}"), status, expires].map(str::to_owned).to_vec();
    Row { id, rank, cells }
}

fn rows(count: usize) -> Vec<Row> {
    (0..count).map(|id| row(id, Rank::Prefix)).collect()
}

fn picker(count: usize, progress: Progress) -> Picker<'static> {
    let mut picker = Picker::new(asked(true));
    picker.add(rows(count), progress);
    picker
}

fn drawn(picker: &mut Picker<'_>, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let look = Look { color: false };
    terminal.draw(|frame| picker.render(frame, frame.area(), look)).unwrap();
    let buffer = terminal.backend().buffer();
    let colored = buffer.content.iter().any(|cell| cell.style() != ratatui::buffer::Cell::EMPTY.style());
    assert!(!colored, "there are styles without color");
    format!("{}cursor at {}", terminal.backend(), terminal.backend().cursor_position())
}

/// Both sizes of a terminal, with the height that a prompt takes.
fn both(picker: &mut Picker<'_>) -> String {
    let height = |width, most| picker.height(width, 10).min(most);
    let heights = (height(80, 24), height(40, 20));
    format!("{}\n{}", drawn(picker, 80, heights.0), drawn(picker, 40, heights.1))
}

fn type_in(picker: &mut Picker<'_>, text: &str) {
    for c in text.chars() {
        let _ = picker.handle(Key::Char(c));
    }
}

#[test]
fn rows_are_aligned_and_counted() {
    let mut picker = picker(12, Progress::Done);
    picker.set_total(12);
    assert_snapshot!(both(&mut picker));
}

#[test]
fn matches_are_counted() {
    let mut picker = picker(12, Progress::Done);
    picker.set_total(2000);
    type_in(&mut picker, "im");
    picker.add(vec![row(0, Rank::Word)], Progress::Done);
    assert_snapshot!(both(&mut picker));
}

#[test]
fn search_that_goes_on_says_so() {
    let mut picker = Picker::new(asked(true));
    picker.set_total(1_000_000);
    type_in(&mut picker, "i");
    let before = both(&mut picker);
    picker.add(rows(3), Progress::Searching);
    assert_snapshot!(format!("{before}\n{}", both(&mut picker)));
}

#[test]
fn no_match_says_so() {
    let mut picker = picker(3, Progress::Done);
    picker.set_total(3);
    type_in(&mut picker, "zebra");
    picker.add(Vec::new(), Progress::Done);
    assert_snapshot!(both(&mut picker));
    assert_eq!(picker.handle(Key::Enter), Outcome::Open);
}

#[test]
fn more_matches_than_rows_say_so() {
    let mut picker = picker(30, Progress::Full);
    picker.set_total(1_000_000);
    let all = both(&mut picker);
    type_in(&mut picker, "a");
    picker.add(rows(30), Progress::Full);
    assert_snapshot!(format!("{all}\n{}", both(&mut picker)));
}

#[test]
fn nothing_preselected_has_no_marker() {
    let columns = &COLUMNS[..2];
    let asked = Asked { label: "Transfer its resources to:", noun: "choices", columns, preselects: false };
    let mut picker = Picker::new(asked);
    picker.add(rows(2), Progress::Done);
    picker.set_total(2);
    let before = both(&mut picker);
    assert_eq!(picker.handle(Key::Enter), Outcome::Open);
    assert_snapshot!(format!("{before}\n{}", both(&mut picker)));
}

#[test]
fn unprintable_character_says_so() {
    let mut picker = picker(3, Progress::Done);
    let _ = picker.handle(Key::Char('\u{202e}'));
    assert_snapshot!(drawn(&mut picker, 40, 8));
}

#[test]
fn small_areas_show_what_fits() {
    let mut picker = picker(12, Progress::Done);
    let _ = picker.handle(Key::End);
    let sizes = [(20, 5), (12, 3), (40, 2), (5, 1)];
    assert_snapshot!(sizes.map(|(width, height)| drawn(&mut picker, width, height)).join("\n"));
}

#[test]
fn long_text_keeps_the_cursor_in_sight() {
    let mut picker = picker(2, Progress::Done);
    type_in(&mut picker, &"地図 and a long text ".repeat(9));
    assert_snapshot!(both(&mut picker));
}

/// The title of the chosen row.
fn chosen<'p>(picker: &'p Picker<'_>) -> Option<&'p str> {
    picker.chosen.map(|at| picker.rows[at].cells[0].as_str())
}

#[test]
fn arrows_and_pages_move_the_choice() {
    let mut picker = picker(12, Progress::Done);
    drawn(&mut picker, 80, 8);
    let pressed = |picker: &mut Picker<'_>, key| {
        assert_eq!(picker.handle(key), Outcome::Open);
        drawn(picker, 80, 8);
        picker.chosen
    };
    // Eight lines have room for five rows.
    for (key, at) in [
        (Key::Up, 0),
        (Key::Down, 1),
        (Key::Char('\u{e}'), 2),
        (Key::Char('\u{10}'), 1),
        (Key::PageDown, 6),
        (Key::PageDown, 11),
        (Key::PageDown, 11),
        (Key::PageUp, 6),
        (Key::End, 11),
        (Key::Home, 0),
        (Key::Tab, 1),
        (Key::BackTab, 0),
    ] {
        assert_eq!(pressed(&mut picker, key), Some(at), "{key:?}");
    }
}

#[test]
fn editing_keys_edit_the_text() {
    let mut picker = picker(3, Progress::Done);
    type_in(&mut picker, "one two");
    assert_eq!(picker.handle(Key::WordLeft), Outcome::Open);
    type_in(&mut picker, "x");
    assert_eq!(picker.text(), "one xtwo");
    assert_eq!(picker.handle(Key::WordRight), Outcome::Open);
    assert_eq!(picker.handle(Key::Char('\u{15}')), Outcome::Search);
    assert_eq!(picker.text(), "");
}

#[test]
fn pasted_lines_stay_in_the_field() {
    let mut picker = picker(3, Progress::Done);
    for c in "nightly\nimport\n".chars() {
        assert!(matches!(picker.handle(Key::Pasted(c)), Outcome::Open | Outcome::Search));
    }
    assert_eq!(picker.text(), "nightly import");
}

#[test]
fn better_rows_do_not_move_the_choice() {
    let mut picker = Picker::new(asked(true));
    type_in(&mut picker, "i");
    picker.add(vec![row(7, Rank::Inside)], Progress::Searching);
    assert_eq!(chosen(&picker), Some("Billing export"));
    picker.add(vec![row(8, Rank::Inside), row(0, Rank::Word)], Progress::Done);
    assert_eq!((picker.chosen, chosen(&picker)), (Some(1), Some("Billing export")));
    assert_eq!(picker.handle(Key::Enter), Outcome::Answer(row(7, Rank::Inside)));
}

#[test]
fn enter_without_a_choice_asks_for_one() {
    let mut picker = Picker::new(asked(false));
    picker.add(rows(3), Progress::Done);
    assert_eq!(picker.handle(Key::Enter), Outcome::Open);
    assert_eq!(picker.note, Some(NOTHING_CHOSEN));
    let _ = picker.handle(Key::Down);
    assert_eq!(chosen(&picker), Some("Nightly import"));
    // Typing takes the choice away, unless a single row matches, and no other can.
    type_in(&mut picker, "b");
    picker.add(vec![row(7, Rank::Prefix)], Progress::Searching);
    assert_eq!(picker.handle(Key::Enter), Outcome::Open);
    picker.add(Vec::new(), Progress::Done);
    assert_eq!(picker.handle(Key::Enter), Outcome::Answer(row(7, Rank::Prefix)));
    type_in(&mut picker, "u");
    picker.add(rows(2), Progress::Done);
    assert_eq!(picker.handle(Key::Enter), Outcome::Open);
}

#[test]
fn escape_leaves() {
    for key in [Key::Escape, Key::CtrlC, Key::CtrlD] {
        assert_eq!(picker(1, Progress::Done).handle(key), Outcome::Left);
    }
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        any::<char>().prop_map(Key::Char),
        any::<char>().prop_map(Key::Pasted),
        prop::sample::select(vec![
            Key::Enter,
            Key::Tab,
            Key::Up,
            Key::Down,
            Key::PageUp,
            Key::PageDown,
            Key::Home,
            Key::End,
            Key::Backspace,
            Key::Left,
            Key::WordLeft,
        ]),
    ]
}

proptest! {
    #[test]
    fn any_keys_and_sizes_draw(
        keys in prop::collection::vec((key(), 0usize..15), 0..20),
        width in 1u16..90,
        height in 1u16..20,
    ) {
        let mut picker = picker(3, Progress::Searching);
        for (key, found) in keys {
            let _ = picker.handle(key);
            picker.add(rows(found), Progress::Done);
            drawn(&mut picker, width, height);
        }
    }
}
