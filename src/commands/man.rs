//! `keys man`: the manual pages.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::env::Env;
use crate::error::{Error, ExitStatus, IoError, Result};
use crate::ui::unwritten;

/// Print the manual page, or write all pages to a folder
///
/// Creates the folder if it is missing, and replaces existing pages.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys man | man -l -
  keys man ~/.local/share/man/man1")]
pub struct Args {
    /// Folder for a page per command
    dir: Option<PathBuf>,
}

/// Runs it for the command line that `command` describes.
pub fn run(env: &mut Env, args: &Args, mut command: Command) -> anyhow::Result<ExitStatus> {
    command.build();
    match &args.dir {
        None => {
            let page = page(command)?;
            env.ui.print(|out| out.write_all(&page).map_err(unwritten))?;
        }
        Some(dir) => {
            fs::create_dir_all(dir).map_err(|source| writing(dir, source))?;
            let count = write_all(command, dir)?;
            env.ui.note(&format!("Wrote {count} pages to {}.", dir.display()));
        }
    }
    Ok(ExitStatus::Done)
}

/// Writes the page of this command and those of the commands under it. Answers how many.
fn write_all(command: Command, dir: &Path) -> Result<usize> {
    let mut count = 1;
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        count += write_all(inner.clone(), dir)?;
    }
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let path = dir.join(format!("{name}.1"));
    let page = page(command)?;
    fs::write(&path, page).map_err(|source| writing(&path, source))?;
    Ok(count)
}

fn page(command: Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    render(command, &mut page).map_err(unwritten)?;
    Ok(page)
}

/// Renders the sections. The text after the help is rendered here, because clap's renderer fills it: examples and
/// tables would become paragraphs.
fn render(command: Command, page: &mut Vec<u8>) -> io::Result<()> {
    let rest = command.get_after_long_help().or_else(|| command.get_after_help());
    let rest = rest.map(ToString::to_string).unwrap_or_default();
    let has_subcommands = command.has_subcommands();
    let version = command.get_version().is_some();
    let man = Man::new(command).manual("keys");
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    if has_subcommands {
        man.render_subcommands_section(page)?;
    }
    let mut roff = Roff::new();
    for block in rest.split("\n\n") {
        section(&mut roff, block);
    }
    roff.to_writer(page)?;
    if version { man.render_version_section(page) } else { Ok(()) }
}

/// Renders a block of the text after the help: a heading (`Examples:`) with lines that stay unchanged, or a paragraph.
fn section(roff: &mut Roff, block: &str) {
    let (heading, lines) = match block.split_once('\n') {
        Some((heading, lines)) if heading.ends_with(':') => (heading.trim_end_matches(':'), lines),
        _ => ("", block),
    };
    // The heading of the columns explains their marks: `Columns, to show …`.
    let (heading, marks) = heading.split_once(", to ").unwrap_or((heading, ""));
    if !heading.is_empty() {
        roff.control("SH", [heading.to_uppercase().as_str()]);
    }
    if !marks.is_empty() {
        roff.text([roman(format!("To {marks}."))]);
    }
    let is_verbatim = lines.lines().all(|line| line.starts_with([' ', '*']));
    roff.control("PP", []);
    if is_verbatim {
        roff.control("nf", []);
    }
    for line in lines.lines() {
        roff.text([roman(line)]);
    }
    if is_verbatim {
        roff.control("fi", []);
    }
}

fn writing(path: &Path, source: std::io::Error) -> Error {
    IoError::Write { path: path.to_owned(), source }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_and_tables_keep_their_lines() {
        let mut roff = Roff::new();
        section(&mut roff, "Columns, to sort by (* is shown):\n* title  its title\n  id     its id");
        section(&mut roff, "Examples:\n  keys list\n  keys list --limit 5");
        section(&mut roff, "Quote conditions,\nor the shell redirects.");
        let text = roff.render();
        let of =
            |heading: &str| text.split(".SH ").find(|part| part.starts_with(heading)).unwrap_or_default();
        assert!(
            of("COLUMNS")
                .contains("To sort by (* is shown).\n.PP\n.nf\n* title  its title\n  id     its id\n.fi")
        );
        assert!(
            of("EXAMPLES").contains(".nf\n  keys list\n  keys list \\-\\-limit 5\n.fi\n.PP\nQuote"),
            "{text}"
        );
        assert_eq!(text.matches(".nf").count(), 2);
    }
}
