//! How a query sees a text: plain data, filled in by whoever holds the transcript.

use benang_language::{Language, Word};
use benang_model::{Role, Span, Transcript, Turn};

/// One segment as a query sees it. What people change (codes, coders, attributes) will join it
/// with the study; everything here is fixed by the text and its import.
#[derive(Debug, Clone, Copy)]
pub struct SegmentView<'a> {
    /// The transcript's name.
    pub transcript: &'a str,
    /// The transcript's text.
    pub text: &'a str,
    /// The stretches of talk that make up the segment, in order: what lies outside marks.
    pub talk: &'a [Span],
    /// Its words in order.
    pub words: &'a [Word],
    /// The speaker's label.
    pub speaker: Option<&'a str>,
    /// The speaker's full name, where the transcript gives one.
    pub speaker_name: Option<&'a str>,
    /// The speaker's role.
    pub role: Role,
    /// The language of the turn.
    pub language: Language,
}

impl<'a> SegmentView<'a> {
    /// The view of a stretch of `turn` with its talk and words.
    #[must_use]
    pub fn new(
        transcript: &'a Transcript,
        turn: &Turn,
        talk: &'a [Span],
        words: &'a [Word],
        language: Language,
    ) -> Self {
        let speaker = transcript.speaker(turn);
        Self {
            transcript: &transcript.name,
            text: &transcript.text,
            talk,
            words,
            speaker: speaker.map(|speaker| speaker.label.as_str()),
            speaker_name: speaker.and_then(|speaker| speaker.name.as_deref()),
            role: transcript.role(turn),
            language,
        }
    }
}
