//! Links between the pages.

use std::path::Path;

use super::fences::Page;
use super::{pages, root};

/// The targets of a page's links and pictures: `[text](target)`.
fn targets(page: &Page) -> impl Iterator<Item = &str> {
    page.prose.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

/// The anchors of a page's headings, as GitHub makes them.
fn anchors(page: &Page) -> Vec<String> {
    let headings = page.prose.lines().filter(|line| line.starts_with('#'));
    let kept = |c: char| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c.to_ascii_lowercase()),
        _ => None,
    };
    headings.map(|line| line.trim_start_matches('#').trim().chars().filter_map(kept).collect()).collect()
}

#[test]
fn links_lead_to_a_file_and_a_heading() {
    for page in pages() {
        let folder = root().join(&page.name).parent().unwrap().to_owned();
        for target in targets(&page).filter(|target| !target.starts_with("https://")) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() { root().join(&page.name) } else { folder.join(file) };
            assert!(path.exists(), "{} links to {target}", page.name);
            if !anchor.is_empty() {
                let linked = Page::read(Path::new(""), &path);
                assert!(
                    anchors(&linked).iter().any(|known| known == anchor),
                    "{} links to {target}",
                    page.name
                );
            }
        }
    }
}
