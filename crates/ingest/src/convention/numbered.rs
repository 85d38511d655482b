//! Questions that set themselves off — by a number, as headings, in bold — and answers that don't:
//! `3. Apa itu …?`, then paragraphs. Nothing is labelled; what follows a question answers it.

use crate::cast::{self, ratio};
use crate::convention::asking::{self, Item, Style};
use crate::convention::blocks::{self, Block};
use crate::convention::dialogue::{self, Dialogue, Names};
use crate::front_matter::Extent;
use crate::label;
use crate::line::Line;
use crate::reading::Reading;
use crate::reason::Reason;
use crate::survey::Survey;
use crate::words::{self, Part};
use benang_model::{MarkKind, Span};

/// More words than this before the first question are text of their own.
const MAX_WORDS_BEFORE: usize = 150;

/// How likely it is that a text is an interview in this convention, from 0 to 1.
pub(crate) fn likelihood(survey: &Survey<'_>, _front: &Extent) -> f64 {
    let look = blocks::first_look(survey.text);
    let first = Tally::new(look, survey.wrapped).likelihood();
    if first < 0.25 || look.len() == survey.text.len() {
        return first;
    }
    Tally::new(survey.text, survey.wrapped).likelihood()
}

/// What speaks for it.
pub(crate) fn reason(survey: &Survey<'_>) -> Reason {
    let tally = Tally::new(survey.text, survey.wrapped);
    let Count { questions, answered, .. } = tally.of(tally.best());
    Reason::Answered { answered, questions }
}

/// Reads questions and answers; what stands before the first question is front matter.
pub(crate) fn read(survey: &Survey<'_>, front: Extent) -> Reading {
    let text = survey.text;
    let tally = Tally::new(text, survey.wrapped);
    let style = tally.best();
    let start = tally.of(style).first.unwrap_or(text.len());
    let front = front.until(start);
    let from = front.end;
    let blank_lines = tally.has_blank_lines();
    let mut reader =
        Reader { text, style, blank_lines, names: None, dialogue: Dialogue::new(text, front), stage: Stage::Before };
    let mut blocks = blocks::blocks(text, from, survey.wrapped).peekable();
    while let Some(block) = blocks.next() {
        reader.block(block, blocks.peek().copied());
    }
    reader.dialogue.finish()
}

/// What a style of questions has in a text.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Questions.
    questions: usize,
    /// Of these, followed by a paragraph that may answer them.
    answered: usize,
    /// Items in the same style that don't ask.
    others: usize,
    /// Whether the last question has no answer yet.
    open: bool,
    /// Where the first question stands.
    first: Option<usize>,
    /// Words before it.
    words_before: usize,
}

/// What a text has of every style.
#[derive(Debug, Default)]
struct Tally {
    counts: [Count; Style::ALL.len()],
    /// Paragraphs of text.
    paragraphs: usize,
    after_blank: usize,
    /// Of these, with a label before them.
    labelled: usize,
    /// Where the number stands, if the paragraph above is a number alone.
    numbered: Option<usize>,
}

impl Tally {
    fn new(text: &str, wrapped: bool) -> Self {
        let mut tally = Self::default();
        for block in blocks::blocks(text, 0, wrapped) {
            let numbered = tally.numbered.take();
            match block.looks {
                Line::Aside => tally.numbered = is_number(text, block.span).then_some(block.span.start),
                Line::Blank | Line::Stamp(_) => {}
                Line::Heading | Line::Header(_) | Line::Text => tally.count(text, block, numbered),
            }
        }
        tally
    }

