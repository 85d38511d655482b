//! Holds the counting to a recount that looks at every segment for every row, and to what must be true
//! of any table: parts add up, and a theme stands between its sub-codes' most and their sum.

#![expect(clippy::indexing_slicing, reason = "a test that panics has failed")]

use benang_analysis::{
    CodebookRef, Frame, FrameCode, FrequencyCounts, FrequencyTable, Key, MergeError, Observation, Row, State,
    TableScope,
};
use benang_model::{CodeIndex, Role, Span, Speaker, Unit};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Codes of the frame: two themes, the first with sub-codes that have sub-codes.
const PARENTS: [Option<usize>; 7] = [None, Some(0), Some(1), Some(1), Some(0), None, Some(5)];
/// `P` and `Informan` are somebody else in each transcript.
const LABELS: [&str; 5] = ["P", "TN", "Informan", "AS", "Bu Marni"];
/// What a legend may call a speaker.
const NAMES: [Option<&str>; 3] = [None, Some("Ratna"), Some("Tini")];
const LANGUAGES: [&str; 4] = ["id", "en", "mixed", "other"];

#[derive(Debug, Clone)]
struct Told {
    speaker: Option<usize>,
    language: &'static str,
    words: Vec<Span>,
    codings: Vec<(CodeIndex, Span)>,
}

#[derive(Debug, Clone)]
struct Interview {
    name: String,
    speakers: Vec<Speaker>,
    told: Vec<Told>,
    excluded: usize,
}

const SEGMENT: Span = Span::new(10, 50);

fn told(speakers: usize) -> impl Strategy<Value = Told> {
    let words = prop::collection::vec(0_usize..4, 0..9).prop_map(|gaps| {
        let mut at = SEGMENT.start;
        let mut word = |gap| {
            let word = Span::new(at + gap, at + gap + 2);
            at = word.end;
            word
        };
        gaps.into_iter().map(&mut word).filter(|word| SEGMENT.contains(*word)).collect()
    });
    let span = prop_oneof![
        3 => Just(SEGMENT),
        1 => Just(Span::new(0, 80)),
        2 => (0_usize..40, 1_usize..30).prop_map(|(start, length)| Span::new(10 + start, 10 + start + length)),
    ];
    let codings = prop::collection::vec((0..PARENTS.len(), span), 0..5);
    let speaker = prop::option::weighted(0.8, 0..speakers);
    (speaker, prop::sample::select(&LANGUAGES), words, codings).prop_map(|(speaker, language, words, codings)| Told {
        speaker,
        language,
        words,
        codings,
    })
}

fn interviews() -> impl Strategy<Value = Vec<Interview>> {
    let interview = prop::sample::subsequence(&LABELS, 1..=LABELS.len())
        .prop_flat_map(|labels| {
            let told = prop::collection::vec(told(labels.len()), 0..10);
            let roles = prop::collection::vec(prop::sample::select(&Role::ALL), labels.len());
            let names = prop::collection::vec(prop::sample::select(&NAMES), labels.len());
            (Just(labels), roles, names, told, 0_usize..3)
        })
        .prop_map(|(labels, roles, names, told, excluded)| {
            let speaker = |((label, role), name): ((&str, Role), Option<&str>)| Speaker {
                label: label.into(),
                name: name.map(Into::into),
                role,
            };
            let speakers = labels.into_iter().zip(roles).zip(names).map(speaker).collect();
            Interview { name: String::new(), speakers, told, excluded }
        });
    prop::collection::vec(interview, 0..6).prop_map(|mut interviews| {
        for (index, interview) in interviews.iter_mut().enumerate() {
            interview.name = format!("T{index}");
        }
        interviews
    })
}

fn frame(by: Option<Key>) -> Frame {
    let lineage = |index: usize| std::iter::successors(Some(index), |&at| PARENTS[at]);
    let code = |index: usize| FrameCode {
        id: format!("c{index}"),
        name: format!("Code {index}"),
        depth: lineage(index).count() - 1,
        parent: PARENTS[index],
        looked_for: index != 6,
    };
    let codebook = CodebookRef { name: "test".into(), version: "1".into() };
    Frame {
        codebook,
        codes: (0..PARENTS.len()).map(code).collect(),
        unit: Unit::Turn,
        by,
        scope: TableScope::NotInterviewer,
        status: "rule".into(),
    }
}

fn count(frame: &Frame, interviews: &[Interview]) -> FrequencyCounts {
    let mut counts = FrequencyCounts::new(frame);
    for interview in interviews {
        let mut open = counts.begin_transcript(&interview.name, &interview.speakers);
        for told in &interview.told {
            open.observe(&Observation {
                speaker: told.speaker,
                language: told.language,
                segment: SEGMENT,
                words: &told.words,
                codings: &told.codings,
            });
        }
        (0..interview.excluded).for_each(|_| open.exclude(Role::Interviewer));
    }
    counts
}

