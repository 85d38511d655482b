//! Searching transcripts, nothing stored.

use crate::error::ingest_complaint;
use crate::reading::{Reader, ReadingOptions, SourceFile, Sources, ingest, nothing_read, shown};
use crate::workers::{Progress, share_out};
use crate::{Complaint, StudyError};
use benang_ingest::IngestError;
use benang_model::{BodyPositions, Locale, Span, Transcript, Turn, Unit};
use benang_query::{Query, Term};
use benang_report::{Format, Hit, Hits, Style, hits};
use benang_search::{Found, Searcher};
use std::path::PathBuf;

/// Code points of context on each side of a match, where nobody says how many.
const CONTEXT: usize = 80;

/// What is to be found.
#[derive(Debug, Clone, Copy)]
pub struct SearchRequest<'a> {
    /// The query as typed.
    pub query: &'a str,
    /// Transcripts or folders.
    pub paths: &'a [PathBuf],
    /// At most this many hits are listed; all are counted.
    pub limit: Option<usize>,
    /// How hits are shown.
    pub style: HitStyle,
    /// What is searched.
    pub unit: Unit,
    /// How transcripts are read.
    pub reading: &'a ReadingOptions,
}

/// How hits are shown as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitStyle {
    /// By transcript, with some context.
    Context,
    /// One a line, with this many code points on each side.
    Kwic(usize),
    /// Only the number of segments.
    Count,
}

/// What was found.
#[derive(Debug)]
pub struct SearchResult {
    list: Hits,
    style: HitStyle,
    /// Segments where the query holds.
    pub total: u64,
    /// Files that couldn't be read.
    pub complaints: Vec<Complaint>,
    /// A word of the query that looks as if it were meant as an operator.
    lost_operator: Option<&'static str>,
    /// Labels that were given a role though nobody has them.
    pub unmet: Vec<String>,
}

/// Reads transcripts, indexes their segments in memory and finds where the query holds.
///
/// # Errors
/// A text that is no query, or an index that fails. Transcripts that can't be read are told in
/// [`SearchResult::complaints`].
pub fn search(
    request: &SearchRequest<'_>,
    locale: Locale,
    progress: &Progress<'_>,
) -> Result<SearchResult, StudyError> {
    let query = benang_query::parse(request.query)
        .map_err(|source| StudyError::Query { query: request.query.to_owned(), source })?;
    let sources = Sources::find(request.paths);
    let reader = Reader::new(request.reading);
    let (transcripts, refused) = read_all(&sources, &reader, progress);
    let mut complaints = sources.complaints(locale);
    complaints.extend(refused.iter().map(|(path, error)| ingest_complaint(path, error, locale)));
    complaints.extend(transcripts.is_empty().then(|| nothing_read(request.paths, locale)));
    let found = Searcher::new(&transcripts, request.unit)?.find(&query)?;
    let context = match request.style {
        HitStyle::Kwic(width) => width,
        HitStyle::Context | HitStyle::Count => CONTEXT,
    };
    let places = found.iter().flat_map(|found| hits_of(found, &transcripts, context));
    let listed: Vec<Hit> = places.take(request.limit.unwrap_or(usize::MAX)).collect();
    let total = found.len() as u64;
    let matches = found.iter().map(|found| found.matches.len().max(1) as u64).sum();
    let list = Hits { query: query.to_string(), total, matches, hits: listed };
    Ok(SearchResult {
        list,
        style: request.style,
        total,
        complaints,
        lost_operator: lost_operator(&query),
        unmet: reader.unmet(locale),
    })
}

impl SearchResult {
    /// The hits, or their number.
    ///
    /// # Errors
    /// If the format's writer refuses a value.
    pub fn render(&self, format: Format, locale: Locale, width: Option<usize>) -> Result<String, StudyError> {
        let style = match self.style {
            HitStyle::Count if format != Format::Json => return Ok(format!("{}\n", self.total)),
            HitStyle::Count | HitStyle::Context => Style::Context,
            HitStyle::Kwic(width) => Style::Concordance { width },
        };
        Ok(hits(&self.list, style, format, locale, width)?)
    }

    /// What may have gone wrong if nothing was found.
    #[must_use]
    pub fn remark(&self, locale: Locale) -> Option<String> {
        let operator = self.lost_operator.filter(|_| self.total == 0)?;
        Some(locale.pick(
            format!("a word in small letters is searched for; the operator is {operator}, in capitals"),
            format!("kata berhuruf kecil dicari sebagai kata; operatornya {operator}, dengan huruf besar"),
        ))
    }
}