    fn count(&mut self, text: &str, block: Block, numbered: Option<usize>) {
        self.paragraphs += 1;
        self.after_blank += usize::from(block.after_blank);
        let mut item = asking::item(text, block.span);
        self.labelled += usize::from(item.style == Style::Bare && is_labelled(text, block));
        if item.style == Style::Bare && numbered.is_some() {
            item.style = Style::Numbered;
        }
        let start = numbered.unwrap_or(block.span.start);
        if item.style == Style::Heading && !item.asks {
            self.counts.iter_mut().for_each(|count| count.open = false);
        }
        let written = block.span.of(text);
        let answers =
            item.style != Style::Heading && !item.asks && !asking::is_choice(written) && !asking::is_bullet(written);
        for (style, count) in Style::ALL.into_iter().zip(&mut self.counts) {
            if style == item.style {
                count.add(&item, start);
            }
            if answers && count.open {
                count.answered += 1;
                count.open = false;
            }
            if count.first.is_none() && item.style != Style::Heading {
                count.words_before += block.span.of(text).split_whitespace().count();
            }
        }
    }

    fn of(&self, style: Style) -> Count {
        Style::ALL
            .into_iter()
            .zip(self.counts)
            .find(|(other, _)| *other == style)
            .map_or_else(Count::default, |(_, count)| count)
    }

    /// The style in which the questions most likely are; of equals the first.
    fn best(&self) -> Style {
        let likelier =
            |best: Style, style| if self.likelihood_of(style) > self.likelihood_of(best) { style } else { best };
        Style::ALL.into_iter().fold(Style::Numbered, likelier)
    }

    fn likelihood(&self) -> f64 {
        self.likelihood_of(self.best())
    }

    /// It grows with the number of questions, and falls with those that nobody answers (a questionnaire),
    /// with headings that don't ask (a paper), with labels (they tell more), and with text before the first (an article with a few
    /// questions at its end).
    fn likelihood_of(&self, style: Style) -> f64 {
        let Count { questions, answered, others, words_before, .. } = self.of(style);
        if questions < 2 {
            return 0.0;
        }
        let number = ratio(questions * 3, questions * 3 + 1);
        let answered_share = ratio(answered, questions);
        let asking_share = match style {
            Style::Heading => ratio(questions, questions + others.saturating_sub(1)),
            Style::Numbered | Style::Emphasis => ratio(questions * 2, questions * 2 + others),
            Style::Bare => self.alternation(questions, answered),
        };
        let before = if words_before <= MAX_WORDS_BEFORE { 1.0 } else { 0.5 };
        let unlabelled = if self.labelled * 2 >= questions { 0.3 } else { 1.0 };
        number * answered_share * answered_share * asking_share * before * unlabelled
    }

    /// How plainly questions without any sign take turns with answers. Every other paragraph of prose
    /// hardly asks, so only much of it tells an interview.
    fn alternation(&self, questions: usize, answered: usize) -> f64 {
        let plainly = questions >= 4 && answered * 10 >= questions * 9 && questions * 5 >= self.paragraphs * 2;
        if plainly { 0.7 } else { 0.0 }
    }

    fn has_blank_lines(&self) -> bool {
        self.after_blank * 4 >= self.paragraphs
    }
}

impl Count {
    fn add(&mut self, item: &Item, start: usize) {
        if item.asks {
            self.questions += 1;
            self.open = true;
            self.first.get_or_insert(start);
        } else if self.first.is_some() {
            self.others += 1;
        }
    }
}

/// Whether a label tells who says a paragraph: `Jawab: Belajar.`
fn is_labelled(text: &str, block: Block) -> bool {
    let Line::Header(header) = block.looks else { return false };
    let label = header.label.of(text);
    cast::is_initials(label) || label.split_whitespace().next().is_some_and(words::names_a_part_in_talk)
}

/// `3.` alone.
fn is_number(text: &str, span: Span) -> bool {
    asking::number(span.of(text)) == Some(span.len())
}

/// How far an exchange is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// There has been none.
    Before,
    /// The question has been asked.
    Asked,
    /// The answer has begun.
    Answered,
}

