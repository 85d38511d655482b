//! The rows of a sheet, one at a time, as a reader sees them. ECMA-376 part 1, 18.3.

use super::strings::{rich, unescaped};
use super::workbook::Sheet;
use super::{Open, number};
use crate::error::{Excess, IngestError};
use crate::format::table::MAX_COLUMNS;
use crate::xml::{Space, Step, Xml};
use std::collections::BTreeSet;
use std::io::BufRead;
use std::ops::RangeInclusive;

/// A sheet has at most so many rows.
const MAX_ROWS: u64 = 1_048_576;

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Row,
    Stop,
}

/// What was left out since it is hidden.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// Rows and columns.
    pub(super) count: usize,
}

/// A cell before its value is known.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
}

impl Open<'_> {
    /// Calls `visit` with the cells of each visible row that has any.
    pub(super) fn rows(
        &mut self,
        sheet: &Sheet,
        mut visit: impl FnMut(&[String]) -> Next,
    ) -> Result<Hidden, IngestError> {
        let Self { container, strings, styles, epoch, left, limit } = self;
        let mut xml = Xml::new(container.part(&sheet.part)?, &sheet.part);
        let mut hidden = Hidden::default();
        let mut hidden_columns = vec![false; MAX_COLUMNS];
        let mut concealed = BTreeSet::new();
        let mut row: Vec<String> = Vec::new();
        let mut rows = 0;
        let mut cell = Cell::default();
        let mut column = 0;
        while let Some(part) = next(&mut xml, &mut cell, column)? {
            match part {
                Found::HiddenColumns(columns) => {
                    let hidden = hidden_columns.iter_mut().skip(*columns.start());
                    hidden.take(columns.count()).for_each(|hidden| *hidden = true);
                }
                Found::Row { is_hidden: true } => {
                    hidden.count += 1;
                    xml.skip()?;
                }
                Found::Row { is_hidden: false } => {
                    rows += 1;
                    if rows > MAX_ROWS {
                        return Err(IngestError::Limit { what: Excess::Rows, limit: MAX_ROWS });
                    }
                    (row, column) = (Vec::new(), 0);
                }
                Found::Cell => {
                    column = cell.column + 1;
                    let value = value(&mut xml, &cell)?;
                    let text = match (value, cell.kind.as_str()) {
                        (Value::Text(text), _) => text,
                        (Value::Written(written), "s") => {
                            let index = written.trim().parse().ok();
                            index.and_then(|index| strings.get(index)).unwrap_or_default().to_owned()
                        }
                        (Value::Written(written), "b") => {
                            if written.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()
                        }
                        (Value::Written(written), "" | "n") => match written.trim().parse() {
                            Ok(number) => number::shown(number, styles.look(cell.style), *epoch),
                            Err(_) => written,
                        },
                        (Value::Written(written), _) => unescaped(&written),
                    };
                    let is_hidden = hidden_columns.get(cell.column).copied().unwrap_or_default();
                    if text.trim().is_empty() || cell.column >= MAX_COLUMNS {
                        continue;
                    }
                    if is_hidden {
                        concealed.insert(cell.column);
                        continue;
                    }
                    let size = text.len();
                    *left = left
                        .checked_sub(size)
                        .ok_or(IngestError::Limit { what: Excess::TextBytes, limit: *limit as u64 })?;
                    row.resize(row.len().max(cell.column + 1), String::new());
                    if let Some(slot) = row.get_mut(cell.column) {
                        *slot = text;
                    }
                }
                Found::RowEnd => {
                    if !row.is_empty() && visit(&std::mem::take(&mut row)) == Next::Stop {
                        break;
                    }
                }
            }
        }
        hidden.count += concealed.len();
        Ok(hidden)
    }
}

/// What comes next in a sheet.
enum Found {
    HiddenColumns(RangeInclusive<usize>),
    Row { is_hidden: bool },
    Cell,
    RowEnd,
}

/// Goes to the next thing that matters. A cell without a place stands in `column`.
fn next<R: BufRead>(xml: &mut Xml<R>, cell: &mut Cell, column: usize) -> Result<Option<Found>, IngestError> {
    loop {
        let element = match xml.step()? {
            Step::Start(element) => element,
            // The end of a row, or of the columns; then there is no row to give.
            Step::End => return Ok(Some(Found::RowEnd)),
            Step::Eof => return Ok(None),
            _ => continue,
        };
        let is_hidden =
            || element.attribute(Space::None, "hidden").is_some_and(|value| matches!(value.as_str(), "1" | "true"));
        match element.full() {
            (Space::Sheet, "worksheet" | "sheetData" | "cols") => continue,
            (Space::Sheet, "col") if is_hidden() => {
                let number = |name| element.number::<usize>(Space::None, name).unwrap_or(1).max(1) - 1;
                let (first, last) = (number("min"), number("max"));
                return Ok(Some(Found::HiddenColumns(first..=last)));
            }
            (Space::Sheet, "row") => return Ok(Some(Found::Row { is_hidden: is_hidden() })),
            (Space::Sheet, "c") => {
                let place = element.attribute(Space::None, "r");
                *cell = Cell {
                    column: place.and_then(|place| column_of(&place)).unwrap_or(column),
                    kind: element.attribute(Space::None, "t").unwrap_or_default(),
                    style: element.number(Space::None, "s").unwrap_or_default(),
                };
                return Ok(Some(Found::Cell));
            }
            _ => {}
        }
        xml.skip()?;
    }
}

/// The column of a place such as `AB12`, from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number =
        letters.take(4).fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'@'));
    number.checked_sub(1)
}

/// What a cell holds.
enum Value {
    /// Text that stands in the cell itself.
    Text(String),
    /// What is to be understood by the cell's kind.
    Written(String),
}

/// The value of the cell that began last, up to the cell's end. Of a formula, its result.
fn value<R: BufRead>(xml: &mut Xml<R>, cell: &Cell) -> Result<Value, IngestError> {
    let mut value = Value::Text(String::new());
    loop {
        let kind = match xml.step()? {
            Step::Start(element) => match element.full() {
                (Space::Sheet, "v") => Some(true),
                (Space::Sheet, "is") => Some(false),
                _ => None,
            },
            Step::End | Step::Eof => return Ok(value),
            _ => continue,
        };
        match kind {
            Some(true) => value = Value::Written(xml.text()?),
            Some(false) if cell.kind == "inlineStr" || cell.kind.is_empty() => value = Value::Text(rich(xml)?),
            _ => xml.skip()?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_name_columns() {
        let check = |place: &str, expected| assert_eq!(column_of(place), expected, "{place}");
        check("A1", Some(0));
        check("z9", Some(25));
        check("AA10", Some(26));
        check("XFD1048576", Some(16_383));
        check("12", None);
    }
}
