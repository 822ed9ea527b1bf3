//! How wide a text is on a terminal, and how it is made to fit.

use std::borrow::Cow;

use comfy_table::{ColumnConstraint, Table, Width, presets};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::text::visible;

/// `text` without anything that could play tricks on a terminal.
pub(super) fn safe(text: String) -> String {
    match visible(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown,
    }
}

/// The columns that a safe text takes.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// `text` cut down to `room` columns, with `…` where something is missing. Never between a letter and its accent.
pub(super) fn cut(text: &str, room: usize) -> Cow<'_, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    if room == 0 {
        return Cow::Borrowed("");
    }
    let mut end = 0;
    let mut taken = 1;
    for (start, grapheme) in text.grapheme_indices(true) {
        taken += width(grapheme);
        if taken > room {
            break;
        }
        end = start + grapheme.len();
    }
    // A space before `…` only looks like something lost.
    let mut kept = format!("{}…", text[..end].trim_end());
    while width(&kept) > room {
        // Some scripts join across graphemes, and are wider together than apart.
        let shorter = kept.graphemes(true).count().saturating_sub(2);
        kept = kept.graphemes(true).take(shorter).chain(["…"]).collect();
    }
    Cow::Owned(kept)
}

/// `text` in lines of at most `room` columns, broken between words where that is possible.
pub(crate) fn wrap(text: &str, room: usize) -> Vec<String> {
    if width(text) <= room {
        return vec![text.to_owned()];
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).add_row([text]);
    for column in table.column_iter_mut() {
        let columns = u16::try_from(room).unwrap_or(u16::MAX);
        column.set_padding((0, 0)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(columns)));
    }
    table.lines().map(|line| cut(line.trim_end(), room).into_owned()).collect()
}

/// Adds `count` spaces.
pub(super) fn pad(line: &mut String, count: usize) {
    line.extend(std::iter::repeat_n(' ', count));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cut_text_ends_with_an_ellipsis() {
        assert_eq!(cut("Nightly import", 14), "Nightly import");
        assert_eq!(cut("Nightly import", 12), "Nightly imp…");
        assert_eq!(cut("Nightly import", 9), "Nightly…");
        assert_eq!(cut("Nightly import", 1), "…");
    }

    #[test]
    fn cut_never_splits_a_visible_character() {
        assert_eq!(cut("地図データ", 8), "地図デ…");
        assert_eq!(cut("地図データ", 7), "地図デ…");
        assert_eq!(cut("地図データ", 6), "地図…");
        assert_eq!(cut("cafe\u{301} au lait", 5), "cafe\u{301}…");
        assert_eq!(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3), "👩‍👩‍👧‍👦…");
    }

    #[test]
    fn long_text_is_wrapped_between_words() {
        assert_eq!(wrap("the nightly import of the map", 12), ["the nightly", "import of", "the map"]);
        assert_eq!(wrap("0190aaaa-bbbb", 8), ["0190aaaa", "-bbbb"]);
    }

    proptest! {
        #[test]
        fn cut_and_wrapped_text_fits(text in "\\PC*", room in 1usize..40) {
            let text = safe(text);
            prop_assert!(width(&cut(&text, room)) <= room);
            for line in wrap(&text, room.max(8)) {
                prop_assert!(width(&line) <= room.max(8), "{line:?}");
            }
        }
    }
}
