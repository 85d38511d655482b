//! Which column of a table holds what: found by the names in its first rows, in any order, or, where
//! no row names them, by what stands in them. Shared by CSV, TSV and XLSX.

mod guess;
mod names;

use crate::Options;
use crate::convention::Convention;
use crate::diagnostics::{Diagnostics, Warning, WarningKind};
use crate::format::clock::{self, Unit};
use crate::format::entities;
use crate::rows::{Rows, Voice, When};
use crate::time::{self, Stamp};
use benang_model::{Metadata, Span, Transcript};

/// So many rows are looked at before a table is read.
pub(crate) const HEAD: usize = 200;
/// Columns further to the right are no part of an interview, and cost memory in every row.
pub(crate) const MAX_COLUMNS: usize = 1_024;
/// Titles and notes above the names of the columns take at most so many rows.
const TITLE_ROWS: usize = 30;

/// What the columns of a table hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The names of the columns; empty ones where no row names them.
    pub(crate) names: Vec<String>,
    /// The row of the names, from 0.
    header: Option<usize>,
    talk: Talk,
    start: Option<usize>,
    end: Option<usize>,
    unit: Unit,
}

/// Where the talk stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Talk {
    /// A row is what one speaker says.
    Said { text: usize, speaker: Option<usize> },
    /// A row is a question and what was answered to it.
    Asked { question: usize, answers: Vec<usize>, speaker: Option<usize> },
}

impl Layout {
    /// Finds the row that names the columns among the first rows of a table.
    pub(crate) fn find(head: &[Vec<String>]) -> Option<Self> {
        let layout = head.iter().take(TITLE_ROWS).enumerate().find_map(|(index, row)| Self::named(index, row))?;
        Some(layout.with_unit(head))
    }

    /// Tells the columns of a table without names from what stands in them.
    pub(crate) fn guess(head: &[Vec<String>]) -> Option<Self> {
        let guess::Columns { speaker, text, start } = guess::columns(head)?;
        let width = head.iter().map(Vec::len).max().unwrap_or_default();
        let talk = Talk::Said { text, speaker: Some(speaker) };
        let names = vec![String::new(); width];
        Some(Self { names, header: None, talk, start, end: None, unit: Unit::default() }.with_unit(head))
    }

    fn named(index: usize, row: &[String]) -> Option<Self> {
        let keys: Vec<String> = row.iter().map(|cell| names::key(cell)).collect();
        let find = |list: &[&str]| list.iter().find_map(|name| keys.iter().position(|key| key == name));
        let speaker = find(names::SPEAKER);
        let talk = match (names::question(&keys), names::answers(&keys)) {
            (Some(question), answers) if !answers.is_empty() => Talk::Asked { question, answers, speaker },
            _ => {
                let text = find(names::TEXT).or_else(|| speaker.and_then(|_| find(names::TEXT_BESIDE_SPEAKER)))?;
                Talk::Said { text, speaker: speaker.filter(|&speaker| speaker != text) }
            }
        };
        let (start, end) = (find(names::START), find(names::END));
        let layout = Self {
            names: row.iter().map(|cell| cell.trim().to_owned()).collect(),
            header: Some(index),
            talk,
            start,
            end,
            unit: Unit::default(),
        };
        // Below the first row, one name alone may be a title.
        let found = layout.read().count();
        (!names::are_results(&keys, speaker.is_some()) && (index == 0 || found > 1)).then_some(layout)
    }

    /// Tells from the first rows whether bare numbers are seconds or milliseconds.
    fn with_unit(mut self, head: &[Vec<String>]) -> Self {
        let Some(start) = self.start else { return self };
        let cells = head.iter().skip(self.header.map_or(0, |header| header + 1)).filter_map(|row| row.get(start));
        let numbers: Vec<&str> = cells.map(|cell| cell.trim()).filter(|cell| cell.parse::<f64>().is_ok()).collect();
        let last = numbers.iter().filter_map(|number| number.parse().ok()).fold(0.0, f64::max);
        let whole = numbers.iter().all(|number| !number.contains('.'));
        let named = self.names.get(start).is_some_and(|name| names::are_milliseconds(name));
        self.unit = if named { Unit::Milliseconds } else { Unit::tell(whole, last, numbers.len()) };
        self
    }

