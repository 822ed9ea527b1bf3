//! Text that people wrote: what is taken in, how it is compared, and how it is shown without harm.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use unicode_normalization::UnicodeNormalization;

use super::secret::{contains_secret, spans};

mod likeness;
mod printable;

pub use likeness::Likeness;
pub use printable::{is_unprintable, unprintables};

/// The most characters that a title or a name can have.
pub const NAME_LIMIT: usize = 100;

/// The most characters that a reason can have.
pub const REASON_LIMIT: usize = 500;

/// All members and keys, in the list of grants. No member or key can be called this.
pub const EVERYONE: &str = "everyone";

/// Why a text is not taken as a title, a name or a reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadText {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// There is too much in it.
    #[error("it has {count} characters, and {limit} is the most")]
    Long {
        /// How many it has.
        count: usize,
        /// The most that it can have.
        limit: usize,
    },
    /// It holds a character that could play tricks on a terminal or a reader.
    #[error("character {position} is `{}`, which does not print", escape(*character))]
    Unprintable {
        /// Where it stands, counted from 1.
        position: usize,
        /// What it is.
        character: char,
    },
    /// It contains text shaped like a secret, which would stay in the log for ever. It is not repeated.
    #[error("it contains a secret")]
    Secret,
    /// It is, or looks like, the word for all members and keys.
    #[error("`{EVERYONE}` is reserved")]
    Reserved,
}

/// A title or a name: 1 to 100 characters, NFC, trimmed, all of them printable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// Parses a name: trims it, normalizes it to NFC, and refuses unprintable characters and secrets.
    #[doc(hidden)]
    pub fn new(text: &str) -> Result<Self, BadText> {
        let text = taken_in(text, NAME_LIMIT)?;
        if Likeness::of(&text).matches(&Likeness::of(EVERYONE)) {
            Err(BadText::Reserved)
        } else {
            Ok(Self(text))
        }
    }

    /// What the store holds, whoever wrote it there: it is made visible when shown, not refused when read.
    #[must_use]
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text that sorting and searching compare.
    #[must_use]
    #[doc(hidden)]
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

/// As it is told in a sentence: what was stored by another hand gets no further than [`visible`] lets it.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&visible(&self.0))
    }
}

/// Why something was done, for the log: 1 to 500 characters, NFC, trimmed, all of them printable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Takes `text` in as [`Name::new`] does: what stands in the log once can be neither mended nor taken out.
    ///
    /// # Errors
    /// When nothing is left, when more than [`REASON_LIMIT`] characters are, at the first unprintable one,
    /// or when a word of it is a secret.
    pub fn new(text: &str) -> Result<Self, BadText> {
        taken_in(text, REASON_LIMIT).map(Self)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn taken_in(text: &str, limit: usize) -> Result<String, BadText> {
    // First: a leak matters more than the form of the text.
    if contains_secret(text) {
        return Err(BadText::Secret);
    }
    if let Some((at, character)) = unprintables(text).next() {
        return Err(BadText::Unprintable { position: text[..at].chars().count() + 1, character });
    }
    let text: String = text.trim().nfc().collect();
    match text.chars().count() {
        0 => Err(BadText::Empty),
        count if count > limit => Err(BadText::Long { count, limit }),
        _ => Ok(text),
    }
}

/// The form in which texts are compared: lower case, NFC.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase().nfc().collect() }
}

/// `text` with every character that prints nothing spelled out (`\u{1b}`). Stored text reaches a terminal only through
/// this.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if plain || unprintables(text).next().is_none() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut end = 0;
    for (at, c) in unprintables(text) {
        let _ = write!(shown, "{}{}", &text[end..at], escape(c));
        end = at + c.len_utf8();
    }
    shown.push_str(&text[end..]);
    Cow::Owned(shown)
}

/// The text of a user in a message: visible, in backticks, cut after 60 characters.
///
/// A secret is never cut: only a whole one is masked when the message is printed.
#[must_use]
pub fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return format!("`{}`", visible(text));
    };
    let end = spans(text).find(|secret| secret.contains(&end)).map_or(end, |secret| secret.end);
    format!("`{}…`", visible(&text[..end]))
}

/// A character as its escape, `\u{1b}`.
fn escape(c: char) -> impl fmt::Display {
    c.escape_unicode()
}

