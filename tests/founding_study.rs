//! The founding study's finding, found again in its own quotes; and none of its text in ours.
//!
//! The study lies beside the project, not in it: its quotes are other people's words. Where it isn't, these tests say
//! so and pass, except in CI.

#![expect(clippy::expect_used, reason = "what fails in a helper fails its test")]
#![expect(clippy::indexing_slicing, reason = "JSON that lacks a key fails its test")]
#![expect(clippy::print_stdout, reason = "the figures are for whoever reads the test's output")]

mod benang;

use benang::json;
use fs_err as fs;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

const THEMES: [&str; 5] = ["motivasi", "kesadaran", "manajemen-diri", "mobilisasi-sumber", "jaringan"];

/// The study's folder, if it is there.
fn study() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/study");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "CI needs the founding study in {}", folder.display());
    println!("skipped: there is no founding study in {}", folder.display());
    None
}

/// The themes' rows of the quotes' table, by transcript.
fn themes(study: &Path) -> HashMap<String, Value> {
    let quotes = study.join("quotes");
    let quotes = quotes.to_str().expect("a path in UTF-8");
    let table = json(&["tally", quotes, "-c", "codebooks/sumodiningrat.toml", "--by", "transcript"]);
    let rows = table["rows"].as_array().expect("rows").iter();
    rows.filter(|row| row["depth"] == 0).map(|row| (text(&row["code"]), row.clone())).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

#[test]
fn what_the_study_found_is_found_and_what_it_did_not_find_is_not() {
    let Some(study) = study() else { return };
    let themes = themes(&study);
    assert_eq!(themes.keys().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(THEMES));
    for theme in ["motivasi", "kesadaran", "jaringan"] {
        assert_eq!(themes[theme]["state"], "evidenced", "{theme}");
    }
    for theme in ["manajemen-diri", "mobilisasi-sumber"] {
        assert_eq!((&themes[theme]["state"], &themes[theme]["segments"]), (&"not_found".into(), &0.into()), "{theme}");
    }
}

#[test]
fn the_rules_agree_with_the_study_on_its_quotes() {
    let Some(study) = study() else { return };
    let themes = themes(&study);
    let table = fs::read_to_string(study.join("gold.tsv")).expect("the study's codings");
    // quote, speaker, role, theme, text
    let gold: Vec<(&str, &str)> = table
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.nth(2)?))
        })
        .filter(|(_, theme)| THEMES.contains(theme))
        .collect();
    assert_eq!(gold.len(), 10, "quotes of the five themes");
    let has = |quote: &str, theme: &str| {
        let by = themes[theme]["by"].as_object().expect("counts by transcript");
        let count = by.iter().find(|(name, _)| name.starts_with(quote)).map(|(_, count)| count);
        count.expect("every quote has its count") != 0
    };
    let hits = gold.iter().filter(|(quote, theme)| has(quote, theme)).count();
    let found: usize = gold.iter().map(|(quote, _)| THEMES.iter().filter(|theme| has(quote, theme)).count()).sum();
    let (recall, precision) = (hits as f64 / gold.len() as f64, hits as f64 / found as f64);
    println!(
        "{hits} of {} themes found, {found} proposed: recall {recall:.2}, micro precision {precision:.2}",
        gold.len()
    );
    for (quote, theme) in gold.iter().filter(|(quote, theme)| !has(quote, theme)) {
        println!("missed: {theme} in {quote}");
    }
    assert!(recall >= 0.9, "recall {recall:.2}");
    assert!(precision >= 0.6, "micro precision {precision:.2}");
}

/// Every run of `length` words of `text`, case and punctuation aside.
fn runs(text: &str, length: usize) -> HashSet<String> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(length).map(|run| run.join(" ")).collect()
}

/// All files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Holds that no file in `folder` has a run of `length` words that a quote has.
fn check_own_words(folder: &str, length: usize) {
    let Some(study) = study() else { return };
    let quotes = files(&study.join("quotes"));
    assert_eq!(quotes.len(), 11, "the study's quotes");
    let theirs: HashSet<String> =
        quotes.iter().flat_map(|path| runs(&fs::read_to_string(path).expect("a quote"), length)).collect();
    let ours = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(!ours.is_empty());
    let shared: Vec<String> = ours
        .iter()
        .flat_map(|path| {
            let bytes = fs::read(path).expect("a file of ours");
            let runs = runs(&String::from_utf8_lossy(&bytes), length);
            let shared: Vec<_> = runs.intersection(&theirs).map(|run| format!("{}: {run}", path.display())).collect();
            shared
        })
        .collect();
    assert!(shared.is_empty(), "words of real informants:\n{}", shared.join("\n"));
}

#[test]
fn the_codebooks_share_no_four_words_in_a_row_with_a_quote() {
    check_own_words("codebooks", 4);
}

/// Ordinary speech shares short runs, so longer ones are looked for.
#[test]
fn the_corpus_shares_no_six_words_in_a_row_with_a_quote() {
    check_own_words("corpus", 6);
    check_own_words("tests/fixtures", 6);
}
