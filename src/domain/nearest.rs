//! Suggestions for mistyped names.

use super::text::fold;

/// The similarity, from 0 to 1, from which a name is suggested.
const SIMILAR: f64 = 0.8;

/// Returns the `known` names that are most similar to `wanted`, best first, at most `most` of them.
///
/// Ignores case. A name that contains `wanted` counts as similar: `nightly import` for `import`.
pub fn nearest<N: AsRef<str>>(wanted: &str, known: impl IntoIterator<Item = N>, most: usize) -> Vec<N> {
    let wanted = fold(wanted.trim());
    let mut near: Vec<(f64, N)> = Vec::new();
    for name in known {
        let similarity = similarity(&wanted, &fold(name.as_ref()));
        if similarity < SIMILAR {
            continue;
        }
        // Keeps the order of equally similar names, so that the result is deterministic.
        let place = near.partition_point(|(other, _)| *other >= similarity);
        near.insert(place, (similarity, name));
        // Keeps only the best, so that memory does not grow with the number of names.
        near.truncate(most);
    }
    near.into_iter().map(|(_, name)| name).collect()
}

fn similarity(wanted: &str, name: &str) -> f64 {
    let alike = strsim::jaro_winkler(wanted, name);
    // Two letters occur in too many names to be meaningful.
    if wanted.chars().count() > 2 && name.contains(wanted) { alike.max(0.9) } else { alike }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 6] = ["title", "id", "creator", "created", "expires", "last-used"];

    #[test]
    fn a_typo_finds_the_name() {
        assert_eq!(nearest("crated", KNOWN, 1), ["created"]);
        assert_eq!(nearest("Titel", KNOWN, 1), ["title"]);
        assert_eq!(nearest("expiry", KNOWN, 1), ["expires"]);
        assert_eq!(nearest("used", KNOWN, 1), ["last-used"]);
        assert_eq!(nearest("create", KNOWN, 2), ["created", "creator"]);
    }

    #[test]
    fn unlike_text_finds_nothing() {
        assert!(nearest("zzz", KNOWN, 3).is_empty());
        assert!(nearest("", KNOWN, 3).is_empty());
        assert!(nearest("title", KNOWN, 0).is_empty());
    }

    #[test]
    fn part_of_a_long_title_finds_it() {
        assert_eq!(nearest("import", ["deploy", "the nightly import"], 3), ["the nightly import"]);
    }
}
