//! One ingested source text with its turns.
//!
//! The text is what a reader of the file sees, labels and time stamps included. What isn't talk is
//! a typed [`Mark`] over a span, so nothing ever moves: a turn points into the text.

use crate::{BodyPositions, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// Which part somebody has in the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Asks. Not coded unless a rule says so.
    Interviewer,
    /// Answers.
    Informant,
    /// Neither: an interpreter, a bystander.
    Other,
    /// Could not be told. Coded, since what isn't known may be evidence.
    #[default]
    Unknown,
}

impl Role {
    /// All roles, in the order of tables.
    pub const ALL: [Self; 4] = [Self::Interviewer, Self::Informant, Self::Other, Self::Unknown];

    /// The name used in queries, files and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Informant => "informant",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

/// Who talks, as labelled in one transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The label in front of the turns, without colon or number marks: `TN`, `Pewawancara`.
    pub label: String,
    /// The full name, where a legend gives one.
    pub name: Option<String>,
    /// Their part in the conversation.
    pub role: Role,
}

impl Speaker {
    /// Whether the label names a part, not a person (`P`, `Informan`, `Speaker 2`): then the same
    /// label in two transcripts says nothing about who it is.
    #[must_use]
    pub fn is_generic(&self) -> bool {
        let label = self.label.trim().to_lowercase();
        let numbered = label.trim_end_matches(|c: char| c.is_ascii_digit());
        let machine = matches!(numbered.trim_end(), "speaker" | "pembicara" | "s" | "unknown speaker")
            && numbered.len() < label.len();
        machine || label.chars().count() < 2 || GENERIC_LABELS.contains(&label.as_str())
    }
}

/// Labels that name a part in the conversation. Initials such as `TN` and numbered informants
/// (`Informan 07`) are taken as persons, since researchers number across a study.
const GENERIC_LABELS: [&str; 26] = [
    "pewawancara",
    "peneliti",
    "penanya",
    "moderator",
    "fasilitator",
    "narasumber",
    "informan",
    "partisipan",
    "responden",
    "subjek",
    "interviewer",
    "researcher",
    "facilitator",
    "interviewee",
    "informant",
    "participant",
    "respondent",
    "speaker",
    "unknown speaker",
    "pembicara",
    "tanya",
    "jawab",
    "jawaban",
    "pertanyaan",
    "question",
    "answer",
];

/// Index into [`Transcript::speakers`].
pub type SpeakerIndex = usize;

/// One speaker's uninterrupted talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who talks; none if the text doesn't say.
    pub speaker: Option<SpeakerIndex>,
    /// The label in the text, if it has one here.
    pub label: Option<Span>,
    /// Its paragraphs, in order, trimmed and never empty. Marks may lie inside them.
    pub bodies: Vec<Span>,
    /// When it begins, in milliseconds from the beginning of the recording.
    pub time_ms: Option<u64>,
}

impl Turn {
    /// From the first to the last character of talk; a label may lie between two paragraphs.
    #[must_use]
    pub fn span(&self) -> Span {
        match (self.bodies.first(), self.bodies.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::default(),
        }
    }

    /// The parts of its paragraphs that lie in `span`.
    pub fn bodies_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let first = self.bodies.partition_point(|body| body.end <= span.start);
        let bodies = self.bodies.iter().skip(first).take_while(move |body| body.start < span.end);
        bodies.map(move |body| Span::new(body.start.max(span.start), body.end.min(span.end)))
    }

    /// The text of the turn's body: its paragraphs, one a line. Positions of codings that leave
    /// the program count code points in it.
    #[must_use]
    pub fn body_text(&self, text: &str) -> String {
        self.excerpt(self.span(), text)
    }

    /// The text of `span` within the turn's body, paragraphs one a line.
    #[must_use]
    pub fn excerpt(&self, span: Span, text: &str) -> String {
        self.bodies_in(span).map(|part| part.of(text)).collect::<Vec<_>>().join("\n")
    }

    /// A span of the text as code points within [`Turn::body_text`], end exclusive.
    #[must_use]
    pub fn body_code_points(&self, span: Span, text: &str) -> (usize, usize) {
        let mut positions = BodyPositions::new(self, text);
        (positions.at(span.start), positions.at(span.end))
    }
}

