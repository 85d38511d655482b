//! The index and a reading of everything give the same answer to the same query.

use benang_model::{Mark, MarkKind, Role, Span, Speaker, Transcript, Turn, Unit};
use benang_query::parse;
use benang_search::Searcher;
use proptest::prelude::{Strategy, prop, prop_assert_eq, proptest};

const WORDS: [&str; 16] = [
    "kader",
    "Kader",
    "pelatihan",
    "dilatih",
    "kader-kader",
    "uang",
    "kas",
    "training",
    "trained",
    "nggak",
    "tidak",
    "kadernya",
    "é",
    "S.H",
    "the",
    "yang",
];

/// A transcript of turns by speakers in turn; the last word of every other turn is non-speech.
fn transcript(number: usize, turns: &[Vec<&str>]) -> Transcript {
    let speaker = |label: &str, role| Speaker { label: label.into(), name: None, role };
    let mut transcript = Transcript {
        name: format!("RW0{number}"),
        speakers: vec![speaker("P", Role::Interviewer), speaker("Bu Tini", Role::Informant)],
        ..Transcript::default()
    };
    for (index, words) in turns.iter().enumerate() {
        let start = transcript.text.len();
        transcript.text.push_str(&words.join(" "));
        let body = Span::new(start, transcript.text.len());
        if index % 2 == 1 {
            let last = words.last().map_or(0, |word| word.len());
            transcript.marks.push(Mark { span: Span::new(body.end - last, body.end), kind: MarkKind::NonSpeech });
        }
        transcript.text.push_str(".\n");
        transcript.turns.push(Turn { speaker: Some(index % 2), label: None, bodies: vec![body], time_ms: None });
    }
    transcript
}

fn queries() -> impl Strategy<Value = String> {
    let leaves = vec![
        "kader",
        "latih",
        "=kader",
        "=dilatih",
        "ka*",
        "*nya",
        "*lat*",
        "s.h*",
        "\"uang kas\"",
        "\"=uang =kas\"",
        "\"=uang kas\"",
        "\"uang k*\"",
        "kader NEAR/2 latih",
        "(kader OR uang) THEN/4 (kas OR latih)",
        "train",
        "tidak",
        "/ka[ds]/",
        "role:informant",
        "role:interviewer",
        "language:id",
        "language:en",
        "speaker:p",
        "speaker:\"bu *\"",
        "speaker:\"Bu Tini\"",
        "transcript:rw01",
        "transcript:RW*",
        "=é",
        "=yang",
        "the",
    ];
    let leaf = prop::sample::select(leaves).prop_map(|leaf| format!("({leaf})"));
    leaf.prop_recursive(3, 10, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 2..4);
        prop::strategy::Union::new([
            several.clone().prop_map(|parts| format!("({})", parts.join(" "))).boxed(),
            several.prop_map(|parts| format!("({})", parts.join(" OR "))).boxed(),
            inner.prop_map(|part| format!("(NOT {part})")).boxed(),
        ])
    })
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(96))]
    #[test]
    fn the_index_gives_what_reading_gives(
        texts in prop::collection::vec(
            prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..9), 1..6), 1..4),
        written in prop::collection::vec(queries(), 1..12),
    ) {
        let transcripts: Vec<Transcript> = texts.iter().enumerate().map(|(number, turns)| transcript(number, turns)).collect();
        for unit in [Unit::Turn, Unit::Sentence] {
            let searcher = Searcher::new(&transcripts, unit).unwrap();
            for text in &written {
                let query = parse(text).unwrap();
                prop_assert_eq!(searcher.find(&query).unwrap(), searcher.read_through(&query), "{} by {:?}", text, unit);
            }
        }
    }
}

#[test]
fn hits_come_in_the_order_of_the_transcripts() {
    let transcripts = [0, 1].map(|number| transcript(number, &[vec!["uang", "kas"], vec!["kader", "kas", "uang"]]));
    let searcher = Searcher::new(&transcripts, Unit::Turn).unwrap();
    let found = searcher.find(&parse("kas").unwrap()).unwrap();
    let places: Vec<_> = found.iter().map(|it| (it.transcript, it.segment.turn, it.matches.len())).collect();
    assert_eq!(places, [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]);
}
