//! One table that the tests of all formats show.

use benang_analysis::{CodebookRef, FrequencyTable, GenericSpeaker, Group, Key, Row, State, TableScope, Totals};
use benang_model::{Role, Unit};
use std::collections::BTreeMap;

/// A table of five codes: found, found through a sub-code, not found, not looked for.
pub(crate) fn table(by: Option<Key>) -> FrequencyTable {
    let groups = match by {
        Some(Key::Role) => vec![group("informant", 110), group("unknown", 10)],
        Some(_) => vec![
            Group {
                generic: Some(GenericSpeaker { label: "P".into(), transcript: "dahlia".into() }),
                ..group("P (dahlia)", 40)
            },
            Group { names: vec!["Tini".into()], ..group("TN", 60) },
            group("-", 20),
        ],
        None => Vec::new(),
    };
    let rows = vec![
        row("motivasi", "Motivasi", 0, State::Evidenced, [12, 4, 5, 1610], &groups),
        row(
            "panggilan-hati",
            "Panggilan hati dan kesediaan menjadi kader",
            1,
            State::Evidenced,
            [8, 3, 3, 90],
            &groups,
        ),
        row("motivasi-kerja", "Motivasi kerja", 1, State::NotFound, [0; 4], &groups),
        row(
            "kesadaran",
            "Peningkatan Kesadaran dan Pelatihan Kemampuan",
            0,
            State::Evidenced,
            [48, 9, 14, 4100],
            &groups,
        ),
        row("mobilisasi-sumber", "Mobilisasi | Sumber", 0, State::NeverLookedFor, [0; 4], &groups),
    ];
    FrequencyTable {
        codebook: CodebookRef { name: "sumodiningrat".into(), version: "1.0.0".into() },
        unit: Unit::Turn,
        by,
        scope: TableScope::NotInterviewer,
        status: "rule".into(),
        totals: Totals {
            transcripts: 9,
            segments: 120,
            segments_coded: 48,
            words: 5400,
            excluded: BTreeMap::from([(Role::Interviewer, 1180), (Role::Other, 2)]),
            speakers: 14,
        },
        groups,
        rows,
        transcripts: (1..=9).map(|number| format!("T{number}")).collect(),
        named_speakers: vec!["TN".into()],
    }
}

fn group(name: &str, segments: u64) -> Group {
    Group { name: name.into(), segments, generic: None, names: Vec::new() }
}

fn row(code: &str, name: &str, depth: usize, state: State, figures: [u64; 4], groups: &[Group]) -> Row {
    let [segments, transcripts, speakers, words] = figures;
    let mut left = segments;
    let by = groups.iter().map(|group| {
        let here = left.min(group.segments);
        left -= here;
        here
    });
    Row {
        code: code.into(),
        name: name.into(),
        depth,
        state,
        segments,
        transcripts,
        speakers,
        words,
        by: by.collect(),
        named_speakers: Vec::new(),
    }
}
