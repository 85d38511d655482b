//! What was understood of each file, before anything is counted.

mod table;
mod text;
mod turns;
mod unplaced;

use crate::error::ingest_complaint;
use crate::json::{line, pretty};
use crate::reading::{Reader, ReadingOptions, SourceFile, Sources, ingest, shown};
use crate::workers::{Progress, share_out};
use crate::{Complaint, StudyError};
use benang_ingest::{Convention, Ingested, Warning};
use benang_language::Language;
use benang_model::{Locale, Role};
use benang_query::{Matcher, Program};
use benang_report::{Format, render_grid};
use serde::Serialize;
use std::path::PathBuf;
use turns::{TurnReport, turn_reports};
use unplaced::{Unplaced, unplaced};

/// What is to be inspected.
#[derive(Debug, Clone, Copy)]
pub struct InspectRequest<'a> {
    /// Transcripts or folders.
    pub paths: &'a [PathBuf],
    /// How transcripts are read.
    pub reading: &'a ReadingOptions,
    /// How much is told.
    pub detail: Detail,
}

/// How much is told of each file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The file as a whole.
    Files,
    /// Every turn, with its text and its sentences.
    Turns,
}

/// What was understood of the files at the paths that the user named.
#[derive(Debug, Serialize)]
pub struct Inspection {
    files: Vec<FileReport>,
    totals: Totals,
    /// What is odd about no file in particular.
    warnings: Vec<WarningReport>,
}

#[derive(Debug, Default, Serialize)]
struct Totals {
    read: usize,
    refused: usize,
    skipped: usize,
    turns: usize,
    words: usize,
}

#[derive(Debug, Default, Serialize)]
struct FileReport {
    path: String,
    status: Status,
    #[serde(flatten)]
    reading: Option<Reading>,
    speakers: Vec<SpeakerReport>,
    warnings: Vec<WarningReport>,
    /// Why the file was passed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    error: Option<ErrorReport>,
    #[serde(skip)]
    turns: Vec<TurnReport>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Read,
    #[default]
    Refused,
    Skipped,
}

impl Status {
    fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Refused => "refused",
            Self::Skipped => "skipped",
        }
    }
}

#[derive(Debug, Serialize)]
struct Reading {
    format: &'static str,
    encoding: &'static str,
    /// Of the file's bytes.
    sha256: String,
    convention: &'static str,
    confidence: f64,
    /// What speaks for the convention.
    reasons: Vec<String>,
    runner_up: Option<RunnerUp>,
    /// Options that would have it read otherwise.
    overrides: Vec<String>,
    turns: usize,
    unlabelled: usize,
    /// The lines that no speaker says, of a file in which others are said by some.
    unplaced: Unplaced,
    words: usize,
    /// Shares of the words, by the language of their turn.
    languages: Shares,
}

#[derive(Debug, Serialize)]
struct RunnerUp {
    convention: &'static str,
    confidence: f64,
}

#[derive(Debug, Default, Serialize)]
struct Shares {
    id: f64,
    en: f64,
    mixed: f64,
    other: f64,
}

#[derive(Debug, Serialize)]
struct SpeakerReport {
    label: String,
    name: Option<String>,
    role: &'static str,
    turns: usize,
    words: usize,
}

#[derive(Debug, Serialize)]
struct WarningReport {
    line: Option<usize>,
    message: String,
    hint: Option<String>,
}

#[derive(Debug, Serialize)]
struct ErrorReport {
    reason: String,
    place: Option<String>,
    hint: Option<String>,
}

/// Reads the files at `paths` and tells what was understood.
#[must_use]
pub fn inspect(request: &InspectRequest<'_>, locale: Locale, progress: &Progress<'_>) -> Inspection {
    let ingesting = Reader::new(request.reading);
    let sources = Sources::find(request.paths);
    let nothing = Program::default();
    let start = || (Matcher::new(&nothing), Vec::new());
    let look = |state: &mut (Matcher<'_>, Vec<FileReport>), _: usize, file: &SourceFile| {
        let report = inspect_file(file, &ingesting, request.detail, &mut state.0, locale);
        state.1.push(report);
    };
    let states = share_out(&sources.files, progress, start, look);
    let mut files: Vec<FileReport> = states.into_iter().flat_map(|(_, reports)| reports).collect();
    files.extend(sources.skipped.iter().map(|(path, reason)| FileReport {
        path: shown(path),
        status: Status::Skipped,
        reason: Some(reason.message(locale)),
        ..FileReport::default()
    }));
    let told = sources.complaints(locale).into_iter();
    files.extend(told.map(|complaint| FileReport::refused(complaint.path.clone().unwrap_or_default(), complaint)));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let totals = totals(&files);
    let warning = |message| WarningReport { line: None, message, hint: None };
    let warnings = ingesting.unmet(locale).into_iter().map(warning).collect();
    Inspection { files, totals, warnings }
}

fn inspect_file(
    file: &SourceFile,
    ingesting: &Reader<'_>,
    detail: Detail,
    reader: &mut Matcher<'_>,
    locale: Locale,
) -> FileReport {
    let path = shown(&file.path);
    match ingest(file, ingesting) {
        Ok(Some(ingested)) => {
            let turns = turn_reports(&path, &ingested.transcript, detail, reader);
            report(path, &ingested, turns, ingesting.options.convention, locale)
        }
        Ok(None) => FileReport {
            path,
            status: Status::Skipped,
            reason: Some(locale.pick("a table without a text column", "tabel tanpa kolom teks")),
            ..FileReport::default()
        },
        Err(error) => {
            let complaint = ingest_complaint(&path, &error, locale);
            FileReport::refused(path, complaint)
        }
    }
}

