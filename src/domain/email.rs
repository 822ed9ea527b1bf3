//! Email addresses: the members' own, and the one that each key is given.

use std::fmt;

use super::id::KeyId;
use super::organization::Organization;
use super::text::{Name, fold, is_unprintable};

/// The most bytes an address can have (RFC 5321, section 4.5.3.1.3, less the angle brackets).
const LIMIT: usize = 254;

/// The most characters of a key's title that its address repeats.
const READABLE: usize = 32;

/// The top-level domain of keys' addresses: reserved, so no mail ever leaves for one (RFC 2606, section 2).
const RESERVED: &str = "invalid";

/// An email address, compared without regard to case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// The text is not an email address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an address looks like `ada@acme.com`")]
pub struct NotAnEmail;

impl Email {
    /// Takes an address in: one `@`, something before it, a domain after it, nothing blank or unprintable.
    ///
    /// # Errors
    /// When it is not of that form or longer than 254 bytes.
    pub fn new(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim();
        let (local, domain) = text.split_once('@').ok_or(NotAnEmail)?;
        let labels_fit = domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
        let local_fits = !local.is_empty()
            && !local.chars().any(|c| c.is_whitespace() || is_unprintable(c) || "<>()[],;:\\\"`".contains(c));
        if local_fits && labels_fit && text.len() <= LIMIT {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnEmail)
        }
    }

    /// What the store holds, whoever wrote it there.
    #[must_use]
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    /// The address of a key: readable part of the title, the first `id_digits` of its id, the organization.
    #[must_use]
    pub fn of_key(title: &Name, id: KeyId, id_digits: usize, organization: &Organization) -> Self {
        let readable = slug(title.as_str(), READABLE);
        let id: String = id.to_string().chars().filter(char::is_ascii_hexdigit).take(id_digits).collect();
        let local = if readable.is_empty() { id } else { format!("{readable}-{id}") };
        let domain = slug(organization.name.as_str(), 63);
        let domain = if domain.is_empty() { "organization" } else { &domain };
        Self(format!("{local}@{domain}.{RESERVED}"))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as it is compared and searched by.
    #[must_use]
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// `text` in lower-case ASCII letters, digits and single hyphens, at most `limit` of them.
fn slug(text: &str, limit: usize) -> String {
    use unicode_normalization::UnicodeNormalization as _;
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
    use super::*;

    #[test]
    fn addresses_are_told_from_other_text() {
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
        ] {
            assert_eq!(Email::new(bad), Err(NotAnEmail), "{bad}");
        }
    }

    #[test]
    fn a_slug_is_plain_and_short() {
        assert_eq!(slug("  Nächtlicher Import (Köln) ", 32), "nachtlicher-import-koln");
        assert_eq!(slug("地図", 32), "");
        assert_eq!(slug("abc def", 4), "abc");
    }
}
