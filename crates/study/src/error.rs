//! Why a verb couldn't be done at all. Files that can't be read don't stop a verb: they are told
//! beside its result.

use crate::Complaint;
use crate::reading::shown;
use benang_analysis::MergeError;
use benang_coding::CodebookFileError;
use benang_ingest::{IngestError, PatternError};
use benang_model::{LineColumn, Locale, Role};
use benang_query::QueryError;
use benang_report::{ReportError, UnknownEnding};
use benang_search::SearchError;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a verb couldn't be done.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StudyError {
    /// A file that can't be read.
    #[error("{source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: IngestError,
    },
    /// A result that is to go to a file whose ending names no format.
    #[error("{source}")]
    Ending {
        /// The file.
        path: PathBuf,
        /// Why.
        source: UnknownEnding,
    },
    /// A result that can't be written.
    #[error("cannot be written: {}", unwritable(path, source, Locale::En))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A codebook that can't be used.
    #[error("{source}")]
    Codebook {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Box<CodebookFileError>,
    },
    /// A code that the codebook doesn't have.
    #[error("the codebook has no code {id:?}")]
    UnknownCode {
        /// The id as given.
        id: String,
        /// The ids that it has.
        known: Vec<String>,
    },
    /// A text that is no query.
    #[error("{source}")]
    Query {
        /// The text.
        query: String,
        /// Why.
        source: QueryError,
    },
    /// The search index failed.
    #[error(transparent)]
    Search {
        /// Why.
        #[from]
        source: SearchError,
    },
    /// A file that is no table of `tally --format json`.
    #[error("this is no theme frequency table in JSON: {source}")]
    NoTable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// Tables that don't add up.
    #[error(transparent)]
    Merge {
        /// Why.
        #[from]
        source: MergeError,
    },
    /// A result that can't be put into the wanted form.
    #[error(transparent)]
    Report {
        /// Why.
        #[from]
        source: ReportError,
    },
    /// An expression that finds no labels.
    #[error(transparent)]
    SpeakerRegex {
        /// Why.
        #[from]
        source: PatternError,
    },
    /// A role that there isn't.
    #[error("there is no role {name:?}")]
    UnknownRole {
        /// The role as given.
        name: String,
        /// The role that may be meant.
        meant: Option<Role>,
        /// The label that was to have it.
        label: String,
    },
    /// A list of labels that names no role.
    #[error("{written:?} names no role")]
    NoRole {
        /// The list as given.
        written: String,
    },
    /// A role that is given to no label.
    #[error("no label is given the role {}", role.as_str())]
    NoLabel {
        /// The role.
        role: Role,
    },
    /// Lines that can't be read on.
    #[error("the lines can't be read on: {source}")]
    Input {
        /// Why.
        source: io::Error,
    },
    /// A result that nobody takes.
    #[error("the result can't be written: {source}")]
    Output {
        /// Why.
        source: io::Error,
    },
    /// A coding file that can't be used.
    #[error("line {line}: {problem}")]
    CodingFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        problem: CodingFileProblem,
    },
}

/// What can be wrong with a line of a coding file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CodingFileProblem {
    /// It is no CSV record with the columns `transcript`, `turn`, `codes`.
    #[error("{reason}")]
    Record {
        /// What the CSV reader found.
        reason: String,
    },
    /// The codebook has no such code.
    #[error("the codebook has no code {id:?}")]
    UnknownCode {
        /// The id.
        id: String,
    },
    /// There is no such turn.
    #[error("there is no turn {turn} in a transcript {transcript:?}")]
    UnknownTurn {
        /// The transcript.
        transcript: String,
        /// The turn, from 1.
        turn: usize,
    },
}

