//! A prompt that answers by a script, and fails the test when the questions differ from the expected ones.

#![expect(clippy::unwrap_used, reason = "a broken script fails the test")]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::ui::prompt::{
    Choices, Confirmation, DateQuestion, Decision, Face, Outcome, Progress, Prompt, Question, RevealActions,
    Revelation, Row,
};

/// The expected questions and their answers, in order. Each expectation is a part of the question's label.
///
/// Clones share one conversation: pass one to the program and inspect the other. When the last one is dropped, every
/// expected question must have been asked.
#[must_use]
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
    Decision(Decision),
    Hidden(String),
    Acknowledge,
    Copy,
    Renew,
    Discard,
    Escape,
}

impl Script {
    /// A script that expects no questions.
    pub fn new() -> Self {
        Self::default()
    }

    /// Types `answer`. If the question's check refuses it, the next answer is for the same question.
    pub fn types(self, label: &str, answer: &str) -> Self {
        self.expect(label, Answer::Text(answer.to_owned()))
    }

    /// Chooses or picks the only item that contains `part`.
    pub fn chooses(self, label: &str, part: &str) -> Self {
        self.expect(label, Answer::Item(part.to_owned()))
    }

    pub fn confirms(self, question: &str) -> Self {
        self.expect(question, Answer::Decision(Decision::Done))
    }

    /// Cancels.
    pub fn declines(self, question: &str) -> Self {
        self.expect(question, Answer::Decision(Decision::Cancelled))
    }

    /// Chooses to edit an answer.
    pub fn edits(self, question: &str) -> Self {
        self.expect(question, Answer::Decision(Decision::Edit))
    }

    /// Types `answer` at a prompt without echo.
    pub fn types_hidden(self, label: &str, answer: &str) -> Self {
        self.expect(label, Answer::Hidden(answer.to_owned()))
    }

    /// Chooses OK below the secret of the key with this title.
    pub fn acknowledges(self, title: &str) -> Self {
        self.expect(title, Answer::Acknowledge)
    }

    /// Chooses Copy below the secret. The next answer is for the same secret.
    pub fn copies(self, title: &str) -> Self {
        self.expect(title, Answer::Copy)
    }

    /// Waits until the page renews the lease. The next answer is for the same secret.
    pub fn renews(self, title: &str) -> Self {
        self.expect(title, Answer::Renew)
    }

    /// Chooses Discard below the secret of the key with this title.
    pub fn discards(self, title: &str) -> Self {
        self.expect(title, Answer::Discard)
    }

    /// Presses Esc at a question, or ends a reveal by a signal.
    pub fn escapes(self, label: &str) -> Self {
        self.expect(label, Answer::Escape)
    }

    /// The lines on the screen: questions, their items, and errors about answers.
    pub fn shown(&self) -> Vec<String> {
        self.lock().shown.clone()
    }

    /// The secrets that were shown.
    pub fn revealed(&self) -> Vec<String> {
        self.lock().revealed.clone()
    }

    fn expect(self, label: &str, answer: Answer) -> Self {
        self.lock().expected.push_back((label.to_owned(), answer));
        self
    }

    fn lock(&self) -> MutexGuard<'_, Conversation> {
        self.0.lock().unwrap()
    }

    /// Shows a question and returns the next answer.
    fn ask(&self, kind: &str, label: &str) -> Result<Answer> {
        let mut conversation = self.lock();
        conversation.shown.push(format!("{kind}: {label}"));
        let next = conversation.expected.pop_front();
        // Unlocks before a panic: the test can still inspect the conversation.
        drop(conversation);
        let Some((expected, answer)) = next else { panic!("unexpected question `{label}` ({kind})") };
        assert!(label.contains(&expected), "question `{label}` ({kind}) instead of `{expected}`");
        if matches!(answer, Answer::Escape) { Err(Error::Interrupted) } else { Ok(answer) }
    }

    fn item_of(&self, kind: &str, label: &str, items: &[String]) -> Result<usize> {
        let answer = self.ask(kind, label);
        self.lock().shown.extend(items.iter().map(|item| format!("  {item}")));
        let answer = answer?;
        let Answer::Item(part) = answer else { panic!("`{label}` needs a choice, not {answer:?}") };
        let matches: Vec<_> = (0..items.len()).filter(|index| items[*index].contains(&part)).collect();
        assert_eq!(matches.len(), 1, "`{part}` must match one of {items:?}");
        Ok(matches[0])
    }

    /// Picks the only row that contains the answer, among all rows.
    fn row_of(&self, label: &str, choices: &mut dyn Choices) -> Result<usize> {
        choices.begin("");
        let mut rows: Vec<Row> = Vec::new();
        loop {
            let (found, progress) = choices.search_on()?;
            rows.extend(found);
            if progress != Progress::Searching {
                break;
            }
        }
        let items: Vec<String> = rows.iter().map(|row| row.cells.join("  ").trim_end().to_owned()).collect();
        self.item_of("pick", label, &items).map(|at| rows[at].id)
    }

    fn note(&self, line: String) {
        self.lock().shown.push(line);
    }
}

impl Prompt for Script {
    fn paint(&mut self, _: bool) {}

