//! From the rows of all pages to one text.

use super::hyphens::{Hyphen, Hyphens};
use super::layout::Row;

/// Rows that are farther apart than so many lines are parted by a blank line.
const BLANK: f64 = 1.5;

/// The rows of a document as a text: lines stay lines but for cells of a table, whose lines are no
/// paragraphs; cells are parted by tabs; a page ends like a line.
pub(super) fn text(pages: &[Vec<Row>]) -> String {
    let hyphens = survey(pages);
    let height = line_height(pages);
    let mut text = String::new();
    for rows in pages {
        let mut above: Option<&Row> = None;
        for row in rows {
            add_row(&mut text, row, separator(above, row, height), &hyphens);
            above = Some(row);
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn survey(pages: &[Vec<Row>]) -> Hyphens {
    let mut hyphens = Hyphens::default();
    for cell in pages.iter().flatten().flat_map(|row| &row.cells) {
        let mut above = None;
        for line in &cell.lines {
            hyphens.survey(above, &line.text);
            above = Some(line.text.as_str());
        }
    }
    hyphens
}

/// How far lines are usually apart: infinity if there are none below each other.
fn line_height(pages: &[Vec<Row>]) -> f64 {
    let cells = pages.iter().flatten().flat_map(|row| &row.cells);
    let mut heights: Vec<f64> = cells
        .flat_map(|cell| cell.lines.windows(2))
        .filter_map(|pair| if let [above, line] = pair { Some(line.base - above.base) } else { None })
        .collect();
    heights.sort_by(f64::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(f64::INFINITY)
}

fn separator(above: Option<&Row>, row: &Row, height: f64) -> &'static str {
    let Some(above) = above else { return "\n" };
    let first = row.cells.first().and_then(|cell| cell.lines.first());
    let size = first.map_or(0.0, |line| line.size);
    let is_table = above.cells.len() > 1 && row.cells.len() > 1;
    if !is_table && row.top() + size - above.bottom() > BLANK * height { "\n\n" } else { "\n" }
}

fn add_row(text: &mut String, row: &Row, separator: &str, hyphens: &Hyphens) {
    let between_lines = if row.cells.len() > 1 { " " } else { "\n" };
    let mut before = separator;
    for cell in &row.cells {
        for line in &cell.lines {
            add_line(text, before, line.text.trim(), hyphens);
            before = between_lines;
        }
        before = "\t";
    }
}

fn add_line(text: &mut String, separator: &str, line: &str, hyphens: &Hyphens) {
    let hyphen = match separator {
        "\n" | " " => hyphens.between(last_line(text), line),
        _ => Hyphen::Unknown,
    };
    let mut rest = line;
    if hyphen != Hyphen::Unknown {
        if hyphen == Hyphen::Breaks {
            text.pop();
        }
        let end = line.find(' ').unwrap_or(line.len());
        let (word, after) = line.split_at_checked(end).unwrap_or((line, ""));
        push(text, word);
        rest = after.trim_start();
    }
    if rest.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str(separator);
    }
    push(text, rest);
}

/// Adds a piece of a line without the hyphens that are only seen at its end.
fn push(text: &mut String, piece: &str) {
    let end = piece.len();
    text.extend(
        piece
            .char_indices()
            .filter(|(at, char)| *char != '\u{AD}' || at + char.len_utf8() == end)
            .map(|(_, char)| char),
    );
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Piece;
    use super::super::layout::rows;
    use super::*;

    fn piece(text: &str, left: f64, base: f64) -> Piece {
        let text = text.to_owned();
        Piece { text, left, right: left + 100.0, base, size: 10.0, turns: 0, margin: false }
    }

    fn check(pieces: Vec<Piece>, expected: &str) {
        assert_eq!(text(&[rows(pieces)]), expected);
    }

    #[test]
    fn lines_stay_and_paragraphs_are_parted() {
        let pieces = [("P: satu", 100.0), ("dua", 112.0), ("N: tiga", 136.0), ("empat", 148.0)];
        check(pieces.map(|(text, base)| piece(text, 50.0, base)).to_vec(), "P: satu\ndua\n\nN: tiga\nempat\n");
    }

    #[test]
    fn a_broken_word_is_mended_at_the_end_of_its_line() {
        let pieces = [("lalu wawan-", 100.0), ("cara. Lagi", 112.0), ("wawancara", 124.0)];
        check(pieces.map(|(text, base)| piece(text, 50.0, base)).to_vec(), "lalu wawancara.\nLagi\nwawancara\n");
    }

    #[test]
    fn the_lines_of_a_cell_are_no_paragraphs() {
        check(
            vec![piece("P:", 50.0, 100.0), piece("satu", 200.0, 100.0), piece("dua", 200.0, 112.0)],
            "P:\tsatu dua\n",
        );
    }
}
