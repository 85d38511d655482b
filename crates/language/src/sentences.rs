//! Where sentences end in interviews.
//!
//! Unicode's rules (UAX #29) end a sentence at `Bpk. Sutrisno` and `RT. 05`, and don't where a
//! transcriber left the space out (`perempuan.Tujuannya`). These rules know abbreviations and such
//! places. In transcripts a question mark ends a sentence even before a small letter (`trus apa ya?
//! saya lupa`).

use crate::list::rows;
use benang_model::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../data/abbreviations.tsv");

static ABBREVIATIONS: LazyLock<FxHashMap<&str, Abbreviation>> =
    LazyLock::new(|| rows(TABLE).map(|(form, kind)| (form, Abbreviation::named(kind))).collect());

/// When the full stop after an abbreviation ends a sentence, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Abbreviation {
    /// Never: a title, which a name follows.
    Never,
    /// Unless a number follows: `No. 17`, `RT. 05`. Some are words as well (`no`, `hal`).
    BeforeNumber,
    /// Before a capital: `dll.`, `S.Pd.`
    BeforeCapital,
}

impl Abbreviation {
    fn named(name: &str) -> Self {
        match name {
            "never" => Self::Never,
            "number" => Self::BeforeNumber,
            _ => Self::BeforeCapital,
        }
    }
}

/// The sentences of a text, in order, trimmed and disjoint. Together they cover everything but
/// white space; what has neither letter nor digit belongs to the sentence before.
///
/// ```
/// let text = "Bpk. Sutrisno ketua RW. Kadernya banyak? iya.Semua ikut";
/// let sentences: Vec<&str> = benang_language::sentences(text).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(sentences, ["Bpk. Sutrisno ketua RW.", "Kadernya banyak?", "iya.", "Semua ikut"]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = Stop::next(text, start, at) {
        at = stop.end;
        if stop.ends_sentence() {
            add(&mut found, Span::new(start, stop.end), text);
            start = stop.end;
        }
    }
    add(&mut found, Span::new(start, text.len()), text);
    found
}

/// Adds a sentence, or what is none to the one before.
fn add(found: &mut Vec<Span>, sentence: Span, text: &str) {
    let sentence = sentence.trim(text);
    match found.last_mut() {
        _ if sentence.is_empty() => {}
        Some(last) if !sentence.of(text).contains(char::is_alphanumeric) => last.end = sentence.end,
        _ => found.push(sentence),
    }
}

/// A place where a sentence may end: a run of marks, or a blank line.
struct Stop<'t> {
    /// From the start of the sentence to the marks.
    before: &'t str,
    /// The marks. A blank line has none.
    marks: &'t str,
    /// Closing quotes and brackets after the marks.
    closers: &'t str,
    after: &'t str,
    /// Where `after` begins in the text.
    end: usize,
}

impl<'t> Stop<'t> {
    /// The next such place from `at` on, in a sentence that begins at `start`.
    fn next(text: &'t str, start: usize, at: usize) -> Option<Self> {
        let rest = Span::new(at, text.len()).of(text);
        let mark = rest.find(is_mark);
        // A blank line matters only before the next mark.
        let until = Span::new(0, mark.map_or(rest.len(), |mark| mark + 1)).of(rest);
        let offset = until.find("\n\n").or(mark)?;
        let before = Span::new(start, at + offset).of(text);
        let here = Span::new(at + offset, text.len()).of(text);
        if here.starts_with('\n') {
            let after = here.trim_start();
            return Some(Self { before, marks: "", closers: "", after, end: text.len() - after.len() });
        }
        let tail = here.trim_start_matches(is_mark);
        let after = tail.trim_start_matches(is_closer);
        let marks = Span::new(0, here.len() - tail.len()).of(here);
        let closers = Span::new(0, tail.len() - after.len()).of(tail);
        Some(Self { before, marks, closers, after, end: text.len() - after.len() })
    }

    fn ends_sentence(&self) -> bool {
        match self.after.chars().next() {
            _ if self.marks.is_empty() => true,
            None => true,
            Some(next) if next.is_whitespace() => self.ends_before_space(),
            Some(next) => next.is_uppercase() && self.ends_without_space(),
        }
    }

    fn ends_before_space(&self) -> bool {
        let next = self.after.trim_start().trim_start_matches(is_opener).chars().next();
        let next_is = |test: fn(char) -> bool| next.is_some_and(test);
        if self.marks.contains(['?', '!']) {
            // “Mau apa?” tanyanya.
            return self.closers.is_empty() || !next_is(char::is_lowercase);
        }
        if self.marks != "." {
            return !next_is(char::is_lowercase);
        }
        let word = self.last_word();
        if is_initial(word) || self.is_list_number() {
            return false;
        }
        match abbreviation(word) {
            Some(Abbreviation::Never) => false,
            Some(Abbreviation::BeforeNumber) => !next_is(|c| c.is_ascii_digit() || c.is_lowercase()),
            Some(Abbreviation::BeforeCapital) => next_is(char::is_uppercase),
            None => !next_is(char::is_lowercase) || !self.closers.is_empty(),
        }
    }

    /// Whether a sentence ends although no space follows: `perempuan.Tujuannya`, but not in an
    /// address or after a title.
    fn ends_without_space(&self) -> bool {
        let small_letter_follows = self.after.chars().nth(1).is_some_and(char::is_lowercase);
        let ends_word = |c: char| c.is_lowercase() || c.is_ascii_digit() || is_closer(c);
        let word = self.last_word();
        let is_address = word.contains("www") || word.contains("http") || word.contains('@');
        self.marks.chars().count() == 1
            && self.marks != "…"
            && small_letter_follows
            && self.before.chars().next_back().is_some_and(ends_word)
            && !is_address
            && !matches!(abbreviation(word), Some(Abbreviation::Never))
    }

