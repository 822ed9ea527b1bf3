//! The delivery of a secret.

use std::path::PathBuf;

use super::Error;
use super::catalogue::catalogue;
use crate::domain::id::KeyId;

catalogue! {
    /// A secret could not be delivered.
    pub enum DeliveryError {
        /// The new secret was not delivered. It stops working when its lease ends.
        Undelivered { title: String, cause: String, state: String, hint: String } => "undelivered", Failed,
            message("the new secret of `{title}` was not delivered: {cause}; {state}"),
            hint("{hint}");
        /// The new secret was delivered, but its delivery was not confirmed. It stops working when its lease ends.
        Unconfirmed { title: String, cause: String, state: String, hint: String } => "undelivered", Failed,
            message("the new secret of `{title}` was delivered, but not confirmed: {cause}; {state}"),
            hint("{hint}");
        /// The command was interrupted before the delivery of the new secret was confirmed.
        LeftUnconfirmed { title: String, state: String, hint: String } => "interrupted", Interrupted,
            message("interrupted: the delivery of the new secret of `{title}` is not confirmed; {state}"),
            hint("{hint}");
        /// The new secret could not be discarded.
        NotDiscarded { title: String, cause: String, state: String, hint: String } => "undelivered", Failed,
            message("the new secret of `{title}` could not be discarded: {cause}; {state}"),
            hint("{hint}");
        /// The user discarded the new secret.
        Discarded { what: String } => "discarded", Interrupted,
            message("{what}"),
            no_hint("the user decided");
        /// It is unknown whether the delivery of the new secret was confirmed.
        ConfirmationUnknown { id: KeyId, title: String, cause: String } => "outcome-unknown", Failed,
            message("it is unknown whether the delivery of the new secret of `{title}` was confirmed: {cause}"),
            hint("see whether the secret is active: `keys show {id}`");
        /// The secret could not be written to standard output.
        OutputFailed { cause: Box<Error> } => "undelivered", Failed,
            message("{cause}"),
            hint("redirect standard output to a file or a program, or pass `--copy` or `--secret-file PATH`");
        /// There is no clipboard for the secret.
        NoClipboard { reason: String } => "no-clipboard", Failed,
            message("{reason}"),
            hint("omit `--copy` to print the secret, or pass `--secret-file PATH`");
        /// There is no clipboard for the email address.
        NoClipboardForEmail { reason: String } => "no-clipboard", Failed,
            message("{reason}"),
            hint("print it with `--field email`, or pass `--osc52` to copy through the terminal");
        /// The file for the secret already exists.
        FileExists { path: PathBuf } => "file-exists", Failed,
            message("`{}` already exists; it was not changed", path.display()),
            hint("name a new file: `--secret-file PATH`");
        /// A secret file is not standard output.
        FileIsDash => "invalid", Usage,
            message("`--secret-file -` does not mean standard output"),
            hint("omit `--secret-file` and redirect standard output, or pass `./-` for a file of that name");
        /// Only a person can confirm that the terminal copied the secret.
        NoTerminalToConfirm => "invalid", Usage,
            message("`--osc52` needs a terminal where you can press OK: nothing else confirms that the secret was copied"),
            hint("run the command at a terminal, or pass `--secret-file PATH`");
        /// The terminal cannot take a secret off its screen again.
        NoReveal => "no-reveal", Usage,
            message("this terminal (`TERM=dumb`) cannot take the secret off its screen"),
            hint("pass `--secret-file PATH` or `--copy`, or redirect standard output");
        /// Copying through the terminal needs a terminal.
        NoTerminal => "invalid", Usage,
            message("`--osc52` needs a terminal on standard error"),
            hint("run the command at a terminal, or omit `--osc52`");
    }
}
