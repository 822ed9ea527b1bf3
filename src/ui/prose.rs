//! Prose for standard error: sentences broken between words at the width of the terminal.

use console::measure_text_width;

/// The minimum width beside an indent. With less, continuation lines are indented by only two spaces.
const NARROW: usize = 24;

/// `text` in lines of at most `columns`, where the first begins behind a label of `label` columns and the others are
/// indented to it.
///
/// Lines that begin with a space (commands, candidates) keep their layout. A word wider than a line stays whole, so
/// that a path or an id can be copied; so does a command in backticks that fits on a line.
pub(super) fn wrapped(text: &str, label: usize, columns: usize) -> String {
    let indent = if columns < label + NARROW { label.min(2) } else { label };
    let mut out = String::with_capacity(text.len() + 16);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if line.starts_with(' ') {
            out.push_str(line);
            continue;
        }
        let begin = if index == 0 { label } else { 0 };
        let indent = if index == 0 { indent } else { 0 };
        wrap_line(&mut out, line, begin, indent, columns);
    }
    out
}

fn wrap_line(out: &mut String, line: &str, begin: usize, indent: usize, columns: usize) {
    let mut column = begin;
    for (index, word) in words(line, columns.saturating_sub(indent)).into_iter().enumerate() {
        let wide = measure_text_width(word);
        if index > 0 && column + 1 + wide > columns {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if index > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += wide;
    }
}

/// The words of a line; text in backticks is one word if it takes no more than `room` columns.
fn words(line: &str, room: usize) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let end = word_end(rest, room);
        words.push(&rest[..end]);
        rest = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
    }
    words
}

/// The end of the first word of `text`.
fn word_end(text: &str, room: usize) -> usize {
    let space = |from: usize| text[from..].find(' ').map_or(text.len(), |at| from + at);
    let mut end = space(0);
    while text[..end].matches('`').count() % 2 == 1 && end < text.len() {
        let Some(closing) = text[end..].find('`') else { break };
        let whole = space(end + closing);
        if measure_text_width(&text[..whole]) > room {
            break;
        }
        end = whole;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_indented_to_the_label() {
        let text = "the store contains an invalid value: the role of 3f9a is `admin`";
        assert_eq!(
            wrapped(text, 7, 40),
            "the store contains an invalid\n       value: the role of 3f9a is\n       `admin`"
        );
        assert_eq!(wrapped(text, 7, 80), text);
        assert_eq!(wrapped("one two three four", 7, 12), "one\n  two three\n  four");
    }

    #[test]
    fn commands_in_backticks_stay_on_a_line() {
        let text = "set a new expiry with `keys update 3f9a --expires TIME`, or delete it";
        assert_eq!(
            wrapped(text, 0, 40),
            "set a new expiry with\n`keys update 3f9a --expires TIME`, or\ndelete it"
        );
        assert_eq!(wrapped("run `keys list now`", 0, 12), "run `keys\nlist now`");
        assert_eq!(wrapped("a lone ` is a word of its own", 0, 12), "a lone ` is\na word of\nits own");
    }

    #[test]
    fn wide_characters_count_as_two_columns() {
        let text = "the title 地図データの夜間取り込み is used by another key";
        for columns in [40, 80] {
            for line in wrapped(text, 9, columns).lines() {
                assert!(measure_text_width(line) <= columns, "{line}");
            }
        }
        assert_eq!(
            wrapped(text, 9, 40),
            "the title\n         地図データの夜間取り込み is\n         used by another key"
        );
    }

    #[test]
    fn indented_lines_and_long_words_stay() {
        let text = "`ci` matches 2 keys:\n  3f9a0000 a candidate that is wider than the line\nrun it again";
        assert_eq!(
            wrapped(text, 7, 24),
            "`ci` matches 2\n  keys:\n  3f9a0000 a candidate that is wider than the line\nrun it again"
        );
        assert_eq!(
            wrapped("in /a/path/that/is/longer/than/a/line now", 0, 12),
            "in\n/a/path/that/is/longer/than/a/line\nnow"
        );
    }
}
