use super::*;
use crate::domain::secret::{PlainSecret, Prefix};
use crate::testing::SeededRandom;

fn state(button: Button, note: Option<Note>) -> State {
    State { button, note, renewed: None, copied: false, numbered: false }
}

/// The page as text, with `S` for each line of the secret.
fn shown(face: Face, state: &State, size: (usize, usize)) -> (String, bool) {
    let secret = PlainSecret::generate(&Prefix::default(), &SeededRandom::default()).unwrap();
    let revelation = Revelation {
        title: "deploy",
        email: "deploy@acme.invalid",
        secret: &secret,
        face,
        warning: "It cannot be shown again.",
        discard: "Discard the key deploy?",
    };
    let page = layout(&ColorfulTheme::default(), &revelation, 54, state, size);
    let lines = page.above.into_iter().chain(vec!["S".to_owned(); page.secret]).chain(page.below);
    let lines: Vec<String> =
        lines.map(|line| console::strip_ansi_codes(&line).trim_end().to_owned()).collect();
    assert!(lines.len() <= size.0, "{lines:?}");
    assert!(lines.iter().all(|line| console::measure_text_width(line) <= size.1), "{lines:?}");
    (lines.join("\n"), page.offers_ok)
}

#[test]
fn page_is_at_the_bottom() {
    let expected = "\n\nSecret of the key deploy\ndeploy@acme.invalid\n\nIt cannot be shown again.\n\nS\n\n\
                    ❯ Copy     OK\nc copy   o OK   Ctrl-D discard";
    assert_eq!(shown(Face::Secret, &state(Button::Copy, None), (11, 80)), (expected.to_owned(), true));
}

#[test]
fn secret_is_the_last_to_be_cut() {
    let copy = state(Button::Copy, None);
    let at = |size| shown(Face::Secret, &copy, size);
    let expected = "Secret of the key deploy\nIt cannot be shown again.\nS\n\n❯ Copy     OK\n\
                    c copy   o OK   Ctrl-D discard";
    assert_eq!(at((6, 80)), (expected.to_owned(), true));
    let expected = "S\nS\n(one secret on 2 lines)\n❯ Copy     OK";
    assert_eq!(at((4, 44)), (expected.to_owned(), true));
    assert_eq!(at((2, 80)), ("S\n❯ Copy     OK".to_owned(), true));
    for size in [(1, 80), (2, 44), (3, 20), (24, 19), (24, 1), (0, 0)] {
        let (text, offers_ok) = at(size);
        assert!(!offers_ok && !text.contains('S') && !text.contains("OK"), "{size:?}: {text}");
    }
}

#[test]
fn hidden_secret_needs_a_copy_before_ok() {
    let mut copied = state(Button::Ok, Some(Note::Copied("Copied (X11).".to_owned())));
    copied.copied = true;
    let (text, offers_ok) = shown(Face::Copied, &copied, (24, 80));
    assert!(offers_ok && !text.contains("\nS\n") && text.contains("Paste it once to check"), "{text}");
    assert!(text.ends_with("✔ Copied (X11).\n\n  Copy   ❯ OK\nc copy   o OK   Ctrl-D discard"), "{text}");
    let failed = state(Button::Copy, Some(Note::Failed("no clipboard".to_owned())));
    let (text, offers_ok) = shown(Face::Copied, &failed, (24, 80));
    assert!(!offers_ok && text.contains("✘ no clipboard\n\n❯ Copy\n"), "{text}");
}