    /// The columns that are read.
    fn read(&self) -> impl Iterator<Item = usize> + '_ {
        let (one, many, speaker) = match &self.talk {
            Talk::Said { text, speaker } => (*text, [].as_slice(), *speaker),
            Talk::Asked { question, answers, speaker } => (*question, answers.as_slice(), *speaker),
        };
        [Some(one), speaker, self.start, self.end].into_iter().flatten().chain(many.iter().copied())
    }

    /// Adds the row `index` of the table, counted from 0, to `rows`.
    pub(crate) fn add(&self, rows: &mut Rows, index: usize, row: &[impl AsRef<str>]) {
        match self.header {
            Some(header) if index == header => return,
            Some(header) if index < header => {
                let cells = row.iter().map(|cell| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
                return rows.front(&cells.collect::<Vec<_>>().join("\t"));
            }
            _ => {}
        }
        let cell = |index: usize| row.get(index).map_or("", |cell| cell.as_ref().trim());
        let voice = |index: Option<usize>| index.map_or(Voice::Same, |index| Voice::of(cell(index)));
        let time = |index: Option<usize>| index.and_then(|index| self.time(cell(index)));
        let when = When { start_ms: time(self.start), end_ms: time(self.end) };
        match &self.talk {
            Talk::Said { text, speaker } => rows.row(voice(*speaker), &entities::decoded(cell(*text)), when),
            Talk::Asked { question, answers, speaker } => {
                rows.row(self.voice_of_column(*question), &entities::decoded(cell(*question)), when);
                for &answer in answers {
                    let own = if answers.len() == 1 { voice(*speaker) } else { Voice::Same };
                    let voice = if own == Voice::Same { self.voice_of_column(answer) } else { own };
                    rows.row(voice, &entities::decoded(cell(answer)), When::default());
                }
            }
        }
    }

    fn voice_of_column(&self, column: usize) -> Voice<'_> {
        self.names.get(column).map_or(Voice::Same, |name| Voice::of(name))
    }

    fn time(&self, cell: &str) -> Option<u64> {
        let leading = || time::leading(cell, Span::new(0, cell.len())).map(|Stamp { ms, .. }| ms);
        let number = || self.unit.ms(cell.replace(',', ".").parse().ok()?);
        clock::parse(cell).or_else(leading).or_else(number)
    }

    /// What a researcher should know about how the table was read.
    pub(crate) fn findings(&self) -> Vec<Warning> {
        let read: Vec<usize> = self.read().collect();
        let others = self.names.iter().enumerate().filter(|(index, _)| !read.contains(index));
        let names: Vec<String> = others.map(|(_, name)| name.clone()).filter(|name| !name.is_empty()).collect();
        let left_out = (!names.is_empty()).then_some(WarningKind::ColumnsLeftOut { names });
        let guessed = match self.talk {
            Talk::Said { text, speaker: Some(speaker) } if self.header.is_none() => {
                Some(WarningKind::NoHeader { speaker: speaker + 1, text: text + 1 })
            }
            _ => None,
        };
        left_out.into_iter().chain(guessed).map(|kind| Warning { line: None, kind }).collect()
    }
}

/// The transcript of the rows of tables.
pub(crate) fn finish(rows: Rows, findings: Vec<Warning>, options: &Options) -> (Transcript, Diagnostics) {
    if rows.is_nobodys() {
        rows.finish_as_text(findings, options)
    } else {
        rows.finish(Convention::Csv, Metadata::new(), findings, options)
    }
}

#[cfg(test)]
mod tests;
