//! `keys secrets pattern`: prints a pattern and scanner rules for this organization's secrets.

use clap::ValueEnum;

use crate::domain::organization::Organization;
use crate::domain::text::visible;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::store;
use crate::ui::unwritten;

/// Print a pattern and scanner rules that find secrets
///
/// A secret is the organization's prefix, an underscore, and 49 letters and digits. The last 6 of them are a
/// checksum: `keys verify` rejects text that matches the pattern but is not a secret.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys secrets pattern
  keys secrets pattern --for regex
  keys secrets pattern --for gitleaks > .gitleaks.toml
  keys secrets pattern --for trufflehog > trufflehog.yml")]
pub struct Args {
    /// Print only the file for this scanner
    #[arg(long = "for", value_name = "SCANNER", value_enum)]
    scanner: Option<Scanner>,
}

/// The output for one scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scanner {
    /// Regular expression.
    Regex,
    /// Configuration for gitleaks, in TOML.
    Gitleaks,
    /// Custom detector for trufflehog, in YAML.
    Trufflehog,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let organization = env.open_store()?.read(store::organization::get)?;
    let text = match args.scanner {
        Some(Scanner::Regex) => format!("{}\n", organization.prefix.pattern()),
        Some(Scanner::Gitleaks) => format!("{EXTEND}{}", gitleaks(&organization)),
        Some(Scanner::Trufflehog) => trufflehog(&organization),
        None => format!(
            "{}\n\n# gitleaks: a rule for .gitleaks.toml; `--for gitleaks` prints the whole file\n{}\n# trufflehog: a file for --config\n{}",
            organization.prefix.pattern(),
            gitleaks(&organization),
            trufflehog(&organization)
        ),
    };
    env.ui.print(|out| out.write_all(text.as_bytes()).map_err(unwritten))?;
    Ok(ExitStatus::Done)
}

/// Without it, a configuration file replaces the default rules of gitleaks.
const EXTEND: &str = "[extend]\nuseDefault = true\n\n";

fn gitleaks(organization: &Organization) -> String {
    let prefix = &organization.prefix;
    format!(
        "[[rules]]\nid = \"{prefix}-api-key\"\ndescription = {}\nregex = '''{}'''\nkeywords = [\"{prefix}_\"]\n",
        description(organization),
        prefix.pattern(),
    )
}

fn trufflehog(organization: &Organization) -> String {
    let prefix = &organization.prefix;
    format!(
        "detectors:\n  - name: {prefix}-api-key\n    description: {}\n    keywords:\n      - {prefix}_\n    regex:\n      secret: '{}'\n",
        description(organization),
        prefix.pattern(),
    )
}

/// The description as a JSON string, which is valid in TOML and YAML too.
fn description(organization: &Organization) -> serde_json::Value {
    format!("API key of {}", visible(organization.name.as_str())).into()
}
