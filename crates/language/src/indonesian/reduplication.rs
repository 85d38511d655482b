//! Words with a hyphen: doubled (`anak-anak`), doubled and derived (`tolong-menolong`), written
//! with a numeral (`ibu2`), or an affix set off from a foreign word (`zoom-nya`, `di-WA-in`).

use super::Indonesian;
use super::affixes::{is_set_off_prefix, is_set_off_suffix};

impl Indonesian {
    /// The root of a word that isn't a root itself, hyphens and numerals understood.
    pub(super) fn hyphenated<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        if let Some((word, suffix)) = word.rsplit_once('-')
            && is_set_off_suffix(suffix)
        {
            return Some(self.stem(word).unwrap_or(word)).filter(|word| has_letters_only(word));
        }
        if let Some((prefix, word)) = word.split_once('-')
            && is_set_off_prefix(prefix)
        {
            return Some(self.stem(word).unwrap_or(word)).filter(|word| has_letters_only(word));
        }
        if let Some((first, second)) = word.split_once('-') {
            return self.doubled(first, second);
        }
        if let Some((word, suffix)) = word.split_once(['2', '²']) {
            let doubled = suffix.is_empty() || is_set_off_suffix(suffix);
            return doubled.then(|| self.plain(word)).flatten();
        }
        self.plain(word)
    }

    fn doubled<'a>(&'a self, first: &'a str, second: &'a str) -> Option<&'a str> {
        let known = self.plain(first);
        let root = known.unwrap_or(first);
        let other = self.plain(second).unwrap_or(second);
        let same = root == other || (has_letters_only(first) && second.starts_with(first));
        // `sayur-mayur`, `warna-warni`: the second half is the first with other sounds. Two roots
        // side by side (`suami-istri`) are two ideas, and stay together as they are.
        let echo = known.is_some() && (!self.is_root(other) || echoes(root, other));
        (same || echo).then_some(root).filter(|root| has_letters_only(root))
    }
}

/// Numbers and codes are no words: `ke-2` isn't `2`.
fn has_letters_only(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_ascii_digit())
}

/// Whether two words differ in their first letter only, or only in their vowels.
fn echoes(one: &str, other: &str) -> bool {
    let tail = |word: &str| word.chars().skip(1).collect::<String>();
    let consonants = |word: &str| word.replace(['a', 'e', 'i', 'o', 'u'], "");
    tail(one) == tail(other) || consonants(one) == consonants(other)
}