fn report(
    path: String,
    ingested: &Ingested,
    turns: Vec<TurnReport>,
    wanted: Option<Convention>,
    locale: Locale,
) -> FileReport {
    let Ingested { transcript, source, original, diagnostics } = ingested;
    let words = turns.iter().map(|turn| turn.words).sum();
    let speakers = transcript.speakers.iter().enumerate().map(|(index, speaker)| {
        let own = || transcript.turns.iter().zip(&turns).filter(|(turn, _)| turn.speaker == Some(index));
        SpeakerReport {
            label: speaker.label.clone(),
            name: speaker.name.clone(),
            role: speaker.role.as_str(),
            turns: own().count(),
            words: own().map(|(_, report)| report.words).sum(),
        }
    });
    let warnings = diagnostics.warnings.iter().map(|warning| WarningReport {
        line: warning.line,
        message: warning.message(locale),
        hint: warning.hint(locale),
    });
    let reading = Reading {
        format: source.format.as_str(),
        encoding: source.encoding.as_str(),
        sha256: original.sha256(&transcript.text),
        convention: diagnostics.convention.as_str(),
        confidence: hundredths(diagnostics.confidence),
        reasons: diagnostics.reasons.iter().map(|reason| reason.message(locale)).collect(),
        overrides: overrides(ingested),
        runner_up: diagnostics.runner_up.map(|(convention, confidence)| RunnerUp {
            convention: convention.as_str(),
            confidence: hundredths(confidence),
        }),
        turns: turns.len(),
        unlabelled: transcript.turns.iter().filter(|turn| turn.speaker.is_none()).count(),
        unplaced: unplaced(transcript),
        words,
        languages: shares(&turns, words),
    };
    FileReport {
        path,
        status: Status::Read,
        reading: Some(reading),
        speakers: speakers.collect(),
        warnings: not_in(wanted, diagnostics.convention, locale).into_iter().chain(warnings).collect(),
        reason: None,
        error: None,
        turns,
    }
}

/// That a text can't be read in the convention that the user wants.
fn not_in(wanted: Option<Convention>, read: Convention, locale: Locale) -> Option<WarningReport> {
    let wanted = wanted.filter(|wanted| *wanted != read)?;
    let message = locale.pick(
        format!("it cannot be read as {}; it is read as {}", wanted.as_str(), read.as_str()),
        format!("tidak dapat dibaca sebagai {}; dibaca sebagai {}", wanted.as_str(), read.as_str()),
    );
    Some(WarningReport { line: None, message, hint: None })
}

/// The options that would have a file read otherwise: in the next likely convention, or with somebody
/// else asking where nobody is known to.
fn overrides(ingested: &Ingested) -> Vec<String> {
    let Ingested { transcript, diagnostics, .. } = ingested;
    let convention = diagnostics.runner_up.map(|(next, _)| format!("--convention {}", next.as_str()));
    let guessed = diagnostics.warnings.iter().any(Warning::is_about_speakers);
    let answers = transcript.speakers.iter().find(|speaker| guessed && speaker.role != Role::Interviewer);
    let role = answers.map(|speaker| format!("--roles {}", quoted(&format!("INTERVIEWER={}", speaker.label))));
    convention.into_iter().chain(role).collect()
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '=' | '-' | '_' | '.'));
    if plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

fn shares(turns: &[TurnReport], words: usize) -> Shares {
    let share = |language: Language| {
        let own: usize = turns.iter().filter(|turn| turn.language == language.as_str()).map(|turn| turn.words).sum();
        if words == 0 { 0.0 } else { hundredths(own as f64 / words as f64) }
    };
    Shares {
        id: share(Language::Indonesian),
        en: share(Language::English),
        mixed: share(Language::Mixed),
        other: share(Language::Other),
    }
}

fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

fn totals(files: &[FileReport]) -> Totals {
    let of = |status| files.iter().filter(|file| file.status == status).count();
    let readings = || files.iter().filter_map(|file| file.reading.as_ref());
    Totals {
        read: of(Status::Read),
        refused: of(Status::Refused),
        skipped: of(Status::Skipped),
        turns: readings().map(|reading| reading.turns).sum(),
        words: readings().map(|reading| reading.words).sum(),
    }
}

impl FileReport {
    fn refused(path: String, complaint: Complaint) -> Self {
        let Complaint { place, reason, hint, .. } = complaint;
        Self { path, error: Some(ErrorReport { reason, place, hint }), ..Self::default() }
    }
}

impl Inspection {
    /// The files that couldn't be read.
    #[must_use]
    pub fn complaints(&self) -> Vec<Complaint> {
        let complaint = |file: &FileReport| {
            let error = file.error.as_ref()?;
            Some(Complaint {
                path: Some(file.path.clone()),
                place: error.place.clone(),
                reason: error.reason.clone(),
                detail: None,
                hint: error.hint.clone(),
            })
        };
        self.files.iter().filter_map(complaint).collect()
    }

    /// Every turn as a line of JSON: `path, turn, speaker, role, language, words, start, end, text`.
    #[must_use]
    pub fn turns_as_json_lines(&self) -> String {
        self.files.iter().flat_map(|file| &file.turns).map(line).collect()
    }

    /// The report as text, JSON, or a table with a row a speaker.
    ///
    /// # Errors
    /// If the format's writer refuses a value.
    pub fn render(&self, format: Format, locale: Locale) -> Result<String, StudyError> {
        match (format, format.layout()) {
            (Format::Text, _) => Ok(self.text(locale)),
            (_, Some(layout)) => Ok(render_grid(&self.grid(), layout, None)?),
            (_, None) => Ok(pretty(self)),
        }
    }
}
