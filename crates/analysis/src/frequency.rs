//! Counting, segment by segment.
//!
//! A big corpus has tens of millions of codings, so the work for one is a few additions: who talks and
//! which column it is are numbered once for each segment, and what needs a name is looked up once for
//! each transcript.

use crate::names::Names;
use crate::open::{OpenRows, Who};
use crate::sums::{GroupId, LANGUAGES, Sums};
use crate::{Frame, FrequencyTable, Key};
use benang_model::{CodeIndex, Role, Span, Speaker, SpeakerIndex};

/// One segment that could be coded, with its codings. `W` is a word: whatever knows its span.
#[derive(Debug, Clone, Copy)]
pub struct Observation<'a, W> {
    /// Who talks, as an index into the transcript's speakers; none if the text doesn't say.
    pub speaker: Option<SpeakerIndex>,
    /// The segment's language: `id`, `en`, `mixed`; anything else counts as `other`.
    pub language: &'a str,
    /// The segment.
    pub segment: Span,
    /// Its words, ordered and disjoint.
    pub words: &'a [W],
    /// The codings that cover at least one non-blank character of it, in any order: indices into
    /// [`Frame::codes`] and what is coded, which may reach beyond the segment.
    pub codings: &'a [(CodeIndex, Span)],
}

/// Counts of codings that can be added up across threads: the same transcripts give the same table,
/// whoever counted which.
#[derive(Debug, Clone)]
pub struct FrequencyCounts {
    by: Option<Key>,
    sums: Sums,
    names: Names,
    open: OpenRows,
}

impl FrequencyCounts {
    /// No codings yet of the codes of `frame`.
    #[must_use]
    pub fn new(frame: &Frame) -> Self {
        let sums = Sums::of_codes(frame.codes.len());
        Self { by: frame.by, sums, names: Names::default(), open: OpenRows::of(frame) }
    }

    /// Opens a transcript, which is counted even if nothing in it could be coded. Its segments are
    /// added to the counts when the value is dropped. Names tell transcripts apart: no two share one.
    pub fn begin_transcript(&mut self, name: &str, speakers: &[Speaker]) -> TranscriptCounts<'_> {
        let mut voices = vec![Voice { known: Known::Nobody, role: Role::Unknown, name: None }];
        voices.extend(speakers.iter().map(|speaker| {
            let label = speaker.label.clone();
            let known = if speaker.is_generic() { Known::Here(label) } else { Known::Everywhere(label) };
            Voice { known, role: speaker.role, name: speaker.name.clone() }
        }));
        let segments = vec![0; voices.len() * LANGUAGES.len()];
        TranscriptCounts { counts: self, name: name.to_owned(), voices, segments }
    }

    /// Adds what another thread has counted, for the same frame.
    pub fn merge(&mut self, other: Self) {
        self.sums.merge(other.sums);
        self.names.merge(other.names);
    }

    /// The table. `frame` is the one that the counts were made for.
    #[must_use]
    pub fn finish(self, frame: &Frame) -> FrequencyTable {
        let mut table = self.sums.into_table(frame);
        self.names.give_to(frame.by, &mut table.groups);
        table
    }
}

/// The counts of one transcript, added to the whole when dropped.
#[derive(Debug)]
pub struct TranscriptCounts<'a> {
    counts: &'a mut FrequencyCounts,
    name: String,
    /// Nobody, then the transcript's speakers.
    voices: Vec<Voice>,
    /// Segments by cell.
    segments: Vec<u64>,
}

