//! The one stem of a form, whichever of the two languages it belongs to.
//!
//! A form has one stem wherever it stands, so that a query and a text agree without knowing each
//! other's language. That works since the two stemmers hardly meet: the Indonesian one changes two
//! in a thousand English words, and Porter's only sees what has the look of English.

use crate::colloquial;
use crate::evidence::{is_english_word, is_function_word, looks_english, porter};
use crate::indonesian::Indonesian;

/// Letters that a word drawn out must have otherwise, so that `iii` stays a numeral.
const SHORTEST_DRAWN_OUT: usize = 3;

/// The stem of a form, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stem {
    /// What all forms of the word share. The form itself if nothing is known about it.
    pub stem: Box<str>,
    /// The standard form that a colloquial one stands for: `tidak` for `nggak`.
    pub colloquial: Option<&'static str>,
    /// Who found the stem.
    pub by: StemmedBy,
}

/// Which analysis a stem comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StemmedBy {
    /// Indonesian roots and affixes.
    Indonesian,
    /// Porter's stemmer for English, perhaps after an Indonesian affix: `meetingnya`.
    English,
    /// Nobody: a name, an abbreviation, a number, a word of another language.
    Unchanged,
}

/// The stem of a folded form: that of its standard form if it is colloquial, by the Indonesian
/// analysis, and if that knows nothing and the form looks English, by Porter's English stemmer
/// (Porter2). Forms with digits keep them, but for a doubling written as a numeral (`ibu2`).
///
/// ```
/// # use benang_language::stem;
/// assert_eq!(&*stem("pemberdayaan").stem, "daya");
/// assert_eq!(&*stem("nggak").stem, "tidak");
/// assert_eq!(&*stem("empowering").stem, "empow");
/// assert_eq!(&*stem("kalyanamitra").stem, "kalyanamitra");
/// ```
#[must_use]
pub fn stem(folded: &str) -> Stem {
    if folded.len() > LONGEST_WORD {
        return Stem { stem: folded.into(), colloquial: None, by: StemmedBy::Unchanged };
    }
    drawn_out(folded).unwrap_or_else(|| stem_as_written(folded))
}

/// Longer forms are no words (a web address, a row of letters), in bytes. Looking for affixes in them
/// would take long and find nothing.
const LONGEST_WORD: usize = 96;

/// The stem of a word whose letters are drawn out, as speakers do: `bangeeet`, `maaaf`. None if it
/// isn't, or is no known word without.
fn drawn_out(folded: &str) -> Option<Stem> {
    let same_three = |three: &[u8]| matches!(three, [a, b, c] if a == b && b == c && a.is_ascii_alphabetic());
    if !folded.as_bytes().windows(3).any(same_three) {
        return None;
    }
    let letters: Vec<char> = folded.chars().collect();
    [1, 2]
        .map(|most| shortened(&letters, most))
        .iter()
        .filter(|word| word.len() >= SHORTEST_DRAWN_OUT)
        .map(|word| stem_as_written(word))
        .find(|stem| stem.by != StemmedBy::Unchanged)
}

/// The letters with no more than `most` equal ones in a row.
fn shortened(letters: &[char], most: usize) -> String {
    letters.chunk_by(PartialEq::eq).flat_map(|run| run.iter().take(most)).collect()
}

fn stem_as_written(folded: &str) -> Stem {
    let bare = without_possessive(folded);
    let colloquial = colloquial::standard(bare);
    let form = colloquial.unwrap_or(bare);
    let found = |stem: &str, by| Stem { stem: stem.into(), colloquial, by };
    let indonesian = Indonesian::shared();
    if !indonesian.is_root(form) && is_english_word(form) {
        return found(&porter(form), StemmedBy::English);
    }
    match indonesian.stem(form) {
        Some(root) if indonesian.is_root(root) || !looks_english(root) => found(root, StemmedBy::Indonesian),
        Some(foreign) => found(&porter(foreign), StemmedBy::English),
        None if is_function_word(form) => found(form, StemmedBy::Indonesian),
        None => match foreign_root(form) {
            Some(root) => found(&porter(root), StemmedBy::English),
            None if looks_english(form) => found(&porter(form), StemmedBy::English),
            None => found(form, StemmedBy::Unchanged),
        },
    }
}

fn without_possessive(folded: &str) -> &str {
    folded.strip_suffix("'s").filter(|owner| !owner.is_empty()).unwrap_or(folded)
}

/// The English word inside Indonesian affixes: `sharingnya`, `disupport`, `ngefollow`, hyphens
/// allowed. Only words of the list, since the affixes alone prove little.
pub(crate) fn foreign_root(form: &str) -> Option<&str> {
    let inner = form.strip_suffix("nya").unwrap_or(form);
    let candidates = [Some(inner), inner.strip_prefix("di"), inner.strip_prefix("nge")];
    let long_enough = |word: &&str| word.len() < form.len() && (word.len() >= 4 || form.contains('-'));
    candidates
        .into_iter()
        .flatten()
        .map(|word| word.trim_matches('-'))
        .filter(long_enough)
        .find(|word| is_english_word(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(form: &str, expected: &str, by: StemmedBy) {
        let stem = stem(form);
        assert_eq!((&*stem.stem, stem.by), (expected, by), "{form}");
    }

    #[test]
    fn a_form_has_the_stem_of_its_language() {
        for (form, expected, by) in [
            ("dilatih", "latih", StemmedBy::Indonesian),
            ("penting", "penting", StemmedBy::Indonesian),
            ("gabisa", "tidak", StemmedBy::Indonesian),
            ("dengerin", "dengar", StemmedBy::Indonesian),
            ("ibu2", "ibu", StemmedBy::Indonesian),
            ("communities", "communiti", StemmedBy::English),
            ("community's", "communiti", StemmedBy::English),
            ("meeting-nya", "meet", StemmedBy::English),
            ("meetingnya", "meet", StemmedBy::English),
            ("disupport", "support", StemmedBy::English),
            ("kalyanamitra", "kalyanamitra", StemmedBy::Unchanged),
            ("bangeeet", "sangat", StemmedBy::Indonesian),
            ("maaaf", "maaf", StemmedBy::Indonesian),
            ("sooo", "sooo", StemmedBy::Unchanged),
            ("iii", "iii", StemmedBy::Unchanged),
            ("1000", "1000", StemmedBy::Unchanged),
            ("nining", "nining", StemmedBy::Unchanged),
            ("2019", "2019", StemmedBy::Unchanged),
            ("rw09", "rw09", StemmedBy::Unchanged),
            ("ke-2", "ke-2", StemmedBy::Unchanged),
            ("", "", StemmedBy::Unchanged),
        ] {
            check(form, expected, by);
        }
    }

    proptest! {
        #[test]
        fn every_form_has_a_stem(form in "\\PC{0,12}|(me|di|nge|ke)?[a-z2é'-]{1,12}(nya|kan|in|'s)?") {
            let form = crate::fold(&form);
            prop_assert_eq!(stem(&form).stem.is_empty(), form.is_empty());
        }
    }
}
