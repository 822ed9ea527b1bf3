//! The text field, shown and hidden.

use console::{Style, measure_text_width};
use dialoguer::theme::ColorfulTheme;
use zeroize::Zeroizing;

use super::Question;
use super::decode::Key;
use super::edit::{Line, Step};
use super::view::{Frame, Lined, Size};
use crate::domain::secret::masked;
use crate::domain::text::visible;
use crate::error::{Error, Result};
use crate::ui::measure::{cut, wrap};

/// Room for any secret from the start: a text that grows leaves copies behind in memory.
const HIDDEN_LIMIT: usize = 1024;

/// The line under a field.
enum Note {
    Hint(String),
    Wrong(String),
}

/// A field for a line of text, asked until `question.check` has no objection.
pub(super) struct Field<'a> {
    question: &'a Question<'a>,
    line: Line,
    note: Note,
}

impl<'a> Field<'a> {
    pub(super) fn new(question: &'a Question<'a>) -> Self {
        let line = Line::new(&visible(question.initial.unwrap_or_default()));
        let note = hint(question, &line);
        Self { question, line, note }
    }
}

impl Lined for Field<'_> {
    type Answer = String;

    fn frame(&self, size: Size) -> Frame {
        frame(&label(self.question), &self.line, &self.note, size)
    }

    fn press(&mut self, key: Key) -> Result<Option<String>> {
        self.note = match self.line.press(key) {
            Step::Edited => hint(self.question, &self.line),
            Step::Left => return Err(Error::Interrupted),
            Step::Unprintable(c) => Note::Wrong(unprintable(c)),
            Step::Full => Note::Wrong("maximum length reached".to_owned()),
            Step::Done => match verdict(self.question, &self.line.text()) {
                Ok(answer) => return Ok(Some(answer)),
                Err(wrong) => Note::Wrong(wrong),
            },
        };
        Ok(None)
    }
}

/// A field for a text that is not shown.
pub(super) struct Hidden<'a> {
    label: &'a str,
    text: Zeroizing<String>,
    note: Note,
}

impl<'a> Hidden<'a> {
    pub(super) fn new(label: &'a str) -> Self {
        let text = Zeroizing::new(String::with_capacity(HIDDEN_LIMIT));
        Self { label, text, note: Note::Hint(String::new()) }
    }
}

impl Lined for Hidden<'_> {
    type Answer = Zeroizing<String>;

    fn frame(&self, size: Size) -> Frame {
        frame(self.label, &Line::default(), &self.note, size)
    }

    fn press(&mut self, key: Key) -> Result<Option<Zeroizing<String>>> {
        self.note = Note::Hint(String::new());
        match key {
            Key::Enter if self.text.is_empty() => self.note = Note::Wrong("a value is required".to_owned()),
            Key::Enter => return Ok(Some(std::mem::take(&mut self.text))),
            Key::Backspace => drop(self.text.pop()),
            Key::CtrlD if self.text.is_empty() => return Err(Error::Interrupted),
            Key::Char('\u{15}') => self.text.clear(),
            // A secret that was copied from several lines.
            Key::Pasted('\n') => {}
            Key::Char(c) | Key::Pasted(c) if self.text.len() + c.len_utf8() > HIDDEN_LIMIT => {
                self.note = Note::Wrong("too long".to_owned());
            }
            Key::Char(c) | Key::Pasted(c) if c.is_control() => self.note = Note::Wrong(unprintable(c)),
            Key::Char(c) | Key::Pasted(c) => self.text.push(c),
            _ => {}
        }
        Ok(None)
    }
}

/// How the text so far is understood, else the examples.
fn hint(question: &Question<'_>, line: &Line) -> Note {
    let understood = echo(question, &line.text());
    let hint = understood.or_else(|| question.hint.map(str::to_owned)).unwrap_or_default();
    Note::Hint(visible(&hint).into_owned())
}

/// How an answer is understood.
pub(super) fn echo(question: &Question<'_>, text: &str) -> Option<String> {
    question.echo.filter(|_| !text.trim().is_empty()).and_then(|echo| echo(text.trim()))
}

/// Returns the label with its mark.
pub(super) fn label(question: &Question<'_>) -> String {
    let star = if question.required { " *" } else { "" };
    format!("{}{star}", visible(question.label))
}

/// The answer as it counts, or what is wrong with it.
pub(super) fn verdict(question: &Question<'_>, text: &str) -> Result<String, String> {
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

/// The field on its line and the note below, with the cursor in the field.
fn frame(label: &str, line: &Line, note: &Note, size: Size) -> Frame {
    let theme = ColorfulTheme::default();
    let width = size.columns;
    // The field keeps at least half the line.
    let label = cut(label, (width / 2).saturating_sub(5));
    let prompt =
        format!("{} {} {} ", theme.prompt_prefix, theme.prompt_style.apply_to(label), theme.prompt_suffix);
    let begin = measure_text_width(&prompt);
    let (shown, cursor) = line.window(width.saturating_sub(begin));
    let mut lines = vec![format!("{prompt}{shown}")];
    let room = width.saturating_sub(3).max(8);
    let rows = size.rows.saturating_sub(2).max(1);
    match note {
        Note::Hint(hint) => lines.extend(below(" ", &theme.hint_style, hint, room, rows)),
        Note::Wrong(wrong) => {
            let mark = theme.error_prefix.to_string();
            lines.extend(below(&mark, &theme.error_style, &masked(&visible(wrong)), room, rows));
        }
    }
    Frame { lines, cursor: Some((0, begin + cursor)) }
}

/// A text below a field in at most `rows` lines, the first of which has a mark.
fn below(mark: &str, style: &Style, text: &str, room: usize, rows: usize) -> Vec<String> {
    let lines = wrap(text, room).into_iter().take(rows).enumerate();
    lines.map(|(at, line)| format!("{} {}", if at == 0 { mark } else { " " }, style.apply_to(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(required: bool, check: crate::ui::prompt::Check<'_>) -> Question<'_> {
        Question { label: "Title", required, initial: None, hint: None, echo: None, check }
    }

    #[test]
    fn required_field_is_starred() {
        let question = question(true, &|_| Ok(()));
        assert_eq!(label(&question), "Title *");
        assert_eq!(verdict(&question, "  "), Err("title is required".to_owned()));
        assert_eq!(verdict(&question, " a b "), Ok("a b".to_owned()));
    }

    #[test]
    fn omitted_answer_is_not_checked() {
        let question = question(false, &|_| Err("no".to_owned()));
        assert_eq!(label(&question), "Title");
        assert_eq!(verdict(&question, ""), Ok(String::new()));
        assert_eq!(verdict(&question, "x"), Err("no".to_owned()));
    }
}
