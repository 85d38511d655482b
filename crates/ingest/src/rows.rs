//! Rows of who says what, and when: what formats give that have no text of their own. The text is
//! built as `Label: body` paragraphs.

use crate::Options;
use crate::allowance;
use crate::cast::{Cast, Standing};
use crate::convention::Convention;
use crate::diagnostics::{self, Diagnostics, Finding, Warning, WarningKind};
use crate::draft::{Draft, Opening};
use crate::error::{Excess, IngestError};
use crate::flow::{self, Paragraph};
use crate::label::{self, Syntax};
use crate::line;
use crate::nonspeech;
use crate::reading::{self, Reading};
use crate::roles::{Hint, Roll};
use crate::survey::Survey;
use crate::words;
use benang_model::{Cue, MarkKind, Metadata, Role, Span, Speaker, SpeakerIndex, Transcript};
use std::collections::HashMap;

/// A row with its turn, its mark and its cue takes about so many bytes of memory.
const BYTES_PER_ROW: usize = 320;

/// Refuses more rows than a file of so many bytes has in any interview: a row of a letter takes a
/// hundred times its own size.
///
/// # Errors
/// [`IngestError::Limit`].
pub(crate) fn within(rows: usize, bytes: usize) -> Result<(), IngestError> {
    // The file, its text and the text that is built are there as well.
    let limit = allowance::of(bytes).saturating_sub(bytes.saturating_mul(3)) / BYTES_PER_ROW;
    let limit_reached = IngestError::Limit { what: Excess::Rows, limit: limit as u64 };
    if rows > limit { Err(limit_reached) } else { Ok(()) }
}

/// Who says a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice<'a> {
    /// Whoever said the row above.
    Same,
    /// Somebody with a name; a colon at its end doesn't count.
    Named(&'a str),
    /// Somebody else, whom only this sign announces: `>>`, `-`.
    Unnamed(&'a str),
}

impl<'a> Voice<'a> {
    /// The voice of a cell or field; an empty one names nobody.
    pub(crate) fn of(written: &'a str) -> Self {
        let name = written.trim().trim_end_matches(|c: char| c == ':' || c.is_whitespace()).trim_matches('*').trim();
        if name.is_empty() { Self::Same } else { Self::Named(name) }
    }
}

/// When a row is said, in milliseconds from the beginning of the recording, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct When {
    pub(crate) start_ms: Option<u64>,
    pub(crate) end_ms: Option<u64>,
}

/// The text that is built from rows, and what stands where in it.
#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) text: String,
    rows: Vec<Row>,
    cues: Vec<Cue>,
    speakers: Vec<Named>,
    by_written: HashMap<String, SpeakerIndex>,
    by_key: HashMap<String, SpeakerIndex>,
    last: Option<SpeakerIndex>,
    /// The last row, if the next cue may go on with it.
    open: Option<Paragraph>,
}

/// A speaker and what their label says beside the name: `Ana (pewawancara)`.
struct Named {
    label: String,
    written: String,
}

/// A row in the text.
struct Row {
    kind: Kind,
    /// The label with its colon, where the text has one.
    label: Option<Span>,
    body: Span,
    start_ms: Option<u64>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Talk of the one who talks already.
    GoesOn,
    /// Talk of a speaker who takes over.
    Turn(SpeakerIndex),
    /// Talk of somebody without a name who takes over.
    Nobody,
    /// No talk: a note, a title above a table, the name of a sheet.
    Mark(MarkKind),
}

