//! An edited line of text: keys in, text and cursor out. Nothing here knows a terminal.

use unicode_segmentation::UnicodeSegmentation;

use super::Key;
use crate::domain::text::is_unprintable;
use crate::ui::measure;

/// More than any field takes; a file pasted by accident ends here.
const LIMIT: usize = 4096;

/// The text so far and the position of the cursor.
#[derive(Debug, Default)]
pub(crate) struct Line {
    text: Vec<char>,
    cursor: usize,
}

/// The effect of a key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The text or the cursor may have changed.
    Edited,
    /// The text is finished.
    Done,
    /// The question was left: Ctrl-D on an empty line.
    Left,
    /// The character does not print and was not taken.
    Unprintable(char),
    /// There is no room for more.
    Full,
}

impl Line {
    /// A line that holds `text` already, with the cursor behind it.
    pub fn new(text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        Self { cursor: text.len(), text }
    }

    pub fn text(&self) -> String {
        self.text.iter().collect()
    }

    /// Takes a key in.
    pub fn press(&mut self, key: Key) -> Step {
        match key {
            Key::Enter => return Step::Done,
            Key::Left => self.cursor = self.before(),
            Key::Right => self.cursor = self.after(),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.text.len(),
            Key::WordLeft => self.cursor = self.word(),
            Key::WordRight => self.cursor = self.word_end(),
            Key::Backspace => self.erase(self.before(), self.cursor),
            Key::Tab => return Step::Unprintable('\t'),
            Key::CtrlD if self.text.is_empty() => return Step::Left,
            Key::Del | Key::CtrlD => self.erase(self.cursor, self.after()),
            // A pasted text of several lines stays in this field.
            Key::Pasted('\n' | '\t') => return self.character(' '),
            Key::Char(c) | Key::Pasted(c) => return self.character(c),
            _ => {}
        }
        Step::Edited
    }

    /// The part of the text that `width` columns have room for, and the column in it where the cursor stands.
    pub fn window(&self, width: usize) -> (String, usize) {
        // One column is for the cursor after the text.
        let room = width.saturating_sub(1);
        let text = self.text();
        let letters: Vec<(&str, usize)> = text.graphemes(true).map(|g| (g, measure::width(g))).collect();
        let before = self.ends().take_while(|end| *end <= self.cursor).count();
        let mut column: usize = letters[..before].iter().map(|(_, width)| width).sum();
        let mut start = 0;
        while column > room && start < before {
            column -= letters[start].1;
            start += 1;
        }
        let mut left = room;
        let shown = letters[start..].iter().take_while(|(_, width)| {
            let fits = *width <= left;
            left = left.saturating_sub(*width);
            fits
        });
        (shown.map(|(letter, _)| *letter).collect(), column)
    }

    /// The ends of the letters as a person counts them: an accent belongs to its letter.
    fn ends(&self) -> impl Iterator<Item = usize> {
        let text = self.text();
        let lengths: Vec<usize> = text.graphemes(true).map(|letter| letter.chars().count()).collect();
        lengths.into_iter().scan(0, |end, length| {
            *end += length;
            Some(*end)
        })
    }

    fn before(&self) -> usize {
        self.ends().take_while(|end| *end < self.cursor).last().unwrap_or(0)
    }

    fn after(&self) -> usize {
        self.ends().find(|end| *end > self.cursor).unwrap_or(self.text.len())
    }

    fn character(&mut self, c: char) -> Step {
        match c {
            // Ctrl-B and Ctrl-F.
            '\u{2}' => self.cursor = self.before(),
            '\u{6}' => self.cursor = self.after(),
            '\u{b}' => self.erase(self.cursor, self.text.len()),
            '\u{15}' => self.erase(0, self.cursor),
            '\u{17}' => self.erase(self.word(), self.cursor),
            _ if is_unprintable(c) => return Step::Unprintable(c),
            _ if self.text.len() == LIMIT => return Step::Full,
            _ => {
                self.text.insert(self.cursor, c);
                self.cursor += 1;
            }
        }
        Step::Edited
    }

    fn erase(&mut self, from: usize, to: usize) {
        self.text.drain(from..to);
        self.cursor = from;
    }

    /// Returns the start of the word before the cursor.
    fn word(&self) -> usize {
        let mut at = self.cursor;
        while at > 0 && self.text[at - 1].is_whitespace() {
            at -= 1;
        }
        while at > 0 && !self.text[at - 1].is_whitespace() {
            at -= 1;
        }
        at
    }

