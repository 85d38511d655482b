//! The search for the likeliest analysis of one word.

use super::affixes::{Family, PARTICLES, POSSESSIVES, Piece, SUFFIXES, Suffix, clash, each_prefix};
use super::{Indonesian, SHORTEST_ROOT};

/// Prefixes that one word may have: `ke-ter-ber-…`.
const MOST_PREFIXES: u8 = 3;

/// What it costs to take a spoken `e` for a written `a`.
const SPOKEN_VOWEL: f32 = 1.2;

/// Letters that such a word must have. Shorter ones are as likely English (`name`, `date`).
const SHORTEST_SPOKEN: usize = 5;

/// The root of the best analysis of `word`, which is no root itself, if one ends in a root.
pub(super) fn best<'a>(indonesian: &'a Indonesian, word: &str) -> Option<&'a str> {
    let mut search = Search { indonesian, spelled: String::new(), best: None };
    search.offer(Piece { hidden: "", rest: word }, 0.0);
    search.without_particle(word);
    search.best.map(|found| found.root)
}

struct Search<'a> {
    indonesian: &'a Indonesian,
    /// Room for putting hidden letters before the rest.
    spelled: String,
    best: Option<Found<'a>>,
}

#[derive(Clone, Copy)]
struct Found<'a> {
    root: &'a str,
    score: f32,
}

/// The affixes taken off so far, as far as they matter for the next.
#[derive(Clone, Copy)]
struct Taken {
    suffix: Suffix,
    last: Option<Family>,
    prefixes: u8,
    cost: f32,
}

impl<'a> Search<'a> {
    fn without_particle(&mut self, word: &str) {
        self.without_possessive(word, 0.0);
        for (particle, cost) in PARTICLES {
            if let Some(rest) = word.strip_suffix(particle) {
                self.offer(Piece { hidden: "", rest }, cost);
                self.without_possessive(rest, cost);
            }
        }
    }

    fn without_possessive(&mut self, word: &str, taken: f32) {
        self.without_suffix(word, taken);
        for (possessive, cost) in POSSESSIVES {
            if let Some(rest) = word.strip_suffix(possessive) {
                self.offer(Piece { hidden: "", rest }, taken + cost);
                self.without_suffix(rest, taken + cost);
            }
        }
    }

    fn without_suffix(&mut self, word: &str, taken: f32) {
        self.without_prefixes(word, Suffix::None, taken);
        for (ending, suffix, cost) in SUFFIXES {
            if let Some(rest) = word.strip_suffix(ending) {
                self.offer(Piece { hidden: "", rest }, taken + cost);
                self.without_prefixes(rest, suffix, taken + cost);
            }
        }
    }

    fn without_prefixes(&mut self, word: &str, suffix: Suffix, cost: f32) {
        self.prefixes_of(Piece { hidden: "", rest: word }, Taken { suffix, last: None, prefixes: 0, cost });
    }

    fn prefixes_of(&mut self, piece: Piece<'_>, taken: Taken) {
        if taken.prefixes == MOST_PREFIXES || piece.len() <= SHORTEST_ROOT {
            return;
        }
        each_prefix(piece, |rest, family, cost| {
            let outermost_only = matches!(family, Family::Di | Family::Ku | Family::N);
            if rest.len() < SHORTEST_ROOT || taken.last.is_some_and(|last| outermost_only || last == family) {
                return;
            }
            let cost = taken.cost + cost + clash(family, taken.suffix);
            self.offer(rest, cost);
            self.prefixes_of(rest, Taken { last: Some(family), prefixes: taken.prefixes + 1, cost, ..taken });
        });
    }

    /// Takes `piece` as the answer if it is a root and scores better; of two equals the longer.
    fn offer(&mut self, piece: Piece<'_>, cost: f32) {
        let Some((root, value)) = self.root(piece) else { return };
        let score = value - cost;
        let better =
            self.best.is_none_or(|best| score > best.score || (score == best.score && root.len() > best.root.len()));
        if better {
            self.best = Some(Found { root, score });
        }
    }

    /// The root that `piece` spells, in the standard way or as Jakarta says it.
    fn root(&mut self, piece: Piece<'_>) -> Option<(&'a str, f32)> {
        if piece.hidden.is_empty() {
            let standard = self.indonesian.root(piece.rest);
            if standard.is_some() || spoken_vowel(piece.rest).is_none() {
                return standard;
            }
        }
        self.spelled.clear();
        self.spelled.push_str(piece.hidden);
        self.spelled.push_str(piece.rest);
        self.indonesian.root(&self.spelled).or_else(|| self.with_standard_vowel())
    }

    /// The root whose last `a` is spoken as `e`: `catet` for `catat`, Betawi `siape` for `siapa`.
    fn with_standard_vowel(&mut self) -> Option<(&'a str, f32)> {
        let at = spoken_vowel(&self.spelled)?;
        self.spelled.replace_range(at..=at, "a");
        self.indonesian.root(&self.spelled).map(|(root, value)| (root, value - SPOKEN_VOWEL))
    }
}

/// Where a word has an `e` that may be a spoken `a`: at the end, or before a last consonant.
fn spoken_vowel(word: &str) -> Option<usize> {
    let from_end = word.bytes().rev().take(2).position(|byte| byte == b'e')?;
    (word.len() >= SHORTEST_SPOKEN).then(|| word.len() - 1 - from_end)
}
