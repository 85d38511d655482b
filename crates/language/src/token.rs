//! Where words begin and end.
//!
//! Unicode's word boundaries (UAX #29) inside each stretch without white space, with what
//! interviews in Indonesian need on top: a reduplication (`ibu-ibu`, `bolak-balik`) and a word with
//! affixes set off by hyphens (`PMT-nya`, `nge-zoom`, `di-WA-in`) are one word, and a full stop or
//! colon between letters (`dirinya.Mereka`) ends one, unless it abbreviates (`a.n`, `S.H`).
//!
//! Other hyphens part words, inside affixes too: `di-follow-up-in` is `di-follow` and `up-in`, whose
//! stems are `follow` and `up`. So `follow` finds it, and so do `follow-up`, `"follow up"` and
//! `di-follow-up`, which are all read as the same phrase; `=follow` doesn't.

use crate::indonesian::affixes::{is_set_off_prefix, is_set_off_suffix};
use benang_model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Longer pieces around a hyphen are no halves of a word, in letters.
const LONGEST_HALF: usize = 24;

/// The words of `text`, in order, as byte offsets. Each has at least one letter or digit.
///
/// ```
/// let text = "Ibu-ibu PMT-nya bagus.Mereka don't";
/// let words: Vec<&str> = benang_language::tokens(text).into_iter().map(|word| word.of(text)).collect();
/// assert_eq!(words, ["Ibu-ibu", "PMT-nya", "bagus", "Mereka", "don't"]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    for_each_token(text, |word| words.push(word));
    words
}

/// Calls `found` with each word of `text`, in order, as byte offsets from the start of `text`.
///
/// Nearly all words are ASCII letters with white space, a bracket or the like behind them, or
/// punctuation and white space: those are found in one pass over the bytes. Whatever needs a rule
/// is left to [`with_rules`].
pub(crate) fn for_each_token(text: &str, mut found: impl FnMut(Span)) {
    let bytes = text.as_bytes();
    let class = |at: usize| bytes.get(at).map_or(Class::Space, |&byte| class_of(byte));
    let mut at = 0;
    while at < bytes.len() {
        match class(at) {
            Class::Space | Class::Other | Class::Joining => at += 1,
            Class::Word => {
                let mut end = at + 1;
                while class(end) == Class::Word {
                    end += 1;
                }
                let plain = match class(end) {
                    Class::Space | Class::Other => true,
                    Class::Joining => class(end + 1) == Class::Space,
                    Class::Word | Class::Beyond => false,
                };
                if plain && bytes.get(at) != Some(&b'_') {
                    found(Span::new(at, end));
                    at = end;
                } else {
                    at = with_rules(text, at, &mut found);
                }
            }
            Class::Beyond => at = with_rules(text, at, &mut found),
        }
    }
}

/// What a byte can be, as far as the fast pass cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space: no word reaches across it.
    Space,
    /// Letters, digits, underscore.
    Word,
    /// Punctuation that may join what stands on its two sides.
    Joining,
    /// Other ASCII: parts words.
    Other,
    /// Not ASCII: Unicode's rules decide.
    Beyond,
}

#[expect(clippy::indexing_slicing, reason = "a table of 256 has a place for every byte")]
fn class_of(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
#[expect(clippy::cast_possible_truncation, reason = "the index stays below 256")]
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Beyond; 256];
    let mut index = 0;
    while index < 128 {
        let byte = index as u8;
        classes[index] = match byte {
            b'.' | b',' | b':' | b';' | b'\'' | b'-' => Class::Joining,
            _ if is_word_byte(byte) => Class::Word,
            _ if byte.is_ascii_whitespace() => Class::Space,
            _ => Class::Other,
        };
        index += 1;
    }
    classes
};

/// Finds the words from byte `start` to the next white space by all rules, and says where that is.
/// What stands before `start` without white space between is something that parts words.
fn with_rules(text: &str, start: usize, found: &mut impl FnMut(Span)) -> usize {
    let bytes = text.as_bytes();
    let rest = bytes.get(start..).unwrap_or_default();
    let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    let stretch = Span::new(start, start + length);
    let mut joiner = Joiner { text, word: None, part: Span::default(), found };
    if stretch.of(text).is_ascii() {
        ascii_pieces(bytes, stretch, |piece| joiner.take(piece));
    } else {
        unicode_pieces(text, stretch, |piece| joiner.take(piece));
    }
    joiner.finish();
    stretch.end
}

/// Joins pieces that a hyphen makes one word.
struct Joiner<'t, F> {
    text: &'t str,
    word: Option<Span>,
    /// The last piece of `word`.
    part: Span,
    found: F,
}