/// The operator that a word of `query` stands for, if it was to be one. As a word it hardly ever matches
/// beside the others.
fn lost_operator(query: &Query) -> Option<&'static str> {
    const WORDS: [(&str, &str); 6] =
        [("and", "AND"), ("dan", "AND"), ("or", "OR"), ("atau", "OR"), ("not", "NOT"), ("bukan", "NOT")];
    let operator = |child: &Query| match child {
        Query::Term(Term::Stem(word)) => WORDS.iter().find(|(written, _)| written == word).map(|(_, meant)| *meant),
        other => lost_operator(other),
    };
    match query {
        Query::And(children) | Query::Or(children) => children.iter().find_map(operator),
        _ => None,
    }
}

/// All transcripts in the order of their paths, and the files that couldn't be read.
fn read_all(
    sources: &Sources,
    reader: &Reader<'_>,
    progress: &Progress<'_>,
) -> (Vec<Transcript>, Vec<(String, IngestError)>) {
    let read = |state: &mut Vec<_>, index: usize, file: &SourceFile| state.push((index, ingest(file, reader)));
    let mut results: Vec<_> = share_out(&sources.files, progress, Vec::new, read).into_iter().flatten().collect();
    results.sort_by_key(|(index, _)| *index);
    let (mut transcripts, mut refused) = (Vec::new(), Vec::new());
    for (file, (_, result)) in sources.files.iter().zip(results) {
        match result {
            Ok(ingested) => transcripts.extend(ingested.map(|it| it.transcript)),
            Err(error) => refused.push((shown(&file.path), error)),
        }
    }
    (transcripts, refused)
}

/// The hits of one segment: a place each; the whole segment if the query names no words. Made one by
/// one, since a limit may want only the first.
fn hits_of<'a>(found: &'a Found, transcripts: &'a [Transcript], context: usize) -> impl Iterator<Item = Hit> + 'a {
    let whole = found.matches.is_empty().then_some(found.segment.span);
    let places = found.matches.iter().copied().chain(whole);
    let turn = transcripts.get(found.transcript).and_then(|it| Some((it, it.turns.get(found.segment.turn)?)));
    turn.into_iter().flat_map(move |(transcript, turn)| {
        // One turn may have tens of thousands of places.
        let mut positions = BodyPositions::new(turn, &transcript.text);
        places.clone().map(move |place| {
            let code_points = (positions.at(place.start), positions.at(place.end));
            hit(found, transcript, turn, place, code_points, context)
        })
    })
}

fn hit(
    found: &Found,
    transcript: &Transcript,
    turn: &Turn,
    place: Span,
    (start, end): (usize, usize),
    context: usize,
) -> Hit {
    let text = &transcript.text;
    let segment = found.segment.span;
    // A code point has at most four bytes, so no more than that is looked at.
    let reach = context.saturating_mul(4);
    let from = at_character(text, place.start.saturating_sub(reach).max(segment.start));
    let to = at_character(text, place.end.saturating_add(reach).min(segment.end));
    let before = turn.excerpt(Span::new(from, place.start), text);
    let after = turn.excerpt(Span::new(place.end, to), text);
    let skipped = before.chars().count().saturating_sub(context);
    Hit {
        transcript: transcript.name.clone(),
        turn: found.segment.turn + 1,
        start,
        end,
        speaker: transcript.speaker(turn).map(|speaker| speaker.label.clone()),
        language: found.language.as_str().to_owned(),
        left: before.chars().skip(skipped).collect(),
        matched: turn.excerpt(place, text),
        right: after.chars().take(context).collect(),
        codes: Vec::new(),
    }
}

/// The last beginning of a character at or before `byte`.
fn at_character(text: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_in_small_letters_are_noticed() {
        let check = |query: &str, expected| {
            assert_eq!(lost_operator(&benang_query::parse(query).unwrap()), expected, "{query}")
        };
        check("pelatihan and kader", Some("AND"));
        check("(latih* Dan kader) OR bidan", Some("AND"));
        check("pelatihan atau kader", Some("OR"));
        check("pelatihan bukan kader", Some("NOT"));
        check("dan", None);
        check("pelatihan AND kader", None);
        check("\"pelatihan dan kader\" bidan", None);
        check("pelatihan =dan", None);
    }
}
