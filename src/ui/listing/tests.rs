//! Each format, as it looks.

use super::*;
use crate::testing::ClosingOutput;
use crate::ui::sample::{Row, listing, options, rows, written};

fn list(format: Format, width: Option<usize>) -> String {
    written(&listing(format), &options(width), &mut rows().as_slice())
}

#[test]
fn a_wide_terminal_shows_all_of_it() {
    insta::assert_snapshot!(list(Format::Table, Some(200)));
}

#[test]
fn eighty_columns_shorten_ids_and_cut_text() {
    insta::assert_snapshot!(list(Format::Table, Some(80)));
}

#[test]
fn a_narrow_terminal_leaves_columns_out() {
    insta::assert_snapshot!(list(Format::Table, Some(40)));
}

#[test]
fn records_wrap_at_20_columns() {
    let records = Listing { records: true, ..listing(Format::Table) };
    insta::assert_snapshot!(written(&records, &options(Some(20)), &mut rows().as_slice()));
}

#[test]
fn pipe_gets_aligned_uncut_columns() {
    let text = list(Format::Table, None);
    assert!(text.lines().all(|line| line == line.trim_end()));
    insta::assert_snapshot!(text, @r#"
    TITLE                                 ID                                    CREATOR       EXPIRES                        OWNED THINGS
    Nightly import of the whole map       3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90  Ada Lovelace  2026-05-01 12:00, 5 days left  2
    地図データ x́y                         a81b02c4-77de-4f19-8c55-0d9e3b6f2a17  Grace Hopper  never                          0
    =cmd|"x"\u{9}\u{1b}[2J\\u{a}\u{202e}  c93d6e8f-1b20-4a3c-b4d5-e6f708192a3b                2026-02-09 12:00, expired      -1
    "#);
}

#[test]
fn json_is_an_array_of_every_field() {
    insta::assert_snapshot!(list(Format::Json, None), @r#"
    [
      {
        "title": "Nightly import of the whole map",
        "id": "3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90",
        "creator": {
          "name": "Ada Lovelace",
          "email": "ada@acme.com"
        },
        "expires": "2026-05-01 12:00, 5 days left",
        "owned_things": 2,
        "kinds": [
          "project",
          "layer"
        ]
      },
      {
        "title": "地図データ x́y",
        "id": "a81b02c4-77de-4f19-8c55-0d9e3b6f2a17",
        "creator": {
          "name": "Grace Hopper",
          "email": "ada@acme.com"
        },
        "expires": "never",
        "owned_things": 0,
        "kinds": []
      },
      {
        "title": "=cmd|\"x\"\t\u001b[2J\\\n\u202e",
        "id": "c93d6e8f-1b20-4a3c-b4d5-e6f708192a3b",
        "creator": null,
        "expires": "2026-02-09 12:00, expired",
        "owned_things": -1,
        "kinds": [
          "table"
        ]
      }
    ]
    "#);
}

#[test]
fn json_without_rows_is_an_empty_array() {
    let none: &[Row] = &[];
    assert_eq!(written(&listing(Format::Json), &options(None), &mut { none }), "[]\n");
    assert_eq!(written(&listing(Format::Jsonl), &options(None), &mut { none }), "");
}

#[test]
fn jsonl_has_an_object_a_line() {
    let narrowed =
        Listing { narrowed: true, columns: &listing(Format::Jsonl).columns[1..3], ..listing(Format::Jsonl) };
    let text = written(&narrowed, &options(None), &mut rows().as_slice());
    insta::assert_snapshot!(text, @r#"
    {"id":"3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90","creator":{"name":"Ada Lovelace","email":"ada@acme.com"}}
    {"id":"a81b02c4-77de-4f19-8c55-0d9e3b6f2a17","creator":{"name":"Grace Hopper","email":"ada@acme.com"}}
    {"id":"c93d6e8f-1b20-4a3c-b4d5-e6f708192a3b","creator":null}
    "#);
    assert!(list(Format::Jsonl, None).lines().all(|line| line.contains("\"kinds\":[")));
}

#[test]
fn csv_has_all_columns_and_escapes_formulas() {
    insta::assert_snapshot!(list(Format::Csv, None).replace('\u{1b}', "ESC").replace('\u{202e}', "RLO"), @r#"
    title,id,creator,expires,owned_things
    Nightly import of the whole map,3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90,Ada Lovelace,"2026-05-01 12:00, 5 days left",2
    地図データ x́y,a81b02c4-77de-4f19-8c55-0d9e3b6f2a17,Grace Hopper,never,0
    "'=cmd|""x""	ESC[2J\
    RLO",c93d6e8f-1b20-4a3c-b4d5-e6f708192a3b,,"2026-02-09 12:00, expired",-1
    "#);
    let raw = Listing { raw: true, ..listing(Format::Csv) };
    let text = written(&raw, &options(None), &mut rows().as_slice());
    assert!(text.contains("\n\"=cmd|\"\"x\"\"\t\u{1b}[2J"), "{text:?}");
}

#[test]
fn csv_at_a_terminal_has_no_controls() {
    let text = list(Format::Csv, Some(80));
    assert!(!text.chars().any(|c| c != '\n' && crate::domain::text::is_unprintable(c)), "{text:?}");
}

#[test]
fn tsv_escapes_what_would_end_a_field() {
    insta::assert_snapshot!(list(Format::Tsv, None), @r#"
    title	id	creator	expires	owned_things
    Nightly import of the whole map	3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90	Ada Lovelace	2026-05-01 12:00, 5 days left	2
    地図データ x́y	a81b02c4-77de-4f19-8c55-0d9e3b6f2a17	Grace Hopper	never	0
    =cmd|"x"\t\u{1b}[2J\\\n\u{202e}	c93d6e8f-1b20-4a3c-b4d5-e6f708192a3b		2026-02-09 12:00, expired	-1
    "#);
}

#[test]
fn csv_reads_back_equal() {
    let rows = rows();
    let raw = Listing { raw: true, ..listing(Format::Csv) };
    let text = written(&raw, &options(None), &mut rows.as_slice());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let titles: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    assert_eq!(titles, rows.iter().map(|row| row.title.clone()).collect::<Vec<_>>());
}

#[test]
fn closed_pipe_differs_from_other_failures() {
    for format in [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv] {
        for width in [None, Some(20), Some(80)] {
            let error = listing(format)
                .write(&mut ClosingOutput(30), &options(width), &mut rows().as_slice())
                .unwrap_err();
            assert!(crate::ui::is_closed_pipe(&error), "{format:?} {width:?}: {error:?}");
        }
    }
    assert!(!crate::ui::is_closed_pipe(&crate::ui::unwritten(std::io::ErrorKind::StorageFull.into())));
}

#[test]
fn an_error_among_the_rows_is_handed_on() {
    for format in [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv] {
        let mut broken = rows_from(|_: &mut Visit<'_, Row>| Err(crate::error::Error::Interrupted));
        let error = listing(format).write(&mut Vec::new(), &options(None), &mut broken).unwrap_err();
        assert_eq!(error.code(), "interrupted", "{format:?}");
    }
}