impl<F: FnMut(Span)> Joiner<'_, F> {
    fn take(&mut self, piece: Span) {
        match self.word {
            Some(word) if self.continues(word, piece) => self.word = Some(word.cover(piece)),
            Some(word) => {
                (self.found)(word);
                self.word = Some(piece);
            }
            None => self.word = Some(piece),
        }
        self.part = piece;
    }

    fn continues(&self, word: Span, piece: Span) -> bool {
        if word.end >= piece.start
            || !matches!(Span::new(word.end, piece.start).of(self.text), "-" | "\u{2010}" | "\u{2011}")
        {
            return false;
        }
        let (last, next) = (crate::fold(self.part.of(self.text)), crate::fold(piece.of(self.text)));
        let is_first = word == self.part;
        is_set_off_suffix(&next) || is_reduplication(&last, &next) || is_first && is_prefixed(&last, &next)
    }

    fn finish(mut self) {
        if let Some(word) = self.word {
            (self.found)(word);
        }
    }
}

/// Whether one folded piece is a prefix of the other: `nge-zoom`, but not `ke-5`.
fn is_prefixed(prefix: &str, word: &str) -> bool {
    is_set_off_prefix(prefix) && word.chars().all(char::is_alphabetic)
}

/// Whether one piece repeats the other: whole (`ibu-ibu`), with affixes (`tolong-menolong`), with a
/// changed beginning (`sayur-mayur`) or with changed vowels (`bolak-balik`).
fn is_reduplication(first: &str, second: &str) -> bool {
    let (first, second): (Vec<char>, Vec<char>) = (first.chars().collect(), second.chars().collect());
    let shorter = first.len().min(second.len());
    let longer = first.len().max(second.len());
    if shorter < 2 || longer > LONGEST_HALF || !first.iter().chain(&second).all(|c| c.is_alphabetic()) {
        return false;
    }
    if first == second {
        return true;
    }
    let shared = longest_shared_run(&first, &second);
    shorter >= 3 && (shared == shorter || shared >= 3 && shared * 2 >= shorter) || same_skeleton(&first, &second)
}

fn longest_shared_run(first: &[char], second: &[char]) -> usize {
    let mut longest = 0;
    for at in 0..first.len() {
        for from in 0..second.len() {
            let run = first.iter().skip(at).zip(second.iter().skip(from)).take_while(|(a, b)| a == b).count();
            longest = longest.max(run);
        }
    }
    longest
}

