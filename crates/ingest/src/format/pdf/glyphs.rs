//! The characters of a page where they stand: pieces of lines, in the order in which they are drawn.
//!
//! A PDF draws single characters at places; words, spaces and lines are what a reader sees in them. What
//! is drawn one after the other on one line is joined here, with spaces where there are gaps.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{self, Dict, Name};
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use std::collections::HashSet;

/// A gap as wide as this share of the size of the letters parts words.
const WORD_GAP: f64 = 0.15;

/// What stands farther apart than so many sizes of the letters is not one piece.
const PIECE_GAP: f64 = 1.0;

/// More characters than this are not read: a form may draw another a thousand times.
pub(super) const MAX_CHARACTERS: usize = 20_000_000;

/// The lengths in a glyph's own space, of which a thousand make the size of the letters.
const UNITS: f64 = 1000.0;

/// A piece of a line, in points. All lengths are seen as the text stands upright: `x` to the right and `y`
/// down the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where its letters stand.
    pub(super) base: f64,
    /// The size of its letters.
    pub(super) size: f64,
    /// How often the page is turned by a quarter until the text stands upright.
    pub(super) turns: u8,
    /// Whether the file itself says that it belongs to the head or foot of the page.
    pub(super) margin: bool,
}

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    pub(super) pieces: Vec<Piece>,
    /// How many characters are drawn.
    pub(super) count: usize,
    /// Of how many of them the file doesn't say which they are.
    pub(super) unknown: usize,
    /// How many pictures there are.
    pub(super) pictures: usize,
    width: f64,
    height: f64,
    /// What is drawn where, since some programs draw bold letters twice.
    drawn: HashSet<(char, i64, i64)>,
    marked: Vec<Marked>,
}

/// A stretch of the page that the file says something about.
#[derive(Debug, Default)]
struct Marked {
    margin: bool,
    /// What to read in place of the characters: taken by the first of them.
    instead: Option<Option<String>>,
}

/// A character where it stands, upright.
#[derive(Debug, Clone, Copy)]
struct Place {
    left: f64,
    right: f64,
    base: f64,
    size: f64,
    turns: u8,
}

impl Glyphs {
    /// Nothing yet, on a page of this size in points.
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, ..Self::default() }
    }

    fn is_on_page(&self, at: Point) -> bool {
        (-1.0..=self.width + 1.0).contains(&at.x) && (-1.0..=self.height + 1.0).contains(&at.y)
    }

    /// What the character at `place` reads as: nothing for one that was drawn there before.
    fn reading(&mut self, glyph: &Glyph<'_>, place: Place) -> String {
        self.count += 1;
        if let Some(instead) = self.marked.iter_mut().rev().find_map(|marked| marked.instead.as_mut()) {
            return instead.take().unwrap_or_default();
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(char)) => char.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.unknown += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        match text.chars().next() {
            Some(first) if !first.is_whitespace() && self.is_drawn(first, place) => String::new(),
            _ => text.chars().map(as_seen).collect(),
        }
    }

    /// Whether this character stands there already, but for a tenth of its size; now it does.
    fn is_drawn(&mut self, char: char, place: Place) -> bool {
        let cell = (place.size / 10.0).max(0.01);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a number out of range becomes the nearest, which is a cell too"
        )]
        let (x, y) = ((place.left / cell) as i64, (place.base / cell) as i64);
        let near = |a: i64| a.saturating_sub(1)..=a.saturating_add(1);
        let found = near(x).any(|x| near(y).any(|y| self.drawn.contains(&(char, x, y))));
        self.drawn.insert((char, x, y));
        found
    }

    fn put(&mut self, text: &str, place: Place) {
        let margin = self.marked.iter().any(|marked| marked.margin);
        let last = self.pieces.last_mut().filter(|piece| piece.margin == margin && piece.continues_at(place));
        if let Some(piece) = last {
            piece.add(text, place);
        } else if !text.trim().is_empty() {
            let Place { left, right, base, size, turns } = place;
            self.pieces.push(Piece { text: text.trim().to_owned(), left, right, base, size, turns, margin });
        }
    }
}

