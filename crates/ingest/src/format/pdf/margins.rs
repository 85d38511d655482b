//! What stands at the head or foot of the pages and is no part of the text: titles and page numbers.
//!
//! To leave a title in the text is a small fault; to take talk away is a great one, and people ask the
//! same thing again. So a line has to stand apart from the text as well as on many pages, and one that may
//! be a turn stays.

use super::glyphs::Piece;
use std::collections::HashMap;

/// How much of a page's height is its head, and its foot.
const EDGE: f64 = 0.12;

/// How many times the size of its letters a head or foot is apart from the text.
const APART: f64 = 1.8;

/// On how many pages at least the same has to stand at the same place.
const LEAST_PAGES: usize = 3;

/// The pieces of a page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
    /// In points.
    pub(super) height: f64,
}

/// A line at the edge of a page, with any number in it as a sign for it, and where it stands in steps that
/// are too small to see.
type Place = (String, i64);

/// Takes away the heads and feet of pages, and says how many lines they are. They are told by the file
/// itself, or by standing on half of the pages, at the same place.
pub(super) fn take(pages: &mut [Page]) -> usize {
    let mut counts: HashMap<Place, usize> = HashMap::new();
    let lines: Vec<Vec<(Place, Vec<usize>)>> = pages.iter().map(edge_lines).collect();
    for (place, _) in lines.iter().flatten() {
        *counts.entry(place.clone()).or_default() += 1;
    }
    let least = LEAST_PAGES.max(pages.len().div_ceil(2));
    let mut taken = 0;
    for (page, lines) in pages.iter_mut().zip(lines) {
        let repeated = lines.into_iter().filter(|(place, _)| counts.get(place).is_some_and(|count| *count >= least));
        for (_, indices) in repeated {
            for index in indices {
                if let Some(piece) = page.pieces.get_mut(index) {
                    piece.margin = true;
                }
            }
        }
        taken += take_marked(page);
    }
    taken
}

/// Takes away the pieces that are known not to belong to the text, and counts their lines.
fn take_marked(page: &mut Page) -> usize {
    let mut bases: Vec<f64> = page.pieces.iter().filter(|piece| piece.margin).map(|piece| piece.base).collect();
    page.pieces.retain(|piece| !piece.margin);
    bases.sort_by(f64::total_cmp);
    bases.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    bases.len()
}

/// The lines that stand apart at the edges of a page, with the numbers of their pieces.
fn edge_lines(page: &Page) -> Vec<(Place, Vec<usize>)> {
    let mut pieces: Vec<(usize, &Piece)> =
        page.pieces.iter().enumerate().filter(|(_, piece)| piece.turns == 0).collect();
    pieces.sort_by(|(_, a), (_, b)| a.base.total_cmp(&b.base));
    let near =
        |a: &(usize, &Piece), b: &(usize, &Piece), sizes: f64| b.1.base - a.1.base < sizes * a.1.size.max(b.1.size);
    let blocks: Vec<&[(usize, &Piece)]> = pieces.chunk_by(|a, b| near(a, b, APART)).collect();
    let is_edge = |(_, piece): &(usize, &Piece)| !(EDGE..=1.0 - EDGE).contains(&(piece.base / page.height));
    let edge = blocks.into_iter().filter(|block| block.iter().all(is_edge));
    edge.flat_map(|block| block.chunk_by(|a, b| near(a, b, 0.3))).filter_map(line).collect()
}

/// Whether a line looks like a label with what is said.
fn may_be_a_turn(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(label, said)| !said.trim().is_empty() && label.split_whitespace().count() <= 3)
}

fn line(pieces: &[(usize, &Piece)]) -> Option<(Place, Vec<usize>)> {
    let mut pieces = pieces.to_vec();
    pieces.sort_by(|(_, a), (_, b)| a.left.total_cmp(&b.left));
    let mut words = String::new();
    for (_, piece) in &pieces {
        words.push_str(&without_numbers(&piece.text));
        words.push(' ');
    }
    if may_be_a_turn(&words) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a page is not that high")]
    let step = (pieces.first()?.1.base / 3.0).round() as i64;
    Some(((words, step), pieces.iter().map(|(index, _)| *index).collect()))
}

/// The text with a sign in the place of every number.
fn without_numbers(text: &str) -> String {
    let mut signs = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '0'..='9' if signs.ends_with('#') => {}
            '0'..='9' => signs.push('#'),
            char => signs.push(char),
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(&str, f64)]) -> Page {
        let piece = |(text, base): &(&str, f64)| Piece {
            text: (*text).to_owned(),
            left: 50.0,
            right: 90.0,
            base: *base,
            size: 10.0,
            turns: 0,
            margin: false,
        };
        Page { pieces: lines.iter().map(piece).collect(), height: 800.0 }
    }

    #[test]
    fn what_stands_on_most_pages_at_the_same_place_is_no_text() {
        let mut pages: Vec<Page> = (1..=4)
            .map(|n| {
                page(&[
                    ("Wawancara", 30.0),
                    (["P: Ya?", "N: Ya.", "P: O.", "N: Lalu."][n - 1], 60.0),
                    ("N: Ya.", 400.0),
                    (&format!("Hal. {n}"), 780.0),
                ])
            })
            .collect();
        assert_eq!(take(&mut pages), 8);
        assert!(pages.iter().all(|page| page.pieces.len() == 2), "{pages:?}");
    }

    #[test]
    fn talk_at_the_top_of_all_pages_stays() {
        let beside_text = || page(&[("Sejak kapan?", 60.0), ("Dari 2008.", 72.0), ("Lalu?", 84.0), ("Ya.", 97.0)]);
        assert_eq!(take(&mut [beside_text(), beside_text(), beside_text()]), 0);
        let apart = || page(&[("P: Sejak kapan?", 60.0), ("N: Dari 2008.", 90.0), ("Lalu?", 400.0)]);
        assert_eq!(take(&mut [apart(), apart(), apart()]), 0);
    }

    #[test]
    fn two_pages_may_begin_alike() {
        let mut pages = vec![page(&[("P: Ya?", 60.0)]), page(&[("P: Ya?", 60.0)]), page(&[("N: Ya.", 60.0)])];
        assert_eq!(take(&mut pages), 0);
    }
}
