//! Where paragraphs, cells and rows end.

use super::{Body, Holds, Line};
use crate::error::IngestError;
use crate::format::story::Mark;
use std::mem;

impl Body {
    /// How many tables the paragraph is in. Some programs don't say so for the second cell of a row.
    pub(super) fn level(&self) -> usize {
        let told = self.state.level.max(usize::from(self.state.in_table));
        told.max(usize::from(self.grid.in_row()))
    }

    /// Ends the paragraph. Where its mark was deleted or is hidden, the next goes on in the same line.
    pub(super) fn end_paragraph(&mut self) -> Result<(), IngestError> {
        self.complete();
        if self.state.holds != Holds::Text || !self.is_shown() {
            return Ok(());
        }
        if self.frames.is_empty() {
            return self.write_paragraph(self.level());
        }
        self.line.text.push('\u{b}');
        Ok(())
    }

    pub(super) fn end_cell(&mut self, level: usize) -> Result<(), IngestError> {
        if self.state.holds != Holds::Text {
            return Ok(());
        }
        if !self.frames.is_empty() {
            self.line.text.push('\t');
            return Ok(());
        }
        self.write_paragraph(level)?;
        self.grid.end_cell(&mut self.story);
        Ok(())
    }

    pub(super) fn end_row(&mut self, level: usize) -> Result<(), IngestError> {
        if self.state.holds != Holds::Text {
            return Ok(());
        }
        if !self.frames.is_empty() {
            self.line.text.push('\u{b}');
            return Ok(());
        }
        if !self.line.text.trim().is_empty() {
            self.write_paragraph(level)?;
        }
        while self.grid.depth() > level {
            self.grid.end(&mut self.story);
        }
        if self.grid.depth() == level {
            self.grid.end_row(&mut self.story);
        }
        Ok(())
    }

    /// Closes and opens tables until `level` of them are open, the innermost with an open cell.
    pub(super) fn enter(&mut self, level: usize) {
        while self.grid.depth() > level {
            self.grid.end(&mut self.story);
        }
        while self.grid.depth() < level {
            self.grid.begin(&mut self.story);
        }
        self.grid.need_cell(&mut self.story);
    }

    pub(super) fn write_paragraph(&mut self, level: usize) -> Result<(), IngestError> {
        let Line { text, boxes } = mem::take(&mut self.line);
        self.enter(level);
        self.story.paragraph();
        self.story.text(&text);
        self.story.end_paragraph(Mark::Ends);
        if !boxes.is_empty() {
            self.story.paragraph();
            self.story.text(boxes.trim_end_matches('\u{b}'));
            self.story.end_paragraph(Mark::Ends);
        }
        self.story.check()
    }
}
