//! How well a text matches what was typed.

/// The ways in which a text matches, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It begins with the typed text.
    Prefix,
    /// Another name of the same thing does, such as its id.
    OtherPrefix,
    /// One of its words does.
    Word,
    /// It contains the typed text.
    Inside,
    /// It has the typed characters in order, close together.
    Near,
}

impl Rank {
    /// The number of ranks.
    pub const COUNT: usize = 5;
}

/// The fewest characters that are searched for one by one: almost every text has two given ones.
pub const FEWEST: usize = 3;

/// Returns the rank of a text that contains `wanted`. Both are folded. An empty text matches everything.
#[must_use]
pub fn rank(folded: &str, wanted: &str) -> Option<Rank> {
    if folded.starts_with(wanted) {
        return Some(Rank::Prefix);
    }
    let begins_word = |at: usize| !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let mut found = folded.match_indices(wanted).map(|(at, _)| at).peekable();
    found.peek()?;
    Some(if found.any(begins_word) { Rank::Word } else { Rank::Inside })
}

/// Reports whether the text has the characters of `wanted` in order and close together: in at most twice their number
/// and one. Spaces do not count.
#[must_use]
pub fn is_near(folded: &str, wanted: &str) -> bool {
    let wanted: Vec<char> = wanted.chars().filter(|c| !c.is_whitespace()).collect();
    let Some((first, others)) = wanted.split_first() else { return false };
    if wanted.len() < FEWEST {
        return false;
    }
    let starts = folded.char_indices().filter(|(_, c)| c == first);
    starts.map(|(at, c)| at + c.len_utf8()).any(|after| {
        let mut rest = folded[after..].chars().take(2 * wanted.len());
        others.iter().all(|wanted| rest.any(|c| c == *wanted))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_beginning_word_and_inside() {
        assert_eq!(rank("import", "imp"), Some(Rank::Prefix));
        assert_eq!(rank("nightly import", "imp"), Some(Rank::Word));
        assert_eq!(rank("reimport, import", "imp"), Some(Rank::Word));
        assert_eq!(rank("reimport", "imp"), Some(Rank::Inside));
        assert_eq!(rank("other", "imp"), None);
        assert_eq!(rank("other", ""), Some(Rank::Prefix));
        assert_eq!(rank("地図データ", "データ"), Some(Rank::Inside));
    }

    #[test]
    fn near_characters_are_close_together() {
        assert!(is_near("nightly import", "iprt"));
        assert!(is_near("i-i-import", "iprt"));
        assert!(!is_near("ada lovelace <ada@acme.com> (administrator)", "edi"));
        assert!(!is_near("import", "xx"));
        assert!(!is_near("nightly import", "nt"));
        assert!(!is_near("ab", "  "));
    }
}
