//! Positions within a turn's body, many in one pass.

use crate::{Span, Turn};

/// Counts the code points of a turn's body, as [`Turn::body_text`] has them, forwards: for many places
/// in order it reads the body once.
///
/// ```
/// use benang_model::{BodyPositions, Span, Turn};
///
/// let text = "Ibu é\nTN: ya";
/// let turn = Turn { speaker: None, label: None, bodies: vec![Span::new(0, 6), Span::new(11, 13)], time_ms: None };
/// let mut positions = BodyPositions::new(&turn, text);
/// assert_eq!(positions.at(4), 4);
/// assert_eq!(positions.at(12), 7, "five, a line end, one");
/// assert_eq!(positions.at(4), 4, "backwards too, at the cost of beginning again");
/// ```
#[derive(Debug, Clone)]
pub struct BodyPositions<'a> {
    text: &'a str,
    bodies: &'a [Span],
    /// The body that was counted into.
    body: usize,
    /// Up to where, in bytes of the text.
    byte: usize,
    /// How many code points of the body's text lie before it.
    before: usize,
}

impl<'a> BodyPositions<'a> {
    /// The positions in the body of a turn of `text`.
    #[must_use]
    pub fn new(turn: &'a Turn, text: &'a str) -> Self {
        let byte = turn.bodies.first().map_or(0, |body| body.start);
        Self { text, bodies: &turn.bodies, body: 0, byte, before: 0 }
    }

    /// How many code points of the body's text come before `byte` of the transcript's text. What lies
    /// between two paragraphs counts as the end of the first.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            let first = self.bodies.first().map_or(0, |body| body.start);
            (self.body, self.byte, self.before) = (0, first, 0);
        }
        while let Some(body) = self.bodies.get(self.body) {
            let end = byte.min(body.end);
            if end > self.byte {
                self.before += Span::new(self.byte, end).of(self.text).chars().count();
                self.byte = end;
            }
            match self.bodies.get(self.body + 1) {
                // A line end stands between two paragraphs.
                Some(next) if byte >= next.start => {
                    self.body += 1;
                    self.byte = next.start;
                    self.before += 1;
                }
                _ => break,
            }
        }
        self.before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_in_any_order() {
        let text = "TN: é🙂 ya\nTN: dua\n\nx";
        let start = |part: &str| text.find(part).unwrap();
        let body = |part: &str| Span::new(start(part), start(part) + part.len());
        let bodies = vec![body("é🙂 ya"), body("dua"), body("x")];
        let turn = Turn { speaker: None, label: None, bodies, time_ms: None };
        let body_text = turn.body_text(text);
        let places = || turn.bodies.iter().flat_map(|body| body.of(text).char_indices().map(|(at, _)| body.start + at));
        // Where the code points of the body's text stand, line ends left out.
        let expected: Vec<usize> =
            body_text.chars().enumerate().filter(|(_, letter)| *letter != '\n').map(|(at, _)| at).collect();
        let mut positions = BodyPositions::new(&turn, text);
        assert_eq!(places().map(|at| positions.at(at)).collect::<Vec<_>>(), expected);
        let backwards: Vec<usize> = places().collect::<Vec<_>>().into_iter().rev().map(|at| positions.at(at)).collect();
        assert_eq!(backwards.into_iter().rev().collect::<Vec<_>>(), expected);
        assert_eq!(positions.at(text.len()), body_text.chars().count());
        assert_eq!(positions.at(start("TN: dua")), 5, "between two paragraphs");
        assert_eq!(positions.at(0), 0);
    }
}
