//! Tables of formats whose rows and cells need not be opened before something stands in them, or closed
//! before the next begins.

use crate::format::story::Story;

/// The tables that are open in a [`Story`], from the outside in.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    tables: Vec<Table>,
}

#[derive(Debug, Default)]
struct Table {
    in_row: bool,
    in_cell: bool,
    /// How many cells the row has.
    cells: usize,
    /// For how many more rows a cell reaches down, by column.
    reaching: Vec<usize>,
}

/// How many columns a cell that reaches down is remembered for.
const COLUMNS: usize = 256;

impl Grid {
    /// How many tables are open.
    pub(crate) fn depth(&self) -> usize {
        self.tables.len()
    }

    /// Whether a row of the innermost table has begun.
    pub(crate) fn in_row(&self) -> bool {
        self.tables.last().is_some_and(|table| table.in_row)
    }

    /// Opens a table, in a cell of the one around it.
    pub(crate) fn begin(&mut self, story: &mut Story) {
        self.need_cell(story);
        story.table();
        self.tables.push(Table::default());
    }

    /// Opens a cell of the innermost table if none is open.
    pub(crate) fn need_cell(&mut self, story: &mut Story) {
        if self.tables.last().is_some_and(|table| !table.in_cell) {
            self.cell(story, 1);
        }
    }

    /// Opens the next cell of the innermost table, which is `rows` high. In a row below it, an empty cell
    /// keeps its column.
    pub(crate) fn cell(&mut self, story: &mut Story, rows: usize) {
        self.end_cell(story);
        let Some(table) = self.tables.last_mut() else { return };
        if !table.in_row {
            story.row();
            (table.in_row, table.cells) = (true, 0);
        }
        table.keep_columns(story);
        story.cell();
        table.in_cell = true;
        if rows > 1 && table.cells < COLUMNS {
            table.reaching.resize(table.reaching.len().max(table.cells + 1), 0);
            if let Some(reaching) = table.reaching.get_mut(table.cells) {
                *reaching = rows - 1;
            }
        }
        table.cells += 1;
    }

    /// Closes the cell.
    pub(crate) fn end_cell(&mut self, story: &mut Story) {
        if let Some(table) = self.tables.last_mut().filter(|table| table.in_cell) {
            story.end_cell();
            table.in_cell = false;
        }
    }

    /// Closes the row.
    pub(crate) fn end_row(&mut self, story: &mut Story) {
        self.end_cell(story);
        if let Some(table) = self.tables.last_mut().filter(|table| table.in_row) {
            table.keep_columns(story);
            story.end_row();
            table.in_row = false;
        }
    }

    /// Closes the innermost table.
    pub(crate) fn end(&mut self, story: &mut Story) {
        self.end_row(story);
        if self.tables.pop().is_some() {
            story.end_table();
        }
    }
}

impl Table {
    /// Adds empty cells where one from above reaches down.
    fn keep_columns(&mut self, story: &mut Story) {
        while let Some(reaching) = self.reaching.get_mut(self.cells).filter(|reaching| **reaching > 0) {
            *reaching -= 1;
            story.cell();
            story.end_cell();
            self.cells += 1;
        }
    }
}
