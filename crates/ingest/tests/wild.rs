//! Real transcripts that stand beside the workspace and are no part of it: those whose conventions
//! are supported, and those that must stay whole. Without them the tests say so and pass, except in CI.

#![expect(clippy::print_stderr, reason = "says why it checks nothing")]

use benang_ingest::{Convention, Options, read_file};
use benang_model::Role;
use std::path::PathBuf;

/// A file beside the workspace; none if that folder isn't there.
fn shared(file: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    if folder.is_dir() {
        return Some(folder.join(file));
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
    eprintln!("skipped: {} is not there", folder.display());
    None
}

#[test]
fn quotes_of_one_line_have_a_speaker() {
    let Some(folder) = shared("study/quotes") else { return };
    let mut files: Vec<_> = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert_eq!(files.len(), 11);
    for path in files {
        let read = read_file(&path, &Options::default()).expect("a quote").transcript;
        let label = read.name.rsplit('-').next().unwrap_or_default();
        let found: Vec<_> = read.speakers.iter().map(|speaker| (speaker.label.as_str(), speaker.role)).collect();
        assert_eq!((found.as_slice(), read.turns.len(), read.check()), (&[(label, Role::Informant)][..], 1, Ok(())));
    }
}

#[test]
fn prose_stays_whole() {
    for file in ["transcripts_en/codereview_P1R2.txt", "transcripts_id/melayu_lisan_KL201709_monolog.txt"] {
        let Some(path) = shared(&format!("realdata/{file}")) else { return };
        let read = read_file(&path, &Options::default()).expect(file);
        let shape = (read.diagnostics.convention, read.transcript.speakers.len(), read.transcript.turns.len());
        assert_eq!(shape, (Convention::Prose, 0, 1), "{file}");
        assert_eq!(read.transcript.check(), Ok(()), "{file}");
    }
}

#[test]
fn the_right_people_speak() {
    let (en, id) = ("transcripts_en", "transcripts_id");
    let check = |file: String, convention: Convention, expected: &[(&str, usize)]| {
        let Some(path) = shared(&format!("realdata/{file}")) else { return };
        let read = read_file(&path, &Options::default()).expect(&file);
        let transcript = read.transcript;
        let turns = |speaker| transcript.turns.iter().filter(|turn| turn.speaker == Some(speaker)).count();
        let speakers = transcript.speakers.iter().enumerate();
        let found: Vec<(&str, usize)> =
            speakers.map(|(index, speaker)| (speaker.label.as_str(), turns(index))).collect();
        assert_eq!((found.as_slice(), read.diagnostics.convention), (expected, convention), "{file}");
        assert_eq!(transcript.turns.iter().filter(|turn| turn.speaker.is_none()).count(), 0, "{file}");
        assert_eq!(transcript.check(), Ok(()), "{file}");
    };
    let otter = [("Emma", 58), ("Kelly", 3), ("Unknown Speaker", 60), ("Tailor", 1), ("Sidney", 19)];
    check(format!("{en}/ladybug_otter_62.md"), Convention::NameTime, &otter);
    check(format!("{en}/noscribe_interview_de.txt"), Convention::LabelColon, &[("S01", 28), ("S00", 26), ("S02", 1)]);
    let ids = [("id1", 3), ("id2", 2), ("id3", 2)];
    check(format!("{en}/qualcoder_example_transcript.txt"), Convention::Bracket, &ids);
    check(format!("{id}/melayu_lisan_2003-10.txt"), Convention::IndexedLabel, &[("A", 2), ("B", 2)]);
    check(format!("{id}/melayu_lisan_2003-1_A1_B2.txt"), Convention::IndexedLabel, &[("A", 3), ("B", 3)]);
    let court = [("KETUA: HAMDAN ZOELVA", 2), ("PEMOHON: M. NURUL FAJRI", 2)];
    check(format!("{id}/mk_risalah_103_PUU_X_2012_excerpt.txt"), Convention::Court, &court);
}