    /// Returns the end of the word after the cursor.
    fn word_end(&self) -> usize {
        let mut at = self.cursor;
        while self.text.get(at).is_some_and(|c| c.is_whitespace()) {
            at += 1;
        }
        while self.text.get(at).is_some_and(|c| !c.is_whitespace()) {
            at += 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, keys: &[Key]) -> Line {
        let mut line = Line::new(text);
        for key in keys {
            assert_eq!(line.press(*key), Step::Edited, "{key:?}");
        }
        line
    }

    #[test]
    fn characters_enter_at_the_cursor() {
        let line = typed("ac", &[Key::Left, Key::Char('b'), Key::End, Key::Char('é'), Key::Char('地')]);
        assert_eq!(line.text(), "abcé地");
    }

    #[test]
    fn the_cursor_stays_within_the_text() {
        let mut keys = vec![Key::Left; 5];
        keys.push(Key::Char('>'));
        keys.extend(vec![Key::Right; 5]);
        keys.push(Key::Char('<'));
        assert_eq!(typed("ab", &keys).text(), ">ab<");
        assert_eq!(typed("", &[Key::Backspace, Key::Del, Key::Home, Key::Char('\u{17}')]).text(), "");
    }

    #[test]
    fn keys_erase_characters_words_and_lines() {
        assert_eq!(typed("abc", &[Key::Backspace]).text(), "ab");
        assert_eq!(typed("abc", &[Key::Home, Key::Del]).text(), "bc");
        assert_eq!(typed("abc", &[Key::Home, Key::CtrlD]).text(), "bc");
        assert_eq!(typed("one two  ", &[Key::Char('\u{17}')]).text(), "one ");
        assert_eq!(typed("abc", &[Key::Left, Key::Char('\u{15}')]).text(), "c");
        assert_eq!(typed("abc", &[Key::Left, Key::Char('\u{b}')]).text(), "ab");
    }

    #[test]
    fn cursor_moves_by_words() {
        let left = typed("one two", &[Key::WordLeft, Key::WordLeft, Key::WordRight, Key::Char('!')]);
        assert_eq!(left.text(), "one! two");
        assert_eq!(typed("", &[Key::WordRight, Key::WordLeft]).text(), "");
        assert_eq!(typed("ab", &[Key::Char('\u{2}'), Key::Char('-')]).text(), "a-b");
    }

    #[test]
    fn invisible_characters_are_not_accepted() {
        let mut line = Line::new("ab");
        for c in ['\u{1}', '\u{1b}', '\u{9b}', '\u{202e}', '\u{200b}'] {
            assert_eq!(line.press(Key::Char(c)), Step::Unprintable(c));
        }
        assert_eq!(line.press(Key::Tab), Step::Unprintable('\t'));
        assert_eq!(line.text(), "ab");
    }

    #[test]
    fn ctrl_d_ends_only_an_empty_line() {
        assert_eq!(Line::new("a").press(Key::Enter), Step::Done);
        assert_eq!(Line::new("").press(Key::CtrlD), Step::Left);
        assert_eq!(Line::new("a").press(Key::CtrlD), Step::Edited);
    }

    #[test]
    fn cursor_takes_accents_with_their_letters() {
        assert_eq!(typed("e\u{301}x", &[Key::Left, Key::Left, Key::Char('>')]).text(), ">e\u{301}x");
        assert_eq!(typed("ae\u{301}", &[Key::Backspace]).text(), "a");
        assert_eq!(typed("a👩‍👩‍👧‍👦b", &[Key::Home, Key::Right, Key::Del]).text(), "ab");
        let line = typed("cafe\u{301} 地図", &[]);
        assert_eq!(line.window(20), ("cafe\u{301} 地図".to_owned(), 9));
        assert_eq!(line.window(5), ("地図".to_owned(), 4));
        assert_eq!(line.window(6), (" 地図".to_owned(), 5));
    }

    #[test]
    fn a_line_has_an_end() {
        let mut line = Line::new(&"x".repeat(LIMIT));
        assert_eq!(line.press(Key::Char('y')), Step::Full);
        assert_eq!(line.text().len(), LIMIT);
    }

    #[test]
    fn window_shows_the_cursor_and_fits() {
        let mut line = Line::new("0123456789");
        assert_eq!(line.window(20), ("0123456789".to_owned(), 10));
        assert_eq!(line.window(5), ("6789".to_owned(), 4));
        line.press(Key::Home);
        assert_eq!(line.window(5), ("0123".to_owned(), 0));
        assert_eq!(Line::new("地図帳").window(5), ("図帳".to_owned(), 4));
        assert_eq!(Line::new("abc").window(0), (String::new(), 0));
    }
}
