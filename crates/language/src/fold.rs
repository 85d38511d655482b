//! One spelling for what a reader takes for the same word.
//!
//! `Pelatihan`, `PELATIHAN` and `pélatihan` are one form to everybody but a computer, and Word's
//! curly apostrophes and long hyphens are no different from the typed ones. Everything in this
//! crate that looks a word up expects it folded.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds case, accents of Latin letters, apostrophes and hyphens; borrows if there is nothing to
/// do. Folding twice is folding once.
///
/// Other scripts keep their marks, which are letters there. Soft hyphens and other characters
/// without a shape, which word processors leave behind, are dropped.
///
/// ```
/// assert_eq!(benang_language::fold("Ma’nà"), "ma'na");
/// assert_eq!(benang_language::fold("Kelompok‑kelompok"), "kelompok-kelompok");
/// ```
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        return Cow::Owned(fold_unicode(word));
    }
    if word.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'`') {
        return Cow::Owned(word.to_ascii_lowercase().replace('`', "'"));
    }
    Cow::Borrowed(word)
}

fn fold_unicode(word: &str) -> String {
    let mut after_latin = false;
    word.chars()
        .filter(|c| !has_no_shape(*c))
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(move |c| {
            if is_combining_mark(*c) {
                return !after_latin;
            }
            after_latin = is_latin(*c);
            true
        })
        .nfc()
        .map(plain_punctuation)
        .collect()
}

/// Soft hyphen, zero-width space, word joiner and byte order mark. The joiners of other scripts
/// and of emoji aren't among them.
fn has_no_shape(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a lower-case character belongs to one of the Latin blocks.
fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{df}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}')
}

fn plain_punctuation(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | 'ʻ' | '′' | '´' | '`' | '＇' => '\'',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_alike_becomes_alike() {
        for (word, folded) in [
            ("iya", "iya"),
            ("IYA", "iya"),
            ("Café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("İbu", "ibu"),
            ("Don’t", "don't"),
            ("jum`at", "jum'at"),
            ("anak–anak", "anak-anak"),
            ("ke\u{ad}sehatan", "kesehatan"),
            ("Йод", "йод"),
            ("한국", "한국"),
            ("", ""),
        ] {
            assert_eq!(fold(word), folded, "{word}");
        }
    }

    #[test]
    fn what_is_folded_is_borrowed() {
        assert!(matches!(fold("ibu-ibu2"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(word in any::<String>()) {
            let once = fold(&word).into_owned();
            let twice = fold(&once).into_owned();
            prop_assert_eq!(twice, once);
        }
    }
}
