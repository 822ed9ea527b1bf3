//! Column lists in README and docs name the columns of the program, all of them and in their order.

use std::fs;
use std::path::Path;

use keys::commands::listing::{column_names, columns_help};
use keys::domain::query::Field as _;
use keys::store::column::{Column, Noun};
use keys::store::key::KeyRow;
use keys::store::member::MemberRow;
use keys::store::resource::ResourceRow;

use crate::support::fixture::Fixture;

/// The columns that README and docs give the list of this command: the names in its row of the table that the marker
/// `<!-- columns: NOUN -->` announces, each with the file.
fn documented(noun: &str, command: &str) -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let marker = format!("<!-- columns: {noun} -->\n");
    let mut lists = Vec::new();
    for file in
        docs.chain([root.join("README.md")]).filter(|path| path.extension().is_some_and(|e| e == "md"))
    {
        let text = fs::read_to_string(&file).unwrap();
        for (at, _) in text.match_indices(&marker) {
            let start = format!("| `{command}` |");
            let row = text[at..].lines().find_map(|line| line.strip_prefix(&start)).unwrap();
            let names = row.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            lists.push((file.display().to_string(), names));
        }
    }
    assert!(!lists.is_empty(), "no list of columns is marked with `{}`", marker.trim());
    lists
}

fn names<R: Noun>() -> Vec<&'static str> {
    <&Column<R>>::all().into_iter().map(|column| column.name).collect()
}

#[test]
fn docs_list_the_columns_of_the_program() {
    for (noun, command, names) in [
        ("key", "keys list", names::<KeyRow>()),
        ("member", "keys member list", names::<MemberRow>()),
        ("resource", "keys resource list", names::<ResourceRow>()),
    ] {
        for (file, documented) in documented(noun, command) {
            assert_eq!(documented, names, "the columns of `{command}` in {file}");
        }
    }
}

fn is_everywhere<R: Noun>(list: &[&str]) {
    let fixture = Fixture::acme();
    let help = fixture.run(&[list, &["--help"]].concat()).done().stdout;
    let json = fixture.run(&[list, &["-o", "json"]].concat()).done().stdout;
    let first = &serde_json::from_str::<serde_json::Value>(&json).unwrap()[0];
    let fields: Vec<&String> = first.as_object().unwrap().keys().collect();
    let columns: Vec<String> = R::COLUMNS.iter().map(Column::key).collect();
    assert_eq!(fields, columns.iter().collect::<Vec<_>>());
    let every = names::<R>().join(",");
    let csv = fixture.run(&[list, &["-o", "csv", "--columns", &every]].concat()).done().stdout;
    assert_eq!(csv.lines().next().unwrap(), every.replace('-', "_"));
    for column in R::COLUMNS {
        let line = help.lines().find(|line| line.trim_start_matches(['*', ' ']).starts_with(column.name));
        assert!(
            line.is_some_and(|line| line.contains(column.help.split(' ').next().unwrap())),
            "{}",
            column.name
        );
        fixture.run(&[list, &["--sort", column.name, "-o", "json"]].concat()).done();
    }
}

#[test]
fn every_column_is_in_every_format() {
    is_everywhere::<KeyRow>(&["list"]);
    is_everywhere::<MemberRow>(&["member", "list"]);
    is_everywhere::<ResourceRow>(&["resource", "list"]);
}

#[test]
fn show_field_names_every_column() {
    let help = Fixture::initialized().run(&["show", "--help"]).done().stdout;
    let squeezed = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed.contains(&column_names::<KeyRow>()), "{help}");
    assert!(columns_help::<KeyRow>("").contains("secret-start"));
}
