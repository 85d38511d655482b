//! Runs a [`Program`] over segments.

use crate::program::{AtomId, Meaning, Plan, Program, QueryId};
use crate::{Field, Order, SegmentView};
use benang_language::{Form, Identification, Word, WordId, WordTable, language_of};
use benang_model::{Span, Transcript, Turn};

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
    is_candidate: Vec<bool>,
    /// Queries that hold, with their stretch of `spans`.
    held: Vec<(QueryId, usize, usize)>,
    spans: Vec<Span>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Begin {
    queries: usize,
    atoms: usize,
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
            table: WordTable::default(),
            meaning: Meaning::default(),
            begins: vec![Begin::default()],
            places: vec![Vec::new(); program.uses.len()],
            present: Vec::new(),
            runs: Vec::new(),
            candidates: Vec::new(),
            is_candidate: vec![false; program.len()],
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
            self.begins.push(Begin { queries: self.meaning.queries.len(), atoms: self.meaning.atoms.len() });
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
        language_of(words.iter().map(|word| word.evidence), talk)
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
        self.held.clear();
        self.spans.clear();
        self.scan(segment.words);
        self.gather(segment, &wanted);
        self.evaluate(segment, &wanted);
        self.held.sort_unstable();
        for &(query, start, end) in &self.held {
            found(query as usize, self.spans.get(start..end).unwrap_or_default());
        }
    }

    /// Turns the matches of queries that are not evaluated into spans.
    fn gather(&mut self, segment: &SegmentView<'_>, wanted: &impl Fn(usize) -> bool) {
        let Self { runs, held, spans, .. } = self;
        runs.sort_unstable();
        for group in runs.chunk_by(|one, other| one.0 == other.0) {
            let Some(&(query, _)) = group.first().filter(|(query, _)| wanted(*query as usize)) else { continue };
            let start = spans.len();
            spans.extend(group.iter().map(|(_, run)| run_span(segment, *run)));
            tidy(spans, start);
            held.push((query, start, spans.len()));
        }
    }

    /// Answers the queries of words and phrases, places the atoms that others ask for, and notes
    /// the queries that are worth evaluating.
    fn scan(&mut self, words: &[Word]) {
        let Self { program, meaning, begins, places, present, runs, candidates, is_candidate, .. } = self;
        let meaning = Stretches { meaning, begins };
        runs.clear();
        candidates.clear();
        candidates.extend_from_slice(&program.untriggered);
        for (index, word) in (0_u32..).zip(words) {
            let (queries, atoms) = meaning.of(word.id);
            runs.extend(queries.iter().map(|&query| (query, Run { first: index, last: index })));
            for &atom in atoms {
                let Some(uses) = program.uses.get(atom as usize) else { continue };
                for (query, rest) in &uses.begins {
                    if let Some(last) = meaning.follow(words, index, rest) {
                        runs.push((*query, Run { first: index, last }));
                    }
                }
                if !uses.placed {
                    continue;
                }
                let Some(places) = places.get_mut(atom as usize) else { continue };
                if places.is_empty() {
                    present.push(atom);
                    for &query in &uses.triggers {
                        if let Some(seen) = is_candidate.get_mut(query as usize)
                            && !std::mem::replace(seen, true)
                        {
                            candidates.push(query);
                        }
                    }
                }
                places.push(index);
            }
        }
    }

    fn evaluate(&mut self, segment: &SegmentView<'_>, wanted: &impl Fn(usize) -> bool) {
        let Self { program, places, present, candidates, is_candidate, held, spans, .. } = self;
        let evaluation = Evaluation { places, segment };
        for &query in &*candidates {
            let index = query as usize;
            if let Some(seen) = is_candidate.get_mut(index) {
                *seen = false;
            }
            let start = spans.len();
            let plan = program.plans.get(index).filter(|_| wanted(index));
            if plan.is_some_and(|plan| evaluation.holds(plan, spans)) {
                tidy(spans, start);
                held.push((query, start, spans.len()));
            }
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
        let queries = self.meaning.queries.get(begin.queries..end.queries);
        let atoms = self.meaning.atoms.get(begin.atoms..end.atoms);
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

/// The last word of a phrase that begins at `first`, if the atoms in `rest` follow.
fn follow(places: &[Vec<u32>], first: u32, rest: &[AtomId]) -> Option<u32> {
    let mut at = first;
    for &atom in rest {
        at += 1;
        places.get(atom as usize)?.binary_search(&at).ok()?;
    }
    Some(at)
}

fn run_span(segment: &SegmentView<'_>, run: Run) -> Span {
    let span = |index: u32| segment.words.get(index as usize).map_or(Span::default(), |word| word.span);
    span(run.first).cover(span(run.last))
}

/// Orders the matches from `start` on and joins those that overlap, so that each place counts once.
fn tidy(spans: &mut Vec<Span>, start: usize) {
    if spans.len() - start < 2 {
        return;
    }
    let mut loose = spans.split_off(start);
    loose.sort_unstable();
    for span in loose {
        match spans.get_mut(start..).and_then(<[Span]>::last_mut) {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => spans.push(span),
        }
    }
}

/// Evaluates plans against one segment.
struct Evaluation<'a> {
    places: &'a [Vec<u32>],
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
        let mut runs: Vec<Run> = match plan {
            Plan::Atom(atom) => places(*atom).iter().map(|&word| Run { first: word, last: word }).collect(),
            Plan::Phrase(atoms) => match atoms.split_first() {
                Some((first, rest)) => places(*first)
                    .iter()
                    .filter_map(|&first| follow(self.places, first, rest).map(|last| Run { first, last }))
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