fn tally(frame: &Frame, interviews: &[Interview]) -> FrequencyTable {
    count(frame, interviews).finish(frame)
}

fn is_under(code: usize, row: usize) -> bool {
    std::iter::successors(Some(code), |&at| PARENTS[at]).any(|at| at == row)
}

/// A person: the transcript is part of who they are if the label is generic.
fn person<'a>(interview: &'a Interview, told: &Told) -> Option<(&'a str, &'a str)> {
    let speaker = &interview.speakers[told.speaker?];
    Some(if speaker.is_generic() { (&interview.name, &speaker.label) } else { ("", &speaker.label) })
}

/// A group by what makes it one, without regard to its heading.
fn group(by: Key, interview: &Interview, told: &Told) -> String {
    match by {
        Key::Transcript => interview.name.clone(),
        Key::Speaker => match person(interview, told) {
            None => "-".into(),
            Some(("", label)) => label.into(),
            Some((transcript, label)) => format!("{transcript}/{label}"),
        },
        Key::Role => told.speaker.map_or(Role::Unknown, |index| interview.speakers[index].role).as_str().into(),
        Key::Language => told.language.into(),
    }
}

#[derive(Debug, PartialEq, Default)]
struct Figures {
    segments: u64,
    transcripts: u64,
    speakers: u64,
    words: u64,
    by: BTreeMap<String, u64>,
}

/// What the row, or with none the totals, should say.
fn recount(interviews: &[Interview], by: Option<Key>, row: Option<usize>) -> Figures {
    let mut figures = Figures::default();
    let mut persons = BTreeSet::new();
    for interview in interviews {
        let mut here = row.is_none();
        for told in &interview.told {
            let spans: Vec<Span> = match row {
                Some(row) => {
                    told.codings.iter().filter(|(code, _)| is_under(*code, row)).map(|&(_, span)| span).collect()
                }
                None => vec![SEGMENT],
            };
            if spans.is_empty() {
                continue;
            }
            here = true;
            figures.segments += 1;
            let covered = |word: &&Span| spans.iter().any(|span| span.overlaps(**word));
            figures.words += told.words.iter().filter(covered).count() as u64;
            persons.extend(person(interview, told));
            if let Some(by) = by {
                *figures.by.entry(group(by, interview, told)).or_default() += 1;
            }
        }
        figures.transcripts += u64::from(here);
    }
    figures.speakers = persons.len() as u64;
    figures
}

/// The groups of a table by what makes them one, as in [`group`], without zeros.
fn groups(table: &FrequencyTable, counts: impl Iterator<Item = u64>) -> BTreeMap<String, u64> {
    let identity = |group: &benang_analysis::Group| match &group.generic {
        Some(who) => format!("{}/{}", who.transcript, who.label),
        None => group.name.clone(),
    };
    table.groups.iter().map(identity).zip(counts).filter(|(_, count)| *count > 0).collect()
}

fn figures(table: &FrequencyTable, row: &Row) -> Figures {
    Figures {
        segments: row.segments,
        transcripts: row.transcripts,
        speakers: row.speakers,
        words: row.words,
        by: groups(table, row.by.iter().copied()),
    }
}

fn totals(table: &FrequencyTable) -> Figures {
    Figures {
        segments: table.totals.segments,
        transcripts: table.totals.transcripts,
        speakers: table.totals.speakers,
        words: table.totals.words,
        by: groups(table, table.groups.iter().map(|group| group.segments)),
    }
}

fn key() -> impl Strategy<Value = Option<Key>> {
    prop::option::weighted(0.8, prop::sample::select(&Key::ALL))
}

