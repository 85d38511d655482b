//! Cells in rows and columns: what every table is before it has a format.

use crate::{Layout, ReportError, delimited, markdown, text};
use unicode_width::UnicodeWidthStr;

/// Where a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A column's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What stands under the name in text, such as what the numbers are a part of; empty for nothing.
    pub note: String,
    /// Where its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn left(name: impl Into<String>) -> Self {
        Self { name: name.into(), note: String::new(), align: Align::Left }
    }

    /// A column of numbers.
    #[must_use]
    pub fn right(name: impl Into<String>) -> Self {
        Self { name: name.into(), note: String::new(), align: Align::Right }
    }

    /// The column with a line under its name.
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// Cells in rows and columns. A row that is too short is filled with empty cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a cell a column.
    pub rows: Vec<Vec<String>>,
}

/// A grid in a layout, a line end after each row. Text that is wider than `width` (columns of a
/// terminal) has its widest columns of words folded; none: as wide as it is.
///
/// In CSV and TSV, a cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` in front) gets
/// an apostrophe in front, so a grid's negative numbers would be words there.
///
/// # Errors
/// If the CSV writer refuses a row.
pub fn render_grid(grid: &Grid, layout: Layout, width: Option<usize>) -> Result<String, ReportError> {
    match layout {
        Layout::Text => Ok(text::table(grid, width)),
        Layout::Csv => delimited::csv(grid),
        Layout::Tsv => Ok(delimited::tsv(grid)),
        Layout::Markdown => Ok(markdown::table(grid)),
    }
}

impl Grid {
    /// The grid with other names over its columns, in their order.
    pub(crate) fn with_names<const N: usize>(self, names: [&str; N]) -> Self {
        let columns = self.columns.into_iter().zip(names);
        let columns = columns.map(|(column, name)| Column { name: name.to_owned(), ..column });
        Self { columns: columns.collect(), ..self }
    }

    /// The cells of `row`, one for each column.
    pub(crate) fn cells<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = &'a str> {
        let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
        self.columns.iter().zip(cells).map(|(_, cell)| cell)
    }
}

impl Column {
    /// How many columns of a terminal the heading takes.
    pub(crate) fn on_screen(&self) -> usize {
        self.name.width().max(self.note.width())
    }
}
