//! What one word form says about the language it stands in.
//!
//! Hand-written lists, the roots and the stemmer say most; spelling says a little about what
//! they don't know. Loans that both languages use (`data`, `gender`) say nothing.

use crate::indonesian::Indonesian;
use crate::spelling;
use crate::stem::{Stem, StemmedBy, foreign_root};
use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::sync::LazyLock;

const ENGLISH: &str = include_str!("../data/english.txt");
const SHARED: &str = include_str!("../data/both-languages.txt");
const FUNCTION_WORDS: &str = include_str!("../data/indonesian-function.txt");

static ENGLISH_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(ENGLISH).collect());
static SHARED_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(SHARED).collect());
static FUNCTION_WORD_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(FUNCTION_WORDS).collect());
static ENGLISH_STEMS: LazyLock<FxHashSet<Box<str>>> =
    LazyLock::new(|| words(ENGLISH).map(|word| porter(word).into()).collect());

/// Evidence for a language, in eighths of a natural logarithm of the odds: above zero for
/// Indonesian, below for English, zero if the form says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Evidence(i8);

impl Evidence {
    /// The form says nothing: a number, a name, a word of both languages.
    pub const NONE: Self = Self(0);
    const FUNCTION_WORD: Self = Self(32);
    const AFFIXES: Self = Self(28);
    const ROOT: Self = Self(24);
    const SHORT_ROOT: Self = Self(12);
    const ENGLISH_WORD: Self = Self(-28);
    /// A listed word with an English ending, or any word with `'s`.
    const ENGLISH_STEM: Self = Self(-20);
    /// An English word with Indonesian affixes: `meetingnya`.
    const FOREIGN_ROOT: Self = Self(8);
    /// What spelling alone can say at most.
    const MOST_BY_SPELLING: i8 = 12;

    /// Whether it rests on more than the spelling: a list or the stemmer knows the word.
    pub(crate) fn is_of_known_word(self) -> bool {
        self.0.unsigned_abs() > Self::MOST_BY_SPELLING.unsigned_abs()
    }

    /// The evidence as a number, positive for Indonesian.
    #[must_use]
    pub fn score(self) -> i32 {
        i32::from(self.0)
    }
}

/// What a folded form and its stem say about the language.
///
/// ```
/// # use benang_language::{evidence, stem};
/// let score = |form: &str| evidence(form, &stem(form)).score();
/// assert!(score("yang") > score("kebun") && score("kebun") > 0);
/// assert!(score("because") < 0);
/// assert_eq!(score("2019"), 0);
/// ```
#[must_use]
pub fn evidence(folded: &str, stem: &Stem) -> Evidence {
    if SHARED_WORDS.contains(folded) {
        return Evidence::NONE;
    }
    let english = is_english_word(folded);
    if is_function_word(folded) {
        return if english { Evidence::NONE } else { Evidence::FUNCTION_WORD };
    }
    let indonesian = Indonesian::shared();
    match (indonesian.is_root(folded), english) {
        (true, true) => Evidence::NONE,
        (true, false) if folded.len() <= 3 => Evidence::SHORT_ROOT,
        (true, false) => Evidence::ROOT,
        (false, true) => Evidence::ENGLISH_WORD,
        (false, false) if folded.ends_with("'s") => Evidence::ENGLISH_STEM,
        (false, false) if stem.by == StemmedBy::Indonesian => Evidence::AFFIXES,
        (false, false) if stem.by == StemmedBy::English && foreign_root(folded).is_some() => Evidence::FOREIGN_ROOT,
        (false, false) if ENGLISH_STEMS.contains(&stem.stem) && stem.by == StemmedBy::English => Evidence::ENGLISH_STEM,
        (false, false) => Evidence(spelling::score(folded, Evidence::MOST_BY_SPELLING)),
    }
}

/// Whether a folded form is in the list of common English words.
pub(crate) fn is_english_word(folded: &str) -> bool {
    ENGLISH_WORDS.contains(folded)
}

/// Whether a folded form is in the list of Indonesian particles and very frequent words.
pub(crate) fn is_function_word(folded: &str) -> bool {
    FUNCTION_WORD_SET.contains(folded)
}

/// Whether a form that isn't Indonesian may be given to an English stemmer: it or its stem is
/// listed, or it has an ending of English.
pub(crate) fn looks_english(folded: &str) -> bool {
    is_english_word(folded) || spelling::is_derived_english(folded) || is_inflected_english(folded)
}

/// Whether a form is a listed word with an ending. Not if Porter's stemmer changes more than the
/// ending: `nining`, a name, isn't from `nine`.
fn is_inflected_english(folded: &str) -> bool {
    let stem = porter(folded);
    let ending = folded.strip_prefix(&*stem).unwrap_or_default();
    stem.len() >= 4 && !matches!(ending, "" | "e") && ENGLISH_STEMS.contains(&*stem)
}

/// The English stem of a folded form by Porter's second stemmer.
pub(crate) fn porter(folded: &str) -> Cow<'_, str> {
    static PORTER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));
    PORTER.stem(folded)
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stem;

    #[test]
    fn a_form_speaks_for_its_language() {
        let score = |form: &str| evidence(form, &stem(form)).score();
        for form in ["nggak", "yang", "posyandu", "pemberdayaan", "ngumpulin", "meetingnya", "sukirah"] {
            assert!(score(form) > 0, "{form}: {}", score(form));
        }
        for form in ["the", "because", "activities", "don't", "thoroughly", "stewardship", "kader's"] {
            assert!(score(form) < 0, "{form}: {}", score(form));
        }
        for form in ["data", "gender", "monitoring", "2019", "rw", "pkk", "", "한국"] {
            assert_eq!(score(form), 0, "{form}");
        }
    }

    #[test]
    fn lists_are_sorted_unique_and_folded() {
        for list in [ENGLISH, SHARED, FUNCTION_WORDS] {
            let words: Vec<&str> = words(list).collect();
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(words.iter().all(|word| crate::fold(word) == *word));
        }
    }
}
