//! `keys delete`, asked step by step.

use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use super::{CONFIRM, CTRL_C, ENTER, ESC, keys, left};

use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

/// A store with a key that owns a project, and one that owns nothing.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.create("import", "editor");
    sandbox.own("import", "Atlas");
    sandbox.create("plain", "viewer");
    sandbox
}

/// The names of the project's owners.
fn owners(sandbox: &Sandbox) -> String {
    let listed =
        "SELECT coalesce(group_concat(m.name, ','), '') FROM acl_grant g JOIN member m ON m.id = g.principal_id
                  WHERE g.permission = 'owner'";
    sandbox.query(listed).remove(0)
}

/// The first `steps` of a deletion with transfer answered, and the next one shown.
fn at_step(sandbox: &Sandbox, steps: usize) -> Terminal {
    let mut terminal = keys(sandbox, &["delete", "import"]);
    let answers = [("Cancel", CONFIRM), ("Transfer its resources to:", "Edi Marsh")];
    for (shown, answer) in &answers[..steps] {
        terminal.expect(shown);
        terminal.send(answer);
    }
    terminal.expect(answers.get(steps).map_or("Edi", |next| next.0));
    terminal
}

#[test]
fn picked_member_receives_the_resources() {
    let sandbox = sandbox();
    let mut terminal = at_step(&sandbox, 2);
    thread::sleep(Duration::from_millis(100));
    terminal.send(ENTER);
    terminal.expect("Delete import and transfer 1 project to Edi Marsh? This cannot be undone.");
    terminal.expect("Cancel");
    thread::sleep(Duration::from_millis(150));
    // Past the choice that edits the answer.
    terminal.send("\x1b[B\x1b[B\x1b[B\r");
    terminal.expect("Deleted key import.");
    terminal.expect("Transferred 1 project to Edi Marsh.");
    let ended = terminal.end();
    left(&sandbox, &ended, 0, &["plain"], "handed over");
    assert!(ended.shown.contains("Atlas"), "what is owned is not shown:\n{}", ended.shown);
    assert_eq!(owners(&sandbox), "Edi Marsh");
}

#[test]
fn enter_alone_chooses_no_receiver() {
    let sandbox = sandbox();
    let mut terminal = at_step(&sandbox, 1);
    terminal.see("Delete them (1 project)");
    thread::sleep(Duration::from_millis(100));
    terminal.send(ENTER);
    terminal.see("nothing is chosen");
    terminal.send("\x1b[B\r");
    terminal.expect("Delete import and transfer 1 project to Edi Marsh? This cannot be undone.");
    terminal.expect("Cancel");
    terminal.send(ESC);
    left(&sandbox, &terminal.end(), 130, &["import", "plain"], "only looked");
}

#[test]
fn deleting_resources_asks_for_the_title() {
    let sandbox = sandbox();
    let mut terminal = at_step(&sandbox, 1);
    terminal.send("Delete them\r");
    terminal.expect("Type `import`");
    terminal.send("yes\r");
    terminal.expect("type `import`, or press Esc to cancel");
    assert_eq!(sandbox.titles().len(), 2);
    terminal.send("\x15import\r");
    terminal.expect("Deleted 1 project.");
    left(&sandbox, &terminal.end(), 0, &["plain"], "deleted");
    assert_eq!(sandbox.number("SELECT count(*) FROM resource"), 0);
}

#[test]
fn key_without_resources_is_confirmed_twice() {
    let sandbox = sandbox();
    let mut terminal = keys(&sandbox, &["delete", "plain"]);
    terminal.expect("Cancel");
    // The second of these was typed before its question could be seen.
    terminal.send(&CONFIRM.repeat(2));
    terminal.expect("This cannot be undone.");
    terminal.expect("Cancel");
    thread::sleep(Duration::from_millis(150));
    assert_eq!(sandbox.titles().len(), 2);
    terminal.send(CONFIRM);
    terminal.expect("Deleted key plain.");
    left(&sandbox, &terminal.end(), 0, &["import"], "twice");
}

