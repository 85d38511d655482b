//! Runs a [`Program`] over segments.

use crate::program::{AtomId, Meaning, Plan, Program, QueryId};
use crate::{Field, Order, SegmentView};
use benang_language::{Form, Identification, Word, WordId, WordTable, language_of};
use benang_model::{Span, Transcript, Turn};
use std::sync::Arc;

/// Runs a [`Program`] over one segment after the other. It keeps the table of word forms, so each
/// form is analysed and resolved to what it means to the queries once. One per thread.
#[derive(Debug)]
pub struct Matcher<'p> {
    program: &'p Program,
    table: WordTable,
    meaning: Meaning,
    /// Per form: where its stretches of `meaning` begin. They end where the next form's begin.
    begins: Vec<Begin>,
    /// Per atom that is placed: the words of the segment that satisfy it, ascending.
    places: Vec<Vec<u32>>,
    present: Vec<AtomId>,
    /// Matches of the queries that are not evaluated.
    runs: Vec<(QueryId, Run)>,
    /// Queries to evaluate in this segment.
    candidates: Vec<QueryId>,
    /// Queries noted in this segment: as candidates, or as holding where places aren't asked for.
    is_noted: Vec<bool>,
    /// Queries that hold.
    held: Vec<Held>,
    spans: Vec<Span>,
}

/// Small, since it is looked at for every word: lists of four billion entries don't fit into memory.
#[derive(Debug, Clone, Copy, Default)]
struct Begin {
    queries: u32,
    atoms: u32,
}

impl Begin {
    /// What is appended to `meaning` next begins here.
    fn at_end_of(meaning: &Meaning) -> Self {
        let end = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Self { queries: end(meaning.queries.len()), atoms: end(meaning.atoms.len()) }
    }
}

/// What is asked of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Which queries match.
    Whether,
    /// Where, too.
    Where,
}

/// A query that holds, with its stretch of `spans`. Small, since they are sorted in every segment; more
/// than u32::MAX places don't fit into memory.
#[derive(Debug, Clone, Copy)]
struct Held {
    query: QueryId,
    start: u32,
    end: u32,
}

impl Held {
    fn new(query: QueryId, start: usize, end: usize) -> Self {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self { query, start: place(start), end: place(end) }
    }

    /// A query whose places aren't asked for.
    fn nowhere(query: QueryId) -> Self {
        Self { query, start: 0, end: 0 }
    }
}

/// Consecutive words, from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    first: u32,
    last: u32,
}

impl<'p> Matcher<'p> {
    /// A matcher that has seen no word yet.
    #[must_use]
    pub fn new(program: &'p Program) -> Self {
        Self {
            program,
            table: WordTable::new(Arc::clone(&program.lexicon)),
            meaning: Meaning::default(),
            begins: vec![Begin::default()],
            places: vec![Vec::new(); program.uses.len()],
            present: Vec::new(),
            runs: Vec::new(),
            candidates: Vec::new(),
            is_noted: vec![false; program.len()],
            held: Vec::new(),
            spans: Vec::new(),
        }
    }

    /// Replaces `words` with the words of talk in `bodies`. Words read before are void afterwards.
    pub fn read(&mut self, transcript: &Transcript, bodies: &[Span], words: &mut Vec<Word>) {
        if self.table.empty_if_full() {
            self.begins.truncate(1);
            self.meaning = Meaning::default();
        }
        words.clear();
        for body in bodies {
            self.table.read_talk(transcript, *body, words);
        }
        while self.begins.len() <= self.table.len() {
            self.program.resolve(self.table.form_at(self.begins.len() - 1), &mut self.meaning);
            self.begins.push(Begin::at_end_of(&self.meaning));
        }
    }

    /// What is known of a word's form.
    #[must_use]
    pub fn form(&self, id: WordId) -> &Form {
        self.table.form(id)
    }

