//! Text that users type: parsing, comparison, and safe output.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use unicode_normalization::UnicodeNormalization;

use super::secret::{contains_secret, spans};

mod likeness;
mod printable;

pub use likeness::Likeness;
pub use printable::{is_unprintable, unprintables};

/// The maximum number of characters of a title or name.
pub const NAME_LIMIT: usize = 100;

/// The maximum number of characters of a reason.
pub const REASON_LIMIT: usize = 500;

/// The name of all members and keys in the list of grants. No member or key can have it.
pub const EVERYONE: &str = "everyone";

/// The reason why a text is not a title, name or reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadText {
    #[error("it is empty")]
    Empty,
    /// It is too long.
    #[error("it has {count} characters, and {limit} is the most")]
    Long {
        /// The number of its characters.
        count: usize,
        /// The maximum.
        limit: usize,
    },
    /// It contains a character that could deceive a reader or a terminal.
    #[error("character {position} is `{}`, which does not print", escape(*character))]
    Unprintable {
        /// The position, counted from 1.
        position: usize,
        character: char,
    },
    /// It contains text shaped like a secret, which would stay in the log for ever. Messages do not repeat it.
    #[error("it contains a secret")]
    Secret,
    /// It is the name of all members and keys, or looks like it.
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
        let text = parse(text, NAME_LIMIT)?;
        if Likeness::of(&text).matches(&Likeness::of(EVERYONE)) {
            Err(BadText::Reserved)
        } else {
            Ok(Self(text))
        }
    }

    /// Wraps a name from the store without checking it. Another program may have written it, so it is made visible
    /// when printed.
    #[must_use]
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the form used to sort and search.
    #[must_use]
    #[doc(hidden)]
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

/// Prints through [`visible`], because another program may have stored the name.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&visible(&self.0))
    }
}

/// The reason of a change, for the log: 1 to 500 characters, NFC, trimmed, all of them printable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Parses a reason like [`Name::new`]: the log can never be corrected.
    ///
    /// # Errors
    /// The text is empty, has more than [`REASON_LIMIT`] characters, or contains an unprintable character or a
    /// secret.
    pub fn new(text: &str) -> Result<Self, BadText> {
        parse(text, REASON_LIMIT).map(Self)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn parse(text: &str, limit: usize) -> Result<String, BadText> {
    // Checked first, because a leak matters more than the form of the text.
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

/// Returns the form used to compare texts: lower case, NFC.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase().nfc().collect() }
}

/// Returns `text` with every character that prints nothing spelled out (`\u{1b}`). Stored text must pass through this
/// before it reaches a terminal.
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

/// Returns a user's text for a message: visible, in backticks, cut after 60 characters.
///
/// A secret is never cut, because only a whole one is masked when the message is printed.
#[must_use]
pub fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return format!("`{}`", visible(text));
    };
    let end = spans(text).find(|secret| secret.contains(&end)).map_or(end, |secret| secret.end);
    format!("`{}…`", visible(&text[..end]))
}

/// Formats a number of things with a regular plural: `1 key`, `3 keys`.
#[must_use]
#[doc(hidden)]
pub fn count(number: impl Copy + fmt::Display + PartialEq + From<u8>, noun: &str) -> String {
    format!("{number} {}", form(number, noun))
}

/// Returns the singular or the plural of a noun with a regular plural.
#[must_use]
#[doc(hidden)]
pub fn form(number: impl Copy + PartialEq + From<u8>, noun: &str) -> Cow<'_, str> {
    if number == 1.into() { Cow::Borrowed(noun) } else { Cow::Owned(format!("{noun}s")) }
}

/// Formats a number with its digits in groups: `1,000,000`.
#[must_use]
#[doc(hidden)]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Formats a character as its escape, `\u{1b}`.
fn escape(c: char) -> impl fmt::Display {
    c.escape_unicode()
}

/// Quotes a text as one word of a shell.
#[must_use]
pub fn in_shell(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%,".contains(c);
    if text.chars().all(is_plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A well-formed secret that was never used.
    const SECRET: &str = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";

    proptest! {
        #[test]
        fn visible_text_has_no_controls(text in any::<String>()) {
            prop_assert!(!visible(&text).chars().any(is_unprintable));
            prop_assert!(!quoted(&text).chars().any(is_unprintable));
            prop_assert_eq!(unprintables(&visible(&text)).next(), None);
        }

        #[test]
        fn folding_is_idempotent(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn parsed_names_parse_again(text in any::<String>()) {
            if let Ok(name) = Name::new(&text) {
                prop_assert_eq!(Name::new(name.as_str()), Ok(name));
            }
        }

        #[test]
        fn secrets_are_refused(
            before in "[a-zA-Z0-9_ :=%\\\\]{0,20}",
            after in "[a-zA-Z0-9_ :=%\\\\]{0,20}",
            cut in 0..=12usize,
        ) {
            let text = format!("{before}{}{after}", &SECRET[..SECRET.len() - cut]);
            prop_assert_eq!(Name::new(&text), Err(BadText::Secret));
            prop_assert_eq!(Reason::new(&text), Err(BadText::Secret));
        }

        #[test]
        fn parsed_reasons_parse_again(text in any::<String>()) {
            if let Ok(reason) = Reason::new(&text) {
                prop_assert_eq!(visible(reason.as_str()), reason.as_str());
                prop_assert_eq!(Reason::new(reason.as_str()), Ok(reason));
            }
        }
    }

    #[test]
    fn quoted_text_is_cut() {
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
    fn reason_has_1_to_500_characters() {
        assert_eq!(Reason::new(" Cafe\u{301} ").unwrap().as_str(), "Caf\u{e9}");
        assert_eq!(Reason::new(" "), Err(BadText::Empty));
        assert!(Reason::new(&"é".repeat(500)).is_ok());
        assert_eq!(Reason::new(&"x".repeat(501)), Err(BadText::Long { count: 501, limit: 500 }));
    }

    #[test]
    fn unprintable_characters_are_refused() {
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
    fn stored_text_is_made_visible() {
        assert_eq!(visible("a\u{1b}[2Jb\n"), "a\\u{1b}[2Jb\\u{a}");
        assert_eq!(visible("Åse 地図"), "Åse 地図");
    }

    #[test]
    fn folding_ignores_case_beyond_ascii() {
        assert_eq!(fold("ÄRGER"), fold("ärger"));
    }
}
