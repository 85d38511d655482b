//! Finding where a query holds in a set of transcripts.

use crate::SearchError;
use crate::index::{Entry, Filling, SegmentIndex};
use crate::proposal::proposal;
use benang_language::{Language, Word, segments};
use benang_model::{Segment, Span, Transcript, Unit};
use benang_query::{Matcher, Program, Query, SegmentView};

/// A segment where a query holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Index of the transcript, from 0.
    pub transcript: usize,
    /// The segment.
    pub segment: Segment,
    /// The language of its turn.
    pub language: Language,
    /// The places of the matches, ordered and disjoint; empty if the query names no words.
    pub matches: Vec<Span>,
}

/// Transcripts with an index of their segments, in memory.
#[derive(Debug)]
pub struct Searcher<'t> {
    transcripts: &'t [Transcript],
    segments: Vec<Place>,
    index: SegmentIndex,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    transcript: usize,
    segment: Segment,
    language: Language,
}

impl<'t> Searcher<'t> {
    /// Indexes the segments of `transcripts`, whoever talks.
    ///
    /// # Errors
    /// If the index can't be built.
    pub fn new(transcripts: &'t [Transcript], unit: Unit) -> Result<Self, SearchError> {
        let nothing = Program::default();
        let mut reader = Matcher::new(&nothing);
        let mut filling = Filling::new()?;
        let mut places = Vec::new();
        let mut words = Vec::new();
        for (number, transcript) in transcripts.iter().enumerate() {
            let languages = turn_languages(transcript, &mut reader);
            for segment in segments(transcript, unit) {
                let language = languages.get(segment.turn).copied().unwrap_or(Language::Other);
                let Some(turn) = transcript.turns.get(segment.turn) else { continue };
                reader.read(transcript, &turn.bodies_in(segment.span).collect::<Vec<_>>(), &mut words);
                let forms: Vec<_> = words.iter().map(|word| reader.form(word.id)).collect();
                let speaker = transcript.speaker(turn);
                let label = speaker.map(|speaker| speaker.label.as_str());
                let name = speaker.and_then(|speaker| speaker.name.as_deref());
                filling.add(&Entry {
                    id: places.len() as u64,
                    forms: &forms,
                    speakers: &label.into_iter().chain(name).collect::<Vec<_>>(),
                    role: transcript.role(turn),
                    language: language.as_str(),
                    transcript: &transcript.name,
                })?;
                places.push(Place { transcript: number, segment, language });
            }
        }
        Ok(Self { transcripts, segments: places, index: filling.finish()? })
    }

    /// The segments where `query` holds, in the transcripts' order.
    ///
    /// # Errors
    /// If the index fails.
    pub fn find(&self, query: &Query) -> Result<Vec<Found>, SearchError> {
        let proposed = self.index.matching(&*proposal(query, self.index.fields))?;
        let places = proposed.into_iter().filter_map(|id| self.segments.get(usize::try_from(id).ok()?));
        Ok(self.check(query, places))
    }

    /// The same by reading everything: what [`Searcher::find`] must give.
    #[must_use]
    pub fn read_through(&self, query: &Query) -> Vec<Found> {
        self.check(query, self.segments.iter())
    }

    fn check<'p>(&self, query: &Query, places: impl Iterator<Item = &'p Place>) -> Vec<Found> {
        let program = Program::new([query]);
        let mut matcher = Matcher::new(&program);
        let mut words = Vec::new();
        let mut found = Vec::new();
        for place in places {
            let Some(transcript) = self.transcripts.get(place.transcript) else { continue };
            found.extend(holds(transcript, place, &mut matcher, &mut words));
        }
        found
    }
}

fn holds(transcript: &Transcript, place: &Place, matcher: &mut Matcher<'_>, words: &mut Vec<Word>) -> Option<Found> {
    let turn = transcript.turns.get(place.segment.turn)?;
    let bodies: Vec<Span> = turn.bodies_in(place.segment.span).collect();
    matcher.read(transcript, &bodies, words);
    let talk: Vec<Span> = bodies.iter().flat_map(|body| transcript.talk(*body)).collect();
    let view = SegmentView::new(transcript, turn, &talk, words, place.language);
    let mut found = None;
    matcher.find(
        &view,
        |_| true,
        |_, matches| {
            let Place { transcript, segment, language } = *place;
            found = Some(Found { transcript, segment, language, matches: matches.to_vec() });
        },
    );
    found
}

fn turn_languages(transcript: &Transcript, reader: &mut Matcher<'_>) -> Vec<Language> {
    let mut words = Vec::new();
    let language = |turn: &benang_model::Turn| {
        reader.read(transcript, &turn.bodies, &mut words);
        reader.language_of(turn, transcript, &words).language
    };
    transcript.turns.iter().map(language).collect()
}
