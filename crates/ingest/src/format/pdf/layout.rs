//! From the pieces of a page to its lines, in the order in which they are read.
//!
//! Programs that write PDFs draw a text in the order in which it is read: a column after the other, a
//! table cell by cell. What is drawn is only sorted by its place where that order makes no sense.

use super::glyphs::Piece;
use std::collections::{HashMap, HashSet};

/// Lines that are farther apart than so many sizes of their letters don't belong together.
const LINE_GAP: f64 = 2.2;

/// What stands side by side with more lines than this each is a column, not a cell of a table: it is a small
/// fault to read two long cells as two paragraphs, and a great one to read a column as one.
const CELL_LINES: usize = 5;

/// What has more lines than this is a column whatever stands beside it, as on the last page of a text.
const COLUMN_LINES: usize = 15;

/// Lines below each other that overlap: a paragraph, a column, or a cell.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) lines: Vec<Piece>,
    left: f64,
    right: f64,
    /// What stands left of this, on the same lines, is another cell.
    edge: f64,
}

/// Cells side by side, of which there is mostly one.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
}

impl Cell {
    fn new(piece: Piece, edge: f64) -> Self {
        Self { left: piece.left, right: piece.right, edge, lines: vec![piece] }
    }

    fn takes(&self, piece: &Piece) -> bool {
        let Some(above) = self.lines.last() else { return true };
        let gap = (piece.base - above.base) / above.size.max(piece.size);
        piece.turns == above.turns
            && (0.5..LINE_GAP).contains(&gap)
            && piece.left < self.right
            && piece.right > self.left
            && piece.left >= self.edge
    }

    fn add(&mut self, piece: Piece) {
        self.left = self.left.min(piece.left);
        self.right = self.right.max(piece.right);
        self.lines.push(piece);
    }

    fn top(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.base - line.size)
    }

    /// Where its last line stands.
    pub(super) fn bottom(&self) -> f64 {
        self.lines.last().map_or(0.0, |line| line.base)
    }
}

impl Row {
    fn takes(&self, cell: &Cell) -> bool {
        let (Some(beside), Some(line)) = (self.cells.last(), cell.lines.first()) else { return true };
        let same_page_side = beside.lines.last().is_some_and(|above| above.turns == line.turns);
        let both_long = beside.lines.len() > CELL_LINES && cell.lines.len() > CELL_LINES;
        let columns = both_long || beside.lines.len() > COLUMN_LINES;
        same_page_side
            && !columns
            && cell.left >= beside.right - 0.3 * line.size
            && cell.top() < self.bottom()
            && cell.bottom() > self.top()
    }

    pub(super) fn top(&self) -> f64 {
        self.cells.iter().map(Cell::top).fold(f64::INFINITY, f64::min)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.cells.iter().map(Cell::bottom).fold(f64::NEG_INFINITY, f64::max)
    }
}

/// The rows of a page.
pub(super) fn rows(pieces: Vec<Piece>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for cell in cells(in_order(pieces)) {
        match rows.last_mut() {
            Some(row) if row.takes(&cell) => row.cells.push(cell),
            _ => rows.push(Row { cells: vec![cell] }),
        }
    }
    rows
}

fn cells(pieces: Vec<Piece>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for piece in pieces {
        let edge = match cells.last_mut() {
            Some(cell) if cell.takes(&piece) => {
                cell.add(piece);
                continue;
            }
            Some(cell) if piece.left >= cell.right - 0.3 * piece.size => cell.right,
            _ => f64::NEG_INFINITY,
        };
        cells.push(Cell::new(piece, edge));
    }
    cells
}

/// The pieces in the order of reading: text that stands upright first, then text that is turned.
fn in_order(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut ordered = Vec::with_capacity(pieces.len());
    let mut turned: [Vec<Piece>; 4] = Default::default();
    for piece in pieces {
        if let Some(pieces) = turned.get_mut(usize::from(piece.turns)) {
            pieces.push(piece);
        }
    }
    // Most of the text comes first, whichever way it is turned.
    turned.sort_by_key(|pieces| std::cmp::Reverse(pieces.len()));
    for pieces in turned {
        ordered.extend(if is_drawn_in_order(&pieces) { with_numbers(pieces) } else { by_place(pieces) });
    }
    ordered
}

/// The pieces with the numbers of lines or paragraphs before what they number, if they are drawn apart:
/// some programs draw a margin when the text is done.
fn with_numbers(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut by_base: Vec<(f64, usize)> = pieces.iter().map(|piece| piece.base).zip(0..).collect();
    by_base.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let numbered: Vec<(usize, usize)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| Some((numbered_by(piece, index, &pieces, &by_base)?, index)))
        .collect();
    if numbered.is_empty() {
        return pieces;
    }
    let moved: HashMap<usize, usize> = numbered.iter().copied().collect();
    let numbers: HashSet<usize> = moved.values().copied().collect();
    let mut pieces: Vec<Option<Piece>> = pieces.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(pieces.len());
    for index in 0..pieces.len() {
        if numbers.contains(&index) {
            continue;
        }
        for index in moved.get(&index).copied().into_iter().chain([index]) {
            ordered.extend(pieces.get_mut(index).and_then(Option::take));
        }
    }
    // Two numbers of one line: the one that was not moved stays in the end.
    ordered.extend(pieces.into_iter().flatten());
    ordered
}

