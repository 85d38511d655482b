//! From the rows of a table to turns.

use super::columns::{Column, Columns};
use super::labels::CellLabels;
use super::row::{self, Row};
use super::{Kind, Tables};
use crate::convention::asking;
use crate::convention::dialogue::{Dialogue, Names};
use crate::front_matter::Extent;
use crate::label::{self, Syntax};
use crate::line::{self, Line};
use crate::reading::Reading;
use crate::survey::Survey;
use crate::time;
use crate::words::{self, Part};
use benang_model::{MarkKind, Span};

/// More words than this outside the tables are text of their own, by nobody.
const MAX_WORDS_OUTSIDE: usize = 200;
/// A row with more words than this that can't be placed isn't a form's.
const MAX_WORDS_OF_FORM: usize = 20;
/// A line between two rows is a heading if it has at most this many words.
const MAX_WORDS_OF_HEADING: usize = 12;

/// Reads the tables of an interview. What stands around them — a title, a form, signatures — is front matter.
pub(crate) fn read(survey: &Survey<'_>, front: Extent) -> Reading {
    let text = survey.text;
    let tables = Tables::of(text);
    let front = front.until(row::lines(text).next().map_or(text.len(), |line| line.start));
    let from = front.end;
    let (kind, _) = tables.kind();
    let mut reader = Reader {
        text,
        kind,
        labels: tables.labels,
        columns: None,
        in_table: false,
        who: None,
        names: None,
        long_outside: words_outside(text, from) > MAX_WORDS_OUTSIDE,
        dialogue: Dialogue::new(text, front),
    };
    let mut lines = row::all_lines(text, from).peekable();
    while let Some(line) = lines.next() {
        let row = Row::of(text, line);
        match lines.peek() {
            _ if line.trim(text).is_empty() => reader.in_table = false,
            _ if row.is_row() => reader.row(&row),
            next => reader.outside(line.trim(text), next.map(|next| Row::of(text, *next))),
        }
    }
    reader.dialogue.finish()
}

fn words_outside(text: &str, from: usize) -> usize {
    let outside = row::all_lines(text, from).filter(|line| !Row::of(text, *line).is_row());
    outside.map(|line| line.of(text).split_whitespace().count()).sum()
}

struct Reader<'t> {
    text: &'t str,
    kind: Kind,
    labels: CellLabels<'t>,
    /// The columns of the last header.
    columns: Option<Columns<'t>>,
    /// Whether the line above is a row of the interview.
    in_table: bool,
    /// Who answers, where a cell says so.
    who: Option<&'t str>,
    names: Option<Names>,
    long_outside: bool,
    dialogue: Dialogue<'t>,
}

impl<'t> Reader<'t> {
    fn row(&mut self, row: &Row) {
        let line = row.line.trim(self.text);
        if row.is_rule(self.text) || line.of(self.text).chars().all(|c| c == '|' || c.is_whitespace()) {
            return self.dialogue.mark(line, MarkKind::NonSpeech);
        }
        if let Some(columns) = Columns::named(self.text, row) {
            self.names = Some(Names::like(columns.heads_answers));
            self.columns = Some(columns);
            self.in_table = true;
            return self.dialogue.mark(line, MarkKind::Heading);
        }
        let placed = match (self.kind, self.columns.clone()) {
            (Kind::Named, Some(columns)) if columns.fits(row) || (self.in_table && columns.may_hold(row)) => {
                self.named(row, &columns)
            }
            (Kind::Asking, _) if super::asks_and_answers(self.text, row) => self.asking(row),
            (Kind::Labelled, _) if self.is_labelled(row) => self.labelled(row),
            _ => false,
        };
        self.in_table = placed;
        if !placed {
            self.form(row);
        }
    }

