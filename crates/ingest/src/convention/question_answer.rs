//! A question without label, then its answer: `Jawaban: teks`. The answer may begin on the next line
//! and go on in further paragraphs, and the interviewer may ask again in between.

use crate::cast::{Cast, Standing};
use crate::draft::{Draft, Opening};
use crate::front_matter::Extent;
use crate::label::Header;
use crate::line::{self, Line};
use crate::reading::Reading;
use crate::roles::{Hint, Roll};
use crate::survey::Survey;
use crate::time;
use crate::words::Part;
use benang_model::{MarkKind, Span, Speaker, SpeakerIndex};
use memchr::memmem;

/// A paragraph inside an answer that ends with a question mark is the interviewer's if it has at
/// most this many words; in a longer one somebody asks himself.
const MAX_QUESTION_WORDS: usize = 30;

/// Reads questions and answers from the end of the front matter.
pub(crate) fn read(survey: &Survey<'_>, cast: &Cast<'_>, front: Extent) -> Reading {
    let text = survey.text;
    let front_end = front.end;
    let mut reader = Reader {
        text,
        draft: Draft::new(text, Some(cast), front.marks),
        waiting: Vec::new(),
        answered: Answered::Nothing,
        speakers: [None; 2],
        roll: Roll::default(),
        wrapped: survey.wrapped,
        spacing: Spacing::of(text.get(front_end..).unwrap_or_default(), survey.wrapped),
    };
    let mut after_blank = true;
    for span in line::lines(text, front.end) {
        let looks = line::classify(text, span, survey.syntax);
        match looks {
            Line::Blank => {}
            Line::Header(header) if cast.label(&header).is_some() => reader.answer(&header),
            _ => reader.waiting.push(Waiting { span, looks, after_blank }),
        }
        after_blank = looks == Line::Blank;
    }
    reader.settle(reader.waiting.len());
    Reading { finished: reader.draft.finish(), roll: reader.roll, ..Reading::default() }
}

/// A line that is not yet known to be question or answer.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    span: Span,
    looks: Line,
    after_blank: bool,
}

impl Waiting {
    fn is_talk(self) -> bool {
        matches!(self.looks, Line::Text | Line::Header(_))
    }
}

/// How far the answer before the waiting lines is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answered {
    /// There is none: the waiting lines stand before the first question.
    Nothing,
    /// The label stands alone, perhaps with a time, so the next line is the answer.
    LabelOnly,
    /// It has begun.
    Begun,
}

/// What sets paragraphs apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spacing {
    /// Blank lines, perhaps.
    BlankLines,
    /// Nothing: every line is one, as in the text of a document.
    None,
}

impl Spacing {
    fn of(text: &str, wrapped: bool) -> Self {
        let blank = wrapped || memmem::find(text.trim().as_bytes(), b"\n\n").is_some();
        if blank { Self::BlankLines } else { Self::None }
    }
}

struct Reader<'a> {
    text: &'a str,
    draft: Draft<'a>,
    waiting: Vec<Waiting>,
    answered: Answered,
    /// Who asks and who answers, once they have appeared.
    speakers: [Option<SpeakerIndex>; 2],
    roll: Roll,
    wrapped: bool,
    spacing: Spacing,
}

