//! Invalid values typed by the user.

use super::catalogue::catalogue;
use crate::domain::email::BadEmail;
use crate::domain::text::{BadText, EVERYONE, count, quoted};

catalogue! {
    /// A value is not valid.
    pub enum InputError {
        /// A title, name or reason is empty.
        Empty { what: String, limit: usize } => "invalid", Usage,
            message("invalid {what}: empty"),
            hint("use 1 to {limit} printable characters");
        /// A title, name or reason is too long.
        TooLong { what: String, count: usize, limit: usize } => "invalid", Usage,
            message("invalid {what}: {count} characters (maximum {limit})"),
            hint("use 1 to {limit} printable characters");
        /// A title, name or reason has a character that does not print.
        Unprintable { what: String, position: usize, character: char, limit: usize } => "invalid", Usage,
            message("invalid {what}: character {position} is `{}`, which does not print",
                character.escape_unicode()),
            hint("use 1 to {limit} printable characters");
        /// A title, name, email or reason contains text shaped like a secret.
        ContainsSecret { what: String } => "invalid", Usage,
            message("invalid {what}: it contains a secret"),
            hint("omit the secret: the log keeps this text for ever; `keys verify` shows which key it belongs to, \
                  and `keys rotate` replaces it");
        /// A title or name is the word for all members and keys, or looks like it.
        Everyone { what: String } => "invalid", Usage,
            message("invalid {what}: `{EVERYONE}` means all members and keys"),
            hint("choose another {what}");
        /// An email address has another form.
        Email { text: String } => "invalid", Usage,
            message("invalid email: {}", quoted(text)),
            hint("use the form `ada@acme.com`");
        /// The prefix of the organization's secrets has another form.
        Prefix { text: String } => "invalid", Usage,
            message("invalid prefix: {}", quoted(text)),
            hint("use a lower-case letter, then 1 to 15 lower-case letters or digits");
        /// The role of a key is neither viewer nor editor.
        KeyRole { text: String } => "invalid", Usage,
            message("invalid role of a key: {}", quoted(text)),
            hint("pass `--role viewer` or `--role editor`");
        /// A key cannot be an administrator.
        KeyAdministrator => "invalid", Usage,
            message("a key cannot be an administrator"),
            hint("pass `--role viewer` or `--role editor`");
        /// A filter matches another number of keys than expected.
        UnexpectedCount { expected: u64, found: u64 } => "unexpected-count", Failed,
            message("the filter matches {}, not {expected}; nothing changed", count(*found, "key")),
            hint("check them with `keys list --filter CONDITION`, then pass `--expect {found}`");
        /// Lines of standard input name nothing that can be changed.
        Lines { bad: u64, reasons: Vec<String> } => "invalid-lines", Failed,
            message("{} of standard input cannot be used; nothing changed", count(*bad, "line")),
            hint("correct them:\n  {}", reasons.join("\n  "));
        /// A word is none of those that are allowed.
        Word { what: String, text: String, near: Option<String>, known: Vec<String> } => "invalid", Usage,
            message("invalid {what}: {}", quoted(text)),
            hint("{}choose one of {}", did_you_mean(near.as_deref()), known.join(", "));
        /// The log has no such action.
        Action { text: String, near: Vec<String>, known: Vec<String> } => "invalid", Usage,
            message("invalid action: {}", quoted(text)),
            either(near.is_empty() => ("choose one of {}, or all of a noun: `key`", known.join(", "))
                else ("did you mean {}?", super::or_list(near)));
        /// A command line has several columns for one field.
        SeveralFields => "invalid", Usage,
            message("`--field` prints one field"),
            hint("print all fields with `-o json`");
        /// Every column is hidden.
        NoColumns => "invalid", Usage,
            message("no columns left to show"),
            hint("hide fewer columns, or choose some with `--columns`");
        /// Several keys would get one title.
        OneTitle { keys: usize } => "invalid", Usage,
            message("one title for {keys} keys"),
            hint("pass `--title` with one key at a time");
        /// Standard input has several secrets where one is expected.
        SeveralSecrets => "invalid", Usage,
            message("standard input has more than one line"),
            hint("pass `--batch` to verify several secrets, one a line");
        /// The command line is wrong; the message is the parser's.
        CommandLine { message: String, hint: String } => "invalid", Usage,
            message("{message}"),
            hint("{hint}");
    }
}

impl InputError {
    /// Returns the error for a text that is not a title, name or reason of at most `limit` characters.
    #[must_use]
    pub fn text(what: &str, bad: &BadText, limit: usize) -> Self {
        let what = what.to_owned();
        match *bad {
            BadText::Empty => Self::Empty { what, limit },
            BadText::Long { count, limit } => Self::TooLong { what, count, limit },
            BadText::Unprintable { position, character } => {
                Self::Unprintable { what, position, character, limit }
            }
            BadText::Secret => Self::ContainsSecret { what },
            BadText::Reserved => Self::Everyone { what },
        }
    }

    /// Returns the error for a text that is not an email address.
    #[must_use]
    pub fn email(text: &str, bad: BadEmail) -> Self {
        match bad {
            BadEmail::Form => Self::Email { text: text.to_owned() },
            BadEmail::Secret => Self::ContainsSecret { what: "email".to_owned() },
        }
    }
}

pub(super) fn did_you_mean(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("did you mean `{near}`? "))
}
