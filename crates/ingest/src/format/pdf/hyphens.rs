//! Words that are broken at the end of a line.
//!
//! A hyphen at the end of a line either breaks a word or belongs to it, and Indonesian has many words to
//! which it belongs (`anak-anak`). It is taken away where the rest of the document says that it breaks the
//! word, and left where it stands otherwise.

use std::collections::HashSet;

/// A document that breaks this many words breaks words as a habit.
const HABIT: usize = 5;

/// What the document says about its hyphens.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    /// Its words in small letters.
    words: HashSet<String>,
    /// How many lines end in a hyphen and go on with a small letter.
    breaks: usize,
}

/// What a hyphen at the end of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// It breaks a word.
    Breaks,
    /// It belongs to a word.
    Belongs,
    /// One or the other, or something else, like a dash.
    Unknown,
}

impl Hyphens {
    /// Takes note of a line, and of the line above it in the same paragraph.
    pub(super) fn survey(&mut self, above: Option<&str>, line: &str) {
        if above.and_then(|above| halves(above, line)).is_some() {
            self.breaks += 1;
        }
        for word in line.split_whitespace() {
            let word = word.trim_matches(|char: char| !char.is_alphanumeric());
            if word.chars().any(char::is_alphabetic) {
                self.words.insert(word.to_lowercase());
            }
        }
    }

    /// What the hyphen is in which `above` ends, if it ends in one.
    pub(super) fn between(&self, above: &str, line: &str) -> Hyphen {
        let Some((head, tail)) = halves(above, line) else { return Hyphen::Unknown };
        let (head, tail) = (head.to_lowercase(), tail.to_lowercase());
        if above.ends_with('\u{AD}') {
            Hyphen::Breaks
        } else if is_doubled(&head, &tail) || self.words.contains(&format!("{head}-{tail}")) {
            Hyphen::Belongs
        } else if self.breaks >= HABIT || self.words.contains(&format!("{head}{tail}")) {
            Hyphen::Breaks
        } else {
            Hyphen::Unknown
        }
    }
}

/// The letters before the hyphen at the end of a line, and those at the begin of the next one, if they may
/// be one word.
fn halves<'t>(above: &'t str, line: &'t str) -> Option<(&'t str, &'t str)> {
    let before = above.strip_suffix(['-', '\u{AD}', '\u{2010}'])?;
    let head = before.rsplit(|char: char| !char.is_alphabetic()).next()?;
    let tail = line.split(|char: char| !char.is_alphabetic()).next()?;
    let small = tail.chars().next().is_some_and(char::is_lowercase);
    (small && head.chars().nth(1).is_some() && tail.chars().nth(1).is_some()).then_some((head, tail))
}

/// Whether the halves are one word twice: `anak-anaknya`, `kanak-kanakan`, `berlari-lari`.
fn is_doubled(head: &str, tail: &str) -> bool {
    tail.starts_with(head) || head.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_document_says_decides() {
        let check = |lines: &[&str], above: &str, line: &str, hyphen: Hyphen| {
            let mut hyphens = Hyphens::default();
            lines.iter().for_each(|line| hyphens.survey(None, line));
            assert_eq!(hyphens.between(above, line), hyphen, "{above} {line}");
        };
        check(&["wawancara itu"], "lalu wawan-", "cara lagi", Hyphen::Breaks);
        check(&[], "lalu wawan-", "cara lagi", Hyphen::Unknown);
        check(&[], "lalu wawan\u{AD}", "cara lagi", Hyphen::Breaks);
        check(&[], "semua anak-", "anaknya", Hyphen::Belongs);
        check(&[], "mereka berlari-", "lari", Hyphen::Belongs);
        check(&["a follow-up"], "the follow-", "up", Hyphen::Belongs);
        check(&["wawancara itu"], "lalu wawan-", "Cara lagi", Hyphen::Unknown);
        check(&[], "dari 2008-", "an", Hyphen::Unknown);
        check(&[], "lalu", "wawancara", Hyphen::Unknown);
    }

    #[test]
    fn a_typeset_document_breaks_words_as_a_habit() {
        let mut hyphens = Hyphens::default();
        (0..HABIT).for_each(|_| hyphens.survey(Some("wawan-"), "cara lagi"));
        assert_eq!(hyphens.between("pene-", "liti"), Hyphen::Breaks);
    }
}