struct Reader<'a> {
    text: &'a str,
    style: Style,
    /// Whether paragraphs are set apart by blank lines.
    blank_lines: bool,
    names: Option<Names>,
    dialogue: Dialogue<'a>,
    stage: Stage,
}

impl Reader<'_> {
    fn block(&mut self, block: Block, next: Option<Block>) {
        let item = asking::item(self.text, block.span);
        match block.looks {
            Line::Blank => {}
            Line::Stamp(stamp) => self.dialogue.draft.time(stamp),
            Line::Aside => self.dialogue.mark(block.span, MarkKind::NonSpeech),
            _ if item.asks && item.style == self.style => self.question(&item),
            _ if self.follows_number(&item, block) => self.question(&item),
            Line::Heading => self.dialogue.heading(block.span),
            _ if self.stage == Stage::Before => self.dialogue.mark(block.span, MarkKind::FrontMatter),
            _ if is_note(self.text, block) => self.dialogue.mark(block.span, MarkKind::NonSpeech),
            _ if dialogue::is_title(self.text, block, next) => {
                self.dialogue.heading(block.span);
                self.stage = Stage::Before;
            }
            _ if dialogue::is_fact(self.text, block) => self.dialogue.fact(block),
            _ => self.talk(block, next),
        }
    }

    /// A question whose number stands on the line above.
    fn follows_number(&self, item: &Item, block: Block) -> bool {
        let above = Span::new(0, block.span.start).of(self.text).trim_end();
        let line = above.rsplit('\n').next().unwrap_or_default().trim();
        self.style == Style::Numbered
            && item.asks
            && item.style == Style::Bare
            && asking::number(line) == Some(line.len())
    }

    fn question(&mut self, item: &Item) {
        let names = *self.names.get_or_insert_with(|| Names::in_language_of(item.words.of(self.text)));
        self.dialogue.mark(item.before, MarkKind::NonSpeech);
        self.dialogue.part(Part::Asks, names.asks, None);
        self.dialogue.paragraph(item.words);
        self.dialogue.mark(item.after, MarkKind::NonSpeech);
        self.stage = Stage::Asked;
    }

    fn talk(&mut self, block: Block, next: Option<Block>) {
        let (sign, words) = unquoted(self.text, block.span);
        self.dialogue.mark(sign, MarkKind::NonSpeech);
        if words.is_empty() {
            return;
        }
        let written = words.of(self.text);
        let quoted = !sign.is_empty();
        let alone = !self.blank_lines || (block.after_blank && next.is_none_or(|next| next.after_blank));
        // What nobody answers before the next question is the informant's: `Begitu, kan?`
        let answered = next.is_some_and(|next| next.is_text() && !asking::item(self.text, next.span).asks);
        let asks = !quoted && alone && answered && dialogue::is_follow_up(written);
        let in_brackets = written.starts_with('(') && written.ends_with(')');
        if asks || (self.stage == Stage::Asked && !quoted && (in_brackets || asking::is_choice(written))) {
            self.dialogue.back_to(Part::Asks);
            self.stage = Stage::Asked;
        } else {
            let names = self.names.unwrap_or_else(|| Names::in_language_of(written));
            self.dialogue.part(Part::Answers, names.answers, None);
            self.stage = Stage::Answered;
        }
        self.dialogue.paragraph(words);
    }
}

/// The `>` of a quotation and what stands after it.
fn unquoted(text: &str, line: Span) -> (Span, Span) {
    let signs = line.of(text).find(|c: char| c != '>' && !c.is_whitespace()).unwrap_or(line.len());
    let quoted = line.of(text).starts_with('>');
    let words = Span::new(line.start + if quoted { signs } else { 0 }, line.end);
    (Span::new(line.start, words.start).trim(text), words)
}

/// A transcriber's note between the talk: `Catatan: kaset dibalik`.
fn is_note(text: &str, block: Block) -> bool {
    matches!(block.looks, Line::Header(header) if words::heads_note(&label::key(header.label.of(text))))
}
