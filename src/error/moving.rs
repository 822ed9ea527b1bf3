//! Exporting and importing stores.

use std::fmt;
use std::path::PathBuf;

use super::catalogue::catalogue;
use crate::domain::text::quoted;

catalogue! {
    /// A store cannot be exported or imported.
    pub enum MovingError {
        /// An export would overwrite a file.
        FileExists { path: PathBuf } => "file-exists", Failed,
            message("`{}` already exists; it was not changed", path.display()),
            hint("name a new file: `keys export FILE`");
        /// The export has no file, and standard output is a terminal.
        NoFile => "missing", Usage,
            message("missing name of the new file"),
            hint("name a new file with `keys export FILE`, or pass `-` to print the export");
        /// Standard input is a terminal.
        NoInput => "missing", Usage,
            message("missing export on standard input"),
            hint("name the file: `keys import FILE`");
        /// The file is not an export.
        NotAnExport { source: String, reason: LineFault } => "import-foreign", Failed,
            message("{source} is not an export of `keys`: {reason}"),
            hint("make an export with `keys export FILE`");
        /// The export has another version.
        Version { source: String, version: i64, own: i32 } => "import-version", Failed,
            message("{source} is an export of version {version}; this `keys` imports version {own}"),
            either(*version > i64::from(*own) => ("update `keys`")
                else ("import it into a file with the `keys` that exported it; this `keys` upgrades that file"));
        /// Lines of the export are missing, altered or not valid.
        Lines { source: String, faults: Vec<(u64, LineFault)>, more: u64 } => "import-damaged", Failed,
            message("{source} is damaged:{}", listed(faults, *more)),
            hint("export the store again, and copy the file without converting it; no store was created");
        /// The export is complete, but `keys check` has findings about its content.
        Unsound { source: String, findings: Vec<String> } => "import-unsound", Failed,
            message("the store in {source} has problems: {}", findings.join("; ")),
            hint("run `keys check` on the exported store; no store was created");
    }
}

fn listed(faults: &[(u64, LineFault)], more: u64) -> String {
    let lines = faults.iter().map(|(line, fault)| format!("\n  line {line}: {fault}"));
    let rest = (more > 0).then(|| format!("\n  and {more} more"));
    lines.chain(rest).collect()
}

/// A problem with a line of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFault {
    /// The file is empty.
    Empty,
    /// The first line is not that of an export.
    NoHeader,
    /// It begins with a byte-order mark.
    ByteOrderMark,
    /// It ends with CR LF.
    CarriageReturn,
    /// It is longer than any line of an export.
    TooLong {
        /// The maximum length in bytes.
        most: usize,
    },
    /// It is not UTF-8.
    NotText,
    /// It is not JSON.
    NotJson {
        /// The column of the first character that is not JSON, from 1.
        column: usize,
    },
    /// It is not an object with one field, which is an object.
    NotARow,
    /// Its fields are not those of this line.
    OtherFields,
    /// It has the content of a line of an export in another notation.
    OtherForm,
    /// Rows of this noun are unknown.
    UnknownNoun {
        /// The unknown noun.
        noun: String,
    },
    /// The row has no such field.
    UnknownField {
        /// The unknown field.
        name: String,
    },
    /// A field is missing.
    MissingField {
        /// The missing field.
        name: &'static str,
    },
    /// The value of a field has another type or form.
    BadField {
        /// The field with that value.
        name: &'static str,
    },
    /// The row belongs before another one.
    Disorder,
    /// The row is repeated.
    Duplicate,
    /// The number of the event does not follow.
    EventMissing {
        /// The number of the missing event.
        expected: i64,
    },
    /// The hash of the event is not that of its content.
    Altered {
        /// The number of the event.
        number: i64,
    },
    /// The database refuses the row.
    Refused {
        /// The message of the database.
        answer: String,
    },
    /// The key of a secret is missing.
    NoKey,
    /// The organization differs from the first line.
    OtherOrganization,
    /// The last line has another count.
    Count {
        /// The noun of the rows.
        noun: &'static str,
        /// The number in the last line.
        counted: u64,
        /// The number of lines.
        found: u64,
    },
    /// The end of the log differs from the first line.
    OtherHead,
    /// The checksum in the last line differs.
    Checksum,
    /// There are lines after the last one.
    AfterEnd,
    /// The last line is missing.
    CutOff,
}

impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::NoHeader => f.write_str("the first line is not the header of an export"),
            Self::ByteOrderMark => f.write_str("it begins with a byte-order mark"),
            Self::CarriageReturn => f.write_str("it ends with CR LF"),
            Self::TooLong { most } => write!(f, "it is longer than {most} bytes"),
            Self::NotText => f.write_str("it is not UTF-8"),
            Self::NotJson { column } => write!(f, "it is not JSON (column {column})"),
            Self::NotARow => f.write_str("it is not an object with one field, which is an object"),
            Self::OtherFields => f.write_str("its fields differ from those that `keys export` writes"),
            Self::OtherForm => f.write_str("its notation differs from that of `keys export`"),
            Self::UnknownNoun { noun } => write!(f, "{} is unknown", quoted(noun)),
            Self::UnknownField { name } => write!(f, "{} is unknown", quoted(name)),
            Self::MissingField { name } => write!(f, "`{name}` is missing"),
            Self::BadField { name } => write!(f, "`{name}` has an invalid value"),
            Self::Disorder => f.write_str("it is in the wrong place"),
            Self::Duplicate => f.write_str("it repeats the line before"),
            Self::EventMissing { expected } => write!(f, "event {expected} is missing"),
            Self::Altered { number } => write!(f, "event {number} was altered"),
            Self::Refused { answer } => write!(f, "the database refused it: {answer}"),
            Self::NoKey => f.write_str("its key is missing"),
            Self::OtherOrganization => f.write_str("the organization differs from the first line"),
            Self::Count { noun, counted, found } => {
                write!(f, "it counts {counted} lines of `{noun}`, but there are {found}")
            }
            Self::OtherHead => f.write_str("the end of the log differs from the first line"),
            Self::Checksum => f.write_str("the checksum differs: a line was altered"),
            Self::AfterEnd => f.write_str("it follows the last line"),
            Self::CutOff => f.write_str("the file was cut off here"),
        }
    }
}