    /// A row below a header.
    fn named(&mut self, row: &Row, columns: &Columns<'t>) -> bool {
        let mut at = row.line.start;
        for (index, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            self.gap(at, cell.start);
            at = cell.end;
            match columns.get(index) {
                Column::Asks(name) => {
                    let name = name.unwrap_or_else(|| self.names().asks);
                    self.dialogue.part(Part::Asks, name, None);
                    self.say(cell);
                }
                Column::Answers(name) => {
                    let name = name.or(self.who).unwrap_or_else(|| self.names().answers);
                    self.dialogue.part(Part::Answers, name, None);
                    self.say(cell);
                }
                Column::Talk => self.say(cell),
                Column::Speaker if columns.is_by_speaker() => self.speaker(cell),
                Column::Speaker => {
                    self.who = Some(cell.of(self.text));
                    self.dialogue.mark(cell, MarkKind::Label);
                }
                Column::Margin | Column::Unknown => self.margin(cell),
            }
        }
        self.gap(at, row.line.end);
        true
    }

    /// A row with a question and its answer.
    fn asking(&mut self, row: &Row) -> bool {
        let mut at = row.line.start;
        let mut part = Part::Asks;
        for cell in row.cells().filter(|cell| !cell.is_empty()) {
            self.gap(at, cell.start);
            at = cell.end;
            let written = cell.of(self.text);
            if part == Part::Asks && (row::is_figure(written) || asking::number(written) == Some(cell.len())) {
                self.margin(cell);
                continue;
            }
            let names = *self.names.get_or_insert_with(|| Names::in_language_of(written));
            self.dialogue.part(part, if part == Part::Asks { names.asks } else { names.answers }, None);
            self.say(cell);
            part = Part::Answers;
        }
        self.gap(at, row.line.end);
        true
    }

    fn is_labelled(&self, row: &Row) -> bool {
        let cells = || row.cells().filter(|cell| !cell.is_empty());
        let labelled = cells().any(|cell| self.labels.label(self.text, cell).is_some());
        // A row without a label goes on with the talk above: its first cell is empty.
        let goes_on = self.in_table && row.cells().next().is_some_and(Span::is_empty) && cells().next().is_some();
        labelled || goes_on
    }

    /// A row in which a cell names who says what stands in the next one.
    fn labelled(&mut self, row: &Row) -> bool {
        let mut at = row.line.start;
        let mut said = false;
        for cell in row.cells().filter(|cell| !cell.is_empty()) {
            self.gap(at, cell.start);
            at = cell.end;
            if self.labels.label(self.text, cell).is_some() {
                self.speaker(cell);
                said = false;
            } else if said || row::is_figure(cell.of(self.text)) {
                self.margin(cell);
            } else {
                self.say(cell);
                said = true;
            }
        }
        self.gap(at, row.line.end);
        true
    }

    fn speaker(&mut self, cell: Span) {
        let written = cell.of(self.text).trim_matches(|c: char| matches!(c, '*' | ':' | '.') || c.is_whitespace());
        if written.chars().any(char::is_alphanumeric) {
            self.dialogue.person(words::without_exchange_number(written), Some(cell));
        } else {
            self.margin(cell);
        }
    }

    fn margin(&mut self, cell: Span) {
        match time::alone(self.text, cell) {
            Some(stamp) => self.dialogue.draft.time(stamp),
            None => self.dialogue.mark(cell, MarkKind::NonSpeech),
        }
    }

    /// The talk in a cell. Labels inside it tell whose it is.
    fn say(&mut self, cell: Span) {
        let paragraphs = row::paragraphs(self.text, cell);
        let labelled = paragraphs.iter().filter(|paragraph| inner_label(self.text, **paragraph).is_some()).count() >= 2;
        let mut at = cell.start;
        for paragraph in paragraphs {
            self.gap(at, paragraph.start);
            at = paragraph.end;
            let mut talk = paragraph;
            if let Some((mark, label)) = inner_label(self.text, paragraph).filter(|_| labelled) {
                self.dialogue.person(label.of(self.text), Some(mark));
                talk = Span::new(mark.end, paragraph.end).trim(self.text);
            } else if paragraph.of(self.text).starts_with(':') {
                let colon = Span::new(paragraph.start, paragraph.start + 1);
                self.dialogue.mark(colon, MarkKind::Label);
                talk = Span::new(colon.end, paragraph.end).trim(self.text);
            }
            if row::is_figure(talk.of(self.text)) && talk.of(self.text).contains(['.', '/']) && talk.len() > 6 {
                self.margin(talk);
            } else if !talk.is_empty() {
                self.dialogue.paragraph(talk);
            }
        }
        self.gap(at, cell.end);
    }

