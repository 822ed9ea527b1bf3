//! Somebody who answers questions as told, and who fails the test when the questions are not the expected ones.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use keys::error::{Error, Result};
use keys::ui::prompt::{Face, Outcome, Prompt, Question, RevealActions, Revelation};
use zeroize::Zeroizing;

/// The expected questions with their answers, in order. Each names a part of its question's label.
///
/// Clones share one conversation: give one away and look at the other. When the last one goes, every expected
/// question must have been asked.
#[derive(Clone, Default)]
pub struct Script(Arc<Mutex<Conversation>>);

#[derive(Default)]
struct Conversation {
    expected: VecDeque<(String, Answer)>,
    shown: Vec<String>,
    revealed: Vec<String>,
}

#[derive(Debug)]
enum Answer {
    Text(String),
    Item(String),
    Confirm(bool),
    Hidden(String),
    Acknowledge,
    Copy,
    Discard,
    Leave,
}

impl Script {
    /// Nobody who expects anything yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Types `answer`. When the question's check refuses it, the next answer is for the same question.
    pub fn types(self, label: &str, answer: &str) -> Self {
        self.expect(label, Answer::Text(answer.to_owned()))
    }

    /// Chooses or picks the only item that has `part` in it.
    pub fn takes(self, label: &str, part: &str) -> Self {
        self.expect(label, Answer::Item(part.to_owned()))
    }

    /// Goes on.
    pub fn confirms(self, question: &str) -> Self {
        self.expect(question, Answer::Confirm(true))
    }

    /// Cancels.
    pub fn declines(self, question: &str) -> Self {
        self.expect(question, Answer::Confirm(false))
    }

    /// Types `answer` where it is not shown.
    pub fn types_hidden(self, label: &str, answer: &str) -> Self {
        self.expect(label, Answer::Hidden(answer.to_owned()))
    }

    /// Says OK to the revealed secret of the key of that title.
    pub fn acknowledges(self, title: &str) -> Self {
        self.expect(title, Answer::Acknowledge)
    }

    /// Takes Copy on the revealed secret; what follows is for the same reveal.
    pub fn copies(self, title: &str) -> Self {
        self.expect(title, Answer::Copy)
    }

    /// Discards the revealed secret of the key of that title.
    pub fn discards(self, title: &str) -> Self {
        self.expect(title, Answer::Discard)
    }

    /// Leaves a question with Esc, or a reveal by a signal.
    pub fn leaves(self, label: &str) -> Self {
        self.expect(label, Answer::Leave)
    }

    /// All that was shown, a line for each question, its items, and what was wrong with an answer.
    pub fn shown(&self) -> Vec<String> {
        self.hold().shown.clone()
    }

    /// The secrets that were revealed.
    pub fn revealed(&self) -> Vec<String> {
        self.hold().revealed.clone()
    }

    fn expect(self, label: &str, answer: Answer) -> Self {
        self.hold().expected.push_back((label.to_owned(), answer));
        self
    }

    fn hold(&self) -> MutexGuard<'_, Conversation> {
        self.0.lock().unwrap()
    }

    /// Shows a question and returns the answer that is meant for it.
    fn ask(&self, kind: &str, label: &str) -> Result<Answer> {
        let mut conversation = self.hold();
        conversation.shown.push(format!("{kind}: {label}"));
        let next = conversation.expected.pop_front();
        // Let go first: a test that fails must still be able to look.
        drop(conversation);
        let Some((expected, answer)) = next else { panic!("nobody expects to be asked `{label}` ({kind})") };
        assert!(label.contains(&expected), "asked `{label}` ({kind}) where `{expected}` is expected");
        if matches!(answer, Answer::Leave) { Err(Error::Interrupted) } else { Ok(answer) }
    }

    fn item_of(&self, kind: &str, label: &str, items: &[String]) -> Result<usize> {
        let answer = self.ask(kind, label);
        self.hold().shown.extend(items.iter().map(|item| format!("  {item}")));
        let answer = answer?;
        let Answer::Item(part) = answer else { panic!("`{label}` is to choose from, not {answer:?}") };
        let fits: Vec<_> = (0..items.len()).filter(|index| items[*index].contains(&part)).collect();
        assert_eq!(fits.len(), 1, "`{part}` fits not just one of {items:?}");
        Ok(fits[0])
    }

    fn note(&self, line: String) {
        self.hold().shown.push(line);
    }
}

impl Prompt for Script {
    fn paint(&mut self, _: bool) {}

    fn text(&mut self, question: &Question<'_>) -> Result<String> {
        let star = if question.required { " *" } else { "" };
        loop {
            let answer = self.ask("text", &format!("{}{star}", question.label))?;
            let Answer::Text(text) = answer else {
                panic!("`{}` takes text, not {answer:?}", question.label)
            };
            let text = text.trim();
            let wrong = match (text.is_empty(), question.required) {
                (true, true) => Some(format!("{} is required", question.label.to_lowercase())),
                (true, false) => None,
                (false, _) => (question.check)(text).err(),
            };
            match wrong {
                None => return Ok(text.to_owned()),
                Some(wrong) => self.note(format!("  wrong: {wrong}")),
            }
        }
    }

