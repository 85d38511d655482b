//! A row of a table: one line and its cells.

use crate::draft::CELL_PARAGRAPH;
use crate::time;
use benang_model::Span;
use memchr::{memchr, memchr2, memrchr};

/// Cells beyond so many are one cell: no table of talk is so wide, and a file of tabs must not fill the memory.
const MAX_CELLS: usize = 24;

/// A row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// The line, white space at its ends included: an empty cell is a cell.
    pub(crate) line: Span,
    cells: [Span; MAX_CELLS],
    count: usize,
    pipes: bool,
}

impl Row {
    /// The row that `line` is; it has one cell if it is none.
    pub(crate) fn of(text: &str, line: Span) -> Self {
        let trimmed = line.trim(text);
        let pipes = trimmed.of(text).starts_with('|');
        let mut row = Self { line, cells: [Span::default(); MAX_CELLS], count: 0, pipes };
        // A row in pipes begins and may end with one.
        let (inner, sign) = if pipes { (Span::new(trimmed.start + 1, trimmed.end), b'|') } else { (line, b'\t') };
        let bytes = text.as_bytes().get(..inner.end).unwrap_or_default();
        let mut start = inner.start;
        while start <= inner.end && row.count < MAX_CELLS {
            let end = next_sign(bytes, start, sign).filter(|_| row.count + 1 < MAX_CELLS).unwrap_or(inner.end);
            if pipes && end == inner.end && start == end {
                break;
            }
            if let Some(cell) = row.cells.get_mut(row.count) {
                *cell = Span::new(start, end).trim(text);
            }
            row.count += 1;
            start = end + 1;
        }
        row
    }

    /// Its cells, trimmed; they may be empty.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Span> + '_ {
        self.cells.iter().take(self.count).copied()
    }

    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Whether it has several cells, or is written with pipes.
    pub(crate) fn is_row(&self) -> bool {
        self.count > 1 || self.pipes
    }

    /// Whether it is written with pipes.
    pub(crate) fn has_pipes(&self) -> bool {
        self.pipes
    }

    /// Whether it is the line below a header in Markdown: `|---|:--|`.
    pub(crate) fn is_rule(&self, text: &str) -> bool {
        let written = self.line.of(text);
        self.pipes && written.contains('-') && written.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
    }
}

/// Where the next separator stands; `\|` is none.
fn next_sign(bytes: &[u8], start: usize, sign: u8) -> Option<usize> {
    let mut at = start;
    loop {
        let found = at + memchr(sign, bytes.get(at..)?)?;
        let escaped = sign == b'|' && found > start && bytes.get(found - 1) == Some(&b'\\');
        if !escaped {
            return Some(found);
        }
        at = found + 1;
    }
}

/// Whether `text` has nothing that separates cells.
pub(crate) fn none_in(text: &str) -> bool {
    memchr2(b'\t', b'|', text.as_bytes()).is_none()
}

/// The lines of `text` that are rows, white space at their ends included.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let sign = at + memchr2(b'\t', b'|', bytes.get(at..)?)?;
            let start =
                bytes.get(at..sign).and_then(|before| memrchr(b'\n', before)).map_or(at, |newline| at + newline + 1);
            let end = bytes.get(sign..).and_then(|rest| memchr(b'\n', rest)).map_or(text.len(), |length| sign + length);
            at = end + 1;
            let line = Span::new(start, end);
            if Row::of(text, line).is_row() {
                return Some(line);
            }
        }
    })
}

/// All lines of `text` from byte `from`, white space at their ends included.
pub(crate) fn all_lines(text: &str, from: usize) -> impl Iterator<Item = Span> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr(b'\n', rest).map_or(text.len(), |length| at + length);
        let line = Span::new(at, end);
        at = end + 1;
        Some(line)
    })
}

/// The paragraphs of a cell, trimmed, and what separates them: a line separator or `<br>`.
pub(crate) fn paragraphs(text: &str, cell: Span) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut start = cell.start;
    let written = cell.of(text);
    let breaks = written.char_indices().filter_map(|(at, c)| match c {
        CELL_PARAGRAPH => Some((at, c.len_utf8())),
        '<' => line_break(written.get(at..)?).map(|length| (at, length)),
        _ => None,
    });
    for (at, length) in breaks.chain([(cell.len(), 0)]) {
        let paragraph = Span::new(start, cell.start + at).trim(text);
        if !paragraph.is_empty() {
            paragraphs.push(paragraph);
        }
        start = cell.start + at + length;
    }
    paragraphs
}

/// How long the `<br>` at the beginning of `written` is.
fn line_break(written: &str) -> Option<usize> {
    let name = written.get(1..3)?;
    let close = written.get(..6).unwrap_or(written).find('>')?;
    let rest = written.get(3..close)?;
    (name.eq_ignore_ascii_case("br") && rest.chars().all(|c| matches!(c, ' ' | '/'))).then_some(close + 1)
}

/// Whether a cell is a number, a time or the id of a segment (`W1.A.L.12092015.J2`): no words.
pub(crate) fn is_figure(cell: &str) -> bool {
    let whole = Span::new(0, cell.len());
    let number = cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ')' | '(' | ':' | '-' | '–' | ' ' | '#'));
    number || time::alone(cell, whole).is_some() || is_segment_id(cell)
}

fn is_segment_id(cell: &str) -> bool {
    let bare = cell.trim_matches(['(', ')', '[', ']']);
    let stops = bare.chars().filter(|c| matches!(c, '.' | '/' | '-' | '_')).count();
    let letters = bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '_'));
    letters
        && stops >= 2
        && bare.contains(|c: char| c.is_ascii_digit())
        && bare.contains(|c: char| c.is_ascii_uppercase())
}