    fn text(&mut self, question: &Question<'_>) -> Result<String> {
        let star = if question.required { " *" } else { "" };
        loop {
            let answer = self.ask("text", &format!("{}{star}", question.label))?;
            let Answer::Text(text) = answer else {
                panic!("`{}` needs a text, not {answer:?}", question.label)
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

    fn pick(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize> {
        self.row_of(label, choices)
    }

    fn pick_deliberately(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize> {
        self.row_of(label, choices)
    }

    fn date(&mut self, question: &DateQuestion<'_>) -> Result<Option<String>> {
        let DateQuestion { today, initial, .. } = question;
        assert!(initial >= today, "`{}` begins at {initial}, before {today}", question.label);
        loop {
            let text = match self.ask("date", question.label) {
                Ok(Answer::Text(text)) => text,
                Ok(answer) => panic!("`{}` needs a date, not {answer:?}", question.label),
                Err(Error::Interrupted) => return Ok(None),
                Err(error) => return Err(error),
            };
            match (question.read)(&text) {
                Ok(_) => return Ok(Some(text)),
                Err(wrong) => self.note(format!("  wrong: {wrong}")),
            }
        }
    }

    fn confirm(&mut self, confirmation: &Confirmation<'_>) -> Result<Decision> {
        let choices = confirmation.choices();
        let words: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
        let question = format!("{} [{}]", confirmation.question, words.join(" | "));
        let Answer::Decision(decision) = self.ask("confirm", &question)? else {
            panic!("`{question}` needs a confirmation")
        };
        assert!(choices.iter().any(|(choice, _)| *choice == decision), "{decision:?} of `{question}`");
        Ok(decision)
    }

    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>> {
        match self.ask("hidden", label)? {
            Answer::Hidden(text) => Ok(Zeroizing::new(text)),
            answer => panic!("`{label}` needs a hidden text, not {answer:?}"),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the test compares the secret on the screen")]
    fn reveal(&mut self, revelation: &Revelation<'_>, actions: &mut dyn RevealActions) -> Result<Outcome> {
        let copy = |actions: &mut dyn RevealActions| {
            self.note(match actions.copy() {
                Ok(way) => format!("  copied: {way}"),
                Err(why) => format!("  not copied: {why}"),
            });
        };
        match revelation.face {
            Face::Secret => {
                self.lock().revealed.push(revelation.secret.expose().to_owned());
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
                Answer::Renew => {
                    let lease = actions.renew().unwrap_or_default();
                    self.note(format!("  lease: {lease}"));
                }
                answer => panic!("a shown secret needs OK, Copy or Discard, not {answer:?}"),
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

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use crate::domain::secret::{PlainSecret, Prefix};
    use crate::testing::SeededRandom;
    use crate::ui::prompt::Risk;

    use super::*;
    use crate::ui::prompt::Items;

    const CREATE: Confirmation<'_> =
        Confirmation { question: "Create key deploy?", verb: "Create", risk: Risk::Undoable, edit: None };

    fn title(check: crate::ui::prompt::Check<'_>) -> Question<'_> {
        Question { label: "Title", required: true, initial: None, hint: None, echo: None, check }
    }

    #[test]
    fn refused_answer_is_asked_again() {
        let mut script = Script::new().types("Title", "").types("Title", "x").types("Title", " deploy ");
        let answer = script.text(&title(&|text| if text == "x" { Err("too short".into()) } else { Ok(()) }));
        assert_eq!(answer.unwrap(), "deploy");
        let ask = "text: Title *";
        assert_eq!(script.shown(), [ask, "  wrong: title is required", ask, "  wrong: too short", ask]);
    }

    #[test]
    fn script_chooses_confirms_and_escapes() {
        let items = ["viewer".to_owned(), "editor".to_owned()];
        let script = Script::new()
            .chooses("Role", "edi")
            .confirms("Create")
            .declines("[Delete | Cancel]")
            .types_hidden("Secret", "s")
            .escapes("Key");
        let mut asked = script.clone();
        assert_eq!(asked.choose("Role *", &items, 0).unwrap(), 1);
        assert_eq!(asked.confirm(&CREATE).unwrap(), Decision::Done);
        assert_eq!(asked.confirm(&Confirmation { verb: "Delete", ..CREATE }).unwrap(), Decision::Cancelled);
        assert_eq!(*asked.hidden("Secret").unwrap(), "s");
        assert!(matches!(
            asked.pick("Key", &mut Items::new("keys", &[], items.map(|item| vec![item]).to_vec())),
            Err(Error::Interrupted)
        ));
        assert_eq!(script.shown().len(), 9);
    }

    #[test]
    fn script_records_the_secret() {
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
    fn script_fails_on_wrong_questions() {
        let fails = |ask: fn()| assert!(catch_unwind(ask).is_err());
        fails(|| drop(Script::new().confirm(&CREATE)));
        fails(|| drop(Script::new().types("Title", "x").confirm(&CREATE)));
        fails(|| drop(Script::new().edits("Create").confirm(&CREATE)));
        fails(|| drop(Script::new().types("Title", "x")));
    }
}
