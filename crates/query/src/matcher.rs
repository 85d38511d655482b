//! Runs a [`Program`] over segments.

use crate::program::{AtomId, Plan, Program, QueryId};
use crate::{Field, Order, SegmentView};
use benang_language::{Form, Identification, Word, WordId, WordTable, language_of};
use benang_model::{Span, Transcript, Turn};

/// Runs a [`Program`] over one segment after the other. It keeps the table of word forms, so each
/// form is analysed and resolved to the program's atoms once. One per thread.
#[derive(Debug)]
pub struct Matcher<'p> {
    program: &'p Program,
    table: WordTable,
    /// Per form: where its atoms begin in `resolved`; they end where the next form's begin.
    begins: Vec<u32>,
    resolved: Vec<AtomId>,
    /// Per atom: the words of the segment that satisfy it, ascending.
    places: Vec<Vec<u32>>,
    present: Vec<AtomId>,
    /// Per query: its matches in the segment.
    matches: Vec<Vec<Span>>,
    matched: Vec<QueryId>,
    /// Queries to evaluate in this segment.
    candidates: Vec<QueryId>,
    is_candidate: Vec<bool>,
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
            begins: vec![0],
            resolved: Vec::new(),
            places: vec![Vec::new(); program.uses.len()],
            present: Vec::new(),
            matches: vec![Vec::new(); program.len()],
            matched: Vec::new(),
            candidates: Vec::new(),
            is_candidate: vec![false; program.len()],
        }
    }

    /// Replaces `words` with the words of talk in `bodies`. Words read before are void afterwards.
    pub fn read(&mut self, transcript: &Transcript, bodies: &[Span], words: &mut Vec<Word>) {
        if self.table.empty_if_full() {
            self.begins.truncate(1);
            self.resolved.clear();
        }
        words.clear();
        for body in bodies {
            self.table.read_talk(transcript, *body, words);
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
        language_of(words.iter().map(|word| word.evidence), || turn.body_text(&transcript.text))
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
        self.place(segment.words);
        self.collect(segment);
        self.evaluate(segment, &wanted);
        self.matched.sort_unstable();
        for query in self.matched.drain(..) {
            let index = query as usize;
            let Some(spans) = self.matches.get_mut(index) else { continue };
            if wanted(index) {
                tidy(spans);
                found(index, spans);
            }
            spans.clear();
        }
        for atom in self.present.drain(..) {
            if let Some(places) = self.places.get_mut(atom as usize) {
                places.clear();
            }
        }
    }

    /// Notes which words satisfy which atoms.
    fn place(&mut self, words: &[Word]) {
        let Self { program, table, begins, resolved, places, present, .. } = self;
        while begins.len() <= table.len() {
            program.atoms_of(table.form_at(begins.len() - 1), resolved);
            // Forms are bounded, and a form has no more atoms than there are queries' words; past
            // u32::MAX a form would merely lose atoms.
            begins.push(u32::try_from(resolved.len()).unwrap_or(u32::MAX));
        }
        for (index, word) in (0_u32..).zip(words) {
            let Some([start, end]) = begins.get(word.id.index()..).and_then(|rest| rest.first_chunk::<2>()) else {
                continue;
            };
            for &atom in resolved.get(*start as usize..*end as usize).unwrap_or_default() {
                let Some(places) = places.get_mut(atom as usize) else { continue };
                if places.is_empty() {
                    present.push(atom);
                }
                places.push(index);
            }
        }
    }

    /// Answers the queries of words and phrases, and notes those that are worth evaluating.
    fn collect(&mut self, segment: &SegmentView<'_>) {
        let Self { program, places, present, matches, matched, candidates, is_candidate, .. } = self;
        let mut add = |query: QueryId, span: Span| {
            let Some(spans) = matches.get_mut(query as usize) else { return };
            if spans.is_empty() {
                matched.push(query);
            }
            spans.push(span);
        };
        candidates.clear();
        candidates.extend_from_slice(&program.untriggered);
        for &atom in &*present {
            let Some((uses, at)) = program.uses.get(atom as usize).zip(places.get(atom as usize)) else { continue };
            for &query in &uses.matches {
                at.iter().for_each(|&word| add(query, run_span(segment, Run { first: word, last: word })));
            }
            for (query, rest) in &uses.begins {
                for &first in at {
                    if let Some(last) = follow(places, first, rest) {
                        add(*query, run_span(segment, Run { first, last }));
                    }
                }
            }
            for &query in &uses.triggers {
                if let Some(seen) = is_candidate.get_mut(query as usize)
                    && !std::mem::replace(seen, true)
                {
                    candidates.push(query);
                }
            }
        }
    }

    fn evaluate(&mut self, segment: &SegmentView<'_>, wanted: &impl Fn(usize) -> bool) {
        let evaluation = Evaluation { places: &self.places, segment };
        for &query in &self.candidates {
            let index = query as usize;
            if let Some(seen) = self.is_candidate.get_mut(index) {
                *seen = false;
            }
            let Some((plan, spans)) = self.program.plans.get(index).zip(self.matches.get_mut(index)) else { continue };
            if wanted(index) && evaluation.holds(plan, spans) {
                self.matched.push(query);
            }
        }
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

/// Orders matches and joins those that overlap, so that each place counts once.
fn tidy(spans: &mut Vec<Span>) {
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| {
        let overlaps = later.start < earlier.end || *later == *earlier;
        if overlaps {
            earlier.end = earlier.end.max(later.end);
        }
        overlaps
    });
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

/// Each pair of an earlier and a later run at most `distance` words apart (neighbours are 1
/// apart), as the run that covers both. `later` is ordered.
fn in_order(earlier: &[Run], later: &[Run], distance: u32) -> Vec<Run> {
    let mut pairs = Vec::new();
    for one in earlier {
        let from = later.partition_point(|run| run.first <= one.last);
        let near = later.iter().skip(from).take_while(|run| run.first - one.last <= distance);
        pairs.extend(near.map(|other| Run { first: one.first, last: other.last }));
    }
    pairs
}
