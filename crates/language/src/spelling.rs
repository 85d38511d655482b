//! How Indonesian and how English a word looks, for words that no list knows.
//!
//! Indonesian is spelled as it sounds: syllables of few consonants, most ending in a vowel, `ng`
//! and `ny` anywhere. English doubles letters, piles up consonants at the end and uses letters for
//! sounds they don't have. Loans and names make every sign unsure, so none weighs much.

/// Letters that one language writes and the other hardly ever does, and how much they say:
/// positive for Indonesian.
const CUES: [(Place, &str, i8); 58] = [
    (Place::Start, "ng", 8),
    (Place::Start, "ny", 8),
    (Place::Start, "meng", 8),
    (Place::Start, "peng", 8),
    (Place::Start, "kw", -4),
    (Place::Start, "kn", -8),
    (Place::Start, "wr", -8),
    (Place::Start, "wh", -8),
    (Place::Start, "sc", -4),
    (Place::Start, "un", -2),
    (Place::Start, "y", 2),
    (Place::Anywhere, "ny", 4),
    (Place::Anywhere, "ngg", 6),
    (Place::Anywhere, "ngk", 6),
    (Place::Anywhere, "kh", 4),
    (Place::Anywhere, "sy", 4),
    (Place::Anywhere, "aa", 3),
    (Place::Anywhere, "ai", 1),
    (Place::Anywhere, "th", -6),
    (Place::Anywhere, "ph", -4),
    (Place::Anywhere, "gh", -6),
    (Place::Anywhere, "ck", -8),
    (Place::Anywhere, "sh", -4),
    (Place::Anywhere, "tch", -6),
    (Place::Anywhere, "oo", -4),
    (Place::Anywhere, "ee", -6),
    (Place::Anywhere, "ou", -6),
    (Place::Anywhere, "ow", -5),
    (Place::Anywhere, "ew", -2),
    (Place::Anywhere, "x", -6),
    (Place::Anywhere, "q", -4),
    (Place::Anywhere, "v", -2),
    (Place::Anywhere, "'", -4),
    (Place::End, "nya", 10),
    (Place::End, "kan", 6),
    (Place::End, "an", 3),
    (Place::End, "ah", 5),
    (Place::End, "ih", 5),
    (Place::End, "uh", 5),
    (Place::End, "ak", 4),
    (Place::End, "ik", 2),
    (Place::End, "ang", 6),
    (Place::End, "ung", 5),
    (Place::End, "a", 4),
    (Place::End, "i", 5),
    (Place::End, "u", 6),
    (Place::End, "o", 2),
    (Place::End, "e", -4),
    (Place::End, "y", -6),
    (Place::End, "w", -4),
    (Place::End, "ts", -6),
    (Place::End, "ks", -3),
    (Place::End, "rs", -6),
    (Place::End, "st", -4),
    (Place::End, "nt", -4),
    (Place::End, "nd", -6),
    (Place::End, "ld", -6),
    (Place::End, "rd", -6),
];

/// Endings of derived English words that Indonesian has none like.
const DERIVATIONS: [&str; 18] = [
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ship", "ships", "ful", "less", "ous", "ity", "able",
    "ible", "ized", "izing", "ives",
];

/// Endings of inflected English words. Indonesian names may end so too: Cilincing, Nining.
const INFLECTIONS: [&str; 8] = ["ing", "ings", "ed", "ers", "ors", "ies", "ists", "ly"];

/// What such an ending says.
const ENGLISH_ENDING: i8 = -8;

/// What a doubled consonant says: `better`, `process`.
const DOUBLED_CONSONANT: i8 = -6;

/// Letters below which a word, or what an ending leaves of it, shows nothing.
const SHORTEST: usize = 4;

#[derive(Clone, Copy)]
enum Place {
    Start,
    Anywhere,
    End,
}

/// How a folded word looks, positive for Indonesian, at most `most` either way; zero for
/// abbreviations and what isn't written in Latin letters.
pub(crate) fn score(word: &str, most: i8) -> i8 {
    if !is_latin_word(word) || word.len() < SHORTEST || !word.contains(['a', 'e', 'i', 'o', 'u']) {
        return 0;
    }
    let cues = CUES.iter().filter(|(place, cue, _)| match place {
        Place::Start => word.starts_with(cue),
        Place::Anywhere => word.contains(cue),
        Place::End => word.ends_with(cue),
    });
    let mut sum: i32 = cues.map(|(_, _, weight)| i32::from(*weight)).sum();
    if ends_in(word, &DERIVATIONS) || ends_in(word, &INFLECTIONS) {
        sum += i32::from(ENGLISH_ENDING);
    }
    if has_doubled_consonant(word) {
        sum += i32::from(DOUBLED_CONSONANT);
    }
    let most_wide = i32::from(most);
    i8::try_from(sum.clamp(-most_wide, most_wide)).unwrap_or(most)
}

/// Whether a folded word is derived as only English words are.
pub(crate) fn is_derived_english(word: &str) -> bool {
    is_latin_word(word) && ends_in(word, &DERIVATIONS)
}

/// Whether a word has one of the endings, behind enough letters for it to be one.
fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.len() >= SHORTEST))
}

/// Letters of English and Indonesian, with at most a hyphen or an apostrophe between them.
fn is_latin_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'\''))
}

fn has_doubled_consonant(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).any(|(one, next)| one == next && b"bcdflmnprstz".contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_look_like_their_language() {
        for word in ["kalyana", "menganyam", "sukirah", "nganyam", "tumbuhi", "kesusu"] {
            assert!(score(word, 12) > 0, "{word}: {}", score(word, 12));
        }
        for word in ["thoroughly", "blackboards", "knitted", "nightmares", "stewardship", "fluffy"] {
            assert!(score(word, 12) < 0, "{word}: {}", score(word, 12));
        }
        for word in ["2019", "rw09", "한국", ""] {
            assert_eq!(score(word, 12), 0, "{word}");
        }
    }
}
