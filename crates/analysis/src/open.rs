//! The rows of a table while a transcript is open: the part of the counting that runs for every coding.
//!
//! Marks tell which rows a segment has touched, so that nothing is cleared between segments, and hits
//! are chained through one list, so that nothing is allocated for a row.

use crate::Frame;
use crate::cover::words_under;
use crate::frequency::Observation;
use crate::sums::{LANGUAGES, RowSums, Sums};
use benang_model::{CodeIndex, Span};

/// A place in a transcript's little table of who talks in which language:
/// voice × number of languages + language.
pub(crate) type Cell = usize;

/// A voice of a transcript, numbered.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Who {
    Nobody,
    /// The row that has counted this speaker last: one speaker can talk in several languages.
    Generic {
        counted_for: Option<CodeIndex>,
    },
    Named(usize),
}

/// What the open transcript adds to a code.
#[derive(Debug, Clone)]
struct OpenRow {
    parent: Option<CodeIndex>,
    /// The segment that touched the row last: see [`OpenRows::count`].
    mark: u64,
    words: u64,
    /// The last segments that have the code.
    last_hit: Option<HitIndex>,
}

/// Index into [`OpenRows::hits`].
type HitIndex = usize;

/// Segments that have a code, with none of another cell between them: in an interview one person gives
/// nearly all answers. The hits of a code are a chain, from the last to the first.
#[derive(Debug, Clone, Copy)]
struct Hit {
    code: CodeIndex,
    cell: Cell,
    segments: u64,
    before: Option<HitIndex>,
}

/// The rows, their memory kept from transcript to transcript.
#[derive(Debug, Clone, Default)]
pub(crate) struct OpenRows {
    rows: Vec<OpenRow>,
    hits: Vec<Hit>,
    /// Codings of the segment at hand that cover a part of it, for their codes and those above.
    partial: Vec<(CodeIndex, Span)>,
    mark: u64,
}

impl OpenRows {
    pub(crate) fn of(frame: &Frame) -> Self {
        let rows = frame.codes.iter().enumerate().map(|(index, code)| {
            let parent = code.parent.filter(|&parent| parent < index);
            OpenRow { parent, mark: 0, words: 0, last_hit: None }
        });
        Self { rows: rows.collect(), ..Self::default() }
    }

    /// Counts a segment for its codes and all above them; whether it has any. A row is marked with an
    /// even number when the whole segment is coded, an odd one when a part of it is. The rows above a
    /// row that is marked as whole are, too.
    pub(crate) fn count<W: Copy + Into<Span>>(&mut self, cell: Cell, seen: &Observation<'_, W>) -> bool {
        self.mark += 2;
        let whole = self.mark;
        let words = seen.words.len() as u64;
        let (mut coded, mut parts) = (false, false);
        for &(code, span) in seen.codings {
            if !span.contains(seen.segment) {
                parts = true;
                continue;
            }
            let mut at = Some(code);
            while let Some((code, row)) = at.and_then(|code| Some((code, self.rows.get_mut(code)?))) {
                if row.mark == whole {
                    break;
                }
                row.mark = whole;
                row.words += words;
                row.hit(code, cell, &mut self.hits);
                coded = true;
                at = row.parent;
            }
        }
        if parts { self.count_parts(cell, seen) || coded } else { coded }
    }

    fn count_parts<W: Copy + Into<Span>>(&mut self, cell: Cell, seen: &Observation<'_, W>) -> bool {
        let (whole, part) = (self.mark, self.mark + 1);
        for &(code, span) in seen.codings.iter().filter(|(_, span)| !span.contains(seen.segment)) {
            let mut at = Some(code);
            while let Some((code, row)) = at.and_then(|code| Some((code, self.rows.get_mut(code)?))) {
                if row.mark == whole {
                    break;
                }
                if row.mark != part {
                    row.mark = part;
                    row.hit(code, cell, &mut self.hits);
                }
                self.partial.push((code, span));
                at = row.parent;
            }
        }
        self.partial.sort_unstable();
        for codings in self.partial.chunk_by(|left, right| left.0 == right.0) {
            if let Some(row) = codings.first().and_then(|&(code, _)| self.rows.get_mut(code)) {
                row.words += words_under(seen.words, codings.iter().map(|&(_, span)| span));
            }
        }
        let coded = !self.partial.is_empty();
        self.partial.clear();
        coded
    }

    /// Adds the transcript's hits to the sums. `groups` are the columns of the cells, `who` the voices.
    pub(crate) fn close(&mut self, sums: &mut Sums, groups: &[Option<usize>], mut who: Vec<Who>) {
        let mut segments = vec![0_u64; who.len() * LANGUAGES.len()];
        let mut cells: Vec<Cell> = Vec::new();
        let firsts = self.hits.iter().filter(|hit| hit.before.is_none());
        for code in firsts.map(|hit| hit.code) {
            let (Some(row), Some(sum)) = (self.rows.get_mut(code), sums.rows.get_mut(code)) else { continue };
            let last = row.last_hit.take().and_then(|last| self.hits.get(last));
            for hit in std::iter::successors(last, |hit| self.hits.get(hit.before?)) {
                sum.segments += hit.segments;
                if let Some(segments) = segments.get_mut(hit.cell) {
                    if *segments == 0 {
                        cells.push(hit.cell);
                    }
                    *segments += hit.segments;
                }
            }
            sum.transcripts += 1;
            sum.words += std::mem::take(&mut row.words);
            for cell in cells.drain(..) {
                let segments = segments.get_mut(cell).map(std::mem::take).unwrap_or_default();
                if let Some(group) = groups.get(cell).copied().flatten() {
                    sum.add_to_group(group, segments);
                }
                if let Some(who) = who.get_mut(cell / LANGUAGES.len()) {
                    who.count_for(code, sum);
                }
            }
        }
        self.hits.clear();
    }
}

impl OpenRow {
    fn hit(&mut self, code: CodeIndex, cell: Cell, hits: &mut Vec<Hit>) {
        if let Some(last) = self.last_hit.and_then(|last| hits.get_mut(last)).filter(|last| last.cell == cell) {
            last.segments += 1;
            return;
        }
        hits.push(Hit { code, cell, segments: 1, before: self.last_hit });
        self.last_hit = Some(hits.len() - 1);
    }
}

impl Who {
    fn count_for(&mut self, code: CodeIndex, sum: &mut RowSums) {
        match self {
            Self::Named(number) => sum.named.insert(*number),
            Self::Generic { counted_for } if *counted_for != Some(code) => {
                *counted_for = Some(code);
                sum.generic += 1;
            }
            Self::Generic { .. } | Self::Nobody => {}
        }
    }
}
