//! Coding a stream of transcripts: JSON lines in, JSON lines out, however many, in constant memory.
//!
//! A thread reads lines, several code them, and the caller's thread writes the results in the lines' order. What
//! keeps the memory constant is that a line is only read once the line that stands so many places before
//! it has been written. What is written is flushed whenever nothing more is ready: who sends one line and waits
//! for its answer gets it.

use crate::complaint::Complaint;
use crate::json::line;
use crate::reading::{ReadingOptions, read_codebook};
use crate::tally::compile;
use crate::{Progress, StudyError};
use benang_coding::{RuleCoder, RuleCoding, Rules, Scope};
use benang_ingest::{IngestError, JsonLine};
use benang_model::{Codebook, Locale, Turn, Unit};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Read, Write};
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A longer line is an error, in bytes: 64 MiB.
const MAX_LINE: usize = 64 << 20;

/// How many lines may be under way, for each thread.
const AHEAD: usize = 2;

/// How a stream is to be coded.
#[derive(Debug, Clone, Copy)]
pub struct StreamRequest<'a> {
    /// The codebook file.
    pub codebook: &'a Path,
    /// How texts are read that have no turns.
    pub reading: &'a ReadingOptions,
    /// How many lines are coded at once; nothing for as many as there are cores.
    pub threads: Option<NonZeroUsize>,
    /// Language of errors.
    pub locale: Locale,
}

/// What became of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Streamed {
    /// All lines.
    pub lines: u64,
    /// Those that have an error instead of codings.
    pub failed: u64,
}

/// Codes each line of `input` and writes a line to `output`, in order.
///
/// # Errors
/// A codebook that can't be used, an input that breaks off, or an output that nobody takes. A bad line is no
/// error: its line in the output has one.
///
/// # Panics
/// If coding a line does, which is a mistake in the program.
pub fn stream(
    request: &StreamRequest<'_>,
    input: impl BufRead + Send + 'static,
    output: &mut impl Write,
    progress: &Progress<'_>,
) -> Result<Streamed, StudyError> {
    let codebook = read_codebook(request.codebook)?;
    let rules = compile(&codebook, request.codebook)?;
    let task = Arc::new(Task { codebook, rules, reading: request.reading.clone(), locale: request.locale });
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = request.threads.map_or_else(cores, NonZeroUsize::get);

    // Threads are left to themselves if the output ends early: one of them may wait for its input for ever.
    let (tokens, done_tokens) = sync_channel(AHEAD * threads);
    let (lines, jobs) = channel();
    let (results, done) = channel();
    thread::spawn(move || read_lines(input, &tokens, &lines));
    let jobs = Arc::new(Mutex::new(jobs));
    for _ in 0..threads {
        let (task, jobs, results) = (Arc::clone(&task), Arc::clone(&jobs), results.clone());
        thread::spawn(move || task.work(&jobs, &results));
    }
    drop(results);
    write_in_order(&done, &done_tokens, output, progress)
}

impl Streamed {
    /// How many lines failed; none if all were coded.
    #[must_use]
    pub fn complaint(&self, locale: Locale) -> Option<Complaint> {
        let Self { lines, failed } = self;
        (*failed > 0).then(|| {
            Complaint::plain(locale.pick(
                format!("{failed} of {lines} lines could not be coded; each says why under \"error\""),
                format!("{failed} dari {lines} baris tidak dapat dikodekan; alasannya ada di \"error\" masing-masing"),
            ))
        })
    }
}

/// A line as it was read.
enum Input {
    Line(Vec<u8>),
    /// Longer than may be.
    TooLong,
    /// The input broke off; there are no further lines.
    Broken(io::Error),
}

/// A numbered line on its way to be coded.
type Job = (u64, Input);

/// What became of a numbered line: the line to write and whether it failed, or why there are no further ones.
type Outcome = (u64, thread::Result<Result<(String, Ended), io::Error>>);

/// How a line ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Coded,
    Failed,
}

/// Reads all lines, each as soon as there is a token for it.
fn read_lines(mut input: impl BufRead, tokens: &SyncSender<()>, lines: &Sender<Job>) {
    for number in 0.. {
        if tokens.send(()).is_err() {
            return;
        }
        let read = match read_line(&mut input) {
            Ok(Some(read)) => read,
            Ok(None) => return,
            Err(error) => Input::Broken(error),
        };
        let is_last = matches!(read, Input::Broken(_));
        if lines.send((number, read)).is_err() || is_last {
            return;
        }
    }
}

/// The next line without its end; none at the end of the input. Of a line that is too long nothing is kept.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Input>> {
    let mut line = Vec::new();
    let limit = u64::try_from(MAX_LINE).map_or(u64::MAX, |limit| limit + 1);
    if input.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > MAX_LINE {
        drop(line);
        skip_line(input)?;
        return Ok(Some(Input::TooLong));
    }
    Ok(Some(Input::Line(line)))
}

/// Passes over the rest of a line.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let (used, over) = (end.map_or(buffer.len(), |end| end + 1), end.is_some() || buffer.is_empty());
        input.consume(used);
        if over {
            return Ok(());
        }
    }
}