proptest! {
    #[test]
    fn counting_agrees_with_a_recount(interviews in interviews(), by in key()) {
        let table = tally(&frame(by), &interviews);
        prop_assert_eq!(totals(&table), recount(&interviews, by, None));
        for (index, row) in table.rows.iter().enumerate() {
            prop_assert_eq!(figures(&table, row), recount(&interviews, by, Some(index)), "row {}", index);
            let state = match (row.segments, index) {
                (0, 6) => State::NeverLookedFor,
                (0, _) if table.totals.segments == 0 => State::NeverLookedFor,
                (0, _) => State::NotFound,
                _ => State::Evidenced,
            };
            prop_assert_eq!(row.state, state);
        }
        let coded = interviews.iter().flat_map(|interview| &interview.told).filter(|told| !told.codings.is_empty());
        prop_assert_eq!(table.totals.segments_coded, coded.count() as u64);
        let excluded: usize = interviews.iter().map(|interview| interview.excluded).sum();
        prop_assert_eq!(table.totals.excluded.get(&Role::Interviewer).copied().unwrap_or_default(), excluded as u64);
    }

    #[test]
    fn parts_add_up(
        (interviews, owner, order) in interviews().prop_flat_map(|interviews| {
            let owner = prop::collection::vec(0_usize..3, interviews.len());
            (Just(interviews), owner, Just(vec![0, 1, 2]).prop_shuffle())
        }),
        by in key(),
    ) {
        let frame = frame(by);
        let whole = tally(&frame, &interviews);
        let part = |part: &usize| -> Vec<Interview> {
            interviews.iter().zip(&owner).filter(|(_, owner)| *owner == part).map(|(interview, _)| interview.clone()).collect()
        };
        let parts: Vec<Vec<Interview>> = order.iter().map(part).collect();

        let mut threads = FrequencyCounts::new(&frame);
        parts.iter().for_each(|part| threads.merge(count(&frame, part)));
        prop_assert_eq!(&threads.finish(&frame), &whole);

        let through_json = |part: &Vec<Interview>| {
            let json = serde_json::to_string(&tally(&frame, part)).expect("a table is JSON");
            serde_json::from_str(&json).expect("the table reads back")
        };
        let tables = parts.iter().map(through_json).collect();
        prop_assert_eq!(FrequencyTable::merge(tables).expect("parts of one run"), whole);
    }

    #[test]
    fn a_theme_stands_between_its_sub_codes(interviews in interviews(), by in key()) {
        let table = tally(&frame(by), &interviews);
        for (index, theme) in table.rows.iter().enumerate() {
            let own = interviews.iter().flat_map(|interview| &interview.told);
            let own = own.filter(|told| told.codings.iter().any(|&(code, _)| code == index)).count() as u64;
            let children = || table.rows.iter().zip(PARENTS).filter(|(_, parent)| *parent == Some(index)).map(|(row, _)| row);
            prop_assert!(theme.segments <= own + children().map(|row| row.segments).sum::<u64>());
            for child in children() {
                prop_assert!(theme.segments >= child.segments && theme.words >= child.words);
                prop_assert!(theme.transcripts >= child.transcripts && theme.speakers >= child.speakers);
                prop_assert!(theme.by.iter().zip(&child.by).all(|(theme, child)| theme >= child));
            }
            if by.is_some() {
                prop_assert_eq!(theme.by.iter().sum::<u64>(), theme.segments);
            }
        }
        if by.is_some() {
            prop_assert_eq!(table.groups.iter().map(|group| group.segments).sum::<u64>(), table.totals.segments);
        }
    }
}

#[test]
fn columns_stand_in_the_order_of_their_names() {
    let speaker = |label: &str, role| Speaker { label: label.into(), name: None, role };
    let speakers =
        vec![speaker("TN", Role::Unknown), speaker("P", Role::Informant), speaker("Informan", Role::Interviewer)];
    let told = |speaker, language| Told { speaker, language, words: Vec::new(), codings: vec![(0, SEGMENT)] };
    let interview =
        |name: &str, told: Vec<Told>| Interview { name: name.into(), speakers: speakers.clone(), told, excluded: 0 };
    let interviews = [
        interview("T10", vec![told(Some(1), "mixed"), told(None, "xx"), told(Some(0), "en")]),
        interview("T2", vec![told(Some(1), "id"), told(Some(2), "id")]),
        interview("A", Vec::new()),
    ];
    let check = |by, expected: &[&str]| {
        let table = tally(&frame(Some(by)), &interviews);
        let names: Vec<&str> = table.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, expected, "{by:?}");
    };
    check(Key::Transcript, &["A", "T10", "T2"]);
    check(Key::Speaker, &["Informan", "P (T10)", "P (T2)", "TN", "-"]);
    check(Key::Role, &["interviewer", "informant", "unknown"]);
    check(Key::Language, &["id", "en", "mixed", "other"]);
}

#[test]
fn one_label_in_two_parts_is_told_apart_when_they_are_added_up() {
    let speakers = vec![Speaker { label: "P".into(), name: None, role: Role::Informant }];
    let told = vec![Told { speaker: Some(0), language: "id", words: Vec::new(), codings: vec![(0, SEGMENT)] }];
    let part = |name: &str| {
        let interview = Interview { name: name.into(), speakers: speakers.clone(), told: told.clone(), excluded: 0 };
        tally(&frame(Some(Key::Speaker)), &[interview])
    };
    assert_eq!(part("T1").groups[0].name, "P");
    let whole = FrequencyTable::merge(vec![part("T2"), part("T1")]).unwrap();
    let names: Vec<&str> = whole.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!((names, whole.totals.speakers, whole.rows[0].speakers), (vec!["P (T1)", "P (T2)"], 2, 2));
    assert_eq!(FrequencyTable::merge(vec![whole, part("T1")]), Err(MergeError::Transcript { name: "T1".into() }));
}
