//! What was understood of each file, before anything is counted.

mod table;
mod text;
mod turns;

use crate::error::ingest_complaint;
use crate::json::{line, pretty};
use crate::reading::{SourceFile, Sources, ingest, shown};
use crate::workers::{Progress, share_out};
use crate::{Complaint, StudyError};
use benang_ingest::Ingested;
use benang_language::Language;
use benang_model::Locale;
use benang_query::{Matcher, Program};
use benang_report::{Format, render_grid};
use serde::Serialize;
use std::path::PathBuf;
use turns::{TurnReport, turn_reports};

/// What was understood of the files at the paths that the user named.
#[derive(Debug, Serialize)]
pub struct Inspection {
    files: Vec<FileReport>,
    totals: Totals,
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
    convention: &'static str,
    confidence: f64,
    runner_up: Option<RunnerUp>,
    turns: usize,
    unlabelled: usize,
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
pub fn inspect(paths: &[PathBuf], locale: Locale, progress: &Progress<'_>) -> Inspection {
    let sources = Sources::find(paths);
    let nothing = Program::default();
    let start = || (Matcher::new(&nothing), Vec::new());
    let look = |state: &mut (Matcher<'_>, Vec<FileReport>), _: usize, file: &SourceFile| {
        let report = inspect_file(file, &mut state.0, locale);
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
    Inspection { files, totals }
}

fn inspect_file(file: &SourceFile, reader: &mut Matcher<'_>, locale: Locale) -> FileReport {
    let path = shown(&file.path);
    match ingest(file) {
        Ok(Some(ingested)) => report(path, &ingested, reader, locale),
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

fn report(path: String, ingested: &Ingested, reader: &mut Matcher<'_>, locale: Locale) -> FileReport {
    let Ingested { transcript, source, diagnostics } = ingested;
    let turns = turn_reports(&path, transcript, reader);
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
        convention: diagnostics.convention.as_str(),
        confidence: hundredths(diagnostics.confidence),
        runner_up: diagnostics.runner_up.map(|(convention, confidence)| RunnerUp {
            convention: convention.as_str(),
            confidence: hundredths(confidence),
        }),
        turns: turns.len(),
        unlabelled: transcript.turns.iter().filter(|turn| turn.speaker.is_none()).count(),
        words,
        languages: shares(&turns, words),
    };
    FileReport {
        path,
        status: Status::Read,
        reading: Some(reading),
        speakers: speakers.collect(),
        warnings: warnings.collect(),
        reason: None,
        error: None,
        turns,
    }
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
