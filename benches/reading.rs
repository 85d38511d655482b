//! How fast files become turns, beside a floor of reading (and unzipping) the same bytes, in one run:
//!
//! ```console
//! cargo bench --bench reading
//! ```
//!
//! The files are copies of the sample corpus. What the figures mean is told in `docs/benchmarks.md`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::expect_used, reason = "a benchmark that can't be set up should say where")]

use benang_coding::{CodebookFile, RuleCoder, Rules, Scope};
use benang_ingest::{Options, read_file};
use benang_model::Unit;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Rounds of which the median counts. Floor and ours take turns, so that noise hits both.
const ROUNDS: usize = 5;
/// How much text each measurement reads, in bytes.
const BYTES: usize = 50_000_000;
/// Paragraphs of XML in one document, in bytes.
const DOCUMENT_BYTES: usize = 1_000_000;

fn main() {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    println!("{threads} threads, medians of {ROUNDS} rounds\n");
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reading");
    let corpus = corpus();
    let small = copies(&scratch.join("small"), &corpus);
    let joined: Vec<(String, Vec<u8>)> =
        corpus.iter().map(|(name, bytes)| (format!("joined-{name}"), bytes.repeat(50))).collect();
    let large = copies(&scratch.join("large"), &joined);
    let codebook = CodebookFile::read("[codebook]\nname = 'none'\nversion = '1'\n").expect("a codebook");
    let rules = Rules::compile(&codebook.codebook().expect("a codebook")).expect("rules");
    for (name, files) in [("files as they are", &small), ("files 50 times as long", &large)] {
        let bytes = size(files);
        let read = |path: &Path| fs_err::read(path).expect("a file").len();
        let turns = |path: &Path| read_file(path, &Options::default()).expect("a transcript").transcript.turns.len();
        report(&format!("text to turns, {name}"), bytes, threads, files, &read, &turns);
        let words = |path: &Path| {
            let transcript = read_file(path, &Options::default()).expect("a transcript").transcript;
            let mut words = 0;
            let mut coder = RuleCoder::new(&rules);
            coder.code(&transcript, Unit::Turn, Scope::NotInterviewer, |turn| words += turn.words.len());
            words
        };
        report(&format!("with words and languages, {name}"), bytes, threads, files, &read, &words);
    }
    let (documents, xml) = documents(&scratch.join("docx"), &corpus);
    let unzip = |path: &Path| {
        let bytes = fs_err::read(path).expect("a file");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut xml = Vec::new();
        archive.by_name("word/document.xml").expect("a part").read_to_end(&mut xml).expect("its bytes")
    };
    let turns = |path: &Path| read_file(path, &Options::default()).expect("a transcript").transcript.turns.len();
    report("DOCX to turns (bytes of XML)", xml, threads, &documents, &unzip, &turns);
}

/// The sample corpus's texts, name and bytes.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<PathBuf> =
        fs_err::read_dir(folder).expect("the corpus").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let texts = paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, fs_err::read(path).expect("a file"))
    };
    texts.map(read).collect()
}

/// Writes the texts as often as it takes, a file each.
fn copies(folder: &Path, texts: &[(String, Vec<u8>)]) -> Vec<PathBuf> {
    fs_err::create_dir_all(folder).expect("a scratch folder");
    let (mut files, mut bytes) = (Vec::new(), 0);
    for (number, (name, text)) in texts.iter().cycle().enumerate() {
        if bytes >= BYTES {
            break;
        }
        let path = folder.join(format!("{number}-{name}"));
        fs_err::write(&path, text).expect("a file");
        bytes += text.len();
        files.push(path);
    }
    files
}

/// Word documents of the corpus's lines, and how many bytes of XML they hold in all.
fn documents(folder: &Path, texts: &[(String, Vec<u8>)]) -> (Vec<PathBuf>, usize) {
    fs_err::create_dir_all(folder).expect("a scratch folder");
    let (mut files, mut bytes) = (Vec::new(), 0);
    while bytes < BYTES {
        let xml = document(texts, files.len());
        let path = folder.join(format!("{}.docx", files.len()));
        let mut archive = zip::ZipWriter::new(fs_err::File::create(&path).expect("a file"));
        let mut part = |name: &str, content: &str| {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            archive.write_all(content.as_bytes()).expect("a part");
        };
        part(
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
        );
        part(
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
        );
        part("word/document.xml", &xml);
        archive.finish().expect("an archive");
        bytes += xml.len();
        files.push(path);
    }
    (files, bytes)
}

/// The main part of a document, as Word writes it: a run of its own for each few words.
fn document(texts: &[(String, Vec<u8>)], from: usize) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#,
    );
    for (_, text) in texts.iter().cycle().skip(from) {
        if xml.len() >= DOCUMENT_BYTES {
            break;
        }
        for line in String::from_utf8_lossy(text).lines() {
            xml.push_str("<w:p><w:pPr><w:spacing w:after=\"0\"/></w:pPr>");
            let words: Vec<&str> = line.split_inclusive(' ').collect();
            for run in words.chunks(6) {
                xml.push_str("<w:r><w:rPr><w:lang w:val=\"id-ID\"/></w:rPr><w:t xml:space=\"preserve\">");
                xml.push_str(&run.concat().replace('&', "&amp;").replace('<', "&lt;"));
                xml.push_str("</w:t></w:r>");
            }
            xml.push_str("</w:p>");
        }
    }
    xml.push_str("</w:body></w:document>");
    xml
}

fn size(files: &[PathBuf]) -> usize {
    let length = |path: &PathBuf| fs_err::metadata(path).expect("a file").len();
    usize::try_from(files.iter().map(length).sum::<u64>()).unwrap_or_default()
}

/// What is done with a file; what it gives is added up, so that nothing is left out as unused.
type Job<'a> = &'a (dyn Fn(&Path) -> usize + Sync);

fn report(name: &str, bytes: usize, threads: usize, files: &[PathBuf], floor: Job<'_>, ours: Job<'_>) {
    let (mut floors, mut times) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        floors.push(time(threads, files, floor));
        times.push(time(threads, files, ours));
    }
    let speed = |times: &mut Vec<Duration>| bytes as f64 / 1e6 / median(times).as_secs_f64();
    let (floor, ours) = (speed(&mut floors), speed(&mut times));
    println!("{name:55} {ours:8.0} MB/s   floor {floor:8.0} MB/s   ratio {:.3}", ours / floor);
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// How long all threads take for all files.
fn time(threads: usize, files: &[PathBuf], job: Job<'_>) -> Duration {
    let (next, sum) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    sum.fetch_add(job(path), Ordering::Relaxed);
                }
            });
        }
    });
    let took = start.elapsed();
    assert!(sum.load(Ordering::Relaxed) > 0, "something was read");
    took
}
