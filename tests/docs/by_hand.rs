//! "Ten minutes by hand" of the README: each command is typed into a terminal and its prompts are answered.

use std::thread;
use std::time::Duration;

use super::fences::Mark;
use super::page;
use crate::support::commands::calls;
use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

const ENTER: &str = "\r";
/// From a choice to the next one, and Enter.
const NEXT: &str = "\x1b[B\r";
/// To the last choice, and Enter.
const LAST: &str = "\x1b[F\r";

/// The commands, each with the texts that are waited for and the answers to them.
const STEPS: [(&str, &[(&str, &str)]); 8] = [
    (
        "keys init",
        &[
            ("Organization", "Acme\r"),
            ("Your name", "Ada Lovelace\r"),
            ("Your email", "ada@acme.com\r"),
            ("Prefix", ENTER),
            ("Cancel", ENTER),
        ],
    ),
    (
        "keys create",
        &[
            ("Title *", "Nightly import\r"),
            ("Expires *", ENTER),
            ("Role *", NEXT),
            ("Cancel", ENTER),
            ("OK", "o"),
            ("Nightly import", ""),
        ],
    ),
    ("keys list", &[("Nightly import", "")]),
    ("keys show", &[("Which key?", ENTER), ("editor", "")]),
    ("keys resource add project Atlas --owner Nightly import", &[]),
    ("keys acl grant everyone view Atlas", &[]),
    ("keys member add --name Eve Moss --email eve@acme.com --role editor", &[]),
    (
        "keys delete Nightly import",
        &[
            ("Atlas", ""),
            ("Cancel", NEXT),
            ("Transfer its resources", "Eve"),
            ("Eve", ENTER),
            ("Cancel", LAST),
        ],
    ),
];

#[test]
fn readme_works_by_hand() {
    let sandbox = Sandbox::empty();
    let typed: Vec<Vec<String>> = page("README.md")
        .fences
        .iter()
        .filter(|fence| fence.mark == Mark::Terminal)
        .flat_map(|fence| calls(&fence.text))
        .collect();
    assert_eq!(
        typed.iter().map(|call| call.join(" ")).collect::<Vec<_>>(),
        STEPS.map(|(command, _)| command)
    );
    for (call, (command, answers)) in typed.iter().zip(STEPS) {
        let mut terminal = Terminal::keys(&call[1..], &sandbox.envs());
        for (text, answer) in answers {
            terminal.expect(text);
            // Choices ignore input that arrives before they are drawn.
            thread::sleep(Duration::from_millis(150));
            terminal.send(answer);
        }
        let ended = terminal.end();
        assert_eq!(ended.status, 0, "{command}:\n{}", ended.shown);
        ended.assert_restored();
    }
    assert_eq!(sandbox.titles(), [""; 0]);
    let owners = sandbox.run(&["resource", "show", "Atlas"]).stdout;
    assert!(owners.contains("Eve Moss"), "{owners}");
}
