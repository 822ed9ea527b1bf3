//! Rule R11: a command that changes something acts only on what was named, or picked by a person who saw it.

use keys::error::ExitStatus;
use keys::testing::Script;

use crate::support::fixture::Fixture;

/// The commands that delete, without a name and with their confirmation skipped.
const CONFIRMED: [&[&str]; 4] = [
    &["delete", "--yes"],
    &["delete", "--yes", "--delete-resources"],
    &["member", "remove", "--yes"],
    &["resource", "remove", "--yes"],
];

#[test]
fn r11_yes_without_a_name_opens_no_picker() {
    let fixture = Fixture::acme();
    for command in CONFIRMED {
        // A script without steps fails at the first prompt.
        let at_a_terminal = fixture.with_script(&Script::new()).run_unchanged(command);
        for refused in [at_a_terminal, fixture.run_unchanged(command)] {
            let refused = refused.ends(ExitStatus::Usage as u8);
            assert!(refused.to_string().contains("missing argument"), "{command:?}: {refused}");
        }
    }
}

#[test]
fn r11_picked_keys_are_named_before_changes() {
    let fixture = Fixture::acme();
    let cases: [(&[&str], &str, &str, &str); 2] = [
        (&["update", "--expires", "1d"], "Which key?", "deploy", "Change the key deploy (deploy-"),
        (
            &["member", "update", "--role", "editor"],
            "Which member?",
            "Tim",
            "Change the member Tim Berners-Lee",
        ),
    ];
    for (command, picker, item, question) in cases {
        let script = Script::new().chooses(picker, item).declines(question);
        fixture.with_script(&script).run_unchanged(command).ends(ExitStatus::Failed as u8);
        let script = Script::new().chooses(picker, item).confirms(question);
        fixture.with_script(&script).run(command).done();
    }
}
