//! The one place that converts positions: bytes ⇄ code points ⇄ UTF-16 units ⇄ line and column.
//!
//! REFI-QDA and our JSON speak Unicode code points, browsers speak UTF-16 units, people speak lines
//! and columns. Inside the program everything is bytes.

use crate::Span;

/// How many bytes lie between two anchors: a conversion walks at most this far.
const STRIDE: usize = 256;

/// A place as a person names it: both count from 1, the column in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// Converts positions in one text. Built once in O(n); each conversion costs O(log n).
///
/// Offsets beyond the text are taken as its end, offsets inside a character as the character's
/// start.
#[derive(Debug, Clone)]
pub struct OffsetMap<'t> {
    text: &'t str,
    anchors: Vec<Anchor>,
    lines: Vec<usize>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Anchor {
    byte: usize,
    code_point: usize,
    utf16: usize,
}

impl Anchor {
    fn step(&mut self, character: char) {
        self.byte += character.len_utf8();
        self.code_point += 1;
        self.utf16 += character.len_utf16();
    }
}

impl<'t> OffsetMap<'t> {
    /// Measures `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut at = Anchor::default();
        let mut anchors = vec![at];
        let mut lines = vec![0];
        let mut next = STRIDE;
        for character in text.chars() {
            if at.byte >= next {
                anchors.push(at);
                next = at.byte + STRIDE;
            }
            at.step(character);
            if character == '\n' {
                lines.push(at.byte);
            }
        }
        Self { text, anchors, lines }
    }

    /// Code points before byte offset `byte`.
    #[must_use]
    pub fn code_points(&self, byte: usize) -> usize {
        self.walk(|anchor| anchor.byte, byte).code_point
    }

    /// UTF-16 units before byte offset `byte`.
    #[must_use]
    pub fn utf16(&self, byte: usize) -> usize {
        self.walk(|anchor| anchor.byte, byte).utf16
    }

    /// Byte offset of the `code_point`-th code point, from 0.
    #[must_use]
    pub fn byte_of_code_point(&self, code_point: usize) -> usize {
        self.walk(|anchor| anchor.code_point, code_point).byte
    }

    /// Byte offset of UTF-16 unit `unit`, from 0; inside a surrogate pair: of its character.
    #[must_use]
    pub fn byte_of_utf16(&self, unit: usize) -> usize {
        self.walk(|anchor| anchor.utf16, unit).byte
    }

    /// A byte span as code points, end exclusive.
    #[must_use]
    pub fn code_point_span(&self, span: Span) -> (usize, usize) {
        (self.code_points(span.start), self.code_points(span.end))
    }

    /// Line and column of byte offset `byte`.
    #[must_use]
    pub fn line_column(&self, byte: usize) -> LineColumn {
        let line = self.lines.partition_point(|&start| start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        LineColumn { line, column: self.code_points(byte) - self.code_points(start) + 1 }
    }

    /// Byte offset of a line and column; beyond the line's or the text's end: that end.
    #[must_use]
    pub fn byte_of_line_column(&self, at: LineColumn) -> usize {
        let Some(&start) = self.lines.get(at.line.saturating_sub(1)) else {
            return self.text.len();
        };
        let end = self.lines.get(at.line).map_or(self.text.len(), |&next| next - 1);
        let byte = self.byte_of_code_point(self.code_points(start) + at.column.saturating_sub(1));
        byte.min(end)
    }

    /// Walks from the last anchor that isn't past `target` up to the last character that isn't.
    fn walk(&self, measure: impl Fn(&Anchor) -> usize, target: usize) -> Anchor {
        let past = self.anchors.partition_point(|anchor| measure(anchor) <= target);
        let mut at = self.anchors.get(past.saturating_sub(1)).copied().unwrap_or_default();
        for character in self.text.get(at.byte..).unwrap_or_default().chars() {
            let mut next = at;
            next.step(character);
            if measure(&next) > target {
                break;
            }
            at = next;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{Strategy, prop, proptest};

    /// Texts with what trips offset arithmetic: emoji, ZWJ sequences, combining marks, CRLF, astral
    /// letters.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "a",
            "é",
            "e\u{301}",
            "🙂",
            "👩\u{200d}👩\u{200d}👧",
            "\r\n",
            "\n",
            " ",
            "𝔅",
            "ibu-ibu",
            "\u{a0}",
            "ꦗꦮ",
            "🇮🇩",
            "\u{feff}",
        ]);
        prop::collection::vec(piece, 0..400).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn offsets_round_trip(text in texts()) {
            let map = OffsetMap::new(&text);
            let boundaries = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (code_point, byte) in boundaries.enumerate() {
                let units = Span::new(0, byte).of(&text).encode_utf16().count();
                assert_eq!(map.code_points(byte), code_point);
                assert_eq!(map.byte_of_code_point(code_point), byte);
                assert_eq!(map.utf16(byte), units);
                assert_eq!(map.byte_of_utf16(units), byte);
                assert_eq!(map.byte_of_line_column(map.line_column(byte)), byte);
            }
        }

        #[test]
        fn any_offset_is_safe(text in texts(), offset in 0_usize..5_000) {
            let map = OffsetMap::new(&text);
            let byte = map.byte_of_utf16(offset);
            assert!(text.is_char_boundary(byte));
            assert!(text.is_char_boundary(map.byte_of_code_point(offset)));
            assert!(map.code_points(offset) <= text.chars().count());
        }
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let map = OffsetMap::new("iya\nBu 🙂 x\n");
        assert_eq!(map.line_column(0), LineColumn { line: 1, column: 1 });
        assert_eq!(map.line_column(12), LineColumn { line: 2, column: 6 });
        assert_eq!(map.line_column(999), LineColumn { line: 3, column: 1 });
        assert_eq!(map.byte_of_line_column(LineColumn { line: 1, column: 99 }), 3);
    }
}
