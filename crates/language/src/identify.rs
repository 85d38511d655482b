//! The language of a stretch of talk, from the evidence of its words.
//!
//! Speakers in Jakarta change language inside a sentence, so each word is given to one of the two
//! languages first. A word on its own is unsure (`data`, a name, a number), but speakers stay in
//! a language for a while: a hidden Markov model with two states weighs the evidence of a word
//! against the cost of a change. Labels follow from the number of words in each language.
//!
//! Of a third language our lists know few words: if most words are known by their spelling alone or not at all, a
//! statistical detector is asked whether it is one. It must be sure, since it takes slang for many
//! languages. Javanese and Sundanese share so many words with Indonesian that short turns in them are
//! still called Indonesian.

use crate::evidence::Evidence;
use whatlang::{Detector, Lang};

/// What a stretch of talk is spoken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Indonesian, formal or colloquial, and what can't be told from it here, such as Malay.
    Indonesian,
    /// English.
    English,
    /// Both, each with a substantial share of the words.
    Mixed,
    /// Neither: another language or script, or nothing to go by, such as numbers.
    Other,
}

impl Language {
    /// All labels, in the order of tables.
    pub const ALL: [Self; 4] = [Self::Indonesian, Self::English, Self::Mixed, Self::Other];

    /// The name used in queries, files and tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
            Self::Mixed => "mixed",
            Self::Other => "other",
        }
    }
}

/// The language of a stretch of talk, and what the label rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identification {
    /// The label.
    pub language: Language,
    /// Words given to Indonesian. Below some six words a label says little, the numbers say more.
    pub indonesian: usize,
    /// Words given to English.
    pub english: usize,
    /// Whether the words were undecided, so that a statistical detector had to decide.
    pub by_detector: bool,
}

/// The language of a stretch of talk with these words, in order. `text` is asked for only if they
/// leave it undecided.
///
/// Both languages together are [`Language::Mixed`] if the smaller has at least a quarter of the
/// words, and at least two unless there are no more than five in all.
///
/// ```
/// # use benang_language::{evidence, fold, language_of, stem, tokens, Language};
/// let text = "Jadi kita brainstorming dulu, and then everybody had to share";
/// let forms = tokens(text).into_iter().map(|word| fold(word.of(text)));
/// let found = language_of(forms.map(|form| evidence(&form, &stem(&form))), || text);
/// assert_eq!(found.language, Language::Mixed);
/// assert_eq!((found.indonesian, found.english), (3, 6));
/// ```
pub fn language_of<S: AsRef<str>>(
    words: impl IntoIterator<Item = Evidence>,
    text: impl FnOnce() -> S,
) -> Identification {
    let mut paths = Paths::default();
    let mut known = Known::default();
    for evidence in words {
        paths.step(evidence.score());
        known.count(evidence);
    }
    let Path { indonesian, english, .. } = paths.likelier();
    let decided = paths.weight >= DECIDED;
    if decided && known.are_enough() {
        return Identification { language: label(indonesian, english), indonesian, english, by_detector: false };
    }
    let text = text();
    if is_another(text.as_ref()) {
        return Identification { language: Language::Other, indonesian: 0, english: 0, by_detector: true };
    }
    let language = if decided { label(indonesian, english) } else { detect(text.as_ref()) };
    Identification { language, indonesian, english, by_detector: !decided }
}

/// Evidence for either language, in eighths of a natural logarithm, that decides: more than spelling
/// can say of one word.
const DECIDED: i32 = 20;

/// How sure the detector must be of a third language.
const SURE: f64 = 0.5;

/// What a change of language costs, in eighths: ln(0.8 / 0.2).
const CHANGE: i32 = 11;

fn label(indonesian: usize, english: usize) -> Language {
    let (minority, all) = (indonesian.min(english), indonesian + english);
    if minority * 4 >= all && (minority >= 2 || all <= 5) {
        Language::Mixed
    } else if indonesian >= english {
        Language::Indonesian
    } else {
        Language::English
    }
}

/// How many words are known.
#[derive(Clone, Copy, Default)]
struct Known {
    /// By a list or by the stemmer.
    well: usize,
    /// By nothing but their spelling.
    by_spelling: usize,
    all: usize,
}

impl Known {
    fn count(&mut self, evidence: Evidence) {
        self.all += 1;
        self.well += usize::from(evidence.is_of_known_word());
        self.by_spelling += usize::from(!evidence.is_of_known_word() && evidence != Evidence::NONE);
    }

    /// Whether these are so many as in talk of our languages, rare words and names included; the detector costs
    /// as much as reading a hundred words, so it must not be asked about every turn.
    fn are_enough(self) -> bool {
        self.well * 5 >= 2 * (self.well + self.by_spelling) && self.well * 5 >= 2 * self.all
    }
}

/// Our languages, and those that stand for all others of their kind: which one it is, nobody asks, and each costs time.
#[rustfmt::skip]
const CANDIDATES: [Lang; 21] = [
    Lang::Ind, Lang::Eng, Lang::Deu, Lang::Nld, Lang::Fra, Lang::Spa, Lang::Por, Lang::Ita, Lang::Jav, Lang::Tgl,
    Lang::Tur, Lang::Vie, Lang::Pol, Lang::Ara, Lang::Cmn, Lang::Jpn, Lang::Kor, Lang::Rus, Lang::Hin, Lang::Tha,
    Lang::Tam,
];

/// Whether a text is surely in neither of our languages.
fn is_another(text: &str) -> bool {
    let found = Detector::with_allowlist(CANDIDATES.to_vec()).detect(text);
    found.is_some_and(|found| !matches!(found.lang(), Lang::Ind | Lang::Eng) && found.confidence() >= SURE)
}

fn detect(text: &str) -> Language {
    match Detector::with_allowlist(vec![Lang::Ind, Lang::Eng]).detect_lang(text) {
        Some(Lang::Ind) => Language::Indonesian,
        Some(Lang::Eng) => Language::English,
        _ => Language::Other,
    }
}

/// The likeliest assignment of all words so far that ends in one language.
#[derive(Clone, Copy, Default)]
struct Path {
    score: i32,
    indonesian: usize,
    english: usize,
}

impl Path {
    fn at(self, score: i32) -> Self {
        Self { score, ..self }
    }
}

/// Viterbi's algorithm, of which only the number of words in each state is kept.
#[derive(Clone, Copy, Default)]
struct Paths {
    indonesian: Path,
    english: Path,
    /// All evidence, for whichever language.
    weight: i32,
}

impl Paths {
    /// Adds a word; one that says nothing changes nothing. Half of the score is due to each path,
    /// one way or the other: all is doubled instead, the cost of a change too.
    fn step(&mut self, score: i32) {
        if score == 0 {
            return;
        }
        let (indonesian, english) = (self.indonesian, self.english);
        self.indonesian = better(indonesian, english);
        self.indonesian.score += score;
        self.indonesian.indonesian += 1;
        self.english = better(english, indonesian);
        self.english.score -= score;
        self.english.english += 1;
        self.weight += score.abs();
    }

    fn likelier(&self) -> Path {
        if self.indonesian.score >= self.english.score { self.indonesian } else { self.english }
    }
}

/// The better way to get to a state: staying in it, or changing from the other.
fn better(stay: Path, other: Path) -> Path {
    let change = other.score - 2 * CHANGE;
    if stay.score >= change { stay } else { other.at(change) }
}

#[cfg(test)]
mod tests;