#[test]
fn interrupted_delete_changes_nothing() {
    let sandbox = sandbox();
    for steps in 0..3 {
        for key in [ESC, CTRL_C] {
            let mut terminal = at_step(&sandbox, steps);
            thread::sleep(Duration::from_millis(50));
            terminal.send(key);
            left(&sandbox, &terminal.end(), 130, &["import", "plain"], &format!("{key:?} at step {steps}"));
        }
        let mut terminal = at_step(&sandbox, steps);
        terminal.signal(Signal::TERM);
        left(&sandbox, &terminal.end(), 143, &["import", "plain"], &format!("TERM at step {steps}"));
        assert_eq!(at_step(&sandbox, steps).close(), 129);
        assert_eq!(sandbox.titles(), ["import", "plain"], "closed at step {steps}");
    }
    let mut terminal = at_step(&sandbox, 2);
    thread::sleep(Duration::from_millis(100));
    terminal.send(ENTER);
    terminal.expect("This cannot be undone.");
    terminal.expect("Cancel");
    terminal.send(ESC);
    left(&sandbox, &terminal.end(), 130, &["import", "plain"], "at the final question");
    for steps in 0..2 {
        let mut terminal = keys(&sandbox, &["delete", "plain"]);
        for _ in 0..steps {
            terminal.expect("Cancel");
            terminal.send(CONFIRM);
            terminal.expect("This cannot be undone.");
        }
        terminal.expect("Cancel");
        terminal.send(ESC);
        left(&sandbox, &terminal.end(), 130, &["import", "plain"], &format!("plain at step {steps}"));
    }
    assert_eq!(owners(&sandbox), "");
}

#[test]
fn declining_deletes_nothing() {
    let sandbox = sandbox();
    // Up from the first choice does not lead to the last one, and a moved choice takes Enter.
    for cancel in [ENTER, "n", "c", "\x1b[A\r", "\x1b[B\x1b[H\r"] {
        let mut terminal = keys(&sandbox, &["delete", "import"]);
        terminal.expect("Cancel");
        terminal.send(cancel);
        left(&sandbox, &terminal.end(), 1, &["import", "plain"], cancel);
    }
}

#[test]
fn letter_confirms_only_its_own_question() {
    let sandbox = sandbox();
    for letters in ["yy", "dd"] {
        let mut terminal = keys(&sandbox, &["delete", "plain"]);
        terminal.expect("Cancel");
        // The second one was typed before its question could be seen.
        terminal.send(letters);
        terminal.expect("This cannot be undone.");
        terminal.expect("Cancel");
        terminal.send("n");
        left(&sandbox, &terminal.end(), 1, &["import", "plain"], letters);
    }
    let mut terminal = keys(&sandbox, &["delete", "plain"]);
    terminal.expect("Cancel");
    terminal.send("y");
    terminal.expect("This cannot be undone.");
    terminal.expect("Cancel");
    terminal.send("D");
    left(&sandbox, &terminal.end(), 0, &["import"], "by letters");
}

#[test]
fn typed_ahead_input_confirms_nothing() {
    let sandbox = sandbox();
    let mut terminal = keys(&sandbox, &["delete", "plain"]);
    terminal.send(&CONFIRM.repeat(3));
    terminal.expect("Cancel");
    thread::sleep(Duration::from_millis(150));
    terminal.send(ESC);
    left(&sandbox, &terminal.end(), 130, &["import", "plain"], "typed ahead");
}

#[test]
fn unnamed_key_is_picked() {
    let sandbox = sandbox();
    let mut terminal = keys(&sandbox, &["delete"]);
    terminal.expect("Which key?");
    terminal.send("plai");
    terminal.expect("plain");
    thread::sleep(Duration::from_millis(100));
    terminal.send(ENTER);
    terminal.expect("Cancel");
    terminal.send(ESC);
    let ended = terminal.end();
    left(&sandbox, &ended, 130, &["import", "plain"], "picked");
    assert!(ended.shown.contains("Which key? · plain") || ended.shown.contains("plain-"), "{}", ended.shown);
}
