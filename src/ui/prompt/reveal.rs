//! The one time that a secret is seen: on a second screen, which goes with all that was on it.

use console::{Key, Term};
use dialoguer::theme::ColorfulTheme;
use unicode_width::UnicodeWidthStr;

use super::{Copy, Revelation, keys};
use crate::domain::text::visible;
use crate::error::Result;
use crate::ui::signal;

/// The choice that Enter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Copy,
    Ok,
}

/// What a key asks for.
#[derive(Debug, PartialEq, Eq)]
enum Act {
    Move(Choice),
    Take(Choice),
    Nothing,
}

/// What came of copying: by which way it went, or why it did not.
type Copied = Result<String, String>;

/// Shows the secret until OK. Leaving in any other way is an error, also a write that fails: then nobody can be
/// sure that the secret was seen.
pub(super) fn show(term: &Term, revelation: &Revelation<'_>, copy: Copy<'_>) -> Result<()> {
    keys::discard_pending();
    let screen = Screen::open(term)?;
    let mut choice = Choice::Copy;
    let mut note = None;
    if screen.dumb {
        screen.secret(revelation)?;
    }
    loop {
        screen.draw(revelation, choice, note.as_ref())?;
        match press(&keys::next(term)?, choice) {
            Act::Move(other) => choice = other,
            Act::Take(Choice::Copy) => {
                choice = Choice::Copy;
                note = Some(copy());
            }
            Act::Take(Choice::Ok) => return screen.close(),
            Act::Nothing => {}
        }
    }
}

/// What a key does while `choice` is the one that Enter takes.
fn press(key: &Key, choice: Choice) -> Act {
    let other = if choice == Choice::Copy { Choice::Ok } else { Choice::Copy };
    match key {
        Key::Char('c' | 'C') => Act::Take(Choice::Copy),
        Key::Char('o' | 'O') => Act::Take(Choice::Ok),
        Key::Enter => Act::Take(choice),
        Key::ArrowLeft | Key::ArrowUp => Act::Move(Choice::Copy),
        Key::ArrowRight | Key::ArrowDown => Act::Move(Choice::Ok),
        Key::Tab | Key::BackTab => Act::Move(other),
        _ => Act::Nothing,
    }
}

/// The second screen, left when this is dropped.
struct Screen<'a> {
    term: &'a Term,
    theme: ColorfulTheme,
    /// A terminal that has no second screen and cannot be cleared either.
    dumb: bool,
}

impl<'a> Screen<'a> {
    fn open(term: &'a Term) -> Result<Self> {
        let screen = Self { term, theme: ColorfulTheme::default(), dumb: console::is_dumb() };
        if !screen.dumb {
            signal::screen(true);
            screen.write("\x1b[?1049h\x1b[2J\x1b[H\x1b[?25l")?;
        }
        Ok(screen)
    }

    /// Leaves the screen; on a terminal that cannot, says what stays behind.
    fn close(self) -> Result<()> {
        if self.dumb {
            self.write("this terminal cannot clear the secret: clear the screen yourself\r\n")?;
        }
        Ok(())
    }

    /// The heading and the secret, on lines of its own and unbroken, so that a mouse selects all of it: where it
    /// is longer than the line the terminal wraps it.
    #[expect(clippy::disallowed_methods, reason = "the reveal is where a person is given the secret")]
    fn secret(&self, revelation: &Revelation<'_>) -> Result<()> {
        let text = revelation.secret.expose();
        let width = usize::from(self.term.size().1).max(1);
        let lines = text.len().div_ceil(width);
        let title = self.theme.prompt_style.apply_to(visible(revelation.title));
        self.write(&format!("The secret of {title}\r\n{}\r\n\r\n", visible(revelation.email)))?;
        self.write(text)?;
        if lines > 1 {
            let wrapped = format!("(one secret on {lines} lines)");
            self.write(&format!("\r\n{}", self.theme.hint_style.apply_to(wrapped)))?;
        }
        self.write("\r\n\r\n")
    }

    /// All of it, or on a dumb terminal what stands below the secret.
    fn draw(&self, revelation: &Revelation<'_>, choice: Choice, note: Option<&Copied>) -> Result<()> {
        if !self.dumb {
            self.write("\x1b[2J\x1b[H")?;
            self.secret(revelation)?;
        }
        let width = usize::from(self.term.size().1);
        self.write(&below(&self.theme, revelation, width, choice, note))
    }

