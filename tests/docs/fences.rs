//! The pages of the documentation, and the fenced blocks in them.

use std::path::Path;

/// A page of Markdown.
pub struct Page {
    /// Its path in the repository.
    pub name: String,
    /// Its fenced blocks, in order.
    pub fences: Vec<Fence>,
    /// Everything outside of them.
    pub prose: String,
}

/// A fenced block.
pub struct Fence {
    pub mark: Mark,
    pub text: String,
    /// The line of the page that opens it.
    pub line: usize,
}

/// How a fenced block is tested, by the words after the backticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `sh`: runs.
    Run,
    /// `sh terminal`: parses; it needs a person at a terminal. Those of the README are typed by a test.
    Terminal,
    /// `sh install`: parses; it builds or installs something.
    Install,
    /// `json output`: has the shape of what the `sh` block above printed.
    Output,
    /// `json`: is valid.
    Json,
    /// `text crontab`: parses after the five fields of a time.
    Crontab,
    /// `text`: contains no command.
    Text,
    /// `rust,no_run`: compiles as a test of the library's documentation.
    Rust,
    /// `sql`: is valid on a real store.
    Sql,
    Toml,
}

impl Mark {
    /// The mark with these words.
    fn parse(words: &str) -> Option<Self> {
        Some(match words {
            "sh" => Self::Run,
            "sh terminal" => Self::Terminal,
            "sh install" => Self::Install,
            "json output" => Self::Output,
            "json" => Self::Json,
            "text crontab" => Self::Crontab,
            "text" => Self::Text,
            "rust,no_run" => Self::Rust,
            "sql" => Self::Sql,
            "toml" => Self::Toml,
            _ => return None,
        })
    }
}

impl Fence {
    /// True if it contains commands for a shell.
    pub fn is_shell(&self) -> bool {
        matches!(self.mark, Mark::Run | Mark::Terminal | Mark::Install | Mark::Crontab)
    }
}

impl Page {
    /// Reads a page.
    ///
    /// # Panics
    /// If a fence has an unknown mark, or is not closed.
    pub fn read(root: &Path, path: &Path) -> Self {
        let name = path.strip_prefix(root).unwrap().display().to_string();
        let text = std::fs::read_to_string(path).unwrap_or_else(|bad| panic!("{name}: {bad}"));
        Self::parse(name, &text)
    }

    fn parse(name: String, text: &str) -> Self {
        let mut page = Self { name, fences: Vec::new(), prose: String::new() };
        let mut open: Option<(Mark, usize, Vec<&str>)> = None;
        for (line, number) in text.lines().zip(1..) {
            match (line.strip_prefix("```"), &mut open) {
                (None, None) => page.prose.extend([line, "\n"]),
                (None, Some((_, _, lines))) => lines.push(line),
                (Some(words), None) => {
                    let mark = Mark::parse(words)
                        .unwrap_or_else(|| panic!("{}:{number}: no test knows ```{words}", page.name));
                    open = Some((mark, number, Vec::new()));
                }
                (Some(_), Some(_)) => page.fences.extend(open.take().map(Fence::of)),
            }
        }
        assert!(open.is_none(), "{} ends in a fence", page.name);
        page
    }

    /// The blocks that run.
    pub fn scripts(&self) -> impl Iterator<Item = &Fence> {
        self.fences.iter().filter(|fence| fence.mark == Mark::Run)
    }

    /// The code in its sentences.
    pub fn spans(&self) -> impl Iterator<Item = &str> {
        self.prose.split('`').skip(1).step_by(2)
    }
}

impl Fence {
    fn of((mark, line, lines): (Mark, usize, Vec<&str>)) -> Self {
        let crontab = |line: &&str| {
            let fields = line.split_whitespace().skip(5);
            fields.collect::<Vec<_>>().join(" ")
        };
        let text = match mark {
            Mark::Crontab => lines.iter().map(crontab).collect::<Vec<_>>().join("\n"),
            _ => lines.join("\n"),
        };
        let is_command = |line: &str| line.trim_start_matches("$ ").starts_with("keys ");
        let is_hidden = mark == Mark::Text && text.lines().any(is_command);
        assert!(!is_hidden, "line {line}: mark commands as `sh`:\n{text}");
        Self { mark, text, line }
    }
}

#[test]
fn fences_are_read_with_their_marks() {
    let text = "a `b`\n```sh\nkeys list\n```\nc\n```text crontab\n0 8 * * 1  keys check\n```\n";
    let page = Page::parse("a.md".to_owned(), text);
    let fences: Vec<_> =
        page.fences.iter().map(|fence| (fence.mark, fence.text.as_str(), fence.line)).collect();
    assert_eq!(fences, [(Mark::Run, "keys list", 2), (Mark::Crontab, "keys check", 6)]);
    assert_eq!(page.prose, "a `b`\nc\n");
    assert_eq!(page.spans().collect::<Vec<_>>(), ["b"]);
}

#[test]
#[should_panic(expected = "a.md:1: no test knows ```bash")]
fn unknown_mark_is_reported() {
    Page::parse("a.md".to_owned(), "```bash\nls\n```\n");
}