    /// The language of a turn with these words.
    #[must_use]
    pub fn language_of(&self, turn: &Turn, transcript: &Transcript, words: &[Word]) -> Identification {
        let talk = || {
            let pieces = turn.bodies.iter().flat_map(|body| transcript.talk(*body));
            pieces.map(|piece| piece.of(&transcript.text)).collect::<Vec<_>>().join(" ")
        };
        language_of(words.iter().map(|word| self.table.evidence(word.id)), talk)
    }

    /// Calls `found` with each query that matches the segment, in ascending order, and the places
    /// of its matches: ordered and disjoint, empty for a query without words (`role:informant`).
    /// Queries that `wanted` refuses are passed over. `segment.words` come from [`Matcher::read`].
    pub fn find(
        &mut self,
        segment: &SegmentView<'_>,
        wanted: impl Fn(usize) -> bool,
        mut found: impl FnMut(usize, &[Span]),
    ) {
        self.run(segment, &wanted, Asked::Where);
        for held in &self.held {
            let places = self.spans.get(held.start as usize..held.end as usize);
            found(held.query as usize, places.unwrap_or_default());
        }
    }

    /// Calls `found` with each query that matches the segment, as [`Matcher::find`] does, but without
    /// the places: a word that occurs a hundred times costs little more than one that occurs once.
    pub fn matching(
        &mut self,
        segment: &SegmentView<'_>,
        wanted: impl Fn(usize) -> bool,
        mut found: impl FnMut(usize),
    ) {
        self.run(segment, &wanted, Asked::Whether);
        self.held.iter().for_each(|held| found(held.query as usize));
    }

    /// Fills `held`, and `spans` if places are asked for.
    fn run(&mut self, segment: &SegmentView<'_>, wanted: &impl Fn(usize) -> bool, asked: Asked) {
        self.held.clear();
        self.spans.clear();
        self.scan(segment.words, asked);
        match asked {
            Asked::Whether => self.take_noted(wanted),
            Asked::Where => self.gather(segment, wanted),
        }
        self.evaluate(segment, wanted, asked);
        self.held.sort_unstable_by_key(|held| held.query);
    }

    /// Makes way for the next segment; `held` keeps what is wanted.
    fn take_noted(&mut self, wanted: &impl Fn(usize) -> bool) {
        let Self { held, is_noted, .. } = self;
        held.retain(|held| {
            is_noted.get_mut(held.query as usize).into_iter().for_each(|noted| *noted = false);
            wanted(held.query as usize)
        });
    }

    /// Turns the matches of queries that are not evaluated into spans.
    fn gather(&mut self, segment: &SegmentView<'_>, wanted: &impl Fn(usize) -> bool) {
        let Self { runs, held, spans, .. } = self;
        runs.sort_unstable_by_key(|&(query, run)| (u64::from(query) << 32 | u64::from(run.first), run.last));
        for group in runs.chunk_by(|one, other| one.0 == other.0) {
            let Some(&(query, _)) = group.first().filter(|(query, _)| wanted(*query as usize)) else { continue };
            let start = spans.len();
            spans.extend(group.iter().map(|(_, run)| run_span(segment, *run)));
            join(spans, start);
            held.push(Held::new(query, start, spans.len()));
        }
    }

    /// Answers the queries of words and phrases, places the atoms that others ask for, and notes
    /// the queries that are worth evaluating.
    fn scan(&mut self, words: &[Word], asked: Asked) {
        let Self { program, meaning, begins, places, present, runs, candidates, is_noted, held, .. } = self;
        let meaning = Stretches { meaning, begins };
        let mut is_new =
            |query: QueryId| is_noted.get_mut(query as usize).is_some_and(|noted| !std::mem::replace(noted, true));
        runs.clear();
        candidates.clear();
        candidates.extend_from_slice(&program.untriggered);
        for (index, word) in (0_u32..).zip(words) {
            let (queries, atoms) = meaning.of(word.id);
            match asked {
                Asked::Where => runs.extend(queries.iter().map(|&query| (query, Run { first: index, last: index }))),
                Asked::Whether => {
                    held.extend(queries.iter().filter(|it| is_new(**it)).map(|&query| Held::nowhere(query)))
                }
            }
            for &atom in atoms {
                let Some(uses) = program.uses.get(atom as usize) else { continue };
                for (query, rest) in &uses.begins {
                    let Some(last) = meaning.follow(words, index, rest) else { continue };
                    match asked {
                        Asked::Where => runs.push((*query, Run { first: index, last })),
                        Asked::Whether if is_new(*query) => held.push(Held::nowhere(*query)),
                        Asked::Whether => {}
                    }
                }
                if !uses.placed {
                    continue;
                }
                let Some(places) = places.get_mut(atom as usize) else { continue };
                if places.is_empty() {
                    present.push(atom);
                    candidates.extend(uses.triggers.iter().filter(|it| is_new(**it)));
                }
                places.push(index);
            }
        }
    }

