//! Characters that print nothing, and the few places where such a character has a purpose.
//!
//! Two texts that differ only in them look the same. See <https://www.unicode.org/reports/tr36/> and
//! <https://trojansource.codes/>.

use unicode_properties::{GeneralCategory, UnicodeEmoji as _, UnicodeGeneralCategory as _};

/// Joins emoji: `👩‍🚀` is a woman, this, and a rocket.
const JOINER: char = '\u{200d}';

/// Selects the colored form of the character before it: `☂️`.
const EMOJI_STYLE: char = '\u{fe0f}';

/// Combines with a digit to a keycap: `1️⃣`.
const KEYCAP: char = '\u{20e3}';

/// Returns true for a character that prints nothing, moves the cursor or turns the reading direction in any context.
///
/// Excludes the zero width joiner and the emoji variation selector: [`unprintables`] knows their context.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    if c.is_ascii() || c.is_control() {
        return c.is_control();
    }
    let ignorable = is_default_ignorable(c) && c != JOINER && c != EMOJI_STYLE;
    // Line and paragraph separators, annotations, the blank of Braille, an empty note head, a filler.
    let blank = matches!(
        c,
        '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{2800}' | '\u{1d159}' | '\u{16fe4}'
    );
    ignorable || blank || c.general_category() == GeneralCategory::Unassigned
}

/// The property `Default_Ignorable_Code_Point`: bidirectional controls, joiners, variation selectors, fillers, tags.
/// Unicode reserves its ranges for ever, so the list does not age.
fn is_default_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns the characters of `text` that print nothing, with their byte positions. Includes joiners and variation
/// selectors, except in emoji sequences (<https://www.unicode.org/reports/tr51/#Emoji_Sequences>).
pub fn unprintables(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(at, c)| {
        let after = &text[at + c.len_utf8()..];
        match *c {
            JOINER => !joins(&text[..*at], after),
            EMOJI_STYLE => !styles(&text[..*at], after),
            c => is_unprintable(c),
        }
    })
}

/// Returns true if a joiner between the two texts joins two emoji.
fn joins(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(|c| c == EMOJI_STYLE || is_skin_tone(c));
    before.chars().next_back().is_some_and(is_emoji) && after.chars().next().is_some_and(is_emoji)
}

/// Returns true if a variation selector between the two texts belongs to an emoji or a keycap.
fn styles(before: &str, after: &str) -> bool {
    let is_keycap = |c| matches!(c, '0'..='9' | '#' | '*') && after.starts_with(KEYCAP);
    before.chars().next_back().is_some_and(|c| is_emoji(c) || is_keycap(c))
}

/// Returns true for a character that can begin an emoji sequence. Halves of flags and skin tones cannot.
fn is_emoji(c: char) -> bool {
    let is_part = c.is_ascii() || is_skin_tone(c) || matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    !is_part && c.is_emoji_char()
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(text: &str) -> Vec<char> {
        unprintables(text).map(|(_, c)| c).collect()
    }

    #[test]
    fn characters_that_print_nothing_are_found() {
        let ranges = [
            0x0..=0x1f,
            0x7f..=0x9f,
            0xad..=0xad,
            0x34f..=0x34f,
            0x61c..=0x61c,
            0x115f..=0x1160,
            0x17b4..=0x17b5,
            0x180b..=0x180f,
            0x200b..=0x200f,
            0x2028..=0x202e,
            0x2060..=0x206f,
            0x2800..=0x2800,
            0x3164..=0x3164,
            0xfdd0..=0xfdef,
            0xfe00..=0xfe0f,
            0xfeff..=0xfeff,
            0xffa0..=0xffa0,
            0xfff0..=0xfffb,
            0xfffe..=0xffff,
            0x1d159..=0x1d159,
            0x1d173..=0x1d17a,
            0x1fffe..=0x1ffff,
            0xe0000..=0xe0fff,
            0x10_fffe..=0x10_ffff,
            // Unassigned.
            0x378..=0x379,
            0x2fe0..=0x2fef,
        ];
        for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
            assert_eq!(refused(&format!("apple{c}")), [c], "{c:?}");
            assert_eq!(refused(&c.to_string()), [c], "{c:?}");
        }
    }

    #[test]
    fn characters_that_print_are_not() {
        for text in
            ["", "Nightly import", "Åse 地図 карта", "e\u{301}", "a\u{a0}b", "नमस्ते", "🇩🇪", "①½™", "\u{fffd}"]
        {
            assert_eq!(refused(text), [], "{text}");
        }
    }

    #[test]
    fn emoji_sequences_are_whole() {
        for text in ["👩‍👩‍👧‍👦 family", "👩🏽‍🚀", "❤️‍🔥", "🏳️‍🌈", "🏴‍☠️", "👁️‍🗨️", "🧑🏻‍❤️‍💋‍🧑🏿", "🚶‍♀️‍➡️", "☂️ rain", "1️⃣#️⃣*️⃣", "®️", "👍🏽"]
        {
            assert_eq!(refused(text), [], "{text}");
        }
    }

    #[test]
    fn stray_joiners_and_selectors_are_found() {
        for text in [
            "\u{200d}",
            "a\u{200d}b",
            "👩\u{200d}",
            "\u{200d}👩",
            "👩\u{200d}a",
            "1\u{200d}2",
            "👩\u{200d}\u{200d}👩",
        ] {
            assert!(refused(text).contains(&JOINER), "{text:?}");
        }
        for text in [
            "\u{fe0f}",
            "apple\u{fe0f}",
            "1\u{fe0f}",
            "☂\u{fe0f}\u{fe0f}",
            "👍🏽\u{fe0f}",
            "🇩\u{fe0f}",
            "地\u{fe0f}",
        ] {
            assert_eq!(refused(text), [EMOJI_STYLE], "{text:?}");
        }
        assert_eq!(refused("☂\u{fe0e}"), ['\u{fe0e}']);
        assert_eq!(refused("🏴\u{e0067}\u{e007f}"), ['\u{e0067}', '\u{e007f}']);
    }

    proptest! {
        #[test]
        fn positions_are_those_of_the_characters(text in any::<String>()) {
            for (at, c) in unprintables(&text) {
                prop_assert!(text[at..].starts_with(c));
            }
        }
    }
}
