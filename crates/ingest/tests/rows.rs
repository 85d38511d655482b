//! Formats that give rows of who says what: tables, subtitles, recognisers' JSON. What holds for any of them,
//! and what real files give.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stderr, reason = "says why it checks nothing")]

use benang_ingest::{IngestError, Ingested, Options, WarningKind, read_bytes, read_file, turns};
use benang_model::Transcript;
use proptest::prelude::*;
use std::path::PathBuf;

/// A file beside the workspace; none if that folder isn't there.
fn shared(file: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/realdata"));
    if folder.is_dir() {
        return Some(folder.join(file));
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
    eprintln!("skipped: {} is not there", folder.display());
    None
}

/// Who talks in each turn, and the words of each.
fn spoken(transcript: &Transcript) -> Vec<(Option<String>, Vec<String>)> {
    let label = |turn| transcript.speaker(turn).map(|speaker| speaker.label.clone());
    let words = |turn: &benang_model::Turn| {
        let talk = turn.bodies.iter().flat_map(|body| transcript.talk(*body));
        talk.flat_map(|piece| piece.of(&transcript.text).split_whitespace()).map(str::to_owned).collect()
    };
    transcript.turns.iter().map(|turn| (label(turn), words(turn))).collect()
}

/// Pieces that cues are made of, good and bad.
const PIECES: &[&str] = &[
    "WEBVTT",
    "WEBVTT - x",
    "\n",
    "\n\n",
    "NOTE ",
    "STYLE\n",
    "1\n",
    "12\n",
    "ab/1-0\n",
    "ab/1-1\n",
    "00:00:01,000 --> 00:00:02,000\n",
    "00:03.000 --> 00:02.000 align:start\n",
    "99:59:59.999 --> 00:00.000\n",
    "00:00:0x --> 3\n",
    "-->",
    "<v Ani>",
    "<v Surya, Dewi>",
    "</v>",
    "<v",
    "<c.a>",
    "<00:01.000>",
    "<",
    ">",
    ">> ",
    ">> ANI: ",
    "- ",
    "Ani: ",
    "Ida: ",
    "Catatan: ",
    "[Ani] ",
    "[musik]",
    "(tertawa)",
    "♪",
    "&amp;",
    "&nbsp;",
    "&#x1F642;",
    "{\\an8}",
    "{",
    "Ya.",
    "anak-",
    "anak",
    "今日は",
    "🙂",
    "\u{a0}",
    "\u{feff}",
    " ",
    "[00:01:02]",
    "\t",
    "\"",
    ",",
    ";",
    "speaker,text\n",
    "Pertanyaan;Jawaban\n",
    "//S02: ya //",
];

fn assembled() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Keys and values that recognisers' files are made of.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1e300".to_owned()),
        Just("\"00:00:01,5\"".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f32>().prop_filter("finite", |number| number.is_finite()).prop_map(|number| number.to_string()),
        "[ -~🙂\u{a0}]{0,12}".prop_map(|text| serde_json::to_string(&text).expect("a string")),
    ];
    const KEYS: &[&str] = &[
        "text",
        "segments",
        "start",
        "end",
        "speaker",
        "words",
        "word",
        "results",
        "alternatives",
        "transcript",
        "turns",
        "items",
        "utterances",
        "paragraphs",
        "sentences",
        "offsets",
        "from",
        "to",
        "timestamp",
        "id",
        "language",
        "role",
        "channels",
        "x",
    ];
    scalar.prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|list| format!("[{}]", list.join(","))),
            prop::collection::vec((prop::sample::select(KEYS), inner), 0..6).prop_map(|fields| {
                let fields: Vec<_> = fields.into_iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}

fn is_sound(read: Result<Ingested, IngestError>) -> Result<(), TestCaseError> {
    if let Ok(Ingested { transcript, .. }) = read {
        prop_assert_eq!(transcript.check(), Ok(()), "{}", transcript.text);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_cues_give_a_sound_transcript(text in assembled()) {
        for name in ["a.srt", "a.vtt", "a.csv", "a.tsv"] {
            is_sound(read_bytes(name, text.clone().into_bytes(), &Options::default()))?;
        }
    }

    #[test]
    fn any_json_gives_a_sound_transcript(text in json()) {
        is_sound(read_bytes("a.json", text.into_bytes(), &Options::default()))?;
    }

    #[test]
    fn cues_lose_no_word(cues in prop::collection::vec("[a-z]{1,8}( [a-z]{1,8}){0,6}[.?]?", 1..40)) {
        let cue = |(index, cue): (usize, &String)| format!("{index}\n00:{:02}:{:02},000 --> 00:59:00,000\n{cue}\n\n", index / 60, index % 60);
        let text: String = cues.iter().enumerate().map(cue).collect();
        let read = read_bytes("a.srt", text.into_bytes(), &Options::default()).expect("subtitles").transcript;
        let expected: Vec<&str> = cues.iter().flat_map(|cue| cue.split_whitespace()).collect();
        let words: Vec<&str> = read.text.split_whitespace().collect();
        prop_assert_eq!(words, expected);
        prop_assert_eq!(read.cues.len(), cues.len());
    }

    /// The text that is built reads the same again, where its rows have labels that recur.
    #[test]
    fn a_built_text_reads_the_same_again(rows in prop::collection::vec((0..2_usize, "[a-z]{2,8}( [a-z]{2,8}){0,5}[.?]"), 12..40)) {
        let names = ["Ani", "Ida", "Pak Rudi"];
        let mut last = 0;
        let rows: Vec<(&str, String)> = rows
            .into_iter()
            .map(|(step, body)| {
                last = (last + 1 + step) % 3;
                (names[last], body)
            })
            .collect();
        prop_assume!(names.iter().all(|name| rows.iter().filter(|(speaker, _)| speaker == name).count() != 1));
        let table: String = rows.iter().map(|(speaker, body)| format!("{speaker}\t{body}\n")).collect();
        let cues: String = rows
            .iter()
            .enumerate()
            .map(|(index, (speaker, body))| format!("00:{index:02}.000 --> 00:{index:02}.900\n<v {speaker}>{body}</v>\n\n"))
            .collect();
        for (name, content) in [("a.tsv", format!("speaker\ttext\n{table}")), ("a.vtt", format!("WEBVTT\n\n{cues}"))] {
            let built = read_bytes(name, content.into_bytes(), &Options::default()).expect(name).transcript;
            let (again, _) = turns(built.text.clone(), &Options::default());
            prop_assert_eq!(spoken(&again), spoken(&built), "{}", built.text);
        }
    }
}

#[test]
fn the_same_interview_as_text_and_as_subtitles_has_the_same_turns() {
    let Some(path) = shared("transcripts_en/noscribe_interview_de.vtt") else { return };
    let vtt = read_file(&path, &Options::default()).expect("subtitles");
    let text = read_file(&path.with_extension("txt"), &Options::default()).expect("text");
    let (found, expected) = (spoken(&vtt.transcript), spoken(&text.transcript));
    assert_eq!((found.len(), expected.len()), (55, 55));
    for (index, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert_eq!(found, expected, "turn {index}");
    }
    let odd = |warning: &benang_ingest::Warning| matches!(warning.kind, WarningKind::CueTimesOdd { .. });
    assert_eq!(vtt.diagnostics.warnings.iter().filter(|warning| odd(warning)).count(), 1);
}

#[test]
fn real_subtitles_are_read() {
    let check = |file: &str, turns: usize, cues: usize, words: usize| {
        let Some(path) = shared(&format!("awkward/{file}")) else { return };
        let read = read_file(&path, &Options::default()).expect(file).transcript;
        assert_eq!(read.check(), Ok(()), "{file}");
        let found = (read.turns.len(), read.cues.len(), read.text.split_whitespace().count());
        assert_eq!(found, (turns, cues, words), "{file}: {}", read.text);
    };
    check("pysrt_bom-utf-16-le.srt", 1, 7, 111);
    check("pysrt_bom-utf-8.srt", 1, 7, 111);
    check("webvtt_comments.vtt", 1, 5, 25);
    check("webvtt_cue_tags.vtt", 1, 3, 13);
    check("webvtt_invalid.vtt", 1, 7, 21);
    check("webvtt_missing_timeframe.srt", 1, 4, 15);
    check("webvtt_sample.vtt", 1, 16, 48);
    check("webvtt_using_identifiers.vtt", 1, 6, 18);
}

#[test]
fn tables_of_codes_are_no_interviews() {
    for file in [
        "codebooks/qcoder_codes.csv",
        "codebooks/rqi_interview_data.xlsx",
        "codebooks/sqaa_codebook.xlsx",
        "codebooks/taguette_serdif_codebook_20220223_0.csv",
        "codebooks/taguette_serdif_codebook_20220303_8.csv",
        "agreement/irr_diagnoses.csv",
        "agreement/irrCAC_cac.raw4raters.csv",
        "agreement/krippendorff_example_E.tsv",
        "agreement/krippendorff_wikipedia.csv",
    ] {
        let Some(path) = shared(file) else { return };
        let read = read_file(&path, &Options::default());
        assert!(matches!(read, Err(IngestError::NoTextColumn { .. })), "{file}: {read:?}");
    }
    let Some(path) = shared("agreement/rqi_columns.json") else { return };
    assert!(matches!(read_file(&path, &Options::default()), Err(IngestError::NoTranscript { .. })));
}