    fn evaluate(&mut self, segment: &SegmentView<'_>, wanted: &impl Fn(usize) -> bool, asked: Asked) {
        let Self { program, meaning, begins, places, present, candidates, is_noted, held, spans, .. } = self;
        let evaluation = Evaluation { places, meaning: Stretches { meaning, begins }, segment };
        for &query in &*candidates {
            let index = query as usize;
            is_noted.get_mut(index).into_iter().for_each(|noted| *noted = false);
            let start = spans.len();
            let plan = program.plans.get(index).filter(|_| wanted(index));
            if !plan.is_some_and(|plan| evaluation.holds(plan, spans)) {
                continue;
            }
            match asked {
                Asked::Whether => spans.truncate(start),
                Asked::Where => {
                    spans.get_mut(start..).unwrap_or_default().sort_unstable();
                    join(spans, start);
                }
            }
            held.push(Held::new(query, start, spans.len()));
        }
        for atom in present.drain(..) {
            if let Some(places) = places.get_mut(atom as usize) {
                places.clear();
            }
        }
    }
}

/// What each form means to the queries.
struct Stretches<'a> {
    meaning: &'a Meaning,
    begins: &'a [Begin],
}

impl<'a> Stretches<'a> {
    /// The queries that a form matches, and the atoms that it satisfies.
    fn of(&self, id: WordId) -> (&'a [QueryId], &'a [AtomId]) {
        let Some([begin, end]) = self.begins.get(id.index()..).and_then(|rest| rest.first_chunk::<2>()) else {
            return (&[], &[]);
        };
        let queries = self.meaning.queries.get(begin.queries as usize..end.queries as usize);
        let atoms = self.meaning.atoms.get(begin.atoms as usize..end.atoms as usize);
        (queries.unwrap_or_default(), atoms.unwrap_or_default())
    }

    /// The last word of a phrase that begins at `first`, if the atoms in `rest` follow.
    fn follow(&self, words: &[Word], first: u32, rest: &[AtomId]) -> Option<u32> {
        let mut last = first;
        for atom in rest {
            last += 1;
            let (_, atoms) = self.of(words.get(last as usize)?.id);
            if !atoms.contains(atom) {
                return None;
            }
        }
        Some(last)
    }
}

fn run_span(segment: &SegmentView<'_>, run: Run) -> Span {
    let span = |index: u32| segment.words.get(index as usize).map_or(Span::default(), |word| word.span());
    span(run.first).cover(span(run.last))
}

/// Joins the ordered matches from `start` on that overlap, so that each place counts once.
fn join(spans: &mut Vec<Span>, start: usize) {
    let mut end = start;
    for index in start..spans.len() {
        let Some([kept @ .., span]) = spans.get_mut(start..=index) else { return };
        match kept.get_mut(..end - start).and_then(<[Span]>::last_mut) {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => {
                spans.swap(end, index);
                end += 1;
            }
        }
    }
    spans.truncate(end);
}

/// Evaluates plans against one segment.
struct Evaluation<'a> {
    places: &'a [Vec<u32>],
    meaning: Stretches<'a>,
    segment: &'a SegmentView<'a>,
}

