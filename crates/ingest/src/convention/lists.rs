//! All questions first, then all answers: `1. Apa …? 2. Siapa …?`, `Jawaban :`, `1. …  2. …`. They belong
//! together by their order alone, which the text can't show; what is said by whom is plain.

use crate::cast::ratio;
use crate::convention::asking;
use crate::convention::blocks::{self, Block};
use crate::convention::dialogue::{self, Dialogue, Names};
use crate::diagnostics::{Finding, WarningKind};
use crate::front_matter::Extent;
use crate::label;
use crate::line::Line;
use crate::reading::Reading;
use crate::reason::Reason;
use crate::survey::Survey;
use crate::words::Part;
use benang_model::{MarkKind, Span};

/// How likely it is that a text is an interview in this convention, from 0 to 1.
pub(crate) fn likelihood(survey: &Survey<'_>, _front: &Extent) -> f64 {
    let look = blocks::first_look(survey.text);
    if Lists::of(look, survey.wrapped).heads == 0 {
        return 0.0;
    }
    Lists::of(survey.text, survey.wrapped).likelihood()
}

/// What speaks for it.
pub(crate) fn reason(survey: &Survey<'_>) -> Reason {
    Reason::Lists { count: Lists::of(survey.text, survey.wrapped).lists }
}

/// Reads lists of questions and of answers; what stands before the first list is front matter.
pub(crate) fn read(survey: &Survey<'_>, front: Extent) -> Reading {
    let text = survey.text;
    let front = front.until(Lists::of(text, survey.wrapped).first.unwrap_or(text.len()));
    let from = front.end;
    let dialogue = Dialogue::new(text, front);
    let mut reader = Reader { text, dialogue, list: List::None, names: None, first: None, questions: 0, answers: 0 };
    let mut blocks = blocks::blocks(text, from, survey.wrapped).peekable();
    while let Some(block) = blocks.next() {
        reader.block(block, blocks.peek().copied());
    }
    reader.close();
    reader.dialogue.finish()
}

/// A line that heads a list: `Pertanyaan:`, `Jawaban :`, `**Jawaban**`, `## Answers`. What stands after its colon
/// is the first of the list.
#[derive(Debug, Clone, Copy)]
struct Head {
    part: Part,
    mark: Span,
    rest: Span,
}

fn head(text: &str, block: Block) -> Option<Head> {
    if let Line::Header(header) = block.looks {
        let part = part(header.label.of(text))?;
        // The paragraph may go on below the line with the label.
        let rest = Span::new(header.mark.end, block.span.end).trim(text);
        return Some(Head { part, mark: Span::new(block.span.start, header.mark.end), rest });
    }
    let words = asking::item(text, block.span).words;
    let written = words.of(text).trim_end_matches([':', ' ', '*', '_']);
    let part = part(written)?;
    Some(Head { part, mark: block.span, rest: Span::default() })
}

fn part(written: &str) -> Option<Part> {
    let key = label::key(written);
    match key.trim_start_matches("daftar").trim_start_matches("listof").trim_end_matches("wawancara") {
        "pertanyaan" | "question" | "questions" | "tanya" => Some(Part::Asks),
        "jawaban" | "jawab" | "answer" | "answers" | "jawabannarasumber" | "jawabaninforman" | "jawabanresponden" => {
            Some(Part::Answers)
        }
        _ => None,
    }
}

/// The lists of a text.
#[derive(Debug, Default)]
struct Lists {
    /// Words that head answers.
    heads: usize,
    /// Of these, with two or more questions before them and two or more paragraphs after them.
    lists: usize,
    /// Where the first list begins.
    first: Option<usize>,
}

