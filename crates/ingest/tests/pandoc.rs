//! The text of documents against what pandoc, an independent reader, makes of them: at least 99 of 100
//! words of either are in the other. Without pandoc, or without the documents beside the workspace, the
//! tests say so and pass, except in CI.

#![expect(clippy::print_stderr, reason = "says why it checks nothing")]
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use benang_ingest::{IngestError, Ingested, Options, read_bytes, read_file};
use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many of the words of one text must be in the other.
const LEAST: f64 = 0.99;

/// What pandoc makes of `input`; none if it can't read it, or isn't there.
fn pandoc(arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let started = Command::new("pandoc")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = match started {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            assert!(std::env::var_os("CI").is_none(), "pandoc is missing");
            eprintln!("skipped: pandoc is not installed");
            return None;
        }
        started => started.expect("pandoc starts"),
    };
    let mut stdin = child.stdin.take().expect("piped");
    let sent = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output()
    });
    let output = sent.expect("pandoc ends");
    output.status.success().then_some(output.stdout)
}

/// The documents with this ending beside the workspace.
fn documents(ending: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/realdata"));
    if !folder.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// How often each word occurs, case and places to break it aside.
fn bag(text: &str) -> HashMap<String, usize> {
    let mut bag = HashMap::new();
    let text = text.replace('\u{ad}', "");
    for word in text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
    bag
}

/// The share of the words of `of` that are in `within`.
fn share(of: &HashMap<String, usize>, within: &HashMap<String, usize>) -> f64 {
    let all: usize = of.values().sum();
    let common: usize = of.iter().map(|(word, count)| within.get(word).copied().unwrap_or_default().min(*count)).sum();
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

fn assert_same_words(path: &Path, theirs: &str) {
    let ours = match read_file(path, &Options::default()) {
        Ok(file) => file.transcript.text,
        Err(IngestError::Empty) => String::new(),
        Err(error) => panic!("{}: {error}", path.display()),
    };
    let (ours, theirs) = (bag(&ours), bag(theirs));
    let (recall, precision) = (share(&theirs, &ours), share(&ours, &theirs));
    let only = |of: &HashMap<String, usize>, within: &HashMap<String, usize>| {
        let mut words: Vec<_> = of.keys().filter(|word| !within.contains_key(*word)).cloned().collect();
        words.sort();
        words.join(" ")
    };
    assert!(
        recall >= LEAST && precision >= LEAST,
        "{}: recall {recall:.3}, precision {precision:.3}\nonly pandoc: {}\nonly here: {}",
        path.display(),
        only(&theirs, &ours),
        only(&ours, &theirs),
    );
}

/// Compares all documents with this ending, which pandoc calls by the name `format`.
fn compare(ending: &str, format: &str) {
    for path in documents(ending) {
        let bytes = fs_err::read(&path).expect("a document");
        let arguments = ["-f", format, "-t", "plain", "--track-changes=accept", "--wrap=none"];
        match pandoc(&arguments, &bytes) {
            Some(theirs) => assert_same_words(&path, &String::from_utf8_lossy(&theirs)),
            None => eprintln!("skipped: pandoc doesn't read {}", path.display()),
        }
    }
}

#[test]
fn docx_has_the_words_that_pandoc_finds() {
    compare("docx", "docx");
}

#[test]
fn odt_has_the_words_that_pandoc_finds() {
    compare("odt", "odt");
}

#[test]
fn rtf_has_the_words_that_pandoc_finds() {
    compare("rtf", "rtf");
}

#[test]
fn html_has_the_words_that_pandoc_finds() {
    compare("html", "html");
}

const INTERVIEW: &str = "\
# Wawancara kader

P: Sejak kapan jadi kader?[^1]

TN: Dari **2008**, waktu itu *posyandu* baru.

P: Apa saja kegiatannya?

TN: Ada penimbangan, ada PMT.

[^1]: Kader posyandu.

1. Timbang
2. Catat
    a. Nama
    b. Berat
3. Pulang

- satu
- dua

| No | Pertanyaan | Jawaban |
|----|------------|---------|
| 1  | Siapa?     | Bu Tini |
| 2  | Kapan?     | Kemarin |
";

/// What pandoc writes as `format`, read here.
fn written(format: &str) -> Option<Ingested> {
    let bytes = pandoc(&["-f", "markdown", "-t", format, "-s", "-o", "-"], INTERVIEW.as_bytes())?;
    Some(read_bytes(&format!("kader.{format}"), bytes, &Options::default()).expect(format))
}

#[test]
fn lists_tables_and_notes_are_read_as_they_were_written() {
    for format in ["docx", "odt"] {
        let Some(file) = written(format) else { return };
        let lines: Vec<&str> = file.transcript.text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "Wawancara kader",
                "P: Sejak kapan jadi kader?[1]",
                "TN: Dari 2008, waktu itu posyandu baru.",
                "P: Apa saja kegiatannya?",
                "TN: Ada penimbangan, ada PMT.",
                "1. Timbang",
                "2. Catat",
                "a. Nama",
                "b. Berat",
                "3. Pulang",
                "• satu",
                "• dua",
                "No\tPertanyaan\tJawaban",
                "1\tSiapa?\tBu Tini",
                "2\tKapan?\tKemarin",
                "---",
                "[1] Kader posyandu.",
            ],
            "{format}"
        );
    }
}

#[test]
fn rtf_and_html_are_read_as_they_were_written() {
    let talk = [
        "Wawancara kader",
        "P: Sejak kapan jadi kader?[1]",
        "TN: Dari 2008, waktu itu posyandu baru.",
        "P: Apa saja kegiatannya?",
        "TN: Ada penimbangan, ada PMT.",
    ];
    let table = ["No\tPertanyaan\tJawaban", "1\tSiapa?\tBu Tini", "2\tKapan?\tKemarin"];
    let lines = |file: &Ingested| -> Vec<String> {
        file.transcript.text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let Some(rtf) = written("rtf") else { return };
    // pandoc writes marks of lists as text, with a tab behind them.
    let list = ["1.\tTimbang", "2.\tCatat", "a.\tNama", "b.\tBerat", "3.\tPulang", "•\tsatu", "•\tdua"];
    let notes = ["---", "[1] Kader posyandu."];
    assert_eq!(lines(&rtf), [&talk[..], &list, &table, &notes].concat());
    let Some(html) = written("html") else { return };
    // In a page, a note is a list item with a link, whatever it looks like.
    let talk = talk.map(|line| line.replace("[1]", "1"));
    let talk: Vec<&str> = talk.iter().map(String::as_str).collect();
    let list = ["1. Timbang", "2. Catat", "a. Nama", "b. Berat", "3. Pulang", "• satu", "• dua"];
    assert_eq!(lines(&html), [&talk[..], &list, &table, &["1. Kader posyandu.↩\u{fe0e}"]].concat());
}