impl Evaluation<'_> {
    /// Whether `plan` holds for the segment; if so, its matches are appended.
    fn holds(&self, plan: &Plan, spans: &mut Vec<Span>) -> bool {
        let before = spans.len();
        match plan {
            Plan::Atom(_) | Plan::Phrase(_) | Plan::Near { .. } => {
                spans.extend(self.runs(plan).into_iter().map(|run| run_span(self.segment, run)));
                spans.len() > before
            }
            Plan::And(children) => {
                let all = children.iter().all(|child| self.holds(child, spans));
                if !all {
                    spans.truncate(before);
                }
                all
            }
            Plan::Or(children) => {
                let mut any = false;
                for child in children {
                    any |= self.holds(child, spans); // every branch, for its matches
                }
                any
            }
            Plan::Not(child) => {
                let holds = self.holds(child, spans);
                spans.truncate(before);
                !holds
            }
            Plan::Regex(regex) => {
                for talk in self.segment.talk {
                    let places = regex.find_iter(talk.of(self.segment.text)).filter(|found| !found.is_empty());
                    spans.extend(places.map(|found| Span::new(talk.start + found.start(), talk.start + found.end())));
                }
                spans.len() > before
            }
            Plan::Field(field) => self.field_holds(field),
            Plan::Never => false,
        }
    }

    fn field_holds(&self, field: &Field) -> bool {
        let segment = self.segment;
        match field {
            Field::Speaker(glob) => {
                segment.speaker.into_iter().chain(segment.speaker_name).any(|name| glob.matches(name))
            }
            Field::Role(role) => segment.role == *role,
            Field::Language(language) => segment.language == *language,
            Field::Transcript(glob) => glob.matches(segment.transcript),
        }
    }

    /// The places of a positional plan, ordered and without repetition.
    fn runs(&self, plan: &Plan) -> Vec<Run> {
        let places = |atom: AtomId| self.places.get(atom as usize).map(Vec::as_slice).unwrap_or_default();
        let words = self.segment.words;
        let mut runs: Vec<Run> = match plan {
            Plan::Atom(atom) => places(*atom).iter().map(|&word| Run { first: word, last: word }).collect(),
            Plan::Phrase(atoms) => match atoms.split_first() {
                Some((first, rest)) => places(*first)
                    .iter()
                    .filter_map(|&first| Some(Run { first, last: self.meaning.follow(words, first, rest)? }))
                    .collect(),
                None => Vec::new(),
            },
            Plan::Or(children) => children.iter().flat_map(|child| self.runs(child)).collect(),
            Plan::Near { left, right, distance, order } => {
                let (left, right) = (self.runs(left), self.runs(right));
                let mut near = in_order(&left, &right, *distance);
                if *order == Order::Either {
                    near.extend(in_order(&right, &left, *distance));
                }
                near
            }
            Plan::And(_) | Plan::Not(_) | Plan::Regex(_) | Plan::Field(_) | Plan::Never => Vec::new(),
        };
        runs.sort_unstable();
        runs.dedup();
        runs
    }
}

/// Each earlier run with the nearest later one, and each later run with the nearest earlier one, as
/// runs that cover both, if they are at most `distance` words apart (neighbours are 1 apart). Both
/// lists are ordered.
///
/// Nearest partners, not all pairs: a long turn full of one word has a great many of those.
fn in_order(earlier: &[Run], later: &[Run], distance: u32) -> Vec<Run> {
    let mut by_end = earlier.to_vec();
    by_end.sort_unstable_by_key(|run| (run.last, run.first));
    let near = |one: Run, other: Run| {
        (other.first - one.last <= distance).then_some(Run { first: one.first, last: other.last })
    };
    let nearest_later = |one: &Run| {
        let at = later.partition_point(|run| run.first <= one.last);
        near(*one, *later.get(at)?)
    };
    let nearest_earlier = |other: &Run| {
        let at = by_end.partition_point(|run| run.last < other.first);
        near(*by_end.get(at.checked_sub(1)?)?, *other)
    };
    earlier.iter().filter_map(nearest_later).chain(later.iter().filter_map(nearest_earlier)).collect()
}
