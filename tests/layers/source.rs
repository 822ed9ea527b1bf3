//! The source files and the paths in them.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A source file.
pub struct Source {
    /// From the root of the repository: `src/ops/mod.rs`.
    pub path: String,
    pub text: String,
    /// Names of the module: `src/ops/key/create.rs` is `ops`, `key`, `create`.
    pub module: Vec<String>,
    /// Every path in the code that can be resolved without its imports.
    pub uses: Vec<PathUse>,
    /// Every name that a `use` brings in.
    pub imports: Vec<Import>,
    /// Modules that are declared with a file of their own, by their full names.
    pub declared: Vec<Vec<String>>,
}

/// A path that begins with `crate`, `keys`, `self` or `super`.
#[derive(Debug)]
pub struct PathUse {
    /// From the root of the crate, without `crate`.
    pub names: Vec<String>,
    pub line: usize,
    /// In code that is compiled for tests only.
    pub in_tests: bool,
}

/// A name that a `use` brings into a module.
#[derive(Debug)]
pub struct Import {
    /// The module and the name in it.
    pub name: Vec<String>,
    /// From the root of the crate, if the path begins at it or in the module itself.
    pub target: Vec<String>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let tokens = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let module = module_of(path);
        let mut reader =
            Reader { is_program: path == "src/main.rs", uses: vec![], imports: vec![], declared: vec![] };
        reader.read(tokens, &module, false);
        let Reader { uses, imports, declared, .. } = reader;
        Self { path: path.to_owned(), text: text.to_owned(), module, uses, imports, declared }
    }

    /// True if the file is compiled for tests only.
    pub fn is_test(&self) -> bool {
        self.module
            .iter()
            .any(|name| matches!(name.as_str(), "tests" | "fixture" | "testing") || name.ends_with("_tests"))
    }
}

/// Every source file in a folder of the repository and the folders below it.
pub fn sources_under(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                sources.push(Source::new(&path.strip_prefix(root).unwrap().display().to_string(), &text));
            }
        }
    }
    sources.sort_by(|one, two| one.path.cmp(&two.path));
    sources
}

fn module_of(path: &str) -> Vec<String> {
    let inner = path.split_once('/').map_or(path, |(_, inner)| inner);
    let inner = inner.trim_end_matches(".rs").trim_end_matches("/mod");
    // The root of a test binary is not a module that others can name; the root of the program is checked by its name.
    let is_root = inner == "lib" || path == "tests/main.rs";
    if is_root { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

struct Reader {
    is_program: bool,
    uses: Vec<PathUse>,
    imports: Vec<Import>,
    declared: Vec<Vec<String>>,
}

impl Reader {
    /// Reads the tokens of a module or of a block in it.
    fn read(&mut self, tokens: TokenStream, module: &[String], in_tests: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut item_of_tests = false;
        let mut at = 0;
        while at < tokens.len() {
            let in_tests = in_tests || item_of_tests;
            match &tokens[at] {
                TokenTree::Group(group) => {
                    item_of_tests |= is_cfg_test(&group.stream());
                    self.read(group.stream(), module, in_tests);
                    item_of_tests &= group.delimiter() != Delimiter::Brace;
                }
                TokenTree::Punct(punct) if punct.as_char() == ';' => item_of_tests = false,
                TokenTree::Ident(word) if word == "mod" => {
                    let inner = [module, &[name_at(&tokens, at + 1).unwrap_or_default()]].concat();
                    match tokens.get(at + 2) {
                        Some(TokenTree::Group(group)) => {
                            self.read(group.stream(), &inner, in_tests);
                            item_of_tests = false;
                        }
                        _ => self.declared.push(inner),
                    }
                    at += 2;
                }
                TokenTree::Ident(word) if word == "use" => {
                    let end =
                        (at..tokens.len()).find(|at| is_punct(&tokens, *at, ';')).unwrap_or(tokens.len());
                    self.import(&tokens[at + 1..end], module, in_tests);
                    item_of_tests = false;
                    at = end;
                }
                TokenTree::Ident(_) if !continues_path(&tokens, at) => {
                    let line = tokens[at].span().start().line;
                    let (names, next) = straight(&tokens, at);
                    if let Some(names) = self.absolute(&names, module) {
                        self.uses.push(PathUse { names, line, in_tests });
                    }
                    at = next - 1;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn import(&mut self, tokens: &[TokenTree], module: &[String], in_tests: bool) {
        let mut paths = Vec::new();
        expand(tokens, &[], &mut paths);
        for (path, name, line) in paths {
            let absolute = self.absolute(&path, module);
            if let Some(names) = absolute.clone() {
                self.uses.push(PathUse { names, line, in_tests });
            }
            let target = absolute.unwrap_or_else(|| [module, &path[..]].concat());
            self.imports.push(Import { name: [module, &[name]].concat(), target });
        }
    }

    /// The path from the root of the crate; `None` if it begins with another crate or an imported name.
    fn absolute(&self, names: &[String], module: &[String]) -> Option<Vec<String>> {
        let ups = names.iter().take_while(|name| *name == "super").count();
        match names.first()?.as_str() {
            "crate" => Some(names[1..].to_vec()),
            "keys" if self.is_program => Some(names[1..].to_vec()),
            "self" if names.len() > 1 => Some([module, &names[1..]].concat()),
            "super" => Some([&module[..module.len().saturating_sub(ups)], &names[ups..]].concat()),
            _ => None,
        }
    }
}

/// The path that begins at `at`, without groups, and the place after it.
fn straight(tokens: &[TokenTree], mut at: usize) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    while let Some(name) = name_at(tokens, at) {
        names.push(name);
        at += 1;
        if !(is_punct(tokens, at, ':') && is_punct(tokens, at + 1, ':')) {
            break;
        }
        at += 2;
    }
    (names, at)
}

/// The paths of a `use`, each with the name that it gets and its line.
fn expand(tokens: &[TokenTree], before: &[String], paths: &mut Vec<(Vec<String>, String, usize)>) {
    for part in tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')) {
        let Some(first) = part.first() else { continue };
        let (names, next) = straight(part, 0);
        let names = [before, &names].concat();
        if let Some(TokenTree::Group(group)) = part.get(next) {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            expand(&inner, &names, paths);
        } else {
            let alias = name_at(part, next + 1).filter(|_| name_at(part, next).as_deref() == Some("as"));
            let name = alias.or_else(|| names.last().cloned()).unwrap_or_default();
            paths.push((names, name, first.span().start().line));
        }
    }
}

fn name_at(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        _ => None,
    }
}

fn is_punct(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// True after `::`, as in `Vec::<u8>::new`; not after the `:` of a type.
fn continues_path(tokens: &[TokenTree], at: usize) -> bool {
    at > 1 && is_punct(tokens, at - 1, ':') && is_punct(tokens, at - 2, ':')
}

fn is_cfg_test(attribute: &TokenStream) -> bool {
    attribute.to_string().replace(' ', "") == "cfg(test)"
}
