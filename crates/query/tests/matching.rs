//! Many queries matched in one pass give what each means on its own, read naively from the
//! definition of the query language.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "what fails in a helper fails its test")]

use benang_language::{Language, fold, segments, stem, tokens};
use benang_model::{Mark, MarkKind, Role, Span, Speaker, Transcript, Turn, Unit};
use benang_query::{Field, Matcher, Order, Program, Query, SegmentView, Term, parse};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

const WORDS: [&str; 14] = [
    "kader",
    "Kader",
    "pelatihan",
    "dilatih",
    "berlatih",
    "kader-kader",
    "uang",
    "kas",
    "training",
    "trained",
    "nggak",
    "tidak",
    "KADERNYA",
    "é",
];

/// A query as a person would write it, brackets everywhere so that any nesting is said.
fn queries() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(WORDS.to_vec()).prop_map(str::to_lowercase),
        prop::sample::select(vec![
            "=kader",
            "=dilatih",
            "ka*",
            "*nya",
            "*lat*",
            "=é",
            "train*",
            "\"uang kas\"",
            "\"=uang k*\"",
            "\"kader kader\"",
            "\"uang uang kas\"",
            "\"kader kas kader\"",
            "\"kad* dilatih =kas\""
        ])
        .prop_map(str::to_owned),
    ];
    let near = (word.clone(), prop::sample::select(vec!["NEAR/1", "NEAR/3", "THEN/2", "THEN/9"]), word.clone())
        .prop_map(|(left, operator, right)| format!("({left} {operator} {right})"));
    let positional =
        prop_oneof![word.clone(), near.clone(), (near, word.clone()).prop_map(|(a, b)| format!("({a} OR {b})"))];
    let chained = (positional.clone(), prop::sample::select(vec!["NEAR/2", "THEN/4"]), positional.clone())
        .prop_map(|(left, operator, right)| format!("({left} {operator} {right})"));
    let leaf = prop_oneof![
        4 => positional,
        1 => chained,
        1 => Just("/ka[ds]/".to_owned()),
        1 => prop::sample::select(vec!["role:informant", "language:id", "speaker:T*", "transcript:contoh"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" "))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.prop_map(|part| format!("(NOT {part})")),
        ]
    })
}

/// A one-turn transcript with these paragraphs of words, each behind a label. A mark may stand in the
/// middle of a paragraph, so that a phrase can reach across marks of both kinds.
fn transcript(paragraphs: &[(Vec<&str>, bool)]) -> Transcript {
    let (mut text, mut marks, mut bodies) = (String::new(), Vec::new(), Vec::new());
    for (words, marked) in paragraphs {
        let label = text.len();
        text.push_str("TN: ");
        marks.push(Mark { span: Span::new(label, label + 3), kind: MarkKind::Label });
        let start = text.len();
        let (before, after) = words.split_at(words.len() / 2);
        text.push_str(&before.join(" "));
        if *marked {
            let note = text.len();
            text.push_str(" (kader tertawa) ");
            marks.push(Mark { span: Span::new(note + 1, note + 16), kind: MarkKind::NonSpeech });
        } else {
            text.push(' ');
        }
        text.push_str(&after.join(" "));
        let body = Span::new(start, text.len()).trim(&text);
        bodies.extend((!body.is_empty()).then_some(body));
        text.push('\n');
    }
    Transcript {
        name: "contoh".into(),
        speakers: vec![Speaker { label: "TN".into(), name: None, role: Role::Informant }],
        turns: vec![Turn { speaker: Some(0), label: None, bodies, time_ms: None }],
        text,
        marks,
        ..Transcript::default()
    }
}

/// The words of talk, straight from the definition.
fn talk_words(transcript: &Transcript, talk: &[Span]) -> Vec<Span> {
    let inside = |piece: &Span| {
        let start = piece.start;
        tokens(piece.of(&transcript.text)).into_iter().map(move |it| Span::new(start + it.start, start + it.end))
    };
    talk.iter().flat_map(inside).collect()
}

/// What a query means, word by word.
struct Naive<'a> {
    transcript: &'a Transcript,
    talk: &'a [Span],
    words: Vec<Span>,
}

