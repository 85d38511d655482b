//! The text of a document while it is read: paragraphs, tables, boxes and notes, each where a reader
//! sees them.
//!
//! A box that hangs on a paragraph stands after it, so that it doesn't cut a sentence in two. A table
//! with a single column is a frame around paragraphs and reads as these; in any other, a row is a line,
//! its cells are separated by tabs, and what would be a line end inside a cell is U+2028. Tables inside
//! cells are flattened. Notes stand at the end under a rule, as on a printed page: the text has `[1]` where
//! the note hangs and the line `[1] …` below the rule. In square brackets a number is a mark, and nobody's
//! turn goes on across a rule, so a note is never counted as talk of who spoke last.

use crate::diagnostics::{Part, WarningKind};
use crate::error::{Excess, IngestError};
use crate::format::{Document, Encoding};
use std::collections::BTreeMap;
use std::mem;

/// How many bytes of text any document may have.
const MIN_TEXT: usize = 16 << 20;

/// How often its own size the text of a document may be. Text alone shrinks to a third or a quarter.
const MAX_RATIO: usize = 4;

/// What keeping a note costs, in bytes, aside from its text.
pub(crate) const PER_NOTE: usize = 100;

/// The rule between the text and its notes.
const RULE: &str = "---";

// While a table is open, nobody knows whether it will have a second column. Until its end these stand
// for its parts; no document can have them, since control characters are no text.
const ONE_COLUMN: char = '\u{1}';
const COLUMNS: char = '\u{2}';
const TABLE_END: char = '\u{3}';
const LINE: char = '\u{1d}';
const ROW: char = '\u{1e}';
const CELL: char = '\u{1f}';

/// What is open, from the outside in.
#[derive(Debug)]
enum Block {
    /// A paragraph, with the text of the boxes that hang on it.
    Paragraph { boxes: String },
    /// A table; where it, its row and its cell begin, and how many cells the row has.
    Table { start: usize, row: usize, cell: usize, cells: usize },
    /// A box, with the text around it and how many tables are open there.
    Box { around: String, tables: usize },
    /// A note, likewise.
    Note { around: String, tables: usize, number: usize },
}

/// Whether a paragraph is followed by a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It is.
    Ends,
    /// Its end was deleted or is hidden: the next paragraph goes on in the same line.
    RunsOn,
}

/// A text in the making.
#[derive(Debug)]
pub(crate) struct Story {
    text: String,
    blocks: Vec<Block>,
    /// How many tables are open in `text`.
    tables: usize,
    written: usize,
    limit: usize,
    referred: usize,
    notes: Vec<(usize, String)>,
    left_out: BTreeMap<Part, usize>,
}

impl Story {
    /// A text from a file of `size` bytes, which limits it.
    pub(crate) fn new(size: usize) -> Self {
        Self {
            text: String::new(),
            blocks: Vec::new(),
            tables: 0,
            written: 0,
            limit: size.saturating_mul(MAX_RATIO).max(MIN_TEXT),
            referred: 0,
            notes: Vec::new(),
            left_out: BTreeMap::new(),
        }
    }

    /// Whether the text is not too long yet.
    ///
    /// # Errors
    /// [`IngestError::Limit`].
    pub(crate) fn check(&self) -> Result<(), IngestError> {
        if self.written > self.limit {
            return Err(IngestError::Limit { what: Excess::UnpackedBytes, limit: self.limit as u64 });
        }
        Ok(())
    }

    /// Counts `bytes` that are kept for the text, but are no part of it.
    pub(crate) fn charge(&mut self, bytes: usize) {
        self.written = self.written.saturating_add(bytes);
    }

