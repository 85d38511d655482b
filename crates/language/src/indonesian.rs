//! The Indonesian stemmer: every way to take a word apart is tried, and the likeliest wins.
//!
//! Stemmers for Indonesian go back to Nazief & Adriani (1996): strip affixes in a fixed order,
//! look the rest up in a dictionary of roots, undo what was stripped if it isn't there. Asian
//! (2007, *Effective Techniques for Indonesian Text Retrieval*) corrected the rules and their
//! precedence, Arifin, Mahendra & Ciptaningtyas (2009, *Enhanced Confix Stripping Stemmer*) and
//! Tahitoe & Purwitasari (2010) added prefixes and a loop that restores suffixes. The affixes here
//! are theirs. What differs is the choice: a fixed order must commit itself (`katakan` is either
//! `kata` + `-kan` or `katak` + `-an`, whichever comes first), whereas this one takes all analyses
//! that end in a known root and scores them:
//!
//! > score = ln(1 + derived forms of the root) + 0.15 · letters (at most 8) − cost of each affix
//!
//! A root that forms many words is likely to have formed this one too, a longer root explains more
//! of the word, and rare affixes and combinations that don't occur (`ber-…-i`) cost more. That
//! also makes room for colloquial affixes (`ngisiin`, `ketemu`, `nyari`), which a fixed order can't
//! have without damage to ordinary words: they are simply dear.

pub(crate) mod affixes;
mod reduplication;
mod search;

use crate::colloquial;
use crate::list::rows;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Root, a tab, and its productivity from 1 to 4.
const ROOTS: [&str; 2] = [include_str!("../data/roots-a-k.tsv"), include_str!("../data/roots-l-z.tsv")];

/// Variant of a root, a tab, and the root that it is filed under.
const ALIASES: &str = include_str!("../data/aliases.tsv");

/// Productivity of a root about which nothing is known.
const UNRATED: u8 = 2;

/// Letters below which a word is never taken apart: what is left would be no word.
const SHORTEST_ROOT: usize = 3;

/// Bytes above which a word is no word, but something that a converter glued together.
const LONGEST_WORD: usize = 48;

/// The roots of Indonesian, and what can be told from them about a word.
#[derive(Debug)]
pub struct Indonesian {
    /// Each root with what it adds to the score of an analysis.
    roots: FxHashMap<Box<str>, f32>,
    aliases: FxHashMap<Box<str>, Box<str>>,
}

impl Indonesian {
    /// The project's own roots, read once.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Indonesian> = OnceLock::new();
        SHARED.get_or_init(|| {
            let mut indonesian = Self::with_roots(ROOTS.iter().flat_map(|file| rows(file)).map(rated));
            for (variant, root) in rows(ALIASES).chain(colloquial::spellings()) {
                indonesian.add_variant(variant, root);
            }
            indonesian
        })
    }

    /// Other roots than the project's, each with its productivity from 1 (hardly any derived
    /// forms) to 4 (a great many).
    pub fn with_roots<'r>(roots: impl IntoIterator<Item = (&'r str, u8)>) -> Self {
        let roots = roots.into_iter().map(|(root, productivity)| (root.into(), value(root, productivity))).collect();
        Self { roots, aliases: FxHashMap::default() }
    }

    /// Files a variant under its root. Nothing happens if that is no root: the standard form of a
    /// colloquial one may be derived (`merubah`, "mengubah").
    fn add_variant(&mut self, variant: &str, root: &str) {
        if !self.is_root(root) {
            return;
        }
        self.roots.entry(variant.into()).or_insert_with(|| value(variant, UNRATED));
        self.aliases.insert(variant.into(), root.into());
    }

    /// Whether a folded word is listed as a root.
    #[must_use]
    pub fn is_root(&self, folded: &str) -> bool {
        self.roots.contains_key(folded)
    }

    /// The root of a folded word; a root is its own. None if the word can't be taken apart into a
    /// root and affixes, which leaves it as it is.
    ///
    /// The result isn't a listed root only where the form of the word alone shows what is an affix:
    /// `posko-posko`, `zoom-nya`.
    ///
    /// ```
    /// let indonesian = benang_language::Indonesian::shared();
    /// assert_eq!(indonesian.stem("pemberdayaan"), Some("daya"));
    /// assert_eq!(indonesian.stem("kelompok-kelompok"), Some("kelompok"));
    /// assert_eq!(indonesian.stem("zygote"), None);
    /// ```
    #[must_use]
    pub fn stem<'a>(&'a self, folded: &'a str) -> Option<&'a str> {
        let root = if self.is_root(folded) { folded } else { self.hyphenated(folded)? };
        Some(self.aliases.get(root).map_or(root, AsRef::as_ref))
    }

    /// The root of a word without hyphen. A listed root is its own, whatever affixes it seems to
    /// have: `beruang` is a bear.
    fn plain<'a>(&'a self, word: &str) -> Option<&'a str> {
        let can_be_derived = word.len() > SHORTEST_ROOT && word.len() <= LONGEST_WORD;
        let derived = || if can_be_derived { search::best(self, word) } else { None };
        self.root(word).map(|(root, _)| root).or_else(derived)
    }

    /// A listed root and its value.
    fn root(&self, word: &str) -> Option<(&str, f32)> {
        self.roots.get_key_value(word).map(|(root, value)| (root.as_ref(), *value))
    }
}

/// What a root adds to the score of an analysis that ends in it.
fn value(root: &str, productivity: u8) -> f32 {
    let derived_forms: f32 = match productivity {
        0 | 1 => 2.0,
        2 => 6.0,
        3 => 20.0,
        _ => 60.0,
    };
    let letters: f32 = root.chars().take(8).map(|_| 1.0).sum();
    derived_forms.ln_1p() + 0.15 * letters
}

fn rated<'r>((root, productivity): (&'r str, &str)) -> (&'r str, u8) {
    (root, productivity.trim().parse().unwrap_or(UNRATED))
}

#[cfg(test)]
mod tests;
