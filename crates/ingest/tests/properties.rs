//! What holds for any input: nothing panics, nothing is lost, nothing moves.

#![expect(clippy::indexing_slicing, reason = "windows of two have two")]

use benang_ingest::{Convention, Options, SpeakerPattern, read_bytes, turns};
use benang_model::{MarkKind, Span, Transcript};
use proptest::prelude::*;

/// Pieces that transcripts are made of, good and bad.
const PIECES: &[&str] = &[
    "P: ",
    "N: ",
    "TN:",
    "**HW:** ",
    "Interviewer 1 : ",
    "Interviewer1: ",
    "SN dan MR: ",
    "Jawaban: ",
    "jawab :",
    "Catatan: ",
    "Judul: A",
    "RA: Ratna (pendamping)",
    "I = pewawancara, B = ketua",
    "(huruf P untuk Pewawancara)",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n\n\n",
    " ",
    "\u{a0}",
    "\t",
    "\u{feff}",
    "\u{200d}",
    "[00:01:02]",
    "[00:01 - 00:02]",
    "46:57\u{a0}F: ",
    "12:10",
    "(tertawa)",
    "[suara motor]",
    "(F: Yeah.)",
    "(",
    ")",
    "[",
    "]",
    "///",
    "###",
    "# Bab\n",
    "---\n",
    "title: x\n",
    "***",
    "**",
    ":",
    "::",
    ": ",
    "http://a.id",
    "ya",
    "Sejak kapan?",
    "Iya begitu. ",
    "🙂",
    "👩‍👩‍👧",
    "é",
    "…",
    "\"",
    "SN. Ya",
    "Emma  0:20\n",
    "**Emma** 0:24\n",
    "Kelly (00:12): ",
    "00:00:10 Emma\n",
    "[id1] ",
    "1. KETUA: BUDI [0:20]\n",
    " 2. PEMOHON: ANI ",
    "12 Emma: ",
    "A1:\t",
    "B2:\t",
    "12/05/23 10.36 - Emma: ",
    "[12/05/23, 10:36:01] Ida: ",
    "Emma\t0.120\t0.900\t",
    "P - ",
    "P; ",
    "ME “ya”\n",
    "PEWAWANCARA\n",
    "MODERATOR: ",
    "#00:00:12-3#",
    "//S02: ya //",
    "\u{2028}",
    "：",
    "1. ",
    "2)\n",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "[a-z\"&;,#0-9\n]{0,9}",
    ];
    let row = proptest::collection::vec(cell, 1..4).prop_map(|cells| cells.join(","));
    proptest::collection::vec(row, 0..12).prop_map(|rows| format!("speaker,text,time\n{}", rows.join("\n")))
}

/// Consecutive stretches by one speaker are one turn, unless something stands between beside the
/// label and a time: a heading, or the label of somebody who says nothing.
fn turns_change_speakers(transcript: &Transcript) -> bool {
    transcript.turns.windows(2).all(|pair| {
        let between = Span::new(pair[0].span().end, pair[1].span().start);
        let marks = || transcript.marks_in(between).filter(|mark| !matches!(mark.kind, MarkKind::Time { .. }));
        pair[0].speaker != pair[1].speaker
            || marks().count() > usize::from(pair[1].label.is_some())
            || marks().any(|mark| mark.kind == MarkKind::Heading)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_text_is_covered_and_stays_as_it_is(text in prop_oneof![soup(), any::<String>()]) {
        let (transcript, _) = turns(text.clone(), &Options::default());
        prop_assert_eq!(&transcript.text, &text);
        prop_assert_eq!(transcript.check(), Ok(()));
        prop_assert!(turns_change_speakers(&transcript), "{:?}", transcript.turns);
        prop_assert!(transcript.turns.iter().all(|turn| !turn.bodies.is_empty()));
    }

    #[test]
    fn any_text_is_covered_in_any_convention(
        text in soup(),
        convention in proptest::sample::select(Convention::ALL),
        pattern in proptest::option::of(proptest::sample::select(vec!["(.)", "(?<speaker>\\w+):?", ".*?(ya)", "(P|N): "])),
    ) {
        let speaker = pattern.map(|pattern| SpeakerPattern::new(pattern).expect("a pattern"));
        let options = Options { convention: Some(convention), speaker, ..Options::default() };
        let (transcript, _) = turns(text, &options);
        prop_assert_eq!(transcript.check(), Ok(()));
    }

    #[test]
    fn any_bytes_are_read_whole_or_refused(bytes in any::<Vec<u8>>(), ending in "(txt|md|csv|tsv|docx)") {
        if let Ok(file) = read_bytes(&format!("a.{ending}"), bytes, &Options::default()) {
            prop_assert_eq!(file.transcript.check(), Ok(()));
        }
    }

    #[test]
    fn any_table_is_read_whole_or_refused(table in table()) {
        if let Ok(file) = read_bytes("a.csv", table.into_bytes(), &Options::default()) {
            prop_assert_eq!(file.transcript.check(), Ok(()));
            prop_assert!(turns_change_speakers(&file.transcript), "{:?}", file.transcript.turns);
        }
    }
}
