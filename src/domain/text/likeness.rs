//! Texts that look alike: they differ in case, in characters that look the same, or in characters that print nothing.

use unicode_normalization::UnicodeNormalization as _;
use unicode_security::skeleton;

use super::fold;

/// The look of a text, for comparison.
///
/// The skeletons of UTS #39 distinguish case, and `I` looks like `l` while `i` does not. A text therefore has two:
/// its own, and that of its lower-case form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    ascii: Option<Vec<u8>>,
    shape: String,
    folded: String,
}

impl Likeness {
    /// Returns the look of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text: String = text.nfkc().collect();
        let ascii = text.is_ascii().then(|| letters(&text).collect());
        Self { ascii, shape: shape(&text), folded: shape(&fold(&text)) }
    }

    /// Returns true if a reader could take one text for the other.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.shape == other.shape || self.folded == other.folded
    }

    /// The same for a text of which most, unlike this one, are compared only once.
    #[must_use]
    pub fn matches_text(&self, other: &str) -> bool {
        match &self.ascii {
            Some(ascii) if other.is_ascii() && !letters(other).eq(ascii.iter().copied()) => false,
            _ => self.matches(&Self::of(other)),
        }
    }

    /// Returns `text` in lower-case ASCII, as far as its characters look like ASCII: `аpple` with a Cyrillic letter
    /// is `apple`. A text and its plain form look alike.
    #[must_use]
    pub fn plain(text: &str) -> String {
        let mut plain = String::with_capacity(text.len());
        for c in text.nfkc() {
            let start = plain.len();
            if !c.is_ascii() {
                plain.extend(skeleton(c.encode_utf8(&mut [0; 4])));
            }
            if c.is_ascii() || !plain[start..].is_ascii() {
                plain.truncate(start);
                plain.push(c);
            }
        }
        fold(&single_spaced(&plain))
    }
}

/// The letters and digits of an ASCII text, those that look alike as one. Texts that look alike have the same.
fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes()
        .flat_map(|byte| match byte.to_ascii_lowercase() {
            b'0' => [Some(b'o'), None],
            b'1' | b'i' | b'|' => [Some(b'l'), None],
            b'm' => [Some(b'r'), Some(b'n')],
            other => [other.is_ascii_alphanumeric().then_some(other), None],
        })
        .flatten()
}

/// Returns the skeleton of a text, ignoring case and the number of blanks.
fn shape(text: &str) -> String {
    let skeleton: String = skeleton(text).collect();
    single_spaced(&fold(&skeleton))
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        Likeness::of(one).matches(&Likeness::of(other))
    }

    #[test]
    fn twins_look_alike() {
        for (one, other) in [
            ("apple", "apple\u{fe0f}"),
            ("apple", "ap\u{200b}ple"),
            ("apple", "\u{430}pple"),
            ("Nightly import", "NIGHTLY IMPORT"),
            ("Nightly import", "Nightly  import"),
            ("Nightly import", "Nightly\u{a0}import"),
            ("API", "APl"),
            ("API", "api"),
            ("HELLO", "\u{397}ELLO"),
            ("v1", "vl"),
            ("10", "lO"),
            ("mobile", "rnobile"),
            ("cafe\u{301}", "caf\u{e9}"),
            ("import", "ｉｍｐｏｒｔ"),
            ("☂", "☂\u{fe0f}"),
            ("👩‍🚀", "👩🚀"),
        ] {
            assert!(alike(one, other) && alike(other, one), "{one:?} {other:?}");
        }
    }

    #[test]
    fn other_texts_do_not() {
        for (one, other) in
            [("mail", "mall"), ("import", "export"), ("ci", "cd"), ("a b", "ab"), ("地図", "地圖"), ("", "a")]
        {
            assert!(!alike(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn plain_form_is_what_a_reader_would_type() {
        for (text, plain) in [
            ("v1 \u{456}mport", "v1 import"),
            ("\u{397}ello  World", "hello world"),
            ("Ｎightly\u{a0}import", "nightly import"),
            ("mobile", "mobile"),
            ("地図", "地図"),
            ("caf\u{e9}", "caf\u{e9}"),
        ] {
            assert_eq!(Likeness::plain(text), plain, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn ascii_short_cut_gives_the_same_answer(
            one in "[ -~]{0,6}|[0OolLiI1|mMrRnN .'\"%-]{0,6}",
            other in "[ -~]{0,6}|[0OolLiI1|mMrRnN .'\"%-]{0,6}",
        ) {
            prop_assert_eq!(Likeness::of(&one).matches_text(&other), alike(&one, &other));
        }

        #[test]
        fn ascii_twins_have_the_same_letters(c in prop::char::range(' ', '~')) {
            let shape: String = skeleton(c.encode_utf8(&mut [0; 4])).filter(char::is_ascii).collect();
            prop_assert_eq!(letters(&shape).collect::<Vec<_>>(), letters(&c.to_string()).collect::<Vec<_>>());
        }

        #[test]
        fn text_looks_like_itself_in_any_case(text in "\\PC{0,40}") {
            prop_assert!(alike(&text, &text));
            prop_assert!(alike(&text.nfc().collect::<String>(), &fold(&text)));
        }
    }
}
