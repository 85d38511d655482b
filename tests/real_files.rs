//! What real files must be read as, or why refused. What is expected was read off the files by eye, and counted
//! with `grep`, `pandoc` and `pdftotext`: never taken over from what the program says.
//!
//! A turn is one speaker's uninterrupted talk, so two labels of one speaker in a row begin one turn.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]
#![expect(clippy::indexing_slicing, reason = "JSON that lacks a key fails its test")]

use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The roles that a speaker may be given, where a reader of the file can't tell for certain either.
type Roles = &'static [&'static str];

const ASKS: Roles = &["interviewer"];
const ANSWERS: Roles = &["informant"];
/// Nothing in the file says that they are asked as informants.
const TALKS: Roles = &["unknown", "informant"];
/// Two people at a market: neither interviews, though one asks.
const BUYS: Roles = &["unknown", "other", "interviewer"];
const SELLS: Roles = &["unknown", "other", "informant"];
/// Several hosts and their guest, who ask each other.
const HOSTS: Roles = &["unknown", "other", "interviewer"];
const OPEN: Roles = &["unknown", "other"];

/// What a file must be read as.
struct Expected {
    file: &'static str,
    format: &'static str,
    /// Label, turns, roles that are right; in any order.
    speakers: &'static [(&'static str, u64, Roles)],
    /// Turns by nobody.
    nobody: u64,
    /// What must be in the text of a turn, and what must not be.
    has: &'static [&'static str],
    lacks: &'static [&'static str],
}

/// A file without speakers, which is one turn by nobody.
const fn prose(
    file: &'static str,
    format: &'static str,
    has: &'static [&'static str],
    lacks: &'static [&'static str],
) -> Expected {
    Expected { file, format, speakers: &[], nobody: 1, has, lacks }
}

const fn talk(file: &'static str, format: &'static str, speakers: &'static [(&'static str, u64, Roles)]) -> Expected {
    Expected { file, format, speakers, nobody: 0, has: &[], lacks: &[] }
}

/// `S01` greets, asks and thanks, but ends hardly more turns with a question mark than `S00`: 5 of 28, 4 of 26.
const NOSCRIBE: &[(&str, u64, Roles)] =
    &[("S01", 28, &["interviewer", "unknown"]), ("S00", 26, TALKS), ("S02", 1, TALKS)];

