//! Talk without labels: who talks is told by where it stands, so that the speakers need names.

use crate::cast::Standing;
use crate::convention::asking;
use crate::convention::blocks::Block;
use crate::diagnostics::{Finding, WarningKind};
use crate::draft::{Draft, Opening};
use crate::front_matter::Extent;
use crate::label;
use crate::line::Line;
use crate::reading::Reading;
use crate::roles::{Hint, Roll};
use crate::words::{self, Part};
use benang_model::{MarkKind, Metadata, Role, Span, Speaker, SpeakerIndex};
use std::collections::HashMap;

/// A paragraph inside an answer that ends with a question mark is the interviewer's if it has at
/// most this many words; in a longer one somebody asks himself.
pub(crate) const MAX_QUESTION_WORDS: usize = 30;

/// What the two parts are called in a text that doesn't call them anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Names {
    /// Who asks.
    pub(crate) asks: &'static str,
    /// Who answers.
    pub(crate) answers: &'static str,
}

impl Names {
    const INDONESIAN: Self = Self { asks: "Pertanyaan", answers: "Jawaban" };
    const ENGLISH: Self = Self { asks: "Question", answers: "Answer" };

    /// The names in the language of a word that heads answers.
    pub(crate) fn like(heads_answers: &str) -> Self {
        let lower = heads_answers.to_lowercase();
        if lower.contains("answer") || lower.contains("response") { Self::ENGLISH } else { Self::INDONESIAN }
    }

    /// The names in the language of a question.
    pub(crate) fn in_language_of(question: &str) -> Self {
        if asking::is_english(question) { Self::ENGLISH } else { Self::INDONESIAN }
    }
}

/// The talk of speakers who are told by place.
pub(crate) struct Dialogue<'a> {
    text: &'a str,
    pub(crate) draft: Draft<'a>,
    roll: Roll,
    by_key: HashMap<String, SpeakerIndex>,
    /// The speaker of the turn that is going on.
    current: Option<SpeakerIndex>,
    /// Who asked and who answered last.
    parts: [Option<SpeakerIndex>; 2],
    findings: Vec<Finding>,
    metadata: Metadata,
}

impl<'a> Dialogue<'a> {
    /// A dialogue after `front`.
    pub(crate) fn new(text: &'a str, front: Extent) -> Self {
        Self {
            text,
            draft: Draft::new(text, None, front.marks),
            roll: Roll::default(),
            by_key: HashMap::new(),
            current: None,
            parts: [None; 2],
            findings: Vec::new(),
            metadata: Metadata::new(),
        }
    }

    /// Goes on with the talk of `part`, whose speaker is called `name`; `label` is what says so in the text.
    pub(crate) fn part(&mut self, part: Part, name: &str, label: Option<Span>) {
        let speaker = self.speaker(name, Some(part));
        if let Some(slot) = self.parts.get_mut(slot(part)) {
            *slot = Some(speaker);
        }
        self.turn(speaker, label);
    }

    /// Goes on with the talk of whoever is called `written`, and has what part that tells.
    pub(crate) fn person(&mut self, written: &str, label: Option<Span>) {
        let part = words::part(written);
        let speaker = self.speaker(written, part);
        self.turn(speaker, label);
    }

    /// Goes on with the talk of the one who asked or answered last; nothing if nobody has.
    pub(crate) fn back_to(&mut self, part: Part) {
        if let Some(speaker) = self.parts.get(slot(part)).copied().flatten() {
            self.turn(speaker, None);
        }
    }

    /// Adds a paragraph to what is being said.
    pub(crate) fn paragraph(&mut self, span: Span) {
        if self.current.is_none() {
            self.findings.push(Finding { at: Some(span.start), kind: WarningKind::Unlabelled });
        }
        self.draft.paragraph(span);
    }

    /// Adds a heading, across which nobody's turn goes on.
    pub(crate) fn heading(&mut self, span: Span) {
        self.current = None;
        self.draft.heading(span);
    }