impl Reader<'_> {
    fn answer(&mut self, header: &Header) {
        let question = self.question();
        self.settle(question);
        let indonesian = !header.label.of(self.text).to_lowercase().starts_with("answer");
        let (asks, answers) = if indonesian { ("Pertanyaan", "Jawaban") } else { ("Question", "Answer") };
        for (at, waiting) in std::mem::take(&mut self.waiting).into_iter().enumerate() {
            if at == 0 {
                let speaker = self.speaker(Part::Asks, asks);
                self.draft.turn(Opening { speaker, label: None, time: None });
            }
            self.line(waiting);
        }
        let speaker = self.speaker(Part::Answers, answers);
        self.draft.turn(Opening { speaker, label: Some(header.mark), time: header.time });
        let untold = header.rest.is_empty() || time::alone(self.text, header.rest).is_some();
        self.answered = if untold { Answered::LabelOnly } else { Answered::Begun };
        if !header.rest.is_empty() {
            self.draft.paragraph(header.rest);
        }
    }

    /// Where among the waiting lines the question to the next answer begins: the last paragraph of
    /// text, or of lines without blank lines between the last one.
    fn question(&self) -> usize {
        let Some(last) = self.waiting.iter().rposition(|waiting| waiting.is_talk()) else { return self.waiting.len() };
        let start = self.waiting.iter().take(last + 1).rposition(|waiting| waiting.after_blank).unwrap_or(last);
        let least = usize::from(self.answered == Answered::LabelOnly);
        start.max(least).min(self.waiting.len())
    }

    /// Reads the first `count` waiting lines: an answer that goes on, and questions inside it.
    fn settle(&mut self, count: usize) {
        let rest = self.waiting.split_off(count.min(self.waiting.len()));
        let settled = std::mem::replace(&mut self.waiting, rest);
        for (at, waiting) in settled.iter().enumerate() {
            let next = settled.get(at + 1);
            let alone = match self.spacing {
                Spacing::BlankLines => waiting.after_blank && next.is_none_or(|next| next.after_blank),
                // What nobody answers before the next question is the informant's: `Begitu, kan?`
                Spacing::None => next.is_some_and(|next| next.is_talk() && !self.asks(next)),
            };
            match self.answered {
                Answered::Nothing => match waiting.looks {
                    Line::Heading => self.draft.heading(waiting.span),
                    _ => self.draft.mark(waiting.span, MarkKind::FrontMatter),
                },
                Answered::Begun if alone && self.asks(waiting) => {
                    self.switch(Part::Asks);
                    self.draft.paragraph(waiting.span);
                }
                Answered::Begun if waiting.after_blank || self.spacing == Spacing::None => {
                    self.switch(Part::Answers);
                    self.line(*waiting);
                }
                Answered::LabelOnly | Answered::Begun => self.line(*waiting),
            }
            if self.answered == Answered::LabelOnly && waiting.is_talk() {
                self.answered = Answered::Begun;
            }
        }
    }

    fn asks(&self, waiting: &Waiting) -> bool {
        let written = waiting.span.of(self.text);
        matches!(waiting.looks, Line::Text)
            && written.ends_with('?')
            && written.split_whitespace().count() <= MAX_QUESTION_WORDS
    }

    /// Goes on with the talk of a speaker who has appeared before.
    fn switch(&mut self, part: Part) {
        if let [Some(asks), Some(answers)] = self.speakers {
            let speaker = if part == Part::Asks { asks } else { answers };
            self.draft.turn(Opening { speaker, label: None, time: None });
        }
    }

    fn line(&mut self, waiting: Waiting) {
        match waiting.looks {
            Line::Heading => self.draft.mark(waiting.span, MarkKind::Heading),
            Line::Stamp(stamp) => self.draft.time(stamp),
            Line::Aside => self.draft.mark(waiting.span, MarkKind::NonSpeech),
            _ if self.wrapped && !waiting.after_blank => self.draft.next_line(waiting.span),
            _ => self.draft.paragraph(waiting.span),
        }
    }

    fn speaker(&mut self, part: Part, label: &str) -> SpeakerIndex {
        let slot = usize::from(part != Part::Asks);
        if let Some(known) = self.speakers.get(slot).copied().flatten() {
            return known;
        }
        let index = self.roll.enter(
            Speaker { label: label.to_owned(), name: None, role: part.role() },
            Hint { part: Some(part), words: 1, standing: Standing::Speaker },
        );
        if let Some(speaker) = self.speakers.get_mut(slot) {
            *speaker = Some(index);
        }
        index
    }
}