impl Lists {
    fn of(text: &str, wrapped: bool) -> Self {
        let mut lists = Self::default();
        let (mut questions, mut answers, mut answering) = (0, 0, false);
        for block in blocks::blocks(text, 0, wrapped) {
            match head(text, block) {
                Some(Head { part: Part::Answers, rest, .. }) => {
                    lists.heads += 1;
                    answering = questions >= 2;
                    questions = 0;
                    answers = usize::from(!rest.is_empty());
                }
                Some(head) => {
                    questions = usize::from(!head.rest.is_empty());
                    answering = false;
                    lists.first.get_or_insert(block.span.start);
                }
                None if is_question(text, block) => {
                    questions += 1;
                    lists.first.get_or_insert(block.span.start);
                }
                None if block.is_text() => answers += 1,
                None => {}
            }
            if answering && answers >= 2 {
                lists.lists += 1;
                answering = false;
            }
        }
        lists
    }

    fn likelihood(&self) -> f64 {
        0.95 * ratio(self.lists, self.heads)
    }
}

fn is_question(text: &str, block: Block) -> bool {
    block.is_text() && asking::item(text, block.span).asks
}

/// In which list a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    /// In none.
    None,
    Questions,
    Answers,
}

struct Reader<'a> {
    text: &'a str,
    dialogue: Dialogue<'a>,
    list: List,
    names: Option<Names>,
    /// Where the first question of this interview stands.
    first: Option<usize>,
    questions: usize,
    answers: usize,
}

impl Reader<'_> {
    fn block(&mut self, block: Block, next: Option<Block>) {
        if let Some(head) = head(self.text, block) {
            return self.head(&head);
        }
        match block.looks {
            Line::Blank => {}
            Line::Stamp(stamp) => self.dialogue.draft.time(stamp),
            Line::Aside => self.dialogue.mark(block.span, MarkKind::NonSpeech),
            Line::Heading => {
                self.close();
                self.dialogue.heading(block.span);
            }
            _ if dialogue::is_title(self.text, block, next) => {
                self.close();
                self.dialogue.heading(block.span);
            }
            _ if dialogue::is_fact(self.text, block) => {
                self.close();
                self.dialogue.fact(block);
            }
            _ if self.begins_questions(block, next) => {
                self.close();
                self.list = List::Questions;
                self.item(block.span);
            }
            _ if self.list == List::None => self.dialogue.mark(block.span, MarkKind::FrontMatter),
            _ => self.item(block.span),
        }
    }

    fn head(&mut self, head: &Head) {
        let names = Names::like(head.mark.of(self.text));
        if head.part == Part::Answers {
            self.names.get_or_insert(names);
            self.list = List::Answers;
        } else {
            self.close();
            self.list = List::Questions;
        }
        self.dialogue.mark(head.mark, MarkKind::Label);
        if !head.rest.is_empty() {
            self.item(head.rest);
        }
    }

    /// Whether the next interview begins: its first question comes when there are as many answers as questions,
    /// or when the question below it goes on with a list.
    fn begins_questions(&self, block: Block, next: Option<Block>) -> bool {
        if !is_question(self.text, block) {
            return false;
        }
        let goes_on = next.is_some_and(|next| is_question(self.text, next));
        match self.list {
            List::None => true,
            List::Questions => false,
            List::Answers => goes_on && self.answers >= self.questions,
        }
    }

    fn item(&mut self, span: Span) {
        let number = asking::number(span.of(self.text)).unwrap_or_default();
        let mark = Span::new(span.start, span.start + number);
        let words = Span::new(mark.end, span.end).trim(self.text);
        self.dialogue.mark(mark, MarkKind::NonSpeech);
        let names = *self.names.get_or_insert_with(|| Names::in_language_of(words.of(self.text)));
        if self.list == List::Questions {
            self.first.get_or_insert(span.start);
            self.questions += 1;
            self.dialogue.part(Part::Asks, names.asks, None);
        } else {
            self.answers += 1;
            self.dialogue.part(Part::Answers, names.answers, None);
        }
        if !words.is_empty() {
            self.dialogue.paragraph(words);
        }
    }

    /// Ends an interview.
    fn close(&mut self) {
        let first = self.first.take();
        let questions = std::mem::take(&mut self.questions);
        let answers = std::mem::take(&mut self.answers);
        self.list = List::None;
        if first.is_some() && answers > 0 {
            self.dialogue.find(Finding { at: first, kind: WarningKind::PairedByOrder { questions, answers } });
        }
    }
}
