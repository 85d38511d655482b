//! Tables: a row for each exchange (`No | Pertanyaan | Jawaban`), or for each stretch of talk
//! (`NO | PELAKU | TRANSKRIP | KETERANGAN`; without a header `P`, then what is said). In a document's text
//! a row is a line whose cells are separated by tabs, in Markdown by pipes.
//!
//! A table is an interview only if it says so: by the names of its columns, or by cells that name who
//! talks. A budget, a list of those present, a codebook and a questionnaire that nobody filled in don't.

pub(crate) mod columns;
pub(crate) mod labels;
pub(crate) mod read;
pub(crate) mod row;

pub(crate) use columns::heads_no_talk;
pub(crate) use read::read;

use crate::cast::ratio;
use crate::convention::asking;
use crate::front_matter::Extent;
use crate::reason::Reason;
use crate::survey::Survey;
use columns::Columns;
use labels::CellLabels;
use row::Row;

/// In a table of who says what the rows have so many words of talk on average: `Nama | Wawancara` may be a plan.
const MIN_WORDS: usize = 2;

/// How likely it is that a text is an interview in a table, from 0 to 1.
pub(crate) fn likelihood(survey: &Survey<'_>, _front: &Extent) -> f64 {
    if row::none_in(survey.text) { 0.0 } else { Tables::of(survey.text).likelihood() }
}

/// What speaks for it.
pub(crate) fn reason(survey: &Survey<'_>) -> Reason {
    let tables = Tables::of(survey.text);
    let Rows { talk, all } = match tables.kind().0 {
        Kind::Named => tables.named,
        Kind::Asking => tables.asking,
        Kind::Labelled => tables.labels.rows(),
    };
    Reason::Rows { talk, rows: all }
}

/// What the tables of a text are.
#[derive(Debug, Default)]
struct Tables<'t> {
    /// Rows below names of columns, by whether they hold talk.
    named: Rows,
    /// Words of talk in them.
    words: usize,
    /// At least so many there should be, empty rows left out of account.
    words_wanted: usize,
    /// Rows without a header that hold a question and an answer, and others.
    asking: Rows,
    /// What stands in the first cells of rows without a header.
    labels: CellLabels<'t>,
    /// Where the first row of the interview stands, if it has a header.
    first: Option<usize>,
    /// Bytes in rows that hold talk.
    bytes: usize,
    /// All bytes.
    text: usize,
}

/// Rows that hold talk, and all that might.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rows {
    talk: usize,
    all: usize,
}

/// How the tables of a text are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// By the names of the columns.
    Named,
    /// The first longer cell asks, the second one answers.
    Asking,
    /// By cells that name who talks.
    Labelled,
}

impl<'t> Tables<'t> {
    fn of(text: &'t str) -> Self {
        let mut tables = Self { text: text.len(), ..Self::default() };
        let mut header: Option<Columns<'t>> = None;
        let mut above = 0;
        for line in row::lines(text) {
            let row = Row::of(text, line);
            // Another table begins where something else stands between.
            let apart = line.start > above + 1;
            above = line.end;
            if row.is_rule(text) {
                continue;
            }
            if let Some(columns) = Columns::named(text, &row) {
                tables.first.get_or_insert(line.start);
                header = Some(columns);
                continue;
            }
            header = header.filter(|columns| !apart || columns.fits(&row));
            match &header {
                Some(columns) => {
                    tables.words_wanted += if columns.is_by_speaker() { MIN_WORDS } else { 1 };
                    tables.count(columns.words_of_talk(text, &row), line.len());
                }
                None => tables.count_unnamed(text, &row),
            }
        }
        tables
    }

    fn count(&mut self, words: usize, bytes: usize) {
        self.named.all += 1;
        self.named.talk += usize::from(words > 0);
        self.words += words;
        self.bytes += if words > 0 { bytes } else { 0 };
    }

    fn count_unnamed(&mut self, text: &'t str, row: &Row) {
        self.asking.all += 1;
        self.asking.talk += usize::from(asks_and_answers(text, row));
        self.labels.count(text, row);
    }

    fn kind(&self) -> (Kind, f64) {
        let share = |rows: Rows| {
            if rows.talk == 0 {
                0.0
            } else {
                ratio(rows.talk * 4, rows.talk * 4 + 1) * ratio(rows.talk, rows.all).sqrt()
            }
        };
        let told =
            if self.words * self.named.all >= self.words_wanted * self.named.talk { share(self.named) } else { 0.0 };
        let named = told * (0.7 + 0.3 * ratio(self.bytes, self.text));
        let asking = if self.asking.talk >= 3 && self.asking.talk * 5 >= self.asking.all * 3 {
            0.9 * share(self.asking)
        } else {
            0.0
        };
        let labelled = 0.97 * self.labels.likelihood();
        let kinds = [(Kind::Named, named), (Kind::Labelled, labelled), (Kind::Asking, asking)];
        kinds.into_iter().fold((Kind::Named, 0.0), |best, kind| if kind.1 > best.1 { kind } else { best })
    }

    fn likelihood(&self) -> f64 {
        self.kind().1
    }
}

/// Whether a row has a question in one cell and in the next what may answer it, beside its number.
fn asks_and_answers(text: &str, row: &Row) -> bool {
    let mut cells = row.cells().map(|cell| cell.of(text)).filter(|cell| !cell.is_empty());
    let first = cells.next().filter(|cell| asking::number(cell) != Some(cell.len()) && !row::is_figure(cell));
    let question = first.or_else(|| cells.next());
    let answer = cells.next();
    question.is_some_and(asking::asks)
        && answer.is_some_and(|answer| !asking::asks(answer) && answer.len() > 3)
        && cells.next().is_none()
}
