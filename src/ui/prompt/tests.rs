//! Every prompt in every state, as it looks on a screen of 80 and of 40 columns.

use std::fmt::Write as _;

use super::confirm::{Confirmation, Risk};
use super::decode::Key;
use super::field::{Field, Hidden};
use super::menu::Menu;
use super::view::{Lined, Size};
use super::{Check, Echo, Question};

const EXPIRES: [&str; 5] = [
    "30 days    Thu 9 Apr 2026 09:30",
    "90 days    Mon 8 Jun 2026 09:30",
    "1 year     Wed 10 Mar 2027 09:30",
    "a date…",
    "never",
];

/// The screens of one width, each with its name and its cursor.
struct Screens {
    columns: u16,
    text: String,
}

impl Screens {
    /// Presses keys, and adds the screen after that.
    fn add(&mut self, name: &str, prompt: &mut impl Lined, keys: &[Key]) {
        for key in keys {
            assert!(prompt.press(*key).unwrap().is_none(), "{name} is answered by {key:?}");
        }
        let frame = prompt.frame(Size { rows: 10, columns: self.columns.into() });
        let mut parser = vt100::Parser::new(24.try_into().unwrap(), self.columns.try_into().unwrap(), 0);
        parser.process(frame.lines.join("\r\n").as_bytes());
        let rows: Vec<String> = parser.screen().rows(0, self.columns).take(frame.lines.len()).collect();
        assert_eq!(parser.screen().rows(0, self.columns).filter(|row| !row.is_empty()).count(), {
            rows.iter().filter(|row| !row.is_empty()).count()
        });
        assert!(frame.lines.len() <= 10, "{name} is higher than its screen");
        let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        let cursor = frame.cursor.map_or("hidden".to_owned(), |(_, column)| format!("column {column}"));
        writeln!(self.text, "── {name} (cursor: {cursor})\n{}", rows.join("\n")).unwrap();
    }
}

fn typed(text: &str) -> Vec<Key> {
    text.chars().map(Key::Char).collect()
}

fn fields(screens: &mut Screens) {
    let check: Check<'_> = &|text| {
        if text == "ci" {
            Ok(())
        } else {
            Err("invalid title: 101 characters (maximum 100): choose a shorter one".to_owned())
        }
    };
    let echo: Echo<'_> = &|text| (text == "30").then(|| "Thu 9 Apr 2026 09:30, in 30 days".to_owned());
    let question = Question {
        label: "Title",
        required: true,
        initial: None,
        hint: Some("2030-12-31, friday, 6mo, or a number of days"),
        echo: Some(echo),
        check,
    };
    let mut field = Field::new(&question);
    screens.add("field", &mut field, &[]);
    screens.add("field, required", &mut field, &[Key::Enter]);
    screens.add("field, typed", &mut field, &typed("3"));
    screens.add("field, understood", &mut field, &typed("0"));
    screens.add("field, refused", &mut field, &[Key::Enter]);
    screens.add("field, unprintable", &mut field, &[Key::Char('\u{202e}')]);
    let lines: Vec<Key> = "two\nlines".chars().map(Key::Pasted).collect();
    screens.add("field, pasted", &mut Field::new(&question), &lines);
    screens.add("field, wide", &mut Field::new(&question), &typed("地図データの e\u{301}"));
    let long =
        "a title that is a good deal longer than the field, whatever the width of its terminal may be ";
    let question = Question { initial: Some(long), ..question };
    let mut field = Field::new(&question);
    screens.add("field, long", &mut field, &[]);
    screens.add("field, long, at its start", &mut field, &[Key::Home]);
    let mut hidden = Hidden::new("Secret");
    screens.add("hidden", &mut hidden, &typed("keys_"));
    screens.add("hidden, required", &mut Hidden::new("Secret"), &[Key::Enter]);
}

fn menus(screens: &mut Screens) {
    let expires = EXPIRES.map(str::to_owned);
    let mut menu = Menu::new("Expires *", &expires, 1);
    screens.add("choice", &mut menu, &[]);
    screens.add("choice, first", &mut menu, &[Key::Up, Key::Up]);
    screens.add("choice, by letter", &mut menu, &typed("n"));
    let many: Vec<String> = (1..=20).map(|number| format!("choice {number}")).collect();
    screens.add("choice of many", &mut Menu::new("Which?", &many, 14), &[]);
    let question = "Create the key `Nightly import` (editor, expires Mon 8 Jun 2026 09:30, in 90 days)?";
    let create =
        Confirmation { question, verb: "Create", risk: Risk::Undoable, edit: Some("Edit an answer") };
    let question = "Delete import and transfer 1 project to Edi Marsh? This cannot be undone.";
    let delete = Confirmation { question, verb: "Delete", risk: Risk::Loss, edit: None };
    for (name, confirmation) in [("undoable", create), ("loss", delete)] {
        let choices: Vec<String> =
            confirmation.choices().iter().map(|(_, word)| (*word).to_owned()).collect();
        let mut menu = Menu::confirming(&confirmation, &choices);
        screens.add(name, &mut menu, &[Key::Up]);
        screens.add(&format!("{name}, last"), &mut menu, &[Key::End, Key::Down]);
    }
}

fn screens(columns: u16) -> String {
    let mut screens = Screens { columns, text: String::new() };
    fields(&mut screens);
    menus(&mut screens);
    screens.text
}

#[test]
fn prompts_at_80_columns() {
    insta::assert_snapshot!(screens(80));
}

#[test]
fn prompts_at_40_columns() {
    insta::assert_snapshot!(screens(40));
}
