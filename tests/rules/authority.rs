//! Rule R2 for every command that there is, found by walking the command tree.
//!
//! A command changes the store if it takes `--reason`: only arguments that carry a reason open a write context.

use clap::{Command, CommandFactory as _};
use keys::cli::Cli;
use keys::testing::Script;

use crate::layers::source::sources_under;
use crate::support::fixture::{Fixture, Outcome};

const VIEWER: &str = "tim@acme.com";
const EDITOR: &str = "grace@acme.com";

/// The groups whose changes are open to editors, on resources that they own.
const OPEN_TO_EDITORS: [&str; 2] = ["acl", "resource"];

/// A command without subcommands, with the words that call it.
struct Leaf {
    words: Vec<String>,
    command: Command,
}

impl Leaf {
    fn changes(&self) -> bool {
        self.command.get_arguments().any(|argument| argument.get_id() == "reason")
    }

    /// A backup of a file is not restored to a server.
    fn has_engine(&self) -> bool {
        !(keys::testing::on_server() && self.words == ["restore-backup"])
    }

    fn is_open_to_editors(&self) -> bool {
        OPEN_TO_EDITORS.contains(&self.words[0].as_str())
    }

    /// The words, and a value for every argument and for every group of arguments that clap requires.
    fn call<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let required = self.command.get_arguments().filter(|argument| argument.is_required_set());
        let groups = self.command.get_groups().filter(|group| group.is_required_set());
        let ids = required.map(|argument| argument.get_id().as_str());
        let ids = ids.chain(groups.map(|group| group.get_id().as_str()));
        let samples = ids.map(|id| sample(&self.words, id));
        let words = self.words.iter().map(String::as_str);
        words.chain(samples).chain(more.iter().copied()).collect()
    }
}

/// A value for a required argument.
fn sample(words: &[String], argument: &str) -> &'static str {
    match (words.join(" ").as_str(), argument) {
        ("completions", "shell") => "bash",
        ("backup" | "restore-backup" | "import", "file") => "/nonexistent/backup.db",
        ("schema", "name") => "key",
        ("config get" | "config set" | "config unset", "key") => "pager",
        ("config set", "value") => "less",
        ("prune", "which") => "--unconfirmed",
        (command, _) => panic!("`keys {command}` requires {argument}: give it a sample here"),
    }
}

fn leaves() -> Vec<Leaf> {
    fn collect(command: &Command, words: &[String], leaves: &mut Vec<Leaf>) {
        for child in command.get_subcommands() {
            let words = [words, &[child.get_name().to_owned()]].concat();
            if child.has_subcommands() {
                collect(child, &words, leaves);
            } else {
                leaves.push(Leaf { words, command: child.clone() });
            }
        }
    }
    let mut leaves = Vec::new();
    collect(&Cli::command(), &[], &mut leaves);
    leaves
}

/// The code of the error on standard error.
#[track_caller]
fn code(outcome: &Outcome) -> String {
    let error: serde_json::Value = serde_json::from_str(&outcome.stderr)
        .unwrap_or_else(|_| panic!("the program got past the check:\n{outcome}"));
    error["error"]["code"].as_str().unwrap().to_owned()
}

#[test]
fn r2_viewers_are_refused_before_a_prompt() {
    let fixture = Fixture::acme();
    let changes: Vec<Leaf> = leaves().into_iter().filter(Leaf::changes).filter(Leaf::has_engine).collect();
    assert!(changes.len() >= 12, "changes are no longer recognized by `--reason`");
    for leaf in changes {
        let call = leaf.call(&["-o", "json", "--as", VIEWER]);
        let outcome = fixture.with_script(&Script::new()).run_unchanged(&call).ends(1);
        assert_eq!(code(&outcome), "forbidden", "keys {}", call.join(" "));
    }
}

#[test]
fn r2_editors_change_no_keys_or_members() {
    let fixture = Fixture::acme();
    for leaf in leaves().into_iter().filter(Leaf::changes).filter(Leaf::has_engine) {
        let call = leaf.call(&["-o", "json", "--as", EDITOR]);
        if leaf.is_open_to_editors() {
            // The check passes, and the first missing value ends the command.
            assert_eq!(code(&fixture.run_unchanged(&call)), "missing", "keys {}", call.join(" "));
        } else {
            let outcome = fixture.with_script(&Script::new()).run_unchanged(&call).ends(1);
            assert_eq!(code(&outcome), "forbidden", "keys {}", call.join(" "));
        }
    }
}

#[test]
fn r2_commands_without_reason_only_read() {
    let fixture = Fixture::acme();
    let sample = fixture.folder().join("sample.db");
    for leaf in leaves().into_iter().filter(|leaf| !leaf.changes()) {
        // `demo` creates a store of its own.
        let path = if leaf.words == ["demo"] { vec![sample.to_str().unwrap()] } else { Vec::new() };
        let before = fixture.query("SELECT hex(hash) FROM event ORDER BY number DESC LIMIT 1");
        fixture.run(&leaf.call(&path));
        let after = fixture.query("SELECT hex(hash) FROM event ORDER BY number DESC LIMIT 1");
        assert_eq!(before, after, "keys {} changed the store", leaf.words.join(" "));
    }
}

/// The library's own contexts are those of a new store and of its tests.
#[test]
fn only_env_opens_write_contexts() {
    let may = [
        ("WriteContext::new(", &["src/env/change.rs", "src/env/restore.rs", "src/ops/"][..]),
        ("SecretGuard for ", &["src/env/change.rs", "src/commands/demo/fill.rs", "src/ops/fixture.rs"][..]),
    ];
    for source in sources_under("src") {
        for (code, places) in may {
            let allowed = places.iter().any(|place| source.path.starts_with(place));
            assert!(allowed || !source.text.contains(code), "{} contains `{code}`", source.path);
        }
    }
}