/// Same length and the same consonants, at least three of them, in the same places.
fn same_skeleton(first: &[char], second: &[char]) -> bool {
    let consonants = |word: &[char]| word.iter().map(|&c| if is_vowel(c) { '·' } else { c }).collect::<Vec<_>>();
    let skeleton = consonants(first);
    first.len() >= 4 && skeleton.iter().filter(|&&c| c != '·').count() >= 3 && skeleton == consonants(second)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// UAX #29 for a stretch of ASCII without white space, split at full stops and colons.
fn ascii_pieces(bytes: &[u8], stretch: Span, mut found: impl FnMut(Span)) {
    let at = |index: usize| if index < stretch.end { bytes.get(index).copied().unwrap_or(0) } else { 0 };
    let mut start = stretch.start;
    while start < stretch.end {
        if !is_word_byte(at(start)) {
            start += 1;
            continue;
        }
        let mut end = start;
        let mut worth = false;
        loop {
            while is_word_byte(at(end)) {
                worth |= at(end) != b'_';
                end += 1;
            }
            if !joins(at(end.wrapping_sub(1)), at(end), at(end + 1)) || is_glued_stop(start, end, at) {
                break;
            }
            end += 1;
        }
        if worth {
            found(Span::new(start, end));
        }
        start = end;
    }
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// WB6, WB7, WB11, WB12: punctuation that joins letters with letters or digits with digits.
fn joins(before: u8, mark: u8, after: u8) -> bool {
    match mark {
        b'.' | b'\'' => {
            before.is_ascii_alphabetic() && after.is_ascii_alphabetic()
                || before.is_ascii_digit() && after.is_ascii_digit()
        }
        b':' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        b',' | b';' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Whether the mark at `end`, inside the word that began at `start`, is a full stop or colon
/// between words rather than one of an abbreviation's.
fn is_glued_stop(start: usize, end: usize, at: impl Fn(usize) -> u8) -> bool {
    match at(end) {
        b':' => true,
        b'.' => {
            let letter = |index: usize| at(index).is_ascii_alphabetic();
            let lone_before = end == start + 1 || end >= start + 2 && at(end - 2) == b'.';
            let goes_on = is_word_byte(at(end + 2)) || at(end + 2) == b'\'' && letter(end + 3);
            letter(end - 1) && (goes_on || !lone_before)
        }
        _ => false,
    }
}

/// UAX #29 by the library, split at full stops and colons.
fn unicode_pieces(text: &str, stretch: Span, mut found: impl FnMut(Span)) {
    for (offset, piece) in stretch.of(text).unicode_word_indices() {
        let offset = stretch.start + offset;
        let mut start = 0;
        for (stop, _) in piece.match_indices(['.', ':']) {
            if is_glued_in(piece, start, stop) {
                found(Span::new(offset + start, offset + stop));
                start = stop + 1;
            }
        }
        found(Span::new(offset + start, offset + piece.len()));
    }
}

/// [`is_glued_stop`] for any script.
fn is_glued_in(piece: &str, start: usize, stop: usize) -> bool {
    let (before, after) = (Span::new(start, stop).of(piece), Span::new(stop + 1, piece.len()).of(piece));
    let is_letter = |c: char| !c.is_numeric() && c != '_';
    if !before.ends_with(is_letter) || !after.starts_with(is_letter) {
        return false;
    }
    let lone_before = before.rsplit('.').next().is_some_and(|part| part.chars().count() == 1);
    let lone_after = !after.chars().nth(1).is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '\''));
    piece.as_bytes().get(stop) == Some(&b':') || !(lone_before && lone_after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::proptest;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text).into_iter().map(|word| word.of(text)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn reduplications_are_one_word() {
        check("kelompok-kelompok tolong-menolong", &["kelompok-kelompok", "tolong-menolong"]);
        check("sayur-mayur bolak-balik warna-warni", &["sayur-mayur", "bolak-balik", "warna-warni"]);
        check("anak-anaknya, rame-rame!", &["anak-anaknya", "rame-rame"]);
        check("pelatihan-pelatihan", &["pelatihan-pelatihan"]);
    }

    #[test]
    fn other_hyphens_part_words() {
        check("door-to-door self-help suami-istri", &["door", "to", "door", "self", "help", "suami", "istri"]);
        check("PMT-nya ke-5 re-read", &["PMT-nya", "ke", "5", "re", "read"]);
        check("iya - iya -- ya-", &["iya", "iya", "ya"]);
        check("suami-di-rumah-5 ke-RW09", &["suami", "di-rumah", "5", "ke", "RW09"]);
    }

    #[test]
    fn affixes_set_off_by_a_hyphen_belong_to_their_word() {
        for word in ["nge-zoom", "zoom-kan", "di-WA-in", "Di-share-nya", "se-Jakarta", "ke-mana-mana", "WA-i"] {
            check(word, &[word]);
        }
        check("di-follow-up", &["di-follow", "up"]);
        check("follow-up", &["follow", "up"]);
        check("di-follow-up-in aja", &["di-follow", "up-in", "aja"]);
        check("nge‑zoom di\u{2010}chat", &["nge‑zoom", "di\u{2010}chat"]);
    }

    #[test]
    fn a_compound_in_affixes_is_found_by_its_parts() {
        let stems = |text: &str| -> Vec<Box<str>> {
            tokens(text).into_iter().map(|word| crate::stem(&crate::fold(word.of(text))).stem).collect()
        };
        for text in ["di-follow-up", "di-follow-up-in", "follow-up", "Follow up"] {
            assert_eq!(stems(text), stems("follow up"), "{text}");
        }
        assert_eq!([stems("nge-zoom"), stems("zoom-kan")].concat(), stems("zoom zoom"));
    }

    #[test]
    fn a_glued_full_stop_ends_a_word() {
        check("dirinya.Mereka ada", &["dirinya", "Mereka", "ada"]);
        check("a.n. Ibu, S.H. dan M.Si", &["a.n", "Ibu", "S.H", "dan", "M", "Si"]);
        check("Rp50.000, pukul 09.30", &["Rp50.000", "pukul", "09.30"]);
        check("perempuan.“Tujuannya” é.Élan", &["perempuan", "Tujuannya", "é", "Élan"]);
        check("jam:menit 10:30", &["jam", "menit", "10", "30"]);
    }

    #[test]
    fn apostrophes_stay_inside() {
        check("don't 'iya' Jum'at it’s", &["don't", "iya", "Jum'at", "it’s"]);
    }

    #[test]
    fn marks_and_emoji_are_no_words() {
        check("… 🙂 — ??? _ ya", &["ya"]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn the_ascii_path_agrees_with_unicode(text in "[a-zA-Z0-9_.:,;'\" !?()-]{0,40}") {
            for stretch in text.split_ascii_whitespace() {
                let whole = Span::new(0, stretch.len());
                let (mut fast, mut slow) = (Vec::new(), Vec::new());
                ascii_pieces(stretch.as_bytes(), whole, |piece| fast.push(piece.of(stretch)));
                unicode_pieces(stretch, whole, |piece| slow.push(piece.of(stretch)));
                assert_eq!(fast, slow, "in {stretch:?}");
            }
        }

        #[test]
        fn the_fast_pass_agrees_with_the_rules(text in "[a-zA-Z0-9_.:,;'\" !?()/é🙂\u{301}-]{0,40}") {
            let (mut fast, mut slow) = (Vec::new(), Vec::new());
            for_each_token(&text, |word| fast.push(word));
            let mut start = 0;
            for stretch in text.split(|c: char| c.is_ascii_whitespace()) {
                with_rules(&text, start, &mut |word| slow.push(word));
                start += stretch.len() + 1;
            }
            assert_eq!(fast, slow, "in {text:?}");
        }

        #[test]
        fn words_are_ordered_and_have_a_letter(text in "\\PC{0,60}") {
            let mut at = 0;
            for word in tokens(&text) {
                assert!(word.start >= at && !word.is_empty());
                assert!(word.of(&text).chars().any(char::is_alphanumeric));
                at = word.end;
            }
        }
    }
}
