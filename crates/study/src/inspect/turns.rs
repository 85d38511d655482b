//! Every turn, as scripts and coders want to see it.

use super::Detail;
use benang_language::{Word, append_segments};
use benang_model::{BodyPositions, OffsetMap, Role, Transcript, Turn, Unit};
use benang_query::Matcher;
use serde::Serialize;

/// One turn of one file.
#[derive(Debug, Serialize)]
pub(super) struct TurnReport {
    path: String,
    /// From 1.
    turn: usize,
    speaker: Option<String>,
    role: Role,
    pub(super) language: &'static str,
    pub(super) words: usize,
    /// From the first to the last character of talk, in code points of the transcript's text.
    start: usize,
    end: usize,
    /// The turn's body, its paragraphs one a line.
    text: String,
    /// Its sentences: in a mixed turn, some may be in one language.
    sentences: Vec<SentenceReport>,
}

/// One sentence of a turn.
#[derive(Debug, Serialize)]
struct SentenceReport {
    /// In code points of the turn's body.
    start: usize,
    end: usize,
    language: &'static str,
    words: usize,
}

/// The turns of a transcript.
pub(super) fn turn_reports(
    path: &str,
    transcript: &Transcript,
    detail: Detail,
    reader: &mut Matcher<'_>,
) -> Vec<TurnReport> {
    let offsets = OffsetMap::new(&transcript.text);
    let mut words = Vec::new();
    let report = |(index, turn): (usize, &Turn)| {
        reader.read(transcript, &turn.bodies, &mut words);
        let (start, end) = offsets.code_point_span(turn.span());
        TurnReport {
            path: path.to_owned(),
            turn: index + 1,
            speaker: transcript.speaker(turn).map(|speaker| speaker.label.clone()),
            role: transcript.role(turn),
            language: reader.language_of(turn, transcript, &words).language.as_str(),
            words: words.len(),
            start,
            end,
            text: if detail == Detail::Turns { turn.body_text(&transcript.text) } else { String::new() },
            sentences: if detail == Detail::Turns { sentences(transcript, index, &words, reader) } else { Vec::new() },
        }
    };
    transcript.turns.iter().enumerate().map(report).collect()
}

/// The sentences of the turn with this index, of whose words the languages are told.
fn sentences(transcript: &Transcript, index: usize, words: &[Word], reader: &Matcher<'_>) -> Vec<SentenceReport> {
    let Some(turn) = transcript.turns.get(index) else { return Vec::new() };
    let mut segments = Vec::new();
    append_segments(transcript, index, Unit::Sentence, &mut segments);
    let mut positions = BodyPositions::new(turn, &transcript.text);
    let report = |segment: &benang_model::Segment| {
        let first = words.partition_point(|word| word.span().start < segment.span.start);
        let end = words.partition_point(|word| word.span().start < segment.span.end);
        let own = words.get(first..end).unwrap_or_default();
        let sentence =
            Turn { speaker: turn.speaker, label: None, bodies: turn.bodies_in(segment.span).collect(), time_ms: None };
        SentenceReport {
            start: positions.at(segment.span.start),
            end: positions.at(segment.span.end),
            language: reader.language_of(&sentence, transcript, own).language.as_str(),
            words: own.len(),
        }
    };
    segments.iter().map(report).collect()
}
