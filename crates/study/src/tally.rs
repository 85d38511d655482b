//! The theme frequency table of transcripts, nothing stored.

use crate::error::ingest_complaint;
use crate::evidence::{Evidence, Wanted};
use crate::reading::{
    Reader, ReadingOptions, SourceFile, Sources, ingest, nothing_read, read_codebook, read_text, shown,
};
use crate::workers::{Progress, share_out};
use crate::{Complaint, StudyError};
use benang_analysis::{Frame, FrequencyCounts, FrequencyTable, Key, Observation, TableScope, TranscriptCounts};
use benang_coding::{RuleCoder, RuleCoding, Rules, Scope, TurnCoding};
use benang_ingest::{IngestError, Warning};
use benang_model::{CodeIndex, Codebook, Locale, Segment, Span, Unit};
use benang_report::{Format, counted, excerpts, frequency};
use std::path::{Path, PathBuf};

/// What is to be counted.
#[derive(Debug, Clone, Copy)]
pub struct TallyRequest<'a> {
    /// Transcripts or folders.
    pub paths: &'a [PathBuf],
    /// The codebook file.
    pub codebook: &'a Path,
    /// What the columns are split by.
    pub by: Option<Key>,
    /// What is counted.
    pub unit: Unit,
    /// Whose talk.
    pub scope: Scope,
    /// The code whose excerpts are wanted instead of the table.
    pub evidence: Option<&'a str>,
    /// Language of the codes' names.
    pub locale: Locale,
    /// How transcripts are read.
    pub reading: &'a ReadingOptions,
}

/// A theme frequency table, or the excerpts behind one of its rows.
#[derive(Debug)]
pub struct Tally {
    /// The table.
    pub table: FrequencyTable,
    /// What lies behind the row that was asked for.
    pub evidence: Option<Evidence>,
    /// Files that couldn't be read.
    pub complaints: Vec<Complaint>,
    /// How many files have a warning about who speaks: their counts should be looked at.
    pub doubtful: u64,
    /// Labels that were given a role though nobody has them.
    pub unmet: Vec<String>,
    /// How many turns were read, and of how many the detector had to tell the language.
    pub detected: Detected,
}

/// How often the words' evidence left a turn's language undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Detected {
    /// Turns read.
    pub turns: u64,
    /// Turns whose language the statistical detector decided.
    pub by_detector: u64,
}

/// A table added up from the tables of parts.
#[derive(Debug)]
pub struct MergedTally {
    /// The table.
    pub table: FrequencyTable,
}

/// Reads transcripts, applies the codebook's rules and counts.
///
/// # Errors
/// A codebook that can't be used, a code that it doesn't have. Transcripts that can't be read are
/// told in [`Tally::complaints`]; the others are counted.
pub fn tally(request: &TallyRequest<'_>, progress: &Progress<'_>) -> Result<Tally, StudyError> {
    let codebook = read_codebook(request.codebook)?;
    let wanted = request.evidence.map(|id| code_of(&codebook, id)).transpose()?;
    let rules = compile(&codebook, request.codebook)?;
    let frame = Frame::of_rules(&codebook, request.locale, request.unit, request.by, table_scope(request.scope));
    let sources = Sources::find(request.paths);
    let locale = request.locale;
    let evidence = wanted.map(|code| Wanted { codebook: &codebook, rules: &rules, code, locale });
    let run = Run { request, rules: &rules, evidence, reader: Reader::new(request.reading) };
    let start = || Worker::new(run.coder(), &frame);
    let workers = share_out(&sources.files, progress, start, |worker, index, file| run.count(worker, index, file));

    let mut counts = FrequencyCounts::new(&frame);
    let (mut refused, mut excerpts, mut detected) = (Vec::new(), Vec::new(), Detected::default());
    let mut doubtful = 0;
    for worker in workers {
        counts.merge(worker.counts);
        refused.extend(worker.refused);
        excerpts.extend(worker.excerpts);
        doubtful += worker.doubtful;
        detected.turns += worker.detected.turns;
        detected.by_detector += worker.detected.by_detector;
    }
    let mut complaints = sources.complaints(locale);
    complaints.extend(in_order(refused).map(|(path, error)| ingest_complaint(&path, &error, locale)));
    let table = counts.finish(&frame);
    complaints.extend((table.totals.transcripts == 0).then(|| nothing_read(request.paths, locale)));
    let evidence = wanted.map(|code| Evidence::new(code, in_order(excerpts).flatten().collect(), &table));
    Ok(Tally { table, evidence, complaints, doubtful, unmet: run.reader.unmet(locale), detected })
}

/// Adds up tables that were made of parts of a corpus.
///
/// # Errors
/// A file that is no such table, or tables that don't belong together.
pub fn merge_tallies(paths: &[PathBuf]) -> Result<MergedTally, StudyError> {
    let read = |path: &PathBuf| {
        let text = read_text(path)?;
        serde_json::from_str(&text).map_err(|source| StudyError::NoTable { path: path.clone(), source })
    };
    let parts: Vec<FrequencyTable> = paths.iter().map(read).collect::<Result<_, _>>()?;
    Ok(MergedTally { table: FrequencyTable::merge(parts)? })
}

