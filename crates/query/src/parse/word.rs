//! Reads bare words and the insides of quotation marks.
//!
//! A query's words are cut and folded by the functions that cut and fold the texts', so that a
//! piece of a transcript, put into a query, finds itself.

use crate::{Query, QueryError, Term};
use benang_language::{fold, tokens};
use benang_model::Span;

/// How a word without a star is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// By its stem, unless there is `=` before it.
    Stem,
    /// As the form that it is.
    Exact,
}

impl Reading {
    fn term(self, word: String) -> Term {
        match self {
            Self::Stem => Term::Stem(word),
            Self::Exact => Term::Exact(word),
        }
    }
}

/// Reads the words in `inside`: one is a term, several are a phrase.
pub(super) fn read(text: &str, inside: Span, reading: Reading) -> Result<Option<Query>, QueryError> {
    let mut terms = Vec::new();
    for piece in pieces(text, inside) {
        terms.extend(terms_of(piece.of(text), piece, reading)?);
    }
    Ok(match <[Term; 1]>::try_from(terms) {
        Ok([term]) => Some(Query::Term(term)),
        Err(terms) => (!terms.is_empty()).then_some(Query::Phrase(terms)),
    })
}

/// The stretches of `within` without white space.
fn pieces(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let mut rest = within;
    std::iter::from_fn(move || {
        rest = rest.trim(text);
        let left = rest.of(text);
        let length = left.find(char::is_whitespace).unwrap_or(left.len());
        let piece = Span::new(rest.start, rest.start + length);
        rest.start = piece.end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The terms of a piece without white space; none if it is punctuation.
fn terms_of(piece: &str, at: Span, reading: Reading) -> Result<Vec<Term>, QueryError> {
    let (word, reading) = piece.strip_prefix('=').map_or((piece, reading), |exact| (exact, Reading::Exact));
    if word.contains('*') {
        return starred(word, at, reading);
    }
    let mut words = Vec::new();
    collect_words(word, &mut words);
    Ok(words.into_iter().map(|word| reading.term(word)).collect())
}

/// Adds the folded words of `text`.
///
/// A few words aren't read again as they are displayed: folding makes the letter that some write
/// as an apostrophe (U+02BC) one, which at the end of a word is no part of it, and Unicode lets a
/// vowel sign cling to the `=` before it. Such a word is cut again, into shorter ones.
fn collect_words(text: &str, words: &mut Vec<String>) {
    for token in tokens(text) {
        let word = fold(token.of(text));
        let rest = word.trim_start_matches(|c| !begins_word(c));
        if rest.len() == word.len() && tokens(&word) == [Span::new(0, word.len())] {
            words.push(word.into_owned());
        } else {
            collect_words(rest, words);
        }
    }
}

fn begins_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The terms of a piece with a star at one end or both: `latih*`, `*nya`, `*tih*`.
fn starred(piece: &str, at: Span, reading: Reading) -> Result<Vec<Term>, QueryError> {
    let piece = fold(piece);
    let parts: Vec<&str> = piece.split('*').collect();
    let mut wordy = parts.iter().enumerate().filter(|(_, part)| part.contains(char::is_alphanumeric));
    let Some((index, part)) = wordy.next() else { return Err(QueryError::LoneStar { at }) };
    if wordy.next().is_some() {
        return Err(QueryError::StarInside { at });
    }
    let stars = Stars { before: index > 0, after: index + 1 < parts.len() };
    let words = words_between(stars, part);
    let last = words.len().saturating_sub(1);
    // Only the outermost words of `*self-help*` touch a star.
    let terms = words.into_iter().enumerate().map(|(index, word)| {
        match (stars.before && index == 0, stars.after && index == last) {
            (true, true) => Term::Contains(word),
            (true, false) => Term::Suffix(word),
            (false, true) => Term::Prefix(word),
            (false, false) => reading.term(word),
        }
    });
    Ok(terms.collect())
}

/// On which sides of some text a star stands.
#[derive(Debug, Clone, Copy)]
struct Stars {
    before: bool,
    after: bool,
}

/// The words of a folded text between stars. A mark beside a star that can join two halves of a
/// word is kept: `PMT-*` means what begins with `pmt-`. Any other mark there is punctuation.
fn words_between(stars: Stars, text: &str) -> Vec<String> {
    let joins = |c: char| matches!(c, '-' | '\'');
    let start = if stars.before { text.len() - text.trim_start_matches(joins).len() } else { 0 };
    let end = if stars.after { text.trim_end_matches(joins).len() } else { text.len() };
    let mut words = Vec::new();
    collect_words(Span::new(start, end).of(text), &mut words);
    if let Some(first) = words.first_mut() {
        first.insert_str(0, Span::new(0, start).of(text));
    }
    if let Some(last) = words.last_mut() {
        last.push_str(Span::new(end, text.len()).of(text));
    }
    words
}
