//! Documents from elsewhere that come with what their text is, or in several formats. Without them beside
//! the workspace, the tests say so and pass, except in CI.

#![expect(clippy::print_stderr, reason = "says why it checks nothing")]
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{Options, read_file};
use benang_model::Transcript;
use std::path::PathBuf;

fn beside(path: &str) -> Option<PathBuf> {
    let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/realdata")).join(path);
    if file.is_file() {
        return Some(file);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", file.display());
    eprintln!("skipped: {} is not there", file.display());
    None
}

fn transcript(path: &str) -> Option<Transcript> {
    Some(read_file(&beside(path)?, &Options::default()).expect(path).transcript)
}

/// The lines of a text that aren't blank, with one space between words. There, bars separate the cells of
/// a table, and the places where a word may be broken are kept.
fn lines(text: &str, bar: &str) -> Vec<String> {
    let text = text.replace('\u{ad}', "").replace(bar, " ");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn rtf_has_the_text_that_is_expected_of_it() {
    for name in ["french", "nbsp", "simple_table", "specialchars"] {
        let Some(read) = transcript(&format!("awkward/striprtf_{name}.rtf")) else { return };
        let Some(expected) = beside(&format!("awkward/striprtf_{name}.expected.txt")) else { return };
        let expected = fs_err::read_to_string(expected).expect("text");
        assert_eq!(lines(&read.text, "\t"), lines(&expected, "|"), "{name}");
    }
}

#[test]
fn a_page_of_noscribe_has_the_turns_of_its_text() {
    // The page has no space in front of the marks where somebody who talks at the same time ends.
    let talk = |ending: &str| -> Option<Vec<(String, Option<u64>, String)>> {
        let transcript = transcript(&format!("transcripts_en/noscribe_interview_de.{ending}"))?;
        let of_turn = |turn: &benang_model::Turn| {
            let label = transcript.speaker(turn).map(|speaker| speaker.label.clone()).unwrap_or_default();
            let words = turn.bodies.iter().map(|span| span.of(&transcript.text)).collect::<Vec<_>>().join(" ");
            let words = words.replace("//", " // ").split_whitespace().collect::<Vec<_>>().join(" ");
            (label, turn.time_ms, words)
        };
        Some(transcript.turns.iter().map(of_turn).collect())
    };
    let (Some(text), Some(page)) = (talk("txt"), talk("html")) else { return };
    assert!(text.len() > 50, "{} turns", text.len());
    for (page, text) in page.iter().zip(&text) {
        assert_eq!(page, text);
    }
    assert_eq!(page.len(), text.len());
}
