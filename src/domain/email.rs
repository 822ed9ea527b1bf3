//! Email addresses of members and keys.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use super::id::KeyId;
use super::organization::Organization;
use super::secret::contains_secret;
use super::text::{Name, fold, unprintables, visible};

/// The maximum bytes of an address (RFC 5321, section 4.5.3.1.3, without the angle brackets).
const LIMIT: usize = 254;

/// The maximum bytes before the `@` (RFC 5321, section 4.5.3.1.1).
const LOCAL_LIMIT: usize = 64;

/// The maximum characters between two dots of a domain (RFC 1035, section 2.3.4).
const LABEL_LIMIT: usize = 63;

/// The maximum characters that a key's address takes from its title.
const READABLE: usize = 32;

/// The top-level domain of keys' addresses. It is reserved, so that no mail can be delivered to them (RFC 2606,
/// section 2).
const RESERVED: &str = "invalid";

/// An email address, compared case-insensitively.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// The reason why a text is not an email address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadEmail {
    /// The form is wrong.
    #[error("an address looks like `ada@acme.com`")]
    Form,
    /// It contains text shaped like a secret.
    #[error("it contains a secret")]
    Secret,
}

impl Email {
    /// Parses an address: a local part, `@` and a domain, without blank or unprintable characters, at most 254 bytes.
    #[doc(hidden)]
    pub fn new(text: &str) -> Result<Self, BadEmail> {
        if contains_secret(text) {
            return Err(BadEmail::Secret);
        }
        // Composed, so that a letter typed as two characters does not make another address.
        let text: String = text.trim().nfc().collect();
        let (local, domain) = text.split_once('@').ok_or(BadEmail::Form)?;
        let labels_fit = domain.split('.').all(|label| {
            (1..=LABEL_LIMIT).contains(&label.chars().count())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
        let local_fits = (1..=LOCAL_LIMIT).contains(&local.len())
            && !local.chars().any(|c| c.is_whitespace() || "<>()[],;:\\\"`".contains(c));
        // Fillers count as letters, so a domain is searched too.
        let prints = unprintables(&text).next().is_none();
        if local_fits && labels_fit && prints && text.len() <= LIMIT {
            Ok(Self(text))
        } else {
            Err(BadEmail::Form)
        }
    }

    /// Wraps an address from the store without checking it. Another program may have written it.
    #[must_use]
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    /// Creates the address of a key from its title, the first `id_digits` digits of its id (1 to 32), and the
    /// organization.
    #[must_use]
    #[doc(hidden)]
    pub fn of_key(title: &Name, id: KeyId, id_digits: usize, organization: &Organization) -> Self {
        let id = id.to_string().replace('-', "");
        let id = &id[..id_digits.clamp(1, id.len())];
        let readable = slug(title.as_str(), READABLE.min(LOCAL_LIMIT - "-".len() - id.len()));
        let local = if readable.is_empty() { id.to_owned() } else { format!("{readable}-{id}") };
        let domain = slug(organization.name.as_str(), LABEL_LIMIT);
        let domain = if domain.is_empty() { "organization" } else { &domain };
        Self(format!("{local}@{domain}.{RESERVED}"))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the form used to compare and search.
    #[must_use]
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

/// Prints through [`visible`], because another program may have stored the address.
impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&visible(&self.0))
    }
}

/// Converts `text` to lower-case ASCII letters, digits and single hyphens, at most `limit` of them.
fn slug(text: &str, limit: usize) -> String {
    let mut slug = String::new();
    for c in text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() == limit {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::secret::Prefix;

    /// Returns the address of a key with this title, `id_digits` digits of its id, in this organization.
    fn address(title: &Name, id_digits: usize, organization: Name) -> Email {
        let id = "01909d2c-7b1e-4f3a-8c55-d2f1a6b3e947";
        let organization =
            Organization { id: id.parse().unwrap(), name: organization, prefix: Prefix::default() };
        Email::of_key(title, id.parse().unwrap(), id_digits, &organization)
    }

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    #[test]
    fn a_key_address_is_readable() {
        let short = address(&name("Nightly import"), 8, name("Acme Maps, Inc."));
        assert_eq!(short.as_str(), "nightly-import-01909d2c@acme-maps-inc.invalid");
        let foreign = address(&name("地図"), 8, name("地図"));
        assert_eq!(foreign.as_str(), "01909d2c@organization.invalid");
    }

    #[test]
    fn the_longest_key_address_fits() {
        let long = address(&name(&"x".repeat(100)), 32, name(&"y".repeat(100)));
        let (local, domain) = long.as_str().split_once('@').unwrap();
        assert_eq!(local.len(), 64);
        assert_eq!(domain.len(), 63 + ".invalid".len());
        let cut = address(&name("x"), 8, name(&format!("{} z", "y".repeat(62))));
        assert_eq!(cut.as_str(), format!("x-01909d2c@{}.invalid", "y".repeat(62)));
    }

    proptest! {
        #[test]
        fn every_key_address_is_valid(
            title in "\\PC{1,100}",
            organization in "[a-z -]{1,100}",
            id_digits in 0..50usize,
        ) {
            if let (Ok(title), Ok(organization)) = (Name::new(&title), Name::new(&organization)) {
                let email = address(&title, id_digits, organization);
                prop_assert_eq!(Email::new(email.as_str()), Ok(email));
            }
        }
    }

    #[test]
    fn an_address_is_composed() {
        assert_eq!(Email::new(" ada@exa\u{308}mple.de\n").unwrap().as_str(), "ada@ex\u{e4}mple.de");
    }

    #[test]
    fn long_parts_are_refused() {
        let [long, longer] = [63, 64].map(|count| "a".repeat(count));
        assert!(Email::new(&format!("a{long}@{long}.com")).is_ok());
        assert!(Email::new(&format!("aa{long}@acme.com")).is_err());
        assert!(Email::new(&format!("ada@{longer}.com")).is_err());
    }

    #[test]
    fn other_text_is_refused() {
        for good in ["ada@acme.com", "a.b+c@x-y.co", "jürgen@exämple.de", "root@localhost"] {
            assert!(Email::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "ada",
            "@acme.com",
            "ada@",
            "a b@acme.com",
            "a@b@c",
            "a@-b.c",
            "a@b..c",
            "a\u{1b}@b.c",
            "<a@b.c>",
            "a\u{200b}@b.c",
            "a\u{fe0f}@b.c",
            "a@b\u{3164}.c",
            "a@\u{115f}.c",
        ] {
            assert_eq!(Email::new(bad), Err(BadEmail::Form), "{bad}");
        }
    }

    #[test]
    fn address_with_a_secret_is_refused() {
        const SECRET: &str = "keys_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg1M1QqS";
        for cut in 0..=12 {
            let secret = &SECRET[..SECRET.len() - cut];
            for text in [
                format!("{secret}@b.example"),
                format!("x+{secret}@b.example"),
                format!("a@{secret}.example"),
            ] {
                assert_eq!(Email::new(&text), Err(BadEmail::Secret), "{text}");
            }
        }
    }

    #[test]
    fn a_slug_is_plain_and_short() {
        assert_eq!(slug("  Nächtlicher Import (Köln) ", 32), "nachtlicher-import-koln");
        assert_eq!(slug("地図", 32), "");
        assert_eq!(slug("abc def", 4), "abc");
    }
}