#[test]
fn discard_question_replaces_the_buttons() {
    let (text, _) = shown(Face::Secret, &state(Button::Cancel, None), (24, 80));
    let expected =
        "S\n\nDiscard the key deploy?\n❯ Cancel     Discard\nEnter press   Tab other button   Esc back";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn keys_press_and_move() {
    for (key, button, expected) in [
        (Key::Enter, Button::Copy, Act::Press(Button::Copy)),
        (Key::Enter, Button::Ok, Act::Press(Button::Ok)),
        (Key::Tab, Button::Copy, Act::Move(Button::Ok)),
        (Key::BackTab, Button::Ok, Act::Move(Button::Copy)),
        (Key::Right, Button::Ok, Act::Move(Button::Ok)),
        (Key::Left, Button::Ok, Act::Move(Button::Copy)),
        (Key::Char('c'), Button::Ok, Act::Press(Button::Copy)),
        (Key::Char('O'), Button::Copy, Act::Press(Button::Ok)),
        (Key::Char('y'), Button::Copy, Act::Nothing),
        (Key::Pasted('o'), Button::Copy, Act::Nothing),
        (Key::Escape, Button::Copy, Act::Point),
        (Key::CtrlC, Button::Ok, Act::Ask),
        (Key::CtrlD, Button::Copy, Act::Ask),
        (Key::Char('o'), Button::Cancel, Act::Nothing),
        (Key::Char('n'), Button::Discard, Act::Press(Button::Cancel)),
        (Key::Char('y'), Button::Cancel, Act::Press(Button::Discard)),
        (Key::Pasted('y'), Button::Cancel, Act::Nothing),
        (Key::CtrlC, Button::Cancel, Act::Nothing),
        (Key::Escape, Button::Discard, Act::Press(Button::Cancel)),
        (Key::Right, Button::Cancel, Act::Move(Button::Discard)),
        (Key::Enter, Button::Cancel, Act::Press(Button::Cancel)),
        (Key::Enter, Button::Discard, Act::Press(Button::Discard)),
    ] {
        assert_eq!(act(key, button), expected, "{key:?} at {button:?}");
    }
}

#[test]
fn numbers_press_the_buttons() {
    let at = |button| State { numbered: true, ..state(button, None) };
    for (key, button, expected) in [
        (Key::Char('1'), Button::Copy, Act::Press(Button::Copy)),
        (Key::Char('2'), Button::Copy, Act::Press(Button::Ok)),
        (Key::Char('3'), Button::Copy, Act::Ask),
        (Key::Enter, Button::Copy, Act::Nothing),
        (Key::Right, Button::Copy, Act::Nothing),
        (Key::CtrlC, Button::Copy, Act::Ask),
        (Key::Char('1'), Button::Cancel, Act::Press(Button::Cancel)),
        (Key::Char('2'), Button::Cancel, Act::Press(Button::Discard)),
        (Key::Enter, Button::Cancel, Act::Nothing),
    ] {
        assert_eq!(numbered(key, &at(button)), expected, "{key:?} at {button:?}");
    }
}

/// Every state of the page on a screen of that size.
fn pages(size: (usize, usize)) -> String {
    let note = |note: Note| Some(note);
    let states = [
        ("open", Face::Secret, state(Button::Copy, None)),
        ("renewed", Face::Secret, State { renewed: Some(RENEWED.to_owned()), ..state(Button::Ok, None) }),
        ("copied", Face::Secret, state(Button::Ok, note(Note::Copied(COPIED.to_owned())))),
        ("not copied", Face::Secret, state(Button::Copy, note(Note::Failed("no clipboard here".to_owned())))),
        (
            "Esc",
            Face::Secret,
            state(Button::Copy, note(Note::Hint("Press OK when you have kept it.".to_owned()))),
        ),
        ("discard", Face::Secret, state(Button::Cancel, None)),
        (
            "copy only",
            Face::Copied,
            State { copied: true, ..state(Button::Ok, note(Note::Copied(COPIED.to_owned()))) },
        ),
        (
            "copy failed",
            Face::Copied,
            state(Button::Copy, note(Note::Failed("no clipboard here".to_owned()))),
        ),
        ("numbered", Face::Secret, State { numbered: true, ..state(Button::Copy, None) }),
        ("numbered discard", Face::Secret, State { numbered: true, ..state(Button::Cancel, None) }),
    ];
    let shown =
        states.map(|(name, face, state)| format!("── {name}\n{}", shown(face, &state, size).0.trim_start()));
    shown.join("\n")
}

const RENEWED: &str = "The secret stops working at 2026-03-10 09:40 unless you press OK. This page extends that, at most until \
     2026-03-10 10:30.";
const COPIED: &str = "Copied to the clipboard (X11), and read back. A clipboard manager may keep a copy.";

#[test]
fn page_at_80_columns() {
    insta::assert_snapshot!(pages((24, 80)));
}

#[test]
fn page_at_40_columns() {
    insta::assert_snapshot!(pages((20, 40)));
}