impl Piece {
    /// Whether a character at `place` stands next to it on its line, or raised, as numbers of notes are.
    fn continues_at(&self, place: Place) -> bool {
        let size = self.size.max(place.size);
        let gap = place.left - self.right;
        self.turns == place.turns
            && (self.base - place.base).abs() < 0.5 * size
            && (-0.5 * size..PIECE_GAP * size).contains(&gap)
            && place.left >= self.left
    }

    /// Whether another piece stands next to it.
    pub(super) fn is_continued_by(&self, piece: &Self) -> bool {
        self.margin == piece.margin && self.continues_at(piece.place())
    }

    /// Adds a piece that stands next to it.
    pub(super) fn append(&mut self, piece: &Self) {
        self.add(&piece.text, piece.place());
    }

    fn place(&self) -> Place {
        let Self { left, right, base, size, turns, .. } = *self;
        Place { left, right, base, size, turns }
    }

    fn add(&mut self, text: &str, place: Place) {
        let gap = place.left - self.right;
        if (gap > WORD_GAP * self.size.min(place.size) || text.starts_with(' ')) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(if self.text.ends_with(' ') { text.trim_start() } else { text });
        self.right = self.right.max(place.right);
        if place.size > self.size {
            (self.size, self.base) = (place.size, place.base);
        }
    }
}

impl Place {
    /// Where `advance` units from the origin end, which `transform` brings to the page.
    fn new(transform: Affine, advance: f64, stretch: f64) -> Self {
        let [a, b, c, d, x, y] = transform.as_coeffs();
        let size = c.hypot(d) * UNITS;
        let length = a.hypot(b) * advance * stretch;
        let (turns, left, base) = match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
            (true, true, _) => (0, x, y),
            (true, false, _) => (2, -x, -y),
            (false, _, true) => (1, y, -x),
            (false, _, false) => (3, -y, x),
        };
        Self { left, right: left + length, base, size, turns }
    }
}

/// A character as a reader sees it: one kind of space, and no ligatures.
fn as_seen(char: char) -> Seen {
    let spelled = match char {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        // The bullets of the fonts Symbol and Wingdings.
        '\u{F0B7}' | '\u{F0A7}' | '\u{F06C}' => "•",
        '\u{E000}'..='\u{F8FF}' | '\u{FEFF}' | '\u{200B}' => "",
        char if char.is_whitespace() || char.is_control() => " ",
        char => return Seen::Itself(char),
    };
    Seen::Spelled(spelled)
}