impl Rows {
    /// Adds a paragraph that `voice` says.
    pub(crate) fn row(&mut self, voice: Voice<'_>, body: &str, when: When) {
        self.open = None;
        let body = body.trim();
        match voice {
            Voice::Named(name) if words::heads_note(&label::key(name)) => {
                self.write(Kind::Mark(MarkKind::NonSpeech), Some((name, ":")), body, When::default());
            }
            _ if body.is_empty() => self.starts_at(when),
            Voice::Named(name) => {
                let speaker = self.speaker(name);
                if self.last == Some(speaker) {
                    self.write(Kind::GoesOn, None, body, when);
                } else {
                    self.last = Some(speaker);
                    self.write(Kind::Turn(speaker), Some((name, ":")), body, when);
                }
            }
            Voice::Unnamed(sign) => {
                let kind = if self.last.take().is_some() { Kind::Nobody } else { Kind::GoesOn };
                self.write(kind, Some((sign, "")), body, when);
            }
            Voice::Same => self.write(Kind::GoesOn, None, body, when),
        }
    }

    /// Adds what `voice` says in a cue: it goes on with the paragraph above, if that is the same
    /// voice's and neither long enough nor long ago.
    pub(crate) fn cue(&mut self, voice: Voice<'_>, body: &str, when: When) {
        let body = body.trim();
        if body.is_empty() {
            return;
        }
        let before = self.last;
        let same = match voice {
            Voice::Same => true,
            Voice::Named(name) => before.is_some_and(|before| before == self.speaker(name)),
            Voice::Unnamed(_) => false,
        };
        if same && is_note(body) {
            self.open = None;
            self.write(Kind::Mark(MarkKind::NonSpeech), None, body, When::default());
        } else if same && self.open.as_ref().is_some_and(|open| open.takes(when)) {
            self.go_on(body, when);
        } else {
            self.row(voice, body, when);
            self.open = Some(Paragraph::new(body, when));
        }
    }

    /// Goes on with the paragraph above, however long it is.
    pub(crate) fn go_on(&mut self, body: &str, when: When) {
        let Some((open, row)) = self.open.as_mut().zip(self.rows.last_mut()) else {
            return self.cue(Voice::Same, body, when);
        };
        // The line end after the row.
        self.text.truncate(row.body.end);
        if flow::is_apart(&self.text, body) {
            self.text.push(' ');
        }
        let span = Span::new(self.text.len(), self.text.len() + body.len());
        self.text.push_str(body);
        self.text.push('\n');
        row.body.end = span.end;
        open.add(body, when);
        self.times(span, when);
    }

    /// Adds a line above the conversation: a title over a table.
    pub(crate) fn front(&mut self, line: &str) {
        self.aside(MarkKind::FrontMatter, line);
    }

    /// Adds a heading; nobody's turn goes on across it.
    pub(crate) fn heading(&mut self, line: &str) {
        self.last = None;
        self.aside(MarkKind::Heading, line);
    }

    fn aside(&mut self, kind: MarkKind, line: &str) {
        self.open = None;
        if !line.trim().is_empty() {
            self.write(Kind::Mark(kind), None, line.trim(), When::default());
        }
    }

    /// Keeps the time of a row without talk for the next one.
    fn starts_at(&mut self, when: When) {
        if when.start_ms.is_some() {
            let end = Span::new(self.text.len(), self.text.len());
            self.rows.push(Row { kind: Kind::GoesOn, label: None, body: end, start_ms: when.start_ms });
        }
    }

    fn write(&mut self, kind: Kind, label: Option<(&str, &str)>, body: &str, when: When) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let label = label.map(|(name, end)| {
            let start = self.text.len();
            // A label is one line.
            self.text.extend(name.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
            self.text.push_str(end);
            let label = Span::new(start, self.text.len());
            self.text.push(' ');
            label
        });
        let span = Span::new(self.text.len(), self.text.len() + body.len());
        self.text.push_str(body);
        self.text.push('\n');
        self.rows.push(Row { kind, label, body: span, start_ms: when.start_ms });
        self.times(span, when);
    }

    fn times(&mut self, span: Span, when: When) {
        if let (false, Some(start_ms), Some(end_ms)) = (span.is_empty(), when.start_ms, when.end_ms) {
            self.cues.push(Cue { span, start_ms, end_ms });
        }
    }