    /// Adds text of a paragraph. Control characters are no text, soft hyphens aren't seen.
    pub(crate) fn text(&mut self, text: &str) {
        // All that isn't written as it is begins with one of these bytes.
        if text.bytes().all(|byte| byte >= b' ' && !matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF)) {
            self.written += text.len();
            self.text.push_str(text);
            return;
        }
        for char in text.chars() {
            match char {
                '\t' => self.tab(),
                '\n' | '\r' => self.push(' '),
                '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.line_break(),
                '\u{ad}' | '\u{feff}' => {}
                char if char.is_control() => {}
                char => self.push(char),
            }
        }
    }

    /// Adds a tab.
    pub(crate) fn tab(&mut self) {
        self.push('\t');
    }

    /// Breaks the line inside a paragraph.
    pub(crate) fn line_break(&mut self) {
        self.push(if self.tables > 0 { LINE } else { '\n' });
    }

    /// Begins a paragraph; inside another, a box that hangs on that.
    pub(crate) fn paragraph(&mut self) {
        self.begin();
        self.blocks.push(Block::Paragraph { boxes: String::new() });
    }

    /// Ends the paragraph.
    pub(crate) fn end_paragraph(&mut self, mark: Mark) {
        let Some(Block::Paragraph { boxes }) = self.blocks.pop_if(|block| matches!(block, Block::Paragraph { .. }))
        else {
            return;
        };
        if mark == Mark::Ends || !boxes.is_empty() {
            self.line_break();
        }
        for line in boxes.split_terminator(['\n', '\u{2028}']) {
            self.text.push_str(line);
            self.line_break();
        }
        self.end();
    }

    /// Begins a table.
    pub(crate) fn table(&mut self) {
        self.begin();
        self.end_line();
        let start = self.text.len();
        self.push(ONE_COLUMN);
        self.tables += 1;
        self.blocks.push(Block::Table { start, row: start, cell: start, cells: 0 });
    }

    /// Begins a row of the table.
    pub(crate) fn row(&mut self) {
        let at = self.text.len();
        if let Some(Block::Table { row, cell, cells, .. }) = self.blocks.last_mut() {
            (*row, *cell, *cells) = (at, at, 0);
        }
    }

    /// Begins a cell of the row.
    pub(crate) fn cell(&mut self) {
        let Some(Block::Table { start, cell, cells, .. }) = self.blocks.last_mut() else { return };
        *cells += 1;
        if *cells > 1 {
            self.text.push(CELL);
            self.written += 1;
            let mark = *start..*start + ONE_COLUMN.len_utf8();
            if *cells == 2 && self.text.is_char_boundary(mark.end) {
                self.text.replace_range(mark, COLUMNS.encode_utf8(&mut [0; 4]));
            }
        }
        *cell = self.text.len();
    }

    /// Ends the cell; its last paragraph needs no line end.
    pub(crate) fn end_cell(&mut self) {
        let Some(&Block::Table { cell, .. }) = self.blocks.last() else { return };
        while self.text.len() > cell && self.text.ends_with(LINE) {
            self.text.pop();
        }
    }

    /// Takes back what the cell holds: it is covered by the one above.
    pub(crate) fn clear_cell(&mut self) {
        if let Some(&Block::Table { cell, .. }) = self.blocks.last() {
            self.text.truncate(cell);
        }
    }

    /// Ends the row.
    pub(crate) fn end_row(&mut self) {
        if matches!(self.blocks.last(), Some(Block::Table { .. })) {
            self.push(ROW);
        }
    }

    /// Takes back the row, which isn't seen.
    pub(crate) fn clear_row(&mut self) {
        if let Some(&Block::Table { row, .. }) = self.blocks.last() {
            self.text.truncate(row);
        }
    }

    /// Ends the table.
    pub(crate) fn end_table(&mut self) {
        let Some(Block::Table { start, .. }) = self.blocks.pop_if(|block| matches!(block, Block::Table { .. })) else {
            return;
        };
        if self.text.ends_with(ROW) {
            self.text.pop();
        }
        self.push(TABLE_END);
        self.tables = self.tables.saturating_sub(1);
        if self.tables == 0 {
            let table = self.text.split_off(start);
            lay_out(&table, &mut self.text);
        }
        self.line_break();
        self.end();
    }

    /// Marks the place of a note that will be added later, and gives its number.
    pub(crate) fn refer(&mut self) -> usize {
        self.referred += 1;
        self.charge(PER_NOTE);
        let mark = format!("[{}]", self.referred);
        self.text(&mark);
        self.referred
    }

    /// Adds a note.
    pub(crate) fn add_note(&mut self, number: usize, text: String) {
        self.written += text.len();
        self.notes.push((number, text));
    }

    /// Begins a note at its place in the text.
    pub(crate) fn note(&mut self) {
        let number = self.refer();
        let around = mem::take(&mut self.text);
        self.blocks.push(Block::Note { around, tables: mem::take(&mut self.tables), number });
    }

    /// Ends the note.
    pub(crate) fn end_note(&mut self) {
        let is_note = |block: &mut Block| matches!(block, Block::Note { .. });
        if let Some(Block::Note { around, tables, number }) = self.blocks.pop_if(is_note) {
            self.tables = tables;
            let note = mem::replace(&mut self.text, around);
            self.notes.push((number, note.trim().to_owned()));
        }
    }

    /// Takes the text so far, which is that of a note in a part of its own.
    pub(crate) fn take(&mut self) -> String {
        mem::take(&mut self.text).trim().to_owned()
    }

    /// Counts a part of the document that isn't part of the text.
    pub(crate) fn leave_out(&mut self, part: Part) {
        self.leave_out_many(part, 1);
    }

    /// Counts parts of the document that aren't part of the text.
    pub(crate) fn leave_out_many(&mut self, part: Part, count: usize) {
        if count > 0 {
            *self.left_out.entry(part).or_default() += count;
        }
    }

    /// The document.
    ///
    /// # Errors
    /// [`IngestError::Empty`].
    pub(crate) fn finish(mut self) -> Result<Document, IngestError> {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.notes.sort_by_key(|(number, _)| *number);
        if !self.notes.is_empty() {
            self.text.push_str(&format!("\n{RULE}\n"));
        }
        for (number, note) in &self.notes {
            self.text.push_str(&format!("[{number}] {note}\n"));
        }
        if self.text.trim().is_empty() {
            return Err(IngestError::Empty);
        }
        let findings = self.left_out.into_iter().map(|(part, count)| WarningKind::LeftOut { part, count }).collect();
        Ok(Document { text: self.text, encoding: Encoding::Utf8, findings })
    }

    fn push(&mut self, char: char) {
        self.written += char.len_utf8();
        self.text.push(char);
    }

    fn end_line(&mut self) {
        let line_end = if self.tables > 0 { LINE } else { '\n' };
        let is_new = self.text.is_empty() || self.text.ends_with([line_end, ONE_COLUMN, COLUMNS, ROW, CELL]);
        if !is_new {
            self.push(line_end);
        }
    }

    /// Steps into a box if a paragraph is open.
    fn begin(&mut self) {
        if let Some(Block::Paragraph { .. }) = self.blocks.last() {
            let around = mem::take(&mut self.text);
            self.blocks.push(Block::Box { around, tables: mem::take(&mut self.tables) });
        }
    }

    /// Steps out of the box.
    fn end(&mut self) {
        if let Some(Block::Box { around, tables }) = self.blocks.pop_if(|block| matches!(block, Block::Box { .. })) {
            self.tables = tables;
            let inside = mem::replace(&mut self.text, around);
            if let Some(Block::Paragraph { boxes }) = self.blocks.last_mut() {
                boxes.push_str(&inside);
            }
        }
    }
}

/// Appends a table whose parts are marked to `text`, as it is read.
fn lay_out(table: &str, text: &mut String) {
    let mut is_wide = Vec::new();
    let mut wide = 0_usize;
    for char in table.chars() {
        let own = usize::from(is_wide.last() == Some(&true));
        text.push(match char {
            ONE_COLUMN | COLUMNS => {
                is_wide.push(char == COLUMNS);
                wide += usize::from(char == COLUMNS);
                continue;
            }
            TABLE_END => {
                wide -= own;
                is_wide.pop();
                continue;
            }
            LINE if wide == 0 => '\n',
            ROW if wide == own => '\n',
            LINE | ROW => '\u{2028}',
            CELL if wide == own => '\t',
            '\t' if wide == 0 => '\t',
            CELL | '\t' => ' ',
            char => char,
        });
    }
}

#[cfg(test)]
mod tests;