/// What a character is written as.
enum Seen {
    Itself(char),
    Spelled(&'static str),
}

impl FromIterator<Seen> for String {
    fn from_iter<I: IntoIterator<Item = Seen>>(all: I) -> Self {
        let mut text = Self::new();
        for seen in all {
            match seen {
                Seen::Itself(char) => text.push(char),
                Seen::Spelled(spelled) => text.push_str(spelled),
            }
        }
        text
    }
}

/// How much narrower than its transform says a character is, for each of a run.
///
/// A font that is not in the file is replaced, and each of its glyphs stretched to the width that the file
/// gives. The transform holds that stretch as well as a stretch of the whole text, which is the same for
/// all characters, and only the latter changes how far the next one stands.
fn unstretched(transforms: &[Affine]) -> bool {
    let ratio = |transform: &Affine| {
        let [a, b, c, d, ..] = transform.as_coeffs();
        a.hypot(b) / c.hypot(d)
    };
    let mut ratios = transforms.iter().map(ratio);
    let first = ratios.next().unwrap_or(1.0);
    ratios.all(|ratio| (ratio - first).abs() < 0.005)
}

impl Device<'_> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        if self.count > MAX_CHARACTERS {
            return;
        }
        let transforms: Vec<Affine> = run.glyphs().iter().map(|glyph| props.transform * glyph.transform()).collect();
        let same = unstretched(&transforms);
        for (glyph, transform) in run.glyphs().iter().zip(transforms) {
            let advance = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let [a, b, c, d, x, y] = transform.as_coeffs();
            if !transform.is_finite() || !self.is_on_page(Point::new(x, y)) {
                continue;
            }
            let stretch = if same { 1.0 } else { c.hypot(d) / a.hypot(b).max(f64::MIN_POSITIVE) };
            let place = Place::new(transform, f64::from(advance.unwrap_or(500.0)), stretch);
            let text = self.reading(glyph, place);
            if !text.is_empty() {
                self.put(&text, place);
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let instead = properties
            .and_then(|properties| properties.get::<object::String<'_>>(b"ActualText"))
            .map(|text| Some(text_string(text.as_bytes())));
        let kind = properties.and_then(|properties| properties.get::<Name<'_>>(b"Type"));
        let margin = tag == b"Artifact" && kind.is_some_and(|kind| kind.as_str() == "Pagination");
        self.marked.push(Marked { margin, instead });
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A text string of ISO 32000-2, 7.9.2.2: UTF-16 or UTF-8 after their mark, else about Latin-1.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, utf16 @ ..] => {
            let units = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes(pair.try_into().unwrap_or_default()));
            char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xEF, 0xBB, 0xBF, utf8 @ ..] => String::from_utf8_lossy(utf8).into_owned(),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_replaces_characters_is_decoded() {
        let check = |bytes: &[u8], text: &str| assert_eq!(text_string(bytes), text);
        check(b"\xFE\xFF\x00f\x00i", "fi");
        check(b"\xEF\xBB\xBFd\xC3\xA9", "dé");
        check(b"d\xE9", "dé");
        check(b"\xFE\xFF\x00f\x00", "f");
    }

    #[test]
    fn characters_are_as_seen() {
        let check = |char: char, seen: &str| assert_eq!([as_seen(char)].into_iter().collect::<String>(), seen);
        check('ﬁ', "fi");
        check('\u{A0}', " ");
        check('\u{F0B7}', "•");
        check('é', "é");
    }

    fn place(left: f64, right: f64, base: f64) -> Place {
        Place { left, right, base, size: 10.0, turns: 0 }
    }

    #[test]
    fn gaps_are_spaces_and_wide_gaps_part_pieces() {
        let mut glyphs = Glyphs::new(600.0, 800.0);
        glyphs.put("a", place(0.0, 5.0, 100.0));
        glyphs.put("b", place(5.5, 10.0, 100.0));
        glyphs.put("c", place(13.0, 18.0, 100.0));
        glyphs.put(" ", place(18.0, 20.0, 100.0));
        glyphs.put("d", place(23.0, 25.0, 100.0));
        glyphs.put("e", place(50.0, 55.0, 100.0));
        glyphs.put("f", place(0.0, 5.0, 112.0));
        let texts: Vec<&str> = glyphs.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(texts, ["ab c d", "e", "f"]);
    }

    #[test]
    fn a_letter_drawn_twice_is_one() {
        let mut glyphs = Glyphs::new(600.0, 800.0);
        assert!(!glyphs.is_drawn('a', place(10.0, 15.0, 100.0)));
        assert!(glyphs.is_drawn('a', place(10.4, 15.4, 100.0)));
        assert!(!glyphs.is_drawn('a', place(14.0, 19.0, 100.0)));
        assert!(!glyphs.is_drawn('b', place(10.0, 15.0, 100.0)));
    }

    #[test]
    fn turned_text_is_read_upright() {
        // A glyph space turned to run down the page.
        let place = Place::new(Affine::new([0.0, 0.01, -0.01, 0.0, 30.0, 40.0]), 500.0, 1.0);
        assert_eq!((place.turns, place.left, place.right, place.base, place.size), (1, 40.0, 45.0, -30.0, 10.0));
    }
}