    fn speaker(&mut self, written: &str) -> SpeakerIndex {
        if let Some(known) = self.by_written.get(written) {
            return *known;
        }
        let label = without_remark(written);
        let index = *self.by_key.entry(label::key(label)).or_insert(self.speakers.len());
        if index == self.speakers.len() {
            self.speakers.push(Named { label: label.to_owned(), written: written.to_owned() });
        }
        self.by_written.insert(written.to_owned(), index);
        index
    }

    /// How many rows there are, as far as memory goes: a speaker takes as much as two.
    pub(crate) fn weight(&self) -> usize {
        self.rows.len() + 2 * self.speakers.len()
    }

    /// Whether no row names a speaker.
    pub(crate) fn is_nobodys(&self) -> bool {
        self.speakers.is_empty()
    }

    /// The transcript of the rows. `findings` have no place in the text.
    pub(crate) fn finish(
        self,
        convention: Convention,
        metadata: Metadata,
        findings: Vec<Warning>,
        options: &Options,
    ) -> (Transcript, Diagnostics) {
        let mut reading = self.read(options);
        let convention = if self.is_nobodys() { Convention::Prose } else { convention };
        let paragraphs = reading.finished.turns.iter().map(|turn| turn.bodies.len()).sum::<usize>();
        if self.is_nobodys() && paragraphs > 1 {
            reading.findings.push(Finding { at: None, kind: WarningKind::NoSpeakers });
        }
        let (transcript, odd) = reading::assemble(&self.text, reading, metadata, options);
        let mut warnings = findings;
        warnings.extend(diagnostics::warnings(&self.text, odd));
        let diagnostics = Diagnostics { convention, confidence: 1.0, runner_up: None, reasons: Vec::new(), warnings };
        (Transcript { text: self.text, cues: self.cues, ..transcript }, diagnostics)
    }

    /// The text of the rows, read like any other text.
    pub(crate) fn finish_as_text(self, findings: Vec<Warning>, options: &Options) -> (Transcript, Diagnostics) {
        let (transcript, mut diagnostics) = reading::turns(self.text, options);
        diagnostics.warnings.splice(0..0, findings);
        (Transcript { cues: self.cues, ..transcript }, diagnostics)
    }

    fn read(&self, options: &Options) -> Reading {
        // What others say inside a turn is known by their labels: `//S02: Ja. //`.
        let survey = Survey::new(&self.text, 0, Syntax::Colon);
        let cast = Cast::new(&survey, &[], options);
        let mut draft = Draft::new(&self.text, Some(&cast), Vec::new());
        for row in &self.rows {
            self.read_row(&mut draft, row);
        }
        let mut roll = Roll::default();
        for Named { label, written } in &self.speakers {
            let words = written.split_whitespace().count();
            let hint = Hint { part: words::part(written), words, standing: Standing::Speaker };
            roll.enter(Speaker { label: label.clone(), name: None, role: Role::Unknown }, hint);
        }
        Reading { finished: draft.finish(), roll, ..Reading::default() }
    }

    fn read_row(&self, draft: &mut Draft<'_>, row: &Row) {
        match row.kind {
            Kind::Mark(kind) => {
                let start = row.label.map_or(row.body.start, |label| label.start);
                let span = Span::new(start, row.body.end).trim(&self.text);
                return if kind == MarkKind::Heading { draft.heading(span) } else { draft.mark(span, kind) };
            }
            Kind::Turn(speaker) => draft.turn(Opening { speaker, label: row.label, time: None }),
            Kind::Nobody => draft.leave(),
            Kind::GoesOn => {}
        }
        if let (Some(sign), Kind::Nobody | Kind::GoesOn) = (row.label, row.kind) {
            draft.mark(sign, MarkKind::Label);
        }
        if let Some(ms) = row.start_ms {
            draft.begins_at(ms);
        }
        for line in line::lines(row.body.of(&self.text), 0).filter(|line| !line.is_empty()) {
            draft.paragraph(Span::new(row.body.start + line.start, row.body.start + line.end));
        }
    }
}

