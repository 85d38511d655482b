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