impl TranscriptCounts<'_> {
    /// Counts one segment that could be coded.
    pub fn observe<W: Copy + Into<Span>>(&mut self, seen: &Observation<'_, W>) {
        let voice = seen.speaker.map_or(0, |speaker| speaker + 1);
        let voice = if voice < self.voices.len() { voice } else { 0 };
        let cell = voice * LANGUAGES.len() + self.language(seen);
        if let Some(segments) = self.segments.get_mut(cell) {
            *segments += 1;
        }
        let sums = &mut self.counts.sums;
        sums.segments += 1;
        sums.words += seen.words.len() as u64;
        sums.segments_coded += u64::from(self.counts.open.count(cell, seen));
    }

    /// Counts one segment that is left out since a `role` talks that isn't coded.
    pub fn exclude(&mut self, role: Role) {
        *self.counts.sums.excluded.entry(role).or_default() += 1;
    }

    /// Languages are told apart only where the table needs it.
    fn language<W>(&self, seen: &Observation<'_, W>) -> usize {
        match self.counts.by {
            Some(Key::Language) => {
                LANGUAGES.iter().position(|language| *language == seen.language).unwrap_or(LANGUAGES.len() - 1)
            }
            _ => 0,
        }
    }

    /// The columns of the cells, by number.
    fn number_groups(&mut self, by: Key) -> Vec<Option<usize>> {
        let name = &self.name;
        let sums = &mut self.counts.sums;
        if by == Key::Transcript {
            sums.add_to_group(GroupId::Transcript(name.clone()), 0);
        }
        let cells = self.voices.iter().flat_map(|voice| (0..LANGUAGES.len()).map(move |language| (voice, language)));
        let groups = cells.zip(&self.segments).map(|((voice, language), &segments)| {
            let group = || match (by, &voice.known) {
                (Key::Transcript, _) => GroupId::Transcript(name.clone()),
                (Key::Role, _) => GroupId::Role(voice.role),
                (Key::Language, _) => GroupId::Language(language),
                (Key::Speaker, Known::Nobody) => GroupId::Nobody,
                (Key::Speaker, Known::Everywhere(label)) => GroupId::Speaker { label: label.clone(), transcript: None },
                (Key::Speaker, Known::Here(label)) => {
                    GroupId::Speaker { label: label.clone(), transcript: Some(name.clone()) }
                }
            };
            (segments > 0).then(|| sums.add_to_group(group(), segments))
        });
        groups.collect()
    }

    /// Who the voices are, by number; only who talks in a segment that could be coded.
    fn number_speakers(&mut self) -> Vec<Who> {
        let sums = &mut self.counts.sums;
        let heard = self.segments.chunks(LANGUAGES.len()).map(|cells| cells.iter().any(|&segments| segments > 0));
        let speakers = self.voices.iter().zip(heard).map(|(voice, heard)| match &voice.known {
            Known::Everywhere(label) if heard => Who::Named(sums.named.number(label.clone())),
            Known::Here(_) if heard => {
                sums.generic += 1;
                Who::Generic { counted_for: None }
            }
            _ => Who::Nobody,
        });
        speakers.collect()
    }

    /// Notes the names of those who talk in a segment that could be coded.
    fn note_names(&mut self) {
        for (voice, cells) in self.voices.iter().zip(self.segments.chunks(LANGUAGES.len())) {
            let (label, transcript) = match &voice.known {
                Known::Nobody => continue,
                Known::Here(label) => (label, Some(self.name.as_str())),
                Known::Everywhere(label) => (label, None),
            };
            if let Some(name) = voice.name.as_ref().filter(|_| cells.iter().any(|&segments| segments > 0)) {
                self.counts.names.note(label, transcript, name);
            }
        }
    }
}

impl Drop for TranscriptCounts<'_> {
    fn drop(&mut self) {
        let groups = self.counts.by.map(|by| self.number_groups(by)).unwrap_or_default();
        if self.counts.by == Some(Key::Speaker) {
            self.note_names();
        }
        let who = self.number_speakers();
        let FrequencyCounts { sums, open, .. } = &mut *self.counts;
        sums.transcripts.push(std::mem::take(&mut self.name));
        open.close(sums, &groups, who);
    }
}

#[derive(Debug)]
struct Voice {
    known: Known,
    role: Role,
    /// As the legend has it.
    name: Option<String>,
}

/// Where a label means the same person.
#[derive(Debug)]
enum Known {
    Nobody,
    /// In this transcript: the label names a part.
    Here(String),
    Everywhere(String),
}