const READ: &[Expected] = &[
    // Headings and bullets in the third person.
    prose("transcripts_en/codereview_P1R2.txt", "text", &["Top to bottom"], &[]),
    // 162 stamps; runs of one name: 58, 60, 19, 3, 1.
    Expected {
        lacks: &["otter.ai"],
        ..talk(
            "transcripts_en/ladybug_otter_62.md",
            "markdown",
            &[
                ("Emma", 58, HOSTS),
                ("Unknown Speaker", 60, OPEN),
                ("Sidney", 19, HOSTS),
                ("Kelly", 3, HOSTS),
                ("Tailor", 1, &["unknown", "other", "informant"]),
            ],
        )
    },
    talk("transcripts_en/noscribe_interview_de.html", "html", NOSCRIBE),
    talk("transcripts_en/noscribe_interview_de.txt", "text", NOSCRIBE),
    talk("transcripts_en/noscribe_interview_de.vtt", "vtt", NOSCRIBE),
    // 94 labelled paragraphs after the title `Interview`; 37 and 38 are one speaker's, and 67 and 68.
    Expected {
        lacks: &["1/5", "5/5"],
        ..talk("transcripts_en/pdpilot_P1.pdf", "pdf", &[("Dan", 46, ASKS), ("Participant", 46, ANSWERS)])
    },
    prose("transcripts_en/qualcoder_ID1.docx", "docx", &["I’m happy to pay €200.|I'm happy to pay €200."], &[]),
    prose("transcripts_en/qualcoder_ID2.odt", "odt", &["The course cost €200.00"], &[]),
    talk(
        "transcripts_en/qualcoder_example_transcript.txt",
        "text",
        &[("id1", 3, TALKS), ("id2", 2, TALKS), ("id3", 2, TALKS)],
    ),
    // Only the moderator has a label. The participant talks between the moderator's turns and the tasks on the sheet
    // (`1`, `1.a`, `a.i`): 36 stretches, stage directions left out.
    Expected {
        has: &["So let's choose high probability events."],
        lacks: &["MODERATOR", "Data Lineage", "1.a", "a.ii"],
        ..talk(
            "transcripts_en/serdif_P7_GMT20211126.odt",
            "odt",
            &[("MODERATOR", 5, ASKS), ("Participant", 36, ANSWERS)],
        )
    },
    talk("transcripts_id/melayu_lisan_2003-10.txt", "text", &[("A", 2, BUYS), ("B", 2, SELLS)]),
    talk("transcripts_id/melayu_lisan_2003-1_A1_B2.txt", "text", &[("A", 3, BUYS), ("B", 3, SELLS)]),
    prose("transcripts_id/melayu_lisan_KL201709_monolog.txt", "text", &["Terime kasih."], &["\u{feff}"]),
    talk(
        "transcripts_id/mk_risalah_103_PUU_X_2012_excerpt.txt",
        "text",
        &[("KETUA: HAMDAN ZOELVA", 2, BUYS), ("PEMOHON: M. NURUL FAJRI", 2, SELLS)],
    ),
    prose("awkward/mammoth_comments.docx", "docx", &["Ouch."], &["comment"]),
    prose("awkward/mammoth_strict-format.docx", "docx", &["Test"], &[]),
    prose(
        "awkward/pandoc_comments.docx",
        "docx",
        &[
            "I want some text to have a comment on it.",
            "And so is this.",
            "And this is one with a comment in a comment.",
        ],
        &["I left a comment"],
    ),
    prose("awkward/pandoc_footnote.odt", "odt", &["Some text", "with a footnote.", "Footnote text"], &[]),
    prose("awkward/pandoc_notes.docx", "docx", &["Test footnote.", "My note.", "This is an endnote"], &[]),
    prose("awkward/pandoc_simpleTable.odt", "odt", &["Content", "More content"], &[]),
    prose("awkward/pandoc_tables.docx", "docx", &["Leaving Cleveland", "Multiparagraph"], &[]),
    prose(
        "awkward/pandoc_track_changes_deletion.docx",
        "docx",
        &["This is a text with a deletion."],
        &["excessively modified"],
    ),
    prose(
        "awkward/pandoc_track_changes_insertion.docx",
        "docx",
        &["This is a text with two exciting insertions."],
        &[],
    ),
    prose(
        "awkward/pysrt_bom-utf-16-le.srt",
        "srt",
        &["About 2 months ago I found myself on the comment section"],
        &["-->"],
    ),
    prose(
        "awkward/pysrt_bom-utf-8.srt",
        "srt",
        &["About 2 months ago I found myself on the comment section"],
        &["-->"],
    ),
    prose("awkward/striprtf_french.expected.txt", "text", &["10‘000 b c!"], &[]),
    prose("awkward/striprtf_french.rtf", "rtf", &["10‘000 b c!", "10´000 d?"], &["\\"]),
    prose("awkward/striprtf_nbsp.expected.txt", "text", &["This is some"], &[]),
    prose("awkward/striprtf_nbsp.rtf", "rtf", &["This is some"], &["\\"]),
    prose("awkward/striprtf_simple_table.expected.txt", "text", &["foo"], &[]),
    prose("awkward/striprtf_simple_table.rtf", "rtf", &["foo", "bar"], &["\\"]),
    prose("awkward/striprtf_specialchars.expected.txt", "text", &["Optional hyphen"], &[]),
    prose("awkward/striprtf_specialchars.rtf", "rtf", &["Optional hyphen"], &["\\"]),
    // Every line of a cue begins with a dash: two people, who have no names.
    prose(
        "awkward/webvtt_comments.vtt",
        "vtt",
        &["Ta en kopp varmt te.", "Det smakar som te."],
        &["Kyle", "translate"],
    ),
    prose("awkward/webvtt_cue_tags.vtt", "vtt", &["When the moon hits your eye", "That's amore"], &["<"]),
    // Without its first line it is still seen what it is.
    prose("awkward/webvtt_invalid.vtt", "vtt", &["Caption text #1", "Caption text #7"], &["-->"]),
    prose("awkward/webvtt_missing_timeframe.srt", "srt", &["Caption text #2", "Caption text #5"], &["-->"]),
    prose("awkward/webvtt_sample.vtt", "vtt", &["Caption text #16"], &["-->"]),
    prose("awkward/webvtt_using_identifiers.vtt", "vtt", &["Caption text #4"], &["-->", "second caption"]),
];

/// Files that can't be read, with a word of the reason.
const REFUSED: &[(&str, &str)] =
    &[("awkward/mammoth_empty.docx", "no text"), ("awkward/pdf_encrypted_aes256.pdf", "password")];

const FOLDERS: [&str; 3] = ["transcripts_en", "transcripts_id", "awkward"];

/// The folder of real files; none where they aren't, which is told.
fn real_files() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/realdata");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
    println!("skipped: {} is not there", folder.display());
    None
}

/// What `benang inspect` prints, whatever its exit code: some files must be refused.
fn stdout(options: &[&str], paths: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_benang"));
    let output = command.arg("inspect").args(options).args(paths).args(["--lang", "en"]).output();
    String::from_utf8(output.expect("the program can be run").stdout).expect("benang prints UTF-8")
}

fn text<'v>(of: &'v Value, key: &str) -> &'v str {
    of[key].as_str().unwrap_or_default()
}