    /// What stands between the last white space and the marks.
    fn last_word(&self) -> &'t str {
        self.before
            .rsplit(|c: char| c.is_whitespace() || is_opener(c) || matches!(c, ',' | '/' | ';'))
            .next()
            .unwrap_or_default()
    }

    /// `1.` or `a.` at the beginning numbers what follows.
    fn is_list_number(&self) -> bool {
        let before = self.before.trim();
        !before.is_empty() && (before.bytes().all(|byte| byte.is_ascii_digit()) || before.chars().nth(1).is_none())
    }
}

fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word).or_else(|| ABBREVIATIONS.get(word.to_lowercase().as_str())).copied()
}

/// `M.` in `Oos M. Anwas`.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference;
    use proptest::prelude::*;

    fn check(sentences_expected: &[&str]) {
        let text = sentences_expected.join(" ").replace("~ ", "");
        let found: Vec<&str> = sentences(&text).into_iter().map(|span| span.of(&text)).collect();
        let expected: Vec<String> = sentences_expected.iter().map(|sentence| sentence.replace('~', "")).collect();
        assert_eq!(found, expected);
    }

    /// A tilde at the end of a sentence stands for a missing space.
    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for case in [
            &["Kami ke rumah Bpk. Sutrisno.", "Dia ketua RW."][..],
            &["Saya tinggal di RT. 05 RW. 09 Cawang.", "Suami saya ketua RT.", "Dia sibuk."],
            &["Trus apa ya?", "saya lupa."],
            &["Iya!", "bener banget itu."],
            &["“Mau apa?” tanya dia.", "Saya diam."],
            &["Ada kas, arisan, dll. di sana.", "Ada tabungan, dst.", "Itu saja."],
            &["Yang ikut banyak, perempuan.~", "Tujuannya jelas.~", "Mereka senang."],
            &["Kunjungi www.bps.go.id untuk datanya.", "Lengkap."],
            &["Jam 09.30 kita mulai, uangnya Rp 28.500 saja.", "Cukup."],
            &["Ya gitu deh... saya seneng aja.", "Gimana ya…", "Pokoknya enak."],
            &["Menurut Oos M. Anwas, S.Pd. ada lima.", "Begitu."],
            &["1. Sosialisasi ke warga.", "2. Pelatihan."],
            &["I said no.", "He left at 10 p.m. on Monday.", "See fig. 3 for e.g. costs."],
            &["(Tertawa.)", "Begitu ceritanya."],
            &["Hah?! ...", "Masa sih."],
            &["Belajar."],
        ] {
            check(case);
        }
    }

    #[test]
    fn a_blank_line_ends_a_sentence_and_a_line_break_does_not() {
        let text = "Pertama\nmasih pertama\n\nkedua";
        let found: Vec<&str> = sentences(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["Pertama\nmasih pertama", "kedua"]);
    }

    #[test]
    fn abbreviations_are_sorted_and_of_a_known_kind() {
        let rows: Vec<(&str, &str)> = TABLE.lines().filter_map(|line| line.split_once('\t')).collect();
        assert_eq!(rows.len(), TABLE.lines().count());
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted and unique");
        assert!(rows.iter().all(|row| matches!(row.1, "never" | "maybe" | "number")));
        assert!(rows.iter().all(|row| crate::fold(row.0) == row.0 && !row.0.ends_with('.')));
    }

    /// Sentences full of abbreviations, joined in tens. F1 of the boundaries inside: 0.92 of a
    /// splitter that knows the list, 0.69 of UAX #29.
    #[test]
    fn reference_abbreviations() {
        let Some(table) = reference::read("sentences_abbreviations.txt") else { return };
        let lines: Vec<&str> = table.lines().filter_map(|line| line.split_once('\t')).map(|row| row.1).collect();
        let (mut right, mut found, mut expected) = (0, 0, 0);
        for ten in lines.chunks(10) {
            let text = ten.join(" ");
            let mut at = 0;
            let ends: Vec<usize> = ten
                .iter()
                .map(|line| {
                    at += line.len() + 1;
                    at - 1
                })
                .collect();
            let splits: Vec<usize> =
                sentences(&text).iter().map(|span| span.end).filter(|end| *end < text.len()).collect();
            for split in splits.iter().filter(|split| !ends.contains(split)) {
                println!("split too much: {}", Span::new(split.saturating_sub(20), *split).of(&text));
            }
            for end in ends.iter().filter(|end| **end < text.len() && !splits.contains(end)) {
                println!("not split: {}", Span::new(end.saturating_sub(20), *end).of(&text));
            }
            right += splits.iter().filter(|split| ends.contains(split)).count();
            found += splits.len();
            expected += ends.len() - 1;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few dozen boundaries")]
        let f1 = 2.0 * right as f64 / (found + expected) as f64;
        println!("F1 {f1:.3}: {right} right of {found} found and {expected} expected");
        assert!(f1 >= 0.92, "{f1}");
    }

    proptest! {
        #[test]
        fn sentences_are_ordered_disjoint_and_cover_all(text in "([a-zA-Z]{1,3}|[.?!…] ?|[\"”(]|[0-9]|\\s|\\PC|Bpk|dll){0,40}") {
            let mut at = 0;
            for sentence in sentences(&text) {
                prop_assert!(sentence.start >= at);
                prop_assert_eq!(sentence.trim(&text), sentence);
                prop_assert!(!sentence.is_empty());
                prop_assert!(Span::new(at, sentence.start).of(&text).trim().is_empty());
                at = sentence.end;
            }
            prop_assert!(Span::new(at, text.len()).of(&text).trim().is_empty());
        }
    }
}