/// Writes results as they come in their order, and gives back the token of each.
fn write_in_order(
    done: &Receiver<Outcome>,
    tokens: &Receiver<()>,
    output: &mut impl Write,
    progress: &Progress<'_>,
) -> Result<Streamed, StudyError> {
    let failed = |source| StudyError::Output { source };
    let mut streamed = Streamed::default();
    let mut early = BTreeMap::new();
    loop {
        let (number, result) = match done.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                output.flush().map_err(failed)?;
                let Ok(outcome) = done.recv() else { break };
                outcome
            }
        };
        let result = result.unwrap_or_else(|payload| panic::resume_unwind(payload));
        early.insert(number, result);
        while let Some(result) = early.remove(&streamed.lines) {
            let (text, ended) = result.map_err(|source| StudyError::Input { source })?;
            output.write_all(text.as_bytes()).map_err(failed)?;
            streamed.lines += 1;
            streamed.failed += u64::from(ended == Ended::Failed);
            progress(streamed.lines, streamed.lines);
            // The reader has taken one for this line.
            let _ = tokens.try_recv();
        }
    }
    output.flush().map_err(failed)?;
    Ok(streamed)
}

/// What all threads share.
struct Task {
    codebook: Codebook,
    rules: Rules,
    reading: ReadingOptions,
    locale: Locale,
}

/// A line of the output.
#[derive(Serialize)]
struct OutputLine<'a> {
    id: Value,
    codings: Vec<CodingReport<'a>>,
    error: Option<ErrorReport>,
}

#[derive(Serialize)]
struct CodingReport<'a> {
    code: &'a str,
    /// From 1.
    turn: usize,
    /// In code points of the turn's body, or of the text that was given for it.
    start: usize,
    end: usize,
    /// The rule's query.
    rule: &'a str,
}

#[derive(Serialize)]
struct ErrorReport {
    reason: String,
    place: String,
    hint: Option<String>,
}

impl Task {
    /// Codes lines as long as there are any.
    fn work(&self, jobs: &Mutex<Receiver<Job>>, results: &Sender<Outcome>) {
        let mut coder = RuleCoder::new(&self.rules);
        loop {
            let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, input)) = job else { return };
            let coded = match input {
                Input::Broken(error) => Ok(Err(error)),
                Input::TooLong => Ok(Ok(self.failed(number, &self.too_long()))),
                Input::Line(line) => panic::catch_unwind(AssertUnwindSafe(|| Ok(self.code(number, &line, &mut coder)))),
            };
            let panicked = coded.is_err();
            if results.send((number, coded)).is_err() || panicked {
                return;
            }
        }
    }

    fn code(&self, number: u64, line: &[u8], coder: &mut RuleCoder<'_>) -> (String, Ended) {
        let text = match str::from_utf8(line) {
            Ok(text) if number == 0 => text.trim_start_matches('\u{feff}'),
            Ok(text) => text,
            Err(_) => return self.failed(number, &Complaint::plain(self.not_utf8())),
        };
        match JsonLine::read(text, &self.reading.ingest) {
            Ok(read) => (self.output_line(read, coder), Ended::Coded),
            Err(error) => self.failed(number, &self.complaint(&error)),
        }
    }

    fn output_line(&self, read: JsonLine, coder: &mut RuleCoder<'_>) -> String {
        let mut codings = Vec::new();
        coder.code(&read.transcript, Unit::Turn, Scope::default(), |coded| {
            let mut own: Vec<&RuleCoding> = coded.codings.iter().collect();
            own.sort_by_key(|coding| (coding.span, coding.rule));
            codings.extend(own.iter().map(|coding| self.report(&read, coded.index, coded.turn, coding)));
        });
        line(&OutputLine { id: read.id, codings, error: None })
    }

    fn report(&self, read: &JsonLine, index: usize, turn: &Turn, coding: &RuleCoding) -> CodingReport<'_> {
        let place = read.place(index, turn, coding.span);
        let code = self.codebook.codes().get(self.rules.code(coding.rule));
        CodingReport {
            code: code.map(|code| code.id.as_str()).unwrap_or_default(),
            turn: place.turn,
            start: place.start,
            end: place.end,
            rule: self.rules.query(coding.rule),
        }
    }

    fn failed(&self, number: u64, complaint: &Complaint) -> (String, Ended) {
        let at = format!("{} {}", self.locale.pick("line", "baris"), number + 1);
        let place = complaint.place.as_ref().map_or(at.clone(), |within| format!("{at}, {within}"));
        let error = ErrorReport { reason: complaint.reason.clone(), place, hint: complaint.hint.clone() };
        (line(&OutputLine { id: Value::Null, codings: Vec::new(), error: Some(error) }), Ended::Failed)
    }

    fn complaint(&self, error: &IngestError) -> Complaint {
        let column = match error {
            IngestError::Json { place, .. } => {
                Some(format!("{} {}", self.locale.pick("column", "kolom"), place.column))
            }
            _ => None,
        };
        let hint = match error {
            IngestError::Empty => Some(self.locale.pick("leave blank lines out", "hilangkan baris kosong").to_owned()),
            IngestError::Json { .. } => Some(
                self.locale
                    .pick(
                        "each line is one object: {\"id\", \"text\"} or {\"id\", \"turns\"}",
                        "setiap baris ialah satu objek: {\"id\", \"text\"} atau {\"id\", \"turns\"}",
                    )
                    .to_owned(),
            ),
            error => error.hint(self.locale),
        };
        Complaint { place: column, hint, ..Complaint::plain(error.message(self.locale)) }
    }

    fn not_utf8(&self) -> String {
        self.locale.pick("not UTF-8 text", "bukan teks UTF-8").to_owned()
    }

    fn too_long(&self) -> Complaint {
        let mib = MAX_LINE >> 20;
        Complaint {
            hint: Some(self.locale.pick("one line is one interview", "satu baris untuk satu wawancara").to_owned()),
            ..Complaint::plain(self.locale.pick(
                format!("the line is longer than {mib} MiB"),
                format!("barisnya lebih panjang daripada {mib} MiB"),
            ))
        }
    }
}

#[cfg(test)]
mod tests;