/// A text as a shell takes it for one word.
#[must_use]
pub fn in_shell(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%,".contains(c);
    if text.chars().all(is_plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A well-formed secret that was never in use.
    const SECRET: &str = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";

    proptest! {
        #[test]
        fn no_text_reaches_a_terminal_with_a_control_in_it(text in any::<String>()) {
            prop_assert!(!visible(&text).chars().any(is_unprintable));
            prop_assert!(!quoted(&text).chars().any(is_unprintable));
            prop_assert_eq!(unprintables(&visible(&text)).next(), None);
        }

        #[test]
        fn what_is_folded_stays_as_it_is(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_name_that_was_taken_is_taken_again_unchanged(text in any::<String>()) {
            if let Ok(name) = Name::new(&text) {
                prop_assert_eq!(Name::new(name.as_str()), Ok(name));
            }
        }

        #[test]
        fn secret_is_refused_whatever_surrounds_it(
            before in "[a-zA-Z0-9_ :=%\\\\]{0,20}",
            after in "[a-zA-Z0-9_ :=%\\\\]{0,20}",
            cut in 0..=12usize,
        ) {
            let text = format!("{before}{}{after}", &SECRET[..SECRET.len() - cut]);
            prop_assert_eq!(Name::new(&text), Err(BadText::Secret));
            prop_assert_eq!(Reason::new(&text), Err(BadText::Secret));
        }

        #[test]
        fn a_reason_that_was_taken_prints_and_is_taken_again_unchanged(text in any::<String>()) {
            if let Ok(reason) = Reason::new(&text) {
                prop_assert_eq!(visible(reason.as_str()), reason.as_str());
                prop_assert_eq!(Reason::new(reason.as_str()), Ok(reason));
            }
        }
    }

    #[test]
    fn what_is_repeated_is_cut() {
        assert_eq!(quoted("a\u{1b}b"), "`a\\u{1b}b`");
        assert_eq!(quoted(&"é".repeat(60)), format!("`{}`", "é".repeat(60)));
        assert_eq!(quoted(&"é".repeat(61)), format!("`{}…`", "é".repeat(60)));
        let long = format!("{} {SECRET}", "é".repeat(30));
        assert_eq!(quoted(&format!("{long} and more")), format!("`{long}…`"));
    }

    #[test]
    fn a_name_is_trimmed_and_composed() {
        assert_eq!(Name::new("  Cafe\u{301} ").unwrap().as_str(), "Caf\u{e9}");
    }

    #[test]
    fn a_name_has_one_to_a_hundred_characters() {
        assert_eq!(Name::new("   "), Err(BadText::Empty));
        assert!(Name::new(&"é".repeat(100)).is_ok());
        assert_eq!(Name::new(&"x".repeat(101)), Err(BadText::Long { count: 101, limit: 100 }));
    }

    #[test]
    fn a_reason_has_one_to_five_hundred_characters() {
        assert_eq!(Reason::new(" Cafe\u{301} ").unwrap().as_str(), "Caf\u{e9}");
        assert_eq!(Reason::new(" "), Err(BadText::Empty));
        assert!(Reason::new(&"é".repeat(500)).is_ok());
        assert_eq!(Reason::new(&"x".repeat(501)), Err(BadText::Long { count: 501, limit: 500 }));
    }

    #[test]
    fn an_unprintable_character_is_refused_with_its_position() {
        let refused = Name::new("ab\u{1b}[2J").unwrap_err();
        assert_eq!(refused.to_string(), "character 3 is `\\u{1b}`, which does not print");
        for c in ['\u{0}', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{e0041}'] {
            assert!(Name::new(&format!("a{c}")).is_err(), "{c:?}");
            assert_eq!(
                Reason::new(&format!("a{c}")),
                Err(BadText::Unprintable { position: 2, character: c })
            );
        }
    }

    #[test]
    fn name_of_everyone_is_reserved() {
        for text in ["everyone", " Everyone", "EVERYONE", "\u{435}veryone", "ｅｖｅｒｙｏｎｅ", "every0ne"]
        {
            assert_eq!(Name::new(text), Err(BadText::Reserved), "{text}");
        }
        assert!(Name::new("everyone else").is_ok());
        assert!(Reason::new("everyone").is_ok());
    }

    #[test]
    fn stored_text_is_shown_without_its_controls() {
        assert_eq!(visible("a\u{1b}[2Jb\n"), "a\\u{1b}[2Jb\\u{a}");
        assert_eq!(visible("Åse 地図"), "Åse 地図");
    }

    #[test]
    fn folding_forgets_case_also_beyond_ascii() {
        assert_eq!(fold("ÄRGER"), fold("ärger"));
    }
}
