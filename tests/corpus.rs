//! What the sample corpus promises: its size, its variety, and the finding that it is built to show.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]
#![expect(clippy::indexing_slicing, reason = "JSON that lacks a key fails its test")]

mod benang;

use benang::{json, stdout};
use fs_err as fs;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;

/// A file says within so many lines that it is constructed.
const FIRST_LINES: usize = 12;

fn files() -> Vec<Value> {
    let inspection = json(&["inspect", "corpus"]);
    assert_eq!(inspection["totals"]["refused"], 0, "a file of the corpus can't be read");
    let files = inspection["files"].as_array().expect("files").iter();
    files.filter(|file| file["status"] == "read").cloned().collect()
}

fn text<'v>(of: &'v Value, key: &str) -> &'v str {
    of[key].as_str().expect(key)
}

fn sum(files: &[Value], key: &str) -> u64 {
    files.iter().map(|file| file[key].as_u64().expect(key)).sum()
}

/// Paths of the files of which more is Indonesian than English, and of the others.
fn by_language(files: &[Value]) -> [Vec<&str>; 2] {
    let share = |file: &Value, language: &str| file["languages"][language].as_f64().expect("a share");
    let (indonesian, english): (Vec<&Value>, Vec<&Value>) =
        files.iter().partition(|file| share(file, "id") > share(file, "en"));
    [indonesian, english].map(|files| files.into_iter().map(|file| text(file, "path")).collect())
}

#[test]
fn it_is_large_and_varied_enough() {
    let files = files();
    let [indonesian, english] = by_language(&files);
    assert!(indonesian.len() >= 9, "Indonesian: {indonesian:?}");
    assert!(english.len() >= 4, "English: {english:?}");
    let (turns, words) = (sum(&files, "turns"), sum(&files, "words"));
    assert!(turns >= 700, "{turns} turns");
    assert!(words >= 25_000, "{words} words");
    let different = |key| files.iter().map(|file| text(file, key)).collect::<BTreeSet<_>>();
    assert!(different("convention").len() >= 4, "conventions: {:?}", different("convention"));
    assert!(different("format").len() >= 2, "formats: {:?}", different("format"));
}

#[test]
fn everybody_in_it_is_known() {
    for file in files() {
        let path = text(&file, "path");
        assert_eq!(file["unlabelled"], 0, "{path}");
        for speaker in file["speakers"].as_array().expect("speakers") {
            assert_ne!(speaker["role"], "unknown", "{path}: {speaker}");
        }
    }
}

#[test]
fn every_file_says_that_it_is_constructed() {
    for file in files() {
        let path = text(&file, "path");
        let content = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path);
        let said = content.lines().take(FIRST_LINES).any(|line| {
            let line = line.to_lowercase();
            line.contains("constructed") || line.contains("rekaan")
        });
        assert!(said, "{path} doesn't say that it is constructed");
    }
}

#[test]
fn it_shows_four_of_the_five_strategies_in_both_languages() {
    let files = files();
    for paths in by_language(&files) {
        let table = json(&[&["tally"][..], &paths, &["-c", "codebooks/sumodiningrat.toml"]].concat());
        let themes = table["rows"].as_array().expect("rows").iter().filter(|row| row["depth"] == 0);
        let states: Vec<_> = themes.map(|row| (text(row, "code"), text(row, "state"))).collect();
        assert_eq!(
            states,
            [
                ("motivasi", "evidenced"),
                ("kesadaran", "evidenced"),
                ("manajemen-diri", "evidenced"),
                ("mobilisasi-sumber", "not_found"),
                ("jaringan", "evidenced"),
            ],
            "{paths:?}"
        );
    }
}

#[test]
fn each_coding_names_turns_of_informants_and_codes_that_exist() {
    let lines = stdout(&["inspect", "corpus", "--turns"]);
    let turns: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let name = |turn: &Value| Path::new(text(turn, "path")).file_stem().expect("a name").to_string_lossy().into_owned();
    let roles: HashMap<(String, u64), &str> =
        turns.iter().map(|turn| ((name(turn), turn["turn"].as_u64().expect("a number")), text(turn, "role"))).collect();
    let check = json(&["tally", "corpus", "-c", "codebooks/sumodiningrat.toml"]);
    let codes: HashSet<&str> = check["rows"].as_array().expect("rows").iter().map(|row| text(row, "code")).collect();
    for coder in ["coder-a", "coder-b"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/gold/{coder}.csv"));
        let table = fs::read_to_string(&file).expect("a coding");
        let mut rows = table.lines();
        assert_eq!(rows.next(), Some("transcript,turn,codes,note"), "{coder}");
        let mut seen = HashSet::new();
        for row in rows {
            // Only the note, which is last, may have commas.
            let [transcript, turn, given] = row.splitn(4, ',').take(3).collect::<Vec<_>>()[..] else {
                panic!("{coder}: {row}")
            };
            let place = (transcript.to_owned(), turn.parse::<u64>().expect(row));
            assert_eq!(roles.get(&place), Some(&"informant"), "{coder}: {row}");
            assert!(seen.insert(place), "{coder} has the turn twice: {row}");
            assert!(given.split(' ').all(|code| codes.contains(code)), "{coder}: {row}");
        }
        assert!(seen.len() > 100, "{coder} coded {} turns only", seen.len());
    }
}