    fn write(&self, text: &str) -> Result<()> {
        self.term.write_str(text).map_err(keys::failed)
    }
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        if !self.dumb {
            let _ = self.term.write_str(signal::LEAVE_SCREEN);
            signal::screen(false);
        }
    }
}

/// The warning, the way back, the choice and what came of copying.
fn below(
    theme: &ColorfulTheme,
    revelation: &Revelation<'_>,
    width: usize,
    choice: Choice,
    note: Option<&Copied>,
) -> String {
    let button = |this: Choice, name: &str| {
        if this == choice {
            format!("{} {}", theme.active_item_prefix, theme.active_item_style.apply_to(name))
        } else {
            format!("{} {}", theme.inactive_item_prefix, theme.inactive_item_style.apply_to(name))
        }
    };
    let note = match note {
        None => String::new(),
        Some(Ok(way)) => {
            format!("\r\n{} {}\r\n", theme.success_prefix, wrapped(way, width.saturating_sub(2)))
        }
        Some(Err(why)) => {
            let why = wrapped(why, width.saturating_sub(2));
            format!("\r\n{} {}\r\n", theme.error_prefix, theme.error_style.apply_to(why))
        }
    };
    format!(
        "{}\r\n{}\r\n\r\n{}    {}\r\n{note}",
        theme.error_style.apply_to(wrapped(revelation.warning, width)),
        theme.hint_style.apply_to(wrapped(&format!("Esc {}", revelation.escape), width)),
        button(Choice::Copy, "Copy"),
        button(Choice::Ok, "OK"),
    )
}

/// `text`, made visible, with the lines broken between words where `width` columns are not enough.
fn wrapped(text: &str, width: usize) -> String {
    let text = visible(text);
    let mut wrapped = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for word in text.split(' ') {
        let columns = word.width();
        if column > 0 {
            let fits = column + 1 + columns <= width;
            wrapped.push_str(if fits { " " } else { "\r\n" });
            column = if fits { column + 1 } else { 0 };
        }
        wrapped.push_str(word);
        column += columns;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::PlainSecret;

    #[test]
    fn keys_move_between_the_choices_and_take_them() {
        assert_eq!(press(&Key::Enter, Choice::Copy), Act::Take(Choice::Copy));
        assert_eq!(press(&Key::Enter, Choice::Ok), Act::Take(Choice::Ok));
        assert_eq!(press(&Key::Tab, Choice::Copy), Act::Move(Choice::Ok));
        assert_eq!(press(&Key::Tab, Choice::Ok), Act::Move(Choice::Copy));
        assert_eq!(press(&Key::ArrowRight, Choice::Ok), Act::Move(Choice::Ok));
        assert_eq!(press(&Key::ArrowLeft, Choice::Ok), Act::Move(Choice::Copy));
        assert_eq!(press(&Key::Char('c'), Choice::Ok), Act::Take(Choice::Copy));
        assert_eq!(press(&Key::Char('o'), Choice::Copy), Act::Take(Choice::Ok));
        assert_eq!(press(&Key::Char('y'), Choice::Copy), Act::Nothing);
    }

    #[test]
    fn the_warning_the_way_back_and_the_failure_to_copy_are_said() {
        let secret = PlainSecret::parse(&valid()).unwrap();
        let revelation = Revelation {
            title: "deploy",
            email: "deploy@acme.invalid",
            secret: &secret,
            warning: "It cannot be seen again.",
            escape: "takes the key back",
        };
        let failed = Err("no clipboard here\u{1b}".to_owned());
        let shown = below(&ColorfulTheme::default(), &revelation, 20, Choice::Copy, Some(&failed));
        let shown = console::strip_ansi_codes(&shown).into_owned();
        assert_eq!(
            shown,
            "It cannot be seen\r\nagain.\r\nEsc takes the key\r\nback\r\n\r\n❯ Copy      OK\r\n\r\n\
             ✘ no clipboard\r\nhere\\u{1b}\r\n"
        );
    }

    /// A secret of the right form.
    fn valid() -> String {
        let body = format!("keys_{}", "a".repeat(43));
        let mut rest = crc32fast::hash(body.as_bytes());
        let mut checksum = Vec::new();
        for _ in 0..6 {
            let digit = u8::try_from(rest % 62).unwrap();
            checksum.push(match digit {
                0..=9 => b'0' + digit,
                10..=35 => b'A' + digit - 10,
                _ => b'a' + digit - 36,
            });
            rest /= 62;
        }
        checksum.reverse();
        body + std::str::from_utf8(&checksum).unwrap()
    }
}
