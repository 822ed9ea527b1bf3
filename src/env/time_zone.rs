//! `TZ`: values that name no time zone. The conversion of times ignores them, which would surprise.

use std::ffi::OsStr;
use std::path::Path;

/// The folders of the time zone database, as the conversion of times searches them.
const FOLDERS: [&str; 4] =
    ["/usr/share/zoneinfo", "/share/zoneinfo", "/etc/zoneinfo", "/usr/share/lib/zoneinfo"];

/// Returns the value of `TZ` if it names no time zone. Empty means UTC.
pub(super) fn unknown_zone(value: Option<&OsStr>) -> Option<String> {
    let value = value.filter(|value| !value.is_empty())?;
    let known = value.to_str().is_some_and(|text| {
        let name = text.strip_prefix(':').unwrap_or(text);
        matches!(name, "localtime" | "UTC" | "GMT") || has_file(name) || is_rule(text.trim())
    });
    (!known).then(|| value.to_string_lossy().into_owned())
}

/// Reports whether the database has this zone, or `name` is the path of a file.
fn has_file(name: &str) -> bool {
    FOLDERS.iter().any(|folder| Path::new(folder).join(name).is_file())
}

/// Reports whether it begins like a rule of POSIX: `CET-1CEST,M3.5.0,M10.5.0/3`, `<+03>-3`.
fn is_rule(text: &str) -> bool {
    let offset = match text.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>').filter(|(name, _)| name.len() >= 3).map(|(_, rest)| rest),
        None => Some(text.trim_start_matches(|c: char| c.is_ascii_alphabetic()))
            .filter(|rest| text.len() - rest.len() >= 3),
    };
    offset.is_some_and(|text| {
        text.strip_prefix(['+', '-']).unwrap_or(text).starts_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_that_do_not_exist_are_unknown() {
        let unknown = |text: &str| unknown_zone(Some(OsStr::new(text)));
        for known in
            ["", "UTC", ":UTC", "localtime", "EST5EDT,M3.2.0,M11.1.0", "CET-1", "<+03>-3", "<-0330>+3:30"]
        {
            assert_eq!(unknown(known), None, "{known}");
        }
        assert_eq!(unknown_zone(None), None);
        for bogus in ["Mars/Phobos", "Europe/", "+3", "UTC+", "<x>3", "E5", "/dev/null", "."] {
            assert_eq!(unknown(bogus).as_deref(), Some(bogus));
        }
    }
}