/// What a stretch of text is, if it isn't talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// A speaker's label with its punctuation, or a line of a legend.
    Label,
    /// A time stamp.
    Time {
        /// Milliseconds from the beginning of the recording.
        ms: u64,
    },
    /// What the transcriber noted: laughter, a pause, something unclear.
    NonSpeech,
    /// A title or heading inside the text.
    Heading,
    /// What stands before the conversation: title, date, place, legend in prose.
    FrontMatter,
}

/// A stretch of text that isn't talk: kept, shown, never counted and never searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: MarkKind,
}

/// A stretch of talk whose place in the recording is known: a cue of a subtitle file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Where in the text.
    pub span: Span,
    /// When it begins, in milliseconds from the beginning of the recording.
    pub start_ms: u64,
    /// When it ends.
    pub end_ms: u64,
}

/// Facts from the front matter, by name in lower case.
pub type Metadata = BTreeMap<String, String>;

/// One ingested source text with its turns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transcript {
    /// Its name: the file's, without folder and ending.
    pub name: String,
    /// The text, line ends as `\n`. It never changes; a correction makes a new revision.
    pub text: String,
    /// Who talks, in order of appearance.
    pub speakers: Vec<Speaker>,
    /// Turns in order, disjoint.
    pub turns: Vec<Turn>,
    /// What isn't talk, ordered and disjoint.
    pub marks: Vec<Mark>,
    /// The cues of a subtitle file, ordered and disjoint in the text; their times may overlap.
    pub cues: Vec<Cue>,
    /// Facts from the front matter.
    pub metadata: Metadata,
}

/// A transcript whose parts don't fit its text. A reader that makes one has a bug.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TranscriptError {
    /// A span ends outside the text or inside a character.
    #[error("bytes {}..{} are no part of the text", span.start, span.end)]
    OutsideText {
        /// The span.
        span: Span,
    },
    /// Two spans of one kind overlap or stand in the wrong order.
    #[error("bytes {}..{} come before the end of their predecessor", span.start, span.end)]
    OutOfOrder {
        /// The later span.
        span: Span,
    },
    /// Text that is neither talk nor a mark.
    #[error("byte {at} is neither talk nor a mark")]
    Uncovered {
        /// The first such byte.
        at: usize,
    },
    /// A turn by a speaker that isn't listed.
    #[error("turn {turn} names a speaker that isn't listed")]
    UnknownSpeaker {
        /// The turn, from 0.
        turn: usize,
    },
}

impl Transcript {
    /// The speaker of a turn.
    #[must_use]
    pub fn speaker(&self, turn: &Turn) -> Option<&Speaker> {
        turn.speaker.and_then(|index| self.speakers.get(index))
    }

    /// The role of a turn's speaker.
    #[must_use]
    pub fn role(&self, turn: &Turn) -> Role {
        self.speaker(turn).map_or(Role::Unknown, |speaker| speaker.role)
    }

    /// The marks that overlap `span`.
    pub fn marks_in(&self, span: Span) -> impl Iterator<Item = &Mark> {
        let first = self.marks.partition_point(|mark| mark.span.end <= span.start);
        self.marks.iter().skip(first).take_while(move |mark| mark.span.start < span.end)
    }

    /// The stretches of talk inside `body`: what lies between its marks. They may have white space
    /// at their ends.
    pub fn talk(&self, body: Span) -> impl Iterator<Item = Span> {
        let mut at = body.start;
        self.marks_in(body).map(|mark| mark.span).chain([Span::new(body.end, body.end)]).filter_map(move |hole| {
            let piece = Span::new(at, hole.start.max(at));
            at = hole.end.max(at);
            (!piece.is_empty()).then_some(piece)
        })
    }