/// Which piece a number stands before on the same line, if numbers are drawn apart. In a table, the number
/// of a row is drawn before its other cells.
fn numbered_by(number: &Piece, index: usize, pieces: &[Piece], by_base: &[(f64, usize)]) -> Option<usize> {
    let is_apart = pieces.get(index + 1).is_none_or(is_number);
    if !is_number(number) || !is_apart {
        return None;
    }
    let near = 0.3 * number.size;
    let from = by_base.partition_point(|(base, _)| *base < number.base - near);
    let beside = by_base.iter().skip(from).take_while(|(base, _)| *base <= number.base + near);
    let right = beside.take(20).filter(|(_, other)| pieces.get(*other).is_some_and(|piece| piece.left >= number.right));
    let left = |index: usize| pieces.get(index).map_or(f64::INFINITY, |piece| piece.left);
    let (_, nearest) = right.min_by(|(_, a), (_, b)| left(*a).total_cmp(&left(*b)))?;
    (*nearest != index + 1).then_some(*nearest)
}

fn is_number(piece: &Piece) -> bool {
    piece.text.len() <= 5 && piece.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether pieces are mostly drawn down the page, or to the right of what is above.
fn is_drawn_in_order(pieces: &[Piece]) -> bool {
    let jumps = pieces.windows(2).filter(|pair| match pair {
        [above, piece] => {
            let size = above.size.max(piece.size);
            let up = piece.base < above.base - 0.5 * size;
            let back = (piece.base - above.base).abs() <= 0.5 * size && piece.left < above.left;
            (up && piece.left < above.right) || back
        }
        _ => false,
    });
    jumps.count() <= 3.max(pieces.len() / 8)
}

/// Line by line from the left, with what continues a piece joined to it.
fn by_place(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| piece.base - first.base < 0.3 * first.size) => {
                line.push(piece)
            }
            _ => lines.push(vec![piece]),
        }
    }
    let mut joined: Vec<Piece> = Vec::new();
    for mut line in lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
        for piece in line {
            if let Some(piece) = join(joined.last_mut(), piece) {
                joined.push(piece);
            }
        }
    }
    joined
}

/// Adds a piece to the one before it, if it continues that.
fn join(before: Option<&mut Piece>, piece: Piece) -> Option<Piece> {
    match before {
        Some(before) if before.is_continued_by(&piece) => {
            before.append(&piece);
            None
        }
        _ => Some(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f64, right: f64, base: f64) -> Piece {
        Piece { text: text.to_owned(), left, right, base, size: 10.0, turns: 0, margin: false }
    }

    /// The rows with cells apart by `|` and lines by `/`.
    fn read(pieces: Vec<Piece>) -> Vec<String> {
        let lines = |cell: &Cell| cell.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("/");
        rows(pieces).iter().map(|row| row.cells.iter().map(lines).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let pieces = vec![
            piece("1", 50.0, 55.0, 106.0),
            piece("Sejak", 80.0, 120.0, 100.0),
            piece("kapan?", 80.0, 120.0, 112.0),
            piece("Dari", 200.0, 240.0, 100.0),
            piece("2008.", 200.0, 240.0, 112.0),
            piece("2", 50.0, 55.0, 140.0),
            piece("Apa?", 80.0, 120.0, 140.0),
            piece("Ya.", 200.0, 240.0, 140.0),
        ];
        assert_eq!(read(pieces), ["1|Sejak/kapan?|Dari/2008.", "2|Apa?|Ya."]);
    }

    #[test]
    fn the_number_of_a_row_may_stand_in_its_middle() {
        let lines = [("1", 50.0, 106.0), ("Sejak", 80.0, 100.0), ("kapan?", 80.0, 112.0), ("Lalu", 80.0, 106.0)];
        let pieces = lines.map(|(text, left, base)| piece(text, left, left + 20.0, base)).to_vec();
        assert_eq!(read(pieces)[0], "1|Sejak/kapan?");
    }

    #[test]
    fn labels_that_stand_out_belong_to_their_lines() {
        let pieces = vec![
            piece("P:", 50.0, 60.0, 100.0),
            piece("Sejak", 100.0, 400.0, 100.0),
            piece("kapan?", 100.0, 150.0, 112.0),
            piece("N:", 50.0, 60.0, 124.0),
            piece("Dari 2008.", 100.0, 200.0, 124.0),
            piece("Selesai di sini", 50.0, 300.0, 136.0),
        ];
        assert_eq!(read(pieces), ["P:|Sejak/kapan?", "N:|Dari 2008.", "Selesai di sini"]);
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let column = |left: f64| (0..20).map(move |n| piece("a", left, left + 200.0, 100.0 + 12.0 * f64::from(n)));
        assert_eq!(read(column(50.0).chain(column(300.0)).collect()).len(), 2);
        assert_eq!(read(column(50.0).chain(column(300.0).take(2)).collect()).len(), 2);
    }

    #[test]
    fn numbers_that_are_drawn_apart_stand_before_their_lines() {
        let lines = [("P: satu", 100.0), ("lagi", 112.0), ("N: dua", 136.0)];
        let mut pieces = lines.map(|(text, base)| piece(text, 80.0, 300.0, base)).to_vec();
        pieces.push(piece("1", 50.0, 55.0, 100.0));
        pieces.push(piece("2", 50.0, 55.0, 136.0));
        assert_eq!(read(pieces), ["1|P: satu/lagi", "2|N: dua"]);
    }

    #[test]
    fn what_is_drawn_at_random_is_read_by_its_place() {
        let mut pieces: Vec<Piece> =
            (0..20).map(|n| piece(&n.to_string(), 50.0, 60.0, 100.0 + 12.0 * f64::from(n))).collect();
        pieces.reverse();
        let read = read(pieces);
        assert_eq!(read.len(), 1);
        assert!(read[0].starts_with("0/1/2/3"), "{read:?}");
    }
}
