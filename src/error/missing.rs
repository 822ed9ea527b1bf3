//! Values, decisions and confirmations that are missing without a terminal to prompt on.

use super::catalogue::catalogue;

catalogue! {
    /// A value is missing, and there is no terminal to ask for it.
    pub enum MissingError {
        /// A value that a flag gives is missing.
        Value { what: String, flag: String } => "missing", Usage,
            message("missing {what}"),
            hint("{} `{flag}`", if flag.starts_with("keys ") { "run" } else { "pass" });
        /// The argument KEY is missing.
        Key => "missing", Usage,
            message("missing argument KEY"),
            hint("name a key by id, email or title; `keys list` shows the keys");
        /// The argument MEMBER is missing.
        Member => "missing", Usage,
            message("missing argument MEMBER"),
            hint("name a member by id, email or name; `keys member list` shows the members");
        /// The argument RESOURCE is missing.
        Resource => "missing", Usage,
            message("missing argument RESOURCE"),
            hint("name a resource by id, name or `project/name`; `keys resource list` shows the resources");
        /// The argument WHO, or the flag that gives it, is missing.
        Principal { what: String, hint: String } => "missing", Usage,
            message("missing {what}"),
            hint("{hint}");
        /// The path of the store is missing, and there is no home folder.
        StorePath => "missing", Usage,
            message("missing path of the store: there is no home folder"),
            hint("pass `--store PATH`, or set `KEYS_STORE`");
        /// The path of the configuration is missing, and there is no home folder.
        ConfigPath => "missing", Usage,
            message("missing path of the configuration: there is no home folder"),
            hint("pass `--config PATH`, or set `KEYS_CONFIG`");
        /// An editor needs a terminal.
        EditorTerminal => "missing", Usage,
            message("missing terminal to edit the configuration on"),
            hint("run `keys config set KEY VALUE`");
        /// The acting member is unknown: there are several administrators.
        ActingMember { known: Vec<String> } => "missing", Usage,
            message("missing acting member: there are several administrators"),
            hint("pass `--as WHO`, or set `KEYS_AS`: {}", known.join(", "));
        /// The secret to verify is missing.
        Secret => "missing", Usage,
            message("missing secret"),
            hint("pass it on standard input: `keys verify < FILE`");
        /// The secrets to verify are missing.
        Secrets => "missing", Usage,
            message("missing secrets"),
            hint("pass them on standard input, one a line: `keys verify --batch < FILE`");
        /// `-` reads names from standard input, which is a terminal.
        Names => "missing", Usage,
            message("missing names on standard input"),
            hint("pipe them, one a line: `keys list -q --filter CONDITION | keys revoke -`");
        /// A key is updated without a change.
        KeyChange => "missing", Usage,
            message("missing change"),
            hint("pass `--title TITLE`, `--role ROLE` or `--expires TIME`");
        /// A member is updated without a change.
        MemberChange { name: String } => "missing", Usage,
            message("missing change to {name}"),
            hint("pass `--name`, `--email` or `--role`");
        /// A secret can be revealed only at a terminal.
        Terminal => "missing", Usage,
            message("missing terminal to show the secret on"),
            hint("pass `--secret-file PATH`");
    }
}

catalogue! {
    /// A decision is needed, and there is no terminal to ask for it.
    pub enum UndecidedError {
        /// Owners of resources are deleted without a decision about the resources.
        Resources { owners: Vec<String>, owned: String, single: bool } => "undecided", Usage,
            message("{} {} {owned}: choose what happens to {}", owners.join(", "),
                if owners.len() == 1 { "owns" } else { "own" }, if *single { "it" } else { "them" }),
            hint("pass `--transfer-to MEMBER`, or `--delete-resources` to delete what has no other owner; `--dry-run` \
                  shows the effect");
        /// A deletion needs a confirmation.
        Confirmation { action: String } => "undecided", Usage,
            message("confirmation needed to {action}, but there is no terminal"),
            hint("pass `--yes` to confirm");
        /// A change of the keys that match a filter needs a confirmation.
        Filter => "undecided", Usage,
            message("confirmation needed to change the keys that match a filter"),
            hint("pass `--yes` and `--expect N`, N being their number; `keys list --filter CONDITION` shows them");
        /// Standard output discards what is written to it.
        SecretLost => "undecided", Usage,
            message("standard output is /dev/null: the secret would be lost"),
            hint("redirect it to a file or a program, or pass `--copy` or `--secret-file PATH`");
    }
}