    /// Whether all parts fit the text: boundaries, order, and that talk and marks together cover
    /// everything but white space.
    ///
    /// # Errors
    /// The first part that doesn't fit.
    pub fn check(&self) -> Result<(), TranscriptError> {
        let bodies = self.turns.iter().flat_map(|turn| turn.bodies.iter().copied());
        let marks = self.marks.iter().map(|mark| mark.span);
        self.check_order(bodies.clone())?;
        self.check_order(marks.clone())?;
        self.check_order(self.cues.iter().map(|cue| cue.span))?;
        for (index, turn) in self.turns.iter().enumerate() {
            if turn.speaker.is_some_and(|speaker| speaker >= self.speakers.len()) {
                return Err(TranscriptError::UnknownSpeaker { turn: index });
            }
        }
        let mut covering: Vec<Span> = bodies.chain(marks).collect();
        covering.sort_unstable();
        let mut at = 0;
        for span in covering.into_iter().chain([Span::new(self.text.len(), self.text.len())]) {
            let gap = Span::new(at, span.start.max(at));
            if !gap.of(&self.text).trim().is_empty() {
                return Err(TranscriptError::Uncovered { at: gap.trim(&self.text).start });
            }
            at = at.max(span.end);
        }
        Ok(())
    }

    fn check_order(&self, spans: impl Iterator<Item = Span>) -> Result<(), TranscriptError> {
        let mut at = 0;
        for span in spans {
            if self.text.get(span.start..span.end).is_none_or(str::is_empty) {
                return Err(TranscriptError::OutsideText { span });
            }
            if span.start < at {
                return Err(TranscriptError::OutOfOrder { span });
            }
            at = span.end;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Transcript {
        let text = "TN: Iya (tertawa) bener\nTN: banget 🙂 ya";
        Transcript {
            name: "contoh".into(),
            text: text.into(),
            speakers: vec![Speaker { label: "TN".into(), name: None, role: Role::Informant }],
            turns: vec![Turn {
                speaker: Some(0),
                label: Some(Span::new(0, 3)),
                bodies: vec![Span::new(4, 23), Span::new(28, 42)],
                time_ms: None,
            }],
            marks: [(0, 3, MarkKind::Label), (8, 17, MarkKind::NonSpeech), (24, 27, MarkKind::Label)]
                .map(|(start, end, kind)| Mark { span: Span::new(start, end), kind })
                .to_vec(),
            cues: Vec::new(),
            metadata: Metadata::new(),
        }
    }

    #[test]
    fn talk_leaves_marks_out() {
        let transcript = sample();
        assert_eq!(transcript.check(), Ok(()));
        let talk: Vec<&str> = transcript
            .talk(transcript.turns[0].span())
            .map(|span| span.of(&transcript.text).trim())
            .filter(|piece| !piece.is_empty())
            .collect();
        assert_eq!(talk, ["Iya", "bener", "banget 🙂 ya"]);
    }

    #[test]
    fn body_positions_index_the_body_text() {
        let transcript = sample();
        let turn = &transcript.turns[0];
        let body = turn.body_text(&transcript.text);
        assert_eq!(body, "Iya (tertawa) bener\nbanget 🙂 ya");
        let (start, end) = turn.body_code_points(Span::new(28, 42), &transcript.text);
        let cut: String = body.chars().skip(start).take(end - start).collect();
        assert_eq!(cut, "banget 🙂 ya");
        assert_eq!(turn.body_code_points(turn.span(), &transcript.text), (0, body.chars().count()));
    }

    #[test]
    fn what_nobody_covers_is_an_error() {
        let mut transcript = sample();
        transcript.marks.pop();
        assert_eq!(transcript.check(), Err(TranscriptError::Uncovered { at: 24 }));
    }

    #[test]
    fn a_part_is_no_person() {
        let generic = |label: &str| Speaker { label: label.into(), name: None, role: Role::Unknown }.is_generic();
        assert!(["P", "Informan", "Speaker 2", "S01", "Jawaban", "Answer"].into_iter().all(generic));
        assert!(!["TN", "Informan 07", "Bu Marni", "Sita"].into_iter().any(generic));
    }
}
