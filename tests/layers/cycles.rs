//! Circles between the modules of one folder.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// The modules of a folder, each with those of the same folder that it imports.
type Edges = BTreeMap<String, BTreeSet<String>>;

/// Every circle between modules of one folder: ``ui: `table` → `listing` → `table` ``. Code of tests may look anywhere.
pub fn cycles(sources: &[Source]) -> Vec<String> {
    let modules: BTreeSet<&[String]> = sources.iter().map(|source| &*source.module).collect();
    let names = names_of(sources, &modules);
    let mut folders: BTreeMap<Vec<String>, Edges> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.is_test()) {
        for used in source.uses.iter().filter(|used| !used.in_tests) {
            let target = resolve(&used.names, &names, &modules);
            let shared = source.module.iter().zip(&target).take_while(|(one, two)| one == two).count();
            let (folder, rest) = target.split_at(shared);
            let (Some(from), Some(to)) = (source.module.get(shared), rest.first()) else { continue };
            if modules.contains(&target[..=shared]) {
                let edges = folders.entry(folder.to_vec()).or_default();
                edges.entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    folders.iter().flat_map(|(folder, edges)| circles_in(folder, edges)).collect()
}

/// The names that a `use` gives to items of other modules: a path through one leads to the module of the item.
fn names_of<'a>(
    sources: &'a [Source],
    modules: &BTreeSet<&[String]>,
) -> BTreeMap<&'a [String], &'a [String]> {
    let imports = sources.iter().flat_map(|source| &source.imports);
    imports
        .filter(|import| import.name != import.target && !modules.contains(&*import.name))
        .map(|import| (&*import.name, &*import.target))
        .collect()
}

fn resolve(
    path: &[String],
    names: &BTreeMap<&[String], &[String]>,
    modules: &BTreeSet<&[String]>,
) -> Vec<String> {
    let mut path = path.to_vec();
    // An import of an import of an import is as far as anything is passed on here.
    for _ in 0..4 {
        let inside = (0..=path.len()).rev().find(|end| modules.contains(&path[..*end])).unwrap_or(0);
        let entry = path.get(..=inside).and_then(|name| names.get(name).map(|target| (name.len(), target)));
        let Some((end, target)) = entry else { break };
        path = [target, &path[end..]].concat();
    }
    path
}

/// Each circle once, from its first module in the order of names.
fn circles_in(folder: &[String], edges: &Edges) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for start in edges.keys() {
        if seen.contains(start.as_str()) {
            continue;
        }
        if let Some(way) = way_back(start, edges) {
            seen.extend(way.iter().copied());
            let way: Vec<String> =
                way.iter().chain([&start.as_str()]).map(|name| format!("`{name}`")).collect();
            let folder = if folder.is_empty() { "src".to_owned() } else { folder.join("::") };
            found.push(format!("{folder}: {}", way.join(" → ")));
        }
    }
    found
}

/// The shortest way from a module to itself.
fn way_back<'a>(start: &'a str, edges: &'a Edges) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![start]];
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in &ways {
            for next in edges.get(*way.last()?).into_iter().flatten() {
                if next == start {
                    return Some(way.clone());
                }
                if reached.insert(next) {
                    longer.push([&way[..], &[next.as_str()]].concat());
                }
            }
        }
        ways = longer;
    }
    None
}