    /// A row of another table: `Nama`, `Bu Ani` are a fact.
    fn form(&mut self, row: &Row) {
        let line = row.line.trim(self.text);
        if line.of(self.text).split_whitespace().count() > MAX_WORDS_OF_FORM {
            self.dialogue.leave();
            let mut at = row.line.start;
            for cell in row.cells().filter(|cell| !cell.is_empty()) {
                self.gap(at, cell.start);
                at = cell.end;
                self.say(cell);
            }
            return self.gap(at, row.line.end);
        }
        let mut cells = row.cells().map(|cell| bare(cell.of(self.text))).filter(|cell| !cell.is_empty());
        if let (Some(name), Some(value)) = (cells.next(), cells.next())
            && words::is_metadata(&label::key(name))
        {
            self.dialogue.know(name, value);
        }
        self.dialogue.mark(line, MarkKind::FrontMatter);
    }

    /// A line that is no row.
    fn outside(&mut self, line: Span, next: Option<Row>) {
        let written = line.of(self.text);
        let goes_on = self.in_table && next.is_some_and(|next| self.belongs(&next));
        let sentence = written.ends_with(['.', ',', '!', '…', '"', '”', ')']);
        match line::classify(self.text, line, Syntax::Colon) {
            Line::Heading => self.dialogue.heading(line),
            Line::Stamp(stamp) => self.dialogue.draft.time(stamp),
            Line::Aside => self.dialogue.mark(line, MarkKind::NonSpeech),
            _ if goes_on && !sentence && written.split_whitespace().count() <= MAX_WORDS_OF_HEADING => {
                self.dialogue.heading(line);
            }
            _ if goes_on => self.dialogue.paragraph(line),
            Line::Header(header) if words::is_metadata(&label::key(header.label.of(self.text))) => {
                self.in_table = false;
                self.dialogue.know(header.label.of(self.text), header.rest.of(self.text));
                self.dialogue.mark(line, MarkKind::FrontMatter);
            }
            _ if self.long_outside => {
                self.in_table = false;
                self.dialogue.leave();
                self.dialogue.paragraph(line);
            }
            _ => {
                self.in_table = false;
                self.dialogue.mark(line, MarkKind::FrontMatter);
            }
        }
    }

    /// Whether a row is one of the table that is being read.
    fn belongs(&self, row: &Row) -> bool {
        let named = self.columns.as_ref().is_some_and(|columns| columns.fits(row));
        match self.kind {
            Kind::Named => named,
            Kind::Asking => row.is_row(),
            Kind::Labelled => row.is_row() && self.is_labelled(row),
        }
    }

    fn names(&mut self) -> Names {
        *self.names.get_or_insert_with(|| Names::like(""))
    }

    /// Marks what separates two cells or paragraphs, where it isn't white space.
    fn gap(&mut self, from: usize, to: usize) {
        self.dialogue.mark(Span::new(from, to).trim(self.text), MarkKind::NonSpeech);
    }
}

/// A label before the talk in a cell, with its punctuation, and alone.
fn inner_label(text: &str, paragraph: Span) -> Option<(Span, Span)> {
    let header = Syntax::Colon.header(text, paragraph).filter(|header| header.time.is_none())?;
    let written = header.label.of(text);
    let short = crate::cast::is_initials(written) && written.chars().count() <= 3;
    let part = written.split_whitespace().next().is_some_and(words::names_a_part_in_talk);
    (short || part).then_some((header.mark, header.label))
}

/// What a cell says without colon and emphasis.
fn bare(cell: &str) -> &str {
    cell.trim_matches(|c: char| matches!(c, ':' | '*') || c.is_whitespace())
}
