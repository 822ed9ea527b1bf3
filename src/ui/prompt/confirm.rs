//! The question whether to do something.

/// The loss that a wrong answer causes. It decides which choice is preselected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Risk {
    /// It can be undone: the question begins at the verb.
    Undoable,
    /// Something is lost: the question begins at `Cancel`.
    Loss,
}

/// A question about one change: do it or not.
#[derive(Debug, Clone, Copy)]
pub struct Confirmation<'a> {
    /// All that will happen: `Delete the key ci?`
    pub question: &'a str,
    /// The choice that does it: `Delete`.
    pub verb: &'a str,
    pub risk: Risk,
    /// The choice that changes an answer given before, if there is one: `Edit an answer`.
    pub edit: Option<&'a str>,
}

/// The answer to a [`Confirmation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Do it.
    Done,
    /// Edit an answer first.
    Edit,
    /// Do nothing.
    Cancelled,
}

impl<'a> Confirmation<'a> {
    /// The choices in the order in which they are shown; the first one is preselected.
    #[must_use]
    pub fn choices(&self) -> Vec<(Decision, &'a str)> {
        let edit = self.edit.map(|edit| (Decision::Edit, edit));
        let (verb, cancel) = ((Decision::Done, self.verb), (Decision::Cancelled, "Cancel"));
        let (first, last) = match self.risk {
            Risk::Undoable => (verb, cancel),
            Risk::Loss => (cancel, verb),
        };
        [Some(first), edit, Some(last)].into_iter().flatten().collect()
    }

    /// The choice that this letter makes: `y` and `n`, or the first letter of one choice alone.
    pub(super) fn choice_of(&self, letter: char) -> Option<usize> {
        let choices = self.choices();
        let of = |wanted| choices.iter().position(|(decision, _)| *decision == wanted);
        match letter.to_ascii_lowercase() {
            'y' => of(Decision::Done),
            'n' => of(Decision::Cancelled),
            letter => {
                let mut fitting = (0..choices.len()).filter(|at| begins_with(choices[*at].1, letter));
                fitting.next().filter(|_| fitting.next().is_none())
            }
        }
    }
}

/// Reports whether `text` begins with this letter, in either case.
pub(super) fn begins_with(text: &str, letter: char) -> bool {
    text.chars().next().is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(risk: Risk, edit: Option<&str>) -> String {
        let confirmation = Confirmation { question: "", verb: "Create", risk, edit };
        let words: Vec<&str> = confirmation.choices().iter().map(|(_, word)| *word).collect();
        words.join(" ")
    }

    #[test]
    fn first_choice_fits_the_risk() {
        assert_eq!(words(Risk::Undoable, None), "Create Cancel");
        assert_eq!(words(Risk::Undoable, Some("Edit")), "Create Edit Cancel");
        assert_eq!(words(Risk::Loss, None), "Cancel Create");
        assert_eq!(words(Risk::Loss, Some("Edit")), "Cancel Edit Create");
    }

    #[test]
    fn letter_chooses_only_what_it_names_alone() {
        let loss = Confirmation { question: "", verb: "Delete", risk: Risk::Loss, edit: None };
        for (letter, at) in [('y', Some(1)), ('N', Some(0)), ('d', Some(1)), ('C', Some(0)), ('x', None)] {
            assert_eq!(loss.choice_of(letter), at, "{letter}");
        }
        let create = Confirmation { verb: "Create", risk: Risk::Undoable, edit: Some("Edit"), ..loss };
        for (letter, at) in [('c', None), ('e', Some(1)), ('y', Some(0)), ('n', Some(2))] {
            assert_eq!(create.choice_of(letter), at, "{letter}");
        }
    }
}
