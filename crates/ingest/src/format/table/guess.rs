//! The columns of a table without names: few speakers who recur, and sentences beside them.

use crate::format::clock;
use std::collections::HashSet;

/// A table of fewer rows proves nothing.
const MIN_ROWS: usize = 4;
/// Speakers talk this often on average, and their names are this long at most, in characters.
const MIN_ROWS_A_SPEAKER: usize = 2;
const MAX_NAME: usize = 30;
/// What they say has so many words on average.
const MIN_WORDS: usize = 3;

/// Which column holds what, from 0.
pub(super) struct Columns {
    pub(super) speaker: usize,
    pub(super) text: usize,
    pub(super) start: Option<usize>,
}

/// The columns, if each can be told: at most a number and a time stand beside speaker and text.
pub(super) fn columns(head: &[Vec<String>]) -> Option<Columns> {
    let rows: Vec<&[String]> = head.iter().map(Vec::as_slice).filter(|row| !is_blank(row)).collect();
    let width = rows.iter().map(|row| row.len()).max()?;
    let column =
        |index: usize| -> Vec<&str> { rows.iter().map(|row| row.get(index).map_or("", |cell| cell.trim())).collect() };
    let mut start = None;
    let mut others = Vec::new();
    for index in 0..width {
        let cells = column(index);
        if start.is_none() && most(&cells, |cell| clock::parse(cell).is_some()) {
            start = Some(index);
        } else if !most(&cells, |cell| cell.is_empty() || cell.bytes().all(|byte| byte.is_ascii_digit())) {
            others.push(index);
        }
    }
    let &[speaker, text] = others.as_slice() else { return None };
    let enough = rows.len() >= MIN_ROWS && are_speakers(&column(speaker)) && are_sentences(&column(text));
    enough.then_some(Columns { speaker, text, start })
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Whether at least nine of ten cells are so.
fn most(cells: &[&str], is: impl Fn(&str) -> bool) -> bool {
    cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 9
}

fn are_speakers(cells: &[&str]) -> bool {
    let named: Vec<&&str> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let different: HashSet<&&str> = named.iter().copied().collect();
    let is_name = |cell: &&&str| cell.chars().count() <= MAX_NAME && cell.contains(char::is_alphabetic);
    different.len() >= 2 && named.len() >= different.len() * MIN_ROWS_A_SPEAKER && named.iter().all(is_name)
}

fn are_sentences(cells: &[&str]) -> bool {
    let words: usize = cells.iter().map(|cell| cell.split_whitespace().count()).sum();
    let different: HashSet<&&str> = cells.iter().collect();
    words >= cells.len() * MIN_WORDS && different.len() * 2 > cells.len()
}
