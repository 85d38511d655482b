//! Words that a table of frequent words is better without.
//!
//! Only for counting: search and rules see every word, since *tidak* decides what a sentence says.
//! The lists hold closed classes. Words that researchers study (`masalah`, `ibu`, `mampu`), which
//! common lists drop, are none.

use crate::list::entries;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const LISTS: [&str; 2] = [include_str!("../data/stop-words-id.txt"), include_str!("../data/stop-words-en.txt")];

static STOP_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| LISTS.iter().flat_map(|list| entries(list)).collect());

/// Whether a folded form is a stop word of Indonesian or English.
///
/// ```
/// # use benang_language::is_stop_word;
/// assert!(is_stop_word("yang") && is_stop_word("the"));
/// assert!(!is_stop_word("mampu"));
/// ```
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_stop_words_and_matters_of_study_are_not() {
        for word in ["sih", "deh", "kok", "nah", "gitu", "gak", "nggak", "dan", "and", "isn't"] {
            assert!(is_stop_word(word), "{word}");
        }
        for word in
            "masalah ibu bapak kasus mampu perlu penting pertanyaan waktu tempat kerja orang work need".split(' ')
        {
            assert!(!is_stop_word(word), "{word}");
        }
    }

    #[test]
    fn lists_are_sorted_unique_and_folded() {
        for list in LISTS {
            let words: Vec<&str> = entries(list).collect();
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(words.iter().all(|word| crate::fold(word) == *word));
        }
    }
}