impl Naive<'_> {
    fn is(&self, word: usize, term: &Term) -> bool {
        let folded = fold(self.words[word].of(&self.transcript.text));
        match term {
            Term::Stem(text) => stem(&folded).stem == stem(text).stem,
            Term::Exact(text) => *folded == **text,
            Term::Prefix(text) => folded.starts_with(text.as_str()),
            Term::Suffix(text) => folded.ends_with(text.as_str()),
            Term::Contains(text) => folded.contains(text.as_str()),
        }
    }

    /// Runs of words as (first, last).
    fn runs(&self, query: &Query) -> Vec<(usize, usize)> {
        let all = 0..self.words.len();
        match query {
            Query::Term(term) => all.filter(|&at| self.is(at, term)).map(|at| (at, at)).collect(),
            Query::Phrase(terms) => all
                .filter(|at| {
                    at + terms.len() <= self.words.len()
                        && terms.iter().enumerate().all(|(i, term)| self.is(at + i, term))
                })
                .map(|at| (at, at + terms.len() - 1))
                .collect(),
            Query::Or(parts) => parts.iter().flat_map(|part| self.runs(part)).collect(),
            Query::Near { left, right, distance, order } => {
                let (left, right) = (self.runs(left), self.runs(right));
                let mut pairs = nearest(&left, &right, *distance as usize);
                if *order == Order::Either {
                    pairs.extend(nearest(&right, &left, *distance as usize));
                }
                pairs
            }
            _ => unreachable!("{query} has no places"),
        }
    }

    /// The matches, none if the query doesn't hold.
    fn holds(&self, query: &Query) -> Option<Vec<Span>> {
        match query {
            Query::Term(_) | Query::Phrase(_) | Query::Near { .. } => {
                let runs = self.runs(query);
                let span = |(first, last): (usize, usize)| self.words[first].cover(self.words[last]);
                (!runs.is_empty()).then(|| runs.into_iter().map(span).collect())
            }
            Query::And(parts) => {
                let all: Option<Vec<_>> = parts.iter().map(|part| self.holds(part)).collect();
                Some(all?.concat())
            }
            Query::Or(parts) => {
                let some: Vec<_> = parts.iter().filter_map(|part| self.holds(part)).collect();
                (!some.is_empty()).then(|| some.concat())
            }
            Query::Not(part) => self.holds(part).is_none().then(Vec::new),
            Query::Regex(pattern) => {
                let regex = pattern.compile().unwrap();
                let places: Vec<Span> = self
                    .talk
                    .iter()
                    .flat_map(|talk| {
                        let text = talk.of(&self.transcript.text);
                        regex
                            .find_iter(text)
                            .map(|it| Span::new(talk.start + it.start(), talk.start + it.end()))
                            .collect::<Vec<_>>()
                    })
                    .collect();
                (!places.is_empty()).then_some(places)
            }
            Query::Field(Field::Role(role)) => (*role == Role::Informant).then(Vec::new),
            Query::Field(Field::Language(language)) => (*language == Language::Indonesian).then(Vec::new),
            Query::Field(Field::Speaker(glob)) => glob.matches("TN").then(Vec::new),
            Query::Field(Field::Transcript(glob)) => glob.matches("contoh").then(Vec::new),
        }
    }
}

/// Each run of `earlier` with its nearest of `later` and the other way round, if near enough.
fn nearest(earlier: &[(usize, usize)], later: &[(usize, usize)], distance: usize) -> Vec<(usize, usize)> {
    let is_near = |one: &(usize, usize), other: &(usize, usize)| one.1 < other.0 && other.0 - one.1 <= distance;
    let forward = earlier.iter().filter_map(|one| {
        let other = later.iter().filter(|other| is_near(one, other)).min()?;
        Some((one.0, other.1))
    });
    let back = later.iter().filter_map(|other| {
        let one = earlier.iter().filter(|one| is_near(one, other)).max_by_key(|one| (one.1, one.0))?;
        Some((one.0, other.1))
    });
    forward.chain(back).collect()
}

/// Each byte that any match covers, so that joining overlapping matches makes no difference.
fn covered(spans: &[Span]) -> Vec<usize> {
    let mut bytes: Vec<usize> = spans.iter().flat_map(|span| span.start..span.end).collect();
    bytes.sort_unstable();
    bytes.dedup();
    bytes
}

