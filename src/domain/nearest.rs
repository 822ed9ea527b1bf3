//! The name that was probably meant.

use super::text::fold;

/// How alike two names must be, from 0 to 1, for one to be suggested in place of the other.
const ALIKE: f64 = 0.8;

/// The `known` names most like `wanted`, the likest first, at most `most` of them and none that is far off.
///
/// Case does not count, and a name that contains all of `wanted` is taken for like it: `import` for `nightly import`.
pub fn nearest<N: AsRef<str>>(wanted: &str, known: impl IntoIterator<Item = N>, most: usize) -> Vec<N> {
    let wanted = fold(wanted.trim());
    let mut near: Vec<(f64, N)> = Vec::new();
    for name in known {
        let likeness = likeness(&wanted, &fold(name.as_ref()));
        if likeness < ALIKE {
            continue;
        }
        // Among equals the first stays first, so that the answer is always the same.
        let place = near.partition_point(|(other, _)| *other >= likeness);
        near.insert(place, (likeness, name));
        // Only as many are held as will be answered, however many names there are.
        near.truncate(most);
    }
    near.into_iter().map(|(_, name)| name).collect()
}

fn likeness(wanted: &str, name: &str) -> f64 {
    let alike = strsim::jaro_winkler(wanted, name);
    // Two letters stand in too many names to mean anything.
    if wanted.chars().count() > 2 && name.contains(wanted) { alike.max(0.9) } else { alike }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 6] = ["title", "id", "creator", "created", "expires", "last-used"];

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        assert_eq!(nearest("crated", KNOWN, 1), ["created"]);
        assert_eq!(nearest("Titel", KNOWN, 1), ["title"]);
        assert_eq!(nearest("expiry", KNOWN, 1), ["expires"]);
        assert_eq!(nearest("used", KNOWN, 1), ["last-used"]);
        assert_eq!(nearest("create", KNOWN, 2), ["created", "creator"]);
    }

    #[test]
    fn what_is_like_nothing_finds_nothing() {
        assert!(nearest("zzz", KNOWN, 3).is_empty());
        assert!(nearest("", KNOWN, 3).is_empty());
        assert!(nearest("title", KNOWN, 0).is_empty());
    }

    #[test]
    fn part_of_a_long_title_finds_it() {
        assert_eq!(nearest("import", ["deploy", "the nightly import"], 3), ["the nightly import"]);
    }
}