/// A name without the remark in brackets behind it.
fn without_remark(written: &str) -> &str {
    let named = written.strip_suffix(')').and_then(|inner| inner.split_once('('));
    named.map(|(name, _)| name.trim()).filter(|name| !name.is_empty()).unwrap_or(written)
}

/// Whether a cue is a note or a sign for music, and no talk.
fn is_note(body: &str) -> bool {
    let music = |c: char| matches!(c, '♪' | '♫' | '🎵' | '🎶');
    nonspeech::alone(body, Span::new(0, body.len())) || (body.contains(music) && !body.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start_ms: u64, end_ms: u64) -> When {
        When { start_ms: Some(start_ms), end_ms: Some(end_ms) }
    }

    fn finish(rows: Rows) -> Transcript {
        let (transcript, _) = rows.finish(Convention::Cues, Metadata::new(), Vec::new(), &Options::default());
        assert_eq!(transcript.check(), Ok(()), "{}", transcript.text);
        transcript
    }

    #[test]
    fn cues_of_one_speaker_are_one_paragraph() {
        let mut rows = Rows::default();
        rows.cue(Voice::Named("Ani (pewawancara)"), "Sejak kapan", at(0, 900));
        rows.cue(Voice::Same, "jadi kader?", at(1_000, 1_900));
        rows.cue(Voice::Named("Ida"), "Dari 2008.", at(2_000, 3_000));
        rows.cue(Voice::Named("Ida"), "[batuk]", at(3_000, 3_500));
        rows.cue(Voice::Named("Ida"), "Iya.", at(4_000, 5_000));
        rows.cue(Voice::Same, "Lama.", at(7_500, 8_000));
        let transcript = finish(rows);
        let text = &transcript.text;
        assert_eq!(text, "Ani (pewawancara): Sejak kapan jadi kader?\n\nIda: Dari 2008.\n\n[batuk]\n\nIya.\n\nLama.\n");
        let turns: Vec<_> = transcript.turns.iter().map(|turn| (turn.body_text(text), turn.time_ms)).collect();
        let expected = [("Sejak kapan jadi kader?", Some(0)), ("Dari 2008.\nIya.\nLama.", Some(2_000))];
        assert_eq!(turns, expected.map(|(body, ms)| (body.to_owned(), ms)));
        let cues: Vec<_> = transcript.cues.iter().map(|cue| (cue.span.of(text), cue.start_ms)).collect();
        let expected =
            [("Sejak kapan", 0), ("jadi kader?", 1_000), ("Dari 2008.", 2_000), ("Iya.", 4_000), ("Lama.", 7_500)];
        assert_eq!(cues, expected);
        let speakers: Vec<_> =
            transcript.speakers.iter().map(|speaker| (speaker.label.as_str(), speaker.role)).collect();
        assert_eq!(speakers, [("Ani", Role::Interviewer), ("Ida", Role::Informant)]);
    }

    #[test]
    fn who_has_no_name_is_nobody() {
        let mut rows = Rows::default();
        rows.cue(Voice::Unnamed(">>"), "Siap?", When::default());
        rows.cue(Voice::Named("Ani"), "Siap.", When::default());
        rows.cue(Voice::Unnamed(">>"), "Ayo.", When::default());
        rows.cue(Voice::Same, "Mulai.", When::default());
        let transcript = finish(rows);
        assert_eq!(transcript.text, ">> Siap?\n\nAni: Siap.\n\n>> Ayo. Mulai.\n");
        let turns: Vec<_> = transcript.turns.iter().map(|turn| (turn.speaker, turn.bodies.len())).collect();
        assert_eq!(turns, [(None, 1), (Some(0), 1), (None, 1)]);
    }
}
