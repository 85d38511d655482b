//! A transcript cut into the units that are coded and counted.

use crate::sentences;
use benang_model::{Segment, Span, Transcript, Turn, Unit};

/// The segments of a transcript: one for each turn, each of its paragraphs, or each sentence of
/// those, if there is at least one word in it: a turn that is all `(tertawa)` can neither be coded
/// nor found, so it is none. Ordered, disjoint, trimmed. A turn's segment reaches from its first to
/// its last paragraph; labels and other marks may lie between.
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
        if has_word(content, span, transcript) {
            segments.push(Segment { turn, span });
        }
    };
    match unit {
        Unit::Turn => append(content.span()),
        Unit::Paragraph => content.bodies.iter().copied().for_each(append),
        Unit::Sentence => content.bodies.iter().flat_map(|body| sentences_of(*body, transcript)).for_each(append),
    }
}

/// Whether somebody says a word in `span`: outside its marks there is a letter or a digit.
fn has_word(turn: &Turn, span: Span, transcript: &Transcript) -> bool {
    let mut talk = turn.bodies_in(span).flat_map(|body| transcript.talk(body));
    talk.any(|piece| piece.of(&transcript.text).contains(char::is_alphanumeric))
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
    use crate::tokens;
    use benang_model::{Mark, MarkKind};
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
        fn a_segment_is_what_has_a_token(body in "\\PC{1,12}") {
            let transcript = transcript(&[vec![body.clone()]]);
            prop_assert_eq!(segments(&transcript, Unit::Paragraph).is_empty(), tokens(&body).is_empty());
        }

        #[test]
        fn sentences_lose_no_word(paragraph in "[a-zA-Z.?! ]{0,40}[a-z]") {
            let transcript = transcript(&[vec![paragraph.clone()]]);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let joined: String = texts(&transcript, Unit::Sentence).iter().map(|segment| letters(segment.1)).collect();
            prop_assert_eq!(joined, letters(&paragraph));
        }
    }

    #[test]
    fn a_stretch_without_a_word_is_no_segment() {
        let text = "(tertawa)\n… ???\nIya? (tertawa)? Bener. [batuk]\n(diam) ya";
        let notes = ["(tertawa)", "[batuk]", "(diam)"].iter().flat_map(|note| text.match_indices(note));
        let mut marks: Vec<Mark> =
            notes.map(|(at, note)| Mark { span: Span::new(at, at + note.len()), kind: MarkKind::NonSpeech }).collect();
        marks.sort_by_key(|mark| mark.span);
        let line = |line: &str| Span::new(text.find(line).unwrap(), text.find(line).unwrap() + line.len());
        let turn = |bodies: Vec<Span>| Turn { speaker: None, label: None, bodies, time_ms: None };
        let transcript = Transcript {
            text: text.into(),
            turns: vec![
                turn(vec![line("(tertawa)"), line("… ???")]),
                turn(vec![line("Iya? (tertawa)? Bener. [batuk]"), line("(diam) ya")]),
            ],
            marks,
            ..Transcript::default()
        };
        assert_eq!(texts(&transcript, Unit::Turn), [(1, "Iya? (tertawa)? Bener. [batuk]\n(diam) ya")]);
        assert_eq!(texts(&transcript, Unit::Paragraph), [(1, "Iya? (tertawa)? Bener. [batuk]"), (1, "(diam) ya")]);
        let sentences = ["Iya?", "Bener. [batuk]", "(diam) ya"].map(|text| (1, text));
        assert_eq!(texts(&transcript, Unit::Sentence), sentences);
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