/// What was read of a file, in the words of [`Expected`]; empty if it is as expected.
fn mismatch(expected: &Expected, file: &Value, body: &str) -> String {
    let mut wrong = String::new();
    let mut note = |what: String| {
        let _ = write!(wrong, "{what}; ");
    };
    if text(file, "status") != "read" {
        return format!("{}: {}", text(file, "status"), file["error"]["reason"]);
    }
    if text(file, "format") != expected.format {
        note(format!("format {}", text(file, "format")));
    }
    let mut found: Vec<(&str, u64, &str)> = file["speakers"]
        .as_array()
        .expect("speakers")
        .iter()
        .map(|it| (text(it, "label"), it["turns"].as_u64().unwrap_or_default(), text(it, "role")))
        .collect();
    for (label, turns, roles) in expected.speakers {
        match found.iter().position(|(name, ..)| name == label) {
            Some(at) => {
                let (_, has, role) = found.remove(at);
                if has != *turns || !roles.contains(&role) {
                    note(format!("{label} {has} {role}"));
                }
            }
            None => note(format!("no {label}")),
        }
    }
    found.iter().for_each(|(label, turns, role)| note(format!("extra {label} {turns} {role}")));
    if file["unlabelled"] != expected.nobody {
        note(format!("by nobody {}", file["unlabelled"]));
    }
    let all = expected.speakers.iter().map(|(_, turns, _)| turns).sum::<u64>() + expected.nobody;
    if file["turns"] != all {
        note(format!("{} turns", file["turns"]));
    }
    let missing = |part: &&&str| !part.split('|').any(|variant| body.contains(variant));
    expected.has.iter().filter(missing).for_each(|part| note(format!("lacks {part:?}")));
    expected.lacks.iter().filter(|part| body.contains(**part)).for_each(|part| note(format!("has {part:?}")));
    wrong
}

/// What is expected, in one line.
fn described(expected: &Expected) -> String {
    let speakers = expected.speakers.iter().map(|(label, turns, roles)| format!("{label} {turns} {}", roles.join("/")));
    speakers.chain([format!("by nobody {}", expected.nobody)]).collect::<Vec<_>>().join(", ")
}

#[test]
fn every_real_file_is_read_rightly_or_refused_with_its_reason() {
    let Some(folder) = real_files() else { return };
    let paths: Vec<String> = FOLDERS.iter().map(|name| folder.join(name).to_str().expect("UTF-8").to_owned()).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let inspection = serde_json::from_str::<Value>(&stdout(&["--format", "json"], &paths)).expect("JSON");
    let files = inspection["files"].as_array().expect("files");
    let turns = stdout(&["--turns"], &paths);
    let turns: Vec<Value> = turns.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let path_of = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let of = |name: &str| files.iter().find(|file| text(file, "path") == path_of(name));
    let body = |name: &str| {
        let own = turns.iter().filter(|turn| text(turn, "path") == path_of(name));
        // Lines and kinds of blanks don't matter.
        own.flat_map(|turn| text(turn, "text").split_whitespace()).collect::<Vec<_>>().join(" ")
    };

    let mut table = String::from("file · expected · got\n");
    let mut wrong = 0;
    let mut row = |name: &str, expected: String, got: String| {
        wrong += usize::from(!got.is_empty());
        let got = if got.is_empty() { "as expected".to_owned() } else { got };
        let _ = writeln!(table, "{name} · {expected} · {got}");
    };
    for expected in READ {
        let got =
            of(expected.file).map_or("not seen".to_owned(), |file| mismatch(expected, file, &body(expected.file)));
        row(expected.file, described(expected), got);
    }
    for (name, reason) in REFUSED {
        let got = of(name).map_or("not seen".to_owned(), |file| {
            let told = text(&file["error"], "reason");
            if text(file, "status") == "refused" && told.contains(reason) {
                String::new()
            } else {
                format!("{} {told:?}", text(file, "status"))
            }
        });
        row(name, format!("refused: {reason}"), got);
    }
    let known = |file: &&Value| {
        let path = text(file, "path");
        READ.iter().map(|it| it.file).chain(REFUSED.iter().map(|it| it.0)).any(|name| path_of(name) == path)
    };
    for file in files.iter().filter(|file| !known(file)) {
        row(text(file, "path"), "nothing".to_owned(), "nobody has said what it must be".to_owned());
    }
    println!("{table}");
    assert_eq!(wrong, 0, "{wrong} files are not as expected:\n{table}");
}

#[test]
fn languages_of_real_files_are_told() {
    let Some(folder) = real_files() else { return };
    let check = |name: &str, language: &str| {
        let path = folder.join(name).to_str().expect("UTF-8").to_owned();
        let inspection: Value = serde_json::from_str(&stdout(&["--format", "json"], &[&path])).expect("JSON");
        let shares = &inspection["files"][0]["languages"];
        println!("{name}: {shares}");
        assert!(shares[language].as_f64() >= Some(0.9), "{name}: {shares}");
    };
    // The interview is in German; spoken Malay is called Indonesian, from which it can't be told.
    ["txt", "vtt", "html"]
        .iter()
        .for_each(|ending| check(&format!("transcripts_en/noscribe_interview_de.{ending}"), "other"));
    ["2003-10", "2003-1_A1_B2", "KL201709_monolog"]
        .iter()
        .for_each(|name| check(&format!("transcripts_id/melayu_lisan_{name}.txt"), "id"));
    check("transcripts_id/mk_risalah_103_PUU_X_2012_excerpt.txt", "id");
    check("transcripts_en/ladybug_otter_62.md", "en");
    check("transcripts_en/pdpilot_P1.pdf", "en");
}
