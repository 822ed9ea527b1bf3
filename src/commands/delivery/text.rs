//! The delivered text of a secret. Every copy is wiped when dropped.

use zeroize::Zeroizing;

use super::super::documents::key::KeyWithSecret;
use crate::domain::secret::PlainSecret;

/// The secret on a line of its own.
pub(super) fn line(secret: &PlainSecret) -> Zeroizing<Vec<u8>> {
    let text = exposed(secret);
    let mut line = Zeroizing::new(Vec::with_capacity(text.len() + 1));
    line.extend_from_slice(text.as_bytes());
    line.push(b'\n');
    line
}

/// The document with the secret as its last field.
pub(super) fn with_secret(
    document: &KeyWithSecret,
    secret: &PlainSecret,
) -> anyhow::Result<Zeroizing<Vec<u8>>> {
    let rest = serde_json::to_string_pretty(document)?;
    let open = rest.trim_end().trim_end_matches('}').trim_end();
    // Room for all of it from the start, so that no copy of the secret is left behind by growing.
    let mut text = Zeroizing::new(Vec::with_capacity(rest.len() + exposed(secret).len() + 32));
    // A secret is letters, digits and an underscore: JSON has nothing to escape in it.
    for part in [open, ",\n  \"secret\": \"", exposed(secret), "\"\n}\n"] {
        text.extend_from_slice(part.as_bytes());
    }
    Ok(text)
}

#[expect(clippy::disallowed_methods, reason = "this is delivery")]
pub(super) fn exposed(secret: &PlainSecret) -> &str {
    secret.expose()
}
