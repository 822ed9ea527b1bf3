//! The summary of a request: it is done, or one of its answers is edited first, or it is cancelled.

use crate::env::Env;
use crate::error::{Error, Result};
use crate::ui::prompt::{Confirmation, Decision, Prompt, Risk};

/// The summary of a request that was put together by prompts.
pub struct Summary {
    /// All that will happen: `Create the key ci?`
    pub question: String,
    /// The choice that does it: `Create`.
    pub verb: &'static str,
    pub risk: Risk,
    /// The request, where it was not confirmed: `the key`.
    pub what: &'static str,
    /// The labels and values of the answers that can be edited.
    pub answers: Vec<(&'static str, String)>,
}

/// Asks for the request to be confirmed, if the user was prompted for any of it, as often as an answer is edited.
/// `edit` asks for the answer with this index again.
pub fn review<T>(
    env: &mut Env,
    prompted: bool,
    request: &mut T,
    summary: &dyn Fn(&T) -> Summary,
    edit: &mut dyn FnMut(&mut Env, &mut T, usize) -> Result<()>,
) -> Result<()> {
    while let Some(prompt) = env.prompt.as_mut().filter(|_| prompted) {
        let Some(answer) = confirm(&mut **prompt, &summary(request))? else { break };
        edit(env, request, answer)?;
    }
    Ok(())
}

/// Returns the answer to edit, or none once it is confirmed.
fn confirm(prompt: &mut dyn Prompt, summary: &Summary) -> Result<Option<usize>> {
    let Summary { question, verb, risk, .. } = summary;
    let confirmation = Confirmation { question, verb, risk: *risk, edit: Some("Edit an answer") };
    loop {
        match prompt.confirm(&confirmation)? {
            Decision::Done => return Ok(None),
            Decision::Cancelled => return Err(Error::Declined { what: summary.what }),
            Decision::Edit => {}
        }
        if let Some(answer) = choose(prompt, &summary.answers)? {
            return Ok(Some(answer));
        }
    }
}

/// Asks for the value to change first, where nothing says which. Returns its index.
pub fn choose_first(prompt: &mut dyn Prompt, question: &str, answers: &[(&str, String)]) -> Result<usize> {
    let items: Vec<String> = answers.iter().map(|(label, value)| format!("{label}: {value}")).collect();
    prompt.choose(question, &items, 0)
}

/// Asks for the answer to edit, where there are several. None goes back to the summary.
fn choose(prompt: &mut dyn Prompt, answers: &[(&str, String)]) -> Result<Option<usize>> {
    if answers.len() < 2 {
        return Ok(Some(0));
    }
    let items = answers.iter().map(|(label, value)| format!("{label}: {value}"));
    let items: Vec<String> = items.chain(["Back".to_owned()]).collect();
    let chosen = prompt.choose("Edit which answer?", &items, 0)?;
    Ok((chosen < answers.len()).then_some(chosen))
}
