//! How cues, which are cut for the eye or by the recogniser's breath, become paragraphs that can be read.

use crate::rows::When;

/// A paragraph of so many words ends with its sentence …
const ENOUGH_WORDS: usize = 60;
/// … and one of so many words with its cue: recognisers may write no full stops.
const TOO_MANY_WORDS: usize = 150;
/// A pause of so many milliseconds ends a paragraph.
const PAUSE_MS: u64 = 2_000;
/// Scripts without spaces have about so many characters for what takes a word elsewhere.
const CHARS_PER_WORD: usize = 6;

/// A paragraph that may go on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph {
    words: usize,
    sentence_ends: bool,
    end_ms: Option<u64>,
}

impl Paragraph {
    /// A paragraph that begins with `text`.
    pub(crate) fn new(text: &str, when: When) -> Self {
        Self { words: words(text), sentence_ends: ends_sentence(text), end_ms: when.end_ms }
    }

    /// Adds the next piece.
    pub(crate) fn add(&mut self, text: &str, when: When) {
        self.words += words(text);
        self.sentence_ends = ends_sentence(text);
        self.end_ms = self.end_ms.max(when.end_ms);
    }

    /// Whether a cue at this time belongs to it.
    pub(crate) fn takes(&self, when: When) -> bool {
        let paused = match (self.end_ms, when.start_ms) {
            (Some(end), Some(start)) => start >= end.saturating_add(PAUSE_MS),
            _ => false,
        };
        let full = self.words >= TOO_MANY_WORDS || (self.words >= ENOUGH_WORDS && self.sentence_ends);
        !paused && !full
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count().max(text.chars().count() / CHARS_PER_WORD)
}

fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '」');
    text.trim_end_matches(closing).ends_with(['.', '?', '!', '…', '。', '？', '！'])
}

/// Whether a space goes between two pieces of one paragraph: not between characters of scripts
/// without spaces, nor inside a doubled word (`anak-` `anak`).
pub(crate) fn is_apart(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let doubled = || {
        let word = before.trim_end_matches('-').rsplit(char::is_whitespace).next().unwrap_or_default();
        last == '-' && !word.is_empty() && after.to_lowercase().starts_with(&word.to_lowercase())
    };
    !(last.is_whitespace() || is_unspaced(last) && is_unspaced(first) || doubled())
}

/// Characters of scripts that write no spaces between words, and their full-width punctuation.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF65}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_as_the_script_does() {
        let check = |before, after, expected| assert_eq!(is_apart(before, after), expected, "{before}|{after}");
        check("Oke,", "jadi", true);
        check("anak-", "anak itu", false);
        check("saya-", "eh kami", true);
        check("今日は", "とても", false);
        check("今日は", "OK", true);
        check("안녕하세요", "저는", true);
    }

    #[test]
    fn a_paragraph_ends_with_a_sentence_or_a_pause() {
        let when = |start_ms, end_ms| When { start_ms: Some(start_ms), end_ms: Some(end_ms) };
        let check = |text: &str, start, expected| {
            assert_eq!(Paragraph::new(text, when(0, 1_000)).takes(when(start, start + 1)), expected, "{text}");
        };
        check("Ya.", 2_999, true);
        check("Ya.", 3_000, false);
        check(&"ya ".repeat(59), 1_000, true);
        check(&"ya ".repeat(149), 1_000, true);
        check(&"ya ".repeat(150), 1_000, false);
        check(&format!("{}ya.", "ya ".repeat(59)), 1_000, false);
        check(&format!("{}“ya.”", "ya ".repeat(59)), 1_000, false);
        check(&"字".repeat(900), 1_000, false);
    }
}
