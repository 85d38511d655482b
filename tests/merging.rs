//! Tables of parts add up to the table of the whole, byte for byte: what lets a corpus be counted in pieces.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]

mod benang;

use benang::{json, stdout};
use fs_err as fs;

/// The parts that the interviews are cut into.
const PARTS: [&[&str]; 2] = [&["01-kader-mawar.txt", "03-volunteer.md"], &["02-relawan.csv"]];

const FOLDER: &str = "tests/fixtures/interviews";

fn check(options: &[&str]) {
    let codebook = ["-c", "tests/fixtures/codebook.toml", "--format", "json"];
    let folder = tempfile::tempdir().expect("a folder");
    let mut merge = vec!["tally".to_owned(), "--merge".to_owned()];
    for (number, part) in PARTS.iter().enumerate() {
        let paths: Vec<String> = part.iter().map(|name| format!("{FOLDER}/{name}")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let table = stdout(&[&["tally"][..], &paths, &codebook, options].concat());
        let path = folder.path().join(format!("{number}.json"));
        fs::write(&path, table).expect("a part is written");
        merge.push(path.to_str().expect("a path in UTF-8").to_owned());
    }
    let merge: Vec<&str> = merge.iter().map(String::as_str).collect();
    let whole = stdout(&[&["tally", FOLDER][..], &codebook, options].concat());
    let segments = json(&merge).pointer("/totals/segments").and_then(serde_json::Value::as_u64);
    assert!(segments > Some(0), "{options:?}: nothing was counted");
    assert_eq!(stdout(&[&merge[..], &["--format", "json"]].concat()), whole, "{options:?}");
}

#[test]
fn parts_add_up_to_the_whole() {
    check(&[]);
    for key in ["speaker", "role", "language", "transcript"] {
        check(&["--by", key]);
    }
    check(&["--unit", "sentence"]);
    check(&["--unit", "paragraph", "--by", "speaker"]);
    check(&["--role", "interviewer", "--by", "speaker"]);
}