    fn choose(&mut self, label: &str, items: &[String], start: usize) -> Result<usize> {
        assert!(start < items.len(), "`{label}` begins at {start} of {items:?}");
        self.item_of("choose", label, items)
    }

    fn pick(&mut self, label: &str, items: &[String]) -> Result<usize> {
        self.item_of("pick", label, items)
    }

    fn confirm(&mut self, question: &str, verb: &str) -> Result<bool> {
        match self.ask("confirm", &format!("{question} [{verb}]"))? {
            Answer::Confirm(yes) => Ok(yes),
            answer => panic!("`{question}` is to confirm, not {answer:?}"),
        }
    }

    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>> {
        match self.ask("hidden", label)? {
            Answer::Hidden(text) => Ok(Zeroizing::new(text)),
            answer => panic!("`{label}` takes a hidden text, not {answer:?}"),
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a test looks whether the secret it was shown is the right one"
    )]
    fn reveal(&mut self, revelation: &Revelation<'_>, actions: &mut dyn RevealActions) -> Result<Outcome> {
        let copy = |actions: &mut dyn RevealActions| {
            self.note(match actions.copy() {
                Ok(way) => format!("  copied: {way}"),
                Err(why) => format!("  not copied: {why}"),
            });
        };
        match revelation.face {
            Face::Secret => {
                self.hold().revealed.push(revelation.secret.expose().to_owned());
                self.note(format!("  {}", revelation.warning));
            }
            Face::Copied => copy(actions),
        }
        loop {
            match self.ask("reveal", &format!("{} <{}>", revelation.title, revelation.email))? {
                Answer::Acknowledge => return Ok(Outcome::Confirmed),
                Answer::Discard => {
                    self.note(format!("  discarded: {}", revelation.discard));
                    return Ok(Outcome::Discard);
                }
                Answer::Copy => copy(actions),
                answer => panic!("a secret is revealed, and the answer is {answer:?}"),
            }
        }
    }
}

impl Drop for Conversation {
    fn drop(&mut self) {
        if !thread::panicking() {
            assert!(self.expected.is_empty(), "never asked: {:?}", self.expected);
        }
    }
}

mod tests {
    use std::panic::catch_unwind;

    use keys::domain::secret::{PlainSecret, Prefix};
    use keys::testing::SeededRandom;

    use super::*;

    fn title(check: keys::ui::prompt::Check<'_>) -> Question<'_> {
        Question { label: "Title", required: true, initial: None, hint: None, check }
    }

    #[test]
    fn a_script_answers_and_is_asked_again_when_the_answer_is_refused() {
        let mut script = Script::new().types("Title", "").types("Title", "x").types("Title", " deploy ");
        let answer = script.text(&title(&|text| if text == "x" { Err("too short".into()) } else { Ok(()) }));
        assert_eq!(answer.unwrap(), "deploy");
        let ask = "text: Title *";
        assert_eq!(script.shown(), [ask, "  wrong: title is required", ask, "  wrong: too short", ask]);
    }

    #[test]
    fn a_script_chooses_confirms_and_leaves() {
        let items = ["viewer".to_owned(), "editor".to_owned()];
        let script = Script::new()
            .takes("Role", "edi")
            .confirms("Create")
            .declines("Delete")
            .types_hidden("Secret", "s")
            .leaves("Key");
        let mut asked = script.clone();
        assert_eq!(asked.choose("Role *", &items, 0).unwrap(), 1);
        assert!(asked.confirm("Create key deploy?", "Create").unwrap());
        assert!(!asked.confirm("Delete key deploy?", "Delete").unwrap());
        assert_eq!(*asked.hidden("Secret").unwrap(), "s");
        assert!(matches!(asked.pick("Key", &items), Err(Error::Interrupted)));
        assert_eq!(script.shown().len(), 9);
    }

    #[test]
    fn a_script_remembers_the_secret_it_was_shown() {
        let secret = PlainSecret::generate(&Prefix::default(), &SeededRandom::default()).unwrap();
        let revelation = Revelation {
            title: "deploy",
            email: "d@acme",
            secret: &secret,
            face: Face::Secret,
            warning: "once",
            discard: "Discard it?",
        };
        let mut script = Script::new().copies("deploy").acknowledges("deploy");
        let outcome = script.reveal(&revelation, &mut || Ok("X11".to_owned())).unwrap();
        assert_eq!(outcome, Outcome::Confirmed);
        let revealed = PlainSecret::parse(&script.revealed()[0]).unwrap();
        assert_eq!(revealed.hash(), secret.hash());
        assert!(script.shown().contains(&"  copied: X11".to_owned()));
    }

    #[test]
    fn a_script_fails_on_a_question_that_is_unexpected_another_or_never_asked() {
        let fails = |ask: fn()| assert!(catch_unwind(ask).is_err());
        fails(|| drop(Script::new().confirm("Delete?", "Delete")));
        fails(|| drop(Script::new().types("Title", "x").confirm("Delete?", "Delete")));
        fails(|| drop(Script::new().types("Title", "x")));
    }
}
