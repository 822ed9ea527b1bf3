//! `keys secrets pattern`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use regex::Regex;

use crate::support::fixture::Fixture;
use crate::support::needs::needs;
use crate::support::sandbox::Sandbox;
use crate::verify::secret_of;

/// The published secrets, well formed and not.
const VECTORS: &str = include_str!("vectors/secrets.txt");

fn pattern(fixture: &Fixture, scanner: &str) -> String {
    fixture.run_unchanged(&["secrets", "pattern", "--for", scanner]).done().stdout
}

/// Runs a Python program with this standard input, and returns its output.
fn python(program: &str, input: &str) -> String {
    let mut child = Command::new("python3")
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "python3 does not read:\n{input}");
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

#[test]
fn pattern_and_rules_are_printed() {
    let fixture = Fixture::acme();
    assert_snapshot!(fixture.transcript_unchanged(&[
        &["secrets", "pattern"],
        &["secrets", "pattern", "--for", "regex"],
        &["secrets", "pattern", "--for", "gitleaks"],
        &["secrets", "pattern", "--for", "trufflehog"],
        &["secrets", "pattern", "--for", "grep"],
    ]));
}

#[test]
fn pattern_matches_only_own_secrets() {
    let fixture = Fixture::acme();
    let regex = Regex::new(pattern(&fixture, "regex").trim_end()).unwrap();
    let valid: Vec<&str> =
        VECTORS.lines().filter_map(|line| line.strip_prefix("valid\t")?.split('\t').next()).collect();
    let ours: Vec<&str> = valid.iter().copied().filter(|secret| secret.starts_with("keys_")).collect();
    assert!(ours.len() > 3 && ours.len() < valid.len());
    let text = format!("TOKEN=\"{}\";", valid.join("\"; TOKEN=\""));
    assert_eq!(regex.find_iter(&text).map(|found| found.as_str()).collect::<Vec<_>>(), ours);
    assert!(regex.is_match(&secret_of(&fixture, "tiles", "viewer", "90d")));
    for before in ["token%3D", "line one\\n", "API_"] {
        assert_eq!(regex.find(&format!("{before}{}", ours[0])).unwrap().as_str(), ours[0]);
    }
    for after in ["_old", "_", "x", r"\n"] {
        assert_eq!(regex.find(&format!("{}{after}", ours[0])).unwrap().as_str(), ours[0]);
    }
    for near in ["keys_short", &ours[0][..ours[0].len() - 1], &ours[0].replace('_', "-")] {
        assert!(!regex.is_match(near), "{near}");
    }
}

#[test]
fn gitleaks_rule_is_valid_toml() {
    if !needs("python3", "python3") {
        return;
    }
    let fixture = Fixture::acme();
    let name = "A \"quoted\" \\ name's é 地";
    fixture.sql(&format!("UPDATE organization SET name = '{}'", name.replace('\'', "''")));
    let program = "import json, re, sys, tomllib\n\
                   rules = tomllib.loads(sys.stdin.read())\n\
                   assert rules['extend'] == {'useDefault': True}\n\
                   rule, = rules['rules']\n\
                   re.compile(rule['regex'])\n\
                   print(json.dumps([rule['id'], rule['description'], rule['regex'], rule['keywords']]))";
    let read: serde_json::Value =
        serde_json::from_str(&python(program, &pattern(&fixture, "gitleaks"))).unwrap();
    let regex = pattern(&fixture, "regex");
    let expected =
        serde_json::json!(["keys-api-key", format!("API key of {name}"), regex.trim_end(), ["keys_"]]);
    assert_eq!(read, expected);
}

#[test]
fn trufflehog_detector_is_valid_yaml() {
    if !needs("python3", "python3") {
        return;
    }
    let fixture = Fixture::acme();
    let rule = pattern(&fixture, "trufflehog");
    // PyYAML may be missing. The lines of the file are compared in any case.
    let program = "import json, sys\n\
                   text = sys.stdin.read()\n\
                   try:\n    import yaml\n    print(json.dumps(yaml.safe_load(text)))\n\
                   except ImportError:\n    print('null')";
    let read: serde_json::Value = serde_json::from_str(&python(program, &rule)).unwrap();
    let regex = pattern(&fixture, "regex").trim_end().to_owned();
    let expected = serde_json::json!({ "detectors": [{
        "name": "keys-api-key",
        "description": "API key of Acme",
        "keywords": ["keys_"],
        "regex": { "secret": regex },
    }] });
    assert!(read.is_null() || read == expected, "{read}");
    assert_eq!(
        rule,
        format!(
            "detectors:\n  - name: keys-api-key\n    description: \"API key of Acme\"\n    keywords:\n      \
             - keys_\n    regex:\n      secret: '{regex}'\n"
        )
    );
}

#[test]
fn documented_search_finds_a_leaked_secret() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("tiles", "viewer");
    std::fs::create_dir(sandbox.path("logs")).unwrap();
    let log = format!("GET /?token={secret} 200\nkeys_of_the_house\n\"keys_{}\"\n", "a".repeat(49));
    std::fs::write(sandbox.path("logs/access.log"), log).unwrap();
    let core = [b"\0\xff\xfe ", secret.as_bytes(), b"_old\0"].concat();
    std::fs::write(sandbox.path("logs/core"), core).unwrap();
    let page = include_str!("../docs/secrets.md");
    let search = page.lines().find(|line| line.contains("$(keys secrets pattern --for regex)")).unwrap();
    let ran = sandbox.sh(&format!("keys() {{ \"$KEYS\" \"$@\"; }}\n{search}"));
    assert_eq!((ran.status, ran.stderr.as_str()), (3, ""), "{ran:?}");
    let answers: Vec<serde_json::Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 3, "{ran:?}");
    let valid = answers.iter().filter(|answer| answer["valid"] == true && answer["key"]["title"] == "tiles");
    assert_eq!(valid.count(), 2, "{ran:?}");
    assert!(answers.iter().any(|answer| answer["reason"] == "malformed"), "{ran:?}");
}
