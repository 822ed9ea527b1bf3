//! Text shaped like a secret, wherever it occurs: refused in what is stored, masked in what is printed.

use std::borrow::Cow;
use std::ops::Range;

use super::RECOGNIZABLE;

/// The fewest characters after the underscore that count as a secret. A secret has 49. Without its checksum it is
/// still the whole secret, because the checksum follows from the rest; six more can be guessed.
const SHORTEST: usize = 37;

/// Finds text shaped like a secret: an underscore and 37 or more base62 characters, whatever precedes or follows.
///
/// Returns the base62 characters after each such underscore, as byte ranges. The prefix is not examined: every
/// organization has its own, and the letters before an underscore may belong to the surrounding text (`\nkeys_…`).
/// A secret that is split, by a line break for example, is not found.
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('_').filter_map(|(underscore, _)| {
        let start = underscore + 1;
        let length = text[start..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        (length >= SHORTEST).then(|| start..start + length)
    })
}

/// Returns true if any part of `text` is shaped like a secret.
#[must_use]
pub fn contains_secret(text: &str) -> bool {
    spans(text).next().is_some()
}

/// `text` with everything shaped like a secret cut to its recognizable start: `keys_0123…`.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut end = 0;
    for span in spans(text) {
        shown.push_str(&text[end..span.start + RECOGNIZABLE]);
        shown.push('…');
        end = span.end;
    }
    if end == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[end..]);
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECRET: &str = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";

    #[test]
    fn secret_is_found_in_any_surroundings() {
        let around = [
            ("", ""),
            ("API_KEY_", ""),
            ("token%3D", "%26next=1"),
            (r"line one\n", r"\n"),
            ("x", "x"),
            ("\u{1b}[33m", "\u{1b}[0m"),
            ("https://ada:", "@example.com/"),
            ("\u{fffd}", "\u{fffd}"),
            ("地図", "地図"),
            ("", "_backup"),
            ("__", "__"),
            (SECRET, SECRET),
        ];
        for (before, after) in around {
            for cut in 0..=12 {
                let secret = &SECRET[..SECRET.len() - cut];
                let text = format!("{before}{secret}{after}");
                let shown = masked(&text);
                assert!(contains_secret(&text), "{text}");
                assert!(!shown.contains(&SECRET[5..42]), "{shown}");
            }
        }
    }

    #[test]
    fn mask_keeps_the_start_and_the_text_around() {
        assert_eq!(masked(&format!("no key matches `{SECRET}`")), "no key matches `keys_0123…`");
        assert_eq!(masked(&format!("{SECRET}, API_{SECRET}_old")), "keys_0123…, API_keys_0123…_old");
        assert_eq!(masked(&format!("{SECRET}{SECRET}")), "keys_0123…_0123…");
    }

    #[test]
    fn other_text_stays() {
        let hash = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
        for text in ["", "_", "snake_case_name", "keys_0123…", hash, &SECRET[..41], &SECRET.replace('_', "-")]
        {
            assert!(!contains_secret(text), "{text}");
            assert!(matches!(masked(text), Cow::Borrowed(same) if same == text));
        }
    }

    proptest! {
        #[test]
        fn masked_text_has_no_secret_left(
            before in any::<String>(),
            secret in "[a-z][a-z0-9]{1,15}_[0-9A-Za-z]{37,60}",
            after in any::<String>(),
        ) {
            let text = format!("{before}{secret}{after}");
            let shown = masked(&text);
            prop_assert!(contains_secret(&text));
            prop_assert!(!contains_secret(&shown));
            let body = secret.split_once('_').unwrap().1;
            prop_assert!(!shown.contains(&body[..37]));
        }

        #[test]
        fn text_without_a_secret_is_unchanged(text in "([a-z_ ]|[0-9A-Za-z]{1,36} )*") {
            prop_assume!(!contains_secret(&text));
            prop_assert_eq!(masked(&text), text.as_str());
        }
    }
}
