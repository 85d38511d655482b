//! Cells that name who talks, in tables whose columns have no names.

use super::Rows;
use super::row::{self, Row};
use crate::cast::{self, ratio};
use crate::label;
use crate::words::{self, Part};
use benang_model::Span;
use std::collections::HashMap;

/// More different labels than this are not kept: no conversation has so many speakers.
const MAX_LABELS: usize = 512;
/// Who talks stands in one of the first cells.
const FIRST_CELLS: usize = 3;
const MAX_CHARS: usize = 30;
const MAX_WORDS: usize = 4;

/// What stands in the first cells of rows, as far as it may name who says what stands in the next cell.
#[derive(Debug, Default)]
pub(crate) struct CellLabels<'t> {
    counts: HashMap<&'t str, usize>,
    last: &'t str,
    /// Rows that begin with such a cell, and all rows.
    labelled: usize,
    rows: usize,
    /// How often such a cell differs from the one above.
    changes: usize,
    /// Words in the cells after them.
    words: usize,
}

impl<'t> CellLabels<'t> {
    /// Looks at a row.
    pub(crate) fn count(&mut self, text: &'t str, row: &Row) {
        self.rows += 1;
        let cells = row.cells().map(|cell| cell.of(text)).filter(|cell| !cell.is_empty() && !row::is_figure(cell));
        let (mut label, mut is_labelled) = (None, false);
        for (index, cell) in cells.enumerate() {
            match label.take() {
                Some(label) if cell.contains(char::is_alphabetic) => {
                    self.add(label);
                    if !std::mem::replace(&mut is_labelled, true) {
                        self.begin(label, cell);
                    }
                }
                _ if may_be_label(cell) && (index < FIRST_CELLS || part_in_talk(bare(cell)).is_some()) => {
                    label = Some(bare(cell));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, label: &'t str) {
        if self.counts.len() < MAX_LABELS || self.counts.contains_key(label) {
            *self.counts.entry(label).or_default() += 1;
        }
    }

    /// Counts a row that begins with `label` and what stands beside it.
    fn begin(&mut self, label: &'t str, said: &str) {
        self.labelled += 1;
        self.words += said.split_whitespace().count();
        self.changes += usize::from(label != self.last);
        self.last = label;
    }

    /// The label that `cell` is.
    pub(crate) fn label(&self, text: &'t str, cell: Span) -> Option<&'t str> {
        let written = cell.of(text);
        let label = bare(written);
        let known = part_in_talk(label).is_some();
        let count = self.counts.get(label).copied().unwrap_or_default();
        (may_be_label(written) && (count >= 2 || (known && count == 1))).then_some(label)
    }

    /// Rows that begin with a label, and all rows.
    pub(crate) fn rows(&self) -> Rows {
        Rows { talk: self.labelled, all: self.rows }
    }

    /// How likely it is that they name who talks: they recur, they take turns, and sentences stand beside them.
    /// A part that asks beside one that answers needs no more.
    pub(crate) fn likelihood(&self) -> f64 {
        let recurring: usize = self.counts.values().filter(|&&count| count >= 2).sum();
        let likely = if self.has_both_parts() {
            self.labelled >= 2 && self.words >= self.labelled * 2
        } else {
            let distinct = self.counts.len();
            self.labelled >= 4
                && (2..=self.labelled / 2).contains(&distinct)
                && self.changes * 2 >= self.labelled
                && self.words >= self.labelled * 3
                && recurring * 5 >= self.labelled * 4
        };
        if !likely {
            return 0.0;
        }
        ratio(self.labelled * 4, self.labelled * 4 + 1) * (0.55 + 0.45 * ratio(self.labelled, self.rows))
    }

    fn has_both_parts(&self) -> bool {
        let part = |part: Part| self.counts.keys().any(|label| part_in_talk(label) == Some(part));
        let partner = |label: &str| words::partners(label).any(|partner| self.counts.contains_key(partner));
        (part(Part::Asks) || part(Part::MayAsk)) && part(Part::Answers)
            || self.counts.keys().any(|label| partner(label))
    }
}

/// The part that a label names: `Jawaban`, `Informan 2`; not `Kader`, who may be anybody in a list.
fn part_in_talk(label: &str) -> Option<Part> {
    let first = label.split_whitespace().next()?;
    words::part(label).filter(|_| words::names_a_part_in_talk(first))
}

fn may_be_label(cell: &str) -> bool {
    let label = bare(cell);
    let key = label::key(label);
    let mut words = label.split_whitespace();
    let short = label.chars().count() <= MAX_CHARS && words.clone().count() <= MAX_WORDS;
    let name =
        |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || words::stands_in_names(word);
    let named = cast::is_initials(label) || part_in_talk(label).is_some() || words.all(name);
    short
        && label.starts_with(char::is_alphabetic)
        && !label.ends_with(['.', '?', '!', ','])
        && named
        && !words::is_no_speaker(&key)
        && !words::is_metadata(&key)
}

/// A label without colon, and without emphasis.
fn bare(cell: &str) -> &str {
    cell.trim_matches(|c: char| c == '*' || c == ':' || c.is_whitespace())
}
