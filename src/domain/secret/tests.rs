use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::testing::{NoRandomness, RepeatedByte, SeededRandom};

fn secret(prefix: &str, start: u64) -> String {
    let prefix = Prefix::new(prefix).unwrap();
    PlainSecret::generate(&prefix, &SeededRandom::after(0, start)).unwrap().0.to_string()
}

fn is_malformed(text: &str) -> bool {
    PlainSecret::parse(text).is_err()
}

#[test]
fn the_start_of_a_hash_is_a_signed_number() {
    let mut hash = [0; 32];
    hash[7] = 5;
    assert_eq!(SecretHash(hash).start(), 5);
    hash[0] = 0x80;
    assert_eq!(SecretHash(hash).start(), i64::MIN + 5);
    assert_eq!(SecretHash([0xff; 32]).start(), -1);
}

#[test]
fn published_vectors_parse() {
    let mut count = [0, 0];
    let lines = include_str!("../../../tests/vectors/secrets.txt").split('\n');
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [verdict, text, note] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let parsed = PlainSecret::parse(text);
        match verdict {
            "valid" => {
                let hash = parsed.unwrap().hash().0.iter().fold(String::new(), |mut hex, byte| {
                    let _ = write!(hex, "{byte:02x}");
                    hex
                });
                assert_eq!(hash, note, "{text}");
                count[0] += 1;
            }
            "invalid" => {
                assert!(parsed.is_err(), "{text}: {note}");
                count[1] += 1;
            }
            _ => panic!("{line}"),
        }
    }
    assert!(count[0] >= 10 && count[1] >= 50, "{count:?}");
}

#[test]
fn a_new_secret_has_its_form() {
    let text = secret("acme", 1);
    assert_eq!(text.len(), "acme_".len() + RANDOM + CHECKSUM);
    let parsed = PlainSecret::parse(&text).unwrap();
    assert_eq!(parsed.secret_start(), text[..9]);
    assert_eq!(format!("{parsed:?}"), "PlainSecret(…)");
}

#[test]
fn a_secret_is_never_reallocated() {
    let prefix = Prefix::new("abcdefghijklmnop").unwrap();
    let made = PlainSecret::generate(&prefix, &SeededRandom::after(0, 7)).unwrap();
    assert_eq!(made.0.len(), 16 + 1 + RANDOM + CHECKSUM);
    assert_eq!(made.0.capacity(), made.0.len(), "a text that grew left a copy behind");
}

#[test]
fn no_randomness_is_an_error() {
    assert!(PlainSecret::generate(&Prefix::default(), &NoRandomness).is_err());
}

#[test]
fn biased_bytes_are_skipped() {
    for byte in 248..=255 {
        let made = PlainSecret::generate(&Prefix::default(), &RepeatedByte::new(byte)).unwrap();
        assert!(made.0.starts_with("keys_0000"), "{byte}");
    }
    let made = PlainSecret::generate(&Prefix::default(), &RepeatedByte::new(247)).unwrap();
    assert!(made.0.starts_with("keys_zzzz"));
}

#[test]
fn every_digit_occurs() {
    let texts: String = (0..100).map(|start| secret("keys", start)[5..48].to_owned()).collect();
    assert!(BASE62.iter().all(|digit| texts.contains(char::from(*digit))));
}

#[test]
fn prefixes_are_short_and_lower_case() {
    for good in ["ab", "keys", "a1", "abcdefghijklmnop"] {
        assert!(Prefix::new(good).is_ok(), "{good}");
    }
    for bad in ["", "a", "abcdefghijklmnopq", "Keys", "kEys", "1a", "a-b", "a_b", "ä1", "аb", " ab", "ab\n"]
    {
        assert_eq!(Prefix::new(bad), Err(NotAPrefix), "{bad}");
    }
}

proptest! {
    #[test]
    fn generated_secrets_parse(prefix in "[a-z][a-z0-9]{1,15}", start in any::<u64>()) {
        let text = secret(&prefix, start);
        let parsed = PlainSecret::parse(&text).unwrap();
        prop_assert_eq!(&*parsed.0, &text);
    }

    #[test]
    fn a_changed_character_is_refused(
        prefix in "[a-z][a-z0-9]{1,15}",
        start in any::<u64>(),
        place in any::<prop::sample::Index>(),
        character in prop_oneof!["[0-9A-Za-z_]", "\\PC"],
    ) {
        let text = secret(&prefix, start);
        let place = place.index(text.len());
        let changed = format!("{}{character}{}", &text[..place], &text[place + 1..]);
        prop_assume!(changed != text);
        prop_assert!(is_malformed(&changed), "{}", changed);
    }

    #[test]
    fn an_added_character_is_refused(
        prefix in "[a-z][a-z0-9]{1,15}",
        start in any::<u64>(),
        place in any::<prop::sample::Index>(),
        character in prop_oneof!["[0-9a-z]", "[0-9A-Za-z_]", "\\PC"],
    ) {
        let text = secret(&prefix, start);
        let place = place.index(text.len() + 1);
        let longer = format!("{}{character}{}", &text[..place], &text[place..]);
        prop_assert!(is_malformed(&longer), "{}", longer);
    }

    #[test]
    fn a_missing_character_is_refused(
        prefix in "[a-z][a-z0-9]{1,15}",
        start in any::<u64>(),
        place in any::<prop::sample::Index>(),
    ) {
        let text = secret(&prefix, start);
        let place = place.index(text.len());
        let shorter = format!("{}{}", &text[..place], &text[place + 1..]);
        prop_assert!(is_malformed(&shorter), "{}", shorter);
    }

    #[test]
    fn no_input_panics(text in "[a-z]{0,3}_?\\PC{0,60}") {
        let _ = PlainSecret::parse(&text);
    }
}

#[test]
fn the_pattern_finds_every_vector() {
    let lines = include_str!("../../../tests/vectors/secrets.txt").lines();
    let mut found = 0;
    for secret in lines.filter_map(|line| line.strip_prefix("valid\t")?.split('\t').next()) {
        let prefix = Prefix::new(secret.split('_').next().unwrap()).unwrap();
        let pattern = regex::Regex::new(&prefix.pattern()).unwrap();
        let leak = format!("export TOKEN=\"{secret}\" # oops");
        assert_eq!(pattern.find(&leak).map(|found| found.as_str()), Some(secret));
        assert!(!pattern.is_match(&leak.replace(secret, &secret[..secret.len() - 1])), "{secret}, cut");
        found += 1;
    }
    assert!(found > 5, "{found} vectors");
}

#[test]
fn prefix_is_suggested_by_the_name() {
    for (name, prefix) in [
        ("Meridian Maps", "meridian"),
        ("A & B Consulting", "consulting"),
        ("3M", "keys"),
        ("4th Street", "th"),
        ("Åkerlund & Co", "akerlund"),
        ("東京地図", "keys"),
        ("X Y", "xy"),
        ("Internationalization Board", "internationaliza"),
    ] {
        assert_eq!(Prefix::suggested(name).as_str(), prefix, "{name}");
    }
}