/// What one pass finds in a segment, both ways of asking, is what each query means.
fn check(matcher: &mut Matcher<'_>, parsed: &[Query], view: &SegmentView<'_>, transcript: &Transcript) {
    let mut found: Vec<Option<Vec<Span>>> = vec![None; parsed.len()];
    matcher.find(view, |_| true, |query, spans| found[query] = Some(spans.to_vec()));
    let mut matching = Vec::new();
    matcher.matching(view, |_| true, |query| matching.push(query));
    let holding = found.iter().enumerate().filter(|(_, spans)| spans.is_some()).map(|(query, _)| query);
    assert_eq!(matching, holding.collect::<Vec<_>>(), "in {:?}", transcript.text);
    let naive = Naive { transcript, talk: view.talk, words: talk_words(transcript, view.talk) };
    for (query, found) in parsed.iter().zip(&found) {
        let expected = naive.holds(query);
        assert_eq!(
            found.as_deref().map(covered),
            expected.as_deref().map(covered),
            "{query} in {:?}",
            view.talk.iter().map(|talk| talk.of(&transcript.text)).collect::<Vec<_>>()
        );
        if let Some(spans) = found {
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "ordered and disjoint");
        }
    }
}

fn paragraphs() -> impl Strategy<Value = Vec<(Vec<&'static str>, bool)>> {
    let any_word = || prop::sample::select(WORDS.to_vec());
    // Few different words, so that phrases and repetitions come about.
    let few = prop::sample::select(vec!["kader", "kas", "uang", "dilatih"]);
    let words = prop_oneof![prop::collection::vec(any_word(), 0..14), prop::collection::vec(few, 0..14)];
    prop::collection::vec((words, any::<bool>()), 1..3)
}

proptest! {
    #[test]
    fn one_pass_gives_what_each_query_means(
        texts in prop::collection::vec(paragraphs(), 1..4),
        written in prop::collection::vec(queries(), 1..9),
    ) {
        let parsed: Vec<Query> = written.iter().map(|text| parse(text).unwrap()).collect();
        let program = Program::new(&parsed);
        let mut matcher = Matcher::new(&program);
        let mut words = Vec::new();
        for text in &texts {
            let transcript = transcript(text);
            let turn = &transcript.turns[0];
            for unit in [Unit::Turn, Unit::Paragraph] {
                for segment in segments(&transcript, unit) {
                    let bodies: Vec<Span> = turn.bodies_in(segment.span).collect();
                    let talk: Vec<Span> = bodies.iter().flat_map(|body| transcript.talk(*body)).collect();
                    matcher.read(&transcript, &bodies, &mut words);
                    let view = SegmentView::new(&transcript, turn, &talk, &words, Language::Indonesian);
                    check(&mut matcher, &parsed, &view, &transcript);
                }
            }
        }
    }
}

#[test]
fn a_long_turn_full_of_one_word_is_no_trouble() {
    let words = vec!["kader"; 50_000];
    let transcript = transcript(&[(words, false)]);
    let turn = &transcript.turns[0];
    let program = Program::new(&[parse("kader NEAR/1000 kader NEAR/1000 kader").unwrap()]);
    let (mut matcher, mut read, mut found) = (Matcher::new(&program), Vec::new(), 0);
    matcher.read(&transcript, &turn.bodies, &mut read);
    let view = SegmentView::new(&transcript, turn, &turn.bodies, &read, Language::Indonesian);
    matcher.find(&view, |_| true, |_, spans| found = spans.len());
    assert_eq!(found, 1, "all of it is one place");
}

#[test]
fn an_unwanted_query_is_passed_over() {
    let parsed = ["kader", "kader NEAR/2 kas", "role:informant"].map(|text| parse(text).unwrap());
    let program = Program::new(&parsed);
    let mut matcher = Matcher::new(&program);
    let transcript = transcript(&[(vec!["kader", "kas"], false)]);
    let turn = &transcript.turns[0];
    let mut words = Vec::new();
    matcher.read(&transcript, &turn.bodies, &mut words);
    let view = SegmentView::new(&transcript, turn, &turn.bodies, &words, Language::Indonesian);
    for unwanted in 0..parsed.len() {
        let mut found = Vec::new();
        matcher.find(&view, |query| query != unwanted, |query, _| found.push(query));
        matcher.matching(&view, |query| query != unwanted, |query| found.push(query + 3));
        assert_eq!(found, (0..6).filter(|&query| query % 3 != unwanted).collect::<Vec<_>>());
    }
}
