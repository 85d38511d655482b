//! A transcript cut into the units that are coded and counted.

use crate::sentences;
use benang_model::{Segment, Span, Transcript, Unit};

/// The segments of a transcript: one for each turn, each of its paragraphs, or each sentence of
/// those. Ordered, disjoint, trimmed, none empty. A turn's segment reaches from its first to its
/// last paragraph; labels and other marks may lie between.
///
/// ```
/// use benang_model::{Span, Transcript, Turn, Unit};
///
/// let text = "Iya. Bener.";
/// let turn = Turn { speaker: None, label: None, bodies: vec![Span::new(0, 11)], time_ms: None };
/// let transcript = Transcript { text: text.into(), turns: vec![turn], ..Transcript::default() };
/// assert_eq!(benang_language::segments(&transcript, Unit::Sentence).len(), 2);
/// assert_eq!(benang_language::segments(&transcript, Unit::Turn).len(), 1);
/// ```
#[must_use]
pub fn segments(transcript: &Transcript, unit: Unit) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(transcript.turns.len());
    for turn in 0..transcript.turns.len() {
        append_segments(transcript, turn, unit, &mut segments);
    }
    segments
}

/// Appends the segments of one turn, by its index from 0.
pub fn append_segments(transcript: &Transcript, turn: usize, unit: Unit, segments: &mut Vec<Segment>) {
    let Some(content) = transcript.turns.get(turn) else { return };
    let text = &transcript.text;
    let mut append = |span: Span| {
        let span = span.trim(text);
        if !span.is_empty() {
            segments.push(Segment { turn, span });
        }
    };
    match unit {
        Unit::Turn => append(content.span()),
        Unit::Paragraph => content.bodies.iter().copied().for_each(append),
        Unit::Sentence => content.bodies.iter().flat_map(|body| sentences_of(*body, transcript)).for_each(append),
    }
}

/// The sentences of a paragraph, as positions in the whole text. A full stop inside a mark ends
/// none: `[menirukan: Tidak. Pulang!]` is the transcriber's.
fn sentences_of(body: Span, transcript: &Transcript) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for span in sentences(body.of(&transcript.text)) {
        let here = Span::new(body.start + span.start, body.start + span.end);
        match found.last_mut() {
            Some(last) if ends_in_mark(*last, transcript) => last.end = here.end,
            _ => found.push(here),
        }
    }
    found
}

fn ends_in_mark(sentence: Span, transcript: &Transcript) -> bool {
    transcript.marks_in(sentence).any(|mark| mark.span.start < sentence.end && sentence.end < mark.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use benang_model::{Mark, MarkKind, Turn};
    use proptest::prelude::*;

    /// A transcript of turns with these paragraphs, each behind a label.
    fn transcript(turns: &[Vec<String>]) -> Transcript {
        let mut transcript = Transcript::default();
        for paragraphs in turns {
            let mut bodies = Vec::new();
            for paragraph in paragraphs {
                transcript.text.push_str("TN: ");
                let start = transcript.text.len();
                transcript.text.push_str(paragraph);
                bodies.push(Span::new(start, transcript.text.len()));
                transcript.text.push('\n');
            }
            transcript.turns.push(Turn { speaker: None, label: None, bodies, time_ms: None });
        }
        transcript
    }

    fn texts(transcript: &Transcript, unit: Unit) -> Vec<(usize, &str)> {
        segments(transcript, unit).iter().map(|segment| (segment.turn, segment.span.of(&transcript.text))).collect()
    }

    #[test]
    fn each_unit_cuts_its_own_way() {
        let transcript = transcript(&[vec!["Iya. Bener.".into(), "banget".into()], vec!["Oh.".into()]]);
        assert_eq!(texts(&transcript, Unit::Turn), [(0, "Iya. Bener.\nTN: banget"), (1, "Oh.")]);
        assert_eq!(texts(&transcript, Unit::Paragraph), [(0, "Iya. Bener."), (0, "banget"), (1, "Oh.")]);
        assert_eq!(texts(&transcript, Unit::Sentence), [(0, "Iya."), (0, "Bener."), (0, "banget"), (1, "Oh.")]);
    }

    proptest! {
        #[test]
        fn segments_are_ordered_disjoint_and_within_their_turn(
            turns in prop::collection::vec(prop::collection::vec("[a-zA-Z.?! é]{0,20}[a-z]", 0..4), 0..5)
        ) {
            let transcript = transcript(&turns);
            for unit in [Unit::Turn, Unit::Paragraph, Unit::Sentence] {
                let mut at = 0;
                for segment in segments(&transcript, unit) {
                    prop_assert!(segment.span.start >= at);
                    prop_assert!(!segment.span.is_empty());
                    prop_assert_eq!(segment.span.trim(&transcript.text), segment.span);
                    prop_assert!(transcript.turns[segment.turn].span().contains(segment.span));
                    at = segment.span.end;
                }
            }
        }

        #[test]
        fn sentences_lose_no_talk(paragraph in "[a-zA-Z.?! ]{0,40}[a-z]") {
            let transcript = transcript(&[vec![paragraph.clone()]]);
            let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let joined: String = texts(&transcript, Unit::Sentence).iter().map(|segment| visible(segment.1)).collect();
            prop_assert_eq!(joined, visible(&paragraph));
        }
    }

    #[test]
    fn a_transcribers_note_ends_no_sentence() {
        let text = "Kata beliau [menirukan: Tidak. Pulang!] begitu terus. Udah.";
        let turn = Turn { speaker: None, label: None, bodies: vec![Span::new(0, text.len())], time_ms: None };
        let mark = Mark { span: Span::new(12, 39), kind: MarkKind::NonSpeech };
        let transcript =
            Transcript { text: text.into(), turns: vec![turn], marks: vec![mark], ..Transcript::default() };
        let found: Vec<&str> = segments(&transcript, Unit::Sentence).iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, ["Kata beliau [menirukan: Tidak. Pulang!] begitu terus.", "Udah."]);
    }
}