impl StudyError {
    /// The error, told to a researcher.
    #[must_use]
    pub fn complaint(&self, locale: Locale) -> Complaint {
        let plain = Complaint::plain(self.message(locale));
        let of = |path: &Path| Complaint { path: Some(shown(path)), ..plain.clone() };
        match self {
            Self::Read { path, source } => {
                Complaint { place: source.place(locale), hint: self.hint(locale), ..of(path) }
            }
            Self::Write { path, .. } | Self::NoTable { path, .. } | Self::Ending { path, .. } => {
                Complaint { hint: self.hint(locale), ..of(path) }
            }
            Self::Codebook { path, source } => {
                Complaint { place: source.place().map(|at| place(at, locale)), hint: source.hint(locale), ..of(path) }
            }
            Self::CodingFile { path, line, .. } => {
                Complaint { place: Some(format!("{} {line}", locale.pick("line", "baris"))), ..of(path) }
            }
            Self::Query { query, source } => {
                Complaint { detail: Some(source.pointer(query)), hint: source.hint(locale), ..plain }
            }
            Self::Merge { source } => Complaint { hint: source.hint(locale), ..plain },
            Self::UnknownCode { .. }
            | Self::SpeakerRegex { .. }
            | Self::UnknownRole { .. }
            | Self::NoRole { .. }
            | Self::NoLabel { .. } => Complaint { hint: self.hint(locale), ..plain },
            Self::Search { .. } | Self::Report { .. } | Self::Input { .. } | Self::Output { .. } => plain,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match (locale, self) {
            (_, Self::Read { source, .. }) => source.message(locale),
            (_, Self::Ending { source, .. }) => source.message(locale),
            (_, Self::Codebook { source, .. }) => source.message(locale),
            (_, Self::Query { source, .. }) => source.message(locale),
            (_, Self::Search { source }) => source.message(locale),
            (_, Self::Merge { source }) => source.message(locale),
            (_, Self::Report { source }) => source.message(locale),
            (_, Self::SpeakerRegex { source }) => source.message(locale),
            (Locale::En, _) => self.to_string(),
            (Locale::Id, Self::Write { path, source }) => {
                format!("tidak dapat ditulis: {}", unwritable(path, source, locale))
            }
            (Locale::Id, Self::UnknownRole { name, .. }) => format!("tidak ada peran {name:?}"),
            (Locale::Id, Self::NoRole { written }) => format!("{written:?} tidak menyebut peran"),
            (Locale::Id, Self::NoLabel { role }) => format!("tidak ada label yang diberi peran {}", role.as_str()),
            (Locale::Id, Self::Input { source }) => format!("barisnya tidak dapat dibaca lagi: {source}"),
            (Locale::Id, Self::Output { source }) => format!("hasilnya tidak dapat ditulis: {source}"),
            (Locale::Id, Self::UnknownCode { id, .. }) => format!("buku kode ini tidak punya kode {id:?}"),
            (Locale::Id, Self::NoTable { source, .. }) => {
                format!("berkas ini bukan tabel frekuensi tema dalam bentuk JSON: {source}")
            }
            (Locale::Id, Self::CodingFile { problem, .. }) => match problem {
                CodingFileProblem::Record { reason } => format!("baris CSV tidak dapat dibaca: {reason}"),
                CodingFileProblem::UnknownCode { id } => format!("buku kode tidak punya kode {id:?}"),
                CodingFileProblem::UnknownTurn { transcript, turn } => {
                    format!("tidak ada giliran {turn} dalam transkrip {transcript:?}")
                }
            },
        }
    }

    fn hint(&self, locale: Locale) -> Option<String> {
        match self {
            Self::Read { source: IngestError::NotAFile, .. } => {
                Some(locale.pick("name the file itself", "sebutkan berkasnya sendiri").to_owned())
            }
            Self::Read { source, .. } => source.hint(locale),
            Self::Ending { source, .. } => source.hint(locale),
            Self::Write { source, .. } => Some(where_to_write(source, locale).to_owned()),
            Self::UnknownCode { known, .. } => {
                Some(format!("{} {}", locale.pick("its codes are", "kodenya ialah"), known.join(", ")))
            }
            Self::SpeakerRegex { source } => source.hint(locale),
            Self::UnknownRole { meant: Some(role), label, .. } => {
                let written = format!("{}={label}", role.as_str().to_uppercase());
                Some(locale.pick(format!("did you mean {written}?"), format!("mungkin maksud Anda {written}?")))
            }
            Self::UnknownRole { meant: None, .. } => Some(
                locale
                    .pick(
                        "roles are INTERVIEWER, INFORMANT, OTHER and UNKNOWN",
                        "peran ialah INTERVIEWER (pewawancara), INFORMANT (informan), OTHER (lain), dan UNKNOWN",
                    )
                    .to_owned(),
            ),
            Self::NoRole { written } => Some(locale.pick(
                format!("write the role first: INTERVIEWER={written}"),
                format!("tulis perannya dahulu: INTERVIEWER={written}"),
            )),
            Self::NoLabel { role } => {
                let written = format!("{}=P", role.as_str().to_uppercase());
                Some(locale.pick(
                    format!("write the label behind it: {written}"),
                    format!("tulis labelnya di belakang: {written}"),
                ))
            }
            Self::NoTable { .. } => Some(
                locale
                    .pick(
                        "make the parts with benang tally … --format json -o part.json",
                        "buat bagian-bagiannya dengan benang tally … --format json -o bagian.json",
                    )
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

/// Why the system doesn't write to `path`. What it says itself names the file that is written beside.
fn unwritable(path: &Path, error: &io::Error, locale: Locale) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            let folder = shown(path.parent().unwrap_or(path));
            locale.pick(format!("there is no folder {folder}"), format!("folder {folder} tidak ada"))
        }
        io::ErrorKind::PermissionDenied => locale.pick("no permission", "tidak ada izin").to_owned(),
        io::ErrorKind::IsADirectory => locale.pick("it is a folder", "itu sebuah folder").to_owned(),
        kind => kind.to_string(),
    }
}

fn where_to_write(error: &io::Error, locale: Locale) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => locale
            .pick("make the folder first, or write to another one", "buat dulu foldernya, atau tulis ke folder lain"),
        io::ErrorKind::IsADirectory => locale.pick("name a file in it", "sebutkan nama berkas di dalamnya"),
        _ => locale.pick("write to a folder of your own", "tulis ke folder Anda sendiri"),
    }
}

/// A line and column for people.
pub(crate) fn place(at: LineColumn, locale: Locale) -> String {
    let LineColumn { line, column } = at;
    locale.pick(format!("line {line}, column {column}"), format!("baris {line}, kolom {column}"))
}

/// Why a file couldn't be ingested, told to a researcher.
pub(crate) fn ingest_complaint(path: &str, error: &IngestError, locale: Locale) -> Complaint {
    Complaint {
        path: Some(path.to_owned()),
        place: error.place(locale),
        reason: error.message(locale),
        detail: None,
        hint: error.hint(locale),
    }
}
