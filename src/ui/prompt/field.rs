//! The text field, shown and hidden. dialoguer's own cannot be left with Esc.

use console::{Term, measure_text_width};
use dialoguer::theme::ColorfulTheme;
use zeroize::Zeroizing;

use super::edit::{Line, Step};
use super::{Question, keys};
use crate::domain::secret::masked;
use crate::domain::text::visible;
use crate::error::{Error, Result};
use crate::ui::measure::cut;

/// Room for any secret from the start: a text that grows leaves copies behind in memory.
const HIDDEN_LIMIT: usize = 1024;

/// What stands under a field.
enum Note {
    Hint(String),
    Wrong(String),
}

/// Asks until `question.check` has nothing to say.
pub(super) fn text(term: &Term, theme: &ColorfulTheme, question: &Question<'_>) -> Result<String> {
    let label = label(question);
    let hint = question.hint.map(|hint| visible(hint).into_owned()).unwrap_or_default();
    let mut line = Line::new(&visible(question.initial.unwrap_or_default()));
    let mut note = Note::Hint(hint.clone());
    loop {
        draw(term, theme, &label, &line, &note)?;
        note = match line.press(&keys::next(term)?) {
            Step::Edited => Note::Hint(hint.clone()),
            Step::Left => return Err(Error::Interrupted),
            Step::Unprintable(c) => Note::Wrong(unprintable(c)),
            Step::Full => Note::Wrong("maximum length reached".to_owned()),
            Step::Done => match verdict(question, &line.text()) {
                Ok(answer) => return Ok(answer),
                Err(wrong) => Note::Wrong(wrong),
            },
        };
    }
}

/// Asks for a text that is not shown.
pub(super) fn hidden(term: &Term, theme: &ColorfulTheme, label: &str) -> Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(HIDDEN_LIMIT));
    let mut note = Note::Hint(String::new());
    loop {
        draw(term, theme, label, &Line::default(), &note)?;
        note = Note::Hint(String::new());
        match keys::next(term)? {
            console::Key::Enter if text.is_empty() => note = Note::Wrong("a value is required".to_owned()),
            console::Key::Enter => return Ok(text),
            console::Key::Backspace => drop(text.pop()),
            console::Key::Char('\u{4}') if text.is_empty() => return Err(Error::Interrupted),
            console::Key::Char('\u{15}') => text.clear(),
            console::Key::Char(c) if text.len() + c.len_utf8() > HIDDEN_LIMIT => {
                note = Note::Wrong("too long".to_owned());
            }
            console::Key::Char(c) if c.is_control() => note = Note::Wrong(unprintable(c)),
            console::Key::Char(c) => text.push(c),
            _ => {}
        }
    }
}

/// The label as it is shown.
pub(super) fn label(question: &Question<'_>) -> String {
    let star = if question.required { " *" } else { "" };
    format!("{}{star}", visible(question.label))
}

/// The answer as it counts, or what is wrong with it.
fn verdict(question: &Question<'_>, text: &str) -> Result<String, String> {
    let answer = text.trim();
    match (answer.is_empty(), question.required) {
        (true, true) => Err(format!("{} is required", visible(question.label).to_lowercase())),
        (true, false) => Ok(String::new()),
        (false, _) => (question.check)(answer).map(|()| answer.to_owned()),
    }
}

fn unprintable(c: char) -> String {
    format!("`{}` is not printable and was ignored", c.escape_unicode())
}

/// The field on its line and the note on the next, with the cursor in the field.
fn draw(term: &Term, theme: &ColorfulTheme, label: &str, line: &Line, note: &Note) -> Result<()> {
    let width = usize::from(term.size().1);
    // The field keeps at least half the line.
    let label = cut(label, (width / 2).saturating_sub(5));
    let prompt =
        format!("{} {} {} ", theme.prompt_prefix, theme.prompt_style.apply_to(label), theme.prompt_suffix);
    let begin = measure_text_width(&prompt);
    let (shown, cursor) = line.window(width.saturating_sub(begin));
    let room = width.saturating_sub(3);
    let note = match note {
        Note::Hint(hint) => format!("  {}", theme.hint_style.apply_to(cut(hint, room))),
        Note::Wrong(wrong) => {
            format!(
                "{} {}",
                theme.error_prefix,
                theme.error_style.apply_to(cut(&masked(&visible(wrong)), room))
            )
        }
    };
    let column = begin + cursor;
    let frame = format!("\r\x1b[J{prompt}{shown}\r\n{note}\x1b[1A\r\x1b[{column}C");
    term.write_str(&frame).map_err(keys::failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(required: bool, check: crate::ui::prompt::Check<'_>) -> Question<'_> {
        Question { label: "Title", required, initial: None, hint: None, check }
    }

    #[test]
    fn a_required_field_is_starred_and_does_not_stay_empty() {
        let question = question(true, &|_| Ok(()));
        assert_eq!(label(&question), "Title *");
        assert_eq!(verdict(&question, "  "), Err("title is required".to_owned()));
        assert_eq!(verdict(&question, " a b "), Ok("a b".to_owned()));
    }

    #[test]
    fn an_answer_that_is_left_out_is_not_checked() {
        let question = question(false, &|_| Err("no".to_owned()));
        assert_eq!(label(&question), "Title");
        assert_eq!(verdict(&question, ""), Ok(String::new()));
        assert_eq!(verdict(&question, "x"), Err("no".to_owned()));
    }
}