    /// Adds what isn't talk, unless it is empty.
    pub(crate) fn mark(&mut self, span: Span, kind: MarkKind) {
        if !span.is_empty() {
            self.draft.mark(span, kind);
        }
    }

    /// Adds a fact about an interview, `Nama: Bu Ani`; of the same facts the first is kept.
    pub(crate) fn fact(&mut self, block: Block) {
        if let Line::Header(header) = block.looks {
            self.know(header.label.of(self.text), header.rest.of(self.text));
        }
        self.mark(block.span, MarkKind::FrontMatter);
    }

    /// Keeps a fact that is written somewhere.
    pub(crate) fn know(&mut self, name: &str, value: &str) {
        let value = value.trim_matches(|c: char| c == '*' || c.is_whitespace());
        self.metadata.entry(name.to_lowercase()).or_insert_with(|| value.to_owned());
    }

    /// Ends what somebody says; what follows is nobody's.
    pub(crate) fn leave(&mut self) {
        self.current = None;
        self.draft.leave();
    }

    /// Adds something odd.
    pub(crate) fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Ends the last turn.
    pub(crate) fn finish(self) -> Reading {
        Reading { finished: self.draft.finish(), roll: self.roll, findings: self.findings, metadata: self.metadata }
    }

    fn turn(&mut self, speaker: SpeakerIndex, label: Option<Span>) {
        if self.current != Some(speaker) || label.is_some() {
            self.draft.turn(Opening { speaker, label, time: None });
            self.current = Some(speaker);
        }
    }

    fn speaker(&mut self, written: &str, part: Option<Part>) -> SpeakerIndex {
        let roll = &mut self.roll;
        *self.by_key.entry(label::key(written)).or_insert_with(|| {
            let words = written.split_whitespace().count();
            roll.enter(
                Speaker { label: written.to_owned(), name: None, role: part.map_or(Role::Unknown, Part::role) },
                Hint { part, words, standing: Standing::Speaker },
            )
        })
    }
}

fn slot(part: Part) -> usize {
    usize::from(part != Part::Asks)
}

/// A fact about the next interview in the same file: `Nama: Bu Ani`.
pub(crate) fn is_fact(text: &str, block: Block) -> bool {
    let Line::Header(header) = block.looks else { return false };
    let value = Span::new(header.mark.end, block.span.end).trim(text).of(text);
    let short = value.split_whitespace().count() <= 8 && !value.is_empty() && !value.ends_with(['.', '?', '!']);
    short && words::is_metadata(&label::key(header.label.of(text)))
}

/// The title of the next interview in the same file: `Wawancara 2`, or a line above its facts.
pub(crate) fn is_title(text: &str, block: Block, next: Option<Block>) -> bool {
    const TITLES: &[&str] = &["wawancara", "interview", "informan", "narasumber", "responden", "respondent", "subjek"];
    let written = block.span.of(text).trim_matches(|c: char| matches!(c, '*' | ':') || c.is_whitespace());
    let first = written.split_whitespace().next().unwrap_or_default().to_lowercase();
    let short = written.split_whitespace().count() <= 6 && !written.ends_with(['.', '?', '!', ',', '…']);
    let numbered = TITLES.contains(&first.as_str()) && written.ends_with(|c: char| c.is_ascii_digit());
    let above_facts = block.after_blank && next.is_some_and(|next| !next.after_blank && is_fact(text, next));
    short && block.looks == Line::Text && (numbered || above_facts)
}

/// Whether a paragraph that stands alone inside an answer is the interviewer's.
pub(crate) fn is_follow_up(paragraph: &str) -> bool {
    paragraph.ends_with('?') && paragraph.split_whitespace().count() <= MAX_QUESTION_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_language_of_the_text() {
        assert_eq!(Names::like("Jawab"), Names::INDONESIAN);
        assert_eq!(Names::like("ANSWERS"), Names::ENGLISH);
        assert_eq!(Names::in_language_of("Apa itu?"), Names::INDONESIAN);
        assert_eq!(Names::in_language_of("How did you begin?"), Names::ENGLISH);
    }
}
