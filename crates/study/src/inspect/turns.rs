//! Every turn, as scripts and coders want to see it.

use benang_model::{OffsetMap, Role, Transcript};
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
}

/// The turns of a transcript.
pub(super) fn turn_reports(path: &str, transcript: &Transcript, reader: &mut Matcher<'_>) -> Vec<TurnReport> {
    let offsets = OffsetMap::new(&transcript.text);
    let mut words = Vec::new();
    let report = |(index, turn): (usize, &benang_model::Turn)| {
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
            text: turn.body_text(&transcript.text),
        }
    };
    transcript.turns.iter().enumerate().map(report).collect()
}