impl Tally {
    /// The table, or the excerpts if they were asked for.
    ///
    /// # Errors
    /// If the format's writer refuses a value.
    pub fn render(&self, format: Format, locale: Locale, width: Option<usize>) -> Result<String, StudyError> {
        match &self.evidence {
            Some(evidence) => Ok(excerpts(&evidence.excerpts, &evidence.heading, format, locale, width)?),
            None => Ok(frequency(&self.table, format, locale, width)?),
        }
    }

    /// What should be looked at before the figures are trusted; none if nothing was odd.
    #[must_use]
    pub fn remark(&self, locale: Locale) -> Option<String> {
        let count = self.doubtful;
        let files = counted(count, locale.pick("file has", "berkas"), locale.pick("files have", "berkas"), locale);
        (count > 0).then(|| {
            locale.pick(
                format!("{files} remarks on who speaks; see benang inspect"),
                format!("{files} punya catatan tentang siapa yang berbicara; lihat benang inspect"),
            )
        })
    }
}

impl MergedTally {
    /// The table.
    ///
    /// # Errors
    /// If the format's writer refuses a value.
    pub fn render(&self, format: Format, locale: Locale, width: Option<usize>) -> Result<String, StudyError> {
        Ok(frequency(&self.table, format, locale, width)?)
    }
}

/// The scope of the run as the table records it.
fn table_scope(scope: Scope) -> TableScope {
    match scope {
        Scope::NotInterviewer => TableScope::NotInterviewer,
        Scope::Only(role) => TableScope::Only(role),
    }
}

pub(crate) fn compile(codebook: &Codebook, path: &Path) -> Result<Rules, StudyError> {
    Rules::compile(codebook).map_err(|source| StudyError::Codebook { path: path.to_owned(), source: Box::new(source) })
}

fn code_of(codebook: &Codebook, id: &str) -> Result<CodeIndex, StudyError> {
    let known = || codebook.codes().iter().map(|code| code.id.clone()).collect();
    codebook.index_of(id).ok_or_else(|| StudyError::UnknownCode { id: id.to_owned(), known: known() })
}

/// Items that threads numbered, in order.
fn in_order<T>(mut numbered: Vec<(usize, T)>) -> impl Iterator<Item = T> {
    numbered.sort_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, item)| item)
}

/// What all threads share.
struct Run<'a> {
    request: &'a TallyRequest<'a>,
    rules: &'a Rules,
    evidence: Option<Wanted<'a>>,
    reader: Reader<'a>,
}

/// What one thread has counted.
struct Worker<'r> {
    coder: RuleCoder<'r>,
    counts: FrequencyCounts,
    refused: Vec<(usize, (String, IngestError))>,
    excerpts: Vec<(usize, Vec<benang_report::Excerpt>)>,
    doubtful: u64,
    detected: Detected,
    codings: Vec<(CodeIndex, Span)>,
}

impl<'r> Worker<'r> {
    fn new(coder: RuleCoder<'r>, frame: &Frame) -> Self {
        Self {
            coder,
            counts: FrequencyCounts::new(frame),
            refused: Vec::new(),
            excerpts: Vec::new(),
            doubtful: 0,
            detected: Detected::default(),
            codings: Vec::new(),
        }
    }
}

impl<'a> Run<'a> {
    /// Excerpts show which words matched; a table doesn't.
    fn coder(&self) -> RuleCoder<'a> {
        match self.evidence {
            Some(_) => RuleCoder::with_matched_words(self.rules),
            None => RuleCoder::new(self.rules),
        }
    }

    fn count(&self, worker: &mut Worker<'_>, index: usize, file: &SourceFile) {
        let transcript = match ingest(file, &self.reader) {
            Ok(Some(ingested)) => {
                worker.doubtful += u64::from(ingested.diagnostics.warnings.iter().any(Warning::is_about_speakers));
                ingested.transcript
            }
            Ok(None) => return,
            Err(error) => {
                worker.refused.push((index, (shown(&file.path), error)));
                return;
            }
        };
        let Worker { coder, counts, excerpts, detected, codings, .. } = worker;
        let mut counts = counts.begin_transcript(&transcript.name, &transcript.speakers);
        let mut found = Vec::new();
        coder.code(&transcript, self.request.unit, self.request.scope, |turn| {
            if !turn.in_scope {
                turn.segments.iter().for_each(|_| counts.exclude(turn.role));
                return;
            }
            detected.turns += 1;
            detected.by_detector += u64::from(turn.by_detector);
            for segment in turn.segments {
                self.observe(&mut counts, turn, *segment, codings);
            }
            if let Some(wanted) = &self.evidence {
                found.extend(wanted.excerpts(&transcript, turn));
            }
        });
        if !found.is_empty() {
            excerpts.push((index, found));
        }
    }

    fn observe(
        &self,
        counts: &mut TranscriptCounts<'_>,
        turn: &TurnCoding<'_>,
        segment: Segment,
        codings: &mut Vec<(CodeIndex, Span)>,
    ) {
        let within = |coding: &&RuleCoding| coding.span.overlaps(segment.span);
        codings.clear();
        codings.extend(turn.codings.iter().filter(within).map(|coding| (self.rules.code(coding.rule), coding.span)));
        let words = turn.words;
        let first = words.partition_point(|word| word.span().start < segment.span.start);
        let end = words.partition_point(|word| word.span().start < segment.span.end);
        counts.observe(&Observation {
            speaker: turn.turn.speaker,
            language: turn.language.as_str(),
            segment: segment.span,
            words: words.get(first..end).unwrap_or_default(),
            codings,
        });
    }
}
